// Actors: candidates by name, new ones with their names, mentions, unnamed sources, merges.

import { eq, inArray, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import { normaliseName } from "../domain/names.ts";
import type { ActorKind, ActorNameKind, MentionType } from "../domain/vocabulary.ts";

import { type Insert, rowsOf } from "./bulk.ts";
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

/** A name with whom it names. */
export interface ActorName {
  /** The surviving actor. */
  readonly actorId: string;
  /** As it is written. */
  readonly text: string;
  /** `normaliseName(text)`. */
  readonly key: string;
  readonly nameKind: ActorNameKind;
  readonly kind: ActorKind;
  /** The name to show. */
  readonly name: string;
  readonly country: string | null;
}

/** Every name of one of the keys (`normaliseName`) with its actor, merged ones as the actor that they were merged into. */
export async function findNames(db: Queryable, keys: readonly string[]): Promise<readonly ActorName[]> {
  if (keys.length === 0) return [];
  const result = await db.execute<{
    actor_id: string;
    text: string;
    key: string;
    name_kind: ActorNameKind;
    kind: ActorKind;
    name: string;
    country: string | null;
  }>(sql`
    select distinct s.id as actor_id, n.text, n.key, n.kind as name_kind, s.kind, s.name, s.country
      from actor_name n join actor a on a.id = n.actor_id join actor s on s.id = a.surviving_id
     where n.key = any(${sql.param([...keys])}::text[])`);
  return result.rows.map(({ actor_id, name_kind, ...row }) => ({ ...row, actorId: actor_id, nameKind: name_kind }));
}

export interface NewActor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly country: string | null;
}

/** Actors that survive as themselves; states get their ISO 3166-1 code as an identifier. */
export function actorRows(added: readonly NewActor[]): readonly Insert[] {
  const states = added.filter((actor) => actor.kind === "STATE" && actor.country !== null);
  return [
    rowsOf(
      actors,
      added.map((actor) => ({ ...actor, survivingId: actor.id })),
    ),
    rowsOf(
      actorIdentifiers,
      states.map((actor) => ({ id: newId(), actorId: actor.id, scheme: "iso3166-1", value: actor.country ?? "" })),
      { skipKnown: true },
    ),
  ];
}

export interface NewName {
  readonly actorId: string;
  readonly text: string;
  readonly kind: ActorNameKind;
  readonly language: string;
}

/** Names, those left out that their actors bear already. */
export function nameRows(names: readonly NewName[]): readonly Insert[] {
  const byKey = new Map<string, NewName & { readonly key: string }>();
  for (const name of names) {
    const key = normaliseName(name.text);
    const unique = `${name.actorId}/${name.kind}/${key}`;
    if (!byKey.has(unique)) byKey.set(unique, { ...name, key });
  }
  return [
    rowsOf(
      actorNames,
      [...byKey.values()].map((name) => ({ id: newId(), ...name })),
      { skipKnown: true },
    ),
  ];
}

/** Whom a version of an article names, in words of its own: names, roles, mentions, sources without a name. */
export interface NamedInText {
  readonly articleId: string;
  readonly articleVersionId: string;
  readonly publishedAt: Date;
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

/** What versions say of actors, and which actors their articles name, by their mentions in it. */
export function namedRows(versions: readonly NamedInText[]): readonly Insert[] {
  return [
    ...nameRows(versions.flatMap(({ names }) => names)),
    rowsOf(
      memberships,
      versions.flatMap(({ memberships: found, articleVersionId }) =>
        found.map((one) => ({ id: newId(), ...one, articleVersionId })),
      ),
      { skipKnown: true },
    ),
    rowsOf(
      mentions,
      versions.flatMap(({ mentions: found, articleVersionId }) =>
        found.map((mention) => ({ id: newId(), articleVersionId, ...mention })),
      ),
    ),
    rowsOf(
      articleActors,
      versions.flatMap(({ articleId, publishedAt, mentions: found }) => {
        const counts = new Map<string, number>();
        for (const { actorId } of found) counts.set(actorId, (counts.get(actorId) ?? 0) + 1);
        return [...counts].map(([actorId, mentionCount]) => ({ articleId, actorId, mentionCount, publishedAt }));
      }),
    ),
    rowsOf(
      unnamedSources,
      versions.flatMap(({ unnamed, articleVersionId }) =>
        unnamed.map(({ id, description, anonymityReason }) => ({ id, description, anonymityReason, articleVersionId })),
      ),
    ),
    rowsOf(
      unnamedSourceAffiliations,
      versions.flatMap(({ unnamed }) =>
        unnamed.flatMap(({ id, affiliations }) => affiliations.map((actorId) => ({ unnamedSourceId: id, actorId }))),
      ),
      { skipKnown: true },
    ),
  ];
}

/** Forgets which actors an article names, before a newer version of it says. */
export async function forgetNamed(db: Queryable, articleId: string): Promise<void> {
  await db.delete(articleActors).where(eq(articleActors.articleId, articleId));
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
