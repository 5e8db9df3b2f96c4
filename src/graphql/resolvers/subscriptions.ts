// Subscriptions: which topic each watches, and what of a message is its field's value.

import type { Change } from "../../digest/index.ts";
import { type Arguments, keyOf, refer, RequestError } from "../../query/index.ts";
import type { Message, Topic } from "../../watch/index.ts";

export interface Subscription {
  readonly topic: (args: Arguments) => Topic;
  /** Null for a message of another kind. */
  readonly value: (message: Message) => unknown;
}

export const SUBSCRIPTIONS: Readonly<Record<string, Subscription>> = {
  editionPublished: {
    topic: (args) => ({ kind: "BRIEFING", id: key(args, "briefing", "Briefing") }),
    value: (message) => (message.kind === "EDITION_PUBLISHED" ? refer("Edition", message.body.editionId) : null),
  },
  negotiationChanged: {
    topic: (args) => ({ kind: "NEGOTIATION", id: key(args, "negotiation", "Negotiation") }),
    value: (message): Change | null =>
      message.kind === "NEGOTIATION_CHANGED"
        ? { ...message.body, negotiationId: message.topicId, at: new Date(message.body.at) }
        : null,
  },
};

/** The position that `after` names; null when it is not given. */
export function positionOf(args: Arguments): number | null {
  const after = args["after"];
  if (after === undefined || after === null) return null;
  if (typeof after === "string" && /^\d{1,15}$/.test(after)) return Number(after);
  throw new RequestError("after: this is no cursor of a message");
}

function key(args: Arguments, name: string, type: "Briefing" | "Negotiation"): string {
  const found = keyOf(args[name], type);
  if (found === null) throw new RequestError(`${name}: ${String(args[name])} is no id of a ${type}`);
  return found;
}
