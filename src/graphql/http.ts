// GraphQL over HTTP for any Apollo Server: the limits of a request, its body, and what is sent back.

import { isUtf8 } from "node:buffer";

import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from "@apollo/server";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";

import type { Aside } from "./executor.ts";

/** Bytes of a request: an article of 400,000 characters fits in any script. */
const BODY_LIMIT = 2 * 1024 * 1024;

/** Milliseconds. Slow clients hold a connection for no longer than this. */
const REQUEST_TIMEOUT = 10_000;

/** Apollo answers so when nothing is asked for; weighing what is asked for takes it 4 % of a short request. */
const JSON_TYPE = "application/json";

const END = Buffer.from("}");
/** Bytes of an answer that is sent as a string, together with its head: from 4 kB on that takes longer, at 20 kB four times. */
const SHORT = 1_024;

/** A Fastify that takes JSON in UTF-8 and nothing else, with limits of size and time. */
export function createApp(): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    logger: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    const parsed = parseBody(body);
    if ("json" in parsed) done(null, parsed.json);
    else done(Object.assign(new Error(parsed.problem), { statusCode: 400 }));
  });
  return app;
}

/** Has Apollo answer a request. */
export function execute<C extends object>(
  apollo: ApolloServer<C>,
  request: FastifyRequest,
  context: () => Promise<C>,
): Promise<HTTPGraphQLResponse> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || (name === "accept" && value === JSON_TYPE)) continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const at = request.url.indexOf("?");
  return apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      body: request.body ?? "",
      search: at === -1 ? "" : request.url.slice(at),
    },
    context,
  });
}

/** Sends what Apollo answered, and the bytes that went round it. */
export function send(response: HTTPGraphQLResponse, reply: FastifyReply, aside: Aside): FastifyReply {
  for (const [name, value] of response.headers) reply.header(name, value);
  reply.code(response.status ?? 200);
  if (response.body.kind !== "complete") throw new Error("Incremental delivery is not offered");
  const { string } = response.body;
  if (aside.bytes === null) return reply.send(string);
  if (aside.bytes.length < SHORT) return reply.send(`${string}${aside.bytes.toString()}}`);
  return reply.send(Buffer.concat([Buffer.from(string), aside.bytes, END]));
}

/** JSON in UTF-8; bytes that are neither are refused rather than replaced. */
function parseBody(body: Buffer | string): { readonly json: unknown } | { readonly problem: string } {
  try {
    // Asking first and decoding then takes a tenth of what a TextDecoder that refuses takes.
    if (typeof body === "string" || isUtf8(body)) return { json: JSON.parse(body.toString()) };
  } catch {
    // Told below.
  }
  return { problem: "The body is no JSON in UTF-8" };
}
