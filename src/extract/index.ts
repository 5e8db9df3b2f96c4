// The door: one text in, everything that it claims out. Pure and deterministic: the same bytes for the same text.

import type { Extractor, Note, Reading, TextToRead } from "../domain/reading.ts";

import { type Cast, findActors } from "./cast.ts";
import { findDates } from "./dates.ts";
import { type Document, type Range, readDocument } from "./document.ts";
import { findEvents } from "./events.ts";
import { findFigures } from "./figures.ts";
import { languageOf } from "./language.ts";
import { findNegotiations } from "./negotiation.ts";
import { findPositions } from "./positions.ts";
import { type Drafts, toReading } from "./reading.ts";
import { type RuleGroup, rulesWithout } from "./rule-groups.ts";
import { findSpeakers, type SpokenDraft } from "./speakers.ts";
import { findStatements } from "./statements.ts";

export { TAXONOMY } from "./lexicon/issues.ts";
export { isRuleGroup, RULE_GROUPS, type RuleGroup } from "./rule-groups.ts";

/** Recorded with every claim: change the number whenever the rules change what is read. */
export const RECORDER = "rules 0.1.0";

type DraftNote = Omit<Note, "span"> & { readonly range: Range | null };

/**
 * Reads a text by rules, offline. `input.text`: as stored, code points. Returns the contract's layers; what is doubtful
 * becomes a note. Never throws for any text; time is linear in its length. `without`: groups of rules to leave out, for
 * measuring what they bring.
 */
export function readText(input: TextToRead, without: Iterable<RuleGroup> = []): Reading {
  const language = input.language ?? languageOf(input.text);
  const document = readDocument(input.text, rulesWithout(without));
  const dates = findDates(document, input.published);
  const cast = findActors(document);
  if (language !== "en" && language !== "und") return readOther(input, language, document, cast, dates);

  const statements = findSpeakers(document, cast, findStatements(document), dates);
  const figures = findFigures(document, statements, dates);
  const positions = findPositions(document, cast, statements, dates);
  const events = document.rules.has("events") ? findEvents(document, cast, dates) : [];
  const negotiations = document.rules.has("negotiations")
    ? findNegotiations(document, cast, positions, dates, input.title ?? "")
    : [];
  const drafts: Drafts = {
    cast,
    statements,
    positions,
    figures,
    events,
    dates,
    negotiations,
    notes: doubts(statements, negotiations.length),
  };
  return toReading(input.text, language, input.published, drafts);
}

/** The offline rules as an `Extractor`. */
export const EXTRACTOR: Extractor = { recorder: RECORDER, read: (input) => readText(input) };

/** Texts in other languages: what does not depend on English grammar, and a note that says so. */
function readOther(
  input: TextToRead,
  language: string,
  document: Document,
  cast: Cast,
  dates: Drafts["dates"],
): Reading {
  const note: DraftNote = {
    step: "language",
    severity: "WARNING",
    message: `The text is in ${languageName(language)}: only dates, figures and known names were read`,
    range: null,
  };
  return toReading(input.text, language, input.published, {
    cast,
    statements: [],
    positions: [],
    figures: findFigures(document, [], dates),
    events: [],
    dates,
    negotiations: [],
    notes: [note],
  });
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

function doubts(statements: readonly SpokenDraft[], negotiations: number): readonly DraftNote[] {
  const nobody = statements.filter((spoken) => spoken.speakers.length === 0);
  const notes: DraftNote[] = nobody.map((spoken) => ({
    step: "statements",
    severity: "INFO",
    message: "Nobody was found who says this",
    range: spoken.draft.content[0] ?? null,
  }));
  if (negotiations === 0) {
    notes.push({
      step: "negotiation",
      severity: "INFO",
      message: "The text does not seem to be about a negotiation",
      range: null,
    });
  }
  return notes;
}
