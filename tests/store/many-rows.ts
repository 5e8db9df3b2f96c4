// A database with so many rows that a plan which reads a whole table is a bad one: made by PostgreSQL itself in seconds.

import type { TestDatabase } from "../database.ts";

export const MANY = { articles: 10_000, claims: 40_000, negotiations: 50, actors: 2_000 } as const;

/** The key of row `n` of a table: the same number gives other keys in other tables. */
export function keyOf(table: number, n: number): string {
  return `00000000-0000-7000-8${String(table).padStart(3, "0")}-${n.toString(16).padStart(12, "0")}`;
}

const key = (table: number, n: string) =>
  `('00000000-0000-7000-8${String(table).padStart(3, "0")}-' || lpad(to_hex((${n})::int), 12, '0'))::uuid`;
const day = (n: string) => `(date '2022-01-01' + ((${n}) % 1000)::int)`;

/** Tables: 1 source, 2 actor, 3 negotiation, 4 issue, 5 article, 6 version, 7 claim, 8 name, 9 mention, 10 origin. */
const STATEMENTS = [
  `insert into source (id, name) select ${key(1, "n")}, 'Source ' || n from generate_series(1, 20) n`,
  `insert into actor (id, kind, name, surviving_id) select ${key(2, "n")}, case n % 3 when 0 then 'STATE' else 'PERSON' end, 'Actor ' || n, ${key(2, "n")} from generate_series(1, ${MANY.actors}) n`,
  `insert into actor_name (id, actor_id, text, key, kind) select ${key(8, "n")}, ${key(2, "n")}, 'Actor ' || n, 'actor ' || n, 'OFFICIAL' from generate_series(1, ${MANY.actors}) n`,
  `insert into membership (id, person_id, organisation_id, role) select ${key(12, "n")}, ${key(2, "n")}, ${key(2, "1 + n % 100")}, 'member' from generate_series(101, ${MANY.actors}) n`,
  `insert into negotiation (id, name, slug, kind, status, last_activity_at) select ${key(3, "n")}, 'Talks ' || n, 'talks-' || n, 'PEACE', 'ONGOING', timestamptz '2024-01-01' + n * interval '1 hour' from generate_series(1, ${MANY.negotiations}) n`,
  `insert into issue (id, negotiation_id, slug, name) select ${key(4, "n")}, ${key(3, "1 + n % 50")}, 'issue-' || n, 'Issue ' || n from generate_series(1, 400) n`,
  `insert into origin (id) select ${key(10, "n")} from generate_series(1, ${MANY.articles}) n`,
  `insert into article (id, source_id, origin_id, language, title, published_at, current_version_id)
     select ${key(5, "n")}, ${key(1, "1 + n % 20")}, ${key(10, "n")}, 'en', 'Title ' || n, timestamptz '2022-01-01' + n * interval '2 hours', ${key(6, "n")} from generate_series(1, ${MANY.articles}) n`,
  `insert into article_version (id, article_id, number, title, published_at, language, text, sha256, recorder)
     select ${key(6, "n")}, ${key(5, "n")}, 1, 'Title ' || n, timestamptz '2022-01-01' + n * interval '2 hours', 'en',
            'The delegates of word' || n % 100 || ' met; common words stood in every text, rare' || n || ' in one.', md5(n::text), 'test' from generate_series(1, ${MANY.articles}) n`,
  `insert into negotiation_article (negotiation_id, article_id, published_at, linked_by)
     select ${key(3, "1 + n % 50")}, ${key(5, "n")}, timestamptz '2022-01-01' + n * interval '2 hours', 'test' from generate_series(1, ${MANY.articles}) n`,
  `insert into article_actor (article_id, actor_id, mention_count, published_at)
     select ${key(5, "n")}, ${key(2, `1 + (n * k * 7) % ${MANY.actors}`)}, k, timestamptz '2022-01-01' + n * interval '2 hours' from generate_series(1, ${MANY.articles}) n, generate_series(1, 3) k on conflict do nothing`,
  `insert into mention (id, article_version_id, actor_id, start_offset, end_offset, type)
     select ${key(9, "n * 4 + k")}, ${key(6, "n")}, ${key(2, `1 + (n * k * 7) % ${MANY.actors}`)}, k, k + 1, 'NAME' from generate_series(1, ${MANY.articles}) n, generate_series(1, 3) k`,
  `insert into claim (id, kind, negotiation_id, article_version_id, review, confidence, recorder_kind, recorder)
     select ${key(7, "n")}, case when n % 8 < 4 then 'POSITION' when n % 8 < 6 then 'STATEMENT' when n % 8 < 7 then 'FIGURE' else 'EVENT' end,
            ${key(3, "1 + (n % 10000) % 50")}, ${key(6, "1 + n % 10000")}, 'EXTRACTED', 0.9, 'EXTRACTOR', 'test' from generate_series(1, ${MANY.claims}) n`,
  `insert into evidence_segment (claim_id, ordinal, article_version_id, start_offset, end_offset, exact)
     select id, 0, article_version_id, 0, 3, 'The' from claim`,
  `insert into position (claim_id, negotiation_id, holder_id, issue_id, stance, strength, summary, stated_earliest, stated_latest)
     select ${key(7, "n")}, ${key(3, "1 + (n % 10000) % 50")}, ${key(2, `1 + (n * 13) % 40`)}, ${key(4, "1 + (n % 10000) % 50 + 50 * (n % 8)")},
            case n % 2 when 0 then 'DEMANDS' else 'REJECTS' end, 'FIRM', 'wants clause' || n % 500, ${day("n")}, ${day("n")} from generate_series(1, ${MANY.claims}) n where n % 8 < 4`,
  `insert into position_target (position_id, actor_id) select claim_id, ${key(2, "1")} from position`,
  `insert into position_voice (position_id, ordinal, actor_id) select claim_id, 0, ${key(2, "2")} from position`,
  `insert into condition (id, position_id, ordinal, kind, text) select gen_random_uuid(), claim_id, 0, 'EXCHANGE', 'in return' from position`,
  `insert into statement (claim_id, negotiation_id, mode, quote, cue, said_earliest, said_latest, second_hand)
     select ${key(7, "n")}, ${key(3, "1 + (n % 10000) % 50")}, 'DIRECT', 'we said word' || n % 300, 'said', ${day("n")}, ${day("n")}, false from generate_series(1, ${MANY.claims}) n where n % 8 between 4 and 5`,
  `insert into statement_speaker (statement_id, ordinal, actor_id, said_latest) select claim_id, 0, ${key(2, "3")}, said_latest from statement`,
  `insert into figure (claim_id, measure, unit, value, qualifier, attribution)
     select ${key(7, "n")}, 'killed', 'people', n, 'EXACT', 'NARRATOR' from generate_series(1, ${MANY.claims}) n where n % 8 = 6`,
  `insert into figure_attribution (figure_id, ordinal, actor_id) select claim_id, 0, ${key(2, "3")} from figure`,
  `insert into event (claim_id, negotiation_id, kind, summary, occurred_earliest, occurred_latest, status)
     select ${key(7, "n")}, ${key(3, "1 + (n % 10000) % 50")}, 'MEETING', 'they met', ${day("n")}, ${day("n")}, 'OCCURRED' from generate_series(1, ${MANY.claims}) n where n % 8 = 7`,
  `insert into event_actor (event_id, actor_id) select claim_id, ${key(2, "4")} from event`,
  `insert into unnamed_source (id, article_version_id, description) select ${key(13, "n")}, ${key(6, "n")}, 'an official' from generate_series(1, ${MANY.articles}) n`,
  `insert into review (id, claim_id, verdict, reviewed_by) select ${key(14, "n")}, ${key(7, "n")}, 'CONFIRMED', 'test' from generate_series(1, 10000) n`,
  `insert into claim (id, kind, negotiation_id, article_version_id, review, confidence, recorder_kind, recorder)
     select ${key(15, "n")}, 'PARTICIPATION', ${key(3, "1 + n % 50")}, ${key(6, "n")}, 'EXTRACTED', 0.9, 'EXTRACTOR', 'test' from generate_series(1, ${MANY.articles}) n`,
  `insert into participation (claim_id, negotiation_id, actor_id, role, presence)
     select ${key(15, "n")}, ${key(3, "1 + n % 50")}, ${key(2, "1 + (n * 7) % 40")}, 'PARTY', 'DIRECT' from generate_series(1, ${MANY.articles}) n`,
  `insert into participation_via (participation_id, actor_id) select claim_id, ${key(2, "5")} from participation`,
  `insert into participation_representative (participation_id, actor_id) select claim_id, ${key(2, "6")} from participation`,
  `insert into current_participation (negotiation_id, actor_id, role, participation_id, ordinal)
     select distinct on (negotiation_id, actor_id) negotiation_id, actor_id, role, claim_id, 1 from participation order by negotiation_id, actor_id, claim_id`,
] as const;

/** Fills a database; foreign keys and evidence are not looked at, since a series cannot be wrong twice. */
export async function fillWithMany(database: TestDatabase): Promise<void> {
  await database.db.transaction(async (tx) => {
    await tx.execute("set local session_replication_role = replica");
    await tx.execute("set local statement_timeout = 0");
    for (const statement of STATEMENTS) await tx.execute(statement);
  });
  await database.db.execute("analyze");
}
