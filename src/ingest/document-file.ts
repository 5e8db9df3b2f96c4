// A file on disk as a document: plain text, or Markdown with front matter. Bytes that are no text are refused, not mended.

import { open } from "node:fs/promises";

import { readMarking } from "../domain/reader.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { MARKINGS, type Marking } from "../domain/vocabulary.ts";

import { cleanText } from "./clean.ts";

export interface DocumentFile {
  /** The body, cleaned. */
  readonly text: string;
  readonly title: string | null;
  readonly source: string | null;
  readonly url: string | null;
  /** YYYY-MM-DD, or an instant. */
  readonly date: string | null;
  readonly marking: Marking | null;
}

/** Bytes; longer files are not read into memory at all. */
const LONGEST_FILE = 8 * 1024 * 1024;

/** Reads a file, `-` being standard input. Errors: not found, not UTF-8, empty, binary, too long. */
export async function readDocumentFile(path: string): Promise<Result<DocumentFile>> {
  let bytes: Buffer;
  try {
    bytes = path === "-" ? await readUpTo(process.stdin) : await readFileUpTo(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") return refuse("NOT_FOUND", "There is no such file");
    if (code === "EISDIR") return refuse("NOT_TEXT", "This is a folder: name the files in it");
    return refuse("NOT_FOUND", `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes.length > LONGEST_FILE)
    return refuse(
      "TEXT_TOO_LONG",
      `The file has more than the ${LONGEST_FILE / 1024 / 1024} MB that articles have at most`,
    );
  let decoded: string;
  try {
    decoded = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(
      "NOT_TEXT",
      "The file is not valid UTF-8: it is binary, or in another encoding. Convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
    );
  }
  const clean = cleanText(decoded);
  if (!clean.ok) return { ok: false, errors: clean.errors.map((error) => ({ ...error, field: [] })) };
  if (!isMarkdown(path))
    return ok({ text: clean.value, title: null, source: null, url: null, date: null, marking: null });
  const { marking: given, ...document } = readFrontMatter(clean.value);
  // A marking that is misspelt must not become none.
  const marking = given === null ? null : readMarking(given);
  if (given !== null && marking === null)
    return refuse(
      "INVALID_VALUE",
      `marking: "${given.slice(0, 40)}" in the front matter is none of ${MARKINGS.join(", ")}`,
    );
  return /[\p{L}\p{N}]/u.test(document.text)
    ? ok({ ...document, marking })
    : refuse("EMPTY_TEXT", "There is no text below the front matter: an article needs words");
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** The bytes of a file; of a longer one than is allowed only the beginning, and one byte too many to tell. */
async function readFileUpTo(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    return await readUpTo(file.createReadStream({ end: LONGEST_FILE, autoClose: false }));
  } finally {
    await file.close();
  }
}

async function readUpTo(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > LONGEST_FILE) break;
  }
  return Buffer.concat(chunks);
}

/** Lines `key: value` between two lines of `---`; values may stand in quotation marks. Other keys are passed over. */
function readFrontMatter(text: string): Omit<DocumentFile, "marking"> & { readonly marking: string | null } {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n+|$)/.exec(text);
  const values = new Map<string, string>();
  for (const line of match?.[1]?.split("\n") ?? []) {
    const [, key, value] = /^([A-Za-z]+)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined && value !== "")
      values.set(key.toLowerCase(), value.replace(/^(["'])(.*)\1$/, "$2"));
  }
  const of = (key: string) => values.get(key) ?? null;
  return {
    text: match === null ? text : text.slice(match[0].length),
    title: of("title"),
    source: of("source"),
    url: of("url"),
    date: of("date"),
    marking: of("marking"),
  };
}
