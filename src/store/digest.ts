// What a digest is made of: the records of a window, and the evidence of the claims that it cites.

import { type SQL, sql } from "drizzle-orm";

import type {
  ClaimKind,
  EventStatus,
  FigureAttribution,
  FigureQualifier,
  NegotiationKind,
  ParticipationRole,
  Presence,
  Reliability,
  ReviewState,
} from "../domain/vocabulary.ts";

import { type Admission, admits, admitsVersion } from "./admission.ts";
import type { Queryable } from "./database.ts";
import { idList } from "./lists.ts";
import { nameIn, type Readership } from "./told-names.ts";

/** Empty lists mean all. */
export interface Scope {
  readonly negotiations: readonly string[];
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  readonly sources: readonly string[];
  /** BCP 47 tags in lower case; "en" takes in "en-GB", too. */
  readonly languages: readonly string[];
}

export interface Window {
  readonly since: Date;
  /** Exclusive. */
  readonly until: Date;
  /** Where given: what was published before the window, and came in after this instant, is of the window, too. */
  readonly lateSince?: Date;
}

/** SQL: `negotiation_article` as far as its articles are of a window, as `l`. */
function linksIn({ since, until, lateSince }: Window): SQL {
  const own = sql`select n.negotiation_id, n.article_id, n.published_at from negotiation_article n
        where n.published_at >= ${since.toISOString()}::timestamptz and n.published_at < ${until.toISOString()}::timestamptz`;
  if (lateSince === undefined) return sql`(${own}) l`;
  return sql`(${own} union all
        select n.negotiation_id, n.article_id, n.published_at from article late join negotiation_article n on n.article_id = late.id
         where late.recorded_at > ${lateSince.toISOString()}::timestamptz and n.published_at < ${since.toISOString()}::timestamptz) l`;
}

export interface DigestNegotiation {
  readonly id: string;
  readonly name: string;
  readonly kind: NegotiationKind;
  readonly venue: string | null;
  readonly articles: number;
}

/** Negotiations in scope, with their tracks, that were reported on in the window; the most reported first, at most 20. */
export async function findReported(
  db: Queryable,
  scope: Scope,
  window: Window,
  admission: Admission,
): Promise<readonly DigestNegotiation[]> {
  const result = await db.execute<{
    id: string;
    name: string;
    kind: NegotiationKind;
    venue: string | null;
    articles: number;
  }>(sql`
    select n.id, n.name, n.kind, n.venue, count(*)::int as articles
      from negotiation n
      join ${linksIn(window)} on l.negotiation_id = n.id
      join article a on a.id = l.article_id
     where ${scope.negotiations.length === 0 ? sql`true` : sql`(n.id = any(${idList(scope.negotiations)}) or n.parent_id = any(${idList(scope.negotiations)}))`}
       and ${admits(sql`a`, admission)} and a.status <> 'RETRACTED'
     group by n.id order by articles desc, n.name, n.id limit 20`);
  return result.rows;
}

export interface DigestArticle {
  readonly id: string;
  readonly negotiationId: string;
  readonly originId: string;
  readonly title: string;
  readonly sourceName: string;
  readonly reliability: Reliability;
  readonly url: string | null;
  readonly publishedAt: string;
  readonly corrected: boolean;
}

export async function findArticlesOf(
  db: Queryable,
  negotiationIds: readonly string[],
  window: Window,
  admission: Admission,
): Promise<readonly DigestArticle[]> {
  const result = await db.execute<{
    id: string;
    negotiation_id: string;
    origin_id: string;
    title: string;
    source: string;
    reliability: Reliability;
    url: string | null;
    published_at: string;
    corrected: boolean;
  }>(sql`
    select a.id, l.negotiation_id, a.origin_id, a.title, s.name as source, s.reliability, a.url, a.published_at, a.status = 'CORRECTED' as corrected
      from ${linksIn(window)} join article a on a.id = l.article_id join source s on s.id = a.source_id
     where l.negotiation_id = any(${idList(negotiationIds)}) and a.status <> 'RETRACTED' and ${admits(sql`a`, admission)}
     order by a.published_at, s.name, a.id limit 500`);
  return result.rows.map((row) => ({
    id: row.id,
    negotiationId: row.negotiation_id,
    originId: row.origin_id,
    title: row.title,
    sourceName: row.source,
    reliability: row.reliability,
    url: row.url,
    publishedAt: new Date(row.published_at).toISOString(),
    corrected: row.corrected,
  }));
}

interface ClaimBase {
  readonly claimId: string;
  readonly negotiationId: string;
  readonly originId: string;
  readonly review: ReviewState;
  readonly confidence: number;
}

export interface DigestStatement extends ClaimBase {
  readonly quote: string;
  readonly day: string;
  /** The first who speaks, as readers know them; null when nobody is known. */
  readonly speaker: string | null;
}

export interface DigestFigure extends ClaimBase {
  readonly measure: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: FigureQualifier;
  readonly attribution: FigureAttribution;
  readonly period: string | null;
  /** The first who counts, as readers know them; null when nobody is named. */
  readonly counter: string | null;
  readonly sourceName: string;
  readonly day: string;
}

export interface DigestEvent extends ClaimBase {
  readonly kind: string;
  readonly summary: string;
  readonly occurredOn: string | null;
  readonly earliest: string;
  readonly latest: string;
  readonly status: EventStatus;
  readonly actors: number;
  readonly sourceName: string;
}

/** SQL: the name of the first of those in a table with `actor_id`, `unnamed_source_id` and `ordinal`. */
const firstOf = (table: SQL, key: SQL, readers: Readership) => sql`(
    select coalesce(${nameIn(sql`s`, readers)}, u.description) from ${table} p left join actor o on o.id = p.actor_id
      left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = p.unnamed_source_id
     where ${key} = c.id order by p.ordinal limit 1)`;

/** Claims of a kind in the articles of a window, read in their current versions: `c`, `a`. */
function claimsOf(kind: ClaimKind, negotiationIds: readonly string[], window: Window, admission: Admission) {
  return sql`${linksIn(window)}
      join article a on a.id = l.article_id
      join claim c on c.article_version_id = a.current_version_id and c.kind = ${kind} and c.negotiation_id = l.negotiation_id
                  and c.superseded_at is null and c.review <> 'REJECTED' and c.confidence >= 0.5
                  and l.negotiation_id = any(${idList(negotiationIds)}) and ${admits(sql`a`, admission)}`;
}

/** Said by one of the actors, or by somebody who has a post with one of them; an empty list means all. */
function spokenBy(actors: readonly string[]) {
  return actors.length === 0
    ? sql`true`
    : sql`exists (select 1 from statement_speaker p join actor o on o.id = p.actor_id where p.statement_id = c.id
        and (o.surviving_id = any(${idList(actors)}) or exists (
          select 1 from membership m join actor b on b.id = m.organisation_id where m.person_id = o.surviving_id and b.surviving_id = any(${idList(actors)}))))`;
}

/** With one of the actors in it; an empty list means all. */
function doneBy(actors: readonly string[]) {
  return actors.length === 0
    ? sql`true`
    : sql`exists (select 1 from event_actor p join actor o on o.id = p.actor_id where p.event_id = c.id and o.surviving_id = any(${idList(actors)}))`;
}

/**
 * Statements of the window, in articles of the window, with words in quotation marks, and who made them; at most 300.
 * `actors`: surviving actors to whom to keep; empty for all.
 */
export async function findQuoted(
  db: Queryable,
  negotiationIds: readonly string[],
  actors: readonly string[],
  window: Window,
  readers: Readership,
): Promise<readonly DigestStatement[]> {
  const result = await db.execute<{
    claim_id: string;
    negotiation_id: string;
    origin_id: string;
    review: ReviewState;
    confidence: number;
    quote: string;
    day: string;
    speaker: string | null;
  }>(sql`
    select c.id as claim_id, c.negotiation_id, a.origin_id, c.review, c.confidence, t.quote, t.said_latest::text as day,
           ${firstOf(sql`statement_speaker`, sql`p.statement_id`, readers)} as speaker
      from ${claimsOf("STATEMENT", negotiationIds, window, readers.admission)} join statement t on t.claim_id = c.id
     where t.mode = 'DIRECT' and ${spokenBy(actors)}
       and t.said_latest >= (${window.since.toISOString()}::timestamptz at time zone 'UTC')::date and t.said_latest < (${window.until.toISOString()}::timestamptz at time zone 'UTC')::date + case when ${window.until.toISOString()}::timestamptz = date_trunc('day', ${window.until.toISOString()}::timestamptz) then 0 else 1 end
     order by t.said_latest desc, c.id desc limit 300`);
  return result.rows.map((row) => ({
    claimId: row.claim_id,
    negotiationId: row.negotiation_id,
    originId: row.origin_id,
    review: row.review,
    confidence: row.confidence,
    quote: row.quote,
    day: row.day,
    speaker: row.speaker,
  }));
}

/** Figures in articles of the window; at most 500. */
export async function findFigures(
  db: Queryable,
  negotiationIds: readonly string[],
  window: Window,
  readers: Readership,
): Promise<readonly DigestFigure[]> {
  const result = await db.execute<{
    claim_id: string;
    negotiation_id: string;
    origin_id: string;
    review: ReviewState;
    confidence: number;
    measure: string;
    unit: string;
    value: string;
    low: string | null;
    high: string | null;
    qualifier: FigureQualifier;
    attribution: FigureAttribution;
    period: string | null;
    counter: string | null;
    source: string;
    day: string;
  }>(sql`
    select c.id as claim_id, c.negotiation_id, a.origin_id, c.review, c.confidence, f.measure, f.unit, f.value::text, f.low::text, f.high::text, f.qualifier, f.attribution, f.period,
           ${firstOf(sql`figure_attribution`, sql`p.figure_id`, readers)} as counter,
           r.name as source, (a.published_at at time zone 'UTC')::date::text as day
      from ${claimsOf("FIGURE", negotiationIds, window, readers.admission)} join figure f on f.claim_id = c.id join source r on r.id = a.source_id
     order by a.published_at desc, c.id desc limit 500`);
  return result.rows.map((row) => ({
    claimId: row.claim_id,
    negotiationId: row.negotiation_id,
    originId: row.origin_id,
    review: row.review,
    confidence: row.confidence,
    measure: row.measure,
    unit: row.unit,
    value: Number(row.value),
    low: row.low === null ? null : Number(row.low),
    high: row.high === null ? null : Number(row.high),
    qualifier: row.qualifier,
    attribution: row.attribution,
    period: row.period,
    counter: row.counter,
    sourceName: row.source,
    day: row.day,
  }));
}

/** Events of the window, and those planned for after it; at most 500. `actors` as with statements. */
export async function findEvents(
  db: Queryable,
  negotiationIds: readonly string[],
  actors: readonly string[],
  window: Window,
  readers: Readership,
): Promise<readonly DigestEvent[]> {
  const result = await db.execute<{
    claim_id: string;
    negotiation_id: string;
    origin_id: string;
    review: ReviewState;
    confidence: number;
    kind: string;
    summary: string;
    occurred_on: string | null;
    earliest: string;
    latest: string;
    status: EventStatus;
    actors: number;
    source: string;
  }>(sql`
    select c.id as claim_id, c.negotiation_id, a.origin_id, c.review, c.confidence, e.kind, e.summary, e.occurred_on,
           e.occurred_earliest::text as earliest, e.occurred_latest::text as latest, e.status,
           (select count(*)::int from event_actor x where x.event_id = c.id) as actors, r.name as source
      from ${claimsOf("EVENT", negotiationIds, window, readers.admission)} join event e on e.claim_id = c.id join source r on r.id = a.source_id
     where ${doneBy(actors)}
     order by e.occurred_latest, c.id limit 500`);
  return result.rows.map((row) => ({
    claimId: row.claim_id,
    negotiationId: row.negotiation_id,
    originId: row.origin_id,
    review: row.review,
    confidence: row.confidence,
    kind: row.kind,
    summary: row.summary,
    occurredOn: row.occurred_on,
    earliest: row.earliest,
    latest: row.latest,
    status: row.status,
    actors: row.actors,
    sourceName: row.source,
  }));
}

export interface DigestParticipant {
  readonly negotiationId: string;
  readonly actorId: string;
  readonly name: string;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  readonly claimId: string;
  /** Place of the role in lists: parties 1, mediators, hosts, guarantors, observers, others. */
  readonly place: number;
  readonly via: readonly string[];
}

/** Who takes part now; where the article that says so is not admitted, the newest that is speaks in its place. */
export async function findParticipants(
  db: Queryable,
  negotiationIds: readonly string[],
  readers: Readership,
): Promise<readonly DigestParticipant[]> {
  const result = await db.execute<{
    negotiation_id: string;
    actor_id: string;
    name: string;
    role: ParticipationRole;
    presence: Presence;
    claim_id: string;
    place: number;
    via: readonly string[] | null;
  }>(sql`
    select p.negotiation_id, s.id as actor_id, ${nameIn(sql`s`, readers)} as name, q.role, q.presence, q.claim_id, p.ordinal as place,
           (select json_agg(${nameIn(sql`y`, readers)} order by y.name) from participation_via x join actor o on o.id = x.actor_id join actor y on y.id = o.surviving_id where x.participation_id = q.claim_id) as via
      from current_participation p join claim h on h.id = p.participation_id
      join participation q on q.claim_id = case when ${admitsVersion(sql`h.article_version_id`, readers.admission)} then p.participation_id else (
        select n.claim_id from actor m cross join lateral (
          select e.claim_id from participation e join claim f on f.id = e.claim_id
            join article_version v on v.id = f.article_version_id join article a on a.id = v.article_id
           where e.negotiation_id = p.negotiation_id and e.actor_id = m.id and e.role = p.role
             and f.superseded_at is null and f.review <> 'REJECTED' and ${admits(sql`a`, readers.admission, sql`v`)}
           order by e.claim_id desc limit 1) n
         where m.surviving_id = p.actor_id order by n.claim_id desc limit 1) end
      join actor o on o.id = q.actor_id join actor s on s.id = o.surviving_id
     where p.negotiation_id = any(${idList(negotiationIds)}) order by p.ordinal, s.name limit 400`);
  return result.rows.map((row) => ({
    negotiationId: row.negotiation_id,
    actorId: row.actor_id,
    name: row.name,
    role: row.role,
    presence: row.presence,
    claimId: row.claim_id,
    place: row.place,
    via: row.via ?? [],
  }));
}

export interface Named {
  /** Display name, then every other name. */
  readonly names: readonly string[];
  readonly kind: string;
}

/** What of a scope is not there, as `{ list, id }`; one statement. */
export async function findAbsent(
  db: Queryable,
  scope: Scope,
): Promise<readonly { readonly list: keyof Scope; readonly id: string }[]> {
  const absent = (name: string, table: string, ids: readonly string[]) =>
    sql`select ${name}::text as list, w.id from unnest(${idList(ids)}) w (id) where not exists (select 1 from ${sql.identifier(table)} t where t.id = w.id)`;
  const result = await db.execute<{ list: keyof Scope; id: string }>(sql`
    ${absent("negotiations", "negotiation", scope.negotiations)} union all ${absent("actors", "actor", scope.actors)}
    union all ${absent("issues", "issue", scope.issues)} union all ${absent("sources", "source", scope.sources)}`);
  return result.rows;
}

/**
 * The actors and issues of a scope as records name them now: actors that survive, issues with those under them in the
 * taxonomy. One statement, none for a scope that names neither.
 */
export async function resolveScope(
  db: Queryable,
  scope: Pick<Scope, "actors" | "issues">,
): Promise<Pick<Scope, "actors" | "issues">> {
  if (scope.actors.length === 0 && scope.issues.length === 0) return scope;
  const result = await db.execute<{ kind: "ACTOR" | "ISSUE"; id: string }>(sql`
    select distinct 'ACTOR' as kind, a.surviving_id as id from actor a where a.id = any(${idList(scope.actors)})
    union all
    select distinct 'ISSUE', i.id from issue i where i.id = any(${idList(scope.issues)}) or i.parent_id = any(${idList(scope.issues)})`);
  // What is no longer there must not turn into "all".
  const of = (kind: "ACTOR" | "ISSUE", named: readonly string[]) => {
    const found = result.rows.filter((row) => row.kind === kind).map((row) => row.id);
    return found.length === 0 ? named : found;
  };
  return { actors: of("ACTOR", scope.actors), issues: of("ISSUE", scope.issues) };
}

/** Names of actors and issues, by id. */
export async function findNamed(
  db: Queryable,
  actorIds: readonly string[],
  issueIds: readonly string[],
  readers: Pick<Readership, "namesLanguage">,
): Promise<{ readonly actors: ReadonlyMap<string, Named>; readonly issues: ReadonlyMap<string, string> }> {
  const result = await db.execute<{ id: string; name: string; kind: string; names: readonly string[] | null }>(sql`
    select a.id, ${nameIn(sql`a`, readers)} as name, a.kind,
           (select json_agg(n.text order by n.id) from actor_name n join actor o on o.id = n.actor_id where o.surviving_id = a.id) as names
      from actor a where a.id = any(${idList(actorIds)})
    union all
    select i.id, i.name, 'ISSUE', null from issue i where i.id = any(${idList(issueIds)})`);
  const actors = new Map<string, Named>();
  const issues = new Map<string, string>();
  for (const row of result.rows) {
    if (row.kind === "ISSUE") issues.set(row.id, row.name);
    else actors.set(row.id, { names: [row.name, ...(row.names ?? [])], kind: row.kind });
  }
  return { actors, issues };
}
