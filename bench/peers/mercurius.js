// Mercurius 16 as its documentation has it: schema, resolvers, loaders for every relation, the just-in-time compiler on.

import { readFileSync } from "node:fs";

import Fastify from "fastify";
import mercurius from "mercurius";

import { listen } from "./listen.js";
import { relations } from "./relations.js";
import { articlePage, keyOf, lists, singles } from "./rows.js";

const schema = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");

/** Loaders are not cached by Mercurius, since it would build a key of the whole parent for each. */
const opts = { cache: false };

/** @typedef {{ obj: any, params: any }} Query */

/** One row a parent. @param {any} name @param {string} key */
const one = (name, key) => ({
  loader: (/** @type {Query[]} */ queries) =>
    singles(
      name,
      queries.map(({ obj }) => obj[key]),
    ),
  opts,
});
/** A list a parent. @param {any} name */
const many = (name) => ({
  loader: (/** @type {Query[]} */ queries) =>
    lists(
      name,
      queries.map(({ obj }) => obj.key),
    ),
  opts,
});
/** A page a parent; all parents of a level ask for the same size. @param {any} name @param {(rows: any[], first: number) => unknown} shape */
const page = (name, shape) => ({
  loader: async (/** @type {Query[]} */ queries) => {
    const first = queries[0]?.params.first ?? 20;
    const found = await lists(
      name,
      queries.map(({ obj }) => obj.key),
      first,
    );
    return found.map((rows) => shape(rows, first));
  },
  opts,
});

const shared = relations({ one, many, page });
const app = Fastify();
await app.register(mercurius, {
  schema,
  jit: 1,
  resolvers: {
    Query: {
      actor: async (_root, { id }) => (await singles("actors", [keyOf(id)]))[0],
      negotiation: async (_root, { id }) => (await singles("negotiations", [keyOf(id)]))[0],
      articles: (_root, { filter, first }) => articlePage(filter, first),
    },
    Speaker: { resolveType: (speaker) => speaker.__typename },
  },
  loaders: {
    ...shared,
    Position: {
      ...shared.Position,
      evidence: {
        loader: async (/** @type {Query[]} */ queries) => {
          const segments = await lists(
            "segments",
            queries.map(({ obj }) => obj.key),
          );
          return queries.map(({ obj }, index) => ({
            quote: segments[index]?.map(({ exact }) => exact).join(" … "),
            segments: segments[index],
            article_version_id: obj.article_version_id,
          }));
        },
        opts,
      },
    },
    Evidence: { article: one("versionArticles", "article_version_id") },
  },
});
await listen(app);
