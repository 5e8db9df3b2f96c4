// The HTTP server: GraphQL for clients, GraphiQL for browsers, and whether the process lives and is ready.

import { ApolloServer, type BaseContext } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";

import type { Watch } from "../watch/index.ts";

import type { OperationContext } from "./context.ts";
import { isForeign } from "./cross-site.ts";
import { prepareDrain } from "./drain.ts";
import { openEventStreams, wantsEvents } from "./event-streams.ts";
import { type Aside, dataOf, Executor, headOf, stringifyAnswer } from "./executor.ts";
import { addFeeds } from "./feeds.ts";
import { graphiql, graphiqlFiles } from "./graphiql.ts";
import { createApp, execute, send } from "./http.ts";
import { OwnWrites, POSITION_HEADER, type ReadSide } from "./own-writes.ts";
import { readSchema } from "./schema.ts";
import { openSockets } from "./sockets.ts";
import { wellKnownStatus } from "./status.ts";

export interface ServerDependencies {
  readonly context: () => OperationContext;
  /** Throws when the database does not answer. */
  readonly checkReady: () => Promise<void>;
  /** What subscribers read; without it subscriptions are refused. */
  readonly watch?: Watch;
  /** Where queries read; without it, where mutations do. */
  readonly readSide?: ReadSide;
  /** Milliseconds that a subscriber may take to read one message. */
  readonly patience?: number;
}

/** Builds the server; the caller listens, and closes it or has `stopGracefully` do so. */
export async function buildServer(given: ServerDependencies): Promise<FastifyInstance> {
  const { context, checkReady } = given;
  const schema = readSchema();
  const executor = new Executor(schema);
  const apollo = await startApollo(schema, executor);
  const app = createApp();
  const ownWrites = given.readSide === undefined ? null : new OwnWrites(given.readSide);
  const asking = { ...given, schema, apollo, executor };
  const sockets = openSockets(asking);
  const streams = openEventStreams(asking);
  const { isLeaving } = prepareDrain(app, sockets, streams);
  app.server.on("upgrade", sockets.upgrade);
  app.addHook("onClose", () => apollo.stop());

  app.get("/live", async () => ({ status: "live" }));
  app.get("/ready", async (_request, reply) => {
    if (isLeaving()) return reply.code(503).send({ status: "stopping" });
    try {
      await checkReady();
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "the database does not answer" });
    }
  });
  for (const { path, type, read } of graphiqlFiles()) {
    app.get(path, async (_request, reply) => reply.type(type).header("cache-control", "max-age=86400").send(read()));
  }
  addFeeds(app, context);
  app.get("/", async (_request, reply) => reply.redirect("/graphql"));
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: async (request, reply) => {
      if (wantsPage(request))
        return reply.type("text/html; charset=utf-8").headers(graphiql.headers).send(graphiql.html);
      if (isForeign(request.headers)) {
        return reply.code(403).send({ errors: [{ message: "Requests from other sites are refused" }] });
      }
      if (wantsEvents(request)) {
        // The handler of event streams would wait for the body that has been read.
        if (request.method === "POST" && !request.body)
          return reply.code(400).send({ errors: [{ message: "The body is no request" }] });
        return streams.answer(request, reply);
      }
      return answer(apollo, request, reply, context, ownWrites);
    },
  });
  return app;
}

/** What an operation is given, and the answer's way round Apollo. */
interface RequestContext extends OperationContext {
  readonly aside: Aside;
}

async function startApollo(schema: GraphQLSchema, executor: Executor): Promise<ApolloServer> {
  const apollo = new ApolloServer({
    gateway: {
      load: async () => ({
        executor: async ({ document, operation, request, context }) => {
          const own = context as RequestContext;
          const answer = await executor.execute(document, operation, request.variables ?? {}, own);
          if (answer.data != null) answer.data.aside = own.aside;
          return answer;
        },
      }),
      onSchemaLoadOrUpdate: (loaded) => {
        loaded({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => {};
      },
      stop: async () => {},
    },
    stringifyResult: (value) => {
      const data = dataOf(value);
      if (data === null || data.aside === null || typeof data.body === "string") return stringifyAnswer(value);
      data.aside.bytes = data.body;
      return headOf(value);
    },
    parseOptions: { maxTokens: 5_000 },
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    introspection: true,
    // The own guard (cross-site.ts) lets clients query by GET, which Apollo's refuses for some.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), wellKnownStatus],
  });
  await apollo.start();
  return apollo;
}

async function answer(
  apollo: ApolloServer<BaseContext>,
  request: FastifyRequest,
  reply: FastifyReply,
  context: () => OperationContext,
  ownWrites: OwnWrites | null,
): Promise<FastifyReply> {
  const reader = ownWrites?.reader(request);
  if (reader === null)
    return reply.code(400).send({ errors: [{ message: `${POSITION_HEADER} is not what an answer had` }] });
  let hasWritten = false;
  const onMutation = () => {
    hasWritten = true;
  };
  const aside: Aside = { bytes: null };
  const operation = (): RequestContext => ({
    ...context(),
    aside,
    ...(reader === undefined ? {} : { reader, onMutation }),
  });
  const response = await execute(apollo, request, async () => operation());
  if (hasWritten) await ownWrites?.wrote(request, reply);
  return send(response, reply, aside);
}

function wantsPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? "";
  return request.method === "GET" && accept.includes("text/html") && !request.url.includes("query=");
}
