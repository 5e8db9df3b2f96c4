// What all subcommands share: settings, a database for as long as they work, words for errors.

import { readConfig, type Config } from "../config.ts";
import type { Storage } from "../main.ts";

/** Something that the user can mend: its message is all that is shown. */
export class Refusal extends Error {}

export function settings(): Config {
  const read = readConfig(process.env);
  if ("problems" in read)
    throw new Refusal(`The settings are wrong:\n${read.problems.map((problem) => `  ${problem}`).join("\n")}`);
  return read.ok;
}

/** Progress goes to standard error, so that standard output holds only what was asked for. */
export function tell(message: string): void {
  console.error(message);
}

/** Opens the database, works, and closes it whatever happens. */
export async function withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
  // Loaded when it is needed, so that what needs no database starts twice as fast.
  const { openStorage } = await import("../main.ts");
  let storage: Storage;
  try {
    storage = await openStorage(settings(), tell);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** A day or an instant as the start of it in UTC; null when it is neither. */
export function readInstant(text: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T.*)?$/.exec(text.trim());
  if (match === null) return null;
  const date = new Date(text.length === 10 ? `${text}T00:00:00Z` : text.trim());
  if (Number.isNaN(date.getTime())) return null;
  // 2024-02-31 must not become 2 March.
  return text.length > 10 || date.toISOString().startsWith(text.trim()) ? date : null;
}

/** "BOTTOM_LINE" → "bottom-line": how a word of a vocabulary is typed. */
export function optionOf(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}
