// Pages of lists in memory: sorted, cut after a cursor, counted; cursors as clients see them.

import type { Row } from "./tables.ts";

type Args = Readonly<Record<string, unknown>>;

/** A row of a list with what it is sorted by. */
export interface Entry {
  readonly node: Row | null;
  readonly sort: unknown;
  readonly tie: unknown;
  readonly edge?: Row;
}

/** The order, the sort value as PostgreSQL casts it to text, and the key, in base64url. */
export function cursorOf(order: string, sort: unknown, tie: unknown): string {
  const text = String(sort).replace(/^(\d{4}-\d\d-\d\d)T(.*)\+00:00$/, "$1 $2+00");
  return Buffer.from([order, text, String(tie)].join("\u001f")).toString("base64url");
}

function compare(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number"
    ? a - b
    : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** A page of entries. `orders`: the first is the default, with the direction it has unless another is asked for. */
export function page(entries: readonly Entry[], args: Args, orders: Readonly<Record<string, "ASC" | "DESC">>): Row {
  const [[firstField = "", firstDirection = "ASC"] = []] = Object.entries(orders);
  const asked = args["orderBy"] as { readonly field: string; readonly direction: string } | null | undefined;
  const field = asked?.field ?? firstField;
  const direction = asked?.direction ?? firstDirection;
  const name = `${field} ${direction}`;
  const sign = direction === "DESC" ? -1 : 1;
  const first = Number(args["first"] ?? 20);
  const after = typeof args["after"] === "string" ? args["after"] : null;
  const [, sort = "", tie = ""] = after === null ? [] : Buffer.from(after, "base64url").toString().split("\u001f");

  // What a merged actor has in common with the one that it was merged into is listed once.
  const unique = [...new Map(entries.map((entry) => [`${String(entry.sort)} ${String(entry.tie)}`, entry])).values()];
  const sorted = unique.toSorted((a, b) => sign * (compare(a.sort, b.sort) || compare(a.tie, b.tie)));
  const isAfter = (entry: Entry) => {
    const beyond = typeof entry.sort === "number" ? Number(sort) : sort.replace(/^(\S+) (.*)\+00$/, "$1T$2+00:00");
    return sign * (compare(entry.sort, beyond) || compare(entry.tie, tie)) > 0;
  };
  const rest = after === null ? sorted : sorted.filter(isAfter);
  const shown = rest.slice(0, first);
  const edges = shown.map((entry) => ({
    ...entry.edge,
    cursor: cursorOf(name, entry.sort, entry.tie),
    node: entry.node,
  }));
  return {
    edges,
    nodes: shown.map((entry) => entry.node),
    totalCount: unique.length,
    pageInfo: {
      hasNextPage: rest.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A page of a list that has an order of its own. */
export function listPage<T extends object>(list: readonly T[], args: Args, key: (entry: T) => string): Row {
  const first = Number(args["first"] ?? 20);
  const cursors = list.map((entry) => Buffer.from(key(entry)).toString("base64url"));
  const begin = typeof args["after"] === "string" ? cursors.indexOf(args["after"]) + 1 : 0;
  const shown = list.slice(begin, begin + first);
  const edges = shown.map((node, index) => ({ ...node, node, cursor: cursors[begin + index] }));
  return {
    edges,
    nodes: shown,
    totalCount: list.length,
    pageInfo: {
      hasNextPage: begin + first < list.length,
      hasPreviousPage: typeof args["after"] === "string",
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
