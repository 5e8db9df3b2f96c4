// The only reader of process.env: a frozen Config, or the list of every problem at once.

import { isIP } from "node:net";
import { resolve } from "node:path";

import ipaddr from "ipaddr.js";
import { z } from "zod";

import { isMailAddress } from "./domain/mail-address.ts";

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

/** What goes on by itself: editions when they are due, and their deliveries. */
export interface DeliveryConfig {
  /** Whether `serve` does it, too. */
  readonly whileServing: boolean;
  /** Milliseconds for which a job is held without a sign of life. */
  readonly lease: number;
  /** After so many attempts a job is given up. */
  readonly attempts: number;
  /** Milliseconds to wait after the first failure. */
  readonly backoff: number;
  /** Jobs at a time in one process. */
  readonly concurrency: number;
  /** Null when no mail can be sent. */
  readonly mail: {
    readonly url: string;
    readonly from: { readonly name: string; readonly address: string };
  } | null;
  /** Addresses and ranges (CIDR) that webhooks may reach though they are not public. */
  readonly allowed: readonly string[];
}

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
  /** Milliseconds for which a process that was told to stop still serves, so that whoever asks `/ready` sends no more. */
  readonly stopNotice: number;
  /** Days for which messages for subscribers are kept, so that one who comes back misses none; 0 is for ever. */
  readonly outboxDays: number;
  readonly extractor: ExtractorConfig;
  readonly delivery: DeliveryConfig;
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

function onOff(name: string) {
  return z
    .string()
    .toLowerCase()
    .refine((word) => ["on", "off"].includes(word), `${name} must be on or off`)
    .optional();
}

const MAILBOX = /^(?:(?<name>[^<>"\p{Cc}]{1,100}?)\s*<(?<named>[^<>]+)>|(?<bare>[^<>]+))$/u;

/** `Name <address>` or an address. */
function readMailbox(text: string): { readonly name: string; readonly address: string } | null {
  const { name = "", named, bare } = MAILBOX.exec(text)?.groups ?? {};
  const address = (named ?? bare ?? "").trim();
  return isMailAddress(address) ? { name: name.trim(), address } : null;
}

/** What is wrong with the address of a mail server, which may hold a password and is never repeated; null when nothing is. */
function smtpProblem(value: string): string | null {
  if (!URL.canParse(value) || !/^smtps?:$/.test(new URL(value).protocol) || new URL(value).hostname === "")
    return "SMTP_URL must be a URL such as smtp://user:password@mail.example.org:587, or begin with smtps://";
  const { pathname, search, hash } = new URL(value);
  return (pathname === "" || pathname === "/") && search === "" && hash === ""
    ? null
    : "SMTP_URL must end after the host and port";
}

function isAddressRange(text: string): boolean {
  return text.includes("/") ? ipaddr.isValidCIDR(text) : isIP(text) !== 0;
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
  PARLEY_PREPARED: onOff("PARLEY_PREPARED"),
  PARLEY_POOL_SIZE: wholeNumber("PARLEY_POOL_SIZE", 1, 500, 10),
  PARLEY_WORKERS: wholeNumber("PARLEY_WORKERS", 1, 64, 1),
  PARLEY_STATEMENT_TIMEOUT: wholeNumber("PARLEY_STATEMENT_TIMEOUT", 0, 600_000, 10_000),
  PARLEY_STOP_NOTICE: wholeNumber("PARLEY_STOP_NOTICE", 0, 600_000, 1_500),
  PARLEY_OUTBOX_DAYS: wholeNumber("PARLEY_OUTBOX_DAYS", 0, 36_500, 30),
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
  PARLEY_WORK: onOff("PARLEY_WORK"),
  PARLEY_LEASE: wholeNumber("PARLEY_LEASE", 500, 3_600_000, 30_000),
  DELIVERY_ATTEMPTS: wholeNumber("DELIVERY_ATTEMPTS", 1, 100, 14),
  DELIVERY_BACKOFF: wholeNumber("DELIVERY_BACKOFF", 10, 3_600_000, 10_000),
  DELIVERY_CONCURRENCY: wholeNumber("DELIVERY_CONCURRENCY", 1, 100, 8),
  SMTP_URL: z
    .string()
    .superRefine((value, context) => {
      const message = smtpProblem(value);
      if (message !== null) context.addIssue({ code: "custom", message });
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (value) => readMailbox(value) !== null,
      "MAIL_FROM must be an address such as digest@example.org, or a name and an address: Parley <digest@example.org>",
    )
    .optional(),
  WEBHOOK_ALLOW_ADDRESSES: z
    .string()
    .transform((ranges) => ranges.split(/[\s,]+/).filter((range) => range !== ""))
    .refine(
      (ranges) => ranges.every(isAddressRange),
      "WEBHOOK_ALLOW_ADDRESSES must be IP addresses or ranges such as 10.1.0.0/16, with commas between",
    )
    .default([]),
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
  const missing = [...modelProblems(given), ...mailProblems(given)];
  if (!parsed.success || misplaced.length > 0 || missing.length > 0)
    return { problems: [...new Set([...wrong, ...misplaced, ...missing])] };

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
      stopNotice: settings.PARLEY_STOP_NOTICE,
      outboxDays: settings.PARLEY_OUTBOX_DAYS,
      extractor: Object.freeze(extractorOf(settings)),
      delivery: Object.freeze(deliveryOf(settings)),
    }),
  };
}

/** A server without sender, or the other way round, can send nothing. */
function mailProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  if ((given["SMTP_URL"] === undefined) === (given["MAIL_FROM"] === undefined)) return [];
  return given["SMTP_URL"] === undefined
    ? ["MAIL_FROM has no meaning without SMTP_URL, the server that sends the mail"]
    : ["SMTP_URL needs MAIL_FROM, the address that mail comes from"];
}

function deliveryOf(settings: z.output<typeof ENVIRONMENT>): DeliveryConfig {
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  const mailbox = from === undefined ? null : readMailbox(from);
  return {
    whileServing: settings.PARLEY_WORK !== "off",
    lease: settings.PARLEY_LEASE,
    attempts: settings.DELIVERY_ATTEMPTS,
    backoff: settings.DELIVERY_BACKOFF,
    concurrency: settings.DELIVERY_CONCURRENCY,
    mail: url === undefined || mailbox === null ? null : Object.freeze({ url, from: Object.freeze(mailbox) }),
    allowed: Object.freeze(settings.WEBHOOK_ALLOW_ADDRESSES),
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
