// An OpenAI-compatible server of our own, on a real port: each test says what it answers.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import type { Answer } from "../../src/model/answer.ts";
import type { ModelDependencies, ModelSettings } from "../../src/model/index.ts";

export const KEY = "sk-test-0123456789abcdefSECRET";

export interface Asked {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: { readonly type: string };
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Asked;
}

export interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a string, else as JSON. */
  readonly body?: unknown;
  /** Milliseconds before anything is sent. */
  readonly delay?: number;
}

export interface ModelServer {
  readonly url: string;
  readonly received: Received[];
  /** What is answered from now on; `count` is 1 for the first request after this. */
  answer(handler: (asked: Received, count: number) => Answered): void;
  close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const received: Received[] = [];
  let handler: (asked: Received, count: number) => Answered = () => ({ status: 500 });
  let count = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked;
      const asked = { path: request.url ?? "", headers: request.headers, body };
      received.push(asked);
      const { status = 200, headers = {}, body: answer = {}, delay = 0 } = handler(asked, ++count);
      const send = () => {
        response.writeHead(status, { "content-type": "application/json", ...headers });
        response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
      };
      if (delay === 0) send();
      else setTimeout(send, delay).unref();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    answer: (next) => {
      handler = next;
      count = 0;
      received.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A completion whose content is that answer, or that text. */
export function completion(
  content: unknown,
  finish = "stop",
  usage: { readonly prompt_tokens: number; readonly completion_tokens: number } | null = {
    prompt_tokens: 1_000,
    completion_tokens: 200,
  },
): Answered {
  return {
    body: {
      id: "1",
      object: "chat.completion",
      created: 1,
      model: "test",
      choices: [
        {
          index: 0,
          finish_reason: finish,
          message: { role: "assistant", content: typeof content === "string" ? content : JSON.stringify(content) },
        },
      ],
      ...(usage === null ? {} : { usage }),
    },
  };
}

export function answerWith(changes: Partial<Answer>): Answer {
  return {
    actors: [],
    unnamedSources: [],
    statements: [],
    positions: [],
    figures: [],
    events: [],
    negotiation: null,
    ...changes,
  };
}

export function settingsFor(url: string, changes: Partial<ModelSettings> = {}): ModelSettings {
  return {
    baseUrl: url,
    name: "test-model",
    apiKey: KEY,
    timeout: 5_000,
    deadline: 20_000,
    attempts: 3,
    tokensPerArticle: 1_000_000,
    tokensPerDay: 10_000_000,
    chunk: 8_000,
    outputTokens: 4_000,
    ...changes,
  };
}

/** The real network, no real waiting: the pauses are written down instead. */
export function dependenciesFor(changes: Partial<ModelDependencies> = {}): ModelDependencies & {
  readonly pauses: number[];
} {
  const pauses: number[] = [];
  return {
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    random: Math.random,
    pauses,
    ...changes,
  };
}
