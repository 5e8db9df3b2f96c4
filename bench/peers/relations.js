// The relations of the schema, as both peers with loaders have them; each brings its own ways to load.

import { positionPage } from "./rows.js";

/**
 * @template T
 * @param {{
 *   one: (name: any, key: string) => T, many: (name: any) => T,
 *   page: (name: any, shape: (rows: any[], first: number) => unknown) => T
 * }} ways one row by a key of the parent, a list by the parent's own, a page of such a list
 * @returns {Record<string, Record<string, T>>} by type and field
 */
export function relations({ one, many, page }) {
  return {
    Actor: {
      names: many("names"),
      memberships: many("memberships"),
      negotiations: page("actorNegotiations", (rows) => ({ nodes: rows, edges: rows })),
      positions: page("actorPositions", positionPage),
    },
    Membership: { organisation: one("actors", "organisation_id") },
    Negotiation: { participants: many("participants"), issues: many("negotiationIssues") },
    Participation: {
      actor: one("actors", "actor_id"),
      via: many("via"),
      representatives: many("representatives"),
    },
    Issue: { positions: page("issuePositions", positionPage) },
    Position: {
      holder: one("actors", "holder_id"),
      issue: one("issues", "issue_id"),
      negotiation: one("negotiations", "negotiation_id"),
      targets: many("targets"),
      voicedBy: many("voices"),
      conditions: many("conditions"),
    },
    Article: {
      source: one("sources", "source_id"),
      actors: page("articleActors", (rows) => ({ nodes: rows })),
    },
  };
}
