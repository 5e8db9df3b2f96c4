// The embedded PostgreSQL: starts a real server in a folder, or attaches to the one that another process started there.

import { closeSync, existsSync, mkdtempSync, chownSync, readdirSync, renameSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";

import pg from "pg";

import { type Account, type Binaries, findAccount, findBinaries, placeForCluster, runAs } from "./embedded-binaries.ts";
import {
  hold,
  type Launched,
  launch,
  logSince,
  PORT,
  readLockFile,
  removeStaleLockFile,
  sizeOf,
} from "./embedded-server.ts";

export interface EmbeddedOptions {
  /** Absolute path; made when it is not there. The cluster is the folder `pg<major>` in it. */
  readonly dataFolder: string;
  /** Folder with `initdb` and `postgres`, 15 or later; none or null: the platform's npm package. */
  readonly binFolder?: string | null;
  /** Hears, in sentences, of what takes long or is not where one would look for it. */
  readonly onProgress?: (message: string) => void;
  /** For tests: nothing is forced to disk, so that a crash of the machine may destroy the cluster. */
  readonly unsafeFast?: boolean;
}

export interface EmbeddedServer {
  /** For pg and psql alike: postgresql://parley@<folder>:5432/parley */
  readonly url: string;
  readonly socketFolder: string;
  /** The cluster's folder. */
  readonly dataFolder: string;
  /** Whether this process started the server or found it running. */
  readonly mode: "started" | "attached";
  /** Whether this process made the cluster. */
  readonly created: boolean;
  /** Lets go of the server, and waits for its end when nobody else holds it. Close every connection first. */
  readonly stop: () => Promise<void>;
}

const USER = "parley";
const DATABASE = "parley";

// Milliseconds.
const POLL = 10;
/** How long a start may fail because of a server that is just going, or was killed and is being reaped. */
const PATIENCE = 15_000;
/** Recovery after a crash may read much of the log. */
const RECOVERY_PATIENCE = 120_000;
/** After we let go, a server that is still ready this long has other users. */
const OTHERS_HOLD_IT = 400;

const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // Short statements: compiling them costs more than it saves. The data is on an SSD or in memory.
  jit: "off",
  random_page_cost: "1.1",
} as const;
const UNSAFE_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
} as const;

interface Place {
  readonly cluster: string;
  readonly account: Account;
  readonly binaries: Binaries;
  readonly log: string;
}

/**
 * Starts PostgreSQL on the folder, making the cluster first when there is none; attaches when a server is running there.
 * The server stays up while any process that started or attached holds it, in whichever order they go, and is stopped
 * cleanly after the last one, even when that is killed with -9. Throws with the end of the server's log when it cannot
 * start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const tell = options.onProgress ?? (() => undefined);
  const place = prepare(options, tell);
  let created = false;
  let failure = "";
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const attached = await attach(place.cluster);
    if (attached !== null) {
      return { ...attached, dataFolder: place.cluster, mode: "attached", created };
    }
    if (!existsSync(join(place.cluster, "PG_VERSION"))) created = create(place, tell) || created;
    const started = await start(place, options.unsafeFast ?? false);
    if (typeof started !== "string") {
      return { ...started, dataFolder: place.cluster, mode: "started", created };
    }
    failure = started;
    removeStaleLockFile(place.cluster);
    await pause(20 * POLL);
  }
  throw new Error(
    `PostgreSQL does not start in ${place.cluster}: ${failure || "a server there is neither ready nor gone"}`,
  );
}

function prepare(options: EmbeddedOptions, tell: (message: string) => void): Place {
  // The owner of the data decides, so that a start by root now and then spoils nothing.
  const existing = findClusters(options.dataFolder)[0];
  const account = findAccount(existing ?? null);
  const folder = placeForCluster(options.dataFolder, account, tell);
  const binaries = findBinaries(options.binFolder ?? null, folder, account, tell);
  const cluster = join(folder, `pg${binaries.major}`);
  const others = findClusters(folder);
  if (others.length > 0 && !others.includes(cluster)) {
    throw new Error(
      `The records are in ${others.join(", ")}, and the binaries in ${binaries.binFolder} are PostgreSQL ${binaries.major}, which cannot read them: set PARLEY_POSTGRES_BIN to matching ones, or PARLEY_DATA to another folder`,
    );
  }
  return { cluster, account, binaries, log: `${cluster}.log` };
}

function findClusters(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^pg\d+$/.test(name))
    .map((name) => join(folder, name));
}

/** Makes the cluster beside its place and moves it there whole; false when another process was faster. */
function create(place: Place, tell: (message: string) => void): boolean {
  const { cluster, account, binaries } = place;
  tell(`Making the database in ${cluster}, this once`);
  const sibling = mkdtempSync(`${cluster}.new-`);
  try {
    if (account !== null) chownSync(sibling, account.uid, account.gid);
    const locale =
      binaries.major >= 17
        ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : ["--locale=C.UTF-8"];
    const made = runAs(account, join(binaries.binFolder, "initdb"), [
      ...["-D", sibling, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"],
      ...locale,
    ]);
    if (made.status !== 0) {
      throw new Error(`initdb failed in ${sibling}: ${made.error?.message ?? made.stderr.trim()}`);
    }
    try {
      renameSync(sibling, cluster);
      return true;
    } catch (error) {
      if (existsSync(join(cluster, "PG_VERSION"))) return false;
      throw error;
    }
  } finally {
    rmSync(sibling, { recursive: true, force: true });
  }
}

type Reached = Pick<EmbeddedServer, "url" | "socketFolder" | "stop">;

/** Starts a server; a sentence when it has to be tried again, because another one is there, going or coming. */
async function start(place: Place, unsafeFast: boolean): Promise<Reached | string> {
  const { cluster, account, log } = place;
  const logBefore = sizeOf(log);
  const settings = unsafeFast ? { ...SETTINGS, ...UNSAFE_SETTINGS } : SETTINGS;
  const launched = launch(join(place.binaries.binFolder, "postgres"), cluster, settings, account, log);
  try {
    await waitUntilReady(cluster, launched);
    const url = urlOf(launched.socketFolder, DATABASE);
    await makeDatabase(launched.socketFolder);
    return { url, socketFolder: launched.socketFolder, stop: () => release(launched.held, cluster) };
  } catch (error) {
    closeSync(launched.held);
    rmSync(launched.socketFolder, { recursive: true, force: true });
    const said = logSince(log, logBefore);
    const reason = said.split("\n").slice(-8).join("\n");
    if (launched.exited() === null || !/postmaster\.pid|is still in use/.test(said)) {
      throw new Error(`PostgreSQL does not start in ${cluster} (log: ${log}): ${reason || String(error)}`);
    }
    return reason;
  }
}

async function waitUntilReady(cluster: string, launched: Launched): Promise<void> {
  const deadline = Date.now() + RECOVERY_PATIENCE;
  while (Date.now() < deadline) {
    if (launched.exited() !== null) throw new Error("The server ended");
    const lock = readLockFile(cluster);
    if (lock?.socketFolder === launched.socketFolder && lock.status === "ready") return;
    await pause(POLL);
  }
  throw new Error(`The server was not ready after ${RECOVERY_PATIENCE / 1_000} seconds`);
}

/** Attaches to a server that is ready, waits for one that is coming or going; null when there is none. */
async function attach(cluster: string): Promise<Reached | null> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const lock = readLockFile(cluster);
    if (lock === null) return null;
    if (lock.status === "ready") {
      const held = hold(lock.socketFolder);
      if (held === null) return null;
      const reached = await makeDatabase(lock.socketFolder).then(
        () => true,
        (error: unknown) => (isPassing(error) ? null : false),
      );
      if (reached === true) {
        const { socketFolder } = lock;
        return {
          url: urlOf(socketFolder, DATABASE),
          socketFolder,
          stop: async () => {
            if (held !== "none") await release(held, cluster);
          },
        };
      }
      if (held !== "none") closeSync(held);
      if (reached === false) return null;
    } else if (!existsSync(lock.socketFolder)) {
      return null; // Left behind by a crash of the machine.
    }
    await pause(POLL);
  }
  return null;
}

/** 57P03: starting up or shutting down; 57P01: ended in between. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "57P03" || error.code === "57P01");
}

/** Each process makes sure of the database, since the one that made the cluster may not have come so far. */
async function makeDatabase(socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(socketFolder, "postgres"), connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "42P04" && code !== "23505") throw error; // Another process was faster.
  } finally {
    await client.end();
  }
}

/** Lets go, then waits until the server has gone or is seen to stay for others. */
async function release(held: number, cluster: string): Promise<void> {
  const before = readLockFile(cluster);
  closeSync(held);
  const released = Date.now();
  while (Date.now() - released < PATIENCE) {
    const lock = readLockFile(cluster);
    const gone = lock === null || lock.pid !== before?.pid;
    if (gone && (before === null || !existsSync(before.socketFolder))) return;
    if (!gone && lock.status === "ready" && Date.now() - released > OTHERS_HOLD_IT) return;
    await pause(POLL);
  }
}

function urlOf(socketFolder: string, database: string): string {
  return `postgresql://${USER}@${encodeURIComponent(socketFolder)}:${PORT}/${database}`;
}
