// An edition made ready to be sent: it goes to many targets, and is read and written out once.

import { findEditions, type Edition } from "../store/briefings.ts";
import type { Database } from "../store/database.ts";

import { webhookBody } from "./webhook.ts";

export interface Parcel {
  readonly edition: Edition;
  /** What webhooks get. */
  readonly body: () => Promise<string>;
}

/** Editions never change, so that the last few can be kept; a document takes some 100 kB. */
const KEPT = 4;

/** Gives the parcel of an edition. */
export function parcels(db: Database): (editionId: string) => Promise<Parcel> {
  const kept = new Map<string, Promise<Parcel>>();
  return (editionId) => {
    const known = kept.get(editionId);
    if (known !== undefined) return known;
    const made = pack(db, editionId);
    kept.set(editionId, made);
    made.catch(() => kept.delete(editionId));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

async function pack(db: Database, editionId: string): Promise<Parcel> {
  const [edition] = await findEditions(db, [editionId]);
  if (edition == null) throw new Error(`Edition ${editionId} is gone`);
  let body: Promise<string> | undefined;
  return { edition, body: () => (body ??= webhookBody(edition)) };
}
