// From a selection and the mapping to SQL: one statement, whatever the depth of the selection and of the data.
//
// PostgreSQL builds the answer. Every object is a subselect whose columns are named by the response keys, lists are
// arrays of such records, and one row_to_json at the top writes the whole as JSON: measured against json_build_object
// on every level, this visits each value once. Fields that a door computes leave a marker `{"$":n,"k":key}` in the
// answer; the runner puts their values in its place.

import { createHash } from "node:crypto";

import type {
  ChoiceType,
  ColumnField,
  ConnectionField,
  Field,
  Fragment,
  ManyField,
  ObjectType,
  OneField,
  Relation,
  RowType,
} from "./mapping/define.ts";
import { columnOf, longKeysOf } from "./long-keys.ts";
import { cursorSql, decodeCursor, NO_RECORDS, pageSize } from "./page.ts";
import { RequestError } from "./request-error.ts";
import { fieldsOf, type SelectedField, type Selection, type Variables } from "./selection.ts";

export type Mapping = Readonly<Record<string, ObjectType>>;

/** Where a door's value goes: `n` of the markers in the answer. */
export interface Marker {
  readonly field: SelectedField;
  readonly owner: string;
}

export interface Plan {
  readonly sql: string;
  /** Name of the prepared statement, where these are on. */
  readonly name: string;
  readonly parameters: readonly ((variables: Variables) => unknown)[];
  readonly markers: readonly Marker[];
  /** Keys that `restored` has to put back into the text. */
  readonly longKeys: readonly string[];
  /** How many objects the answer may hold. */
  readonly cost: (variables: Variables) => number;
}

/** Plans the fields of the root that come from tables: one row, one text column, the JSON of them all. */
export function planRoot(mapping: Mapping, root: string, fields: readonly SelectedField[]): Plan {
  const planner = new Planner(mapping);
  const type = mapping[root];
  if (type?.kind !== "row") throw new Error(`${root} is not mapped`);
  const costs: Cost[] = [];
  const columns = fields.map((field) => {
    const [value, cost] = planner.field(root, type.fields[field.name], field, null);
    costs.push(cost);
    return `${value.sql} as ${columnOf(field.key)}`;
  });
  const sql = `select row_to_json(${WHOLE})::text from (select ${columns.join(", ")}) ${WHOLE}`;
  return { ...planned(planner, sql, fields), cost: sumOf(costs, 0) };
}

/** Plans the loading of rows by key: a row each with the number of the group, the key and the JSON of the object. */
export function planLoad(mapping: Mapping, selections: readonly Selection[]): Plan {
  const planner = new Planner(mapping);
  const costs: Cost[] = [];
  const parts = selections.map((selection, group) => {
    const keys = planner.parameter((variables) => variables[String(group)]);
    const [value, cost] = planner.one(selection, "k.id");
    costs.push((variables) => {
      const wanted = variables[String(group)];
      return (Array.isArray(wanted) ? wanted.length : 0) * cost(variables);
    });
    return `select ${group}, k.id::text, ${toJson(value)}::text from unnest(${keys}::uuid[]) k(id)`;
  });
  const sql = parts.join(" union all ");
  const fields = selections.flatMap((selection) => [...selection.byType.values()].flat());
  return { ...planned(planner, sql, fields), cost: sumOf(costs, 0) };
}

function planned(planner: Planner, sql: string, fields: readonly SelectedField[]): Omit<Plan, "cost"> {
  const { parameters, markers } = planner;
  return { sql, name: nameOf(sql), parameters, markers, longKeys: longKeysOf(fields) };
}

/** Alias of a record as a whole: no name in GraphQL can be mistaken for it. */
const WHOLE = '"$"';

/** SQL of a value with the kind of type that it has: arrays of records and arrays of JSON do not mix. */
interface Value {
  readonly sql: string;
  readonly json: boolean;
}

/** How many rows a list without pages is taken to have when the cost is estimated. */
const PLAIN_LIST = 10;

type Cost = (variables: Variables) => number;

interface Scope {
  /** `$name` → alias. */
  readonly aliases: Map<string, string>;
  /** Names of joins that a fragment asked for. */
  readonly used: Set<string>;
  readonly alias: string;
  readonly type: RowType;
}

/** Plans one statement. Made once for a document and the shape of its variables, and kept. */
class Planner {
  readonly parameters: ((variables: Variables) => unknown)[] = [];
  readonly markers: Marker[] = [];
  readonly #mapping: Mapping;
  #aliases = 0;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  parameter(read: (variables: Variables) => unknown): string {
    this.parameters.push(read);
    return `$${this.parameters.length}`;
  }

  #rowType(name: string): RowType {
    const type = this.#mapping[name];
    if (type?.kind !== "row") throw new Error(`${name} is not mapped to rows`);
    return type;
  }

  #alias(): string {
    return `t${this.#aliases++}`;
  }

  // ---- Objects -----------------------------------------------------------------------------------------------------

  /** A record or JSON value for the row of `type` whose key is `key`; null when there is none. */
  one(selection: Selection, key: string): [Value, Cost] {
    const type = this.#mapping[selection.type];
    if (type?.kind === "choice") return this.#choice(type, selection, key);
    const row = this.#rowType(selection.type);
    const alias = this.#alias();
    const [record, cost, scope] = this.#record(row, alias, fieldsOf(selection, row.name));
    return [{ sql: `(select ${record} from ${this.#from(row, scope, key)})`, json: false }, cost];
  }

  #choice(type: ChoiceType, selection: Selection, key: string): [Value, Cost] {
    const alias = this.#alias();
    const costs: Cost[] = [];
    const cases = Object.entries(type.variants).map(([value, variant]) => {
      const [record, cost] = this.one({ type: variant, byType: selection.byType }, `${alias}.${type.key}`);
      costs.push(cost);
      return `when '${value}' then ${toJson(record)}`;
    });
    const sql = `(select case ${alias}.${type.column} ${cases.join(" ")} end from ${type.table} ${alias} where ${alias}.${type.key} = ${key})`;
    return [{ sql, json: true }, (variables) => Math.max(...costs.map((cost) => cost(variables)))];
  }

  /** The record of a row's selected fields: `(select "$" from (select … as "key", …) "$")`. */
  #record(type: RowType, alias: string, fields: readonly SelectedField[]): [string, Cost, Scope] {
    const scope: Scope = { aliases: new Map([["t", alias]]), used: new Set(), alias, type };
    const costs: Cost[] = [];
    const columns = fields.map((field) => {
      const [value, cost] = this.field(type.name, type.fields[field.name], field, scope);
      costs.push(cost);
      return `${value.sql} as ${columnOf(field.key)}`;
    });
    return [record(columns), sumOf(costs, 1), scope];
  }

  /** One field of a row, or of the root when there is no scope. */
  field(owner: string, mapped: Field | undefined, field: SelectedField, scope: Scope | null): [Value, Cost] {
    if (field.name === "__typename") return [{ sql: `'${owner}'::text`, json: false }, free];
    if (mapped === undefined) throw new Error(`${owner}.${field.name} is not mapped`);
    switch (mapped.kind) {
      case "column":
        return [{ sql: fill(mapped.sql, scope), json: false }, free];
      case "one":
        return this.#oneField(mapped, field, scope);
      case "lookup": {
        const value = this.parameter((variables) => mapped.encode(field.read(variables)[mapped.argument]));
        return this.one(selectionOf(field), mapped.key.replace("$1", value));
      }
      case "many":
        return this.#many(mapped, field, scope);
      case "choices":
        return this.#choices(mapped, field, scope);
      case "connection":
        return this.#connection(mapped, field, scope);
      case "function":
      case "paged":
        return this.#marker(owner, mapped.key, field, scope);
    }
  }

  #oneField(mapped: OneField, field: SelectedField, scope: Scope | null): [Value, Cost] {
    return this.one(selectionOf(field), fill(mapped.key, scope));
  }

  #marker(owner: string, key: Fragment | undefined, field: SelectedField, scope: Scope | null): [Value, Cost] {
    this.markers.push({ field, owner });
    const at = fill(key ?? `$t.${scope?.type.key ?? "id"}`, scope);
    return [{ sql: `json_build_object('$', ${this.markers.length - 1}, 'k', ${at})`, json: true }, () => 10];
  }

  // ---- Lists -------------------------------------------------------------------------------------------------------

  #many(mapped: ManyField, field: SelectedField, parent: Scope | null): [Value, Cost] {
    const selection = selectionOf(field);
    const alias = this.#alias();
    const row = this.#rowType(mapped.type);
    const [node, cost, scope] = this.#record(row, alias, fieldsOf(selection, row.name));
    const { from, where } = this.#relation(mapped, scope, parent, this.#parentKeys(mapped, parent));
    const order = mapped.order.map((by) => fill(by, scope)).join(", ");
    const sql = `array(select ${node} from ${from()}${whereOf(where)}${order === "" ? "" : ` order by ${order}`})`;
    return [{ sql, json: false }, (variables) => PLAIN_LIST * cost(variables)];
  }

  #choices(mapped: Extract<Field, { kind: "choices" }>, field: SelectedField, parent: Scope | null): [Value, Cost] {
    const selection = selectionOf(field);
    const alias = this.#alias();
    const costs: Cost[] = [];
    const link = (fragment: Fragment) => fragment.replaceAll("$v", alias);
    const cases = Object.entries(mapped.variants).map(([type, key]) => {
      const [record, cost] = this.one({ type, byType: selection.byType }, link(key));
      costs.push(cost);
      return `when ${link(key)} is not null then ${toJson(record)}`;
    });
    const sql = `array(select case ${cases.join(" ")} end from ${mapped.table} ${alias} where ${link(mapped.on)} = ${keyOf(parent)} order by ${link(mapped.order)})`;
    return [{ sql, json: false }, (variables) => 2 * Math.max(...costs.map((cost) => cost(variables)))];
  }

  #connection(mapped: ConnectionField, field: SelectedField, parent: Scope | null): [Value, Cost] {
    const selection = selectionOf(field);
    const row = this.#rowType(mapped.type);
    const order = orderOf(mapped, field);
    const parts = fieldsOf(selection, selection.type);
    const needsRows = parts.some((part) => part.name === "nodes" || part.name === "edges" || part.name === "pageInfo");
    // PostgreSQL refuses a statement with a parameter that stands nowhere in it.
    const first = needsRows ? this.parameter((variables) => pageSize(field.read(variables)["first"])) : "0";
    const after = field.shape["after"] == null ? null : order.name;
    const alias = this.#alias();
    const base: Scope = { aliases: new Map([["t", alias]]), used: new Set(), alias, type: row };
    if (mapped.via !== undefined) base.aliases.set("v", `${alias}v`);
    const keys = this.#parentKeys(mapped, parent);
    const sort = fill(order.sql, base);
    const tie = fill(mapped.tie ?? `$t.${row.key}`, base);

    const page: { readonly name: string; readonly sql: string }[] = [];
    const columns: string[] = [];
    const costs: Cost[] = [];
    for (const part of parts) {
      const name = `c${page.length}`;
      const list = (sql: string): string => {
        page.push({ name, sql });
        return `coalesce((a.${name})[1:${first}::int], ${NO_RECORDS})`;
      };
      const value = (): string => {
        switch (part.name) {
          case "nodes": {
            const [node, cost] = this.#node(row, base, part);
            costs.push(cost);
            return list(node);
          }
          case "edges": {
            const [edge, cost] = this.#edge(mapped, row, base, part, cursorSql(order.name, sort, tie));
            costs.push(cost);
            return list(edge);
          }
          case "pageInfo":
            return pageInfo(part, first, after !== null);
          case "totalCount":
            return this.#count(mapped, field, parent);
          default:
            return `'${selection.type}'::text`;
        }
      };
      columns.push(`${value()} as ${columnOf(part.key)}`);
    }
    const size = (variables: Variables) => pageSize(field.read(variables)["first"]);
    const cost: Cost = (variables) => 1 + size(variables) * sumOf(costs, 0)(variables);
    if (!needsRows) return [{ sql: record(columns), json: false }, cost];
    page.push({ name: "cursor", sql: cursorSql(order.name, sort, tie) });

    const { from, where } = this.#relation(mapped, base, parent, keys === null ? null : { one: "f.id" });
    where.push(...this.#filters(mapped, field, base));
    if (after !== null) where.push(this.#afterCursor(field, order, sort, tie));
    const direction = order.descending ? "desc" : "asc";
    const limit = `limit ${first}::int + 1`;
    const listed = page.map(({ name, sql }) => `${sql} as ${name}`).join(", ");
    const sorted = `select ${listed}, ${sort} as sort_key, ${tie} as tie_key from ${from()}${whereOf(where)} order by ${sort} ${direction}, ${tie} ${direction} ${limit}`;
    // A merged actor has several keys: the newest of each are merged, so that every part reads an index in its order.
    const rows =
      keys === null
        ? sorted
        : `select x.* from (${keys.many}) f cross join lateral (${sorted}) x order by x.sort_key ${direction}, x.tie_key ${direction} ${limit}`;
    const aggregates = page.map(({ name }) => `array_agg(x.${name}) as ${name}`).join(", ");
    const sql = `(select ${record(columns)} from (select ${aggregates}, count(*) as total from (${rows}) x) a)`;
    return [{ sql, json: false }, cost];
  }

  #node(row: RowType, base: Scope, part: SelectedField): [string, Cost] {
    const [node, cost, scope] = this.#record(row, base.alias, fieldsOf(selectionOf(part), row.name));
    for (const name of scope.used) base.used.add(name);
    return [node, cost];
  }

  #edge(mapped: ConnectionField, row: RowType, base: Scope, part: SelectedField, cursor: string): [string, Cost] {
    const selection = selectionOf(part);
    const costs: Cost[] = [];
    const columns = fieldsOf(selection, selection.type).map((field) => {
      const value = (): string => {
        if (field.name === "cursor") return cursor;
        if (field.name === "__typename") return `'${selection.type}'::text`;
        if (field.name === "node") {
          const [node, cost] = this.#node(row, base, field);
          costs.push(cost);
          return node;
        }
        const extra: ColumnField | undefined = mapped.edge?.[field.name];
        if (extra === undefined) throw new Error(`${selection.type}.${field.name} is not mapped`);
        return fill(extra.sql, base);
      };
      return `${value()} as ${columnOf(field.key)}`;
    });
    return [record(columns), sumOf(costs, 1)];
  }

  #count(mapped: ConnectionField, field: SelectedField, parent: Scope | null): string {
    const row = this.#rowType(mapped.type);
    const alias = this.#alias();
    const scope: Scope = { aliases: new Map([["t", alias]]), used: new Set(), alias, type: row };
    const { from, where } = this.#relation(mapped, scope, parent, this.#parentKeys(mapped, parent));
    where.push(...this.#filters(mapped, field, scope));
    return `(select count(*)::int from ${from()}${whereOf(where)})`;
  }

  #filters(mapped: ConnectionField, field: SelectedField, scope: Scope): string[] {
    const given = field.shape["filter"];
    if (!isRecord(given)) return [];
    return Object.keys(given).flatMap((name) => {
      if (given[name] === null || given[name] === undefined) return [];
      const filter = mapped.filters?.[name];
      if (filter === undefined) throw new Error(`Filter ${name} of ${mapped.type} is not mapped`);
      const encode = filter.encode ?? ((value: unknown) => value);
      const parameter = this.parameter((variables) => {
        const now = field.read(variables)["filter"];
        return encode(isRecord(now) ? now[name] : null);
      });
      return [`(${fill(filter.sql, scope).replaceAll("$1", `${parameter}::${filter.cast}`)})`];
    });
  }

  #afterCursor(field: SelectedField, order: NamedOrder, sort: string, tie: string): string {
    const read = (part: 0 | 1) => (variables: Variables) =>
      decodeCursor(String(field.read(variables)["after"]), order.name)[part];
    const sortParameter = this.parameter(read(0));
    const tieParameter = this.parameter(read(1));
    const than = order.descending ? "<" : ">";
    return `(${sort}, ${tie}) ${than} (${sortParameter}::${order.cast}, ${tieParameter}::uuid)`;
  }

  // ---- From and where ----------------------------------------------------------------------------------------------

  /** A parent that may stand for several rows: all their keys, or one of them for a page that is merged from theirs. */
  #parentKeys(relation: Relation, parent: Scope | null): { many: string; one?: string } | null {
    const surviving = parent?.type.surviving;
    if (parent === null || surviving === undefined || relation.parent !== undefined) return null;
    const { table, key } = parent.type;
    return { many: `select id from ${table} where ${surviving} = ${parent.alias}.${key}` };
  }

  #relation(
    relation: Relation,
    scope: Scope,
    parent: Scope | null,
    keys: { readonly many?: string; readonly one?: string } | null,
  ): { readonly from: () => string; readonly where: string[] } {
    const where: string[] = [];
    if (relation.via !== undefined) scope.aliases.set("v", `${scope.alias}v`);
    if (parent !== null) scope.aliases.set("p", parent.alias);
    if (relation.on !== undefined) {
      const on = fill(relation.on, scope);
      const parentKey = relation.parent === undefined ? keyOf(parent) : fill(relation.parent, parent);
      if (keys?.one !== undefined) where.push(`${on} = ${keys.one}`);
      else if (keys?.many !== undefined) where.push(`${on} in (${keys.many})`);
      else where.push(`${on} = ${parentKey}`);
    }
    if (relation.where !== undefined) where.push(fill(relation.where, scope));
    if (scope.type.listed !== undefined) where.push(fill(scope.type.listed, scope));
    const from = (): string => {
      if (relation.via === undefined) return this.#from(scope.type, scope, null);
      const link = `${relation.via.table} ${scope.alias}v`;
      return `${link} join ${this.#from(scope.type, scope, fill(relation.via.to, scope), " on true and ")}`;
    };
    return { from, where };
  }

  /** The table of a type with the joins that its fragments asked for; with a key, only the row that has it. */
  #from(type: RowType, scope: Scope, key: string | null, glue = " where "): string {
    const { alias } = scope;
    const through = type.surviving !== undefined && key !== null;
    const joins = [...scope.used].map((name) => {
      const join = type.joins?.[name];
      if (join === undefined) throw new Error(`${type.name} has no join ${name}`);
      return ` join ${join.table} ${alias}_${name} on ${fill(join.on, scope)}`;
    });
    const target = through
      ? `${type.table} ${alias}k join ${type.table} ${alias} on ${alias}.${type.key} = ${alias}k.${type.surviving}`
      : `${type.table} ${alias}`;
    const lookup = key === null ? "" : `${through ? `${alias}k` : alias}.${type.key} = ${key}`;
    if (glue === " where ") return `${target}${joins.join("")}${lookup === "" ? "" : `${glue}${lookup}`}`;
    return through
      ? `${type.table} ${alias}k on ${lookup} join ${type.table} ${alias} on ${alias}.${type.key} = ${alias}k.${type.surviving}${joins.join("")}`
      : `${target} on ${lookup}${joins.join("")}`;
  }
}

// ---- Pieces --------------------------------------------------------------------------------------------------------

const free: Cost = () => 0;

function sumOf(costs: readonly Cost[], own: number): Cost {
  return (variables) => costs.reduce((sum, cost) => sum + cost(variables), own);
}

interface NamedOrder {
  readonly name: string;
  readonly sql: Fragment;
  readonly cast: string;
  readonly descending: boolean;
}

function orderOf(mapped: ConnectionField, field: SelectedField): NamedOrder {
  const given = field.shape["orderBy"];
  const name = isRecord(given) && typeof given["field"] === "string" ? given["field"] : mapped.defaultOrder;
  const order = mapped.orders[name];
  if (order === undefined) throw new RequestError(`${name} is no order of this list`);
  const descending = isRecord(given) ? given["direction"] === "DESC" : order.descending;
  return { ...order, name: `${name} ${descending ? "DESC" : "ASC"}`, descending };
}

function pageInfo(part: SelectedField, first: string, hasPrevious: boolean): string {
  const selection = selectionOf(part);
  const last = `(a.cursor)[least(a.total, ${first}::int)::int]`;
  const values: Readonly<Record<string, string>> = {
    __typename: "'PageInfo'::text",
    hasNextPage: `a.total > ${first}::int`,
    hasPreviousPage: String(hasPrevious),
    startCursor: `case when ${first}::int > 0 then (a.cursor)[1] end`,
    endCursor: last,
  };
  return record(fieldsOf(selection, "PageInfo").map((field) => `${values[field.name]} as ${columnOf(field.key)}`));
}

function nameOf(sql: string): string {
  return `q_${createHash("sha1").update(sql).digest("hex")}`;
}

function record(columns: readonly string[]): string {
  return `(select ${WHOLE} from (select ${columns.join(", ")}) ${WHOLE})`;
}

function toJson(value: Value): string {
  return value.json ? value.sql : `row_to_json(${value.sql})`;
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
}

function keyOf(scope: Scope | null): string {
  if (scope === null) throw new Error("The root has no key");
  return `${scope.alias}.${scope.type.key}`;
}

/** Puts aliases in the place of `$names`, and notes which joins they ask for. */
function fill(fragment: Fragment, scope: Scope | null): string {
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

function selectionOf(field: SelectedField): Selection {
  if (field.selection === null) throw new Error(`${field.name} has no selection`);
  return field.selection;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
