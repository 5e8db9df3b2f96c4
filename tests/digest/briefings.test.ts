// Briefings over the API: made, changed, archived and taken back; what is set reaches every edition.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createBriefing, publishEdition, updateBriefing } from "../../src/digest/index.ts";
import { DIGEST_SECTIONS } from "../../src/domain/digest.ts";
import { createTestApi, DEPENDENCIES, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const SETTINGS =
  "id name timeZone patienceDays sections length cadence markingCeiling namesLanguage revision archivedAt scope { negotiations { slug } actors { name } issues { slug } sources { name } languages }";

interface Settings {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly archivedAt: string | null;
  readonly [setting: string]: unknown;
}

interface Outcome {
  readonly briefing: Settings | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[];
  }[];
}

async function change(
  field: "createBriefing" | "updateBriefing" | "archiveBriefing" | "restoreBriefing",
  input: object,
): Promise<Outcome> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await api.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { briefing { ${SETTINGS} } userErrors { code message field } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return (data as Record<string, Outcome>)[field] ?? { briefing: null, userErrors: [] };
}

async function make(over: object = {}): Promise<Settings> {
  const { briefing, userErrors } = await change("createBriefing", { name: "Desk", scope: {}, ...over });
  expect(userErrors).toEqual([]);
  if (briefing === null) throw new Error("not made");
  return briefing;
}

const keyOf = (id: string) => id.replace("briefing_", "");

const ASKED =
  "query ($id: ID!) { briefing(id: $id) { preview { sections { kind } coverage { articles entriesLeftOut } } editions(first: 1) { nodes { id } } } }";

describe("a briefing", () => {
  test("has sensible settings when none are given", async () => {
    expect(await make()).toMatchObject({
      name: "Desk",
      timeZone: "UTC",
      patienceDays: 14,
      sections: DIGEST_SECTIONS,
      length: "STANDARD",
      cadence: null,
      markingCeiling: "CLEAR",
      namesLanguage: null,
      revision: 1,
      archivedAt: null,
    });
  });

  test("keeps all that is set, in the one way of writing it", async () => {
    const made = await make({
      name: "  Gaza, mornings ",
      scope: { languages: ["EN", "pt-br", "en"] },
      sections: ["GAPS", "BOTTOM_LINE", "GAPS"],
      length: "SHORT",
      cadence: "0  7 * * mon-fri",
      timeZone: "Asia/Jerusalem",
      patienceDays: 3,
      markingCeiling: "AMBER",
      namesLanguage: "zh-hant",
    });
    expect(made).toMatchObject({
      name: "Gaza, mornings",
      sections: ["GAPS", "BOTTOM_LINE"],
      length: "SHORT",
      cadence: "0 7 * * MON-FRI",
      timeZone: "Asia/Jerusalem",
      patienceDays: 3,
      markingCeiling: "AMBER",
      namesLanguage: "zh-Hant",
      scope: { languages: ["en", "pt-BR"], negotiations: [], actors: [], issues: [], sources: [] },
    });
  });

  test("is changed in part; null takes back a cadence and a language, and is silence elsewhere", async () => {
    const made = await make({ cadence: "0 7 * * *", namesLanguage: "fr", length: "FULL" });
    const named = await change("updateBriefing", { briefing: made.id, name: "Other", length: null, timeZone: null });
    expect(named.briefing).toMatchObject({
      name: "Other",
      cadence: "0 7 * * *",
      namesLanguage: "fr",
      length: "FULL",
      timeZone: "UTC",
      revision: 2,
    });
    const cleared = await change("updateBriefing", { briefing: made.id, cadence: null, namesLanguage: null });
    expect(cleared.briefing).toMatchObject({ name: "Other", cadence: null, namesLanguage: null, revision: 3 });
    const all = await change("updateBriefing", { briefing: made.id, sections: ["NEXT"] });
    expect(all.briefing?.["sections"]).toEqual(["NEXT"]);
    const again = await change("updateBriefing", { briefing: made.id, sections: [] });
    expect(again.briefing).toMatchObject({ sections: DIGEST_SECTIONS, revision: 5 });
  });

  test("that is changed to what it is stays at its revision", async () => {
    const made = await make();
    const same = await change("updateBriefing", { briefing: made.id, name: " Desk ", scope: {}, patienceDays: 14 });
    expect(same.briefing?.revision).toBe(1);
    expect((await change("updateBriefing", { briefing: made.id })).briefing?.revision).toBe(1);
  });

  test("refuses a change that was thought of before another", async () => {
    const made = await make();
    const first = await change("updateBriefing", { briefing: made.id, name: "First", expectedRevision: 1 });
    expect(first.briefing).toMatchObject({ name: "First", revision: 2 });
    const second = await change("updateBriefing", { briefing: made.id, name: "Second", expectedRevision: 1 });
    expect(second).toMatchObject({
      briefing: null,
      userErrors: [{ code: "CONFLICT", field: ["input", "expectedRevision"] }],
    });
    expect(second.userErrors[0]?.message).toContain("revision 2, not 1");
  });

  test("lets one of many change it who read the same revision", async () => {
    const made = await make();
    const tried = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        updateBriefing(
          api.db,
          { briefingId: keyOf(made.id), expectedRevision: 1, settings: { name: `Desk ${at}` } },
          DEPENDENCIES,
        ),
      ),
    );
    expect(tried.filter((one) => one.ok)).toHaveLength(1);
    expect(tried.flatMap((one) => (one.ok ? [] : one.errors.map((error) => error.code)))).toEqual(
      Array.from({ length: 7 }, () => "CONFLICT"),
    );
  });

  test("names everything that is wrong at once, and writes nothing", async () => {
    const before = await api.db.execute<{ n: number }>(sql`select count(*)::int as n from briefing`);
    const { briefing, userErrors } = await change("createBriefing", {
      name: " ",
      scope: { languages: ["no tag"] },
      timeZone: "Mars/Olympus",
      patienceDays: 0,
      cadence: "61 * * * *",
      namesLanguage: "123456789",
    });
    expect(briefing).toBeNull();
    expect(userErrors.map((error) => [error.code, error.field.join(".")])).toEqual([
      ["INVALID_VALUE", "input.name"],
      ["INVALID_VALUE", "input.timeZone"],
      ["INVALID_VALUE", "input.patienceDays"],
      ["INVALID_VALUE", "input.namesLanguage"],
      ["INVALID_VALUE", "input.cadence"],
      ["INVALID_VALUE", "input.scope.languages"],
    ]);
    expect((await api.db.execute(sql`select count(*)::int as n from briefing`)).rows).toEqual(before.rows);
  });

  test("looks only at what there is", async () => {
    const nowhere = "00000000-0000-7000-8000-000000000000";
    const scope = { negotiations: [`negotiation_${nowhere}`], actors: [`actor_${nowhere}`], issues: [], sources: [] };
    const refused = await change("createBriefing", { name: "Lost", scope });
    expect(refused).toEqual({
      briefing: null,
      userErrors: [
        {
          code: "NOT_FOUND",
          message: `There is no negotiation_${nowhere}`,
          field: ["input", "scope", "negotiations"],
        },
        { code: "NOT_FOUND", message: `There is no actor_${nowhere}`, field: ["input", "scope", "actors"] },
      ],
    });
    expect(await change("updateBriefing", { briefing: `briefing_${nowhere}`, name: "x" })).toMatchObject({
      briefing: null,
      userErrors: [{ code: "NOT_FOUND", field: ["input", "briefing"] }],
    });
    const long = Array.from({ length: 201 }, () => `issue_${nowhere}`);
    expect(
      (await change("createBriefing", { name: "Long", scope: { issues: long } })).userErrors[0]?.message,
    ).toContain("issues may name 200");
  });
});

describe("the archive", () => {
  test("takes a briefing out of the list, refuses changes and editions, and gives it back", async () => {
    const made = await make({ name: "Archived desk" });
    const list = async (filter: string) => {
      const { data, errors } = await api.ask(`{ briefings(first: 100${filter}) { nodes { id } totalCount } }`);
      expect(errors).toBeUndefined();
      const { briefings } = data as { briefings: { nodes: { id: string }[]; totalCount: number } };
      expect(briefings.totalCount).toBe(briefings.nodes.length);
      return briefings.nodes.some((one) => one.id === made.id);
    };
    const gone = await change("archiveBriefing", { briefing: made.id });
    expect(gone.briefing?.archivedAt).not.toBeNull();
    expect((await change("archiveBriefing", { briefing: made.id })).briefing).toEqual(gone.briefing);
    expect([
      await list(""),
      await list(", filter: {}"),
      await list(", filter: { isArchived: true }"),
      await list(", filter: { isArchived: null }"),
      await list(", filter: null"),
    ]).toEqual([false, false, true, true, true]);
    expect(await change("updateBriefing", { briefing: made.id, name: "x" })).toMatchObject({
      briefing: null,
      userErrors: [{ code: "CONFLICT", field: ["input", "briefing"] }],
    });
    const refused = await publishEdition(api.db, { briefingId: keyOf(made.id), window: null }, new Date());
    expect(refused).toMatchObject({ ok: false, errors: [{ code: "CONFLICT" }] });
    // A look is allowed.
    expect((await api.ask(ASKED, { id: made.id })).errors).toBeUndefined();
    const back = await change("restoreBriefing", { briefing: made.id, expectedRevision: 2 });
    expect(back.briefing).toMatchObject({ archivedAt: null, revision: 3, name: "Archived desk" });
    expect(await list("")).toBe(true);
    expect((await change("archiveBriefing", { briefing: made.id, expectedRevision: 2 })).userErrors[0]?.code).toBe(
      "CONFLICT",
    );
  });

  test("and every change are in the audit, with who did it", async () => {
    const made = await make();
    await change("updateBriefing", { briefing: made.id, name: "Renamed" });
    await change("archiveBriefing", { briefing: made.id });
    await change("restoreBriefing", { briefing: made.id });
    const { rows } = await api.db.execute<{ action: string; acted_by: string }>(
      sql`select action, acted_by from activity where record_id = ${keyOf(made.id)}::uuid order by recorded_at, id`,
    );
    expect(rows).toEqual(
      ["created", "changed", "archived", "restored"].map((action) => ({ action, acted_by: "test" })),
    );
  });
});

describe("settings", () => {
  const WINDOW = { since: new Date("2024-02-06T00:00:00Z"), until: new Date("2024-02-18T00:00:00Z") };

  async function published(id: string): Promise<{ readonly kinds: readonly string[]; readonly text: string }> {
    const result = await publishEdition(api.db, { briefingId: keyOf(id), window: WINDOW }, new Date());
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const { data } = await api.ask(
      "query ($id: ID!) { node(id: $id) { ... on Edition { digest { sections { kind items { text } } coverage { articles } } } } }",
      { id: `edition_${result.value.editionId}` },
    );
    const { digest } = (data as { node: { digest: { sections: { kind: string }[] } } }).node;
    return { kinds: [...new Set(digest.sections.map((section) => section.kind))], text: JSON.stringify(digest) };
  }

  test.each([
    ["sections", { sections: ["GAPS", "WHAT_CHANGED"] }],
    ["length", { length: "SHORT" }],
    ["patience", { patienceDays: 1 }],
    ["language of names", { namesLanguage: "fr" }],
    ["languages", { scope: { languages: ["fr"] } }],
  ])("%s reach the edition", async (_name, settings) => {
    await api.db.execute(sql`insert into actor_name (id, actor_id, text, key, kind, language)
      select '00000000-0000-7000-8000-0000000000b1', id, 'Égypte', 'égypte', 'OFFICIAL', 'fr' from actor where name = 'Egypt' on conflict do nothing`);
    const plain = await published((await make()).id);
    const set = await published((await make(settings)).id);
    expect(set.text).not.toBe(plain.text);
    if ("sections" in settings) expect(set.kinds).toEqual(settings.sections);
    if ("namesLanguage" in settings) expect(set.text).toContain("Égypte");
    if ("patienceDays" in settings) expect(set.text).toContain("more than one day");
    if ("scope" in settings) expect(set.text).toContain('"articles":0');
  });

  test("of the ceiling reach the edition: a marked article is cited only by those who may see it", async () => {
    const { rows } = await api.db.execute<{ id: string }>(
      sql`update article set marking = 'AMBER' where id = (select id from article where published_at between '2024-02-10' and '2024-02-15' order by id limit 1) returning id`,
    );
    const citing = async (settings: object) => {
      const result = await publishEdition(
        api.db,
        { briefingId: keyOf((await make(settings)).id), window: WINDOW },
        new Date(),
      );
      if (!result.ok) throw new Error(JSON.stringify(result.errors));
      const found = await api.db.execute(
        sql`select 1 from edition_citation c join article_version v on v.id = c.article_version_id
             where c.edition_id = ${result.value.editionId}::uuid and v.article_id = ${rows[0]?.id}::uuid`,
      );
      return found.rows.length > 0;
    };
    expect(await citing({})).toBe(false);
    expect(await citing({ markingCeiling: "GREEN" })).toBe(false);
    expect(await citing({ markingCeiling: "AMBER" })).toBe(true);
    await api.db.execute(sql`update article set marking = 'CLEAR'`);
  });

  test("are those of the moment of publication, though they change while a digest is composed", async () => {
    const result = await createBriefing(
      api.db,
      {
        name: "Race",
        scope: { negotiations: [], actors: [], issues: [], sources: [], languages: [] },
      },
      DEPENDENCIES,
    );
    if (!result.ok) throw new Error("not made");
    const { briefingId } = result.value;
    const [edition] = await Promise.all([
      publishEdition(api.db, { briefingId, window: WINDOW }, new Date()),
      updateBriefing(
        api.db,
        { briefingId, expectedRevision: null, settings: { sections: ["NEXT", "BOTTOM_LINE"] } },
        DEPENDENCIES,
      ),
    ]);
    if (!edition.ok) throw new Error(JSON.stringify(edition.errors));
    const { rows } = await api.db.execute<{ kinds: string[] }>(
      sql`select (select json_agg(s ->> 'kind') from jsonb_array_elements(document -> 'sections') s) as kinds from edition where id = ${edition.value.editionId}::uuid`,
    );
    expect([...new Set(rows[0]?.kinds)]).toEqual(["NEXT", "BOTTOM_LINE"]);
  });
});
