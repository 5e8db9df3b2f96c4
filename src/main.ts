// Composition root: config → database → server. Everything that runs has its parts put together here.

import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import type { Extractor } from "./domain/reading.ts";
import { EXTRACTOR, RECORDER, TAXONOMY } from "./extract/on-demand.ts";
import { openDatabase, type OpenDatabase } from "./store/database.ts";
import { startEmbedded } from "./store/embedded.ts";
import { migrate } from "./store/migrate.ts";
import { ensureTaxonomy } from "./store/issues.ts";
import { startWork, type Summary, type Work, workOnce } from "./deliver/index.ts";
import { type IngestDependencies, ingestSamples } from "./ingest/index.ts";
import { stopGracefully } from "./graphql/drain.ts";
import { buildServer } from "./graphql/server.ts";
import { modelExtractor } from "./model/index.ts";
import { Watch } from "./watch/index.ts";

import type { Config, ExtractorConfig } from "./config.ts";

/** The sample dispatches that come with the package. */
const SAMPLES_FOLDER = fileURLToPath(new URL("../samples", import.meta.url));

export interface Storage extends OpenDatabase {
  /** How the database was reached and where it lies, in words. */
  readonly told: string;
  /** Migrations that were applied. */
  readonly applied: number;
  /** The primary without a pooler. */
  readonly directUrl: string;
}

export type Tell = (message: string) => void;

/** Starts or reaches the database, and brings it up to date. */
export async function openStorage(config: Config, tell: Tell): Promise<Storage> {
  const { database } = config;
  if (database.kind === "external") {
    const applied = await migrate(database.directUrl);
    const opened = openDatabase(
      { ...config, ...database },
      { onConnectionLost: (error) => tell(`A connection was lost: ${error.message}`) },
    );
    await ensureTaxonomy(opened.db, TAXONOMY);
    return { ...opened, applied, directUrl: database.directUrl, told: "the PostgreSQL of DATABASE_URL" };
  }
  const server = await startEmbedded({ ...database, onProgress: tell });
  try {
    const applied = await migrate(server.url);
    const opened = openDatabase(
      { ...config, url: server.url },
      { onConnectionLost: (error) => tell(`A connection was lost: ${error.message}`) },
    );
    await ensureTaxonomy(opened.db, TAXONOMY);
    const close = async () => {
      await opened.close();
      await server.stop();
    };
    return {
      ...opened,
      close,
      applied,
      directUrl: server.url,
      told: `embedded PostgreSQL, ${server.mode === "attached" ? "shared with another process" : "started"}, data in ${server.dataFolder}`,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Who reads: the rules, or the rules and the model of the settings. */
export function openExtractor(config: ExtractorConfig, rules: Extractor = EXTRACTOR): Extractor {
  if (config.kind === "rules") return rules;
  return modelExtractor(rules, TAXONOMY, config, {
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: (milliseconds) => sleep(milliseconds),
    random: Math.random,
  });
}

export interface Running {
  readonly url: string;
  /** Lets requests under way end. `notice`: milliseconds for which `/ready` says no before anything else changes. */
  readonly stop: (notice: number) => Promise<void>;
}

/** Storage with the samples in it, on the first start of an embedded database. */
export async function openPrepared(config: Config, tell: Tell): Promise<Storage> {
  const storage = await openStorage(config, tell);
  try {
    tell(`Database: ${storage.told}${storage.applied > 0 ? ` (${storage.applied} migrations applied)` : ""}`);
    if (config.database.kind === "embedded")
      // The samples are the same everywhere, so that they are read by the rules alone.
      await ingestSamples(storage.db, SAMPLES_FOLDER, dependencies("samples", EXTRACTOR), tell);
    return storage;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Publishes what is due and delivers it, until it is stopped. */
export function startWorking(config: Config, storage: Storage, tell: Tell): Work {
  return startWork(config.delivery, workDependencies(storage, tell));
}

/** Publishes and delivers what is due at this moment. */
export function workThrough(config: Config, storage: Storage, tell: Tell): Promise<Summary> {
  return workOnce(config.delivery, workDependencies(storage, tell));
}

function workDependencies({ db }: Storage, tell: Tell) {
  return { db, now: () => new Date(), random: Math.random, tell, worker: `${hostname()} ${process.pid}` };
}

/** Serves until stopped: storage, then HTTP. `prepared`: another process has opened and filled the storage before. */
export async function startServer(
  config: Config,
  tell: Tell,
  { prepared = false }: { readonly prepared?: boolean } = {},
): Promise<Running> {
  const storage = await (prepared ? openStorage(config, tell) : openPrepared(config, tell));
  const watch = new Watch(storage.db, {
    directUrl: storage.directUrl,
    keptDays: config.outboxDays,
    onTrouble: (error) => tell(`Messages for subscribers wait: ${error instanceof Error ? error.message : error}`),
  });
  try {
    const extractor = openExtractor(config.extractor);
    if (config.extractor.kind === "model") tell(`Articles are read by ${extractor.recorder}`);
    const app = await buildServer({
      context: () => ({
        db: storage.db,
        run: storage.run,
        runText: storage.runText,
        now: new Date(),
        extractor,
        actor: "local user",
        webhookAddresses: config.delivery.allowed,
        log: logFault,
      }),
      checkReady: async () => {
        await storage.run("select 1", []);
      },
      watch,
      ...(storage.replicas === null ? {} : { readSide: storage.replicas }),
    });
    await app.listen({ host: config.host, port: config.port });
    // Of several processes, the one that started the others does it.
    const work = config.delivery.whileServing && !prepared ? startWorking(config, storage, tell) : null;
    const [address] = app.addresses();
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    return {
      url: `http://${host}:${typeof address === "object" ? address.port : config.port}`,
      stop: async (notice) => {
        await Promise.all([stopGracefully(app, notice), work?.stop()]);
        await watch.close();
        await storage.close();
      },
    };
  } catch (error) {
    await watch.close();
    await storage.close();
    throw error;
  }
}

/** What every way in hands to the doors. */
export function dependencies(door: string, extractor: Extractor): IngestDependencies {
  return {
    now: new Date(),
    extractor,
    actor: door === "samples" ? `samples of Parley, ${RECORDER}` : "local user",
    door,
  };
}

/** One line of JSON for a fault of ours; the client was told its id. */
function logFault(id: string, error: unknown): void {
  const fault = error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
  console.error(JSON.stringify({ level: "error", id, at: new Date().toISOString(), ...fault }));
}
