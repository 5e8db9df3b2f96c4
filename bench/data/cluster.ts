// The benchmark's PostgreSQL: the embedded one that Parley ships, set up once as a small production server would be.

import { join } from "node:path";

import pg from "pg";

import { type EmbeddedServer, startEmbedded } from "../../src/store/embedded.ts";

/** What PostgreSQL's own documentation tells a server with 8 GB to set; the rest stays as `parley serve` has it. */
export const SERVING = {
  shared_buffers: "2GB",
  effective_cache_size: "6GB",
  work_mem: "16MB",
  maintenance_work_mem: "512MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  max_connections: "200",
  autovacuum: "on",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
} as const;

/** While the data is made, a crash of the machine may cost it: it is made again. */
const LOADING = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off" } as const;

export interface Cluster {
  readonly url: string;
  /** Process id of the postmaster: its children are the backends. */
  readonly postmaster: number;
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

/** Starts the cluster of a scale in `folder`, restarting it once when its settings are not those wanted. */
export async function startCluster(folder: string, purpose: "loading" | "serving", tell: Tell): Promise<Cluster> {
  const wanted = purpose === "loading" ? { ...SERVING, ...LOADING } : SERVING;
  const server = await startEmbedded({ dataFolder: folder, onProgress: tell });
  const changed = await withClient(server.url, async (client) => {
    let differing = 0;
    for (const [name, value] of Object.entries(wanted)) {
      const found = await client.query<{ same: boolean }>(
        "select exists (select 1 from pg_file_settings where name = $1 and setting = $2) as same",
        [name, value],
      );
      if (found.rows[0]?.same === true) continue;
      differing++;
      await client.query(`alter system set ${name} = '${value}'`);
    }
    return differing > 0;
  });
  if (!changed) return reached(server, folder);
  await server.stop();
  return reached(await startEmbedded({ dataFolder: folder, onProgress: tell }), folder);
}

async function reached(server: EmbeddedServer, folder: string): Promise<Cluster> {
  const postmaster = await withClient(server.url, async (client) => {
    const found = await client.query<{ pid: number }>(
      "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
    );
    return found.rows[0]?.pid ?? 0;
  });
  return { url: server.url, postmaster, dataFolder: folder, stop: server.stop };
}

export type Tell = (message: string) => void;

export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Where the data of a scale lies. */
export function folderOf(data: string, scale: string): string {
  return join(data, scale);
}
