// The door: one text in, everything that it claims out. Pure and deterministic: the same bytes for the same text.

import type { Extractor, Note, Reading, TextToRead } from "../domain/reading.ts";

import { findActors } from "./cast.ts";
import { findDates } from "./dates.ts";
import { describeActors } from "./described.ts";
import { type Range, readDocument } from "./document.ts";
import { findEvents } from "./events.ts";
import { findFigures } from "./figures.ts";
import { languagesOf } from "./language.ts";
import { findNegotiations } from "./negotiation.ts";
import { readOtherLanguage } from "./other-languages.ts";
import { findPositions } from "./positions.ts";
import { type Drafts, toReading } from "./reading.ts";
import { RECORDER } from "./recorder.ts";
import { type RuleGroup, rulesWithout } from "./rule-groups.ts";
import { findSpeakers, type SpokenDraft } from "./speakers.ts";
import { findStatements } from "./statements.ts";

export { TAXONOMY } from "./lexicon/issues.ts";
export { isRuleGroup, RULE_GROUPS, type RuleGroup } from "./rule-groups.ts";

export { RECORDER };

type DraftNote = Omit<Note, "span"> & { readonly range: Range | null };

/**
 * Reads a text by rules, offline. `input.text`: as stored, code points. Returns the contract's layers; what is doubtful
 * becomes a note. Never throws for any text; time is linear in its length. `without`: groups of rules to leave out, for
 * measuring what they bring.
 */
export function readText(input: TextToRead, without: Iterable<RuleGroup> = []): Reading {
  const { main: language, others } =
    input.language === undefined ? languagesOf(input.text) : { main: input.language, others: [] };
  if (!isEnglish(language, input.text)) return readOtherLanguage(input, language, [languageNote(language, others)]);
  const document = readDocument(input.text, rulesWithout(without), input.title);
  const dates = findDates(document, input.published);
  const cast = findActors(document);

  const statements = findSpeakers(document, cast, findStatements(document), dates);
  const figures = findFigures(document, cast, statements, dates, input.published);
  const positions = findPositions(document, cast, statements, dates);
  if (document.rules.has("actors.described")) describeActors(document, cast);
  const events = document.rules.has("events") ? findEvents(document, cast, statements, dates, input.published) : [];
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
    notes: [...(others.length === 0 ? [] : [mixtureNote(others)]), ...doubts(statements, negotiations.length)],
  };
  return toReading(input.text, language, input.published, drafts);
}

/** The offline rules as an `Extractor`. */
export const EXTRACTOR: Extractor = { recorder: RECORDER, read: (input) => readText(input) };

/** Texts of unknown language are read as English when they are written in its letters. */
function isEnglish(language: string, text: string): boolean {
  if (/^en(?:-|$)/.test(language)) return true;
  const sample = text.slice(0, 1_000);
  return (
    language === "und" &&
    (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 >= (sample.match(/\p{L}/gu)?.length ?? 0)
  );
}

function languageNote(language: string, others: readonly string[]): Note {
  const parts = others.length === 0 ? "" : ` and, in part, in ${listOf(others)}`;
  const named = language === "und" ? "in no language that could be told" : `in ${languageName(language)}${parts}`;
  return {
    step: "language",
    severity: "WARNING",
    message: `The text is ${named}: only dates, figures and known names were read`,
    span: null,
  };
}

/** English, with parts in other languages: they were read like the rest, which is worth a doubt. */
function mixtureNote(others: readonly string[]): DraftNote {
  return {
    step: "language",
    severity: "WARNING",
    message: `Parts of the text seem to be in ${listOf(others)}: they were read as if they were English`,
    range: null,
  };
}

function listOf(languages: readonly string[]): string {
  return languages.map(languageName).join(" and ");
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
