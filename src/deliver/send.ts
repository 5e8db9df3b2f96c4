// One attempt to bring an edition to its target, and what came of it.

import type { Consignment } from "../store/deliveries.ts";

import { type MailSettings, RecipientRefused, sendMail } from "./mail.ts";
import { type Lookup, post, UnreachableAddress } from "./outbound.ts";
import type { Parcel } from "./parcel.ts";
import { webhookHeaders } from "./webhook.ts";

export interface ChannelSettings {
  /** Null when no mail can be sent. */
  readonly mail: MailSettings | null;
  /** Addresses and ranges that webhooks may reach though they are not public. */
  readonly allowed: readonly string[];
}

export interface ChannelDependencies {
  readonly now: () => Date;
  readonly lookup?: Lookup;
}

export type Outcome =
  | { readonly kind: "DELIVERED" }
  | { readonly kind: "FAILED"; readonly error: string; readonly isFinal: boolean; readonly notBefore: Date | null };

/** Tries once; never throws for what the other side does. An abort by `signal` is thrown. */
export async function send(
  { mail, allowed }: ChannelSettings,
  { now, lookup }: ChannelDependencies,
  { id, channel, address, secret }: Consignment,
  parcel: Parcel,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    if (channel === "EMAIL") {
      if (mail === null) return failed("no mail can be sent: SMTP_URL and MAIL_FROM are not set");
      await sendMail(mail, id, address, parcel.edition);
      return { kind: "DELIVERED" };
    }
    const body = await parcel.body();
    const { status, retryAfter } = await post(new URL(address), {
      headers: webhookHeaders(secret ?? "", id, now(), body),
      body,
      allowed,
      signal,
      ...(lookup === undefined ? {} : { lookup }),
    });
    if (status >= 200 && status < 300) return { kind: "DELIVERED" };
    if (status >= 300 && status < 400) return failed(`answered ${status}: redirects are not followed`);
    // 410 is how a receiver says that it wants no more.
    return failed(`answered ${status}`, status === 410, instantOf(retryAfter, now()));
  } catch (error) {
    signal.throwIfAborted();
    return failed(wordsOf(error), error instanceof UnreachableAddress || error instanceof RecipientRefused);
  }
}

function failed(error: string, isFinal = false, notBefore: Date | null = null): Outcome {
  return { kind: "FAILED", error, isFinal, notBefore };
}

/** What went wrong in one line that can be stored and shown. */
export function wordsOf(error: unknown): string {
  // A failed statement names all its values; its cause says why it failed.
  const inner =
    error instanceof AggregateError ? error.errors[0] : error instanceof Error ? (error.cause ?? error) : error;
  const text = inner instanceof Error ? inner.message || inner.name : String(inner);
  const line = text.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
  return Array.from(line === "" ? "failed" : line)
    .slice(0, 500)
    .join("");
}

const LONGEST = 86_400_000;

/** Retry-After of RFC 9110: seconds or a date; at most a day, since the other side may say anything. */
function instantOf(retryAfter: string | null, now: Date): Date | null {
  if (retryAfter === null) return null;
  const wait = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(wait) || wait <= 0 ? null : new Date(now.getTime() + Math.min(wait, LONGEST));
}
