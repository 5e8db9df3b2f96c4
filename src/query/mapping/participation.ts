// Participations: who takes part in a negotiation, in which role.

import { participationRepresentatives, participations, participationVias } from "../../store/tables.ts";

import { claimFields, claimJoins, LISTED_CLAIM } from "./claim.ts";
import { BY_NAME, column, one, rowType, through } from "./define.ts";

export const participation = rowType("Participation", participations, participations.claimId, {
  joins: claimJoins(participations.claimId),
  listed: LISTED_CLAIM,
  fields: {
    ...claimFields("Participation", participations.claimId),
    negotiation: one("Negotiation", participations.negotiationId),
    actor: one("Actor", participations.actorId),
    role: column(participations.role),
    presence: column(participations.presence),
    via: through("Actor", participationVias.participationId, participationVias.actorId, ...BY_NAME),
    representatives: through(
      "Actor",
      participationRepresentatives.participationId,
      participationRepresentatives.actorId,
      ...BY_NAME,
    ),
  },
});
