// Statements with whom they are ascribed to, when it was said and to whom.

import { type Cast, isActor, type Speaker, type UnnamedDraft } from "./cast.ts";
import { type DateDraft, datesFrom, dateWithin } from "./dates.ts";
import { type Document, type Sentence, tokenFrom } from "./document.ts";
import { nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import type { StatementDraft } from "./statement-drafts.ts";

export interface SpokenDraft {
  readonly draft: StatementDraft;
  readonly speakers: readonly Speaker[];
  readonly addressees: readonly Speaker[];
  readonly saidOn: string | null;
}

const ANONYMITY =
  /\b(?:on (?:the )?condition of anonymity|anonymously|declined to be (?:named|identified)|not authori[sz]ed|asked not to be (?:named|identified))\b/i;

/** Resolves the source of every statement, in text order: a pronoun means who spoke or acted before. */
export function findSpeakers(
  document: Document,
  cast: Cast,
  drafts: readonly StatementDraft[],
  dates: readonly DateDraft[],
): readonly SpokenDraft[] {
  const found: SpokenDraft[] = [];
  const byDraft = new Map<StatementDraft, SpokenDraft>();
  let recent: readonly Speaker[] = [];
  for (const draft of drafts) {
    const speakers =
      draft.follows !== null
        ? (byDraft.get(draft.follows)?.speakers ?? recent)
        : draft.source === null
          ? recent
          : cast.resolve(draft.source, recent, true);
    const sentence = document.sentences[draft.sentence];
    const cue = draft.cue[0];
    const spoken: SpokenDraft = {
      draft,
      speakers,
      addressees: addresseesOf(draft),
      saidOn:
        sentence === undefined || cue === undefined
          ? (byDraft.get(draft.follows ?? draft)?.saidOn ?? null)
          : saidOn(document, draft, dates, cue.end),
    };
    byDraft.set(draft, spoken);
    found.push(spoken);
    if (speakers.length > 0 && draft.source !== null) recent = speakers;
  }
  function addresseesOf(draft: StatementDraft): readonly Speaker[] {
    // A quotation that goes on is still said to the same.
    if (draft.cue.length === 0 && draft.follows !== null) return byDraft.get(draft.follows)?.addressees ?? [];
    const to = draft.addressee ?? writtenTo(document, draft);
    return to === null ? [] : cast.resolve(to, recent, false).filter(isActor);
  }
  if (document.rules.has("statements.anonymity")) for (const source of cast.unnamed) readReason(document, source);
  return found;
}

const WRITTEN =
  /\bin (?:an?|his|her|its|their|the|another)(?: \p{L}+){0,2} (?:letter|appeal|message|note|e-?mail|memo|memorandum|speech|address|plea|petition|briefing|presentation|testimony|report|warning) to (?=\p{L})/iu;
/** How far from the cue it may stand. */
const NEAR_CUE = 90;

/** "said in a letter to the union", "in a direct appeal to the envoys": whom it was written or called to. */
function writtenTo(document: Document, draft: StatementDraft): Phrase | null {
  const sentence = document.sentences[draft.sentence];
  const [cue] = draft.cue;
  if (sentence === undefined || cue === undefined || !document.rules.has("statements.adjuncts")) return null;
  for (const [from, to] of [
    [cue.end, Math.min(sentence.end, cue.end + NEAR_CUE)],
    [Math.max(sentence.start, cue.start - NEAR_CUE), cue.start],
  ] as const) {
    const near = document.text.slice(from, to);
    const match = near.includes(" to ") ? WRITTEN.exec(near) : null;
    if (match === null) continue;
    const at = from + match.index;
    if (draft.content.some((range) => range.start <= at && at < range.end)) continue;
    const told = nounPhraseStartingAt(document, sentence, tokenFrom(document, at + match[0].length));
    return told === null ? null : withClause(document, sentence, told);
  }
  return null;
}

/** "the envoys who were in Lima": up to the next mark, which tells them from other envoys. */
function withClause(document: Document, sentence: Sentence, phrase: Phrase): Phrase {
  if (document.tokens[phrase.last + 1]?.lower !== "who") return phrase;
  let last = phrase.last + 1;
  while (last + 1 < sentence.lastToken && /^[\p{L}\d'’-]+$/u.test(document.tokens[last + 1]?.text ?? "")) last++;
  return { ...phrase, last, end: document.tokens[last]?.end ?? phrase.end };
}

/** The day right at the cue ("said Tuesday", "On Monday, … said"), not one of the content. */
function saidOn(document: Document, draft: StatementDraft, dates: readonly DateDraft[], at: number): string | null {
  if (!document.rules.has("statements.day")) return null;
  const sentence = document.sentences[draft.sentence];
  const start = sentence?.start ?? 0;
  const outside = datesFrom(dates, { start, end: Math.max(at + 30, start + 6) }).filter(
    (date) =>
      !date.value.startsWith("P") && !draft.content.some((range) => date.start >= range.start && date.end <= range.end),
  );
  const near = dateWithin(
    outside,
    { start: Math.max(start, at - 60), end: Math.min(sentence?.end ?? at + 30, at + 30) },
    at,
  );
  if (near !== null || sentence === undefined) return near;
  return outside.find((date) => date.start - start <= 5)?.value ?? null;
}

/** "…, who spoke on condition of anonymity to discuss sensitive diplomacy." */
function readReason(document: Document, source: UnnamedDraft): void {
  const at = source.evidence[0];
  if (at === undefined) return;
  const token = document.tokens[tokenFrom(document, at.start)];
  const sentence = token === undefined ? undefined : document.sentences[token.sentence];
  if (sentence === undefined) return;
  const rest = document.text.slice(at.start, sentence.end);
  const match = ANONYMITY.exec(rest);
  if (match === null) return;
  const reason = /^[\s,]*((?:to|because|since|in order to|as|for fear|due|citing|while)\b[^.;”]*)/.exec(
    rest.slice(match.index + match[0].length),
  )?.[1];
  source.anonymityReason = (reason ?? match[0]).trim();
  source.evidence.splice(0, source.evidence.length, {
    start: at.start,
    end:
      at.start +
      match.index +
      match[0].length +
      (reason === undefined ? 0 : rest.slice(match.index + match[0].length).indexOf(reason) + reason.length),
  });
}
