// Briefings and scopes by what people call them: for those who type names, not ids.

import { ok, refuse, type Result, type UserError } from "../domain/result.ts";
import {
  type Briefing,
  type Edition,
  findBriefings,
  findEditionNumbered,
  findEditions,
  findNewestEditions,
  listBriefings,
} from "../store/briefings.ts";
import type { Database } from "../store/database.ts";
import type { Scope } from "../store/digest.ts";
import {
  actorsCalled,
  briefingsCalled,
  type Called,
  issuesCalled,
  keyIn,
  negotiationsCalled,
  sourcesCalled,
} from "../store/named.ts";

/** The briefing of an id or a name; a name that several have is refused with their ids. */
export async function briefingCalled(db: Database, text: string): Promise<Result<Briefing>> {
  const one = only("briefing", text, await briefingsCalled(db, text), "see `parley briefing list --archived`");
  if (!one.ok) return one;
  const briefing = (await findBriefings(db, [one.value.id])).get(one.value.id);
  return briefing === undefined ? refuse("NOT_FOUND", `There is no briefing ${text}`) : ok(briefing);
}

/** A scope by ids, slugs and names; lists that are missing mean all. Every name that nothing bears is told. */
export async function scopeCalled(
  db: Database,
  called: Partial<Readonly<Record<keyof Scope, readonly string[]>>>,
): Promise<Result<Scope>> {
  const errors: UserError[] = [];
  const each = async (
    kind: string,
    texts: readonly string[],
    find: (text: string) => Promise<readonly Called[]>,
    hint: string,
  ) => {
    const ids: string[] = [];
    for (const text of texts) {
      const one = only(kind, text, await find(text), hint);
      if (one.ok) ids.push(one.value.id);
      else errors.push(...one.errors);
    }
    return ids;
  };
  const negotiations = await each(
    "negotiation",
    called.negotiations ?? [],
    (text) => negotiationsCalled(db, text),
    "see `parley negotiations`",
  );
  const actors = await each(
    "actor",
    called.actors ?? [],
    (text) => actorsCalled(db, text),
    "write a name as articles do",
  );
  const sources = await each(
    "source",
    called.sources ?? [],
    (text) => sourcesCalled(db, text),
    "write a name as it was taken in",
  );
  const issues: string[] = [];
  for (const text of called.issues ?? []) {
    // One name may stand for an issue in each negotiation: all of them are meant.
    const found = await issuesCalled(db, text, negotiations);
    if (found.length === 0) errors.push(...missing("issue", text, "write a slug or a name, such as hostages"));
    issues.push(...found.map(({ id }) => id));
  }
  if (errors.length > 0) return { ok: false, errors };
  return ok({ negotiations, actors, issues, sources, languages: called.languages ?? [] });
}

/** A briefing in a list, with what was published of it. */
export interface ListedBriefing {
  readonly briefing: Briefing;
  readonly newest: { readonly number: number; readonly until: Date } | null;
}

/** Briefings, the newest first, at most 1,000. */
export async function briefingList(db: Database, archived: boolean): Promise<readonly ListedBriefing[]> {
  const briefings = await listBriefings(db, archived);
  const newest = await findNewestEditions(
    db,
    briefings.map(({ id }) => id),
  );
  return briefings.map((briefing) => ({ briefing, newest: newest.get(briefing.id) ?? null }));
}

/** One briefing as a list has it. */
export async function listedBriefing(db: Database, id: string): Promise<ListedBriefing> {
  const briefing = (await findBriefings(db, [id])).get(id);
  if (briefing === undefined) throw new Error(`Briefing ${id} is gone`);
  return { briefing, newest: (await findNewestEditions(db, [id])).get(id) ?? null };
}

/** An edition by its id, or by its number within a briefing; the newest when the number is null. Null when there is none. */
export async function editionCalled(
  db: Database,
  which: { readonly id: string } | { readonly briefingId: string; readonly number: number | null },
): Promise<Edition | null> {
  if ("id" in which) return (await findEditions(db, [which.id]))[0] ?? null;
  return findEditionNumbered(db, which.briefingId, which.number);
}

function only(kind: string, text: string, found: readonly Called[], hint: string): Result<Called> {
  const [first, ...others] = found;
  if (first === undefined) return { ok: false, errors: missing(kind, text, hint) };
  if (others.length === 0 || keyIn(text) !== null) return ok(first);
  const ids = found.map(({ id, name }) => `${kind}_${id} (${name})`).join(", ");
  return refuse("CONFLICT", `Several are called ${text}; give one of these ids: ${ids}`);
}

function missing(kind: string, text: string, hint: string): readonly UserError[] {
  return [{ code: "NOT_FOUND", message: `There is no ${kind} "${text}": ${hint}`, field: [] }];
}
