// What an operation is given: the database, the clock, the extractor and the log.

import type { Extractor } from "../domain/reading.ts";
import type { QueryContext } from "../query/index.ts";

export interface OperationContext extends QueryContext {
  readonly extractor: Extractor;
  /** Who acts: recorded with reviews and what is written by hand. */
  readonly actor: string;
  /** Addresses and ranges that webhooks may reach though they are not public; none when missing. */
  readonly webhookAddresses?: readonly string[];
  /** Writes down a fault of ours under the id that the client was told. */
  readonly log: (id: string, error: unknown) => void;
}
