// What may be asked of a digest: which articles speak in it, which sections it has, how much they hold, how actors are named.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { BUDGETS } from "../../src/digest/budget.ts";
import { composeDigest, type DigestRequest } from "../../src/digest/index.ts";
import { DIGEST_LENGTHS, type DigestDocument, type DigestSectionKind } from "../../src/domain/digest.ts";
import { ingestArticle } from "../../src/ingest/index.ts";
import { createTestApi, DEPENDENCIES, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const EVERYTHING = { negotiations: [], actors: [], issues: [], sources: [], languages: [] } as const;

function digest(over: Partial<DigestRequest> = {}): Promise<DigestDocument> {
  return composeDigest(api.db, {
    scope: EVERYTHING,
    window: { since: new Date("2024-02-06T00:00:00Z"), until: new Date("2024-02-18T00:00:00Z") },
    timeZone: "UTC",
    ...over,
  });
}

const ALWAYS = { since: new Date(0), until: new Date("2030-01-01T00:00:00Z") };

const kindsOf = (document: DigestDocument) => [...new Set(document.sections.map((section) => section.kind))];

/** Everything that a reader sees. */
const textOf = (document: DigestDocument) =>
  JSON.stringify([document.sections, document.citations.map(({ claimId: _claimId, ...citation }) => citation)]);

async function keyOf(table: string, name: string): Promise<string> {
  const { rows } = await api.db.execute<{ id: string }>(
    sql`select id from ${sql.identifier(table)} where name = ${name} order by id limit 1`,
  );
  expect(rows, `${table} ${name}`).toHaveLength(1);
  return rows[0]?.id ?? "";
}

describe("sections", () => {
  test("are those that are wanted, in that order, each once", async () => {
    const wanted: DigestSectionKind[] = ["NEXT", "WHO_WANTS_WHAT", "BOTTOM_LINE", "NEXT"];
    expect(kindsOf(await digest({ sections: wanted }))).toEqual(["NEXT", "WHO_WANTS_WHAT", "BOTTOM_LINE"]);
  });

  test("number citations in the order in which these are read", async () => {
    const document = await digest({ sections: ["STATEMENTS", "BOTTOM_LINE"] });
    expect(document.sections[0]?.items[0]?.citations).toEqual([1]);
  });

  test("are all of them where none are named", async () => {
    expect(kindsOf(await digest({ sections: [] }))).toEqual(kindsOf(await digest()));
    expect(kindsOf(await digest()).length).toBeGreaterThan(7);
  });
});

describe("length", () => {
  /** Entries that each kind of section may have. */
  const most = (length: (typeof DIGEST_LENGTHS)[number], negotiations: number): Record<DigestSectionKind, number> => {
    const budget = BUDGETS[length];
    return {
      BOTTOM_LINE: budget.bottom * negotiations,
      WHAT_CHANGED: budget.changes,
      WHO_WANTS_WHAT: budget.matrixRows,
      STICKING_POINTS: budget.sticking,
      STATEMENTS: budget.statements,
      FIGURES: budget.figures,
      EVENTS: budget.events,
      NEXT: budget.next,
      SOURCES: budget.sources,
      GAPS: budget.gaps,
    };
  };

  test.each(DIGEST_LENGTHS)("%s holds its budget in every section", async (length) => {
    const document = await digest({ length, window: ALWAYS });
    const negotiations = document.sections.filter((section) => section.kind === "WHO_WANTS_WHAT").length;
    for (const { kind, heading, items, table } of document.sections) {
      expect(items.length, heading).toBeLessThanOrEqual(most(length, negotiations)[kind]);
      expect(table?.rows.length ?? 0, heading).toBeLessThanOrEqual(BUDGETS[length].matrixRows);
      expect(table?.head.length ?? 0, heading).toBeLessThanOrEqual(BUDGETS[length].matrixIssues + 1);
    }
  });

  test("leaves out the less important, and counts it", async () => {
    const [short, standard, full] = await Promise.all(
      DIGEST_LENGTHS.map((length) => digest({ length, window: ALWAYS })),
    );
    if (short === undefined || standard === undefined || full === undefined) throw new Error("no digest");
    const entries = (document: DigestDocument, kind: DigestSectionKind) =>
      document.sections.filter((section) => section.kind === kind).flatMap((section) => section.items);
    for (const kind of ["WHAT_CHANGED", "EVENTS", "SOURCES"] as const) {
      expect(entries(short, kind).length).toBeLessThan(entries(full, kind).length);
      const longer = entries(standard, kind).map((item) => item.subject ?? item.text);
      for (const { subject, text } of entries(short, kind)) expect(longer).toContain(subject ?? text);
    }
    expect(short.coverage.leftOut).toBeGreaterThan(standard.coverage.leftOut ?? 0);
    expect(standard.coverage.leftOut).toBeGreaterThan(full.coverage.leftOut ?? 0);
    // What is told and what is left out make up all that there is.
    const sources = (document: DigestDocument) => entries(document, "SOURCES").length;
    const only = await Promise.all(
      DIGEST_LENGTHS.map((length) => digest({ length, window: ALWAYS, sections: ["SOURCES"] })),
    );
    expect(new Set(only.map((document) => sources(document) + (document.coverage.leftOut ?? 0))).size).toBe(1);
    expect(only[0]?.coverage.leftOut).toBeGreaterThan(0);
  });

  test("tells the events that are kept by day", async () => {
    const [events] = (await digest({ length: "SHORT", sections: ["EVENTS"] })).sections;
    const days = events?.items.map((item) => Number(/(\d+) February/.exec(item.text)?.[1])) ?? [];
    expect(days.length).toBe(BUDGETS.SHORT.events);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

describe("articles that may speak", () => {
  test("are those of the sources and languages of the scope, in positions, too", async () => {
    const all = await digest();
    const [name] = all.citations.map((citation) => citation.sourceName);
    const source = await keyOf("source", name ?? "");
    const some = await digest({ scope: { ...EVERYTHING, sources: [source] } });
    expect(new Set(some.citations.map((citation) => citation.sourceName))).toEqual(new Set([name]));
    expect(some.citations.some((citation) => citation.claimKind === "POSITION")).toBe(true);
    expect(new Set(all.citations.map((citation) => citation.sourceName)).size).toBeGreaterThan(1);
    expect(textOf(await digest({ scope: { ...EVERYTHING, languages: ["EN"] } }))).toBe(textOf(all));
    expect((await digest({ scope: { ...EVERYTHING, languages: ["fr"] } })).coverage.articles).toBe(0);
    await api.db.execute(sql`update article set language = 'en-GB'`);
    expect(textOf(await digest({ scope: { ...EVERYTHING, languages: ["en"] } }))).toBe(textOf(all));
    expect((await digest({ scope: { ...EVERYTHING, languages: ["en-US"] } })).coverage.articles).toBe(0);
    await api.db.execute(sql`update article set language = 'en'`);
  });

  test("with an actor in the scope, tell only what it holds, says and does", async () => {
    const egypt = await keyOf("actor", "Egypt");
    const document = await digest({ scope: { ...EVERYTHING, actors: [egypt] } });
    const matrix = document.sections.flatMap((section) => section.table?.rows ?? []);
    expect(new Set(matrix.map((row) => row.name))).toEqual(new Set(["Egypt"]));
    const { rows } = await api.db.execute<{ n: number }>(
      sql`select count(*)::int as n from event_actor where actor_id = ${egypt}::uuid and event_id = any(${sql.param(
        document.citations.filter((one) => one.claimKind === "EVENT").map((one) => one.claimId),
      )}::uuid[])`,
    );
    expect(rows[0]?.n).toBe(document.citations.filter((one) => one.claimKind === "EVENT").length);
    expect(document.citations.length).toBeLessThan((await digest()).citations.length);
  });

  test("nothing of an actor that is not there becomes everything", async () => {
    const document = await digest({ scope: { ...EVERYTHING, actors: ["00000000-0000-7000-8000-000000000000"] } });
    expect(document.citations.filter((one) => /POSITION|STATEMENT|EVENT/.test(one.claimKind))).toEqual([]);
  });
});

describe("the marking ceiling", () => {
  test("keeps every sentence and citation of articles above it out, whatever they say", async () => {
    const open = await digest({ length: "FULL" });
    const secret = await ingestArticle(
      api.db,
      {
        source: { name: "Closed bulletin" },
        externalId: "closed",
        title: "Hostage talks in Cairo, from inside",
        publishedAt: new Date("2024-02-14T12:00:00Z"),
        text: "Negotiators of Israel and Hamas met in Cairo on Wednesday for talks on hostages and a ceasefire. Qatar and Egypt mediated. Hamas demands that Israel release 1,234 prisoners in the first week, Zubayda Quillfeather, a secretary of Hamas, said. “We shall not sign one paper before the last tank has turned around,” Zubayda Quillfeather said. Israel rejects a release of prisoners. At least 4,321 people were killed on 13 February. Israel and Hamas will meet again in Doha on 16 February.",
        language: "en",
      },
      DEPENDENCIES,
    );
    if (!secret.ok) throw new Error(JSON.stringify(secret.errors));
    const id = secret.value.articleId;
    const seen = await digest({ length: "FULL" });
    expect(textOf(seen)).toContain("Closed bulletin");
    expect(textOf(seen)).toContain("Quillfeather");
    expect(seen.citations.some((citation) => citation.articleId === id)).toBe(true);
    const levels = ["GREEN", "AMBER", "AMBER_STRICT", "RED"] as const;
    for (const [at, marking] of levels.entries()) {
      await api.db.execute(sql`update article set marking = ${marking} where id = ${id}::uuid`);
      const below = await digest({ length: "FULL", markingCeiling: (["CLEAR", ...levels] as const)[at] ?? "CLEAR" });
      expect(textOf(below)).toBe(textOf(open));
      expect(below.coverage.articles).toBe(open.coverage.articles);
      expect(textOf(await digest({ length: "FULL", markingCeiling: marking }))).toBe(textOf(seen));
    }
    // The default lets nothing restricted out.
    expect(textOf(await digest({ length: "FULL" }))).toBe(textOf(open));
  });

  test("holds for participants: another article speaks where the newest may not", async () => {
    const before = await digest({ sections: ["BOTTOM_LINE"] });
    const { rows } = await api.db.execute<{ id: string }>(
      sql`select distinct v.article_id as id from current_participation p join claim c on c.id = p.participation_id join article_version v on v.id = c.article_version_id order by 1 limit 1`,
    );
    await api.db.execute(sql`update article set marking = 'AMBER' where id = ${rows[0]?.id}::uuid`);
    const after = await digest({ sections: ["BOTTOM_LINE"] });
    expect(after.citations.map((citation) => citation.articleId)).not.toContain(rows[0]?.id);
    expect(after.sections[0]?.items[0]?.text).toMatch(/^The talks are between/);
    expect(before.sections[0]?.items[0]?.text).toMatch(/^The talks are between/);
    await api.db.execute(sql`update article set marking = 'CLEAR' where id = ${rows[0]?.id}::uuid`);
  });
});

describe("names", () => {
  test("are in the reader's language where one is known, else the main ones, and still verified", async () => {
    const egypt = await keyOf("actor", "Egypt");
    await api.db.execute(sql`insert into actor_name (id, actor_id, text, key, kind, language) values
      ('00000000-0000-7000-8000-0000000000a1', ${egypt}::uuid, 'Égypte', 'égypte', 'OFFICIAL', 'fr'),
      ('00000000-0000-7000-8000-0000000000a2', ${egypt}::uuid, 'Égyptiens', 'égyptiens', 'DEMONYM', 'fr')`);
    const main = await digest();
    const french = await digest({ namesLanguage: "fr" });
    const rows = (document: DigestDocument) =>
      document.sections.flatMap((section) => section.table?.rows.map((row) => row.name) ?? []);
    expect(rows(main)).toContain("Egypt");
    expect(rows(french)).not.toContain("Egypt");
    expect(rows(french).toSorted()).toEqual(
      rows(main)
        .map((name) => (name === "Egypt" ? "Égypte" : name))
        .toSorted(),
    );
    expect(french.sections.flatMap((section) => section.items).some((item) => item.text.includes("Égypte"))).toBe(true);
    expect(french.coverage.claimsOmitted).toBe(main.coverage.claimsOmitted);
    expect(french.citations.map((one) => one.claimId).toSorted()).toEqual(
      main.citations.map((one) => one.claimId).toSorted(),
    );
    expect(textOf(await digest({ namesLanguage: "ja" }))).toBe(textOf(main));
  });
});

describe("the ad-hoc digest of the API", () => {
  const ask = (args: string) =>
    api.ask(
      `{ digest(scope: {}, window: { since: "2024-02-06T00:00:00Z", until: "2024-02-18T00:00:00Z" }${args}) { sections { kind items { text } } coverage { entriesLeftOut } } }`,
    );

  test("takes the same settings", async () => {
    const { data, errors } = await ask(
      ', sections: [GAPS, BOTTOM_LINE], length: SHORT, patienceDays: 1, namesLanguage: "fr", markingCeiling: RED',
    );
    expect(errors).toBeUndefined();
    const { digest: found } = data as {
      digest: { sections: { kind: string; items: { text: string }[] }[]; coverage: { entriesLeftOut: number } };
    };
    expect([...new Set(found.sections.map((section) => section.kind))]).toEqual(["GAPS", "BOTTOM_LINE"]);
    expect(found.coverage.entriesLeftOut).toBeGreaterThan(0);
    expect(JSON.stringify(found)).toContain("for more than one day.");
  });

  test.each([
    [", patienceDays: 0", "patienceDays must be from 1 to 3650"],
    [', namesLanguage: "not a tag"', "namesLanguage not a tag is no BCP 47 tag"],
    [', namesLanguage: ""', "namesLanguage"],
    [", length: ENDLESS", "ENDLESS"],
  ])("refuses %s", async (args, message) => {
    const { errors } = await ask(args).catch((error: Error) => ({ errors: [{ message: error.message }] }));
    expect(errors?.[0]?.message).toContain(message);
  });
});
