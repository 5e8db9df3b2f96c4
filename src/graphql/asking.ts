// An operation that came over a socket or asks for an event stream: one answer, or one for each message that it watches for.

import { setTimeout as sleep } from "node:timers/promises";

import type { ApolloServer } from "@apollo/server";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";

import type { Message, Watch } from "../watch/index.ts";

import type { OperationContext, Subscribing } from "./context.ts";
import { requestRefused, toGraphQLError } from "./errors.ts";
import type { Answer, Executor } from "./executor.ts";
import { positionOf, SUBSCRIPTIONS, type Subscription } from "./resolvers/subscriptions.ts";

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer;
  readonly executor: Executor;
  readonly context: () => OperationContext;
  /** Absent: subscriptions are refused. */
  readonly watch?: Watch;
  /** Milliseconds that a client may take to read one answer, else 20,000. */
  readonly patience?: number;
}

export interface Asked {
  readonly query?: string | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
}

/** A stream ends by `return()` at any time, also while `next()` waits. */
export type Answers = AsyncIterableIterator<Answer> & Required<Pick<AsyncIterator<Answer>, "return" | "throw">>;

const PATIENCE = 20_000;
/** Answers kept for other subscribers who ask the same; they come within moments of each other. */
const MOST_SHARED = 100;
/** Milliseconds to wait before an answer is tried again that failed by a fault of ours. */
const TRY_AGAIN = [200, 1_000, 3_000] as const;

/**
 * Parses, checks and limits as for any request. `readOnly`: mutations are refused. `onStalled` is called when a client does
 * not read what it asked for. Never throws.
 */
export async function ask(
  asking: Asking,
  { query, operationName, variables, extensions }: Asked,
  { readOnly, onStalled }: { readonly readOnly: boolean; readonly onStalled: () => void },
): Promise<Answer | Answers> {
  const { apollo, context, watch, patience = PATIENCE } = asking;
  const begun: Subscribing[] = [];
  const own = context();
  try {
    const { body } = await apollo.executeOperation(
      {
        ...(query == null ? {} : { query }),
        ...(operationName == null ? {} : { operationName }),
        ...(variables == null ? {} : { variables }),
        ...(extensions == null ? {} : { extensions }),
      },
      {
        contextValue: {
          ...own,
          readOnly,
          ...(watch === undefined ? {} : { subscribe: (subscribing: Subscribing) => begun.push(subscribing) }),
        },
      },
    );
    const [subscribing] = begun;
    if (subscribing === undefined || watch === undefined) {
      if (body.kind !== "single") throw new Error("Incremental delivery is not offered");
      const { errors, ...rest } = body.singleResult;
      // What Apollo gives as data is what the executor gave.
      return { ...(rest as Answer), ...(errors === undefined ? {} : { errors: errors.map((one) => new Told(one)) }) };
    }
    const subscription = SUBSCRIPTIONS[subscribing.field.name];
    if (subscription === undefined) throw new Error(`Subscription.${subscribing.field.name} has no resolver`);
    const args = subscribing.field.read(subscribing.variables);
    const control = new AbortController();
    const messages = await watch.follow(subscription.topic(args), positionOf(args), control.signal);
    if (!messages.ok) return { errors: messages.errors.map((error) => requestRefused(error.message)) };
    const answer = (message: Message) =>
      shared(asking, `${message.position} ${subscribing.key}`, () =>
        answerMessage(asking, subscribing, subscription, message),
      );
    return answersOf(messages.value, control, answer, () => setTimeout(onStalled, patience).unref());
  } catch (error) {
    return { errors: [toGraphQLError(error, own.log)] };
  }
}

export function isStream(outcome: Answer | Answers): outcome is Answers {
  return Symbol.asyncIterator in outcome;
}

const ANSWERS = new WeakMap<Asking, Map<string, Promise<Answer>>>();

/** One answer for all who ask the same of one message. */
function shared(asking: Asking, key: string, answer: () => Promise<Answer>): Promise<Answer> {
  const answers = ANSWERS.get(asking) ?? new Map<string, Promise<Answer>>();
  ANSWERS.set(asking, answers);
  const known = answers.get(key);
  if (known !== undefined) return known;
  const made = answer();
  answers.set(key, made);
  const [oldest] = answers.keys();
  if (answers.size > MOST_SHARED && oldest !== undefined) answers.delete(oldest);
  return made;
}

async function answerMessage(
  { executor, context }: Asking,
  subscribing: Subscribing,
  subscription: Subscription,
  message: Message,
): Promise<Answer> {
  const extensions = { cursor: String(message.position) };
  for (const pause of [...TRY_AGAIN, null]) {
    const own = context();
    try {
      return { data: await executor.selectPushed(subscribing, subscription.value(message), own), extensions };
    } catch (error) {
      const shown = toGraphQLError(error, own.log);
      if (pause === null || shown.extensions["code"] !== "INTERNAL_SERVER_ERROR")
        return { errors: [shown], data: null, extensions };
    }
    await sleep(pause);
  }
  throw new Error("The last try returns");
}

/** No generator function: `return()` of one waits for the `next()` under way, which waits for a message that may not come. */
function answersOf(
  messages: AsyncGenerator<Message>,
  control: AbortController,
  answer: (message: Message) => Promise<Answer>,
  startClock: () => NodeJS.Timeout,
): Answers {
  let stalled: NodeJS.Timeout | undefined;
  const end = async (): Promise<IteratorResult<Answer>> => {
    clearTimeout(stalled);
    control.abort();
    return { done: true, value: undefined };
  };
  return {
    next: async () => {
      clearTimeout(stalled);
      const { value, done } = await messages.next();
      if (done === true) return end();
      const answered = await answer(value);
      if (control.signal.aborted) return end();
      stalled = startClock();
      return { done: false, value: answered };
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** An error as Apollo has formatted it. */
class Told extends GraphQLError {
  readonly #formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super(formatted.message, { extensions: formatted.extensions ?? {} });
    this.#formatted = formatted;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#formatted;
  }
}
