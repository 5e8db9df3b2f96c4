// The options of `parley briefing` and `parley digest`: from what is typed to settings, scopes and windows.

import { type Command, Option } from "commander";

import type { DigestLength, DigestSectionKind } from "../domain/digest.ts";
import { DIGEST_LENGTHS, DIGEST_SECTIONS } from "../domain/digest.ts";
import { MARKINGS } from "../domain/vocabulary.ts";

import type { BriefingDoors } from "./briefing-output.ts";
import { optionOf, readInstant, Refusal } from "./output.ts";

export interface Asked {
  readonly json?: boolean;
}

/** What commander gives for the settings of a briefing. */
export interface SettingOptions extends Asked {
  readonly negotiation?: readonly string[];
  readonly actor?: readonly string[];
  readonly issue?: readonly string[];
  readonly source?: readonly string[];
  readonly language?: readonly string[];
  readonly sections?: string;
  readonly length?: string;
  readonly cadence?: string;
  readonly timeZone?: string;
  readonly patience?: string;
  readonly markingCeiling?: string;
  readonly namesLanguage?: string;
}

type Settings = Partial<Parameters<BriefingDoors["digest"]["createBriefing"]>[1]>;
type Scope = NonNullable<Settings["scope"]>;

function choices(words: readonly string[]): string {
  return words.map(optionOf).join(", ");
}

/** What may be asked of a digest, once or again and again. */
export function digestOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] | undefined) => [...(before ?? []), value];
  return command
    .option("--negotiation <slug>", "only this negotiation and its tracks; may be repeated", several)
    .option("--actor <name>", "only this actor; may be repeated", several)
    .option("--issue <slug>", "only this issue; may be repeated", several)
    .option("--source <name>", "only articles of this source; may be repeated", several)
    .option("--language <tag>", "only articles in this language; may be repeated", several)
    .option("--sections <list>", `which sections, in which order, comma-separated: ${choices(DIGEST_SECTIONS)}; or all`)
    .addOption(new Option("--length <length>", "how much each section holds").choices(DIGEST_LENGTHS.map(optionOf)))
    .option("--patience <days>", "days without a restatement after which a position is silent")
    .addOption(
      new Option("--marking-ceiling <marking>", "the most restricted articles that may contribute").choices(
        MARKINGS.map(optionOf),
      ),
    )
    .option("--names-language <tag>", "language in which actors are named; none for their main names");
}

/** `before`: the scope that lists which are not given stay as in; null for a new briefing. */
export async function readSettings(
  db: BriefingDoors["db"],
  digest: Pick<BriefingDoors["digest"], "scopeCalled">,
  options: SettingOptions,
  before: Scope | null,
): Promise<Settings> {
  const { sections, length, cadence, timeZone, patience, markingCeiling, namesLanguage } = options;
  const scope = await readScope(db, digest, options, before);
  return {
    ...(scope === null ? {} : { scope }),
    ...(sections === undefined ? {} : { sections: readSections(sections) }),
    ...(length === undefined ? {} : { length: wordOf(DIGEST_LENGTHS, length, "--length") satisfies DigestLength }),
    ...(cadence === undefined ? {} : { cadence: isNone(cadence) ? null : cadence }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(patience === undefined ? {} : { patienceDays: readDays(patience) }),
    ...(markingCeiling === undefined ? {} : { markingCeiling: wordOf(MARKINGS, markingCeiling, "--marking-ceiling") }),
    ...(namesLanguage === undefined ? {} : { namesLanguage: isNone(namesLanguage) ? null : namesLanguage }),
  };
}

async function readScope(
  db: BriefingDoors["db"],
  digest: Pick<BriefingDoors["digest"], "scopeCalled">,
  { negotiation, actor, issue, source, language }: SettingOptions,
  before: Scope | null,
): Promise<Scope | null> {
  if ([negotiation, actor, issue, source, language].every((list) => list === undefined)) return null;
  const list = (given: readonly string[] | undefined, was: readonly string[] | undefined) =>
    given === undefined ? (was ?? []) : given.filter((text) => text.trim().toLowerCase() !== "all");
  const result = await digest.scopeCalled(db, {
    negotiations: list(negotiation, before?.negotiations),
    actors: list(actor, before?.actors),
    issues: list(issue, before?.issues),
    sources: list(source, before?.sources),
    languages: list(language, before?.languages),
  });
  if (!result.ok) throw new Refusal(result.errors.map((error) => error.message).join("\n"));
  return result.value;
}

function isNone(text: string): boolean {
  return text.trim().toLowerCase() === "none";
}

function readSections(text: string): readonly DigestSectionKind[] {
  if (text.trim().toLowerCase() === "all") return [];
  return text.split(",").map((word) => wordOf(DIGEST_SECTIONS, word.trim(), "--sections"));
}

function wordOf<T extends string>(words: readonly T[], text: string, option: string): T {
  const found = words.find((word) => optionOf(word) === optionOf(text));
  if (found === undefined) throw new Refusal(`${option}: "${text}" is none of ${choices(words)}`);
  return found;
}

function readDays(text: string): number {
  if (!/^\d{1,5}$/.test(text.trim())) throw new Refusal(`--patience: "${text}" is no number of days`);
  if (Number(text) < 1 || Number(text) > 3_650) throw new Refusal("--patience must be from 1 to 3650");
  return Number(text);
}

export function readRevision(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text.trim())) throw new Refusal(`--expect-revision: "${text}" is no number`);
  return Number(text);
}

/** The window of --since and --until; null when neither is given. */
export function readWindow({
  since,
  until,
}: {
  readonly since?: string;
  readonly until?: string;
}): { readonly since: Date; readonly until: Date } | null {
  if (since === undefined && until === undefined) return null;
  if (since === undefined || until === undefined) throw new Refusal("--since and --until go together");
  const [from, to] = [readInstant(since), readInstant(until)];
  if (from === null) throw new Refusal(`--since: "${since}" is no day: write it as YYYY-MM-DD`);
  if (to === null) throw new Refusal(`--until: "${until}" is no day: write it as YYYY-MM-DD`);
  if (from >= to) throw new Refusal("--since must lie before --until");
  return { since: from, until: to };
}
