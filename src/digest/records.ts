// What a digest is composed of, and the drafts of its parts.

import type { DigestSectionKind, RankTerm } from "../domain/digest.ts";
import type { Cited } from "../store/cited.ts";
import type {
  DigestArticle,
  DigestEvent,
  DigestFigure,
  DigestNegotiation,
  DigestParticipant,
  DigestStatement,
  Named,
} from "../store/digest.ts";
import type { ToldStand } from "../store/stands.ts";

import type { Budget } from "./budget.ts";
import type { Move } from "./moves.ts";
import type { Sentence } from "./parts.ts";

/** A sentence to be written: which claims it will cite, and how, once they have been read again from the store. */
export interface Draft {
  /** What it is about, the same in every digest. */
  readonly subject: string;
  readonly claimIds: readonly string[];
  /** Where it stands among those that there is room for; as ranked when missing. */
  readonly order?: string;
  /** Why it stands where it does; missing where nothing is reckoned. */
  readonly rank?: readonly RankTerm[];
  /** An empty sentence when nothing can be said of them. */
  readonly write: (cited: ReadonlyMap<string, Cited>) => Sentence;
}

export interface DraftTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Draft[] }[];
}

export interface DraftSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly drafts: readonly Draft[];
  /** Sentences about the records themselves, which no citation supports. */
  readonly notes?: readonly string[];
  readonly table?: DraftTable;
  /** Entries that there was no room for. */
  readonly left: number;
}

/** All that is known of one negotiation in the window. */
export interface Records {
  readonly negotiation: DigestNegotiation;
  readonly stands: readonly ToldStand[];
  readonly moves: readonly Move<ToldStand>[];
  readonly participants: readonly DigestParticipant[];
  readonly statements: readonly DigestStatement[];
  readonly figures: readonly DigestFigure[];
  readonly events: readonly DigestEvent[];
  readonly articles: readonly (DigestArticle & {
    /** Its day in the reader's zone, YYYY-MM-DD. */
    readonly publishedOn: string;
  })[];
  readonly actors: ReadonlyMap<string, Named>;
  readonly issues: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, number>;
  /** How many origins tell the same as a claim; undefined for claims that are not among the records. */
  readonly origins: (claimId: string) => number | undefined;
  /** The year that a day without one is in. */
  readonly year: number;
  /** Last day of the window, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly firstDay: string;
  readonly patienceDays: number;
  readonly budget: Budget;
}

/** Parties at a table up to which an issue is one matter: two sides talk of one cease-fire, forty of many kinds of targets. */
export const FEW_PARTIES = 4;

/** What several sections ask of the records: reckoned once for each. */
export function remembered<T>(of: (records: Records) => T): (records: Records) => T {
  const known = new WeakMap<Records, { readonly value: T }>();
  return (records) => {
    const before = known.get(records);
    if (before !== undefined) return before.value;
    const value = of(records);
    known.set(records, { value });
    return value;
  };
}
