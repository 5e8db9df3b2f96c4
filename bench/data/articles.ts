// One made-up article with everything that was read in it: the rows of all tables, the same for every run.

import { createHash } from "node:crypto";

import {
  type CLAIM_KINDS,
  CONDITION_KINDS,
  FIGURE_QUALIFIERS,
  type PARTICIPATION_ROLES,
  STANCES,
} from "../../src/domain/vocabulary.ts";
import { pick, type Random, random, uuid7, zipf } from "./random.ts";
import type { Rows } from "./rows.ts";
import { capital, madeUp, phrase, soughtSentences } from "./words.ts";
import {
  type Actor,
  CAST,
  DAY,
  DAYS,
  FIRST,
  ISSUES_EACH,
  type Negotiation,
  negotiationOf,
  positionsIn,
  SEED,
  type World,
} from "./world.ts";

const RECORDER = "bench 1";
const LANGUAGES = ["en", "en", "en", "en", "en", "en", "en", "fr", "es", "ar"] as const;
const MEASURES = [
  ["people-killed", "people"],
  ["people-displaced", "people"],
  ["aid-delivered", "tonnes"],
  ["damage", "dollars"],
] as const;

const drawHolder = zipf(CAST, 0.7);
const drawIssue = zipf(ISSUES_EACH, 0.6);

/** Text that grows by sentences, and where each stands. Everything is in the basic plane: units are code points. */
class Text {
  text = "";

  /** Adds a sentence; gives its span. */
  add(sentence: string, paragraph = false): Span {
    if (this.text !== "") this.text += paragraph ? "\n\n" : " ";
    const start = this.text.length;
    this.text += sentence;
    return { start, end: this.text.length, exact: sentence };
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** A claim's own id with what its rows share. */
interface Article {
  readonly chance: Random;
  readonly rows: Rows;
  readonly negotiation: Negotiation;
  readonly versionId: string;
  readonly recorded: number;
  readonly recordedAt: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly dayBefore: string;
  readonly cast: readonly Actor[];
  readonly unnamedId: string | null;
  /** How often each member of the cast is named, and where it was first. */
  readonly named: Map<Actor, Span[]>;
  ids: number;
}

/** Writes the rows of articles. */
export function articleWriter(world: World): (index: number, rows: Rows) => void {
  const { scale } = world;
  const negotiationNumber = negotiationOf(scale);
  const drawSource = zipf(world.sources.length, 1);
  return (index, rows) => {
    const chance = random(SEED, 3, index);
    const published = FIRST + Math.floor((index / scale.articles) * DAYS * DAY);
    const recorded = published + 3_600_000;
    const number = negotiationNumber(index);
    const negotiation = world.negotiations[number];
    if (negotiation === undefined) throw new Error(`No negotiation ${number}`);
    const versionId = uuid7(chance, recorded, 0);
    const article: Article = {
      chance,
      rows,
      negotiation,
      versionId,
      recorded,
      recordedAt: new Date(recorded).toISOString(),
      day: new Date(published).toISOString().slice(0, 10),
      dayBefore: new Date(published - DAY).toISOString().slice(0, 10),
      cast: negotiation.cast.flatMap((one) => world.actors[one] ?? []),
      unnamedId: chance.chance(0.4) ? uuid7(chance, recorded, 1) : null,
      named: new Map(),
      ids: 2,
    };
    const first = number === 0 ? index === 0 : isFirst(index, scale.negotiations);
    const text = write(article, positionsIn(index), first);
    const at = {
      index,
      published,
      source: world.sources[drawSource(chance)]?.id ?? "",
      title: `${negotiation.name}: ${phrase(chance, 5)}`,
    };
    writeHead(article, at, text);
  };
}

function isFirst(index: number, negotiations: number): boolean {
  return index - Math.floor(index / 20) - 1 < negotiations - 1;
}

function newId(article: Article): string {
  return uuid7(article.chance, article.recorded, article.ids++);
}

function member(article: Article, other?: Actor): Actor {
  const { chance, cast } = article;
  let found = cast[drawHolder(chance)];
  while (found === undefined || found === other) found = cast[chance.below(cast.length)];
  return found;
}

function name(article: Article, actor: Actor, start: number): void {
  const spans = article.named.get(actor) ?? [];
  spans.push({ start, end: start + actor.name.length, exact: actor.name });
  article.named.set(actor, spans);
}

function addClaim(article: Article, kind: (typeof CLAIM_KINDS)[number], spans: readonly Span[]): string {
  const { chance, rows, recordedAt } = article;
  const id = newId(article);
  const luck = chance.unit();
  const review = luck < 0.05 ? "CONFIRMED" : luck < 0.06 ? "REJECTED" : "EXTRACTED";
  const superseded = chance.chance(0.01) ? recordedAt : null;
  rows.add(
    "claim",
    ...[id, kind, article.negotiation.id, article.versionId, review, 0.6 + chance.below(4) / 10, "EXTRACTOR"],
    ...[RECORDER, recordedAt, superseded],
  );
  for (const [ordinal, span] of spans.entries())
    rows.add("evidence_segment", id, ordinal, article.versionId, span.start, span.end, span.exact);
  if (review !== "EXTRACTED") rows.add("review", newId(article), id, review, null, "bench", recordedAt);
  return id;
}

function write(article: Article, positions: number, first: boolean): string {
  const { chance } = article;
  const text = new Text();
  text.add(`${article.negotiation.venue} — ${capital(phrase(chance, 8))}.`);
  for (const sentence of soughtSentences(chance)) text.add(sentence);
  const statements = Array.from({ length: 4 }, () => addStatement(article, text));
  for (let n = 0; n < positions; n++) addPosition(article, text, statements, n % 4 === 0);
  addFigure(article, text);
  addEvent(article, text);
  const part = text.add(`Delegations met in ${article.negotiation.venue} and ${phrase(chance, 6)}.`, true);
  const taking = first ? article.cast : [article.cast[chance.below(article.cast.length)]];
  for (const actor of taking) if (actor !== undefined) addParticipation(article, actor, part);
  for (let n = 0; n < 3; n++) text.add(`${capital(phrase(chance, 10))}.`, n === 0);
  return text.text;
}

function addStatement(article: Article, text: Text): { readonly id: string; readonly speaker: Actor | null } {
  const { chance, rows, day } = article;
  const speaker = article.unnamedId !== null && chance.chance(0.2) ? null : member(article);
  const quote = capital(phrase(chance, 7));
  const who = speaker?.name ?? "an official who asked not to be named";
  const span = text.add(`“${quote},” ${who} said.`, true);
  if (speaker !== null) name(article, speaker, span.start + quote.length + 4);
  const content = { start: span.start + 1, end: span.start + 1 + quote.length, exact: quote };
  const id = addClaim(article, "STATEMENT", [content]);
  const { id: negotiationId } = article.negotiation;
  const mode = chance.chance(0.6) ? "DIRECT" : "INDIRECT";
  rows.add("statement", id, negotiationId, mode, quote, "said", day, day, day, false);
  rows.add("statement_speaker", id, 0, speaker?.id ?? null, speaker === null ? article.unnamedId : null, day);
  if (chance.chance(0.2)) rows.add("statement_addressee", id, member(article, speaker ?? undefined).id);
  return { id, speaker };
}

function addPosition(
  article: Article,
  text: Text,
  statements: readonly { readonly id: string; readonly speaker: Actor | null }[],
  paragraph: boolean,
): void {
  const { chance, rows, negotiation, day, dayBefore } = article;
  const issue = negotiation.issues[drawIssue(chance)];
  if (issue === undefined) throw new Error("An issue is missing");
  const holder = member(article);
  const stance = STANCES[Math.min(chance.below(12), 9)] ?? "DEMANDS";
  const summary = `${stance.toLowerCase().replace("_", " ")} ${pick(chance, issue.objects)} ${phrase(chance, 2)}`;
  const condition = chance.chance(0.2) ? `if ${phrase(chance, 3)}` : null;
  const span = text.add(`${holder.name} ${summary}${condition === null ? "" : `, ${condition}`}.`, paragraph);
  name(article, holder, span.start);
  const more = chance.chance(0.1) ? [text.add(`${capital(phrase(chance, 4))}.`)] : [];
  const id = addClaim(article, "POSITION", [span, ...more]);
  const luck = chance.unit();
  const stated = luck < 0.8 ? day : luck < 0.95 ? null : dayBefore;
  const latest = stated ?? day;
  const statement = chance.chance(0.3) ? pick(chance, statements).id : null;
  const strength = chance.chance(0.5) ? "FIRM" : chance.chance(0.8) ? "PREFERENCE" : "RED_LINE";
  rows.add(
    "position",
    ...[id, negotiation.id, holder.id, issue.id, stance, strength, summary, statement, stated, latest, latest],
  );
  const targets = new Set(Array.from({ length: chance.below(3) }, () => member(article, holder).id));
  for (const target of targets) rows.add("position_target", id, target);
  if (chance.chance(0.15)) {
    const voiced = article.unnamedId === null || chance.chance(0.6) ? member(article, holder).id : null;
    rows.add("position_voice", id, 0, voiced, voiced === null ? article.unnamedId : null);
  }
  if (condition === null) return;
  const conditionId = newId(article);
  rows.add("condition", conditionId, id, 0, pick(chance, CONDITION_KINDS), condition);
  const start = span.end - condition.length - 1;
  rows.add("condition_segment", conditionId, 0, article.versionId, start, start + condition.length, condition);
}

function addFigure(article: Article, text: Text): void {
  const { chance, rows } = article;
  const [measure, unit] = pick(chance, MEASURES);
  const value = 100 + chance.below(5_000);
  const counter = chance.chance(0.6) ? member(article) : null;
  const span = text.add(`${value} ${unit} were counted${counter === null ? "" : ` by ${counter.name}`}.`, true);
  if (counter !== null) name(article, counter, span.end - counter.name.length - 1);
  const id = addClaim(article, "FIGURE", [span]);
  const place = chance.chance(0.5) ? article.negotiation.venue : null;
  const attribution = counter === null ? "NARRATOR" : "EXPLICIT";
  rows.add("figure", id, measure, unit, value, pick(chance, FIGURE_QUALIFIERS.slice(0, 4)), place, null, attribution);
  if (counter !== null) rows.add("figure_attribution", id, 0, counter.id, null);
}

function addEvent(article: Article, text: Text): void {
  const { chance, rows, day, dayBefore } = article;
  const actor = member(article);
  const summary = `${actor.name} ${phrase(chance, 5)}`;
  const span = text.add(`${summary}.`);
  name(article, actor, span.start);
  const id = addClaim(article, "EVENT", [span]);
  const occurred = chance.chance(0.7) ? dayBefore : null;
  const bound = occurred ?? day;
  const status = chance.chance(0.8) ? "OCCURRED" : "PLANNED";
  rows.add("event", id, article.negotiation.id, "meeting", summary, occurred, bound, bound, null, status);
  rows.add("event_actor", id, actor.id);
}

function addParticipation(article: Article, actor: Actor, span: Span): void {
  const { chance, rows, negotiation, cast } = article;
  const place = cast.indexOf(actor);
  const role = roleOf(place);
  const presence = role === "PARTY" || chance.chance(0.7) ? "DIRECT" : "INDIRECT";
  const id = addClaim(article, "PARTICIPATION", [span]);
  rows.add("participation", id, negotiation.id, actor.id, role, presence);
  const mediator = cast[3];
  if (presence === "INDIRECT" && mediator !== undefined && mediator !== actor)
    rows.add("participation_via", id, mediator.id);
}

function roleOf(place: number): (typeof PARTICIPATION_ROLES)[number] {
  if (place < 3) return "PARTY";
  return place === 3 ? "MEDIATOR" : place === 4 ? "HOST" : place < 8 ? "OBSERVER" : "PARTICIPANT";
}

/** The article itself, when its text and all that it names are known. */
function writeHead(
  article: Article,
  at: { readonly index: number; readonly published: number; readonly source: string; readonly title: string },
  text: string,
): void {
  const { chance, rows, versionId, recordedAt } = article;
  const id = uuid7(chance, article.recorded, 4_095);
  const publishedAt = new Date(at.published).toISOString();
  const language = pick(chance, LANGUAGES);
  const copied = at.index > 100 && chance.chance(0.15) ? at.index - 1 - chance.below(100) : at.index;
  const origin = originOf(copied);
  rows.add("origin", originOf(at.index), recordedAt);
  rows.add(
    "article",
    ...[id, at.source, origin, copied === at.index ? null : 0.8, `https://news.example/${at.index}`, null, language],
    ...[at.title, publishedAt, versionId, recordedAt],
  );
  rows.add(
    "article_version",
    ...[versionId, id, 1, at.title, `By ${capital(madeUp(chance, 3))}`, publishedAt, language, text],
    ...[createHash("sha256").update(text).digest("hex"), RECORDER, recordedAt],
  );
  rows.add("negotiation_article", article.negotiation.id, id, publishedAt, "bench", null);
  if (article.unnamedId !== null)
    rows.add("unnamed_source", article.unnamedId, versionId, "an official", "asked not to be named", recordedAt);
  for (const [actor, spans] of article.named) {
    rows.add("article_actor", id, actor.id, spans.length, publishedAt);
    for (const span of spans.slice(0, 3))
      rows.add("mention", newId(article), versionId, actor.id, span.start, span.end, "NAME");
  }
}

function originOf(index: number): string {
  return uuid7(random(SEED, 4, index), FIRST, 0);
}
