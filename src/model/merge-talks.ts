// The negotiation that the rules found, completed by what a model read of it; or the model's, when they found none.

import type { Note, ReadMeeting, ReadNegotiation, ReadParticipant, ReadPhrase } from "../domain/reading.ts";
import type { NegotiationKind } from "../domain/vocabulary.ts";

import { modelNote } from "./evidence.ts";
import { likeness, SAME_WORDS } from "./overlap.ts";
import { BOTH_CONFIDENCE, joined, MODEL_CONFIDENCE, type Recorders } from "./recorders.ts";
import type { Talks } from "./talks.ts";

interface Around {
  /** Slugs of the issues that the text takes positions on. */
  readonly issues: readonly string[];
  readonly nameOf: (key: string) => string;
}

export function mergeTalks(
  rules: readonly ReadNegotiation[],
  talks: readonly Talks[],
  around: Around,
  recorders: Recorders,
  notes: Note[],
): readonly ReadNegotiation[] {
  const [ours, ...others] = rules;
  const begun =
    ours === undefined
      ? begin(talks, around)
      : { ...ours, participants: ours.participants.map((one) => ({ ...one, recorder: recorders.rules })) };
  if (begun === null) return rules;
  let merged: ReadNegotiation = begun;
  for (const one of talks) {
    merged = {
      ...merged,
      format: merged.format === "UNKNOWN" ? one.format : merged.format,
      venue: merged.venue ?? one.venue,
      issues: [...new Set([...merged.issues, ...around.issues])].slice(0, 40),
      participants: addParticipants(merged.participants, one.participants, recorders, notes),
      meetings: addMeetings(merged.meetings, one.meetings),
      terms: addPhrases(merged.terms, one.terms),
      obstacles: addPhrases(merged.obstacles, one.obstacles),
    };
  }
  return [merged, ...others];
}

const NAMES: Readonly<Record<NegotiationKind, string>> = {
  CEASEFIRE: "cease-fire talks",
  PEACE: "peace talks",
  HOSTAGE: "hostage talks",
  TRADE: "trade talks",
  CLIMATE: "climate talks",
  LABOUR: "labour talks",
  BORDER: "border talks",
  ARMS: "arms talks",
  OTHER: "talks",
};

/** Talks that only the model read: with two parties, or a venue, so that they can be named. */
function begin(talks: readonly Talks[], { issues, nameOf }: Around): ReadNegotiation | null {
  for (const one of talks) {
    const parties = [...new Set(one.participants.filter(({ role }) => role === "PARTY").map(({ actor }) => actor))];
    const [first, second] = parties.map(nameOf);
    const place = first !== undefined && second !== undefined ? `${first}–${second}` : one.venue;
    if (place === null) continue;
    return {
      key: "n1",
      name: `${place} ${NAMES[one.kind]}`,
      kind: one.kind,
      format: one.format,
      venue: one.venue,
      issues,
      participants: [],
      meetings: [],
      terms: [],
      obstacles: [],
      evidence: one.evidence,
    };
  }
  return null;
}

function addParticipants(
  ours: readonly ReadParticipant[],
  theirs: readonly ReadParticipant[],
  recorders: Recorders,
  notes: Note[],
): readonly ReadParticipant[] {
  const merged = new Map(ours.map((one) => [`${one.actor}/${one.role}`, one]));
  for (const one of theirs) {
    const key = `${one.actor}/${one.role}`;
    const before = merged.get(key);
    if (before === undefined) {
      // Whoever has a part takes part.
      const present = one.role === "PARTICIPANT" && [...merged.values()].some((other) => other.actor === one.actor);
      if (!present) merged.set(key, { ...one, recorder: recorders.model, confidence: MODEL_CONFIDENCE });
    } else if (before.recorder === recorders.model) continue;
    else if (before.presence !== "UNKNOWN" && one.presence !== "UNKNOWN" && before.presence !== one.presence) {
      notes.push(
        modelNote(
          "WARNING",
          `The rules take this participant as ${before.presence} and the model as ${one.presence}; the rules' reading was kept`,
          one.evidence[0] ?? null,
        ),
      );
    } else {
      const filled = before.presence === "UNKNOWN" ? { presence: one.presence, via: one.via } : {};
      merged.set(key, { ...before, ...filled, recorder: joined(recorders), confidence: BOTH_CONFIDENCE });
    }
  }
  return [...merged.values()];
}

function addMeetings(ours: readonly ReadMeeting[], theirs: readonly ReadMeeting[]): readonly ReadMeeting[] {
  const merged = [...ours];
  for (const one of theirs) {
    const known = merged.some(
      (other) => other.date === one.date || likeness(other.evidence, one.evidence) >= SAME_WORDS,
    );
    if (!known) merged.push(one);
  }
  return merged;
}

function addPhrases(ours: readonly ReadPhrase[], theirs: readonly ReadPhrase[]): readonly ReadPhrase[] {
  const merged = [...ours];
  for (const one of theirs)
    if (!merged.some((other) => likeness(other.evidence, one.evidence) >= SAME_WORDS)) merged.push(one);
  return merged;
}
