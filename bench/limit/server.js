// The limit: plain HTTP, one hand-written statement an operation, the JSON made by PostgreSQL and passed on.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import pg from "pg";

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

/** From variables to a prepared statement, by operation. */
const STATEMENTS = {
  ActorPoint: ({ id }) => ({ name: "ActorPoint", values: [key(id)] }),
  ActorProfile: ({ id }) => ({ name: "ActorProfile", values: [key(id), 50] }),
  NegotiationBriefing: ({ id, positions = 20 }) => ({ name: "NegotiationBriefing", values: [key(id), positions] }),
  Articles: ({ filter, first = 50 }) => {
    const by = filter.negotiation === undefined ? "actor" : "negotiation";
    return { name: `Articles ${by}`, text: articlesOf[by], values: [key(filter[by]), first] };
  },
};
const texts = Object.fromEntries(
  ["ActorPoint", "ActorProfile", "NegotiationBriefing"].map((name) => [name, sql(name)]),
);

const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: Number(process.env["POOL_SIZE"] ?? 10),
});
pool.on("error", (error) => console.error(error));

/** @param {{ operationName: keyof typeof STATEMENTS, variables: any }} request */
async function answer({ operationName, variables }) {
  const statement = STATEMENTS[operationName](variables);
  const result = await pool.query({ text: texts[operationName], ...statement, rowMode: "array" });
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
