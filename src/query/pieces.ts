// The pieces of SQL that the planner puts together: records, joins, rows that are looked up, and names put in their place.

import { createHash } from "node:crypto";

import type { ConnectionField, Fragment, RowType } from "./mapping/define.ts";
import { columnOf } from "./long-keys.ts";
import { RequestError } from "./request-error.ts";
import { fieldsOf, type SelectedField, type Selection, type Variables } from "./selection.ts";

/** Alias of a record as a whole: no name in GraphQL can be mistaken for it. */
export const WHOLE = '"$"';

/** SQL of a value with the kind of type that it has: arrays of records and arrays of JSON do not mix. */
export interface Value {
  readonly sql: string;
  readonly json: boolean;
}

/** How many objects a part of the answer may hold. */
export type Cost = (variables: Variables) => number;

/** A FROM while it is made: its rows, and what of them was asked for. */
export interface Scope {
  /** `$name` → alias. */
  readonly aliases: Map<string, string>;
  /** Records over the rows of the same FROM, which stand there behind its tables. */
  readonly records: Lateral[];
  /** Names of joins that a fragment asked for. */
  readonly used: Set<string>;
  readonly alias: string;
  readonly type: RowType;
}

/** A record that stands in a FROM under its name, with its columns: `… as "key"`. */
export interface Lateral {
  readonly name: string;
  readonly columns: readonly string[];
}

export const free: Cost = () => 0;

/** The cost of an object that counts `own` and holds parts. */
export function sumOf(costs: readonly Cost[], own: number): Cost {
  return (variables) => costs.reduce((sum, cost) => sum + cost(variables), own);
}

/** An order with the name that its cursors carry: `STATED_ON DESC`. */
export interface NamedOrder {
  readonly name: string;
  readonly sql: Fragment;
  readonly cast: string;
  readonly descending: boolean;
}

/** The order that a list is asked for, or its own. */
export function orderOf(mapped: ConnectionField, field: SelectedField): NamedOrder {
  const given = field.shape["orderBy"];
  const name = isRecord(given) && typeof given["field"] === "string" ? given["field"] : mapped.defaultOrder;
  const order = mapped.orders[name];
  if (order === undefined) throw new RequestError(`${name} is no order of this list`);
  const descending = isRecord(given) ? given["direction"] === "DESC" : order.descending;
  return { ...order, name: `${name} ${descending ? "DESC" : "ASC"}`, descending };
}

/** Columns over the aggregates of a page: `a.total`, and what `cursorAt` makes of the place of a row, from 1. */
export function pageInfo(
  part: SelectedField,
  first: string,
  hasPrevious: boolean,
  cursorAt: (place: string) => string,
): readonly string[] {
  const values: Readonly<Record<string, string>> = {
    __typename: "'PageInfo'::text",
    hasNextPage: `a.total > ${first}`,
    hasPreviousPage: String(hasPrevious),
    startCursor: cursorAt(`least(1, ${first})`),
    endCursor: cursorAt(`least(a.total, ${first})`),
  };
  const fields = fieldsOf(selectionOf(part), "PageInfo");
  return fields.map((field) => `${values[field.name]} as ${columnOf(field.key)}`);
}

/**
 * SQL over the row `alias`, its joins and its link, rewritten to read a subquery named `alias` that carries the columns in
 * question: `t1_claim.review` becomes `t1."claim.review"`.
 */
export function carry(alias: string, sql: string): { readonly sql: string; readonly columns: readonly string[] } {
  const columns = new Map<string, string>();
  const rewritten = sql.replace(
    new RegExp(`\\b${alias}(v|_[a-z]+)?\\.([a-z_0-9]+)`, "g"),
    (found, row: string | undefined, column: string) => {
      const name = row === undefined ? column : `"${row.replace("_", "")}.${column}"`;
      columns.set(name, `${found} as ${name}`);
      return `${alias}.${name}`;
    },
  );
  return { sql: rewritten, columns: [...columns.values()] };
}

/** The name of a prepared statement: one text, one name. */
export function nameOf(sql: string): string {
  return `q_${createHash("sha1").update(sql).digest("hex")}`;
}

/** A record that stands alone, where no FROM can hold it. */
export function record(columns: readonly string[]): string {
  return `(select ${WHOLE} from (select ${columns.join(", ")}) ${WHOLE})`;
}

/** The joins that a scope's fragments asked for. */
export function joinsOf(scope: Scope): string {
  const joins = [...scope.used].map((name) => {
    const join = scope.type.joins?.[name];
    if (join === undefined) throw new Error(`${scope.type.name} has no join ${name}`);
    return ` join ${join.table} ${scope.alias}_${name} on ${fill(join.on, scope)}`;
  });
  return joins.join("");
}

/**
 * The row that is looked up by key: the FROM that gives it, and the column that must equal the key. A row that may be merged
 * is nearly always its own survivor, and is then looked up once: `nullif` leaves nothing to look for.
 */
export function foundRow({ type, alias }: Scope): { readonly rows: string; readonly key: string } {
  const { table, key, surviving, columns } = type;
  if (surviving === undefined) return { rows: `${table} ${alias}`, key: `${alias}.${key}` };
  const [own, other] = [`${alias}k`, `${alias}s`];
  const either = columns.map(
    (name) => `case when ${other}.${key} is null then ${own}.${name} else ${other}.${name} end as ${name}`,
  );
  const survivor = `left join ${table} ${other} on ${other}.${key} = nullif(${own}.${surviving}, ${own}.${key})`;
  const rows = `(${table} ${own} ${survivor} cross join lateral (select ${either.join(", ")}) ${alias})`;
  return { rows, key: `${own}.${key}` };
}

/** Records behind the tables of a FROM, each after those that it holds. */
export function lateral(records: readonly Lateral[]): string {
  return records.map(({ name, columns }) => ` cross join lateral (select ${columns.join(", ")}) ${name}`).join("");
}

/** A value where alternatives must have one type. */
export function toJson(value: Value): string {
  return value.json ? value.sql : `row_to_json(${value.sql})`;
}

export function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
}

/** The key of a scope's row. */
export function keyOf(scope: Scope | null): string {
  if (scope === null) throw new Error("The root has no key");
  return `${scope.alias}.${scope.type.key}`;
}

/** Puts aliases in the place of `$names`, and notes which joins they ask for. */
export function fill(fragment: Fragment, scope: Scope | null): string {
  return fragment.replace(/\$([a-z]+)\b/g, (_, name: string) => {
    if (scope === null) throw new Error(`The root has no row for ${fragment}`);
    const alias = scope.aliases.get(name);
    if (alias !== undefined) return alias;
    const join = scope.type.joins?.[name];
    if (join === undefined) throw new Error(`${scope.type.name} has no join ${name}`);
    const joined = `${scope.alias}_${name}`;
    if (!scope.used.has(name)) {
      // A join may hang on another one, which must then stand before it.
      fill(join.on.replaceAll(`$${name}.`, `${joined}.`), scope);
      scope.used.add(name);
    }
    return joined;
  });
}

/** What is selected of a field that is an object. */
export function selectionOf(field: SelectedField): Selection {
  if (field.selection === null) throw new Error(`${field.name} has no selection`);
  return field.selection;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
