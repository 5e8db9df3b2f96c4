// From a selection and the mapping to SQL: one statement, whatever the depth of the selection and of the data.
//
// PostgreSQL builds the answer. Every object is a subselect whose columns are named by the response keys, lists are
// arrays of such records, and one row_to_json at the top writes the whole as JSON: measured against json_build_object
// on every level, this visits each value once. Fields that a door computes leave a marker `{"$":n,"k":key}` in the
// answer; the runner puts their values in its place.

import type {
  ChoiceType,
  ColumnField,
  ConnectionField,
  Field,
  Filter,
  Fragment,
  ManyField,
  ObjectType,
  OneField,
  PartField,
  Relation,
  RowType,
} from "./mapping/define.ts";
import { columnOf, longKeysOf } from "./long-keys.ts";
import { cursorSql, decodeCursor, NO_RECORDS, pageSize } from "./page.ts";
import {
  carry,
  type Cost,
  fill,
  foundRow,
  free,
  isRecord,
  joinsOf,
  keyOf,
  type Lateral,
  lateral,
  type NamedOrder,
  nameOf,
  orderOf,
  pageInfo,
  record,
  type Scope,
  selectionOf,
  sumOf,
  toJson,
  type Value,
  WHOLE,
  whereOf,
} from "./pieces.ts";
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
  /** Whether it looks up rows by their keys and nothing else, which takes less than sending it. */
  readonly short: boolean;
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

/** Letters of a statement that is short: one of 50 look-ups has 38,000, and is planned for 20 ms. */
const LONGEST_SHORT = 8_000;

function planned(planner: Planner, sql: string, fields: readonly SelectedField[]): Omit<Plan, "cost"> {
  const { parameters, markers, short } = planner;
  const isShort = short && sql.length <= LONGEST_SHORT;
  return { sql, name: nameOf(sql), parameters, markers, longKeys: longKeysOf(fields), short: isShort };
}

/** Stands for the rows of a page until the columns that they have to carry are known. */
const PAGE = "$page";

/** How many rows a list without pages is taken to have when the cost is estimated. */
const PLAIN_LIST = 10;

/** Where the rows of a list come from. */
interface List {
  readonly relation: Relation;
  /** The key that `relation.on` must equal; the parent's when absent. */
  readonly key?: string;
  /** A statement of the keys of which it must equal one. */
  readonly keys?: string;
  /** Sort and tie that the link table has itself. */
  readonly sort?: Fragment;
  readonly tie?: Fragment;
  /** The filter that chose the rows, so that it need not be checked. */
  readonly filter?: string;
}

/** Plans one statement. Made once for a document and the shape of its variables, and kept. */
class Planner {
  readonly parameters: ((variables: Variables) => unknown)[] = [];
  readonly markers: Marker[] = [];
  /** Until something but a row by its key is planned. */
  short = true;
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

  /**
   * A record of columns. It is named in the FROM of its rows rather than selected from them: PostgreSQL then makes it on the
   * spot, where a subselect costs a plan of its own for each row.
   */
  #recordOf(columns: readonly string[], records: Lateral[]): string {
    const name = `"$${this.#aliases++}"`;
    records.push({ name, columns });
    return name;
  }

  // ---- Objects -----------------------------------------------------------------------------------------------------

  /** A record or JSON value for the row of `type` whose key is `key`; null when there is none. */
  one(selection: Selection, key: string): [Value, Cost] {
    const type = this.#mapping[selection.type];
    if (type?.kind === "choice") return this.#choice(type, selection, key);
    const row = this.#rowType(selection.type);
    const alias = this.#alias();
    const [record, cost, scope] = this.#record(row, alias, fieldsOf(selection, row.name));
    const { rows, key: own } = foundRow(scope);
    const from = `${rows}${joinsOf(scope)}${lateral(scope.records)}`;
    return [{ sql: `(select ${record} from ${from} where ${own} = ${key})`, json: false }, cost];
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

  /** The record of a row's selected fields: its name, and the scope that holds it. */
  #record(
    type: RowType,
    alias: string,
    fields: readonly SelectedField[],
    records: Lateral[] = [],
  ): [string, Cost, Scope] {
    const scope: Scope = { aliases: new Map([["t", alias]]), records, used: new Set(), alias, type };
    const costs: Cost[] = [];
    const columns = fields.map((field) => {
      const [value, cost] = this.field(type.name, type.fields[field.name], field, scope);
      costs.push(cost);
      return `${value.sql} as ${columnOf(field.key)}`;
    });
    return [this.#recordOf(columns, records), sumOf(costs, 1), scope];
  }

  /** One field of a row, or of the root when there is no scope. */
  field(owner: string, mapped: Field | undefined, field: SelectedField, scope: Scope | null): [Value, Cost] {
    if (field.name === "__typename") return [{ sql: `'${owner}'::text`, json: false }, free];
    if (mapped === undefined) throw new Error(`${owner}.${field.name} is not mapped`);
    switch (mapped.kind) {
      case "column":
        // A column may be a statement of its own, such as a count.
        if (mapped.sql.includes("select ")) this.short = false;
        return [{ sql: fill(mapped.sql, scope), json: false }, free];
      case "one":
        return this.#oneField(mapped, field, scope);
      case "part":
        return this.#part(mapped, field, scope);
      case "lookup": {
        const value = this.parameter((variables) => mapped.encode(field.read(variables)[mapped.argument]));
        return this.one(selectionOf(field), mapped.key.replace("$1", value));
      }
      case "many":
        this.short = false;
        return this.#many(mapped, field, scope);
      case "choices":
        this.short = false;
        return this.#choices(mapped, field, scope);
      case "connection":
        this.short = false;
        return this.#connection(mapped, field, scope);
      case "function":
      case "paged":
        return this.#marker(owner, mapped.key, field, scope);
    }
  }

  #part(mapped: PartField, field: SelectedField, scope: Scope | null): [Value, Cost] {
    const costs: Cost[] = [];
    const columns = fieldsOf(selectionOf(field), mapped.type).map((part) => {
      const [value, cost] = this.field(mapped.type, mapped.fields[part.name], part, scope);
      costs.push(cost);
      return `${value.sql} as ${columnOf(part.key)}`;
    });
    const sql = scope === null ? record(columns) : this.#recordOf(columns, scope.records);
    return [{ sql, json: false }, sumOf(costs, 1)];
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
    const { from, where } = this.#relation(
      { relation: mapped, ...this.#parentKeys(mapped, parent) },
      scope,
      parent,
      true,
    );
    const order = mapped.order.map((by) => fill(by, scope)).join(", ");
    const rows = `${from()}${lateral(scope.records)}${whereOf(where)}`;
    const sql = `array(select ${node} from ${rows}${order === "" ? "" : ` order by ${order}`})`;
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

  /**
   * A page is chosen first, by keys and columns alone, with one row more than it shows when that is asked about; then the
   * objects of the rows that it shows are made, and the cursors of its ends.
   */
  #connection(mapped: ConnectionField, field: SelectedField, parent: Scope | null): [Value, Cost] {
    const selection = selectionOf(field);
    const row = this.#rowType(mapped.type);
    const order = orderOf(mapped, field);
    const parts = fieldsOf(selection, selection.type);
    const needsRows = parts.some((part) => part.name === "nodes" || part.name === "edges" || part.name === "pageInfo");
    // PostgreSQL refuses a statement with a parameter that stands nowhere in it: what nobody asks for is not planned.
    if (parts.every((part) => part.name === "__typename"))
      return [
        { sql: record(parts.map((part) => `'${selection.type}'::text as ${columnOf(part.key)}`)), json: false },
        () => 1,
      ];
    const first = needsRows ? `${this.parameter((variables) => pageSize(field.read(variables)["first"]))}::int` : "0";
    const hasAfter = field.shape["after"] != null;
    const list = this.#listOf(mapped, field, order.name, parent);
    const alias = this.#alias();
    const base: Scope = { aliases: new Map([["t", alias]]), records: [], used: new Set(), alias, type: row };
    if (list.relation.via !== undefined) base.aliases.set("v", `${alias}v`);
    const sort = fill(list.sort ?? order.sql, base);
    const tie = fill(list.tie ?? mapped.tie ?? `$t.${row.key}`, base);
    const cursor = cursorSql(order.name, `${alias}."$sort"`, `${alias}."$tie"`);

    const aggregates: string[] = [];
    const around: Lateral[] = [];
    const columns: string[] = [];
    const costs: Cost[] = [];
    // Only who asks about the page needs the row behind it, and the places of rows.
    const asksPage = parts.some((part) => part.name === "pageInfo");
    const onPage = asksPage ? ` filter (where ${alias}."$n" <= ${first})` : "";
    const shown = ([sql, cost]: [string, Cost]): string => {
      costs.push(cost);
      aggregates.push(`array_agg(${sql})${onPage} as c${aggregates.length}`);
      return `coalesce(a.c${aggregates.length - 1}, ${NO_RECORDS})`;
    };
    const cursorAt = (place: string) => cursorSql(order.name, `a.sorts[${place}]`, `a.ties[${place}]`);
    for (const part of parts) {
      const value = (): string => {
        switch (part.name) {
          case "nodes":
            return shown(this.#node(row, base, part));
          case "edges":
            return shown(this.#edge(mapped, row, base, part, cursor));
          case "pageInfo":
            return this.#recordOf(pageInfo(part, first, hasAfter, cursorAt), around);
          case "totalCount":
            return this.#count(mapped, field, list, parent);
          default:
            return `'${selection.type}'::text`;
        }
      };
      columns.push(`${value()} as ${columnOf(part.key)}`);
    }
    const size = (variables: Variables) => pageSize(field.read(variables)["first"]);
    const cost: Cost = (variables) => 1 + size(variables) * sumOf(costs, 0)(variables);
    if (!needsRows) return [{ sql: record(columns), json: false }, cost];
    const asked = around.flatMap((info) => info.columns).join();
    if (asked.includes("a.sorts"))
      aggregates.push(`array_agg(${alias}."$sort") as sorts, array_agg(${alias}."$tie") as ties`);
    if (asksPage) aggregates.push("count(*) as total");

    const { from, where } = this.#relation(list, base, parent);
    where.push(...this.#filters(mapped, field, base, list.filter));
    if (hasAfter) where.push(this.#afterCursor(field, order, sort, tie));
    const direction = order.descending ? "desc" : "asc";
    const limit = `limit ${first}${asksPage ? " + 1" : ""}`;
    const assembled = carry(alias, `select ${aggregates.join(", ")} from ${PAGE} ${alias}${lateral(base.records)}`);
    const listed = [...assembled.columns, `${sort} as "$sort"`, `${tie} as "$tie"`].join(", ");
    const sorted = `select ${listed} from ${from()}${whereOf(where)} order by ${sort} ${direction}, ${tie} ${direction} ${limit}`;
    // A merged actor has several keys: the newest of each are merged, so that every part reads an index in its order. What
    // two of the keys have in common is listed once.
    const page =
      list.keys === undefined
        ? sorted
        : `select distinct on (x."$sort", x."$tie") x.* from (${list.keys}) f cross join lateral (${sorted}) x order by x."$sort" ${direction}, x."$tie" ${direction} ${limit}`;
    const rows = asksPage ? `select q.*, row_number() over () as "$n" from (${page}) q` : page;
    const whole = this.#recordOf(columns, around);
    const sql = `(select ${whole} from (${assembled.sql.replace(PAGE, () => `(${rows})`)}) a${lateral(around)})`;
    return [{ sql, json: false }, cost];
  }

  /** Where the rows of a connection come from: its own relation, or the link table of a filter that is given. */
  #listOf(mapped: ConnectionField, field: SelectedField, order: string, parent: Scope | null): List {
    const given = field.shape["filter"];
    for (const [name, filter] of Object.entries(mapped.filters ?? {})) {
      const sort = filter.through?.sorts[order.replace(/ (?:ASC|DESC)$/, "")];
      if (filter.through === undefined || sort === undefined || !isRecord(given) || given[name] == null) continue;
      const { via, on, tie, keys } = filter.through;
      const value = `${this.#filterValue(filter, name, field)}::${filter.cast}`;
      return {
        relation: { type: mapped.type, via, on, ...(mapped.where === undefined ? {} : { where: mapped.where }) },
        ...(keys === undefined ? { key: value } : { keys: keys.replaceAll("$1", value) }),
        sort,
        tie,
        filter: name,
      };
    }
    return { relation: mapped, ...this.#parentKeys(mapped, parent) };
  }

  #node(row: RowType, base: Scope, part: SelectedField): [string, Cost] {
    const [node, cost, scope] = this.#record(row, base.alias, fieldsOf(selectionOf(part), row.name), base.records);
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
    return [this.#recordOf(columns, base.records), sumOf(costs, 1)];
  }

  #count(mapped: ConnectionField, field: SelectedField, list: List, parent: Scope | null): string {
    const row = this.#rowType(mapped.type);
    const alias = this.#alias();
    const scope: Scope = { aliases: new Map([["t", alias]]), records: [], used: new Set(), alias, type: row };
    const { from, where } = this.#relation(list, scope, parent, true);
    where.push(...this.#filters(mapped, field, scope, list.filter));
    const rows = `${from()}${whereOf(where)}`;
    if (list.keys === undefined || list.relation.via === undefined) return `(select count(*)::int from ${rows})`;
    const own = fill(list.tie ?? mapped.tie ?? `$t.${row.key}`, scope);
    return `(select count(*)::int from (select distinct ${own} from ${rows}) d)`;
  }

  #filters(mapped: ConnectionField, field: SelectedField, scope: Scope, done: string | undefined): string[] {
    const given = field.shape["filter"];
    if (!isRecord(given)) return [];
    return Object.keys(given).flatMap((name) => {
      if (given[name] === null || given[name] === undefined || name === done) return [];
      const filter = mapped.filters?.[name];
      if (filter === undefined) throw new Error(`Filter ${name} of ${mapped.type} is not mapped`);
      const value = `${this.#filterValue(filter, name, field)}::${filter.cast}`;
      return [`(${fill(filter.sql, scope).replaceAll("$1", value)})`];
    });
  }

  #filterValue(filter: Filter, name: string, field: SelectedField): string {
    const encode = filter.encode ?? ((value: unknown) => value);
    return this.parameter((variables) => {
      const now = field.read(variables)["filter"];
      return encode(isRecord(now) ? now[name] : null);
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

  /** For a parent that may stand for several rows: a statement of all their keys. */
  #parentKeys(relation: Relation, parent: Scope | null): { keys?: string } {
    const surviving = parent?.type.surviving;
    if (parent === null || surviving === undefined || relation.parent !== undefined) return {};
    const { table, key } = parent.type;
    return { keys: `select id from ${table} where ${surviving} = ${parent.alias}.${key}` };
  }

  /** `whole`: the rows of all keys; else, where there are several keys, those of the key `f.id`. */
  #relation(
    { relation, key, keys }: List,
    scope: Scope,
    parent: Scope | null,
    whole = false,
  ): { readonly from: () => string; readonly where: string[] } {
    const where: string[] = [];
    if (relation.via !== undefined) scope.aliases.set("v", `${scope.alias}v`);
    if (parent !== null) scope.aliases.set("p", parent.alias);
    if (relation.on !== undefined) {
      const on = fill(relation.on, scope);
      if (keys !== undefined) where.push(whole ? `${on} in (${keys})` : `${on} = f.id`);
      else
        where.push(`${on} = ${key ?? (relation.parent === undefined ? keyOf(parent) : fill(relation.parent, parent))}`);
    }
    if (relation.where !== undefined) where.push(fill(relation.where, scope));
    if (scope.type.listed !== undefined) where.push(fill(scope.type.listed, scope));
    const from = (): string => {
      const joins = joinsOf(scope);
      if (relation.via === undefined) return `${scope.type.table} ${scope.alias}${joins}`;
      const { rows, key: own } = foundRow(scope);
      return `${relation.via.table} ${scope.alias}v join ${rows} on ${own} = ${fill(relation.via.to, scope)}${joins}`;
    };
    return { from, where };
  }
}
