// The only reader of process.env: a frozen Config, or the list of every problem at once.

import { isIP } from "node:net";
import { resolve } from "node:path";

import { z } from "zod";

/** Where the records are: a PostgreSQL that Parley starts itself, or one that is already there. */
export type DatabaseConfig =
  | {
      readonly kind: "embedded";
      /** Absolute path; the cluster is the folder `pg<major>` in it. */
      readonly dataFolder: string;
      /** Folder with `initdb` and `postgres`; null: the binaries of the platform's npm package. */
      readonly binFolder: string | null;
    }
  | {
      readonly kind: "external";
      /** The primary, or a pooler in transaction mode before it. */
      readonly url: string;
      /** The primary without pooler: migrations, LISTEN, session locks. Same as `url` when there is no pooler. */
      readonly directUrl: string;
      readonly replicaUrls: readonly string[];
    };

/** Who reads articles: the rules alone, or a model behind an OpenAI-compatible endpoint, too. */
export type ExtractorConfig =
  | { readonly kind: "rules" }
  | {
      readonly kind: "model";
      readonly baseUrl: string;
      readonly name: string;
      /** Null when none is sent. */
      readonly apiKey: string | null;
      /** Milliseconds for one request, and for all requests about one article. */
      readonly timeout: number;
      readonly deadline: number;
      readonly attempts: number;
      readonly tokensPerArticle: number;
      readonly tokensPerDay: number;
      /** Characters of text in one request. */
      readonly chunk: number;
      readonly outputTokens: number;
    };

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  /** Named prepared statements; they break behind transaction poolers older than pgbouncer 1.21. */
  readonly prepared: boolean;
  /** Connections to the primary, and again to each replica. */
  readonly poolSize: number;
  /** Processes that serve behind the one port. */
  readonly workers: number;
  /** Milliseconds after which the server cancels a statement; 0 is never. */
  readonly statementTimeout: number;
  readonly extractor: ExtractorConfig;
}

export type ConfigResult = { readonly ok: Config } | { readonly problems: readonly string[] };

const POSTGRES_URL = /^(?:postgres|postgresql):\/\//;

function postgresUrl(name: string) {
  // The value may hold a password, so that it is never repeated.
  return z.string().regex(POSTGRES_URL, `${name} must be a URL that begins with postgresql://`).optional();
}

function wholeNumber(name: string, least: number, most: number, otherwise: number) {
  const message = `${name} must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message)
    .default(otherwise);
}

function isLoopback(host: string): boolean {
  if (host === "localhost") return true;
  return isIP(host) === 4 ? host.startsWith("127.") : host === "::1";
}

/** What is wrong with the address of a model, whose value may hold a secret and is never repeated; null when nothing is. */
function modelUrlProblem(value: string, hasKey: boolean): string | null {
  if (!URL.canParse(value)) return "MODEL_BASE_URL must be a URL such as https://models.example.org/v1";
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "MODEL_BASE_URL must begin with https:// or http://";
  if (url.username !== "" || url.password !== "")
    return "MODEL_BASE_URL must hold no user and no password: the key goes into MODEL_API_KEY";
  if (url.search !== "" || url.hash !== "") return "MODEL_BASE_URL must end with its path, for example /v1";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return hasKey && url.protocol === "http:" && !isLoopback(host)
    ? "MODEL_BASE_URL must begin with https:// when MODEL_API_KEY is sent to another machine"
    : null;
}

const ENVIRONMENT = z.object({
  PORT: wholeNumber("PORT", 0, 65_535, 4000),
  HOST: z
    .string()
    .refine(
      isLoopback,
      "HOST must be a loopback address (127.0.0.1, ::1 or localhost): Parley has no access control yet, so it must not be reachable from other machines",
    )
    .default("127.0.0.1"),
  PARLEY_DATA: z.string().default(".data"),
  DATABASE_URL: postgresUrl("DATABASE_URL"),
  DATABASE_DIRECT_URL: postgresUrl("DATABASE_DIRECT_URL"),
  DATABASE_REPLICA_URLS: z
    .string()
    .transform((urls) => urls.split(/[\s,]+/).filter((url) => url !== ""))
    .refine(
      (urls) => urls.every((url) => POSTGRES_URL.test(url)),
      "DATABASE_REPLICA_URLS must be URLs that begin with postgresql://, with commas between",
    )
    .default([]),
  PARLEY_POSTGRES_BIN: z.string().optional(),
  PARLEY_PREPARED: z
    .string()
    .toLowerCase()
    .refine((word) => ["on", "off"].includes(word), "PARLEY_PREPARED must be on or off")
    .optional(),
  PARLEY_POOL_SIZE: wholeNumber("PARLEY_POOL_SIZE", 1, 500, 10),
  PARLEY_WORKERS: wholeNumber("PARLEY_WORKERS", 1, 64, 1),
  PARLEY_STATEMENT_TIMEOUT: wholeNumber("PARLEY_STATEMENT_TIMEOUT", 0, 600_000, 10_000),
  EXTRACTOR: z
    .string()
    .toLowerCase()
    .refine((word) => ["rules", "model"].includes(word), "EXTRACTOR must be rules or model")
    .default("rules"),
  MODEL_BASE_URL: z.string().optional(),
  MODEL_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "MODEL_API_KEY must be one word of letters, digits and signs")
    .optional(),
  MODEL_NAME: z.string().max(200, "MODEL_NAME must have at most 200 characters").optional(),
  MODEL_TIMEOUT: wholeNumber("MODEL_TIMEOUT", 100, 3_600_000, 60_000),
  MODEL_DEADLINE: wholeNumber("MODEL_DEADLINE", 100, 3_600_000, 180_000),
  MODEL_ATTEMPTS: wholeNumber("MODEL_ATTEMPTS", 1, 10, 3),
  MODEL_TOKENS_PER_ARTICLE: wholeNumber("MODEL_TOKENS_PER_ARTICLE", 1_000, 100_000_000, 100_000),
  MODEL_TOKENS_PER_DAY: wholeNumber("MODEL_TOKENS_PER_DAY", 0, 999_999_999, 2_000_000),
  MODEL_CHUNK: wholeNumber("MODEL_CHUNK", 500, 100_000, 8_000),
  MODEL_OUTPUT_TOKENS: wholeNumber("MODEL_OUTPUT_TOKENS", 256, 200_000, 8_192),
});

const ONLY_WITH_URL = ["DATABASE_DIRECT_URL", "DATABASE_REPLICA_URLS"] as const;
const ONLY_EMBEDDED = ["PARLEY_POSTGRES_BIN"] as const;

/**
 * Reads the settings; an empty value counts as none. Relative folders are taken from `currentFolder`.
 * Never throws: every problem is one sentence that names its setting and repeats no secret.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  currentFolder: string = process.cwd(),
): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(env)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ""),
  );
  const misplaced = (given["DATABASE_URL"] === undefined ? ONLY_WITH_URL : ONLY_EMBEDDED)
    .filter((name) => given[name] !== undefined)
    .map((name) =>
      given["DATABASE_URL"] === undefined
        ? `${name} has no meaning without DATABASE_URL`
        : `${name} has no meaning beside DATABASE_URL`,
    );
  const parsed = ENVIRONMENT.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  const model = modelProblems(given);
  if (!parsed.success || misplaced.length > 0 || model.length > 0)
    return { problems: [...new Set([...wrong, ...misplaced, ...model])] };

  const settings = parsed.data;
  const database = databaseOf(settings, currentFolder);
  return {
    ok: Object.freeze({
      host: settings.HOST,
      port: settings.PORT,
      database: Object.freeze(database),
      prepared:
        settings.PARLEY_PREPARED === undefined ? database.kind === "embedded" : settings.PARLEY_PREPARED === "on",
      poolSize: settings.PARLEY_POOL_SIZE,
      workers: settings.PARLEY_WORKERS,
      statementTimeout: settings.PARLEY_STATEMENT_TIMEOUT,
      extractor: Object.freeze(extractorOf(settings)),
    }),
  };
}

/** What a model needs beside EXTRACTOR=model. */
function modelProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (given["EXTRACTOR"]?.toLowerCase() !== "model") return [];
  const url = given["MODEL_BASE_URL"];
  const urlProblem =
    url === undefined
      ? "EXTRACTOR=model needs MODEL_BASE_URL, the address of an OpenAI-compatible API"
      : modelUrlProblem(url, given["MODEL_API_KEY"] !== undefined);
  const nameProblem =
    given["MODEL_NAME"] === undefined ? "EXTRACTOR=model needs MODEL_NAME, the name of the model" : null;
  return [urlProblem, nameProblem].filter((problem) => problem !== null);
}

function extractorOf(settings: z.output<typeof ENVIRONMENT>): ExtractorConfig {
  const { MODEL_BASE_URL: baseUrl, MODEL_NAME: name } = settings;
  if (settings.EXTRACTOR !== "model" || baseUrl === undefined || name === undefined) return { kind: "rules" };
  return {
    kind: "model",
    baseUrl,
    name,
    apiKey: settings.MODEL_API_KEY ?? null,
    timeout: settings.MODEL_TIMEOUT,
    deadline: settings.MODEL_DEADLINE,
    attempts: settings.MODEL_ATTEMPTS,
    tokensPerArticle: settings.MODEL_TOKENS_PER_ARTICLE,
    tokensPerDay: settings.MODEL_TOKENS_PER_DAY,
    chunk: settings.MODEL_CHUNK,
    outputTokens: settings.MODEL_OUTPUT_TOKENS,
  };
}

function databaseOf(settings: z.output<typeof ENVIRONMENT>, currentFolder: string): DatabaseConfig {
  const url = settings.DATABASE_URL;
  if (url === undefined) {
    const binFolder = settings.PARLEY_POSTGRES_BIN;
    return {
      kind: "embedded",
      dataFolder: resolve(currentFolder, settings.PARLEY_DATA),
      binFolder: binFolder === undefined ? null : resolve(currentFolder, binFolder),
    };
  }
  return {
    kind: "external",
    url,
    directUrl: settings.DATABASE_DIRECT_URL ?? url,
    replicaUrls: Object.freeze(settings.DATABASE_REPLICA_URLS),
  };
}
