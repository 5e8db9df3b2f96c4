// Which articles may contribute to a digest: by source, by language, and by how widely they may be shared.

import { type SQL, sql } from "drizzle-orm";

import { MARKINGS, type Marking } from "../domain/vocabulary.ts";

/** Empty lists mean all. */
export interface Admission {
  readonly sources: readonly string[];
  /** BCP 47 tags in lower case; "en" admits "en-GB", too. */
  readonly languages: readonly string[];
  /** The most restricted marking that is let in. */
  readonly ceiling: Marking;
  /** Where given: only what was published before this instant, so that a past window is told as it was known then. */
  readonly publishedBefore?: Date;
}

/**
 * Whether an article is admitted. `article`: the alias of its row; `version`: of the version that speaks, where only one
 * that was published in time may.
 */
export function admits(article: SQL, admission: Admission, version?: SQL): SQL {
  const { sources, languages, ceiling, publishedBefore } = admission;
  const tests = [
    ...(version === undefined || publishedBefore === undefined
      ? []
      : [sql`${version}.published_at < ${publishedBefore.toISOString()}::timestamptz`]),
    ...(sources.length === 0 ? [] : [sql`${article}.source_id = any(${sql.param([...sources])}::uuid[])`]),
    ...(languages.length === 0
      ? []
      : [
          sql`(lower(${article}.language) = any(${sql.param([...languages])}::text[]) or split_part(lower(${article}.language), '-', 1) = any(${sql.param([...languages])}::text[]))`,
        ]),
    ...(above(ceiling).length === 0 ? [] : [sql`${article}.marking not in (${wordsOf(above(ceiling))})`]),
  ];
  return tests.length === 0 ? sql`true` : sql`(${sql.join(tests, sql` and `)})`;
}

/**
 * The same for the key of an article version, where its article is not at hand. Articles above a ceiling are few, so
 * that their versions are looked up once for the whole statement (index `article_by_marking`) and not for every row.
 */
export function admitsVersion(version: SQL, admission: Admission): SQL {
  const { publishedBefore } = admission;
  const admitted = admitsArticleOf(version, admission);
  return publishedBefore === undefined
    ? admitted
    : sql`(exists (select 1 from article_version pv where pv.id = ${version} and pv.published_at < ${publishedBefore.toISOString()}::timestamptz) and ${admitted})`;
}

function admitsArticleOf(version: SQL, admission: Admission): SQL {
  if (admission.sources.length > 0 || admission.languages.length > 0)
    return sql`exists (select 1 from article_version fv join article fa on fa.id = fv.article_id where fv.id = ${version} and ${admits(sql`fa`, admission)})`;
  const withheld = above(admission.ceiling);
  return withheld.length === 0
    ? sql`true`
    : sql`${version} not in (select fv.id from article fa join article_version fv on fv.article_id = fa.id where fa.marking in (${wordsOf(withheld)}))`;
}

function above(ceiling: Marking): readonly Marking[] {
  return MARKINGS.slice(MARKINGS.indexOf(ceiling) + 1);
}

/** Written out, not as parameters, so that the partial index is known to fit. */
function wordsOf(markings: readonly Marking[]): SQL {
  return sql.raw(markings.map((word) => `'${word}'`).join(", "));
}
