// Actors: candidates by name, new ones with their names, mentions, unnamed sources, merges.

import { eq, inArray, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { normaliseName } from "../domain/names.ts";
import type { ActorKind, ActorNameKind, MentionType } from "../domain/vocabulary.ts";

import { type Insert, insertRows, insertTogether, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import {
  actorIdentifiers,
  actorMerges,
  actorNames,
  actors,
  articleActors,
  memberships,
  mentions,
  unnamedSourceAffiliations,
  unnamedSources,
} from "./tables.ts";

export interface Candidate {
  /** The surviving actor. */
  readonly actorId: string;
  readonly key: string;
  readonly kind: ActorKind;
  readonly nameKind: ActorNameKind;
}

/** Every actor that bears one of the names (`normaliseName`), merged ones as the actor that they were merged into. */
export async function findCandidates(db: Queryable, keys: readonly string[]): Promise<readonly Candidate[]> {
  if (keys.length === 0) return [];
  return db
    .selectDistinct({ actorId: actors.survivingId, key: actorNames.key, kind: actors.kind, nameKind: actorNames.kind })
    .from(actorNames)
    .innerJoin(actors, eq(actors.id, actorNames.actorId))
    .where(inArray(actorNames.key, [...keys]));
}

/** A name with whom it names. */
export interface ActorName {
  /** The surviving actor. */
  readonly actorId: string;
  /** As it is written. */
  readonly text: string;
  readonly nameKind: ActorNameKind;
  readonly kind: ActorKind;
  /** The name to show. */
  readonly name: string;
  readonly country: string | null;
}

/** The names among `texts`, written letter for letter so, that actors bear. */
export async function findNames(db: Queryable, texts: readonly string[]): Promise<readonly ActorName[]> {
  if (texts.length === 0) return [];
  const byKey = new Map(texts.map((text) => [text, normaliseName(text)]));
  const keys = [...new Set(byKey.values())].filter((key) => key !== "");
  const result = await db.execute<{
    actor_id: string;
    text: string;
    name_kind: ActorNameKind;
    kind: ActorKind;
    name: string;
    country: string | null;
  }>(sql`
    select distinct s.id as actor_id, n.text, n.kind as name_kind, s.kind, s.name, s.country
      from actor_name n join actor a on a.id = n.actor_id join actor s on s.id = a.surviving_id
     where n.key = any(${sql.param(keys)}::text[])`);
  return result.rows
    .filter((row) => byKey.has(row.text))
    .map(({ actor_id, name_kind, ...row }) => ({ ...row, actorId: actor_id, nameKind: name_kind }));
}

export interface NewActor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly country: string | null;
}

/** Adds actors that survive as themselves; states get their ISO 3166-1 code as an identifier. */
export async function addActors(db: Queryable, added: readonly NewActor[]): Promise<void> {
  if (added.length === 0) return;
  await insertRows(
    db,
    actors,
    added.map((actor) => ({ ...actor, survivingId: actor.id })),
  );
  const states = added.filter((actor) => actor.kind === "STATE" && actor.country !== null);
  if (states.length === 0) return;
  await db
    .insert(actorIdentifiers)
    .values(
      states.map((actor) => ({ id: newId(), actorId: actor.id, scheme: "iso3166-1", value: actor.country ?? "" })),
    )
    .onConflictDoNothing();
}

export interface NewName {
  readonly actorId: string;
  readonly text: string;
  readonly kind: ActorNameKind;
  readonly language: string;
}

export async function addNames(db: Queryable, names: readonly NewName[]): Promise<void> {
  await insertTogether(db, [nameRows(names)]);
}

function nameRows(names: readonly NewName[]): Insert {
  return rowsOf(
    actorNames,
    names.map((name) => ({ id: newId(), ...name, key: normaliseName(name.text) })),
    { skipKnown: true },
  );
}

/** Whom a version of an article names, in words of its own: names, roles, mentions, sources without a name. */
export interface NamedInText {
  readonly names: readonly NewName[];
  readonly memberships: readonly {
    readonly personId: string;
    readonly organisationId: string;
    readonly role: string;
  }[];
  readonly mentions: readonly {
    readonly actorId: string;
    readonly start: number;
    readonly end: number;
    readonly type: MentionType;
  }[];
  readonly unnamed: readonly {
    readonly id: string;
    readonly description: string;
    readonly anonymityReason: string | null;
    readonly affiliations: readonly string[];
  }[];
}

/** Adds what a version says of actors, and rewrites which actors its article names, by their mentions in it. */
export async function addNamedInText(
  db: Queryable,
  article: { readonly id: string; readonly versionId: string; readonly publishedAt: Date; readonly isNew: boolean },
  found: NamedInText,
): Promise<void> {
  const { id: articleId, versionId: articleVersionId, publishedAt } = article;
  if (!article.isNew) await db.delete(articleActors).where(eq(articleActors.articleId, articleId));
  const counts = new Map<string, number>();
  for (const { actorId } of found.mentions) counts.set(actorId, (counts.get(actorId) ?? 0) + 1);
  await insertTogether(db, [
    nameRows(found.names),
    rowsOf(
      memberships,
      found.memberships.map((one) => ({ id: newId(), ...one, articleVersionId })),
      { skipKnown: true },
    ),
    rowsOf(
      mentions,
      found.mentions.map((mention) => ({ id: newId(), articleVersionId, ...mention })),
    ),
    rowsOf(
      articleActors,
      [...counts].map(([actorId, mentionCount]) => ({ articleId, actorId, mentionCount, publishedAt })),
    ),
    rowsOf(
      unnamedSources,
      found.unnamed.map(({ id, description, anonymityReason }) => ({
        id,
        description,
        anonymityReason,
        articleVersionId,
      })),
    ),
    rowsOf(
      unnamedSourceAffiliations,
      found.unnamed.flatMap(({ id, affiliations }) =>
        affiliations.map((actorId) => ({ unnamedSourceId: id, actorId })),
      ),
      { skipKnown: true },
    ),
  ]);
}

/** Merges one actor into another: reads go through `into` from now on. Both must be surviving ones; null when not. */
export async function mergeInto(
  db: Queryable,
  merge: {
    readonly fromActorId: string;
    readonly intoActorId: string;
    readonly reason: string;
    readonly mergedBy: string;
  },
): Promise<"done" | "not found" | "merged before"> {
  const found = await db
    .select({ id: actors.id, survivingId: actors.survivingId })
    .from(actors)
    .where(inArray(actors.id, [merge.fromActorId, merge.intoActorId]))
    .orderBy(actors.id)
    .for("update");
  if (found.length < 2) return "not found";
  if (found.some((actor) => actor.id !== actor.survivingId)) return "merged before";
  await db.insert(actorMerges).values({ id: newId(), ...merge });
  await db.update(actors).set({ survivingId: merge.intoActorId }).where(eq(actors.survivingId, merge.fromActorId));
  // An article names the two once, with the mentions of both.
  await db.execute(sql`
    with folded as (
      delete from article_actor where actor_id = ${merge.fromActorId}::uuid returning article_id, mention_count, published_at)
    insert into article_actor (article_id, actor_id, mention_count, published_at)
    select article_id, ${merge.intoActorId}::uuid, mention_count, published_at from folded
    on conflict (article_id, actor_id) do update set mention_count = article_actor.mention_count + excluded.mention_count`);
  return "done";
}

export async function findActor(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.select({ id: actors.id }).from(actors).where(eq(actors.id, id));
  return rows.length > 0;
}
