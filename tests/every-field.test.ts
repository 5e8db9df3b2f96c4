// Asks every field of every type that a query can reach, so that schema and mapping cannot drift apart.

import {
  getNamedType,
  GraphQLInterfaceType,
  type GraphQLField,
  GraphQLObjectType,
  GraphQLUnionType,
  isRequiredArgument,
} from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";

import { readSchema } from "../src/graphql/schema.ts";

import { createTestApi, type TestApi } from "./samples.ts";

const schema = readSchema();

/** Arguments that must be given, by type and by name; ids are found in the samples. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  slug: '"hamas-israel-hostage-talks"',
  query: '"hostages"',
  scope: "{}",
  window: '{ since: "2024-02-06T00:00:00Z", until: "2024-02-18T00:00:00Z" }',
  since: '"2024-02-06T00:00:00Z"',
  format: "TEXT",
  ids: "[]",
};
const IDS = new Map<string, string>();

type Path = readonly GraphQLField<unknown, unknown>[];

function called(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map((argument) => {
    const id =
      argument.name === "id"
        ? `"${IDS.get(getNamedType(field.type).name) ?? IDS.get("Article")}"`
        : ARGUMENTS[argument.name];
    if (id === undefined) throw new Error(`No value for ${field.name}(${argument.name})`);
    return `${argument.name}: ${id}`;
  });
  if (field.args.some((argument) => argument.name === "first")) given.push("first: 2");
  return given.length === 0 ? field.name : `${field.name}(${given.join(", ")})`;
}

/** The shortest path from the root to each object type; interfaces and unions lead on to what stands there. */
function paths(): ReadonlyMap<string, { readonly path: Path; readonly on: readonly string[] }> {
  const query = schema.getQueryType();
  if (query == null) throw new Error("no query");
  const found = new Map<string, { path: Path; on: readonly string[] }>([[query.name, { path: [], on: [] }]]);
  const queue = [query.name];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const type = schema.getType(name);
    const here = found.get(name);
    if (!(type instanceof GraphQLObjectType) || here === undefined || here.path.length > 6) continue;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      const reached =
        target instanceof GraphQLObjectType
          ? [target]
          : target instanceof GraphQLInterfaceType || target instanceof GraphQLUnionType
            ? schema.getPossibleTypes(target)
            : [];
      for (const one of reached) {
        if (found.has(one.name)) continue;
        found.set(one.name, { path: [...here.path, field], on: [...here.on, one === target ? "" : one.name] });
        queue.push(one.name);
      }
    }
  }
  return found;
}

function document(path: Path, on: readonly string[], inner: string): string {
  return path.reduceRight(
    (text, field, index) =>
      `${called(field)} { ${on[index] === "" ? text : `__typename ... on ${on[index]} { ${text} }`} }`,
    inner,
  );
}

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  const { data } = await api.ask(`{
    articles(first: 1) { nodes { id source { id } } }
    negotiationBySlug(slug: "hamas-israel-hostage-talks") { id issues { id } participants { actor { id } } }
  }`);
  const found = data as {
    articles: { nodes: { id: string; source: { id: string } }[] };
    negotiationBySlug: { id: string; issues: { id: string }[]; participants: { actor: { id: string } }[] };
  };
  IDS.set("Article", found.articles.nodes[0]?.id ?? "");
  IDS.set("Source", found.articles.nodes[0]?.source.id ?? "");
  IDS.set("Negotiation", found.negotiationBySlug.id);
  IDS.set("Issue", found.negotiationBySlug.issues[0]?.id ?? "");
  IDS.set("Actor", found.negotiationBySlug.participants[0]?.actor.id ?? "");
  const created = await api.ask(
    `mutation($input: CreateBriefingInput!) { createBriefing(input: $input) { briefing { id } } }`,
    { input: { name: "All", scope: { negotiations: [found.negotiationBySlug.id] } } },
  );
  const briefing = (created.data as { createBriefing: { briefing: { id: string } } }).createBriefing.briefing.id;
  IDS.set("Briefing", briefing);
  await api.ask(`mutation($input: AddDeliveryTargetInput!) { addDeliveryTarget(input: $input) { target { id } } }`, {
    input: { briefing, to: { email: "desk@example.org" } },
  });
  await api.ask(`mutation($input: PublishEditionInput!) { publishEdition(input: $input) { edition { id } } }`, {
    input: { briefing, window: { since: "2024-02-06T00:00:00Z", until: "2024-02-18T00:00:00Z" } },
  });
});
afterAll(() => api.close());

const REACHED = paths();

test("every object type but payloads is reached by a query", () => {
  const left = Object.values(schema.getTypeMap())
    .filter((type) => type instanceof GraphQLObjectType && !type.name.startsWith("__") && !REACHED.has(type.name))
    .map((type) => type.name)
    .filter((name) => !/Payload$|^(?:Mutation|Subscription|UserError)$/.test(name));
  expect(left).toEqual([]);
});

test.each([...REACHED.keys()])("every field of %s answers", async (name) => {
  const type = schema.getType(name);
  const reached = REACHED.get(name);
  if (!(type instanceof GraphQLObjectType) || reached === undefined) throw new Error(`${name} is no object`);
  for (const field of Object.values(type.getFields())) {
    const target = getNamedType(field.type);
    const composite =
      target instanceof GraphQLObjectType ||
      target instanceof GraphQLInterfaceType ||
      target instanceof GraphQLUnionType;
    const text = `{ ${document(reached.path, reached.on, `${called(field)}${composite ? " { __typename }" : ""}`)} }`;
    const { errors } = await api.ask(text);
    expect(errors, text).toBeUndefined();
  }
});
