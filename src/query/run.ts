// Runs plans and puts the answer together: one statement for what comes from tables, one call for each field that a
// door computes, one statement for all rows that computed values point to.

import type { Run, RunText } from "../store/database.ts";

import type { CalledFunction, FunctionContext, PagedFunction, Reference, ValueField } from "./mapping/define.ts";
import { restored } from "./long-keys.ts";
import { pageOf, pageSize } from "./page.ts";
import type { Mapping, Marker, Plan } from "./plan.ts";
import { planLoad, planRoot } from "./plan.ts";
import { RequestError } from "./request-error.ts";
import { fieldsOf, type SelectedField, type Selection, type Variables } from "./selection.ts";

/** An answer may hold about this many objects; the contract's largest operation asks for some 8,000. */
export const COST_LIMIT = 50_000;

/** A plan of the whole root: what comes from tables in one statement, the rest by doors. */
export interface RootPlan {
  readonly fields: readonly SelectedField[];
  readonly tables: Plan | null;
}

export interface QueryContext extends FunctionContext {
  /** Sends one statement; rows are arrays of columns. */
  readonly run: Run;
  /** Sends one statement for one text that is handed on as it is. */
  readonly runText: RunText;
}

export interface Row {
  [key: string]: unknown;
}

/** A value or row that waits to be loaded, with the place where it goes. */
interface Pending {
  readonly selection: Selection;
  readonly reference: Reference;
  readonly put: (value: unknown) => void;
}

interface LoadPlan {
  readonly selections: readonly Selection[];
  readonly plan: Plan;
}

/** Kept plans of loads that begin with one selection. */
const MOST_LOADS = 20;

export class Runner {
  readonly #mapping: Mapping;
  readonly #root: string;
  readonly #loads = new WeakMap<Selection["byType"], LoadPlan[]>();

  constructor(mapping: Mapping, root: string) {
    this.#mapping = mapping;
    this.#root = root;
  }

  /** Splits the root's fields into those of tables and those of doors, and plans the first. */
  plan(fields: readonly SelectedField[]): RootPlan {
    const ofTables = fields.filter((field) => !this.#isCalled(field));
    return { fields, tables: ofTables.length === 0 ? null : planRoot(this.#mapping, this.#root, ofTables) };
  }

  /** The answer as JSON, in UTF-8 as PostgreSQL alone made it where no door is needed; checks the cost first. */
  async answer(plan: RootPlan, variables: Variables, context: QueryContext): Promise<string | Buffer> {
    const { tables, fields } = plan;
    if (tables !== null) checkCost(tables, variables);
    const called = fields.filter((field) => this.#isCalled(field));
    if (tables !== null && called.length + tables.markers.length + tables.longKeys.length === 0) {
      return context.runText(tables.sql, valuesOf(tables, variables), tables.name, tables.short);
    }
    const text = tables === null ? "{}" : await textOf(tables, variables, context);
    if (called.length === 0 && tables?.markers.length === 0) return text;
    const data = parseRow(text);
    await this.#fillMarkers(data, tables?.markers ?? [], variables, context);
    for (const field of called) {
      const functionOf = this.#functionOf(this.#root, field.name);
      const [value] = await this.#call(functionOf, field, [""], variables, context);
      put(data, field.key, value);
    }
    return JSON.stringify(Object.fromEntries(fields.map((field) => [field.key, data[field.key]])));
  }

  /** Selects into a value that is at hand, for example the payload of a mutation. */
  async select(value: unknown, field: SelectedField, variables: Variables, context: QueryContext): Promise<unknown> {
    const [selected] = await this.#selectAll([value], field, variables, context);
    return selected;
  }

  #isCalled(field: SelectedField): boolean {
    const type = this.#mapping[this.#root];
    const mapped = type?.kind === "row" ? type.fields[field.name] : undefined;
    return mapped?.kind === "function" || mapped?.kind === "paged";
  }

  #functionOf(owner: string, name: string): CalledFunction | PagedFunction {
    const type = this.#mapping[owner];
    const mapped = type?.kind === "row" ? type.fields[name] : undefined;
    if (mapped?.kind !== "function" && mapped?.kind !== "paged") throw new Error(`${owner}.${name} is no function`);
    return mapped;
  }

  async #call(
    functionOf: CalledFunction | PagedFunction,
    field: SelectedField,
    parents: readonly string[],
    variables: Variables,
    context: QueryContext,
  ): Promise<readonly unknown[]> {
    const args = field.read(variables);
    checkText(Object.values(args));
    if (functionOf.kind === "function") {
      return this.#selectAll(await functionOf.call(context, parents, args), field, variables, context);
    }
    const first = pageSize(args["first"]);
    const after = typeof args["after"] === "string" ? args["after"] : null;
    const lists = await functionOf.call(context, parents, args);
    const pages = lists.map((list) => pageOf(list, first, after, functionOf.keyOf));
    const values = pages.map((page) => ({
      nodes: page.entries.map((entry) => entry.node),
      edges: page.entries.map((entry) => ({ ...asRow(entry.node), node: entry.node, cursor: entry.cursor })),
      totalCount: page.total,
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: page.entries[0]?.cursor ?? null,
        endCursor: page.entries.at(-1)?.cursor ?? null,
      },
    }));
    return this.#selectAll(values, field, variables, context);
  }

  // ---- Values of doors ---------------------------------------------------------------------------------------------

  /** The selected parts of values, with every row that they point to loaded by one statement. */
  async #selectAll(
    values: readonly unknown[],
    field: SelectedField,
    variables: Variables,
    context: QueryContext,
  ): Promise<readonly unknown[]> {
    const pending: Pending[] = [];
    const computing: Promise<void>[] = [];
    const project = (value: unknown, selection: Selection | null): unknown => {
      if (value === null || value === undefined) return null;
      if (Array.isArray(value)) return value.map((entry) => project(entry, selection));
      if (value instanceof Date) return value.toISOString();
      if (selection === null) return value;
      const type = this.#mapping[selection.type];
      const fields = type?.kind === "value" ? type.fields : {};
      const row: Row = {};
      for (const selected of fieldsOf(selection, selection.type)) {
        if (selected.name === "__typename") {
          put(row, selected.key, selection.type);
          continue;
        }
        const mapped: ValueField | undefined = fields[selected.name];
        if (mapped?.kind === "reference") {
          place(mapped.read(value), selected, row, pending);
        } else {
          const part =
            mapped === undefined ? asRow(value)[selected.name] : mapped.read(value, selected.read(variables));
          if (part instanceof Promise) {
            put(row, selected.key, null);
            computing.push(part.then((value) => put(row, selected.key, project(value, selected.selection))));
          } else put(row, selected.key, project(part, selected.selection));
        }
      }
      return row;
    };
    const type = field.selection === null ? undefined : this.#mapping[field.selection.type];
    const results = values.map((value) => {
      if (type === undefined || type.kind === "value") return project(value, field.selection);
      const row: Row = {};
      place(value as Reference | readonly (Reference | null)[] | null, field, row, pending);
      return row;
    });
    while (computing.length > 0) await Promise.all(computing.splice(0));
    await this.#load(pending, variables, context);
    if (type !== undefined && type.kind !== "value") return results.map((row) => asRow(row)[field.key]);
    return results;
  }

  async #load(pending: readonly Pending[], variables: Variables, context: QueryContext): Promise<void> {
    if (pending.length === 0) return;
    const list: { readonly selection: Selection; readonly keys: Map<string, Pending[]> }[] = [];
    for (const wait of pending) {
      const selection = narrowed(wait.selection, wait.reference.type);
      let group = list.find(
        (known) => known.selection.byType === selection.byType && known.selection.type === selection.type,
      );
      if (group === undefined) {
        group = { selection, keys: new Map() };
        list.push(group);
      }
      const waiting = group.keys.get(wait.reference.key);
      if (waiting === undefined) group.keys.set(wait.reference.key, [wait]);
      else waiting.push(wait);
    }
    const plan = this.#loadPlan(list.map((group) => group.selection));
    const given = {
      ...variables,
      ...Object.fromEntries(list.map((group, index) => [String(index), [...group.keys.keys()]])),
    };
    checkCost(plan, given);
    const rows = await context.run(plan.sql, valuesOf(plan, given), plan.name);
    const loaded: Row = {};
    const parsed = rows.map(([group, key, text]) => {
      const value = typeof text === "string" ? JSON.parse(restored(text, plan.longKeys)) : null;
      loaded[`${group} ${key}`] = value;
      return { group: Number(group), key: String(key), value };
    });
    await this.#fillMarkers(loaded, plan.markers, variables, context);
    for (const { group, key } of parsed) {
      for (const wait of list[group]?.keys.get(key) ?? []) wait.put(loaded[`${group} ${key}`]);
    }
  }

  /** Which selections come together depends on the data, yet little: their plans are kept with the first of them. */
  #loadPlan(selections: readonly Selection[]): Plan {
    const [first] = selections;
    if (first === undefined) throw new Error("There is nothing to load");
    let plans = this.#loads.get(first.byType);
    if (plans === undefined) {
      plans = [];
      this.#loads.set(first.byType, plans);
    }
    const known = plans.find(
      (one) =>
        one.selections.length === selections.length &&
        one.selections.every(
          (part, index) => part.byType === selections[index]?.byType && part.type === selections[index]?.type,
        ),
    );
    if (known !== undefined) return known.plan;
    const plan = planLoad(this.#mapping, selections);
    if (plans.length < MOST_LOADS) plans.push({ selections, plan });
    return plan;
  }

  // ---- Markers -----------------------------------------------------------------------------------------------------

  /** Puts the values of doors in the place of the markers that the statement left. */
  async #fillMarkers(
    data: Row,
    markers: readonly Marker[],
    variables: Variables,
    context: QueryContext,
  ): Promise<void> {
    if (markers.length === 0) return;
    const places = markers.map((): { readonly key: string; readonly row: Row }[] => []);
    findMarkers(data, (marker, key, row) => places[marker]?.push({ key, row }));
    for (const [index, { field, owner }] of markers.entries()) {
      const found = places[index] ?? [];
      const keys = [...new Set(found.map((place) => place.key))];
      if (keys.length === 0) continue;
      const values = await this.#call(this.#functionOf(owner, field.name), field, keys, variables, context);
      const byKey = new Map(keys.map((key, at) => [key, values[at]]));
      for (const place of found) put(place.row, field.key, byKey.get(place.key));
    }
  }
}

function checkCost(plan: Plan, variables: Variables): void {
  const cost = plan.cost(variables);
  if (cost <= COST_LIMIT) return;
  throw new RequestError(
    `The query may return ${Math.round(cost).toLocaleString("en")} objects, and ${COST_LIMIT.toLocaleString("en")} is the limit: ask for smaller pages`,
  );
}

/** PostgreSQL has no NUL in text, and would store a lone surrogate as another character. */
function checkText(value: unknown): void {
  if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) {
    throw new RequestError("Text must not hold NUL or lone surrogates");
  }
  if (Array.isArray(value)) for (const entry of value) checkText(entry);
}

function valuesOf(plan: Plan, variables: Variables): readonly unknown[] {
  const values = plan.parameters.map((read) => read(variables));
  checkText(values);
  return values;
}

async function textOf(plan: Plan, variables: Variables, context: QueryContext): Promise<string> {
  const [row] = await context.run(plan.sql, valuesOf(plan, variables), plan.name);
  const text = row?.[0];
  if (typeof text !== "string") throw new Error("The statement of a query gave no text");
  return restored(text, plan.longKeys);
}

function findMarkers(value: unknown, found: (marker: number, key: string, row: Row) => void): void {
  if (Array.isArray(value)) {
    for (const entry of value) findMarkers(entry, found);
  } else if (typeof value === "object" && value !== null) {
    const row = asRow(value);
    for (const entry of Object.values(row)) {
      const marker = asRow(entry)["$"];
      if (typeof marker === "number") found(marker, String(asRow(entry)["k"]), row);
      else findMarkers(entry, found);
    }
  }
}

/** Where a reference, or a list of them, goes when it is loaded. */
function place(
  references: Reference | readonly (Reference | null)[] | null,
  field: SelectedField,
  row: Row,
  pending: Pending[],
): void {
  const { selection } = field;
  if (selection === null) throw new Error(`${field.name} has no selection`);
  if (references === null || "type" in references) {
    put(row, field.key, null);
    if (references !== null) {
      pending.push({ selection, reference: references, put: (value) => put(row, field.key, value) });
    }
    return;
  }
  const list: unknown[] = references.map(() => null);
  put(row, field.key, list);
  references.forEach((reference, index) => {
    if (reference === null) return;
    pending.push({
      selection,
      reference,
      put: (value) => {
        list[index] = value;
      },
    });
  });
}

/** Sets a key that a client chose: `__proto__` is a key like any other. */
export function put(row: Row, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(row, key, { value, enumerable: true, configurable: true, writable: true });
  } else row[key] = value;
}

/** The selection of an interface or union for the one type that stands there. */
function narrowed(selection: Selection, type: string): Selection {
  return selection.type === type ? selection : { type, byType: selection.byType };
}

function parseRow(text: string): Row {
  return asRow(JSON.parse(text));
}

function asRow(value: unknown): Row {
  return typeof value === "object" && value !== null ? (value as Row) : {};
}
