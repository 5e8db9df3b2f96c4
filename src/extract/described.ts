// Actors that a text describes and does not name: groups, holders of a post, bodies by whose they are.

import type { ActorDraft } from "./cast.ts";
import type { Cast } from "./cast.ts";
import { groupName } from "./descriptions.ts";
import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { BELONGING, FOLLOWED, GROUPS, isGroup, OWNED_BODIES, POSTS } from "./lexicon/groups.ts";
import { isPossessive } from "./phrases.ts";
import { DESCRIBES } from "./traits.ts";

/** Adds to the cast whom the sentences describe; what a name or an earlier description covers is left alone. */
export function describeActors(document: Document, cast: Cast): void {
  for (const sentence of document.sentences) {
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = document.tokens[at];
      if (token === undefined || (token.traits & DESCRIBES) === 0) continue;
      // The tagger takes a noun that opens a sentence for a name.
      if (token.tag !== "NOUN" && !(token.tag === "PROPN" && at === sentence.firstToken)) continue;
      const read = DESCRIBED.get(token.lower);
      if (read === undefined || cast.at(at) !== undefined || quotationAt(document, token.start) !== undefined) continue;
      read(document, cast, sentence, token);
    }
  }
}

type Describe = (document: Document, cast: Cast, sentence: Sentence, head: Token) => void;

/** How the phrase is read of which a noun is the head. */
const DESCRIBED: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ...[...POSTS].map((noun): [string, Describe] => [noun, describePost]),
  ...[...GROUPS].map((noun): [string, Describe] => [noun, describeGroup]),
  ...[...OWNED_BODIES.keys()].map((noun): [string, Describe] => [noun, describeBody]),
]);

function describeGroup(document: Document, cast: Cast, sentence: Sentence, head: Token): void {
  const first = phraseStart(document, cast, sentence, head.index);
  const belongs = BELONGING.has(head.lower);
  const last = belongs ? phraseEnd(document, sentence, head.index) : head.index;
  const whose = affiliationsOf(document, cast, first, last);
  const distinct = whose.length > 0 || last > head.index || isModified(document, first, head.index);
  if (!FOLLOWED.has(head.lower) && !(distinct && isGroup(head.lower))) return;
  const name = groupName(textOf(document, first, last));
  if (name === "" || /^(?:other|such|those|these)$/i.test(name)) return;
  const actor = cast.describe(name, "COLLECTIVE", first, last);
  for (const other of whose) if (other !== actor) actor.affiliations.add(other);
}

/** "the head of the agency", "Norway's prime minister": a person that the text leaves without a name. */
function describePost(document: Document, cast: Cast, sentence: Sentence, head: Token): void {
  const first = phraseStart(document, cast, sentence, head.index);
  const last = phraseEnd(document, sentence, head.index);
  const next = document.tokens[last + 1];
  const before = document.tokens[first - 1];
  // Before or beside a name the post is that person's role.
  if (next !== undefined && last === head.index && /^\p{Lu}/u.test(next.text)) return;
  if (next?.text === "," && cast.at(last + 2)?.kind === "PERSON") return;
  if (before?.text === "," || /^(?:a|an)$/.test(document.tokens[first]?.lower ?? "")) return;
  if (before?.lower === "as" && document.tokens[first - 2]?.lower !== "well") return;
  const whose = affiliationsOf(document, cast, first, last).filter((one) => one.kind !== "PERSON");
  if (whose.length === 0) return;
  const name = groupName(textOf(document, first, last));
  const actor = cast.describe(name, "PERSON", first, last);
  actor.role ??= textOf(document, startOfModifiers(document, first, head.index), head.index).toLowerCase();
  for (const other of whose) if (other !== actor) actor.affiliations.add(other);
}

/** "Norway's foreign ministry", "the Norwegian army", "his government". */
function describeBody(document: Document, cast: Cast, sentence: Sentence, head: Token): void {
  const first = phraseStart(document, cast, sentence, head.index);
  const owner = document.tokens[first];
  const whose = affiliationsOf(document, cast, first, head.index).filter(
    (one) => one.kind === "STATE" || one.kind === "PERSON",
  );
  if (owner === undefined || whose.length === 0) return;
  const [side] = whose;
  const own = textOf(document, isPossessive(owner) ? first + 1 : first, head.index);
  const name = isPossessive(owner) && side !== undefined ? `${side.name}’s ${own}` : groupName(own);
  const actor = cast.describe(name, OWNED_BODIES.get(head.lower) ?? "GOVERNMENT_BODY", first, head.index);
  for (const other of whose) {
    if (other === actor) continue;
    if (other.kind !== "PERSON") actor.affiliations.add(other);
    else for (const state of other.affiliations) if (state.kind === "STATE") actor.affiliations.add(state);
  }
}

/** First token of the phrase that a head ends: over adjectives, nouns, possessors and one determiner. */
function phraseStart(document: Document, cast: Cast, sentence: Sentence, head: number): number {
  let start = head;
  for (let at = head - 1; at >= sentence.firstToken && head - at < 9; at--) {
    const token = document.tokens[at];
    if (token === undefined) break;
    const mark = token.text === "-" || /^['’]s?$/.test(token.text);
    if (/^(?:NOUN|ADJ|PROPN|NUM)$/.test(token.tag) || mark || cast.at(at) !== undefined) start = at;
    else {
      if (token.tag === "DET" || isPossessive(token)) start = at;
      break;
    }
  }
  while (/^['’]s?$|^-$/.test(document.tokens[start]?.text ?? "") && start < head) start++;
  return start;
}

const SENT =
  /^(?:negotiators|delegates|delegations|officials|ministers|diplomats|envoys|representatives|mediators|leaders|lawmakers)$/;

/** Over "of …", "led by …", "in …" and a clause with "who" that has no comma before it. */
function phraseEnd(document: Document, sentence: Sentence, head: number): number {
  const { tokens } = document;
  let at = head + 1;
  const next = tokens[at];
  if (next === undefined || at >= sentence.lastToken) return head;
  const clause = /^(?:who|held|led|backed|representing|involved)$/.test(next.lower);
  // "negotiators from Norway"; but "withdraw its troops from the valley".
  const from = next.lower === "from" && SENT.test(tokens[head]?.lower ?? "");
  if (!clause && next.lower !== "of" && !from) return head;
  let last = head;
  for (; at < sentence.lastToken && at - head < (clause ? 11 : 9); at++) {
    const token = tokens[at];
    if (token === undefined || /^[,.;:“”"—()]$/.test(token.text)) break;
    if (
      !clause &&
      at > head + 1 &&
      !/^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(token.tag) &&
      !/^(?:and|'s|’s|of|-)$/.test(token.lower)
    )
      break;
    // "leaders of Norway and Sweden" goes on; "the head of the agency and two guards" does not.
    if (!clause && token.lower === "and" && !(isGroup(tokens[head]?.lower ?? "") && isName(tokens[at + 1]))) break;
    if (clause && at > head + 1 && token.tag === "VERB" && at > head + 4) break;
    if (clause && /^(?:killed|said|to|and|but|that)$/.test(token.lower)) break;
    if (/^(?:NOUN|PROPN)$/.test(token.tag)) last = at;
  }
  return last;
}

function isName(token: Token | undefined): boolean {
  return token !== undefined && token.tag === "PROPN" && /^\p{Lu}/u.test(token.text);
}

function isModified(document: Document, first: number, head: number): boolean {
  for (let at = first; at < head; at++) {
    const token = document.tokens[at];
    if (token !== undefined && (token.tag === "ADJ" || token.tag === "NOUN" || token.tag === "PROPN")) return true;
  }
  return false;
}

/** Whom the phrase names inside, and whom its possessive means. */
function affiliationsOf(document: Document, cast: Cast, first: number, last: number): readonly ActorDraft[] {
  const from = document.tokens[first];
  const to = document.tokens[last];
  if (from === undefined || to === undefined) return [];
  const named = cast.within({ start: from.start, end: to.end });
  if (named.length > 0 || !isPossessive(from)) return named.filter((one) => one.named);
  const owner = cast.owner(from);
  return owner === undefined ? [] : [owner];
}

function startOfModifiers(document: Document, first: number, head: number): number {
  let at = head;
  while (
    at > first &&
    /^(?:NOUN|ADJ)$/.test(document.tokens[at - 1]?.tag ?? "") &&
    /^\p{Ll}/u.test(document.tokens[at - 1]?.text ?? "")
  )
    at--;
  return at;
}

function textOf(document: Document, first: number, last: number): string {
  const from = document.tokens[first];
  const to = document.tokens[last];
  return from === undefined || to === undefined ? "" : document.text.slice(from.start, to.end).replaceAll(/\s+/g, " ");
}
