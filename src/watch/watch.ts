// What subscribers read: the outbox, from any position on, at the pace of each reader.
//
// A process reads each new row once, whatever the number of its subscribers, into a short list of recent messages. A
// subscriber is a position and no queue: while it is quick it finds what is next in that list, and one that has fallen
// behind, or comes back, reads its topic's rows from the table. So a slow one takes no memory and slows nobody down.

import { setTimeout as sleep } from "node:timers/promises";

import { ok, refuse, type Result } from "../domain/result.ts";
import { findBriefings } from "../store/briefings.ts";
import type { Database } from "../store/database.ts";
import { type Listening, listen } from "../store/listen.ts";
import { findNegotiation } from "../store/negotiations.ts";
import { findMessages, findNewestPosition, type Message, pruneMessages } from "../store/outbox.ts";

/** What is watched: a briefing's editions, or the moves in a negotiation. */
export interface Topic {
  readonly kind: "BRIEFING" | "NEGOTIATION";
  readonly id: string;
}

export interface WatchSettings {
  /** The primary without a pooler. */
  readonly directUrl: string;
  /** Days for which messages are kept; 0 keeps them for ever. */
  readonly keptDays: number;
  /** Hears of rows that could not be read; they are read later. */
  readonly onTrouble?: (error: unknown) => void;
}

const CHANNEL = "parley_outbox";
/** Messages kept in memory for all subscribers together, some 300 bytes each. */
const MOST_RECENT = 1_000;
/** Rows read at once, and messages of a page for one subscriber who is behind. */
const ROWS = 500;
const PAGE = 100;

// Milliseconds.
/** Looks without being woken: a lost notification, or a pooler that forwards none, costs this much and no message. */
const POLL = 5_000;
const RETRY = 1_000;
const PRUNE = 3_600_000;
const DAY = 86_400_000;

export class Watch {
  readonly #db: Database;
  readonly #settings: WatchSettings;
  readonly #waiting = new Map<string, Set<() => void>>();
  #recent: Message[] = [];
  /** Every message behind `#from` and up to `#read` is in `#recent`. */
  #from = 0;
  #read = 0;
  #started: Promise<void> | null = null;
  #listening: Listening | null = null;
  #advancing: Promise<void> | null = null;
  #again = false;
  #closed = false;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(db: Database, settings: WatchSettings) {
    this.#db = db;
    this.#settings = settings;
    if (settings.keptDays > 0) {
      this.#timers.push(setInterval(() => void this.prune(new Date()).catch(() => undefined), PRUNE).unref());
    }
  }

  /** Deletes messages that are too old; gives how many. */
  async prune(now: Date): Promise<number> {
    return pruneMessages(this.#db, new Date(now.getTime() - this.#settings.keptDays * DAY));
  }

  /**
   * The messages of a topic behind a position, or from now on; they end when `signal` aborts or the watch closes. Refused:
   * a topic that there is not, a position that never was, one from which on messages are no longer kept.
   */
  async follow(topic: Topic, after: number | null, signal: AbortSignal): Promise<Result<AsyncGenerator<Message>>> {
    const known =
      topic.kind === "BRIEFING"
        ? (await findBriefings(this.#db, [topic.id])).size > 0
        : (await findNegotiation(this.#db, { id: topic.id })) !== null;
    if (!known) return refuse("NOT_FOUND", `There is no such ${topic.kind.toLowerCase()}`, topic.kind.toLowerCase());
    this.#started ??= this.#start();
    await this.#started;
    const newest = await findNewestPosition(this.#db);
    if (after !== null) {
      if (after > newest) return refuse("NOT_FOUND", "after: no message has such a cursor", "after");
      const [first] = await findMessages(this.#db, { after, limit: 1, topicId: topic.id });
      if (first?.previous != null && first.previous > after) {
        return refuse(
          "CONFLICT",
          "after: messages behind it are no longer kept; read the present state, and watch from there",
          "after",
        );
      }
    }
    return ok(this.#messages(topic.id, after ?? newest, signal));
  }

  /** Ends every stream, and what is read and heard for them. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const ofTopic of [...this.#waiting.values()]) for (const wake of [...ofTopic]) wake();
    await this.#listening?.close();
    await this.#advancing;
  }

  async *#messages(topicId: string, after: number, signal: AbortSignal): AsyncGenerator<Message> {
    let at = after;
    while (!signal.aborted && !this.#closed) {
      const { messages, upTo } = at >= this.#from ? this.#fromRecent(topicId, at) : await this.#fromTable(topicId, at);
      for (const message of messages) {
        if (signal.aborted || this.#closed) return;
        yield message;
      }
      at = upTo;
      if (messages.length === 0 && at >= this.#read) await this.#woken(topicId, signal);
    }
  }

  #fromRecent(topicId: string, after: number): Page {
    const messages = this.#recent.filter((message) => message.topicId === topicId && message.position > after);
    return { messages, upTo: Math.max(after, this.#read) };
  }

  async #fromTable(topicId: string, after: number): Promise<Page> {
    // Whatever was read for all before this statement is seen by it, too.
    const read = this.#read;
    try {
      const messages = await findMessages(this.#db, { after, limit: PAGE, topicId });
      const last = messages.at(-1)?.position ?? after;
      return { messages, upTo: messages.length < PAGE ? Math.max(last, read) : last };
    } catch (error) {
      if (this.#closed) return { messages: [], upTo: after };
      this.#settings.onTrouble?.(error);
      await sleep(RETRY);
      return { messages: [], upTo: after };
    }
  }

  #woken(topicId: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const ofTopic = this.#waiting.get(topicId) ?? new Set();
      this.#waiting.set(topicId, ofTopic);
      const wake = () => {
        signal.removeEventListener("abort", wake);
        ofTopic.delete(wake);
        if (ofTopic.size === 0 && this.#waiting.get(topicId) === ofTopic) this.#waiting.delete(topicId);
        resolve();
      };
      ofTopic.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  async #start(): Promise<void> {
    try {
      this.#from = this.#read = await findNewestPosition(this.#db);
    } catch (error) {
      this.#started = null;
      throw error;
    }
    this.#listening = listen(this.#settings.directUrl, CHANNEL, () => this.#look());
    this.#timers.push(setInterval(() => this.#look(), POLL).unref());
  }

  #look(): void {
    this.#again = true;
    this.#advancing ??= this.#advance().finally(() => {
      this.#advancing = null;
    });
  }

  async #advance(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        const rows = await findMessages(this.#db, { after: this.#read, limit: ROWS });
        if (rows.length === ROWS) this.#again = true;
        this.#take(rows);
      } catch (error) {
        if (this.#closed) return;
        this.#settings.onTrouble?.(error);
        this.#again = true;
        await sleep(RETRY);
      }
    }
  }

  #take(rows: readonly Message[]): void {
    const last = rows.at(-1);
    if (last === undefined) return;
    this.#recent.push(...rows);
    this.#read = last.position;
    const cut = this.#recent.splice(0, Math.max(0, this.#recent.length - MOST_RECENT)).at(-1);
    if (cut !== undefined) this.#from = cut.position;
    for (const topicId of new Set(rows.map((row) => row.topicId))) {
      for (const wake of [...(this.#waiting.get(topicId) ?? [])]) wake();
    }
  }
}

interface Page {
  readonly messages: readonly Message[];
  /** Every message of the topic up to here is in the page or was before it. */
  readonly upTo: number;
}
