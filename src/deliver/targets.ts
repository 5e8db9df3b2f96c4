// Where editions go: targets are added and removed, and a delivery that was given up is tried again.

import { isMailAddress } from "../domain/mail-address.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { findBriefings } from "../store/briefings.ts";
import type { Database } from "../store/database.ts";
import { addTarget, removeTarget, restartDelivery } from "../store/deliveries.ts";
import { addActivity } from "../store/sources.ts";

import { literalOf, mayDial } from "./outbound.ts";
import { newSecret } from "./webhook.ts";

/** One of the two. */
export interface DeliveryAddress {
  readonly email?: string | null;
  readonly webhook?: string | null;
}

export interface TargetDependencies {
  readonly now: Date;
  readonly actor: string;
  /** Addresses and ranges that webhooks may reach though they are not public. */
  readonly webhookAddresses?: readonly string[];
}

/** Sends every edition from now on to an address, too. The key of a webhook is told here and never again. */
export async function addDeliveryTarget(
  db: Database,
  { briefingId, to }: { readonly briefingId: string; readonly to: DeliveryAddress },
  { actor, webhookAddresses = [] }: TargetDependencies,
): Promise<Result<{ readonly targetId: string; readonly secret: string | null }>> {
  const address = to.webhook == null ? readMail(to.email ?? "") : readWebhook(to.webhook, webhookAddresses);
  if (!address.ok) return address;
  const channel = to.webhook == null ? "EMAIL" : "WEBHOOK";
  const secret = channel === "WEBHOOK" ? newSecret() : null;
  return db.transaction(async (tx) => {
    if ((await findBriefings(tx, [briefingId])).size === 0)
      return refuse("NOT_FOUND", "There is no such briefing", "input", "briefing");
    const targetId = await addTarget(tx, { briefingId, channel, address: address.value, secret });
    if (targetId === null) return refuse("CONFLICT", "The briefing goes to this address already", "input", "to");
    await addActivity(tx, actor, "added", "DeliveryTarget", targetId, "graphql");
    return ok({ targetId, secret });
  });
}

function readMail(text: string): Result<string> {
  const address = text.trim();
  return isMailAddress(address)
    ? ok(address)
    : refuse(
        "INVALID_VALUE",
        "email must be one address such as desk@example.org, without name",
        "input",
        "to",
        "email",
      );
}

/** Characters. */
const LONGEST_URL = 2_000;

function readWebhook(text: string, allowed: readonly string[]): Result<string> {
  const wrong = (message: string) => refuse("INVALID_VALUE", message, "input", "to", "webhook");
  if (!URL.canParse(text)) return wrong("webhook must be an address such as https://example.org/hooks/parley");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return wrong("webhook must begin with https:// or http://");
  if (url.username !== "" || url.password !== "") return wrong("webhook must hold no user and no password");
  if (url.href.length > LONGEST_URL) return wrong(`webhook must have at most ${LONGEST_URL} characters`);
  url.hash = "";
  const literal = literalOf(url);
  if (literal !== null && !mayDial(literal, allowed))
    return wrong(`${literal} is no public address: whoever runs Parley can allow it with WEBHOOK_ALLOW_ADDRESSES`);
  return ok(url.href);
}

/** Sends nothing more to a target; what is on its way to it is cancelled. */
export async function removeDeliveryTarget(
  db: Database,
  { targetId }: { readonly targetId: string },
  { now, actor }: TargetDependencies,
): Promise<Result<{ readonly targetId: string }>> {
  return db.transaction(async (tx) => {
    if (!(await removeTarget(tx, targetId, now)))
      return refuse("NOT_FOUND", "There is no such target, or it is removed already", "input", "target");
    await addActivity(tx, actor, "removed", "DeliveryTarget", targetId, "graphql");
    return ok({ targetId });
  });
}

/** Tries a delivery again at once, with as many attempts as a new one. */
export async function retryDelivery(
  db: Database,
  { deliveryId }: { readonly deliveryId: string },
  { now, actor }: TargetDependencies,
): Promise<Result<{ readonly deliveryId: string }>> {
  return db.transaction(async (tx) => {
    const hindrance = await restartDelivery(tx, deliveryId, now);
    if (hindrance === "MISSING") return refuse("NOT_FOUND", "There is no such delivery", "input", "delivery");
    if (hindrance === "DELIVERED") return refuse("CONFLICT", "It was delivered already", "input", "delivery");
    if (hindrance === "REMOVED") return refuse("CONFLICT", "Its target was removed", "input", "delivery");
    await addActivity(tx, actor, "retried", "Delivery", deliveryId, "graphql");
    return ok({ deliveryId });
  });
}
