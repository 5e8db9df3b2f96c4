// Feeds of briefings and pages of editions under stable addresses, with validators for clients that keep what they read.

import { createHash } from "node:crypto";

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import { DIGEST_FORMATS } from "../domain/digest.ts";
import { keyOf } from "../query/index.ts";
import { briefingFeed, MEDIA, NoPdfError, renderEdition, type Served } from "../digest/index.ts";

import type { OperationContext } from "./context.ts";

const FEEDS = { "feed.atom": "ATOM", "feed.json": "JSON_FEED" } as const;

/**
 * `/briefings/{id}/feed.atom` and `feed.json`: the newest editions; `/editions/{id}/digest.{extension}`: one edition in
 * any format. Ids are those of the API. GET and HEAD; what is not there answers 404.
 */
export function addFeeds(app: FastifyInstance, context: () => OperationContext): void {
  for (const [file, format] of Object.entries(FEEDS)) {
    app.get<{ Params: { id: string } }>(`/briefings/:id/${file}`, async (request, reply) => {
      const key = keyOf(request.params.id, "Briefing");
      const base = baseOf(request);
      const served =
        key === null
          ? null
          : await briefingFeed(context().db, key, format, {
              self: `${base}/briefings/${request.params.id}/${file}`,
              edition: (id) => `${base}/editions/edition_${id}/digest.html`,
            });
      return send(request, reply, served, MEDIA[format].type);
    });
  }
  for (const format of DIGEST_FORMATS) {
    const { extension, type } = MEDIA[format];
    app.get<{ Params: { id: string } }>(`/editions/:id/digest.${extension}`, async (request, reply) => {
      const key = keyOf(request.params.id, "Edition");
      try {
        return send(request, reply, key === null ? null : await renderEdition(context().db, key, format), type);
      } catch (error) {
        if (!(error instanceof NoPdfError)) throw error;
        return reply.code(406).type("text/plain; charset=utf-8").send(`${error.message}\n`);
      }
    });
  }
}

/** As the client wrote it; a Host that is none gives addresses of this machine. */
function baseOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) ? host : "localhost"}`;
}

function send(request: FastifyRequest, reply: FastifyReply, served: Served | null, type: string): FastifyReply {
  reply.header("x-content-type-options", "nosniff");
  if (served === null)
    return reply.code(404).type("text/plain; charset=utf-8").send("There is no such briefing or edition\n");
  const { content, modifiedAt } = served;
  const tag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
  reply.headers({ etag: tag, "last-modified": modifiedAt.toUTCString(), "cache-control": "no-cache" });
  return isFresh(request, tag, modifiedAt)
    ? reply.code(304).send()
    : reply.type(type).send(typeof content === "string" ? content : Buffer.from(content));
}

/** Whether what the client has is what it would get (RFC 9110, 13.2.2): its tags, and only without any its date. */
function isFresh({ headers }: FastifyRequest, tag: string, modifiedAt: Date): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined)
    return tags
      .split(",")
      .map((one) => one.trim().replace(/^W\//, ""))
      .some((one) => one === tag || one === "*");
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1_000) * 1_000 <= since;
}
