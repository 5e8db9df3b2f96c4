// Negotiations, the articles about them, their meetings and issues.

import { eq, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type {
  EventStatus,
  NegotiationFormat,
  NegotiationKind,
  NegotiationStatus,
  ParticipationRole,
} from "../domain/vocabulary.ts";

import { type Insert, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { meetings, negotiationArticles, negotiations } from "./tables.ts";

export interface NegotiationCandidate {
  readonly id: string;
  readonly kind: NegotiationKind;
  readonly venue: string | null;
  readonly lastActivityAt: Date;
  /** By surviving actor, in whatever role; one that has two is there twice. */
  readonly participants: readonly { readonly actorId: string; readonly role: ParticipationRole }[];
  /** Slugs. */
  readonly issues: readonly string[];
}

/** What a negotiation is looked for by. */
export interface Around {
  readonly publishedAt: Date;
  readonly actorIds: readonly string[];
  readonly venue: string | null;
}

/** Negotiations that are looked at for one article. */
export const MOST_CANDIDATES = 50;

/**
 * The negotiations of `ids`, and for each of `around` those that were reported on within `days` of its day and share a
 * participant or the venue, at most 50.
 */
export async function findNegotiationCandidates(
  db: Queryable,
  around: readonly Around[],
  days: number,
  ids: readonly string[],
): Promise<readonly NegotiationCandidate[]> {
  if (around.length === 0 && ids.length === 0) return [];
  const named = around.flatMap(({ actorIds }, place) => actorIds.map((actorId) => ({ place: place + 1, actorId })));
  const result = await db.execute<{
    id: string;
    kind: NegotiationKind;
    venue: string | null;
    last_activity_at: string;
    actors: string[];
    roles: ParticipationRole[];
    issues: string[];
  }>(sql`
    with named as (
      select distinct n.place, c.negotiation_id
        from unnest(${sql.param(named.map(({ place }) => place))}::int[], ${sql.param(named.map(({ actorId }) => actorId))}::uuid[]) n (place, actor_id)
        join actor a on a.surviving_id = n.actor_id
        join current_participation c on c.actor_id = a.id),
    found as (
      select f.id
        from unnest(${sql.param(around.map(({ publishedAt }) => publishedAt.toISOString()))}::timestamptz[],
                    ${sql.param(around.map(({ venue }) => venue))}::text[]) with ordinality w (published_at, venue, place)
       cross join lateral (
         select n.id from negotiation n
          where n.last_activity_at between w.published_at - make_interval(days => ${days}) and w.published_at + make_interval(days => ${days})
            and (n.venue = w.venue or n.id in (select negotiation_id from named where named.place = w.place))
          order by n.last_activity_at desc, n.id limit ${MOST_CANDIDATES}) f
      union select unnest(${sql.param([...ids])}::uuid[]))
    select n.id, n.kind, n.venue, n.last_activity_at, p.actors, p.roles,
           array(select i.slug from issue i where i.negotiation_id = n.id) as issues
      from negotiation n
     cross join lateral (
       select coalesce(array_agg(a.surviving_id::text), '{}') as actors, coalesce(array_agg(c.role), '{}') as roles
         from current_participation c join actor a on a.id = c.actor_id where c.negotiation_id = n.id) p
     where n.id in (select id from found)`);
  return result.rows.map(({ actors, roles, last_activity_at, ...row }) => ({
    ...row,
    lastActivityAt: new Date(last_activity_at),
    participants: actors.flatMap((actorId, index) => {
      const role = roles[index];
      return role === undefined ? [] : [{ actorId, role }];
    }),
  }));
}

export async function findNegotiation(
  db: Queryable,
  key: { readonly id: string } | { readonly slug: string },
): Promise<{ readonly id: string; readonly slug: string; readonly name: string } | null> {
  const [row] = await db
    .select({ id: negotiations.id, slug: negotiations.slug, name: negotiations.name })
    .from(negotiations)
    .where("id" in key ? eq(negotiations.id, key.id) : eq(negotiations.slug, key.slug));
  return row ?? null;
}

export interface NewNegotiation {
  readonly name: string;
  readonly slug: string;
  readonly kind: NegotiationKind;
  readonly status: NegotiationStatus;
  readonly format: NegotiationFormat;
  readonly venue: string | null;
  readonly startedOn: string | null;
  readonly startedEarliest: string | null;
  readonly startedLatest: string | null;
  readonly lastActivityAt: Date;
}

export async function addNegotiation(db: Queryable, negotiation: NewNegotiation): Promise<string> {
  const id = newId();
  await db.insert(negotiations).values({ id, ...negotiation });
  return id;
}

/** Slugs that begin with this one, to find a free one. */
export async function findSlugs(db: Queryable, slug: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ slug: negotiations.slug })
    .from(negotiations)
    .where(sql`${negotiations.slug} = ${slug} or ${negotiations.slug} like ${`${slug}-%`}`);
  return new Set(rows.map((row) => row.slug));
}

/** An article that is told of a negotiation. */
export interface ArticleLink {
  readonly negotiationId: string;
  readonly articleId: string;
  readonly publishedAt: Date;
  readonly linkedBy: string;
  readonly score: number | null;
  readonly venue: string | null;
  readonly format: NegotiationFormat | null;
}

/**
 * Ties articles to their negotiations and moves the last activity of these on; what is not known of where and how they
 * talk is taken from the first that tells. One article and negotiation at most once.
 */
export async function linkArticles(db: Queryable, links: readonly ArticleLink[]): Promise<void> {
  if (links.length === 0) return;
  const column = (values: readonly (string | number | null)[]) => sql.param([...values]);
  await db.execute(sql`
    insert into negotiation_article (negotiation_id, article_id, published_at, linked_by, score)
    select * from unnest(${column(links.map((link) => link.negotiationId))}::uuid[], ${column(links.map((link) => link.articleId))}::uuid[],
                         ${column(links.map((link) => link.publishedAt.toISOString()))}::timestamptz[],
                         ${column(links.map((link) => link.linkedBy))}::text[], ${column(links.map((link) => link.score))}::float8[])
    on conflict (negotiation_id, article_id) do update set published_at = excluded.published_at`);
  const byId = new Map<string, { latest: Date; venue: string | null; format: NegotiationFormat | null }>();
  for (const { negotiationId, publishedAt, venue, format } of links) {
    const one = byId.get(negotiationId) ?? { latest: publishedAt, venue, format };
    if (publishedAt > one.latest) one.latest = publishedAt;
    one.venue ??= venue;
    if (one.format === null || one.format === "UNKNOWN") one.format = format ?? one.format;
    byId.set(negotiationId, one);
  }
  const told = [...byId].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await db.execute(sql`
    update negotiation n
       set last_activity_at = greatest(n.last_activity_at, w.latest), venue = coalesce(n.venue, w.venue),
           format = case when n.format = 'UNKNOWN' then coalesce(w.format, 'UNKNOWN') else n.format end
      from unnest(${column(told.map(([id]) => id))}::uuid[], ${column(told.map(([, one]) => one.latest.toISOString()))}::timestamptz[],
                  ${column(told.map(([, one]) => one.venue))}::text[], ${column(told.map(([, one]) => one.format))}::text[]) w (id, latest, venue, format)
     where n.id = w.id`);
}

/** The negotiation that an article was tied to before; the newest, when there are several. */
export async function findLinked(db: Queryable, articleId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: negotiationArticles.negotiationId })
    .from(negotiationArticles)
    .where(eq(negotiationArticles.articleId, articleId))
    .orderBy(sql`${negotiationArticles.negotiationId} desc`)
    .limit(1);
  return row?.id ?? null;
}

export function meetingRows(
  found: readonly {
    readonly negotiationId: string;
    readonly articleVersionId: string;
    readonly heldOn: string | null;
    readonly heldEarliest: string;
    readonly heldLatest: string;
    readonly place: string | null;
    readonly level: string | null;
    readonly status: EventStatus;
  }[],
): readonly Insert[] {
  return [
    rowsOf(
      meetings,
      found.map((meeting) => ({ id: newId(), ...meeting })),
    ),
  ];
}

/** Removes the meetings that earlier versions of an article told of: meetings are no claims and carry no evidence. */
export async function removeMeetings(db: Queryable, articleId: string): Promise<void> {
  await db.execute(sql`delete from meeting m using article_version v where v.id = m.article_version_id and v.article_id = ${articleId}::uuid
    and not exists (select 1 from meeting_delegate d where d.meeting_id = m.id)`);
}

export interface ListedNegotiation {
  readonly slug: string;
  readonly name: string;
  readonly kind: NegotiationKind;
  readonly status: NegotiationStatus;
  readonly venue: string | null;
  readonly articles: number;
  readonly positions: number;
  readonly lastActivityAt: Date;
}

/** Every negotiation with its numbers, the latest first; at most 500. */
export async function listNegotiations(db: Queryable): Promise<readonly ListedNegotiation[]> {
  const result = await db.execute<{
    slug: string;
    name: string;
    kind: NegotiationKind;
    status: NegotiationStatus;
    venue: string | null;
    articles: number;
    positions: number;
    last_activity_at: string;
  }>(sql`
    select n.slug, n.name, n.kind, n.status, n.venue, n.last_activity_at,
           (select count(*)::int from negotiation_article a where a.negotiation_id = n.id) as articles,
           (select count(*)::int from position p join claim c on c.id = p.claim_id
             where p.negotiation_id = n.id and c.superseded_at is null) as positions
      from negotiation n order by n.last_activity_at desc, n.id limit 500`);
  return result.rows.map(({ last_activity_at, ...row }) => ({ ...row, lastActivityAt: new Date(last_activity_at) }));
}
