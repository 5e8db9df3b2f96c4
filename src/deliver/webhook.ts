// A webhook: an edition as JSON, signed as https://www.standardwebhooks.com says, so that any of its libraries verifies it.

import { createHmac, randomBytes } from "node:crypto";

import type { Edition } from "../store/briefings.ts";
import { renderDigest } from "../digest/index.ts";
import { ID_PREFIXES } from "../query/global-id.ts";

const PREFIX = "whsec_";

/** A new key: 32 random bytes, written as receivers expect it. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString("base64")}`;
}

/** What is sent of an edition: the same bytes at every attempt. */
export async function webhookBody({ id, briefingId, number, document, publishedAt }: Edition): Promise<string> {
  return JSON.stringify({
    type: "edition.published",
    timestamp: publishedAt.toISOString(),
    data: {
      briefing: `${ID_PREFIXES.Briefing}_${briefingId}`,
      edition: `${ID_PREFIXES.Edition}_${id}`,
      number,
      digest: JSON.parse(await renderDigest(document, "JSON")) as unknown,
    },
  });
}

/** The headers of one attempt. `id` is the delivery's: the same at every attempt, so that a receiver can drop the second. */
export function webhookHeaders(secret: string, id: string, now: Date, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Parley",
    "idempotency-key": id,
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
