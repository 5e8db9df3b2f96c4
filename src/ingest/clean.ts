// The first step: what comes in is made storable, or refused with a sentence that says what to do.

import { refuse, type Result, ok, type UserError } from "../domain/result.ts";
import type { Marking } from "../domain/vocabulary.ts";

/** An article as somebody hands it in. */
export interface ArticleInput {
  /** Id of a source, or its name: an unknown name makes a new source. */
  readonly source: { readonly id: string } | { readonly name: string };
  readonly url?: string | null;
  readonly externalId?: string | null;
  readonly title: string;
  readonly byline?: string | null;
  readonly publishedAt: Date;
  /** BCP 47; found from the text when absent. */
  readonly language?: string | null;
  readonly text: string;
  /** Id of the negotiation that it is about; found by the linker when absent. */
  readonly negotiationId?: string | null;
  /** How widely it may be shared; CLEAR when absent, and a new version keeps the one that the article has. */
  readonly marking?: Marking | null;
}

export interface CleanArticle extends ArticleInput {
  readonly url: string | null;
  readonly externalId: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly negotiationId: string | null;
}

/** Characters; a long report has 60,000. Longer texts are books, and would hold one transaction for many seconds. */
export const LONGEST_TEXT = 400_000;
const LONGEST_LINE = 500;
const DAY = 86_400_000;

/** Checks everything at once, so that one answer names every fault. `now`: for dates that lie in the future. */
export function cleanArticle(input: ArticleInput, now: Date): Result<CleanArticle> {
  const text = cleanText(input.text);
  const errors: UserError[] = [];
  const add = (result: Result<unknown>) => {
    if (!result.ok) errors.push(...result.errors);
  };
  add(text);
  add(checkLine(input.title, "title", true));
  if ("name" in input.source) add(checkLine(input.source.name, "source", true));
  for (const field of ["url", "externalId", "byline"] as const) add(checkLine(input[field] ?? "", field, false));
  if (input.language != null && !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(input.language)) {
    add(
      refuse(
        "INVALID_VALUE",
        `"${input.language.slice(0, 20)}" is no language tag such as en or pt-BR`,
        "input",
        "language",
      ),
    );
  }
  const time = input.publishedAt.getTime();
  if (!Number.isFinite(time) || input.publishedAt.getUTCFullYear() < 1800) {
    add(refuse("INVALID_VALUE", "The date of publication is no day since 1800", "input", "publishedAt"));
  } else if (time > now.getTime() + DAY) {
    add(
      refuse(
        "FUTURE_DATE",
        `The article cannot be published in the future (${input.publishedAt.toISOString().slice(0, 10)})`,
        "input",
        "publishedAt",
      ),
    );
  }
  if (!text.ok || errors.length > 0) return { ok: false, errors };
  return ok({
    ...input,
    source: "name" in input.source ? { name: input.source.name.trim() } : input.source,
    text: text.value,
    title: input.title.trim(),
    url: blankIsNull(input.url),
    externalId: blankIsNull(input.externalId),
    byline: blankIsNull(input.byline),
    language: input.language ?? null,
    negotiationId: input.negotiationId ?? null,
  });
}

/**
 * The text as it is stored: without byte-order mark and NUL characters, with LF as the only line end; nothing else
 * changes. Refuses what is empty, too long, or no text.
 */
export function cleanText(text: string): Result<string> {
  const field = ["input", "text"] as const;
  const clean = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "")
    .replaceAll("\r\n", "\n");
  if (!clean.isWellFormed())
    return refuse(
      "NOT_TEXT",
      "The text has half of a character (a lone surrogate) in it: hand it in as valid Unicode",
      ...field,
    );
  if (!/[\p{L}\p{N}]/u.test(clean)) return refuse("EMPTY_TEXT", "There is no text: an article needs words", ...field);
  if (clean.length > LONGEST_TEXT) {
    return refuse(
      "TEXT_TOO_LONG",
      `The text has ${clean.length.toLocaleString("en")} characters; at most ${LONGEST_TEXT.toLocaleString("en")} are read. Hand it in as several articles`,
      ...field,
    );
  }
  const controls = clean.match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0;
  if (controls > 4 + clean.length / 1_000 || text.length - clean.length > 8 + text.length / 20) {
    return refuse("NOT_TEXT", "This is no text but binary data: hand in plain text or Markdown in UTF-8", ...field);
  }
  return ok(clean);
}

function checkLine(value: string, field: string, needed: boolean): Result<null> {
  if (!value.isWellFormed() || value.includes("\0"))
    return refuse("NOT_TEXT", `${field} holds characters that are no text`, "input", field);
  if (needed && value.trim() === "") return refuse("INVALID_VALUE", `${field} must not be empty`, "input", field);
  const longest = field === "url" ? 2_000 : LONGEST_LINE;
  if (value.length > longest)
    return refuse("INVALID_VALUE", `${field} is longer than ${longest} characters`, "input", field);
  return ok(null);
}

function blankIsNull(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
