// Pages: sizes and cursors. A cursor is the order, the sort value and the key of an entry, in base64url.

import { RequestError } from "./request-error.ts";

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

/** No rows, typed as an array of records; its alias can be no key that a client chose for a column beside it. */
export const NO_RECORDS = 'array(select "$" from (select 1 where false) "$")';

const SEPARATOR = "\u001f";
const KEY = /^[0-9a-f-]{36}$/;

/** The page size that an argument asks for. */
export function pageSize(first: unknown): number {
  const size = first ?? DEFAULT_PAGE;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 0 || size > LARGEST_PAGE) {
    throw new RequestError(`first must lie between 0 and ${LARGEST_PAGE}, and is ${String(size)}`);
  }
  return size;
}

/** SQL of the cursor of a row. PostgreSQL breaks base64 into lines of 76 characters; `translate` joins them again. */
export function cursorSql(order: string, sort: string, tie: string): string {
  const text = `'${order}' || chr(31) || ${sort}::text || chr(31) || ${tie}::text`;
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

export function encodeCursor(order: string, sort: string, tie: string): string {
  return Buffer.from([order, sort, tie].join(SEPARATOR)).toString("base64url");
}

/** Sort value and key of a cursor; refuses what is no cursor of this order. */
export function decodeCursor(cursor: string, order: string): readonly [string, string] {
  const [given, sort, tie, rest] = Buffer.from(cursor, "base64url").toString("utf8").split(SEPARATOR);
  if (given === undefined || sort === undefined || tie === undefined || rest !== undefined || !KEY.test(tie)) {
    throw new RequestError("after is no cursor of this list: pass on one that this list gave");
  }
  if (given !== order) {
    throw new RequestError(`after is a cursor of the order ${given}, and the list is ordered by ${order}`);
  }
  return [sort, tie];
}

export interface PageOf<T> {
  readonly entries: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly total: number;
}

/** A page of a list that is at hand as a whole; its order is its own. */
export function pageOf<T>(
  list: readonly T[],
  first: number,
  after: string | null,
  keyOfEntry: (entry: T) => string,
): PageOf<T> {
  const cursors = list.map((entry) => Buffer.from(keyOfEntry(entry)).toString("base64url"));
  const found = after === null ? -1 : cursors.indexOf(after);
  if (after !== null && found === -1)
    throw new RequestError("after is no cursor of this list: pass on one that this list gave");
  const begin = found + 1;
  const entries = list
    .slice(begin, begin + first)
    .map((node, index) => ({ node, cursor: cursors[begin + index] ?? "" }));
  return { entries, hasNextPage: begin + first < list.length, hasPreviousPage: after !== null, total: list.length };
}
