// Verbs that take a position: lemma, stance, strength. PREFERENCE for what is put forward mildly, FIRM for the rest.
// "out" and the like after a slash must follow the verb.

import type { Stance, Strength } from "../../domain/vocabulary.ts";

export interface StanceVerb {
  readonly stance: Stance;
  readonly strength: Strength;
  /** Word that must follow the verb: "call for", "insist on"; empty for a plain object. */
  readonly particle: string;
  /** Whether the verb also reports neutrally, so that a named holder must stand right before it. */
  readonly mild: boolean;
}

const ROWS = `
demand DEMANDS FIRM
call/for DEMANDS FIRM
call/on DEMANDS FIRM
urge DEMANDS FIRM
insist DEMANDS FIRM
request DEMANDS FIRM
ask/for DEMANDS FIRM
press/for DEMANDS FIRM
push/for DEMANDS FIRM
require DEMANDS FIRM mild
invite DEMANDS PREFERENCE mild
seek DEMANDS FIRM mild
stress DEMANDS FIRM
emphasize DEMANDS FIRM
emphasise DEMANDS FIRM
underscore DEMANDS FIRM
underline DEMANDS FIRM
propose DEMANDS PREFERENCE
suggest DEMANDS PREFERENCE
recommend DEMANDS PREFERENCE
advocate SUPPORTS PREFERENCE
favor SUPPORTS PREFERENCE
favour SUPPORTS PREFERENCE
prefer SUPPORTS PREFERENCE
support SUPPORTS FIRM
endorse SUPPORTS FIRM
back SUPPORTS FIRM mild
welcome SUPPORTS PREFERENCE
agree/to ACCEPTS FIRM
agree/with SUPPORTS FIRM
accept ACCEPTS FIRM
oppose OPPOSES FIRM
object OPPOSES FIRM
resist OPPOSES FIRM
caution OPPOSES PREFERENCE
warn/against OPPOSES FIRM
lament OPPOSES PREFERENCE
condemn OPPOSES FIRM
criticize OPPOSES FIRM
criticise OPPOSES FIRM
denounce OPPOSES FIRM
challenge OPPOSES FIRM mild
question OPPOSES PREFERENCE
reject REJECTS FIRM
refuse REJECTS FIRM
rule/out REJECTS RED_LINE
deny REJECTS FIRM
dismiss REJECTS FIRM
offer OFFERS FIRM
pledge COMMITS FIRM
promise COMMITS FIRM
vow COMMITS FIRM
commit COMMITS FIRM
undertake COMMITS FIRM mild
withdraw WITHDRAWS FIRM
drop WITHDRAWS FIRM
threaten OPPOSES RED_LINE mild
`;

export const STANCE_VERBS: ReadonlyMap<string, readonly StanceVerb[]> = (() => {
  const verbs = new Map<string, StanceVerb[]>();
  for (const row of ROWS.trim().split("\n")) {
    const [word = "", stance, strength, mild] = row.split(" ");
    const [lemma = "", particle = ""] = word.split("/");
    const verb = { stance: stance as Stance, strength: strength as Strength, particle, mild: mild === "mild" };
    verbs.set(lemma, [...(verbs.get(lemma) ?? []), verb]);
  }
  return verbs;
})();

/** "expressed concern about": what is expressed gives the stance. */
export const EXPRESSED: readonly (readonly [RegExp, Stance, Strength])[] = [
  [
    /^(?:\w+ ){0,3}(?:concerns?|alarm|disappointment|regret|frustration|opposition|reservations?|dismay|objections?)\b/i,
    "OPPOSES",
    "PREFERENCE",
  ],
  [/^(?:\w+ ){0,2}(?:support|preference|backing)\b/i, "SUPPORTS", "PREFERENCE"],
  [/^(?:\w+ ){0,2}(?:readiness|willingness)\b/i, "OFFERS", "FIRM"],
  [/^(?:\w+ ){0,2}(?:assurances?|guarantees?)\b/i, "COMMITS", "FIRM"],
];
/** Verbs before such a noun. */
export const EXPRESSING: ReadonlySet<string> = new Set([
  "express",
  "voice",
  "raise",
  "reiterate",
  "offer",
  "give",
  "declare",
]);

/** What can be withdrawn from the table: troops cannot. */
export const WITHDRAWABLE =
  /^(?:\S+ ){0,4}(?:proposals?|offers?|demands?|objections?|amendments?|opposition|conditions?|threats?|requests?|bids?|support|claims?)\b/i;

/** What follows a verb of saying and makes it a position: modals and judgements, strongest first. */
export const SAID: readonly (readonly [RegExp, Stance, Strength])[] = [
  // A warning of harm is opposition to what would bring it; an imperative is a demand.
  [
    /\b(?:could|would|will|may|might) (?:only |further )?(?:jeopardi[sz]e|worsen|undermine|threaten|endanger|harm|derail|inflame|result in|lead to (?:more|further|another|a new)|deepen|wreck|sabotage)\b/i,
    "OPPOSES",
    "FIRM",
  ],
  [/^(?:Do not|Don['’]t|Stop|Bring|Release|Lift|Let (?:them|us|him|her|the)) /, "DEMANDS", "FIRM"],
  [
    /\b(?:could|can|would|will) not accept\b|\bcannot accept\b|\bunacceptable\b|\bred line\b|\bnon-?negotiable\b/i,
    "REJECTS",
    "RED_LINE",
  ],
  [/\b(?:would|will) never\b/i, "REJECTS", "RED_LINE"],
  [/\b(?:could|would be able to|can|would|will) (?:accept|agree to|live with)\b/i, "ACCEPTS", "FIRM"],
  [
    /\b(?:will|would|is|are|was|were) (?:willing|prepared|ready) to\b|\b(?:is|are|was|were) (?:willing|prepared|ready|open) to\b/i,
    "OFFERS",
    "FIRM",
  ],
  [/\b(?:should|must|ought) (?:not|never)\b|\bmustn't\b|\bshouldn't\b|\bcannot\b|\bcan not\b/i, "OPPOSES", "FIRM"],
  [
    /\b(?:is|are|was|were|would be) (?:premature|unnecessary|inadequate|too \w+|unclear|inconsistent|outside|harmful|dangerous|unhelpful|insufficient)\b/i,
    "OPPOSES",
    "FIRM",
  ],
  [/\b(?:must|needs? to|have to|has to|had to|required to|should)\b/i, "DEMANDS", "FIRM"],
  [
    /\b(?:is|are|was|were) (?:key|essential|crucial|critical|indispensable|vital|a priority|necessary|important|imperative|needed|required)\b/i,
    "DEMANDS",
    "FIRM",
  ],
  [/\bcould be\b|\bwould be (?:useful|helpful|acceptable)\b/i, "SUPPORTS", "PREFERENCE"],
];

/** Announcements about oneself: only when the subject is the speaker or its own side. */
export const SELF: readonly (readonly [RegExp, Stance, Strength])[] = [
  [/\b(?:will|would|can|could) only\b|\bonly (?:if|when|once)\b/i, "OFFERS", "FIRM"],
  [
    /\b(?:will|would|does|do|did) not (?:agree|accept|allow|let|permit|negotiate|stop|end|withdraw|release|return|sign|leave|give|yield|surrender|move|cease|take part|attend|send|pay|tolerate|compromise|resume|be (?:part|ready))\b/i,
    "REJECTS",
    "FIRM",
  ],
  [/\b(?:will|would) not\b|\bwon't\b/i, "REJECTS", "FIRM"],
  [/\b(?:wants?|wanted|seeks?) to\b/i, "DEMANDS", "FIRM"],
  [/\bwants?\b/i, "DEMANDS", "FIRM"],
  [/\b(?:will|would|shall)\b/i, "COMMITS", "FIRM"],
];

/** Nouns that tell a warning or a chairing role rather than a party. */
export const CHAIRS =
  /\b(?:chair|co-chair|president|facilitator|secretariat|executive secretary|rapporteur|vice-chair|moderator)\b/i;
