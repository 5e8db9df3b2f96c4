// Texts whose grammar is not read: which of the actors that are known already they name, in whatever script.

import { normaliseName } from "../domain/names.ts";
import type { Note, ReadActor, Reading, ReadMention } from "../domain/reading.ts";
import { codePoints } from "../domain/text.ts";
import type { ActorName } from "../store/actors.ts";

/** A stretch of a text that may be a name; UTF-16 indices. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Words and letters of the longest name that is looked for. */
const LONGEST = 6;
const LONGEST_UNSPACED = 8;
/** Characters that are looked at; of scripts without spaces every place may begin a name, so that fewer are. */
const READ = 40_000;
const READ_UNSPACED = 8_000;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** One letter that Arabic and Hebrew write together with the word behind it: "and", "in", "to". */
const CLITIC = /^[وفبلكובלמהשכ](?=\p{L}{3})/u;

/** Stretches of up to six words that begin with a capital or in a script without capitals. */
export function stretchesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  const words = [...text.slice(0, READ).matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'.&-][\p{L}\p{N}\p{M}]+)*/gu)];
  const add = (start: number, end: number) => found.push({ start, end, text: text.slice(start, end) });
  for (const [index, word] of words.entries()) {
    const [written] = word;
    if (UNSPACED.test(written)) {
      if (word.index < READ_UNSPACED) addUnspaced(word.index, written);
      continue;
    }
    if (/^\p{Ll}/u.test(written)) continue;
    const clitic = CLITIC.test(written) ? 1 : 0;
    for (let count = 0; count < LONGEST; count++) {
      const last = words[index + count];
      const before = words[index + count - 1];
      if (last === undefined || (count > 0 && before !== undefined && !near(before, last))) break;
      const end = last.index + last[0].length;
      add(word.index, end);
      if (clitic > 0) add(word.index + clitic, end);
    }
  }
  return found;

  /** Nothing but a space stands between the words of a name. */
  function near(before: RegExpExecArray, after: RegExpExecArray): boolean {
    return after.index - before.index - before[0].length === 1 && /\s/.test(text[after.index - 1] ?? "");
  }

  function addUnspaced(at: number, run: string): void {
    const letters = Array.from(run);
    let start = at;
    for (const [index, letter] of letters.entries()) {
      let end = start;
      for (const more of letters.slice(index, index + LONGEST_UNSPACED)) {
        end += more.length;
        if (end - start >= 2) add(start, end);
      }
      start += letter.length;
    }
  }
}

export interface Named {
  readonly reading: Reading;
  /** Ids of the actors that were found, by the keys that they have in the reading. */
  readonly known: ReadonlyMap<string, string>;
}

/**
 * Adds to a reading the actors whose names its text holds, letter for letter. `names`: those of `stretches` that an actor
 * bears. A surname alone and what two actors are called is nobody's name here; the latter is noted.
 */
export function addKnownNames(reading: Reading, stretches: readonly Stretch[], names: readonly ActorName[]): Named {
  const byText = new Map<string, ActorName[]>();
  for (const name of names) byText.set(name.text, [...(byText.get(name.text) ?? []), name]);
  const point = codePoints(reading.text);
  const taken = reading.actors.flatMap((actor) => actor.mentions);
  const found = new Map<
    string,
    { readonly actor: ActorName; readonly names: Set<string>; readonly mentions: ReadMention[] }
  >();
  const notes: Note[] = [];
  let free = 0;
  // From left to right, the longest first.
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const bearers = (byText.get(stretch.text) ?? []).filter((name) => identifies(name));
    const actors = new Set(bearers.map((name) => name.actorId));
    const [actor] = bearers;
    const span = { start: point(stretch.start), end: point(stretch.end) };
    if (actor === undefined || stretch.start < free) continue;
    if (taken.some((mention) => mention.start < span.end && mention.end > span.start)) continue;
    free = stretch.end;
    if (actors.size > 1) {
      notes.push({
        step: "link",
        severity: "INFO",
        message: `"${stretch.text}" may be any of ${actors.size} known actors; it was linked to none`,
        span,
      });
      continue;
    }
    const entry = found.get(actor.actorId) ?? { actor, names: new Set<string>(), mentions: [] };
    entry.names.add(stretch.text);
    entry.mentions.push({ ...span, type: "NAME" });
    found.set(actor.actorId, entry);
  }
  const added = [...found.values()].map((entry, index): ReadActor & { readonly id: string } => ({
    id: entry.actor.actorId,
    key: `a${reading.actors.length + index + 1}`,
    name: entry.actor.name,
    kind: entry.actor.kind,
    names: [...entry.names],
    role: null,
    country: entry.actor.country,
    affiliations: [],
    mentions: entry.mentions,
  }));
  return {
    reading: {
      ...reading,
      actors: [...reading.actors, ...added.map(({ id: _id, ...actor }) => actor)],
      notes: [...reading.notes, ...notes],
    },
    known: new Map(added.map(({ key, id }) => [key, id])),
  };
}

/** Whether a name alone tells who is meant. */
function identifies(name: ActorName): boolean {
  if (name.kind === "COLLECTIVE" || name.nameKind === "DEMONYM") return false;
  const letters = Array.from(name.text).length;
  if (UNSPACED.test(name.text)) return letters >= (name.kind === "PERSON" ? 3 : 2);
  return letters >= 3 && (name.kind !== "PERSON" || normaliseName(name.text).includes(" "));
}
