// What an operation is given: the database, the clock, the extractor and the log.

import type { Extractor } from "../domain/reading.ts";
import type { QueryContext, SelectedField, Variables } from "../query/index.ts";

export interface OperationContext extends QueryContext {
  readonly extractor: Extractor;
  /** Who acts: recorded with reviews and what is written by hand. */
  readonly actor: string;
  /** Addresses and ranges that webhooks may reach though they are not public; none when missing. */
  readonly webhookAddresses?: readonly string[];
  /** What queries read with, when it is not the primary. */
  readonly reader?: Pick<QueryContext, "db" | "run" | "runText">;
  /** Hears that a mutation begins. */
  readonly onMutation?: () => void;
  /** Whether mutations are refused, as GraphQL over HTTP asks for GET. */
  readonly readOnly?: boolean;
  /** Where a subscription is begun, takes it to be answered message by message; absent where only one answer can be given. */
  readonly subscribe?: (begun: Subscribing) => void;
  /** Writes down a fault of ours under the id that the client was told. */
  readonly log: (id: string, error: unknown) => void;
}

/** A subscription whose document was found valid: its one field, and the variables. */
export interface Subscribing {
  readonly field: SelectedField;
  readonly variables: Variables;
  /** The same for subscriptions whose answers to one message are the same. */
  readonly key: string;
}
