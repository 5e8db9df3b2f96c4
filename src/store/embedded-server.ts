// One PostgreSQL process: its supervising shell, its lock file, and the pipe that keeps it up while anybody uses it.

import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Account, isReachable, runAs } from "./embedded-binaries.ts";

/** Part of the socket's name only: nothing listens on TCP. */
export const PORT = 5432;

/**
 * Standard input is the pipe that every user of the server holds open for writing. When the last one is gone, even by
 * kill -9, reading ends and the server is stopped cleanly. When the server itself is killed (status above 128) it comes
 * back at the same socket, five times at most; once while its former children still hold the shared memory is usual.
 */
const SUPERVISOR = `
socket=$1; shift
export LC_ALL=C
trap '' HUP INT TERM
exec 3<&0 </dev/null
left=5 crashed=
while :; do
  "$@" 3<&- &
  server=$!
  (while read -r line; do :; done; kill -INT "$server") <&3 &
  watch=$!
  wait "$server"; code=$?
  kill -9 "$watch" 2>/dev/null
  [ $code -gt 128 ] && [ $code -ne 130 ] && crashed=yes
  [ -n "$crashed" ] && [ $code -ne 0 ] && [ $code -ne 130 ] && [ $left -gt 0 ] || break
  left=$((left - 1))
  sleep 0.5
done
rm -rf -- "$socket"
exit $code
`;

/** What `postmaster.pid` says: https://www.postgresql.org/docs/current/storage-file-layout.html */
export interface LockFile {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: "starting" | "stopping" | "ready" | "unknown";
}

export function readLockFile(cluster: string): LockFile | null {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const status = lines[7]?.trim();
  return {
    pid: Number(lines[0]),
    socketFolder: lines[4]?.trim() ?? "",
    status: status === "starting" || status === "stopping" || status === "ready" ? status : "unknown",
  };
}

/**
 * Removes a lock file whose process id now belongs to another program: after a restart of a container the numbers
 * begin anew, and PostgreSQL would refuse to start for as long as that program runs.
 */
export function removeStaleLockFile(cluster: string): void {
  const path = join(cluster, "postmaster.pid");
  const before = readLockFile(cluster);
  if (before === null || !isOtherProgram(before.pid)) return;
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    // Somebody may have started a server in between: then it is theirs, and goes back.
    if (Number(readFileSync(aside, "utf8").split("\n")[0]) === before.pid) rmSync(aside);
    else renameSync(aside, path);
  } catch {
    // Another process was faster.
  }
}

function isOtherProgram(pid: number): boolean {
  try {
    return !/^postgres|^postmaster/.test(readFileSync(`/proc/${pid}/comm`, "utf8"));
  } catch {
    return false; // No such process, which PostgreSQL sees for itself, or no /proc.
  }
}

/** Takes part in keeping the server up; null when nobody supervises it any more, "none" when nobody ever did. */
export function hold(socketFolder: string): number | null | "none" {
  try {
    return openSync(join(socketFolder, "users"), constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return error.code === "ENOENT" && existsSync(socketFolder) ? "none" : null;
  }
}

export interface Launched {
  readonly socketFolder: string;
  /** File descriptor to close when the server is no longer needed. */
  readonly held: number;
  /** The supervisor's exit code, once the server has gone. */
  readonly exited: () => number | null;
}

/** Launches the server; it is not ready yet. What it prints goes to the end of the file `log`. */
export function launch(
  program: string,
  cluster: string,
  settings: Readonly<Record<string, string>>,
  account: Account,
  log: string,
): Launched {
  const socketFolder = makeSocketFolder(account);
  const made = runAs(account, "mkfifo", ["-m", "600", join(socketFolder, "users")]);
  if (made.status !== 0) {
    throw new Error(`mkfifo failed in ${socketFolder}: ${made.error?.message ?? made.stderr.trim()}`);
  }
  const users = join(socketFolder, "users");
  // Opened for both, it blocks on nothing; then the shell's end and ours, so that no moment is without either.
  const both = openSync(users, constants.O_RDWR | constants.O_NONBLOCK);
  const reading = openSync(users, constants.O_RDONLY);
  const held = openSync(users, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(both);
  const output = openSync(log, "a", 0o600);
  const options = Object.entries({ ...settings, unix_socket_directories: socketFolder });
  let code: number | null = null;
  let child: ChildProcess;
  try {
    child = spawn(
      "/bin/sh",
      ["-c", SUPERVISOR, "parley-postgres", socketFolder, program, "-D", cluster, "-p", String(PORT)].concat(
        options.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ),
      // Detached: a Ctrl-C in the terminal is for us, and the server goes after us.
      { cwd: "/", detached: true, stdio: [reading, output, output], ...account },
    );
  } finally {
    closeSync(reading);
    closeSync(output);
  }
  child.on("exit", (status) => {
    code = status ?? 1;
  });
  child.on("error", () => {
    code = 1;
  });
  child.unref();
  return { socketFolder, held, exited: () => code };
}

/** A folder that only the account may enter: whoever can reach the socket is let in without a password. */
function makeSocketFolder(account: Account): string {
  // A socket's whole path has room for 103 bytes on macOS, 107 on Linux.
  const temporary = tmpdir().length > 70 || !isReachable(tmpdir(), account) ? "/tmp" : tmpdir();
  const folder = mkdtempSync(join(temporary, "parley-"));
  if (account !== null) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  return folder;
}

/** What was added to the log since it had `from` bytes. */
export function logSince(log: string, from: number): string {
  try {
    return readFileSync(log).subarray(from).toString("utf8").trim();
  } catch {
    return "";
  }
}

export function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
