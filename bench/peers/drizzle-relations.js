// The relations between Parley's tables, as drizzle's relational queries want them.

import { relations } from "drizzle-orm";

import {
  actorNames,
  actors,
  articleActors,
  articles,
  articleVersions,
  claims,
  conditions,
  currentParticipations,
  evidenceSegments,
  issues,
  memberships,
  negotiationArticles,
  negotiations,
  participationRepresentatives,
  participations,
  participationVias,
  positions,
  positionTargets,
  positionVoices,
  sources,
  unnamedSources,
} from "../../dist/store/tables.js";

/** A row of another table by its key. */
const to = (one, table, field, key = table.id, relationName = undefined) =>
  one(table, { fields: [field], references: [key], relationName });

export const actorRelations = relations(actors, ({ many }) => ({
  names: many(actorNames),
  memberships: many(memberships, { relationName: "person" }),
  participations: many(currentParticipations),
  positions: many(positions),
}));
export const actorNameRelations = relations(actorNames, ({ one }) => ({
  actor: to(one, actors, actorNames.actorId),
}));
export const membershipRelations = relations(memberships, ({ one }) => ({
  person: to(one, actors, memberships.personId, actors.id, "person"),
  organisation: to(one, actors, memberships.organisationId, actors.id, "organisation"),
}));
export const currentParticipationRelations = relations(currentParticipations, ({ one }) => ({
  negotiation: to(one, negotiations, currentParticipations.negotiationId),
  actor: to(one, actors, currentParticipations.actorId),
  participation: to(one, participations, currentParticipations.participationId, participations.claimId),
}));
export const participationRelations = relations(participations, ({ one, many }) => ({
  actor: to(one, actors, participations.actorId),
  via: many(participationVias),
  representatives: many(participationRepresentatives),
}));
export const participationViaRelations = relations(participationVias, ({ one }) => ({
  participation: to(one, participations, participationVias.participationId, participations.claimId),
  actor: to(one, actors, participationVias.actorId),
}));
export const representativeRelations = relations(participationRepresentatives, ({ one }) => ({
  participation: to(one, participations, participationRepresentatives.participationId, participations.claimId),
  actor: to(one, actors, participationRepresentatives.actorId),
}));
export const negotiationRelations = relations(negotiations, ({ many }) => ({
  participants: many(currentParticipations),
  issues: many(issues),
}));
export const issueRelations = relations(issues, ({ one, many }) => ({
  negotiation: to(one, negotiations, issues.negotiationId),
  positions: many(positions),
}));
export const positionRelations = relations(positions, ({ one, many }) => ({
  holder: to(one, actors, positions.holderId),
  issue: to(one, issues, positions.issueId),
  negotiation: to(one, negotiations, positions.negotiationId),
  claim: to(one, claims, positions.claimId),
  targets: many(positionTargets),
  voices: many(positionVoices),
  conditions: many(conditions),
}));
export const positionTargetRelations = relations(positionTargets, ({ one }) => ({
  position: to(one, positions, positionTargets.positionId, positions.claimId),
  actor: to(one, actors, positionTargets.actorId),
}));
export const positionVoiceRelations = relations(positionVoices, ({ one }) => ({
  position: to(one, positions, positionVoices.positionId, positions.claimId),
  actor: to(one, actors, positionVoices.actorId),
  unnamed: to(one, unnamedSources, positionVoices.unnamedSourceId),
}));
export const conditionRelations = relations(conditions, ({ one }) => ({
  position: to(one, positions, conditions.positionId, positions.claimId),
}));
export const claimRelations = relations(claims, ({ one, many }) => ({
  segments: many(evidenceSegments),
  version: to(one, articleVersions, claims.articleVersionId),
}));
export const evidenceSegmentRelations = relations(evidenceSegments, ({ one }) => ({
  claim: to(one, claims, evidenceSegments.claimId),
}));
export const articleVersionRelations = relations(articleVersions, ({ one }) => ({
  article: to(one, articles, articleVersions.articleId),
}));
export const articleRelations = relations(articles, ({ one, many }) => ({
  source: to(one, sources, articles.sourceId),
  actors: many(articleActors),
}));
export const articleActorRelations = relations(articleActors, ({ one }) => ({
  article: to(one, articles, articleActors.articleId),
  actor: to(one, actors, articleActors.actorId),
}));
export const negotiationArticleRelations = relations(negotiationArticles, ({ one }) => ({
  article: to(one, articles, negotiationArticles.articleId),
  negotiation: to(one, negotiations, negotiationArticles.negotiationId),
}));
