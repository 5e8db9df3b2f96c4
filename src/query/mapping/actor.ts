// Actors with their names, posts and identifiers; sources that an article does not name.

import { changesBy } from "../../digest/index.ts";
import {
  actorIdentifiers,
  actorNames,
  actors,
  articleActors,
  articleVersions,
  memberships,
  negotiations,
  positions,
  statementSpeakers,
  unnamedSourceAffiliations,
  unnamedSources,
} from "../../store/tables.ts";

import { changesField } from "./change.ts";
import {
  BY_NAME,
  at,
  by,
  column,
  connection,
  globalId,
  instant,
  many,
  one,
  type Order,
  rowType,
  through,
} from "./define.ts";
import { POSITION_ORDERS } from "./position.ts";

export const ACTOR_ORDERS: Readonly<Record<string, Order>> = {
  NAME: by(`${at(actors.name)} collate "C"`, "text", "ASC"),
  RECORDED_AT: by(actors.recordedAt, "timestamptz", "DESC"),
};

export const actor = rowType("Actor", actors, actors.id, {
  surviving: actors.survivingId.name,
  fields: {
    id: globalId("Actor", actors.id),
    name: column(actors.name),
    kind: column(actors.kind),
    country: column(actors.country),
    names: many(
      "ActorName",
      actorNames.actorId,
      `array_position(array['OFFICIAL','ALIAS','ACRONYM','DEMONYM','FORMER','CONTESTED'], $t.kind)`,
      `${at(actorNames.text)} collate "C"`,
      at(actorNames.id),
    ),
    identifiers: many(
      "ActorIdentifier",
      actorIdentifiers.actorId,
      `${at(actorIdentifiers.scheme)} collate "C"`,
      `${at(actorIdentifiers.value)} collate "C"`,
    ),
    memberships: many("Membership", memberships.personId, `${at(memberships.role)} collate "C"`, at(memberships.id)),
    members: many("Membership", memberships.organisationId, `${at(memberships.role)} collate "C"`, at(memberships.id)),
    recordedAt: instant(actors.recordedAt),
    negotiations: connection("Negotiation", {
      via: { table: "current_participation", to: "$v.negotiation_id" },
      on: "$v.actor_id",
      orders: { LAST_ACTIVITY_AT: by(negotiations.lastActivityAt, "timestamptz", "DESC") },
      tie: "$v.participation_id",
      edge: {
        role: column("$v.role"),
        presence: column("(select p.presence from participation p where p.claim_id = $v.participation_id)"),
      },
    }),
    positions: connection("Position", { on: at(positions.holderId), orders: POSITION_ORDERS }),
    statements: connection("Statement", {
      via: { table: "statement_speaker", to: at(statementSpeakers.statementId, "v") },
      on: at(statementSpeakers.actorId, "v"),
      orders: { SAID_ON: by(statementSpeakers.saidLatest, "date", "DESC", "v") },
      tie: at(statementSpeakers.statementId, "v"),
    }),
    changes: changesField(changesBy),
    articles: connection("Article", {
      via: { table: "article_actor", to: at(articleActors.articleId, "v") },
      on: at(articleActors.actorId, "v"),
      orders: { PUBLISHED_AT: by(articleActors.publishedAt, "timestamptz", "DESC", "v") },
      tie: at(articleActors.articleId, "v"),
    }),
  },
});

export const actorName = rowType("ActorName", actorNames, actorNames.id, {
  fields: {
    text: column(actorNames.text),
    kind: column(actorNames.kind),
    language: column(actorNames.language),
    period: column(actorNames.period),
  },
});

export const actorIdentifier = rowType("ActorIdentifier", actorIdentifiers, actorIdentifiers.id, {
  fields: { scheme: column(actorIdentifiers.scheme), value: column(actorIdentifiers.value) },
});

export const membership = rowType("Membership", memberships, memberships.id, {
  fields: {
    person: one("Actor", memberships.personId),
    organisation: one("Actor", memberships.organisationId),
    role: column(memberships.role),
    period: column(memberships.period),
  },
});

export const unnamedSource = rowType("UnnamedSource", unnamedSources, unnamedSources.id, {
  joins: { version: { table: "article_version", on: "$version.id = $t.article_version_id" } },
  fields: {
    id: globalId("UnnamedSource", unnamedSources.id),
    description: column(unnamedSources.description),
    anonymityReason: column(unnamedSources.anonymityReason),
    affiliations: through(
      "Actor",
      unnamedSourceAffiliations.unnamedSourceId,
      unnamedSourceAffiliations.actorId,
      ...BY_NAME,
    ),
    article: one("Article", articleVersions.articleId, "version"),
  },
});
