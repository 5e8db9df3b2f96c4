// Apollo's own suite for integrations, against our handler of HTTP.

import { ApolloServer } from "@apollo/server";
import { defineIntegrationTestSuite } from "@apollo/server-integration-testsuite";

import { createApp, execute, send } from "../src/graphql/http.ts";

defineIntegrationTestSuite(
  async (config, options) => {
    const server = new ApolloServer(config);
    const app = createApp();
    await server.start();
    app.all("/*", async (request, reply) =>
      send(await execute(server, request, options?.context ?? (async () => ({}))), reply, { bytes: null }),
    );
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    return { server, url, extraCleanup: () => app.close() };
  },
  { noIncrementalDelivery: true },
);
