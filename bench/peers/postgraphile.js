// PostGraphile 5 over the same tables, as its documentation has it: the Amber preset, Grafserv on Node's own HTTP server.

import { createServer } from "node:http";

import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { TYPES } from "postgraphile/@dataplan/pg";
import { addPgTableCondition, addPgTableOrderBy, orderByAscDesc } from "postgraphile/utils";

/** Lists leave out what was superseded or rejected, as ours do. @param {string} tableName @param {string} key */
const isListed = (tableName, key) =>
  addPgTableCondition(
    { schemaName: "public", tableName },
    "isListed",
    ({ graphql: { GraphQLBoolean } }) => ({ type: GraphQLBoolean }),
    (_value, { sql, sqlTableAlias }) =>
      sql`exists (select 1 from claim c where c.id = ${sqlTableAlias}.${sql.identifier(key)} and c.superseded_at is null and c.review <> 'REJECTED')`,
  );

/** An actor's negotiations, the latest first: an order by a column of another table. */
const byActivity = addPgTableOrderBy({ schemaName: "public", tableName: "current_participation" }, ({ sql }) =>
  orderByAscDesc("LAST_ACTIVITY_AT", ({ alias }) => ({
    fragment: sql`(select n.last_activity_at from negotiation n where n.id = ${alias}.negotiation_id)`,
    codec: TYPES.timestamptz,
  })),
);

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env["DATABASE_URL"],
      schemas: ["public"],
      poolConfig: { max: Number(process.env["POOL_SIZE"] ?? 10), idleTimeoutMillis: 0 },
    }),
  ],
  plugins: [isListed("position", "claim_id"), isListed("current_participation", "participation_id"), byActivity],
  // Our orders are by the second column of an index, which this plugin would not offer.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  schema: { defaultBehavior: "-insert -update -delete" },
  grafast: { explain: false },
  grafserv: { port: 0, host: "127.0.0.1", graphqlPath: "/graphql", graphiql: false, watch: false },
});
const handler = service.createServ(grafserv);
const server = createServer();
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", async () => {
  await handler.addTo(server);
  const address = server.address();
  console.log(`ready ${typeof address === "object" && address !== null ? address.port : 0}`);
});
process.once("SIGTERM", () => process.exit(0));
