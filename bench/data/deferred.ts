// Takes keys and indexes off the tables while they are filled, and puts them back, one at a time so that a stopped run
// goes on where it was.

import type pg from "pg";

import type { Tell } from "./cluster.ts";

/** Definitions of what was taken off; empty when everything is in its place. */
const TABLE = "bench.deferred";

interface Deferred {
  readonly place: number;
  readonly name: string;
  readonly relation: string;
  /** The statement that makes it. */
  readonly make: string;
  /** The statement that takes it off. */
  readonly drop: string;
}

// Primary and unique keys first, since foreign keys need them.
const FOUND = `
  select case c.contype when 'p' then 0 when 'u' then 1 else 3 end as place, c.conname as name, c.conrelid::regclass::text as relation,
         format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make,
         format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop
    from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f')
  union all
  select 2, i.indexrelid::regclass::text, i.indrelid::regclass::text, pg_get_indexdef(i.indexrelid), format('drop index %s', i.indexrelid::regclass)
    from pg_index i join pg_class k on k.oid = i.indrelid
   where k.relnamespace = 'public'::regnamespace and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))`;

export async function takeOff(client: pg.Client): Promise<void> {
  await client.query("begin");
  await client.query(`create table ${TABLE} as ${FOUND}`);
  const found = await client.query<Deferred>(`select * from ${TABLE} order by place desc, name`);
  for (const one of found.rows) await client.query(one.drop);
  await client.query("commit");
}

export async function putBack(client: pg.Client, tell: Tell): Promise<void> {
  const found = await client.query<Deferred>(`select * from ${TABLE} order by place, relation, name`);
  for (const [index, one] of found.rows.entries()) {
    const begun = performance.now();
    await client.query("begin");
    await client.query(one.make);
    await client.query(`delete from ${TABLE} where name = $1 and relation = $2`, [one.name, one.relation]);
    await client.query("commit");
    const seconds = (performance.now() - begun) / 1_000;
    if (seconds > 5)
      tell(`  ${one.name} of ${one.relation}: ${seconds.toFixed(0)} s (${index + 1} of ${found.rows.length})`);
  }
}
