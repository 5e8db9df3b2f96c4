// What follows a cue: "said that …", "urged X to …", "promised to …", "described X as …", "complained about …".

import { clauseEnd, type ContentKind, trimmed } from "./clauses.ts";
import { afterAddressee, skipAdjuncts } from "./adjuncts.ts";
import type { Cue } from "./cues.ts";
import { quotationAt, type Range, type Token } from "./document.ts";
import {
  ABOUT_VERBS,
  ADDRESSED_VERBS,
  AS_VERBS,
  ASKING_VERBS,
  BARE_VERBS,
  CLAUSE_VERBS,
  COMMAND_VERBS,
  CUE_NOUNS,
  LIGHT_VERBS,
  OBJECT_VERBS,
  SELF_VERBS,
} from "./lexicon/reporting.ts";
import { isPossessive, isRelative, isTimeWord, nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";
import { beginsClause, type Syntax } from "./syntax.ts";

/** Where content begins, what else the cue holds, and who is told. */
interface Frame {
  readonly from: number;
  readonly cue?: Range;
  readonly addressee?: Phrase | null;
  readonly kind?: ContentKind;
}

export function readComplement(syntax: Syntax, cue: Cue): StatementDraft | null {
  const { lemma } = cue;
  const at = afterParticle(syntax, cue);
  if (cue.passive) return readClause(syntax, cue, at, null);
  const fixed =
    readLight(syntax, cue, at) ??
    readCommand(syntax, cue, at) ??
    readInfinitive(syntax, cue, at) ??
    readAccusation(syntax, cue, at);
  if (fixed !== null) return withContent(syntax, cue, fixed);
  const told = ADDRESSED_VERBS.has(lemma) ? afterAddressee(syntax, lemma, at) : null;
  return (
    readClause(syntax, cue, told?.at ?? at, told?.addressee ?? null) ??
    readAs(syntax, cue, at) ??
    readAbout(syntax, cue, told?.at ?? at) ??
    readObject(syntax, cue, at)
  );
}

/** "pointed out that", "laid out": the particle belongs to the cue. */
function afterParticle({ document, sentence }: Syntax, cue: Cue): number {
  const at = cue.group.verb + 1;
  const token = document.tokens[at];
  return token !== undefined && at < sentence.lastToken && /^(?:out|back|off)$/.test(token.lower) ? at + 1 : at;
}

function withContent(syntax: Syntax, cue: Cue, frame: Frame): StatementDraft | null {
  const { document, sentence } = syntax;
  const start = document.tokens[frame.from];
  if (start === undefined || frame.from >= sentence.lastToken) return null;
  return build(document, sentence, {
    verb: cue.lemma,
    cue: [frame.cue ?? cue.range],
    content: trimmed(document, start.start, clauseEnd(syntax, frame.from, cue, frame.kind ?? "CLAUSE")),
    addressee: frame.addressee ?? null,
    source: cue.source,
    follows: cue.follows,
    secondHand: cue.secondHand,
  });
}

/** "offered assurances that …" */
function readLight({ document, sentence }: Syntax, cue: Cue, at: number): Frame | null {
  if (!LIGHT_VERBS.has(cue.lemma) || !document.rules.has("statements.noun")) return null;
  const object = nounPhraseStartingAt(document, sentence, at);
  const head = object === null ? undefined : document.tokens[object.last];
  if (object === null || head === undefined || !CUE_NOUNS.has(head.lower)) return null;
  if (document.tokens[object.last + 1]?.lower !== "that") return null;
  return { from: object.last + 2, cue: { start: cue.range.start, end: object.end } };
}

/** "urged Norway to sign", "called on Norway to sign" */
function readCommand({ document, sentence }: Syntax, cue: Cue, at: number): Frame | null {
  if (!COMMAND_VERBS.has(cue.lemma) || !document.rules.has("statements.command")) return null;
  const on = cue.lemma === "call" && document.tokens[at]?.lower === "on" ? document.tokens[at] : undefined;
  const told = nounPhraseStartingAt(document, sentence, on === undefined ? at : at + 1);
  const behind = told === null ? undefined : document.tokens[told.last + 1];
  // "told them never to call"
  const to = behind !== undefined && /^(?:not|never)$/.test(behind.lower) ? document.tokens[behind.index + 1] : behind;
  if (told === null || to?.lower !== "to" || !isInfinitiveMarker(document.tokens, to)) return null;
  return {
    from: told.first,
    cue: { start: cue.range.start, end: on?.end ?? cue.range.end },
    addressee: told,
    kind: "PHRASE",
  };
}

function isInfinitiveMarker(tokens: readonly Token[], to: Token): boolean {
  if (to.tag === "PART") return true;
  const following = tokens[to.index + 1];
  const next = following !== undefined && /^[“"]$/.test(following.text) ? tokens[to.index + 2] : following;
  return next !== undefined && (next.tag === "VERB" || next.tag === "AUX") && !/(?:ing|ed)$/.test(next.lower);
}

/** "promised to sign" */
function readInfinitive({ document, sentence }: Syntax, cue: Cue, at: number): Frame | null {
  if (!SELF_VERBS.has(cue.lemma) || !document.rules.has("statements.infinitive")) return null;
  const from = document.tokens[at]?.lower === "not" ? at + 1 : at;
  const to = document.tokens[from];
  if (to === undefined || from >= sentence.lastToken || to.lower !== "to" || !isInfinitiveMarker(document.tokens, to))
    return null;
  return { from: at, kind: "PHRASE" };
}

/** "accused Norway of stalling", "blamed Norway for the delay" */
function readAccusation({ document, sentence }: Syntax, cue: Cue, at: number): Frame | null {
  const preposition = ACCUSING[cue.lemma];
  if (preposition === undefined || !document.rules.has("statements.accusation")) return null;
  const blamed = nounPhraseStartingAt(document, sentence, at);
  if (blamed === null) return null;
  for (let i = blamed.head + 1; i <= blamed.last + 1; i++) {
    if (document.tokens[i]?.lower === preposition) return { from: at, kind: "PHRASE" };
  }
  return null;
}

const ACCUSING: Readonly<Record<string, string>> = {
  accuse: "of",
  blame: "for",
  praise: "for",
  criticize: "for",
  criticise: "for",
  denounce: "for",
  condemn: "for",
  slam: "for",
  blast: "for",
};

const WH = /^(?:whether|how|why|what|who)$/;
const WH_ASKED = /^(?:if|whether|how|why|what|who|when|where|which)$/;
const TELLS_WHERE = /^(?:explain|describe|recall|reveal|disclose|tell|remind|ask|inquire|wonder|question|announce)$/;

/** "that …", "whether …", a quotation, or a clause with no word before it. */
function readClause(syntax: Syntax, cue: Cue, from: number, addressee: Phrase | null): StatementDraft | null {
  const { document, sentence } = syntax;
  const { lemma } = cue;
  if (!CLAUSE_VERBS.has(lemma)) return null;
  const { rules } = document;
  const at = rules.has("statements.adjuncts") ? skipAdjuncts(syntax, from, lemma) : from;
  const first = at < sentence.lastToken ? document.tokens[at] : undefined;
  if (first === undefined || first.text === ".") return null;
  if (rules.has("statements.that") && first.lower === "that" && (first.tag !== "DET" || beginsClause(syntax, at + 1))) {
    return withContent(syntax, cue, { from: at + 1, addressee });
  }
  if (first.lower === "that" && !rules.has("statements.that")) return null;
  const quoted = !rules.has("statements.quotation") ? null : readQuotation(syntax, cue, at, first, addressee);
  if (quoted !== null) return quoted;
  const wh = ASKING_VERBS.has(lemma) || TELLS_WHERE.test(lemma) ? WH_ASKED : WH;
  if (rules.has("statements.whether") && wh.test(first.lower) && lemma !== "think" && lemma !== "believe")
    return withContent(syntax, cue, { from: at, addressee });
  if (cue.passive || !rules.has("statements.clause")) return null;
  // The tagger overlooks a finite verb now and then; what follows "said" is a clause.
  // "everything Norway says is late": the verb behind is the sentence's own.
  if (first.tag === "AUX" && !followsRelative(syntax, cue)) return null;
  const said = lemma === "say" && sentence.lastToken - at > 5 && ["DET", "NOUN", "PROPN"].includes(first.tag);
  if (said && !isTimeWord(first)) return withContent(syntax, cue, { from: at, addressee });
  const bare = BARE_VERBS.has(lemma)
    ? beginsClause(syntax, at)
    : /^(?:he|she|they|it|there|we|i)$/.test(first.lower) && beginsClause(syntax, at);
  return bare ? withContent(syntax, cue, { from: at, addressee }) : null;
}

/** "which she says is late": the relative is the subject of what is said. */
function followsRelative({ document, sentence }: Syntax, cue: Cue): boolean {
  const before = cue.source === null ? undefined : document.tokens[cue.source.first - 1];
  return before !== undefined && before.index >= sentence.firstToken && isRelative(before);
}

function readQuotation(
  syntax: Syntax,
  cue: Cue,
  at: number,
  first: Token,
  addressee: Phrase | null,
): StatementDraft | null {
  const { document, sentence } = syntax;
  const introduced = first.text === "," || first.text === ":";
  const mark = introduced ? document.tokens[at + 1] : first;
  if (mark === undefined || !/^[“"]$/.test(mark.text)) return null;
  const quotation = quotationAt(document, mark.end);
  if (quotation === undefined) return null;
  const whole = quotation.end + 2 >= sentence.end || introduced;
  const end = whole ? quotation.end : clauseEnd(syntax, mark.index, cue);
  return build(document, sentence, {
    verb: cue.lemma,
    cue: [cue.range],
    content: trimmed(document, quotation.start, Math.max(end, quotation.end)),
    addressee,
    source: cue.source,
    follows: cue.follows,
    secondHand: cue.secondHand,
  });
}

/** "described the talks as promising" */
function readAs(syntax: Syntax, cue: Cue, at: number): StatementDraft | null {
  const { document, sentence } = syntax;
  const first = document.tokens[at];
  if (
    !document.rules.has("statements.as") ||
    !AS_VERBS.has(cue.lemma) ||
    first === undefined ||
    at >= sentence.lastToken
  )
    return null;
  const end = clauseEnd(syntax, at, cue, "PHRASE");
  if (!/ as /.test(document.text.slice(first.start, end))) return null;
  // The day of saying may stand before "as": "described the talks Tuesday as promising".
  const pieces: Range[] = [];
  let from = first.start;
  for (let i = at; i < sentence.lastToken; i++) {
    const word = document.tokens[i];
    if (word === undefined || word.start >= end) break;
    if (isTimeWord(word) && document.tokens[i + 1]?.lower === "as") {
      pieces.push(...trimmed(document, from, word.start));
      from = word.end;
    }
  }
  pieces.push(...trimmed(document, from, end));
  return build(document, sentence, {
    verb: cue.lemma,
    cue: [cue.range],
    content: pieces,
    source: cue.source,
    follows: cue.follows,
    secondHand: cue.secondHand,
  });
}

/** "complained about the delay", "warned against a war": the preposition belongs to the cue. */
function readAbout(syntax: Syntax, cue: Cue, at: number): StatementDraft | null {
  const { document, sentence } = syntax;
  const preposition = document.tokens[at];
  const next = document.tokens[at + 1];
  if (
    !document.rules.has("statements.about") ||
    !ABOUT_VERBS.has(cue.lemma) ||
    preposition === undefined ||
    next === undefined ||
    at + 1 >= sentence.lastToken
  )
    return null;
  const fits =
    preposition.lower === "about" ||
    (preposition.lower === "of" && /^(?:warn|boast|complain|caution|tell|inform|remind|speak)$/.test(cue.lemma)) ||
    (preposition.lower === "against" && /^(?:warn|caution|protest|argue|advise)$/.test(cue.lemma)) ||
    (preposition.lower === "for" && /^(?:call|appeal|plead|push|ask|press|argue)$/.test(cue.lemma)) ||
    (preposition.lower === "on" && /^(?:comment|elaborate|speculate|testify|expand)$/.test(cue.lemma)) ||
    (preposition.lower === "at" && cue.lemma === "hint");
  if (!fits) return null;
  return withContent(syntax, cue, {
    from: at + 1,
    cue: { start: cue.range.start, end: preposition.end },
    kind: "PHRASE",
  });
}

/** "demanded the release of …", "announced a pause": the object is what was said. */
function readObject(syntax: Syntax, cue: Cue, at: number): StatementDraft | null {
  const { document, sentence } = syntax;
  const first = at < sentence.lastToken ? document.tokens[at] : undefined;
  if (!document.rules.has("statements.object") || !OBJECT_VERBS.has(cue.lemma) || first === undefined) return null;
  const nominal =
    ["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(first.tag) ||
    isPossessive(first) ||
    /^(?:any|some|all|no|something|nothing|everything|anything)$/.test(first.lower);
  const gerund = first.tag === "VERB" && first.lower.endsWith("ing");
  if ((!nominal && !gerund) || isTimeWord(first)) return null;
  return withContent(syntax, cue, {
    from: at,
    kind: beginsClause(syntax, at) && BARE_VERBS.has(cue.lemma) ? "CLAUSE" : "PHRASE",
  });
}
