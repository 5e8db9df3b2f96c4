// The whole database in memory, table by table, for the reference to look into: no SQL but `select` of every row.

import pg from "pg";

/** A row by column name; instants and days are ISO text as PostgreSQL writes them into JSON. */
export type Row = Readonly<Record<string, unknown>>;

export class Tables {
  readonly #tables: ReadonlyMap<string, readonly Row[]>;
  readonly #indexes = new Map<string, Map<unknown, Row[]>>();

  constructor(tables: ReadonlyMap<string, readonly Row[]>) {
    this.#tables = tables;
  }

  all(table: string): readonly Row[] {
    const rows = this.#tables.get(table);
    if (rows === undefined) throw new Error(`There is no table ${table}`);
    return rows;
  }

  /** Rows whose column has the value. */
  where(table: string, column: string, value: unknown): readonly Row[] {
    const name = `${table}.${column}`;
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new Map();
      for (const row of this.all(table)) {
        const known = index.get(row[column]);
        if (known === undefined) index.set(row[column], [row]);
        else known.push(row);
      }
      this.#indexes.set(name, index);
    }
    return index.get(value) ?? [];
  }

  /** The row with the key, or null. */
  find(table: string, key: unknown, column = "id"): Row | null {
    return this.where(table, column, key)[0] ?? null;
  }
}

/** Reads every table of the schema `public`. */
export async function readTables(url: string): Promise<Tables> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set timezone to 'UTC'");
    const names = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const tables = new Map<string, readonly Row[]>();
    for (const { name } of names.rows) {
      const { rows } = await client.query<{ row: Row }>(`select row_to_json(t) as row from "${name}" t`);
      tables.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return new Tables(tables);
  } finally {
    await client.end();
  }
}
