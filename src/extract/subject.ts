// What kind of talks a text is about, by the words that it uses most.

import type { NegotiationKind } from "../domain/vocabulary.ts";

/** In this order: of kinds that are named as often, the first. */
const KINDS: readonly (readonly [NegotiationKind, RegExp])[] = [
  [
    "CLIMATE",
    /\b(?:climate|emissions?|UNFCCC|Kyoto Protocol|COP[ -]?\d+|adaptation|mitigation|IPCC|greenhouse|Paris Agreement|REDD\+?)\b/gi,
  ],
  [
    "LABOUR",
    /\b(?:unions?|strik(?:e|es|ers|ing)|walkouts?|wages?|dockworkers?|longshore\w+|employers?|employees|collective bargaining|workers|contract|picket\w*|pensions?)\b/gi,
  ],
  [
    "CEASEFIRE",
    /\b(?:cease-?fires?|truces?|armistice|halt (?:in|to) (?:the )?fighting|stop the war|pauses? in (?:the )?fighting|hostilities)\b/gi,
  ],
  ["HOSTAGE", /\b(?:hostages?|captives)\b/gi],
  ["TRADE", /\b(?:trade|tariffs?|exports?|imports?|market access|customs|quotas?|subsid(?:y|ies))\b/gi],
  ["PEACE", /\b(?:peace|rebels?|insurgents?|civil war|power-sharing|guerrillas?)\b/gi],
  [
    "BORDER",
    /\b(?:border (?:dispute|talks|line|demarcation|commission)|demarcation|delimitation|boundar(?:y|ies)|maritime border|disputed (?:area|territory|islands?))\b/gi,
  ],
  [
    "ARMS",
    /\b(?:nuclear|missiles?|arms control|enrich(?:ment|ed|ing)?|uranium|disarmament|warheads?|centrifuges?)\b/gi,
  ],
];

/** A second kind must be named half as often again to displace one that stands before it. */
const CLEARLY_MORE = 1.5;
/** Fewer words than this tell nothing. */
const ENOUGH = 2;

/** The kind of talks that a text is most about; OTHER when its words do not tell. */
export function subjectOf(text: string): NegotiationKind {
  let best: NegotiationKind = "OTHER";
  let most = ENOUGH - 1;
  for (const [kind, pattern] of KINDS) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > most * (best === "OTHER" ? 1 : CLEARLY_MORE)) {
      best = kind;
      most = count;
    }
  }
  return best;
}
