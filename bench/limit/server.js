// The limit: plain HTTP, one hand-written statement an operation, the JSON made by PostgreSQL and passed on.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import pg from "pg";

import { presentable, searchable, UNSPACED_LETTERS } from "../../dist/store/tables.js";
import { cutsOf } from "./search-cuts.js";

/** @param {string} name */
const sql = (name) =>
  readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8")
    .replaceAll(/^--.*\n/gm, "")
    .trim();
/** The key in a global id. @param {string} id */
const key = (id) => id.slice(id.indexOf("_") + 1);

const articles = sql("Articles");
const articlesOf = {
  negotiation: articles.replace("{{page}}", sql("Articles.negotiation")),
  actor: articles.replace("{{page}}", sql("Articles.actor")),
};

/** From variables to the values of a prepared statement, by operation. */
const VALUES = {
  ActorPoint: ({ id }) => [key(id)],
  ActorProfile: ({ id }) => [key(id), 50],
  NegotiationBriefing: ({ id, positions = 20 }) => [key(id), positions],
  Articles: ({ filter, first = 50 }) => [key(filter.negotiation ?? filter.actor), first],
  Search: ({ query, first = 20 }) => [query, first],
  PositionMatrix: ({ id, asOf }) => [key(id), asOf, new Date().toISOString()],
  WhatChanged: ({ id, since, until }) => [key(id), since, until],
  Digest: ({ scope, window }) => [key(scope.negotiations[0]), window.since, window.until],
};
const texts = Object.fromEntries(Object.keys(VALUES).map((name) => [name, sql(name)]));
for (const [name, expression] of [
  ["quote", searchable("s.quote")],
  ["summary", searchable("p.summary")],
  ["body", presentable("page.body")],
  ["letters", UNSPACED_LETTERS],
]) {
  texts["Search"] = texts["Search"].replaceAll(`{{${name}}}`, () => expression);
}

/** @param {keyof typeof VALUES} name @param {any} variables */
async function statement(name, variables) {
  const values = VALUES[name](variables);
  if (name === "Search") return { text: texts[name], values: [...values, ...(await cutsOf(pool, variables.query))] };
  if (name !== "Articles") return { name, text: texts[name], values };
  const by = variables.filter.negotiation === undefined ? "actor" : "negotiation";
  return { name: `Articles ${by}`, text: articlesOf[by], values };
}

const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: Number(process.env["POOL_SIZE"] ?? 10),
});
pool.on("error", (error) => console.error(error));

/** @param {{ operationName: keyof typeof VALUES, variables: any }} request */
async function answer({ operationName, variables }) {
  const result = await pool.query({ ...(await statement(operationName, variables)), rowMode: "array" });
  return `{"data":${result.rows[0][0]}}`;
}

const server = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    answer(JSON.parse(Buffer.concat(parts).toString())).then(
      (body) => {
        response.writeHead(200, {
          "content-type": "application/json; charset=utf-8",
          "content-length": Buffer.byteLength(body),
        });
        response.end(body);
      },
      (error) => {
        response.writeHead(500).end(String(error));
      },
    );
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`ready ${typeof address === "object" && address !== null ? address.port : 0}`);
});
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  void pool.end().then(() => process.exit(0));
});
