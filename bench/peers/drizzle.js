// Apollo Server 5 over drizzle's relational queries: the root resolver fetches the whole tree by one prepared query.

import { readFileSync } from "node:fs";

import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import Fastify from "fastify";

import * as tables from "../../dist/store/tables.js";
import * as relations from "./drizzle-relations.js";
import { listen } from "./listen.js";
import { keyOf, pageOf, pool, positionPage } from "./rows.js";

const db = drizzle({ client: pool, schema: { ...tables, ...relations } });

/** Lists leave out what was superseded or rejected. @param {any} key */
const listed = (key) =>
  sql`exists (select 1 from claim c where c.id = ${key} and c.superseded_at is null and c.review <> 'REJECTED')`;
const id = sql.placeholder("id");
const oneMore = sql.placeholder("oneMore");
const named = { columns: { id: true, name: true } };
const whole = { columns: { id: true, name: true, kind: true } };
const ofActor = { columns: {}, with: { actor: named } };
const byOrdinal = (row, { asc }) => asc(row.ordinal);
const byStated = (row, { desc }) => [desc(row.statedLatest), desc(row.claimId)];
const sourced = {
  columns: { id: true, title: true, url: true, publishedAt: true, language: true },
  with: { source: named },
};
const article = {
  ...sourced,
  with: {
    source: named,
    actors: {
      columns: {},
      with: { actor: whole },
      orderBy: (row, { desc }) => [desc(row.mentionCount), desc(row.actorId)],
      limit: 10,
    },
  },
};

const point = db.query.actors.findFirst({ ...whole, where: (row, { eq }) => eq(row.id, id) }).prepare("point");
const profile = db.query.actors
  .findFirst({
    ...whole,
    where: (row, { eq }) => eq(row.id, id),
    with: {
      names: {
        columns: { text: true, kind: true },
        orderBy: (row) => [
          sql`array_position(array['OFFICIAL','ALIAS','ACRONYM','DEMONYM','FORMER','CONTESTED'], ${row.kind})`,
          row.text,
        ],
      },
      memberships: {
        columns: { role: true },
        with: { organisation: named },
        orderBy: (row, { asc }) => [asc(row.role), asc(row.id)],
      },
      participations: {
        columns: { role: true },
        with: { negotiation: named },
        orderBy: (row, { desc }) => [
          sql`(select n.last_activity_at from negotiation n where n.id = ${row.negotiationId}) desc`,
          desc(row.participationId),
        ],
        limit: 10,
      },
      positions: {
        columns: { claimId: true, summary: true, stance: true, statedOn: true, statedLatest: true },
        with: { issue: named, negotiation: named },
        where: (row) => listed(row.claimId),
        orderBy: byStated,
        limit: oneMore,
      },
    },
  })
  .prepare("profile");
const briefing = db.query.negotiations
  .findFirst({
    columns: { id: true, name: true, status: true, venue: true, startedOn: true },
    where: (row, { eq }) => eq(row.id, id),
    with: {
      participants: {
        columns: {},
        where: (row) => listed(row.participationId),
        orderBy: (row, { asc }) => [asc(row.ordinal), asc(row.participationId)],
        with: {
          participation: {
            columns: { role: true, presence: true },
            with: { actor: whole, via: ofActor, representatives: ofActor },
          },
        },
      },
      issues: {
        columns: { id: true, slug: true, name: true },
        orderBy: (row, { asc }) => [sql`${row.name} collate "C"`, asc(row.id)],
        with: {
          positions: {
            columns: { claimId: true, stance: true, strength: true, summary: true, statedOn: true, statedLatest: true },
            where: (row) => listed(row.claimId),
            orderBy: byStated,
            limit: oneMore,
            with: {
              holder: named,
              targets: ofActor,
              voices: {
                columns: {},
                with: { actor: named, unnamed: { columns: { id: true, description: true } } },
                orderBy: byOrdinal,
              },
              conditions: { columns: { kind: true, text: true }, orderBy: byOrdinal },
              claim: {
                columns: { review: true },
                with: {
                  segments: { columns: { start: true, end: true, exact: true }, orderBy: byOrdinal },
                  version: { columns: {}, with: { article: sourced } },
                },
              },
            },
          },
        },
      },
    },
  })
  .prepare("briefing");
const articlesOf = {
  negotiation: db.query.negotiationArticles
    .findMany({
      columns: { articleId: true },
      extras: (row) => ({ sort: sql`${row.publishedAt}::text`.as("sort") }),
      where: (row, { eq }) => eq(row.negotiationId, id),
      orderBy: (row, { desc }) => [desc(row.publishedAt), desc(row.articleId)],
      limit: oneMore,
      with: { article },
    })
    .prepare("articles_of_negotiation"),
  actor: db.query.articleActors
    .findMany({
      columns: { articleId: true },
      extras: (row) => ({ sort: sql`${row.publishedAt}::text`.as("sort") }),
      where: (row, { eq }) => eq(row.actorId, id),
      orderBy: (row, { desc }) => [desc(row.publishedAt), desc(row.articleId)],
      limit: oneMore,
      with: { article },
    })
    .prepare("articles_of_actor"),
};

// ---- Rows in the schema's shape ------------------------------------------------------------------------------------

const global = (type, row) => ({ ...row, id: `${type}_${row.id}` });
const byName = (a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1);
const actors = (links) => links.map(({ actor }) => global("actor", actor)).toSorted(byName);
const toArticle = ({ publishedAt, source, ...row }) => ({
  ...global("article", row),
  publishedAt: publishedAt.toISOString(),
  source: global("source", source),
});
const toPosition = ({ claimId, ...row }) => ({
  ...row,
  id: `position_${claimId}`,
  key: claimId,
  stated_latest: row.statedLatest,
});
const toClaimed = ({ holder, targets, voices, claim, ...row }) => ({
  ...toPosition(row),
  review: claim.review,
  holder: global("actor", holder),
  targets: actors(targets),
  voicedBy: voices.map(({ actor, unnamed }) =>
    actor === null
      ? { __typename: "UnnamedSource", ...global("unnamed", unnamed) }
      : { __typename: "Actor", ...global("actor", actor) },
  ),
  evidence: {
    quote: claim.segments.map(({ exact }) => exact).join(" … "),
    segments: claim.segments,
    article: toArticle(claim.version.article),
  },
});

const app = Fastify();
const apollo = new ApolloServer({
  typeDefs: readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"),
  plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(app)],
  resolvers: {
    Query: {
      actor: async (_root, args, _context, info) => {
        const names = info.fieldNodes[0].selectionSet.selections.map((field) => field.name.value);
        const key = keyOf(args.id);
        if (!names.includes("positions")) return global("actor", await point.execute({ id: key }));
        const row = await profile.execute({ id: key, oneMore: 51 });
        const nodes = row.participations.map(({ negotiation }) => global("negotiation", negotiation));
        return {
          ...global("actor", row),
          memberships: row.memberships.map(({ role, organisation }) => ({
            role,
            organisation: global("actor", organisation),
          })),
          negotiations: { nodes, edges: row.participations },
          positions: positionPage(
            row.positions.map(({ issue, negotiation, ...one }) => ({
              ...toPosition(one),
              issue: global("issue", issue),
              negotiation: global("negotiation", negotiation),
            })),
            50,
          ),
        };
      },
      negotiation: async (_root, args, _context, info) => {
        const first = info.variableValues.positions;
        const row = await briefing.execute({ id: keyOf(args.id), oneMore: first + 1 });
        return {
          ...global("negotiation", row),
          participants: row.participants.map(({ participation: { actor, via, representatives, ...one } }) => ({
            ...one,
            actor: global("actor", actor),
            via: actors(via),
            representatives: actors(representatives),
          })),
          issues: row.issues.map(({ positions, ...issue }) => ({
            ...global("issue", issue),
            positions: positionPage(positions.map(toClaimed), first),
          })),
        };
      },
      articles: async (_root, { filter, first }) => {
        const [[by, given]] = Object.entries(filter);
        const rows = await articlesOf[by].execute({ id: keyOf(given), oneMore: first + 1 });
        const page = rows.map(({ article, articleId, sort }) => ({
          ...toArticle(article),
          actors: { nodes: article.actors.map(({ actor }) => global("actor", actor)) },
          key: articleId,
          sort,
        }));
        return pageOf(page, first, "PUBLISHED_AT DESC", (row) => row.sort);
      },
    },
  },
});
await apollo.start();
app.route({ url: "/graphql", method: ["GET", "POST"], handler: fastifyApolloHandler(apollo) });
await listen(app);
