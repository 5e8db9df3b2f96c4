// The door to one digest: select → compose → verify, for a scope and a window. Rendering is render/.

import type { DigestCitation, DigestDocument, DigestItem, DigestSection } from "../domain/digest.ts";
import {
  type Cited,
  findArticlesOf,
  findCited,
  findEvents,
  findFigures,
  findNamed,
  findParticipants,
  findQuoted,
  findReported,
  type Scope,
  type Window,
} from "../store/digest.ts";
import type { Database } from "../store/database.ts";
import { findRoles, findStands } from "../store/stands.ts";

import { composeSections } from "./compose.ts";
import { movesOf } from "./moves.ts";
import type { DraftSection, Records } from "./records.ts";
import { type Sentence, verifySentence } from "./verify.ts";
import { daysOf } from "./wording.ts";

export interface DigestRequest {
  readonly scope: Scope;
  readonly window: Window;
  /** IANA zone in which the window's days are named. */
  readonly timeZone: string;
  /** Days of silence before a position is listed as not restated. */
  readonly patienceDays?: number;
  readonly title?: string;
}

const PATIENCE_DAYS = 14;

/**
 * Composes the digest of a window. The same records and the same request give the same document: no clock, no
 * randomness. Sentences whose citations do not hold are dropped and counted in `coverage`. A fixed number of statements,
 * however many negotiations.
 */
export async function composeDigest(db: Database, request: DigestRequest): Promise<DigestDocument> {
  const { scope, window } = request;
  const reported = await findReported(db, scope, window);
  const ids = reported.map((negotiation) => negotiation.id);
  const lastInstant = new Date(window.until.getTime() - 1);
  const [articles, stands, moved, roles, participants, statements, figures, events] = await Promise.all([
    findArticlesOf(db, ids, scope, window),
    findStands(
      db,
      ids.map((negotiationId) => ({ negotiationId, asOf: lastInstant, knownAt: FOREVER })),
    ),
    findStands(
      db,
      ids.map((negotiationId) => ({ negotiationId, asOf: lastInstant, knownAt: FOREVER, since: window.since })),
    ),
    findRoles(db, ids),
    findParticipants(db, ids),
    findQuoted(db, ids, scope, window),
    findFigures(db, ids, scope, window),
    findEvents(db, ids, scope, window),
  ]);
  const inScope = <T extends { readonly holderId: string; readonly issueId: string }>(list: readonly T[]) =>
    list.filter(
      (one) =>
        (scope.actors.length === 0 || scope.actors.includes(one.holderId)) &&
        (scope.issues.length === 0 || scope.issues.includes(one.issueId)),
    );
  const held = inScope(stands);
  const all = [...held, ...inScope(moved)];
  const [named, voices] = await Promise.all([
    findNamed(
      db,
      [...new Set([...all.map((stand) => stand.holderId), ...participants.map((one) => one.actorId)])],
      [...new Set(all.map((stand) => stand.issueId))],
    ),
    findCited(db, [...new Set(all.map((stand) => stand.claimId))]),
  ]);
  const zone = (date: Date) => new Intl.DateTimeFormat("sv-SE", { timeZone: request.timeZone }).format(date);
  const records = reported.map(
    (negotiation): Records => ({
      negotiation,
      stands: held.filter((stand) => stand.negotiationId === negotiation.id),
      moves: movesOf(
        inScope(moved).filter((stand) => stand.negotiationId === negotiation.id),
        window.since,
        window.until,
      ),
      participants: participants.filter((one) => one.negotiationId === negotiation.id),
      statements: statements.filter((one) => one.negotiationId === negotiation.id),
      figures: figures.filter((one) => one.negotiationId === negotiation.id),
      events: events.filter((one) => one.negotiationId === negotiation.id),
      articles: articles.filter((one) => one.negotiationId === negotiation.id),
      actors: named.actors,
      issues: named.issues,
      voices,
      roles: roles.get(negotiation.id) ?? new Map(),
      days: daysOf(Number(zone(lastInstant).slice(0, 4))),
      firstDay: zone(window.since),
      lastDay: zone(lastInstant),
      patienceDays: request.patienceDays ?? PATIENCE_DAYS,
    }),
  );
  const drafts = composeSections(records);
  const citedIds = new Set(
    drafts.flatMap((section) =>
      [...section.sentences, ...(section.table?.rows.flatMap((row) => row.cells) ?? [])].flatMap(
        (sentence) => sentence.claimIds,
      ),
    ),
  );
  const missing = [...citedIds].filter((id) => !voices.has(id));
  const cited = new Map([...voices, ...(await findCited(db, missing))]);
  const considered = new Set([
    ...all.map((stand) => stand.claimId),
    ...statements.map((one) => one.claimId),
    ...figures.map((one) => one.claimId),
    ...events.map((one) => one.claimId),
  ]);
  return verified(drafts, cited, {
    title: request.title ?? titleOf(records),
    window: { since: window.since, until: window.until },
    timeZone: request.timeZone,
    articles: new Set(articles.map((article) => article.id)).size,
    origins: new Set(articles.map((article) => article.originId)).size,
    considered: considered.size,
  });
}

const FOREVER = new Date("9999-12-31T00:00:00Z");

function titleOf(records: readonly Records[]): string {
  const names = records.map((one) => one.negotiation.name);
  const [first] = names;
  if (first === undefined) return "Digest";
  return names.length === 1 ? `Digest: ${first}` : `Digest: ${first} and ${names.length - 1} more`;
}

interface Frame {
  readonly title: string;
  readonly window: Window;
  readonly timeZone: string;
  readonly articles: number;
  readonly origins: number;
  readonly considered: number;
}

/** Sections whose sentences speak of the records themselves, which no citation supports. */
const ABOUT_RECORDS = new Set(["SOURCES", "GAPS"]);

/** Drops what does not hold, numbers the rest's citations in order of first use. */
function verified(drafts: readonly DraftSection[], cited: ReadonlyMap<string, Cited>, frame: Frame): DigestDocument {
  const numbers = new Map<string, number>();
  const citations: DigestCitation[] = [];
  const reasons = new Map<string, number>();
  let unreviewed = 0;
  const cite = (claimIds: readonly string[]): readonly number[] => {
    const list = [...new Set(claimIds)].map((id) => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      const number = numbers.size + 1;
      numbers.set(id, number);
      const found = cited.get(id);
      if (found !== undefined) {
        const { stored: _stored, voices: _voices, review, ...citation } = found;
        if (review === "EXTRACTED") unreviewed++;
        citations.push({ number, ...citation });
      }
      return number;
    });
    return list.toSorted((a, b) => a - b);
  };
  const check = (section: DraftSection, sentence: Sentence): DigestItem | null => {
    if (sentence.text === "") return { text: "", citations: [] };
    if (ABOUT_RECORDS.has(section.kind) || (section.kind === "BOTTOM_LINE" && sentence.claimIds.length === 0))
      return { text: sentence.text, citations: [] };
    const stored = sentence.claimIds.flatMap((id) => cited.get(id)?.stored ?? []);
    const verdict =
      stored.length < sentence.claimIds.length
        ? ({ holds: false, reason: "citation not found" } as const)
        : verifySentence(sentence, stored);
    if (!verdict.holds) {
      reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
      return null;
    }
    return { text: sentence.text, citations: cite(sentence.claimIds) };
  };
  const sections = drafts.flatMap((draft): readonly DigestSection[] => {
    const items = draft.sentences.flatMap((sentence) => check(draft, sentence) ?? []);
    if (items.length === 0 && draft.kind !== "BOTTOM_LINE") return [];
    const table = draft.table;
    if (table === undefined) return [{ kind: draft.kind, heading: draft.heading, items }];
    const rows = table.rows.map((row) => ({
      name: row.name,
      cells: row.cells.map((cell) => check(draft, cell) ?? { text: "", citations: [] }),
    }));
    return [{ kind: draft.kind, heading: draft.heading, items, table: { head: table.head, rows } }];
  });
  const omissions = [...reasons]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  return {
    title: frame.title,
    window: frame.window,
    timeZone: frame.timeZone,
    sections,
    citations,
    coverage: {
      articles: frame.articles,
      origins: frame.origins,
      claimsConsidered: frame.considered,
      claimsOmitted: omissions.reduce((sum, one) => sum + one.count, 0),
      omissions,
      unreviewed,
    },
  };
}
