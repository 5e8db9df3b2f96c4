// Actors: candidates by name, new ones with their names, mentions, unnamed sources, merges.

import { eq, inArray, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { normaliseName } from "../domain/names.ts";
import type { ActorKind, ActorNameKind, MentionType } from "../domain/vocabulary.ts";

import { insertRows } from "./bulk.ts";
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

export async function addNames(
  db: Queryable,
  names: readonly {
    readonly actorId: string;
    readonly text: string;
    readonly kind: ActorNameKind;
    readonly language: string;
  }[],
): Promise<void> {
  await insertRows(
    db,
    actorNames,
    names.map((name) => ({ id: newId(), ...name, key: normaliseName(name.text) })),
    { skipKnown: true },
  );
}

export async function addMemberships(
  db: Queryable,
  found: readonly {
    readonly personId: string;
    readonly organisationId: string;
    readonly role: string;
    readonly articleVersionId: string;
  }[],
): Promise<void> {
  await insertRows(
    db,
    memberships,
    found.map((one) => ({ id: newId(), ...one })),
    { skipKnown: true },
  );
}

export async function addMentions(
  db: Queryable,
  versionId: string,
  found: readonly {
    readonly actorId: string;
    readonly start: number;
    readonly end: number;
    readonly type: MentionType;
  }[],
): Promise<void> {
  await insertRows(
    db,
    mentions,
    found.map((mention) => ({ id: newId(), articleVersionId: versionId, ...mention })),
  );
}

/** Rewrites which actors an article names, by their mentions in its current version. */
export async function setArticleActors(
  db: Queryable,
  articleId: string,
  publishedAt: Date,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await db.delete(articleActors).where(eq(articleActors.articleId, articleId));
  await insertRows(
    db,
    articleActors,
    [...counts].map(([actorId, mentionCount]) => ({ articleId, actorId, mentionCount, publishedAt })),
  );
}

export async function addUnnamedSources(
  db: Queryable,
  versionId: string,
  found: readonly {
    readonly id: string;
    readonly description: string;
    readonly anonymityReason: string | null;
    readonly affiliations: readonly string[];
  }[],
): Promise<void> {
  if (found.length === 0) return;
  await db.insert(unnamedSources).values(
    found.map(({ id, description, anonymityReason }) => ({
      id,
      description,
      anonymityReason,
      articleVersionId: versionId,
    })),
  );
  const affiliations = found.flatMap((source) =>
    source.affiliations.map((actorId) => ({ unnamedSourceId: source.id, actorId })),
  );
  if (affiliations.length > 0) await db.insert(unnamedSourceAffiliations).values(affiliations).onConflictDoNothing();
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
  return "done";
}

export async function findActor(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.select({ id: actors.id }).from(actors).where(eq(actors.id, id));
  return rows.length > 0;
}
