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
  return isActor(speaker) && (isNeutral(speaker.role ?? "") || isNeutral(speaker.name));
}

/** Anybody with a name or a side; "people" and "many" hold nothing that can be followed. */
export function canHold(speaker: Speaker): boolean {
  if (!isActor(speaker) || speaker.named || speaker.affiliations.size > 0) return true;
  return /\b(?:groups?|families|relatives|unions?|employers|rebels|parties|countries|states|workers|residents|organi[sz]ations|lawmakers|opposition)\b/i.test(
    speaker.name,
  );
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
        /officials|negotiators|leaders|diplomats|delegation|government|spokes/i.test(subject.name)
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
