// The negotiation that a model reads, held to the text.

import type { ReadMeeting, ReadParticipant, ReadPhrase, Spans } from "../domain/reading.ts";
import type { NegotiationFormat, NegotiationKind } from "../domain/vocabulary.ts";

import type { AnsweredNegotiation, Quote } from "./answer.ts";
import { NOT_THERE } from "./cast.ts";
import type { Evidence, Refusal } from "./evidence.ts";

export interface Talks {
  readonly kind: NegotiationKind;
  readonly format: NegotiationFormat;
  readonly venue: string | null;
  readonly participants: readonly ReadParticipant[];
  readonly meetings: readonly ReadMeeting[];
  readonly terms: readonly ReadPhrase[];
  readonly obstacles: readonly ReadPhrase[];
  readonly evidence: Spans;
}

interface TalksContext {
  readonly evidence: Evidence;
  readonly actors: (ids: readonly string[]) => readonly string[];
  readonly dateOf: (date: string | null) => string | null;
  readonly placeOf: (quote: Quote | null) => string | null;
  readonly refuse: (refusal: Refusal) => void;
}

/** Null when no words of the text speak of talks. */
export function checkTalks(answered: AnsweredNegotiation, context: TalksContext): Talks | null {
  const { evidence, actors, dateOf, placeOf, refuse } = context;
  const spans = evidence.spansOf(answered.evidence);
  if (spans === null) {
    refuse({ what: "negotiation", reason: NOT_THERE });
    return null;
  }
  const phrases = (quotes: readonly Quote[], what: string): readonly ReadPhrase[] =>
    quotes.flatMap((quote) => {
      const found = evidence.wordsOf(quote);
      if (found !== null) return [{ text: found.words, evidence: [found.span] }];
      refuse({ what, reason: NOT_THERE });
      return [];
    });
  return {
    kind: answered.kind,
    format: answered.format,
    venue: placeOf(answered.venue),
    participants: answered.participants.flatMap((one) => {
      const [actor] = actors([one.actor]);
      const held = evidence.spansOf(one.evidence);
      if (actor !== undefined && held !== null)
        return [
          {
            actor,
            role: one.role,
            presence: one.presence,
            via: actors(one.via).filter((key) => key !== actor),
            representatives: actors(one.representatives),
            evidence: held,
          },
        ];
      refuse({ what: "participant", reason: held === null ? NOT_THERE : "the text does not name whom it is about" });
      return [];
    }),
    meetings: answered.meetings.flatMap((one) => {
      const held = evidence.spansOf(one.evidence);
      if (held !== null)
        return [{ date: dateOf(one.date), place: placeOf(one.place), level: null, status: one.status, evidence: held }];
      refuse({ what: "meeting", reason: NOT_THERE });
      return [];
    }),
    terms: phrases(answered.terms, "term"),
    obstacles: phrases(answered.obstacles, "obstacle"),
    evidence: spans,
  };
}
