// Many rows in one statement: an array a column, so that the text is the same for any number of rows and is planned once.

import { type Column, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

import type { Queryable } from "./database.ts";

/** Rows a statement; more gain nothing and hold the trigger's transition table in memory. */
const ROWS_A_STATEMENT = 5_000;

interface Options {
  /** Rows whose key is there already are left out. */
  readonly skipKnown?: boolean;
}

/**
 * Inserts rows that all name the same columns: `insert … select … from unnest($1, $2, …)`. Measured at 25,000 rows a
 * second, against 10,700 with `values` lists of the same length.
 */
export async function insertRows<T extends PgTable>(
  db: Queryable,
  table: T,
  rows: readonly T["$inferInsert"][],
  options: Options = {},
): Promise<void> {
  const columns = columnsOf(table, rows, () => false);
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await db.execute(insertion(table, columns, rows.slice(at, at + ROWS_A_STATEMENT), options));
  }
}

/** Rows of one table that are inserted with those of others. */
export interface Insert {
  readonly table: PgTable;
  readonly rows: readonly Row[];
  readonly options: Options;
}

export function rowsOf<T extends PgTable>(table: T, rows: readonly T["$inferInsert"][], options: Options = {}): Insert {
  return { table, rows, options };
}

/**
 * Inserts the rows of several tables by one statement, which may point at each other: PostgreSQL looks at foreign keys and
 * runs triggers at its end. A statement cost 0.4 ms of node's time and 0.1 of PostgreSQL's beside its rows, and an article
 * fills twenty tables. The text names every table, also those without rows, and so is planned once; all rows go at once.
 */
export async function insertTogether(db: Queryable, inserts: readonly Insert[]): Promise<void> {
  if (inserts.every(({ rows }) => rows.length === 0)) return;
  const parts = inserts.map(({ table, rows, options }) =>
    insertion(
      table,
      columnsOf(table, rows, (column) => !column.hasDefault),
      rows,
      options,
    ),
  );
  const last = parts.pop();
  const named = parts.map((part, index) => sql`${sql.identifier(`i${index}`)} as (${part})`);
  await db.execute(named.length === 0 ? sql`${last}` : sql`with ${sql.join(named, sql`, `)} ${last}`);
}

type Row = Readonly<Record<string, unknown>>;
type Columns = readonly (readonly [string, Column])[];

/** The columns that a row names, and those that are wanted in any case. */
function columnsOf(table: PgTable, rows: readonly Row[], wanted: (column: Column) => boolean): Columns {
  return Object.entries(getTableColumns(table)).filter(
    ([name, column]) =>
      rows.some((row) => row[name] !== undefined) || (wanted(column) && column.generated === undefined),
  );
}

function insertion(table: PgTable, columns: Columns, rows: readonly Row[], { skipKnown = false }: Options): SQL {
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const arrays = columns.map(([name, column]) => {
    const values = rows.map((row) => {
      const value = row[name];
      return value === undefined || value === null ? null : column.mapToDriverValue(value);
    });
    return sql`${sql.param(values)}::${sql.raw(column.getSQLType())}[]`;
  });
  return sql`insert into ${sql.identifier(getTableName(table))} (${names}) select * from unnest(${sql.join(arrays, sql`, `)})${skipKnown ? sql` on conflict do nothing` : sql``}`;
}
