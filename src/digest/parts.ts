// A sentence as the pieces that it is put together of: what a record vouches for, and the composer's own connecting words.
// Verification looks at every piece; the text is nothing but their sequence.

/**
 * What a piece claims, and of which claim:
 * WORDS none, the composer's own; a NAME that the record gives (its holder, who voiced it, who spoke, who counted, who
 * takes part or carries messages, the source, the issue); a DAY; the VERB of a position and the words SAID after it;
 * a QUOTE word for word; the STANCE, its STRENGTH or that it has CONDITIONS; an AMOUNT with unit and qualifier; the
 * MEASURE of a figure; the ROLE of a participant; how many ORIGINS tell it; how a position MOVED; that two positions CLASH, or WAIT for each other.
 */
export type Part =
  | { readonly kind: "WORDS"; readonly text: string }
  | {
      readonly kind: "NAME";
      readonly text: string;
      readonly of: NameOf;
      readonly claimId: string;
      /** What a person is called once the name has been given in full. */
      readonly short?: string;
      /** What a body is called once its name has been given in full with these behind it: "the ILA". */
      readonly initials?: string;
    }
  | {
      readonly kind:
        | "DAY"
        | "VERB"
        | "SAID"
        | "QUOTE"
        | "STANCE"
        | "STRENGTH"
        | "CONDITIONS"
        | "AMOUNT"
        | "MEASURE"
        | "ROLE"
        | "ORIGINS";
      readonly text: string;
      readonly claimId: string;
    }
  | {
      readonly kind: "MOVED" | "CLASH" | "WAIT";
      readonly text: string;
      readonly claimId: string;
      /** The earlier position, or the other side. */
      readonly otherId: string;
    };

export type NameOf = "HOLDER" | "VOICE" | "SPEAKER" | "COUNTER" | "PARTICIPANT" | "VIA" | "SOURCE" | "ISSUE" | "POST";

/** One sentence, or a few that belong together. */
export type Sentence = readonly Part[];

export function textOf(sentence: Sentence): string {
  return sentence.map((part) => part.text).join("");
}

/** The claims that a sentence rests on, in order of first use, each once. */
export function claimIdsOf(sentence: Sentence): readonly string[] {
  return [
    ...new Set(
      sentence.flatMap((part) =>
        part.kind === "WORDS" ? [] : "otherId" in part ? [part.claimId, part.otherId] : [part.claimId],
      ),
    ),
  ];
}

/** Puts pieces together: what stands between the holes of the template are the composer's own words. */
export function say(strings: TemplateStringsArray, ...values: readonly (Part | Sentence)[]): Sentence {
  const parts: Part[] = [];
  for (const [index, text] of strings.entries()) {
    if (text !== "") parts.push({ kind: "WORDS", text });
    const value = values[index];
    if (value !== undefined) parts.push(...("kind" in value ? [value] : value));
  }
  return parts;
}

export function words(text: string): Part {
  return { kind: "WORDS", text };
}

/** "a", "a and b", "a, b and c". */
export function joined(sentences: readonly Sentence[], last = " and ", between = ", "): Sentence {
  return sentences.flatMap((sentence, index) =>
    index === 0 ? sentence : [words(index === sentences.length - 1 ? last : between), ...sentence],
  );
}

/** With a capital at the start. */
export function opened(sentence: Sentence): Sentence {
  const [first, ...rest] = sentence;
  if (first === undefined) return sentence;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/**
 * Without the day where all days of a sentence are the only one of the window: "said on 2 December that" → "said that".
 * `day`: as it is named.
 */
export function withoutDay(sentence: Sentence, day: string): Sentence {
  if (sentence.some((part) => part.kind === "DAY" && part.text !== day)) return sentence;
  const parts: Part[] = [];
  for (const [index, part] of sentence.entries()) {
    const isOn = part.kind === "WORDS" && part.text === "on " && sentence[index + 1]?.kind === "DAY";
    if (isOn && parts.length > 0) {
      const before = parts.at(-1);
      if (before?.kind === "WORDS") parts.splice(-1, 1, words(before.text.trimEnd()));
    } else if (!(part.kind === "DAY" && sentence[index - 1]?.text === "on " && index > 1)) parts.push(part);
  }
  return parts;
}

/** What stands between the names of several. */
const JOINING: ReadonlySet<string> = new Set([" and ", ", "]);

/**
 * Sentences that go on from the first: who it began with is a pronoun where the next begins with the same body, and the
 * same day is told once.
 */
export function continued(sentences: readonly Sentence[]): readonly Sentence[] {
  const [first, ...rest] = sentences;
  const [lead, next] = first ?? [];
  const day = first?.find((part) => part.kind === "DAY")?.text;
  if (first === undefined || lead === undefined) return sentences;
  return [
    first,
    ...rest.map((sentence): Sentence => {
      const [subject, ...others] = day === undefined ? sentence : withoutDay(sentence, day);
      const isSame =
        lead.kind === "NAME" &&
        lead.of === "HOLDER" &&
        lead.short === undefined &&
        // Of several holders "it" would be none.
        !JOINING.has(next?.text ?? "") &&
        subject?.kind === "NAME" &&
        subject.text === lead.text &&
        !JOINING.has(others[0]?.text ?? "");
      return subject === undefined
        ? []
        : [isSame ? words(/^the .*s$/.test(lead.text) ? "they" : "it") : subject, ...others];
    }),
  ];
}

/**
 * People by their last names once they have been named in full, and without the post that stood behind the name then;
 * bodies by their initials where they are named again: "the International Longshoremen's Association (ILA)".
 * `ambiguous`: last names that several people bear.
 */
export function shortened(sentences: readonly Sentence[], ambiguous: ReadonlySet<string>): readonly Sentence[] {
  const named = new Set<string>();
  const times = new Map<string, number>();
  // "The Alliance" at the start is "the Alliance" elsewhere.
  const keyOf = (text: string) => text.replace(/^The /, "the ");
  for (const part of sentences.flat()) times.set(keyOf(part.text), (times.get(keyOf(part.text)) ?? 0) + 1);
  return sentences.map((sentence) => {
    const parts: Part[] = [];
    let wasNamed = false;
    for (const [index, part] of sentence.entries()) {
      if (part.kind === "NAME" && part.initials !== undefined && (times.get(keyOf(part.text)) ?? 0) > 1) {
        const initials = part.text.startsWith("The ") ? part.initials.replace(/^the /, "The ") : part.initials;
        if (named.has(keyOf(part.text))) parts.push({ ...part, text: initials });
        else parts.push(part, words(" ("), { ...part, text: part.initials.replace(/^the /, "") }, words(")"));
        named.add(keyOf(part.text));
        continue;
      }
      if (part.kind === "NAME" && part.short !== undefined && !ambiguous.has(part.short)) {
        wasNamed = named.has(part.text);
        named.add(part.text);
        parts.push(wasNamed ? { ...part, text: part.short } : part);
        continue;
      }
      // ", prime minister," is three pieces.
      const isPost = [index - 1, index, index + 1].some((at) => isPostAt(sentence, at));
      if (!(wasNamed && isPost)) parts.push(part);
    }
    return parts;
  });
}

function isPostAt(sentence: Sentence, at: number): boolean {
  const part = sentence[at];
  return part?.kind === "NAME" && part.of === "POST";
}
