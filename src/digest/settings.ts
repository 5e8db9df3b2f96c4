// What a desk may set of a briefing: made, changed, archived and taken back, all of it checked before anything is written.

import { parseCadence } from "../domain/cadence.ts";
import { isLanguageTag, isTimeZone } from "../domain/reader.ts";
import { ok, refuse, type Result, type UserError } from "../domain/result.ts";
import {
  addBriefing,
  type Briefing,
  type BriefingSettings,
  changeBriefing,
  findBriefings,
  setArchived,
} from "../store/briefings.ts";
import type { Database, Queryable } from "../store/database.ts";
import { findAbsent, type Scope } from "../store/digest.ts";
import { addActivity } from "../store/sources.ts";

import { orderNext } from "./schedule.ts";

/** Who acts, when, and by which way in; the audit keeps it. */
export interface ActingOnBriefings {
  readonly actor: string;
  readonly now: Date;
  /** "graphql" when missing. */
  readonly door?: string;
}

type Done = Result<{ readonly briefingId: string }>;

const DEFAULTS = {
  sections: [],
  length: "STANDARD",
  cadence: null,
  timeZone: "UTC",
  patienceDays: 14,
  markingCeiling: "CLEAR",
  namesLanguage: null,
} as const satisfies Omit<BriefingSettings, "name" | "scope">;

/** Saves a question. What is not set is as `DEFAULTS` has it. */
export async function createBriefing(
  db: Database,
  input: Pick<BriefingSettings, "name" | "scope"> & Partial<BriefingSettings>,
  acting: ActingOnBriefings,
): Promise<Done> {
  return db.transaction(async (tx) => {
    const checked = await checkSettings(tx, input);
    if (!checked.ok) return checked;
    const briefingId = await addBriefing(tx, { ...DEFAULTS, ...input, ...checked.value });
    await log(tx, acting, "created", briefingId);
    await orderNext(tx, briefingId, acting.now);
    return ok({ briefingId });
  });
}

export interface BriefingChange {
  readonly briefingId: string;
  /** The revision that was read before the change was thought of; null when it does not matter. */
  readonly expectedRevision: number | null;
}

/** Changes what is set of a briefing and leaves the rest; a scope and a list of sections are replaced as a whole. */
export async function updateBriefing(
  db: Database,
  input: BriefingChange & { readonly settings: Partial<BriefingSettings> },
  acting: ActingOnBriefings,
): Promise<Done> {
  return change(db, input, async (tx, briefing) => {
    if (briefing.archivedAt !== null)
      return refuse("CONFLICT", "The briefing is archived: restore it before it is changed", "input", "briefing");
    const checked = await checkSettings(tx, input.settings);
    if (!checked.ok) return checked;
    const changed = Object.entries(checked.value).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(briefing[name as keyof BriefingSettings]),
    );
    if (changed.length > 0) {
      await changeBriefing(tx, briefing.id, Object.fromEntries(changed));
      await log(tx, acting, "changed", briefing.id);
      await orderNext(tx, briefing.id, acting.now);
    }
    return ok({ briefingId: briefing.id });
  });
}

/** Puts a briefing away: no edition is published, nothing is deleted. Once more changes nothing. */
export async function archiveBriefing(db: Database, input: BriefingChange, acting: ActingOnBriefings): Promise<Done> {
  return setArchive(db, input, acting, true);
}

/** Takes a briefing back from the archive. Once more changes nothing. */
export async function restoreBriefing(db: Database, input: BriefingChange, acting: ActingOnBriefings): Promise<Done> {
  return setArchive(db, input, acting, false);
}

function setArchive(db: Database, input: BriefingChange, acting: ActingOnBriefings, archived: boolean): Promise<Done> {
  return change(db, input, async (tx, briefing) => {
    if ((briefing.archivedAt !== null) !== archived) {
      await setArchived(tx, briefing.id, archived ? acting.now : null);
      await log(tx, acting, archived ? "archived" : "restored", briefing.id);
      await orderNext(tx, briefing.id, acting.now);
    }
    return ok({ briefingId: briefing.id });
  });
}

/** One change at a time of each briefing; refuses one that was thought of before another. */
function change(
  db: Database,
  { briefingId, expectedRevision }: BriefingChange,
  make: (tx: Queryable, briefing: Briefing) => Promise<Done>,
): Promise<Done> {
  return db.transaction(async (tx) => {
    const [briefing] = (await findBriefings(tx, [briefingId], true)).values();
    if (briefing === undefined) return refuse("NOT_FOUND", "There is no such briefing", "input", "briefing");
    if (expectedRevision !== null && expectedRevision !== briefing.revision)
      return refuse(
        "CONFLICT",
        `The briefing has been changed: it is at revision ${briefing.revision}, not ${expectedRevision}. Read it again`,
        "input",
        "expectedRevision",
      );
    return make(tx, briefing);
  });
}

function log(db: Queryable, { actor, door }: ActingOnBriefings, action: string, briefingId: string): Promise<void> {
  return addActivity(db, actor, action, "Briefing", briefingId, door ?? "graphql");
}

// ---- What may be set -----------------------------------------------------------------------------------------------

const MOST_IN_SCOPE = 200;
const MOST_LANGUAGES = 50;

/** The settings as they are stored, or every reason why they cannot be. */
async function checkSettings(
  db: Queryable,
  given: Partial<BriefingSettings>,
): Promise<Result<Partial<BriefingSettings>>> {
  const { name, scope, sections, cadence, timeZone, patienceDays, namesLanguage } = given;
  const errors: UserError[] = [];
  const wrong = (message: string, ...field: readonly string[]) =>
    errors.push({ code: "INVALID_VALUE", message, field: ["input", ...field] });

  const told = name?.trim();
  if (told !== undefined && (told === "" || told.length > 200 || !told.isWellFormed() || told.includes("\0")))
    wrong("name must be text of 1 to 200 characters", "name");
  if (timeZone !== undefined && !isTimeZone(timeZone))
    wrong(`${timeZone.slice(0, 60)} is no IANA time zone such as Europe/Paris`, "timeZone");
  if (patienceDays !== undefined && !(Number.isInteger(patienceDays) && patienceDays >= 1 && patienceDays <= 3_650))
    wrong("patienceDays must be from 1 to 3650", "patienceDays");
  if (namesLanguage != null && !isLanguageTag(namesLanguage))
    wrong(`"${namesLanguage.slice(0, 40)}" is no BCP 47 language tag such as en or pt-BR`, "namesLanguage");
  const due = cadence == null ? ok(null) : parseCadence(cadence, "input", "cadence");
  if (!due.ok) errors.push(...due.errors);
  if (scope !== undefined) errors.push(...checkLists(scope));
  if (errors.length === 0 && scope !== undefined) errors.push(...(await checkThere(db, scope)));
  if (!due.ok || errors.length > 0) return { ok: false, errors };

  return ok({
    ...given,
    ...(told === undefined ? {} : { name: told }),
    ...(scope === undefined ? {} : { scope: tidied(scope) }),
    ...(sections === undefined ? {} : { sections: [...new Set(sections)] }),
    ...(cadence === undefined ? {} : { cadence: due.value }),
    ...(namesLanguage == null ? {} : { namesLanguage: canonical(namesLanguage) }),
  });
}

function checkLists(scope: Scope): readonly UserError[] {
  const error = (message: string, list: string): UserError => ({
    code: "INVALID_VALUE",
    message,
    field: ["input", "scope", list],
  });
  const { languages, ...ids } = scope;
  const long = Object.entries(ids)
    .filter(([, list]) => list.length > MOST_IN_SCOPE)
    .map(([list]) => error(`${list} may name ${MOST_IN_SCOPE}: make two briefings, or leave it empty for all`, list));
  const odd = languages.find((tag) => !isLanguageTag(tag));
  return [
    ...long,
    ...(odd === undefined ? [] : [error(`"${odd.slice(0, 40)}" is no BCP 47 language tag such as en`, "languages")]),
    ...(languages.length > MOST_LANGUAGES ? [error(`languages may name ${MOST_LANGUAGES}`, "languages")] : []),
  ];
}

const KINDS = { negotiations: "negotiation", actors: "actor", issues: "issue", sources: "source" } as const;

async function checkThere(db: Queryable, scope: Scope): Promise<readonly UserError[]> {
  const absent = await findAbsent(db, scope);
  return absent.map(({ list, id }) => ({
    code: "NOT_FOUND",
    message: `There is no ${list === "languages" ? list : KINDS[list]}_${id}`,
    field: ["input", "scope", list],
  }));
}

/** Each entry once; languages as BCP 47 writes them. */
function tidied({ languages, ...ids }: Scope): Scope {
  const once = (list: readonly string[]) => [...new Set(list)];
  return {
    negotiations: once(ids.negotiations),
    actors: once(ids.actors),
    issues: once(ids.issues),
    sources: once(ids.sources),
    languages: once(languages.map(canonical)),
  };
}

function canonical(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag;
}
