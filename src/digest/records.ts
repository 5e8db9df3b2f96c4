// What a digest is composed of, and the drafts of its parts.

import type { DigestSectionKind } from "../domain/digest.ts";
import type {
  Cited,
  DigestArticle,
  DigestEvent,
  DigestFigure,
  DigestNegotiation,
  DigestParticipant,
  DigestStatement,
  Named,
} from "../store/digest.ts";
import type { FoundStand } from "../store/stands.ts";

import type { Move } from "./moves.ts";
import type { Sentence } from "./verify.ts";
import type { Days } from "./wording.ts";

export interface DraftTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Sentence[] }[];
}

export interface DraftSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
  readonly table?: DraftTable;
}

/** All that is known of one negotiation in the window. */
export interface Records {
  readonly negotiation: DigestNegotiation;
  readonly stands: readonly FoundStand[];
  readonly moves: readonly Move[];
  readonly participants: readonly DigestParticipant[];
  readonly statements: readonly DigestStatement[];
  readonly figures: readonly DigestFigure[];
  readonly events: readonly DigestEvent[];
  readonly articles: readonly DigestArticle[];
  readonly actors: ReadonlyMap<string, Named>;
  readonly issues: ReadonlyMap<string, string>;
  /** Who voiced positions, by claim. */
  readonly voices: ReadonlyMap<string, Pick<Cited, "voices" | "sourceName">>;
  readonly roles: ReadonlyMap<string, number>;
  readonly days: Days;
  /** Last day of the window, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly firstDay: string;
  readonly patienceDays: number;
}

/** Items a section has at most. */
export const MOST = {
  changes: 10,
  sticking: 6,
  statements: 6,
  figures: 8,
  events: 12,
  next: 6,
  gaps: 8,
  matrixIssues: 6,
  matrixRows: 8,
} as const;
