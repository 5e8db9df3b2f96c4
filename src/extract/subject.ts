// What kind of talks a text is about, by the words that it uses most.

import type { NegotiationKind } from "../domain/vocabulary.ts";

import { matchesOf } from "./matches.ts";

/** In this order: of kinds that are named as often, the first. No word is of two kinds. */
const KINDS: readonly (readonly [NegotiationKind, string])[] = [
  [
    "CLIMATE",
    String.raw`climate|emissions?|UNFCCC|Kyoto Protocol|COP[ -]?\d+|adaptation|mitigation|IPCC|greenhouse|Paris Agreement|REDD\+?`,
  ],
  [
    "LABOUR",
    String.raw`unions?|strik(?:e|es|ers|ing)|walkouts?|wages?|dockworkers?|longshore\w+|employers?|employees|collective bargaining|workers|contract|picket\w*|pensions?`,
  ],
  [
    "CEASEFIRE",
    "cease-?fires?|truces?|armistice|halt (?:in|to) (?:the )?fighting|stop the war|pauses? in (?:the )?fighting|hostilities",
  ],
  ["HOSTAGE", "hostages?|captives"],
  ["TRADE", "trade|tariffs?|exports?|imports?|market access|customs|quotas?|subsid(?:y|ies)"],
  ["PEACE", "peace|rebels?|insurgents?|civil war|power-sharing|guerrillas?"],
  [
    "BORDER",
    "border (?:dispute|talks|line|demarcation|commission)|demarcation|delimitation|boundar(?:y|ies)|maritime border|disputed (?:area|territory|islands?)",
  ],
  ["ARMS", "nuclear|missiles?|arms control|enrich(?:ment|ed|ing)?|uranium|disarmament|warheads?|centrifuges?"],
];
/** A word of any kind, each kind a group. */
const WORD = new RegExp(String.raw`\b(?:${KINDS.map(([, words]) => `(${words})`).join("|")})\b`, "gi");

/** A second kind must be named half as often again to displace one that stands before it. */
const CLEARLY_MORE = 1.5;
/** Fewer words than this tell nothing. */
const ENOUGH = 2;

/** The kind of talks that a text is most about; OTHER when its words do not tell. */
export function subjectOf(text: string): NegotiationKind {
  const counts = KINDS.map(() => 0);
  for (const [, ...groups] of matchesOf(WORD, text)) {
    const kind = groups.findIndex((group) => group !== undefined);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  let best: NegotiationKind = "OTHER";
  let most = ENOUGH - 1;
  for (const [index, [kind]] of KINDS.entries()) {
    const count = counts[index] ?? 0;
    if (count > most * (best === "OTHER" ? 1 : CLEARLY_MORE)) {
      best = kind;
      most = count;
    }
  }
  return best;
}
