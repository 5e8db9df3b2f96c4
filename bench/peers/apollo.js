// Apollo Server 5 with a DataLoader for every relation, tuned as its documentation tells: cache control off, production.

import { readFileSync } from "node:fs";

import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import DataLoader from "dataloader";
import Fastify from "fastify";

import { listen } from "./listen.js";
import { relations } from "./relations.js";
import { articlePage, keyOf, lists, singles } from "./rows.js";

const typeDefs = readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8");

/** Loaders of one request, made when they are first asked for. */
class Loaders {
  /** @type {Map<string, DataLoader<string, any>>} */
  #made = new Map();

  /** @param {string} name @param {(keys: readonly string[]) => Promise<any[]>} load */
  #of(name, load) {
    let loader = this.#made.get(name);
    if (loader === undefined) {
      loader = new DataLoader(load);
      this.#made.set(name, loader);
    }
    return loader;
  }
  /** @param {any} name @param {string} key */
  one(name, key) {
    return this.#of(name, (keys) => singles(name, keys)).load(key);
  }
  /** @param {any} name @param {string} key @param {...number} more */
  many(name, key, ...more) {
    return this.#of(`${name} ${more}`, (keys) => lists(name, keys, ...more)).load(key);
  }
}

/** @param {any} name @param {string} key */
const one =
  (name, key) =>
  (parent, _args, { loaders }) =>
    loaders.one(name, parent[key]);
/** @param {any} name */
const many =
  (name) =>
  (parent, _args, { loaders }) =>
    loaders.many(name, parent.key);
/** @param {any} name @param {(rows: any[], first: number) => unknown} shape */
const page =
  (name, shape) =>
  async (parent, { first }, { loaders }) =>
    shape(await loaders.many(name, parent.key, first), first);

const shared = relations({ one, many, page });
const app = Fastify();
const apollo = new ApolloServer({
  typeDefs,
  plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(app)],
  resolvers: {
    ...shared,
    Position: { ...shared.Position, evidence: (/** @type {any} */ position) => position },
    Query: {
      actor: (_root, { id }, { loaders }) => loaders.one("actors", keyOf(id)),
      negotiation: (_root, { id }, { loaders }) => loaders.one("negotiations", keyOf(id)),
      articles: (_root, { filter, first }) => articlePage(filter, first),
    },
    Evidence: {
      quote: async ({ key }, _args, { loaders }) =>
        (await loaders.many("segments", key)).map(({ exact }) => exact).join(" … "),
      segments: many("segments"),
      article: one("versionArticles", "article_version_id"),
    },
  },
});
await apollo.start();
app.route({
  url: "/graphql",
  method: ["GET", "POST"],
  handler: fastifyApolloHandler(apollo, { context: async () => ({ loaders: new Loaders() }) }),
});
await listen(app);
