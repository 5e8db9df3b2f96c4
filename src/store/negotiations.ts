// Negotiations, the articles about them, their meetings and issues.

import { and, eq, isNull, or, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { linkIssues } from "../domain/issue.ts";
import type { EventStatus, NegotiationFormat, NegotiationKind, NegotiationStatus } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import { issues, meetings, negotiationArticles, negotiations } from "./tables.ts";

export interface NegotiationCandidate {
  readonly id: string;
  readonly kind: NegotiationKind;
  readonly venue: string | null;
  readonly lastActivityAt: Date;
  /** Parties, by surviving actor. */
  readonly parties: readonly string[];
  readonly issues: readonly string[];
}

/** Negotiations that were reported on within `days` of a day and share a participant or the venue; at most 50. */
export async function findNegotiationCandidates(
  db: Queryable,
  around: {
    readonly publishedAt: Date;
    readonly days: number;
    readonly actorIds: readonly string[];
    readonly venue: string | null;
  },
): Promise<readonly NegotiationCandidate[]> {
  const result = await db.execute<{
    id: string;
    kind: NegotiationKind;
    venue: string | null;
    last_activity_at: string;
    parties: string[];
    issues: string[];
  }>(sql`
    select n.id, n.kind, n.venue, n.last_activity_at,
           coalesce(array(select distinct a.surviving_id::text from current_participation c join actor a on a.id = c.actor_id
                           where c.negotiation_id = n.id and c.role = 'PARTY'), '{}') as parties,
           coalesce(array(select i.slug from issue i where i.negotiation_id = n.id), '{}') as issues
      from negotiation n
     where n.last_activity_at between ${around.publishedAt.toISOString()}::timestamptz - make_interval(days => ${around.days})
                                  and ${around.publishedAt.toISOString()}::timestamptz + make_interval(days => ${around.days})
       and (n.venue = ${around.venue} or exists (
             select 1 from current_participation c join actor a on a.id = c.actor_id
              where c.negotiation_id = n.id and a.surviving_id = any(${sql.param([...around.actorIds])}::uuid[])))
     order by n.last_activity_at desc, n.id
     limit 50`);
  return result.rows.map((row) => ({ ...row, lastActivityAt: new Date(row.last_activity_at) }));
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

/** Ties an article to a negotiation, and moves its last activity on. */
export async function linkArticle(
  db: Queryable,
  link: {
    readonly negotiationId: string;
    readonly articleId: string;
    readonly publishedAt: Date;
    readonly linkedBy: string;
    readonly score: number | null;
    readonly venue: string | null;
    readonly format: NegotiationFormat | null;
  },
): Promise<void> {
  await db
    .insert(negotiationArticles)
    .values({
      negotiationId: link.negotiationId,
      articleId: link.articleId,
      publishedAt: link.publishedAt,
      linkedBy: link.linkedBy,
      score: link.score,
    })
    .onConflictDoUpdate({
      target: [negotiationArticles.negotiationId, negotiationArticles.articleId],
      set: { publishedAt: link.publishedAt },
    });
  await db
    .update(negotiations)
    .set({
      lastActivityAt: sql`greatest(${negotiations.lastActivityAt}, ${link.publishedAt.toISOString()}::timestamptz)`,
      venue: sql`coalesce(${negotiations.venue}, ${link.venue})`,
      format: sql`case when ${negotiations.format} = 'UNKNOWN' then coalesce(${link.format}, 'UNKNOWN') else ${negotiations.format} end`,
    })
    .where(eq(negotiations.id, link.negotiationId));
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

export async function addMeetings(
  db: Queryable,
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
): Promise<void> {
  if (found.length > 0) await db.insert(meetings).values(found.map((meeting) => ({ id: newId(), ...meeting })));
}

/** Removes the meetings that earlier versions of an article told of: meetings are no claims and carry no evidence. */
export async function removeMeetings(db: Queryable, articleId: string): Promise<void> {
  await db.execute(sql`delete from meeting m using article_version v where v.id = m.article_version_id and v.article_id = ${articleId}::uuid
    and not exists (select 1 from meeting_delegate d where d.meeting_id = m.id)`);
}

/**
 * Ids of a negotiation's issues by slug; makes those that it does not have, under the taxonomy's issue of that slug. An
 * issue that the taxonomy does not have is the one whose name has the same key (`issueKey`), and its name is remembered
 * there as an alias.
 */
export async function ensureIssues(
  db: Queryable,
  negotiationId: string,
  wanted: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (wanted.size === 0) return new Map();
  const all = await db
    .select({
      id: issues.id,
      slug: issues.slug,
      name: issues.name,
      aliases: issues.aliases,
      negotiationId: issues.negotiationId,
    })
    .from(issues)
    .where(or(isNull(issues.negotiationId), eq(issues.negotiationId, negotiationId)))
    .orderBy(issues.id);
  const own = all.filter((issue) => issue.negotiationId !== null);
  const taxonomy = all.filter((issue) => issue.negotiationId === null);
  const proposed = [...wanted].map(([slug, name]) => ({ slug, name }));
  const links = linkIssues(proposed, [...own, ...taxonomy]);
  const rows: (typeof issues.$inferInsert)[] = [];
  const ids = new Map<string, string>();
  const addedIds = new Map<string, string>();
  const aliases = new Map<string, Set<string>>();
  for (const { slug, name } of proposed) {
    const known = links.known.get(slug);
    const target = known?.slug ?? links.added.get(slug) ?? slug;
    const owned = known?.negotiationId === negotiationId ? known.id : addedIds.get(target);
    const id = owned ?? newId();
    ids.set(slug, id);
    if (owned === undefined) {
      addedIds.set(target, id);
      rows.push({ id, negotiationId, slug: target, name: known?.name ?? name, parentId: known?.id ?? null });
    }
    // The taxonomy's names are nobody's alias: its slugs come from cues, not from a name in the text.
    if (known === undefined || known.slug !== slug) aliases.set(id, (aliases.get(id) ?? new Set()).add(name));
  }
  if (rows.length > 0) await db.insert(issues).values(rows);
  for (const [id, names] of aliases) {
    await db.execute(sql`
      update issue set aliases = aliases || array(
        select name from unnest(${sql.param([...names])}::text[]) as name where name <> issue.name and name <> all(issue.aliases))
       where id = ${id}::uuid`);
  }
  return ids;
}

/** Makes the taxonomy's rows that are missing; parents stand before children. */
export async function ensureTaxonomy(
  db: Queryable,
  taxonomy: readonly { readonly slug: string; readonly name: string; readonly parent: string | null }[],
): Promise<void> {
  const known = new Map(
    (await db.select({ id: issues.id, slug: issues.slug }).from(issues).where(isNull(issues.negotiationId))).map(
      (row) => [row.slug, row.id],
    ),
  );
  const missing = taxonomy.filter((issue) => !known.has(issue.slug));
  if (missing.length === 0) return;
  for (const issue of missing) known.set(issue.slug, newId());
  const rows = missing.map((issue) => ({
    id: known.get(issue.slug) ?? newId(),
    negotiationId: null,
    slug: issue.slug,
    name: issue.name,
    parentId: null,
  }));
  await db.insert(issues).values(rows).onConflictDoNothing();
  for (const issue of missing) {
    const parentId = issue.parent === null ? undefined : known.get(issue.parent);
    if (parentId !== undefined)
      await db
        .update(issues)
        .set({ parentId })
        .where(and(isNull(issues.negotiationId), eq(issues.slug, issue.slug)));
  }
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
