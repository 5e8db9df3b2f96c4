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

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  /** Named prepared statements; they break behind transaction poolers older than pgbouncer 1.21. */
  readonly prepared: boolean;
  /** Connections to the primary, and again to each replica. */
  readonly poolSize: number;
  /** Milliseconds after which the server cancels a statement; 0 is never. */
  readonly statementTimeout: number;
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
  PARLEY_STATEMENT_TIMEOUT: wholeNumber("PARLEY_STATEMENT_TIMEOUT", 0, 600_000, 10_000),
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
  if (!parsed.success || misplaced.length > 0) return { problems: [...new Set([...wrong, ...misplaced])] };

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
      statementTimeout: settings.PARLEY_STATEMENT_TIMEOUT,
    }),
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
