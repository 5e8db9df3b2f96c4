// One question to an OpenAI-compatible endpoint: time-outs, attempts with back-off, what the server can and cannot do.

import type OpenAI from "openai";

import { z } from "zod";

import { ANSWER_SCHEMA } from "./answer.ts";
import { type Budget, estimateTokens } from "./budget.ts";
import type { Message } from "./prompt.ts";
import type { ModelDependencies, ModelSettings } from "./settings.ts";

export type Reply =
  | { readonly kind: "answer"; readonly content: string }
  /** The answer was longer than it may be. */
  | { readonly kind: "cut" }
  /** `reason`: our own words; nothing that a server wrote is ever part of it. `final`: it is not about these words alone. */
  | { readonly kind: "failed"; readonly reason: string; readonly final: boolean };

export interface Endpoint {
  /** Never throws. `until`: the time, in milliseconds, at which waiting ends. */
  ask(messages: readonly Message[], budget: Budget, until: number): Promise<Reply>;
}

/** What a server turned out to understand; learned from its refusals, kept while the process lives. */
interface Dialect {
  format: "json_schema" | "json_object" | "none";
  limit: "max_tokens" | "max_completion_tokens" | "none";
  temperature: boolean;
}

const COMPLETION = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

/** Bytes of an answer over HTTP: 8,192 tokens are 40 kB. */
const LONGEST_BODY = 4 * 1024 * 1024;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** The headers that are sent; all others that the client library adds tell of this machine. */
const HEADERS = ["accept", "content-type"];

export function openEndpoint(settings: ModelSettings, deps: ModelDependencies): Endpoint {
  const dialect: Dialect = { format: "json_schema", limit: "max_tokens", temperature: true };
  let client: Promise<OpenAI> | null = null;

  async function send(messages: readonly Message[], signal: AbortSignal): Promise<unknown> {
    client ??= newClient(settings, deps);
    const opened = await client;
    return opened.chat.completions.create(
      {
        model: settings.name,
        messages: messages.map(({ role, content }) => ({ role, content })),
        ...(dialect.temperature ? { temperature: 0 } : {}),
        ...(dialect.limit === "none" ? {} : { [dialect.limit]: settings.outputTokens }),
        ...formatOf(dialect),
      },
      { signal, timeout: settings.timeout },
    );
  }

  async function ask(messages: readonly Message[], budget: Budget, until: number): Promise<Reply> {
    const promptTokens = estimateTokens(messages.map(({ content }) => content).join("\n"));
    for (let attempt = 1; ; ) {
      const left = until - deps.now().getTime();
      if (left <= 0) return failed("the time for one article was used up");
      const reserved = budget.reserve(promptTokens + settings.outputTokens);
      if (reserved === "article") return failed("the tokens for one article were used up");
      if (reserved === "day") return failed("the tokens for this day were used up");
      const outcome = await attemptOnce(messages, Math.min(settings.timeout, left), promptTokens);
      reserved.settle(outcome.used);
      if (outcome.kind === "done") return outcome.reply;
      if (outcome.error.adapt !== undefined && adapt(dialect, outcome.error.adapt)) continue;
      const { reason, retry, after } = outcome.error;
      if (!retry || attempt >= settings.attempts)
        return failed(attempt === 1 ? reason : `${reason}, ${attempt} times one after the other`);
      const pause = after ?? pauseBefore(attempt, deps.random());
      if (deps.now().getTime() + pause > until)
        return failed(`${reason}, and asked to be left alone for longer than an article may take`);
      await deps.sleep(pause);
      attempt++;
    }
  }

  async function attemptOnce(messages: readonly Message[], timeout: number, promptTokens: number): Promise<Attempt> {
    const signal = AbortSignal.timeout(timeout);
    let completion: unknown;
    try {
      completion = await send(messages, signal);
    } catch (error) {
      const told = await tellError(error, signal.aborted, deps.now());
      // What timed out was probably paid for.
      return { kind: "error", error: told, used: signal.aborted ? promptTokens : 0 };
    }
    const parsed = COMPLETION.safeParse(completion);
    if (!parsed.success)
      return {
        kind: "error",
        error: { reason: "the endpoint did not answer as an OpenAI-compatible one does", retry: true },
        used: promptTokens,
      };
    const [choice] = parsed.data.choices;
    const content = choice?.message.content ?? "";
    const usage = parsed.data.usage;
    const used = usage == null ? promptTokens + estimateTokens(content) : usage.prompt_tokens + usage.completion_tokens;
    return {
      kind: "done",
      reply: replyOf(content, choice?.finish_reason ?? "stop", choice?.message.refusal ?? null),
      used,
    };
  }

  return { ask };
}

type Attempt =
  | { readonly kind: "done"; readonly reply: Reply; readonly used: number }
  | { readonly kind: "error"; readonly error: Told; readonly used: number };

function failed(reason: string, final = true): Reply {
  return { kind: "failed", reason, final };
}

function replyOf(content: string, finish: string, refusal: string | null): Reply {
  if (finish === "length") return { kind: "cut" };
  if (finish === "content_filter") return failed("a filter of the endpoint kept its answer back", false);
  if (content === "") return failed(refusal === null ? "its answer was empty" : "it refused to answer", false);
  return { kind: "answer", content };
}

function formatOf(dialect: Dialect): Partial<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  if (dialect.format === "none") return {};
  if (dialect.format === "json_object") return { response_format: { type: "json_object" } };
  return {
    response_format: {
      type: "json_schema",
      json_schema: { name: "reading", strict: true, schema: { ...ANSWER_SCHEMA } },
    },
  };
}

/** Half to all of a time that doubles with each attempt, so that many processes do not come back at once. */
function pauseBefore(attempt: number, random: number): number {
  return Math.round(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (0.5 + random / 2));
}

interface Told {
  readonly reason: string;
  /** Whether another attempt may go better. */
  readonly retry: boolean;
  /** Milliseconds to wait, when the server said so. */
  readonly after?: number;
  /** What a server says that it does not understand; "" when it does not say what. */
  readonly adapt?: string;
}

/** Puts an error in our own words. The server's are looked at for what it does not understand, and never passed on. */
async function tellError(error: unknown, timedOut: boolean, now: Date): Promise<Told> {
  const { APIConnectionError, APIConnectionTimeoutError, APIError } = await import("openai");
  if (timedOut || error instanceof APIConnectionTimeoutError)
    return { reason: "it did not answer in time", retry: true };
  if (error instanceof APIConnectionError || !(error instanceof APIError)) {
    const code = codeOf(error);
    return { reason: `it could not be reached${code === null ? "" : ` (${code})`}`, retry: code !== "BODY_TOO_LONG" };
  }
  const status: unknown = error.status;
  if (typeof status !== "number") return { reason: "it answered with an error", retry: true };
  const after = retryAfter(
    error.headers?.get("retry-after") ?? null,
    error.headers?.get("retry-after-ms") ?? null,
    now,
  );
  const wait = after === null ? {} : { after };
  if (status === 429)
    return error.code === "insufficient_quota"
      ? { reason: "the account at the endpoint has no quota left (429)", retry: false }
      : { reason: "it is asked too often (429)", retry: true, ...wait };
  if (status === 401 || status === 403) return { reason: `it refused the key (${status})`, retry: false };
  if (status === 400 || status === 422 || status === 501) {
    const said = `${error.param ?? ""} ${error.code ?? ""} ${error.message}`;
    return { reason: `it did not understand the question (${status})`, retry: false, adapt: said };
  }
  if (status === 404) return { reason: "there is no such address or model (404)", retry: false };
  if (status === 413) return { reason: "the question was too long for it (413)", retry: false };
  return {
    reason: `it answered with status ${status}`,
    retry: status >= 500 || status === 408 || status === 409 || status === 425,
    ...wait,
  };
}

/** A system error code such as ECONNREFUSED, which no server can choose. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string" && /^[A-Z][A-Z_]{2,40}$/.test(at.code)) return at.code;
  }
  return null;
}

/** Milliseconds of a Retry-After header: seconds, or a date. Null when there is none. */
export function retryAfter(header: string | null, milliseconds: string | null, now: Date): number | null {
  const exact = Number.parseFloat(milliseconds ?? "");
  if (Number.isFinite(exact) && exact >= 0) return exact;
  if (header === null) return null;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number.parseFloat(header) * 1_000;
  const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/** Learns from a refusal; false when there is nothing left to give up. */
function adapt(dialect: Dialect, said: string): boolean {
  if (dialect.limit === "max_tokens" && /max_tokens|max_completion_tokens/.test(said)) {
    dialect.limit = "max_completion_tokens";
    return true;
  }
  if (dialect.limit === "max_completion_tokens" && /max_completion_tokens/.test(said)) {
    dialect.limit = "none";
    return true;
  }
  if (dialect.temperature && /temperature/.test(said)) {
    dialect.temperature = false;
    return true;
  }
  if (dialect.format === "none") return false;
  // A server that does not know schemas says so in many ways, or not at all.
  dialect.format = dialect.format === "json_schema" ? "json_object" : "none";
  return true;
}

async function newClient(settings: ModelSettings, deps: ModelDependencies): Promise<OpenAI> {
  const { OpenAI: Client } = await import("openai");
  const { apiKey } = settings;
  return new Client({
    baseURL: settings.baseUrl,
    // Everything that the library would else read from the environment is given, so that config.ts alone decides.
    apiKey: apiKey ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    maxRetries: 0,
    fetch: guardedFetch(deps.fetch, apiKey),
  });
}

/** Sends only the headers of `HEADERS`, the key only to the endpoint itself, and reads only so much of an answer. */
function guardedFetch(plainFetch: typeof fetch, apiKey: string | null): typeof fetch {
  return async (input, init) => {
    const given = new Headers(init?.headers);
    const headers = new Headers();
    for (const name of HEADERS) {
      const value = given.get(name);
      if (value !== null) headers.set(name, value);
    }
    // Set here, since the library lets OPENAI_CUSTOM_HEADERS of the environment put another in its place.
    if (apiKey !== null) headers.set("authorization", `Bearer ${apiKey}`);
    const response = await plainFetch(input, { ...init, headers, redirect: "error" });
    return limited(response);
  };
}

function limited(response: Response): Response {
  if (response.body === null) return response;
  let length = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        length += part.byteLength;
        if (length > LONGEST_BODY)
          controller.error(Object.assign(new Error("The answer is too long"), { code: "BODY_TOO_LONG" }));
        else controller.enqueue(part);
      },
    }),
  );
  return new Response(counted, { status: response.status, statusText: response.statusText, headers: response.headers });
}
