// What a model is asked to answer: a shape that any JSON schema can hold, and its check. Words, never offsets.

import { z } from "zod";

import {
  ACTOR_KINDS,
  CONDITION_KINDS,
  EVENT_STATUSES,
  FIGURE_ATTRIBUTIONS,
  FIGURE_QUALIFIERS,
  NEGOTIATION_FORMATS,
  NEGOTIATION_KINDS,
  PARTICIPATION_ROLES,
  PRESENCES,
  STANCES,
  STRENGTHS,
} from "../domain/vocabulary.ts";

/** Kinds of event, as the offline rules name them. */
export const EVENT_KINDS = [
  "meeting",
  "agreement",
  "breakdown",
  "attack",
  "release",
  "court",
  "labour",
  "move",
] as const;

/** Words copied from the text, and the number of the paragraph in which they stand. */
const QUOTE = z.object({ paragraph: z.number(), words: z.string() });
const QUOTES = z.array(QUOTE);
/** "A1" and "U1" point at an actor and an unnamed source of the same answer. */
const REFERENCES = z.array(z.string());
const EDTF = z.nullable(z.string());

const ACTOR = z.object({
  id: z.string(),
  name: QUOTE,
  kind: z.enum(ACTOR_KINDS),
  alsoCalled: QUOTES,
  role: z.nullable(QUOTE),
  affiliations: REFERENCES,
});
const UNNAMED_SOURCE = z.object({
  id: z.string(),
  description: QUOTE,
  affiliations: REFERENCES,
  anonymityReason: z.nullable(QUOTE),
});
const STATEMENT = z.object({
  speakers: REFERENCES,
  source: z.nullable(QUOTE),
  cue: z.nullable(QUOTE),
  content: QUOTES,
  addressees: REFERENCES,
  saidOn: EDTF,
  secondHand: z.boolean(),
});
const POSITION = z.object({
  holders: REFERENCES,
  stance: z.enum(STANCES),
  strength: z.enum(STRENGTHS),
  issue: z.nullable(z.string()),
  issueWords: z.nullable(QUOTE),
  object: QUOTE,
  targets: REFERENCES,
  voicedBy: REFERENCES,
  conditions: z.array(z.object({ kind: z.enum(CONDITION_KINDS), words: QUOTE })),
  statedOn: EDTF,
  evidence: QUOTES,
});
const FIGURE = z.object({
  value: z.number(),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  qualifier: z.enum(FIGURE_QUALIFIERS),
  unit: z.string(),
  measure: z.nullable(QUOTE),
  attributedTo: REFERENCES,
  attribution: z.enum(FIGURE_ATTRIBUTIONS),
  period: EDTF,
  evidence: QUOTES,
});
const EVENT = z.object({
  kind: z.enum(EVENT_KINDS),
  actors: REFERENCES,
  date: EDTF,
  place: z.nullable(QUOTE),
  status: z.enum(EVENT_STATUSES),
  evidence: QUOTES,
});
const PARTICIPANT = z.object({
  actor: z.string(),
  role: z.enum(PARTICIPATION_ROLES),
  presence: z.enum(PRESENCES),
  via: REFERENCES,
  representatives: REFERENCES,
  evidence: QUOTES,
});
const MEETING = z.object({
  date: EDTF,
  place: z.nullable(QUOTE),
  status: z.enum(EVENT_STATUSES),
  evidence: QUOTES,
});
const NEGOTIATION = z.object({
  kind: z.enum(NEGOTIATION_KINDS),
  format: z.enum(NEGOTIATION_FORMATS),
  venue: z.nullable(QUOTE),
  participants: z.array(PARTICIPANT),
  meetings: z.array(MEETING),
  terms: QUOTES,
  obstacles: QUOTES,
  evidence: QUOTES,
});

const LISTS = {
  actors: ACTOR,
  unnamedSources: UNNAMED_SOURCE,
  statements: STATEMENT,
  positions: POSITION,
  figures: FIGURE,
  events: EVENT,
} as const;

const WHOLE = z.object({
  actors: z.array(ACTOR),
  unnamedSources: z.array(UNNAMED_SOURCE),
  statements: z.array(STATEMENT),
  positions: z.array(POSITION),
  figures: z.array(FIGURE),
  events: z.array(EVENT),
  negotiation: z.nullable(NEGOTIATION),
});

export type Quote = z.output<typeof QUOTE>;
export type Answer = z.output<typeof WHOLE>;
export type AnsweredActor = z.output<typeof ACTOR>;
export type AnsweredUnnamedSource = z.output<typeof UNNAMED_SOURCE>;
export type AnsweredStatement = z.output<typeof STATEMENT>;
export type AnsweredPosition = z.output<typeof POSITION>;
export type AnsweredFigure = z.output<typeof FIGURE>;
export type AnsweredEvent = z.output<typeof EVENT>;
export type AnsweredNegotiation = z.output<typeof NEGOTIATION>;

/** The JSON schema of an answer, for servers that hold a model to one. */
export const ANSWER_SCHEMA: Readonly<Record<string, unknown>> = z.toJSONSchema(WHOLE, { target: "draft-7" });

/** Entries of one list; a model that goes on without end is cut off here. */
const LONGEST_LIST = 400;

export interface ReadAnswer {
  readonly answer: Answer;
  /** Entries that had not the shape asked for and were left out. */
  readonly malformed: number;
}

/**
 * Reads what a model wrote. Whole entries that are wrong are left out and counted. A text when it is no such answer at
 * all, or mostly wrong: what to tell the model, made of our own words and the paths of our own schema.
 */
export function readAnswer(content: string): ReadAnswer | { readonly wrong: string } {
  const json = parseJson(content);
  if (json === undefined) return { wrong: "It was not valid JSON." };
  if (typeof json !== "object" || json === null || Array.isArray(json)) return { wrong: "It was not one JSON object." };
  const given = new Map<string, unknown>(Object.entries(json));
  const missing = [...Object.keys(LISTS), "negotiation"].filter((name) => !given.has(name));
  if (missing.length === Object.keys(LISTS).length + 1) return { wrong: "None of the lists asked for was in it." };
  let malformed = 0;
  let whole = 0;
  const paths = new Set<string>();
  const keep = <T>(schema: z.ZodType<T>, entry: unknown, name: string): readonly T[] => {
    const parsed = schema.safeParse(entry);
    if (parsed.success) {
      whole++;
      return [parsed.data];
    }
    malformed++;
    for (const issue of parsed.error.issues) paths.add(`${name}: ${pathOf(issue.path)} ${issue.code}`);
    return [];
  };
  const list = <T>(name: keyof typeof LISTS, schema: z.ZodType<T>): T[] => {
    const entries = given.get(name);
    if (entries === undefined) return [];
    if (!Array.isArray(entries)) return [...keep(schema, entries, name)];
    return entries.slice(0, LONGEST_LIST).flatMap((entry: unknown) => keep(schema, entry, name));
  };
  const talks = given.get("negotiation") ?? null;
  const answer: Answer = {
    actors: list("actors", ACTOR),
    unnamedSources: list("unnamedSources", UNNAMED_SOURCE),
    statements: list("statements", STATEMENT),
    positions: list("positions", POSITION),
    figures: list("figures", FIGURE),
    events: list("events", EVENT),
    negotiation: talks === null ? null : (keep(NEGOTIATION, talks, "negotiation")[0] ?? null),
  };
  if (malformed > whole)
    return { wrong: `It had not the shape asked for. Wrong: ${[...paths].slice(0, 12).join("; ")}.` };
  return { answer, malformed };
}

/** Names of our own fields only, since keys may be the model's. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? "[]" : String(part)))
    .join(".")
    .slice(0, 60);
}

/** JSON, in a fence or among words as some models write it; undefined when there is none. */
function parseJson(content: string): unknown {
  for (const text of [content, content.slice(content.indexOf("{"), content.lastIndexOf("}") + 1)]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next form may be it.
    }
  }
  return undefined;
}
