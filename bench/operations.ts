// What is asked: operations of the contract, and for each the variables that the requests take in turn.

import { readFileSync } from "node:fs";

import type pg from "pg";

import { SOUGHT } from "./data/words.ts";

export type Variables = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly name: string;
  /** The contract's document; several rows of the table may share one. */
  readonly document: string;
  /** Peers that answer it, beside ours and the limit. */
  readonly peers: boolean;
  /** Whether the limit gives the same answer, or only the rows that it is computed from. */
  readonly limit: "answer" | "rows";
  /** Heavy ones are asked over fewer connections: sixteen at once would wait for each other longer than a statement may take. */
  readonly connections?: number;
  readonly variables: (found: Found) => readonly Variables[];
}

/** Ids that the data of a scale offers, the most frequent first. */
export interface Found {
  /** Holders of 100 positions or more. */
  readonly actors: readonly string[];
  /** Negotiations of 400 positions or more, the first one left out. */
  readonly negotiations: readonly string[];
  /** The one with a twentieth of all positions. */
  readonly largest: string;
  /** The last day of the data, exclusive. */
  readonly until: Date;
}

const HEAVY = 4;
const DAY = 86_400_000;
const daysBefore = (instant: Date, days: number) => new Date(instant.getTime() - days * DAY).toISOString();
/** The last eight weeks of the data. */
const weeks = (until: Date) =>
  Array.from({ length: 8 }, (_, week) => ({
    since: daysBefore(until, 7 * week + 7),
    until: daysBefore(until, 7 * week),
  }));

function search<Name extends string>(name: Name, query: string) {
  const variables = () => [{ query, first: 20 }];
  return { name, document: "Search", peers: false, limit: "answer", connections: HEAVY, variables } as const;
}

export const OPERATIONS = [
  {
    name: "ActorPoint",
    document: "ActorPoint",
    peers: true,
    limit: "answer",
    variables: ({ actors }) => actors.map((id) => ({ id })),
  },
  {
    name: "ActorProfile",
    document: "ActorProfile",
    peers: true,
    limit: "answer",
    variables: ({ actors }) => actors.map((id) => ({ id })),
  },
  {
    name: "Articles",
    document: "Articles",
    peers: true,
    limit: "answer",
    variables: ({ actors, negotiations }) =>
      negotiations.slice(0, 16).flatMap((negotiation, index) => [
        { filter: { negotiation }, first: 50 },
        { filter: { actor: actors[index] }, first: 50 },
      ]),
  },
  {
    name: "NegotiationBriefing",
    document: "NegotiationBriefing",
    peers: true,
    limit: "answer",
    variables: ({ negotiations }) => negotiations.map((id) => ({ id, positions: 20 })),
  },
  search("SearchRare", SOUGHT.rare.text),
  search("SearchCommon", SOUGHT.common.text),
  search("SearchTwoCommon", `${SOUGHT.common.text} ${SOUGHT.secondCommon.text}`),
  search("SearchPhrase", `"${SOUGHT.phrase.text}"`),
  {
    name: "PositionMatrix",
    document: "PositionMatrix",
    peers: false,
    limit: "rows",
    connections: HEAVY,
    variables: ({ largest, until }) => weeks(until).map((week) => ({ id: largest, asOf: week.until })),
  },
  {
    name: "WhatChanged",
    document: "WhatChanged",
    peers: false,
    limit: "rows",
    connections: HEAVY,
    variables: ({ largest, until }) => weeks(until).map((week) => ({ id: largest, ...week })),
  },
  {
    name: "Digest",
    document: "Digest",
    peers: false,
    limit: "rows",
    connections: HEAVY,
    variables: ({ largest, until }) => weeks(until).map((window) => ({ scope: { negotiations: [largest] }, window })),
  },
] as const satisfies readonly Operation[];

export type OperationName = (typeof OPERATIONS)[number]["name"];
/** One of those above, by its general shape. */
export type Asked = Operation & { readonly name: OperationName };

/** The document of an operation, as the contract has it. */
export function documentOf(operation: Operation): string {
  return readFileSync(new URL(`../tests/operations/${operation.document}.graphql`, import.meta.url), "utf8");
}

/** Looks up what the requests are about; the same for every run over the same data. */
export async function findSubjects(client: pg.Client): Promise<Found> {
  const ids = async (prefix: string, sql: string) =>
    (await client.query<{ id: string }>(sql)).rows.map(({ id }) => `${prefix}_${id}`);
  const negotiations = await ids(
    "negotiation",
    "select negotiation_id as id from negotiation_article group by 1 having count(*) >= 40 order by count(*) desc, 1 limit 33",
  );
  const [largest = ""] = await ids("negotiation", "select id from negotiation order by id limit 1");
  const actors = await ids(
    "actor",
    "select actor_id as id from article_actor group by 1 having count(*) >= 100 order by count(*) desc, 1 limit 64",
  );
  const last = await client.query<{ until: Date }>("select max(published_at) as until from article");
  const until = last.rows[0]?.until ?? new Date(0);
  return { actors, negotiations: negotiations.filter((id) => id !== largest).slice(0, 32), largest, until };
}
