// The words in which a mapping says what each field of a type is: a column, a relation, a choice, a function.
//
// SQL stands in strings in which `$t` is the row of the type itself, `$v` the row of a link table, `$p` the parent's
// row, and `$name` a row joined one to one under that name. The planner puts real aliases in their place.

import { type AnyColumn, getTableColumns, getTableName, is, Table } from "drizzle-orm";

import type { Database } from "../../store/database.ts";

import { ID_PREFIXES, keyOf, type NodeType } from "../global-id.ts";
import type { Arguments } from "../selection.ts";

/** A piece of SQL with `$t`, `$v`, `$p` and names of joins in it. */
export type Fragment = string;

// ---- Types ---------------------------------------------------------------------------------------------------------

/** A type whose values are rows. */
export interface RowType {
  readonly kind: "row";
  readonly name: string;
  readonly table: string;
  /** Names of the table's columns. */
  readonly columns: readonly string[];
  /** Column by which a row is looked up. */
  readonly key: string;
  /**
   * For rows that may stand for others (a merged actor): the column that names the surviving row. Look-ups go through
   * it, and relations from the row start at every row that it stands for.
   */
  readonly surviving?: string;
  /** Rows joined one to one when a field needs them: name → table and condition. */
  readonly joins?: Readonly<Record<string, { readonly table: string; readonly on: Fragment }>>;
  /** What a row must fulfil to be listed; look-ups by id find every row. */
  readonly listed?: Fragment;
  readonly fields: Readonly<Record<string, Field>>;
}

/** An interface or union whose values are rows of a common table: a column tells the type. */
export interface ChoiceType {
  readonly kind: "choice";
  readonly name: string;
  readonly table: string;
  readonly key: string;
  readonly column: string;
  /** Value of the column → type that is looked up by the same key. */
  readonly variants: Readonly<Record<string, string>>;
}

/** A type whose values are computed by a door; fields that are not listed are properties of the same name. */
export interface ValueType {
  readonly kind: "value";
  readonly name: string;
  readonly fields: Readonly<Record<string, ValueField>>;
}

/** An interface or union that only computed values stand behind: each reference tells its own type. */
export interface OpenType {
  readonly kind: "open";
  readonly name: string;
}

export type ObjectType = RowType | ChoiceType | OpenType | ValueType;

export type ValueField =
  | { readonly kind: "value"; readonly read: (value: unknown, args: Arguments) => unknown }
  /** A row, or rows, by key: loaded together with all others of the answer. */
  | { readonly kind: "reference"; readonly read: (value: unknown) => Reference | readonly (Reference | null)[] | null };

/** A row that a computed value points to. */
export interface Reference {
  readonly type: string;
  readonly key: string;
}

// ---- Fields --------------------------------------------------------------------------------------------------------

export type Field =
  | ColumnField
  | OneField
  | PartField
  | LookupField
  | ManyField
  | ConnectionField
  | ChoicesField
  | CalledFunction
  | PagedFunction;

export interface ColumnField {
  readonly kind: "column";
  readonly sql: Fragment;
}

export interface OneField {
  readonly kind: "one";
  readonly type: string;
  readonly key: Fragment;
}

/** An object that is a part of the row itself: its fields are written as the row's own. */
export interface PartField {
  readonly kind: "part";
  readonly type: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** The row that an argument names; null when it names none. */
export interface LookupField {
  readonly kind: "lookup";
  readonly type: string;
  readonly argument: string;
  /** The key, with the argument as `$1`. */
  readonly key: Fragment;
  readonly encode: (value: unknown) => unknown;
}

/** Which rows of the target belong to the parent. */
export interface Relation {
  readonly type: string;
  /** Link table, when the target does not name its parent itself. */
  readonly via?: { readonly table: string; readonly to: Fragment };
  /** Expression over `$t` or `$v` that equals the parent's key; absent at the root. */
  readonly on?: Fragment;
  /** The parent's side of it; its key when absent. */
  readonly parent?: Fragment;
  readonly where?: Fragment;
}

export interface ManyField extends Relation {
  readonly kind: "many";
  readonly order: readonly Fragment[];
}

/** An order that an index serves: one sort column that is never null, the key breaks ties. */
export interface Order {
  readonly sql: Fragment;
  /** SQL type of the sort column, for reading it back from a cursor. */
  readonly cast: string;
  readonly descending: boolean;
}

export interface Filter {
  readonly sql: Fragment;
  /** SQL type of the parameter, which stands as `$1` in the fragment. */
  readonly cast: string;
  /** From the argument to the parameter; a RequestError when it cannot be meant. */
  readonly encode?: (value: unknown) => unknown;
  /** A link table that leads to the rows and has an index in these orders: when the filter is given, it chooses the page. */
  readonly through?: {
    readonly via: { readonly table: string; readonly to: Fragment };
    readonly on: Fragment;
    readonly tie: Fragment;
    /** Order → its sort column in the link table. */
    readonly sorts: Readonly<Record<string, Fragment>>;
    /** A statement of the keys that the parameter stands for, when it may be several. */
    readonly keys?: string;
  };
}

export interface ConnectionField extends Relation {
  readonly kind: "connection";
  readonly orders: Readonly<Record<string, Order>>;
  readonly defaultOrder: string;
  /** Breaks ties; the key of the target when absent. */
  readonly tie?: Fragment;
  readonly filters?: Readonly<Record<string, Filter>>;
  /** Fields of the edge beside `node` and `cursor`. */
  readonly edge?: Readonly<Record<string, ColumnField>>;
}

/** A list of rows of several types, from a link table with one nullable column for each. */
export interface ChoicesField {
  readonly kind: "choices";
  readonly table: string;
  readonly on: Fragment;
  readonly order: Fragment;
  readonly variants: Readonly<Record<string, Fragment>>;
}

/** What the doors that function fields call are given. */
export interface FunctionContext {
  readonly db: Database;
  /** The instant of the request. */
  readonly now: Date;
  /** Who asks, where the answer depends on it. */
  readonly actor: string;
}

/** A field that a door computes for all parents at once. */
export interface CalledFunction {
  readonly kind: "function";
  /** Values in the order of the parents' keys; the root has the one parent "". */
  readonly call: (context: FunctionContext, parents: readonly string[], args: Arguments) => Promise<readonly unknown[]>;
  /** The parent's key when it is a row. */
  readonly key?: Fragment;
}

/** A connection over a list that a door computes. */
export interface PagedFunction {
  readonly kind: "paged";
  readonly key?: Fragment;
  readonly call: (
    context: FunctionContext,
    parents: readonly string[],
    args: Arguments,
  ) => Promise<readonly (readonly unknown[])[]>;
  /** What tells an entry from all others of the list: its cursor. */
  readonly keyOf: (entry: unknown) => string;
}

// ---- How a mapping is written --------------------------------------------------------------------------------------

/** The row type of a table. The columns given by `column(…)` may come from the table or from its joins. */
export function rowType(
  name: string,
  table: Table,
  key: AnyColumn,
  rest: Pick<RowType, "fields" | "joins" | "listed" | "surviving">,
): RowType {
  const columns = Object.values(getTableColumns(table)).map((each) => each.name);
  return { kind: "row", name, table: getTableName(table), columns, key: key.name, ...rest };
}

/** A value type: `T` is what the door returns. */
export function valueType<T>(
  name: string,
  fields: { readonly [field: string]: ValueField | ((value: T, args: Arguments) => unknown) } = {},
): ValueType {
  const entries = Object.entries(fields).map(([field, given]): [string, ValueField] => [
    field,
    typeof given === "function" ? { kind: "value", read: (value, args) => given(value as T, args) } : given,
  ]);
  return { kind: "value", name, fields: Object.fromEntries(entries) };
}

/** A field of a value that is a row, or rows. */
export function reference<T>(
  read: (value: T) => Reference | readonly (Reference | null)[] | null,
): Extract<ValueField, { kind: "reference" }> {
  return { kind: "reference", read: (value) => read(value as T) };
}

export function refer(type: string, key: string): Reference;
export function refer(type: string, key: string | null): Reference | null;
export function refer(type: string, key: string | null): Reference | null {
  return key === null ? null : { type, key };
}

/** `$t.name`, or `$join.name` when the column is of a joined table. */
export function at(column: AnyColumn, row = "t"): Fragment {
  return `$${row}.${column.name}`;
}

/** A column as it is. */
export function column(source: AnyColumn | Fragment, row?: string): ColumnField {
  return { kind: "column", sql: typeof source === "string" ? source : at(source, row) };
}

/** The global id of a row. */
export function globalId(type: NodeType, key: AnyColumn): ColumnField {
  return column(`'${ID_PREFIXES[type]}_' || ${at(key)}`);
}

/** A timestamp as RFC 3339 in UTC with milliseconds. */
export function instant(source: AnyColumn, row?: string): ColumnField {
  return column(`to_char(${at(source, row)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

/** A numeric column as a JSON number without trailing zeros. */
export function decimal(source: AnyColumn): ColumnField {
  return column(`trim_scale(${at(source)})`);
}

/** The row that a key points to. */
export function one(type: string, key: AnyColumn | Fragment, row?: string): OneField {
  return { kind: "one", type, key: typeof key === "string" ? key : at(key, row) };
}

/** The row with the global id that the argument `id` gives. */
export function lookup(type: NodeType): LookupField {
  return { kind: "lookup", type, argument: "id", key: "$1::uuid", encode: (id) => keyOf(id, type) };
}

/** Rows of a table that names its parent. */
export function many(type: string, on: AnyColumn, ...order: readonly (AnyColumn | Fragment)[]): ManyField {
  return { kind: "many", type, on: at(on), order: order.map((by) => (typeof by === "string" ? by : at(by))) };
}

/** Rows reached through a link table: `from` names the parent, `to` the target. */
export function through(type: string, from: AnyColumn, to: AnyColumn, ...order: readonly Fragment[]): ManyField {
  const table = tableOf(from);
  return { kind: "many", type, via: { table, to: at(to, "v") }, on: at(from, "v"), order };
}

/** A page of rows of a table that names its parent, or of all rows when `on` is missing. */
export function connection(
  type: string,
  rest: Omit<ConnectionField, "kind" | "type" | "orders" | "defaultOrder"> & {
    readonly orders: Readonly<Record<string, Order>>;
  },
): ConnectionField {
  const [defaultOrder] = Object.keys(rest.orders);
  if (defaultOrder === undefined) throw new Error(`A connection of ${type} needs an order`);
  return { kind: "connection", type, defaultOrder, ...rest };
}

/** Rows with a name in its order, the same in every database: by bytes, the key breaks ties. */
export const BY_NAME: readonly Fragment[] = ['$t.name collate "C"', "$t.id"];

/** Actors and unnamed sources of a link table that has a column for each. */
export function speakers(on: AnyColumn): ChoicesField {
  return {
    kind: "choices",
    table: tableOf(on),
    on: at(on, "v"),
    order: "$v.ordinal",
    variants: { Actor: "$v.actor_id", UnnamedSource: "$v.unnamed_source_id" },
  };
}

/** An order by one column. */
export function by(source: AnyColumn | Fragment, cast: string, direction: "ASC" | "DESC", row?: string): Order {
  return { sql: typeof source === "string" ? source : at(source, row), cast, descending: direction === "DESC" };
}

export function tableOf(source: AnyColumn): string {
  if (!is(source.table, Table)) throw new Error(`Column ${source.name} belongs to no table`);
  return getTableName(source.table);
}
