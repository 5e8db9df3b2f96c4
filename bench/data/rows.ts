// The tables that articles fill, and rows of them in the text format of COPY.

/** Columns by table, in the order in which the tables are written. */
export const COLUMNS = {
  origin: ["id", "recorded_at"],
  article: [
    ...["id", "source_id", "origin_id", "origin_similarity", "url", "external_id", "language", "title"],
    ...["published_at", "current_version_id", "recorded_at"],
  ],
  article_version: [
    ...["id", "article_id", "number", "title", "byline", "published_at", "language", "text", "sha256", "recorder"],
    "recorded_at",
  ],
  article_actor: ["article_id", "actor_id", "mention_count", "published_at"],
  mention: ["id", "article_version_id", "actor_id", "start_offset", "end_offset", "type"],
  negotiation_article: ["negotiation_id", "article_id", "published_at", "linked_by", "score"],
  unnamed_source: ["id", "article_version_id", "description", "anonymity_reason", "recorded_at"],
  claim: [
    ...["id", "kind", "negotiation_id", "article_version_id", "review", "confidence", "recorder_kind", "recorder"],
    ...["recorded_at", "superseded_at"],
  ],
  evidence_segment: ["claim_id", "ordinal", "article_version_id", "start_offset", "end_offset", "exact"],
  statement: [
    ...["claim_id", "negotiation_id", "mode", "quote", "cue", "said_on", "said_earliest", "said_latest"],
    "second_hand",
  ],
  statement_speaker: ["statement_id", "ordinal", "actor_id", "unnamed_source_id", "said_latest"],
  statement_addressee: ["statement_id", "actor_id"],
  position: [
    ...["claim_id", "negotiation_id", "holder_id", "issue_id", "stance", "strength", "summary", "statement_id"],
    ...["stated_on", "stated_earliest", "stated_latest"],
  ],
  position_target: ["position_id", "actor_id"],
  position_voice: ["position_id", "ordinal", "actor_id", "unnamed_source_id"],
  condition: ["id", "position_id", "ordinal", "kind", "text"],
  condition_segment: ["condition_id", "ordinal", "article_version_id", "start_offset", "end_offset", "exact"],
  figure: ["claim_id", "measure", "unit", "value", "qualifier", "place", "period", "attribution"],
  figure_attribution: ["figure_id", "ordinal", "actor_id", "unnamed_source_id"],
  event: [
    ...["claim_id", "negotiation_id", "kind", "summary", "occurred_on", "occurred_earliest", "occurred_latest"],
    ...["place", "status"],
  ],
  event_actor: ["event_id", "actor_id"],
  participation: ["claim_id", "negotiation_id", "actor_id", "role", "presence"],
  participation_via: ["participation_id", "actor_id"],
  review: ["id", "claim_id", "verdict", "note", "reviewed_by", "recorded_at"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Table = keyof typeof COLUMNS;
export type Cell = string | number | boolean | null;

/** Lines of COPY by table. */
export class Rows {
  readonly lines = new Map<Table, string[]>();

  add(table: Table, ...cells: readonly Cell[]): void {
    let lines = this.lines.get(table);
    if (lines === undefined) {
      lines = [];
      this.lines.set(table, lines);
    }
    lines.push(copyLine(cells));
  }
}

/** One line of the text format: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS */
export function copyLine(cells: readonly Cell[]): string {
  let line = "";
  for (const [index, cell] of cells.entries()) {
    if (index > 0) line += "\t";
    if (cell === null) line += "\\N";
    else if (typeof cell === "string") line += SPECIAL.test(cell) ? cell.replaceAll(EACH_SPECIAL, escaped) : cell;
    else line += String(cell);
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const EACH_SPECIAL = /[\\\t\n\r]/g;

function escaped(character: string): string {
  return { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }[character] ?? character;
}
