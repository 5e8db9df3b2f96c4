// Search: one statement finds, one loads what was found.

import { type Found, type FoundPage, search } from "../../store/search.ts";

import { decodeCursor, encodeCursor, pageSize } from "../page.ts";
import { RequestError } from "../request-error.ts";
import { type CalledFunction, type OpenType, refer, reference, valueType } from "./define.ts";

const ORDER = "RANK";
const LONGEST_QUERY = 500;

export const searchField: CalledFunction = {
  kind: "function",
  call: async ({ db }, _parents, args) => {
    const query = String(args["query"]).trim();
    if (query === "" || query.length > LONGEST_QUERY) {
      throw new RequestError(`query must have 1 to ${LONGEST_QUERY} characters, and has ${query.length}`);
    }
    const after = typeof args["after"] === "string" ? decodeCursor(args["after"], ORDER) : null;
    const page = await search(
      db,
      query,
      pageSize(args["first"]),
      after === null ? null : { score: after[0], key: after[1] },
    );
    return [{ ...page, hasPreviousPage: after !== null }];
  },
};

const cursorOf = (found: Found | undefined) =>
  found === undefined ? null : encodeCursor(ORDER, found.score, found.key);

export const searchConnection = valueType<FoundPage & { readonly hasPreviousPage: boolean }>("SearchConnection", {
  edges: (page) => page.found,
  nodes: reference((page: FoundPage) => page.found.map((found) => refer(found.type, found.key))),
  totalCount: (page) => page.total,
  isExhaustive: (page) => page.exhaustive,
  pageInfo: (page) => ({
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: cursorOf(page.found[0]),
    endCursor: cursorOf(page.found.at(-1)),
  }),
});

export const searchEdge = valueType<Found>("SearchEdge", {
  cursor: cursorOf,
  node: reference((found: Found) => refer(found.type, found.key)),
});

export const searchResult: OpenType = { kind: "open", name: "SearchResult" };
