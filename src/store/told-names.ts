// How actors are told: their names in the reader's language, and the post that a person has.

import { type SQL, sql } from "drizzle-orm";

import { type Admission, admitsVersion } from "./admission.ts";

/** For whom a digest is written. */
export interface Readership {
  /** BCP 47 tag in lower case of the language of names; null for the main names. */
  readonly namesLanguage: string | null;
  /** A post that only an article outside of it tells is not told. */
  readonly admission: Admission;
}

/**
 * SQL: the name of a surviving actor in the reader's language where one is known, else its main name. The main name goes
 * first when it is of that language; demonyms, former and contested names are no names to call an actor by.
 * `actor`: the alias of its row.
 */
export function nameIn(actor: SQL, { namesLanguage }: Pick<Readership, "namesLanguage">): SQL {
  if (namesLanguage === null) return sql`${actor}.name`;
  return sql`coalesce((
    select tn.text from actor_name tn join actor ta on ta.id = tn.actor_id
     where ta.surviving_id = ${actor}.id and tn.kind in ('OFFICIAL', 'ALIAS', 'ACRONYM')
       and (lower(tn.language) = ${namesLanguage} or split_part(lower(tn.language), '-', 1) = ${namesLanguage})
     order by (tn.text = ${actor}.name) desc, array_position(array['OFFICIAL', 'ALIAS', 'ACRONYM'], tn.kind), tn.id limit 1), ${actor}.name)`;
}

/** SQL: the latest post of a surviving actor; null when none is known. */
export function postOf(actor: SQL, { admission }: Readership): SQL {
  return sql`(select m.role from membership m where m.person_id = ${actor}.id
    and (m.article_version_id is null or ${admitsVersion(sql`m.article_version_id`, admission)})
    order by m.recorded_at desc, m.id limit 1)`;
}
