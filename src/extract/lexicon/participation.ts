// How texts say who plays which part in talks: patterns whose first group holds the names.

import type { ParticipationRole } from "../../domain/vocabulary.ts";

const NAME = String.raw`\p{Lu}[\p{L}.’'-]*`;
/** A mark between two names is a must: were it not, a word in capitals could be cut into names in very many ways. */
const NAMES = String.raw`(?<!\p{L})(${NAME}(?:(?:,? and (?:the )?|, (?:the )?| )${NAME}){0,7})`;

/** A word of every pattern below, looked for before any of them. */
export const ROLE_WORDS = /mediat|intermediar|go-between|broker|facilitated by|through|via |guarant|observer|host/i;

export const ROLE_PATTERNS: readonly (readonly [ParticipationRole, RegExp])[] = [
  ["MEDIATOR", new RegExp(`${NAMES} (?:mediators|intermediaries|go-betweens)\\b`, "u")],
  ["MEDIATOR", /\busing (.{3,60}?) as (?:intermediar|mediat|go-between)/i],
  ["MEDIATOR", /\b(?:mediated|brokered|facilitated) by (.{3,80}?)(?:[.,;]|$)/i],
  ["MEDIATOR", /\b(?:through|via) (?:intermediaries|mediators)? ?(.{3,60}?)(?:[.,;]|$)/i],
  [
    "MEDIATOR",
    /\b(.{3,60}?) (?:are|is|were|was|has been|have been) (?:acting as |serving as )?(?:the )?(?:mediat|intermediar|go-between|broker)/i,
  ],
  ["MEDIATOR", /\b(.{3,60}?),? who mediated\b/i],
  ["MEDIATOR", /\b(.{3,60}?) (?:mediates|mediate|mediated|brokered|has mediated|have mediated) (?!by\b)/i],
  ["MEDIATOR", /\bmediators? (.{3,60}?) (?:said|have|has|are|were|met|hope|hoped|and other)/i],
  [
    "MEDIATOR",
    /\b(.{3,60}?)(?:,)? (?:which|who|that) (?:has|have|is|are|were|was)? ?(?:been )?(?:mediat|brokering|acting as mediator)/i,
  ],
  [
    "MEDIATOR",
    /\b(?:mediation|mediators|intermediaries|brokers?)(?:,)? (?:by|from|such as|including|like|led by) (.{3,60}?)(?:[.,;]|$)/i,
  ],
  ["GUARANTOR", /\bguarantors?(?: of [\p{L} ]{3,30})?(?:,| are| were| would be|:)? (.{3,80}?)(?:[.;]|$)/iu],
  ["GUARANTOR", /\bguaranteed by (.{3,80}?)(?:[.;]|$)/i],
  [
    "GUARANTOR",
    /(.{3,80}?) (?:would|will|should|to|are to|is to) (?:be|act as|serve as|stand as|become) (?:the )?guarantors?\b/i,
  ],
  [
    "GUARANTOR",
    /(.{3,80}?) to guarantee (?:the |any |its |an? )?(?:deal|agreement|accord|truce|cease-?fire|implementation)/i,
  ],
  ["OBSERVER", /\bobservers? (?:from|of|sent by) (.{3,80}?)(?:[.,;]|$)/i],
  [
    "OBSERVER",
    /(.{3,60}?) (?:attended?|attends|attending|sat in|sit in|joined?|take part|took part|participat\w+)\b.{0,30}? as (?:an )?observers?\b/i,
  ],
  ["HOST", /(.{3,60}?) (?:hosted|hosts|is hosting|are hosting|will host|has hosted)\b/i],
  ["HOST", /\bhosted by (.{3,60}?)(?:[.,;]|$)/i],
];
