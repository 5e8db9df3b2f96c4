// The door: an extractor that reads by rules, asks a model too, and keeps of its answer what the text bears out.

import type { Extractor, Note, Reading, TextToRead } from "../domain/reading.ts";

import { readAnswer } from "./answer.ts";
import { type Budget, dailyBudget } from "./budget.ts";
import { castOf } from "./cast.ts";
import { type Checked, checkAnswer, type CheckContext } from "./check.ts";
import { type Chunk, chunksOf, halved, numberParagraphs } from "./chunks.ts";
import { type Endpoint, openEndpoint } from "./endpoint.ts";
import { evidenceOf, modelNote, type Refusal } from "./evidence.ts";
import { addressesMachine } from "./instructions.ts";
import { mergeReadings } from "./merge.ts";
import { askAgain, type AskedIssue, type Message, messagesFor, newBoundary, PROMPT_VERSION } from "./prompt.ts";
import type { Recorders } from "./recorders.ts";
import type { ModelDependencies, ModelSettings } from "./settings.ts";

export type { ModelDependencies, ModelSettings } from "./settings.ts";

/** Refusals that are noted one by one; the rest are counted. */
const NOTED = 20;

/**
 * An extractor that adds a model's reading to that of `rules`. Whatever becomes of the model, the rules' reading is
 * given; what went wrong is a note of the step "model". Never throws unless `rules` does. `issues`: the taxonomy.
 */
export function modelExtractor(
  rules: Extractor,
  issues: readonly AskedIssue[],
  settings: ModelSettings,
  deps: ModelDependencies,
): Extractor {
  const model = `model ${settings.name.slice(0, 100)}, prompt ${PROMPT_VERSION}`;
  const recorders: Recorders = { rules: rules.recorder, model };
  const endpoint = openEndpoint(settings, deps);
  const budget = dailyBudget(settings, deps.now);
  return {
    recorder: `${rules.recorder} + ${model}`,
    read: async (input) => {
      const reading = await rules.read(input);
      const asking = { input, reading, endpoint, budget: budget.forArticle(), settings, deps, issues, recorders };
      try {
        return await readWithModel(asking);
      } catch {
        // A fault of ours must not cost an article, and its message may hold what the model wrote.
        return withRulesOnly(reading, recorders, "an answer could not be read");
      }
    },
  };
}

interface Asking {
  readonly input: TextToRead;
  readonly reading: Reading;
  readonly endpoint: Endpoint;
  readonly budget: Budget;
  readonly settings: ModelSettings;
  readonly deps: ModelDependencies;
  readonly issues: readonly AskedIssue[];
  readonly recorders: Recorders;
}

async function readWithModel(asking: Asking): Promise<Reading> {
  const { reading, settings, deps, issues, recorders } = asking;
  const paragraphs = numberParagraphs(reading.text, settings.chunk);
  const evidence = evidenceOf(reading.text, paragraphs);
  const cast = castOf(reading, evidence);
  const context: CheckContext = { reading, evidence, cast, issues };
  const trusted = paragraphs.filter(({ number }) => !evidence.distrusted.has(number));
  const until = deps.now().getTime() + settings.deadline;

  const parts: Checked[] = [];
  const failures: string[] = [];
  let malformed = 0;
  const queue = [...chunksOf(trusted, settings.chunk)];
  const whole = queue.length;
  let unread = 0;
  for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
    const outcome = await askAbout(chunk, asking, until);
    if (outcome.kind === "read") {
      parts.push(checkAnswer(outcome.answer, context));
      malformed += outcome.malformed;
      continue;
    }
    const halves = outcome.kind === "cut" ? halved(chunk) : null;
    if (halves !== null) queue.unshift(...halves);
    else {
      failures.push(outcome.kind === "cut" ? "its answer was too long" : outcome.reason);
      unread++;
      // What failed once for all will fail for the next part, too.
      if (outcome.kind === "failed" && outcome.final) {
        unread += queue.length;
        break;
      }
    }
  }

  const notes = [
    ...suspicions(evidence.distrusted, asking, paragraphs.length),
    ...tellRefusals(
      parts.flatMap((part) => part.refusals),
      malformed,
    ),
  ];
  if (parts.length === 0) {
    const reason = failures[0];
    const only =
      reason === undefined ? { ...reading, recorder: recorders.rules } : withRulesOnly(reading, recorders, reason);
    return { ...only, notes: [...only.notes, ...notes] };
  }
  if (unread > 0)
    notes.push(
      modelNote(
        "WARNING",
        `The model did not read ${unread} of ${Math.max(whole, parts.length + unread)} parts of the text: ${failures[0]}. There the rules' reading stands alone`,
      ),
    );
  const merged = mergeReadings(reading, parts, { ...cast.added(), nameOf: cast.nameOf }, recorders);
  return { ...merged, notes: [...merged.notes.map((note) => ofLanguage(note)), ...notes] };
}

type Outcome =
  | { readonly kind: "read"; readonly answer: Parameters<typeof checkAnswer>[0]; readonly malformed: number }
  | { readonly kind: "cut" }
  | { readonly kind: "failed"; readonly reason: string; readonly final: boolean };

/** Asks about one part; once more when the answer cannot be used. */
async function askAbout(chunk: Chunk, asking: Asking, until: number): Promise<Outcome> {
  const { input, reading, endpoint, budget, deps, issues } = asking;
  const messages = messagesFor(
    {
      text: reading.text,
      chunk,
      title: trusted(input.title),
      source: trusted(input.source),
      published: reading.published,
    },
    issues,
    newBoundary(deps.random),
  );
  const first = await ask(messages);
  if (first.kind !== "wrong") return first;
  const second = await ask(askAgain(messages, first.content, first.wrong));
  return second.kind === "wrong"
    ? { kind: "failed", reason: "its answer had not the form asked for, twice", final: false }
    : second;

  async function ask(
    asked: readonly Message[],
  ): Promise<Outcome | { readonly kind: "wrong"; readonly content: string; readonly wrong: string }> {
    const reply = await endpoint.ask(asked, budget, until);
    if (reply.kind === "failed") return reply;
    if (reply.kind === "cut") return reply;
    const read = readAnswer(reply.content);
    return "wrong" in read ? { kind: "wrong", content: reply.content, wrong: read.wrong } : { kind: "read", ...read };
  }
}

/** A title comes from whoever wrote the article, too. */
function trusted(line: string | undefined): string {
  return line === undefined || addressesMachine(line) ? "" : line;
}

function withRulesOnly(reading: Reading, recorders: Recorders, reason: string): Reading {
  const note = modelNote("WARNING", `The model did not read this text: ${reason}. The rules' reading stands alone`);
  return { ...reading, recorder: recorders.rules, notes: [...reading.notes, note] };
}

function suspicions(distrusted: ReadonlySet<number>, asking: Asking, all: number): readonly Note[] {
  if (distrusted.size === 0) return [];
  const list = [...distrusted].slice(0, 5).join(", ");
  return [
    modelNote(
      "WARNING",
      `${distrusted.size} of ${all} paragraphs speak to a machine and not to a reader (${list}${distrusted.size > 5 ? ", …" : ""}): ${asking.recorders.model} was not shown them`,
    ),
  ];
}

/** Our own words only: what was refused is not repeated. */
function tellRefusals(refusals: readonly Refusal[], malformed: number): readonly Note[] {
  const total = refusals.length + malformed;
  if (total === 0) return [];
  const each = refusals
    .slice(0, NOTED)
    .map(({ what, reason }) => modelNote("INFO", `The model's ${what} was refused: ${reason}`));
  const more = refusals.length > NOTED ? `; ${refusals.length - NOTED} of them are not listed` : "";
  const shapeless = malformed > 0 ? `, ${malformed} of them for having not the form asked for` : "";
  return [...each, modelNote("WARNING", `${total} of the model's entries were refused${shapeless}${more}`)];
}

/** The rules say of a text in another language what they did not read; now the model has. */
function ofLanguage(note: Note): Note {
  if (note.step !== "language") return note;
  return { ...note, severity: "INFO", message: `${note.message} by the rules; the rest is the model's reading` };
}
