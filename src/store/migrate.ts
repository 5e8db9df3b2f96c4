// Brings the tables of a database up to date with the folder drizzle/, however many processes ask for it at once.

import { fileURLToPath } from "node:url";

import { drizzle } from "drizzle-orm/node-postgres";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** drizzle/ of the package: two folders up from src/store and from dist/store alike. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Any number that no other use of advisory locks in the database takes: "parley" in ASCII. */
const LOCK = "123597250423161";

/** Milliseconds. */
const CONNECTION_TIMEOUT = 10_000;

/**
 * Applies what is missing, all of it or none, and returns how many migrations that were; 0 when nothing was missing.
 * `directUrl` must lead to the primary without a pooler, since the lock belongs to the session: drizzle's own migrate
 * takes none, and of four processes at once three failed.
 */
export async function migrate(directUrl: string, folder: string = MIGRATIONS_FOLDER): Promise<number> {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder: folder }).map((file) => file.folderMillis));
  const client = new pg.Client({
    connectionString: directUrl,
    application_name: "parley migrate",
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
  });
  // The statement under way fails by itself; without a listener the process would end.
  client.on("error", () => undefined);
  await client.connect();
  try {
    // A role's own limits are meant for requests: a large table may take longer, and so may waiting for the others.
    await client.query("SET statement_timeout = 0; SET lock_timeout = 0");
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const before = await appliedSoFar(client);
    // Asking first lets a role start that may not create anything.
    if (before.newest >= newest) return 0;
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    return (await appliedSoFar(client)).count - before.count;
  } finally {
    await client.end(); // Which gives the lock back.
  }
}

async function appliedSoFar(client: pg.Client): Promise<{ readonly count: number; readonly newest: number }> {
  const table = await client.query<{ found: boolean }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS found",
  );
  if (table.rows[0]?.found !== true) return { count: 0, newest: 0 };
  const applied = await client.query<{ count: number; newest: string }>(
    "SELECT count(*)::int AS count, coalesce(max(created_at), 0)::text AS newest FROM drizzle.__drizzle_migrations",
  );
  return { count: applied.rows[0]?.count ?? 0, newest: Number(applied.rows[0]?.newest ?? 0) };
}
