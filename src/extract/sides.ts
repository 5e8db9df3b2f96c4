// Whose side somebody speaks for: a person's state or body, a group itself.

import { type ActorDraft, isActor, type Speaker } from "./cast.ts";
import { isNeutral } from "./lexicon/stances.ts";

/** Who holds a position, and who gave it a voice. */
export interface Holders {
  readonly holders: readonly ActorDraft[];
  readonly voicedBy: readonly Speaker[];
}

/** Whether somebody presides over talks or serves them, by role or by name, and so takes no side. */
export function presides(speaker: Speaker): boolean {
  return isActor(speaker) && ((speaker.role !== null && isNeutral(speaker.role)) || isNeutral(speaker.name));
}

/** Crowds that nobody can be found in, and who only looks on. */
const NOBODY =
  /\b(?:contact|working|drafting|spin-?off|small|expert|focus|informal) groups?$|^(?:many|some|several|most|few|others?|all|both|these|those|such|more|no|any|every|each)\b|\b(?:people|persons|others|sources|observers|experts|analysts|critics|researchers|scientists|scholars|economists|commentators|participants|delegates|attendees|speakers|viewers|readers|reporters|journalists|ones)$|^(?:members|officials|diplomats|leaders|men|women|children|residents|citizens|voters|fighters|soldiers)$/i;
/** Who acts together, by the last word of a description, which a capital also tells: "Kurds". */
const PEOPLE =
  /(?:ers|ors|ists|ians|ants|gents|eers|ees|men|women|folk|militias?)$|\b(?:students|residents|opponents|dissidents|parents|tenants|rebels|allies|unions?|parties|party|countries|states|governments?|nations|families|relatives|tribes|clans|groups?|forces|troops|police|youths|youth|pilots|doctors|peasants|companies|company|firms|banks|churches|cities|towns|villages|organi[sz]ations?|associations?|movements?|coalition|alliance|network|parliament|congress|senate|assembly|council|cabinet|court|ministry|ministries|committee|commission|opposition|regime|junta|army|military|lawmakers|clerics|nationals|minorities|communities|community|delegations?|authorities|blacks|\p{Lu}\p{Ll}+s?)$/u;
/** Things that end like people. */
const THINGS =
  /(?:papers|numbers|letters|matters|orders|barriers|cent(?:er|re)s|powers|chapters|shelters|factors|sectors|errors|mirrors|towers|parameters|quarters|corners|borders|filters|registers|computers|containers|tankers|rivers|weathers|layers|drivers|markers|vectors|indicators|corridors|doors|floors|colou?rs|favou?rs|harbou?rs|variants|plants|pollutants|grants|restaurants|warrants|infants|fees|guarantees|degrees|trees|decrees|specimen|regimen)$/i;

/** Anybody with a name or a side; "people" and "many" hold nothing that can be followed. */
export function canHold(speaker: Speaker): boolean {
  if (!isActor(speaker) || speaker.named || speaker.affiliations.size > 0) return true;
  const name =
    speaker.name.split(/ (?:of|from|in|at|for|on|with|near|across|throughout|to|against|who|that|which)\b/)[0] ??
    speaker.name;
  const head = /^(?:thousands|hundreds|dozens|tens|scores|a group|groups?)$/i.test(name) ? speaker.name : name;
  return !NOBODY.test(head) && PEOPLE.test(head) && !THINGS.test(head);
}

/** The state or body that a person or an unnamed group speaks for; themselves when the text names none. */
export function ownSide(subjects: readonly Speaker[]): Holders {
  const holders = new Set<ActorDraft>();
  const voicedBy: Speaker[] = [];
  for (const subject of subjects) {
    const side =
      [...subject.affiliations].find((actor) =>
        ["STATE", "ARMED_GROUP", "ORGANISATION", "COLLECTIVE"].includes(actor.kind),
      ) ?? [...subject.affiliations][0];
    if (
      isActor(subject) &&
      subject.kind !== "PERSON" &&
      !(
        subject.kind === "COLLECTIVE" &&
        side !== undefined &&
        /officials|negotiators|leaders|diplomats|delegation|government|spokes|troops|forces|soldiers|army|military|navy|authorities|ministers|envoys|representatives|commanders|lawmakers/i.test(
          subject.name,
        )
      )
    )
      holders.add(subject);
    else if (side !== undefined) {
      holders.add(side);
      voicedBy.push(subject);
    } else if (isActor(subject)) holders.add(subject);
  }
  return { holders: [...holders], voicedBy };
}
