// The same schema by graphql-js with one plain resolver a field over rows in memory: slow, simple, and written without
// a look at the engine's mapping or planner.

import type { GraphQLFieldResolver, GraphQLTypeResolver } from "graphql";

import {
  briefingScopes,
  type Change,
  type ChangesWanted,
  changesBy,
  changesFor,
  changesIn,
  changesSinceReadFor,
  changesSinceReadIn,
  composeDigest,
  contradictionsIn,
  editionDiffs,
  editionDocuments,
  positionMatrices,
  previewBriefings,
  renderDigest,
} from "../../src/digest/index.ts";
import {
  DIGEST_SECTIONS,
  type DigestDocument,
  type DigestFormat,
  type DigestItem,
  type DigestLength,
  type DigestSectionKind,
} from "../../src/domain/digest.ts";
import type { Marking } from "../../src/domain/vocabulary.ts";
import type { Database } from "../../src/store/database.ts";
import { search } from "../../src/store/search.ts";

import { cursorOf, listPage, type Entry, page } from "./reference-pages.ts";
import type { Row, Tables } from "./tables.ts";

type Args = Readonly<Record<string, unknown>>;
type Resolve = (row: Row, args: Args, world: World) => unknown;
type Fields = Readonly<Record<string, Resolve>>;

export interface World {
  readonly tables: Tables;
  readonly db: Database;
  readonly now: Date;
  /** What doors gave before, by door and arguments: the data stands still. */
  readonly doors: Map<string, Promise<unknown>>;
}

// ---- Rows ----------------------------------------------------------------------------------------------------------

const CLAIM_TABLES: Readonly<Record<string, readonly [string, string]>> = {
  STATEMENT: ["statement", "Statement"],
  POSITION: ["position", "Position"],
  FIGURE: ["figure", "Figure"],
  EVENT: ["event", "Event"],
  PARTICIPATION: ["participation", "Participation"],
};

const typed = (type: string, row: Row | null): Row | null => (row === null ? null : { ...row, __typename: type });

/** A claim with the columns of its kind; its own kind stands under `claim_kind`. */
function claim({ tables }: World, id: unknown): Row | null {
  const head = tables.find("claim", id);
  if (head === null) return null;
  const [table, type] = CLAIM_TABLES[String(head["kind"])] ?? ["", ""];
  return { ...head, ...tables.find(table, id, "claim_id"), __typename: type };
}

/** The actor that survives for this one. */
function actor({ tables }: World, id: unknown): Row | null {
  const given = tables.find("actor", id);
  return given === null ? null : typed("Actor", tables.find("actor", given["surviving_id"]));
}

/** Keys of all actors that this one stands for. */
const merged = (world: World, row: Row) =>
  world.tables.where("actor", "surviving_id", row["id"]).map((one) => one["id"]);

const LOOKUPS: Readonly<Record<string, (world: World, id: unknown) => Row | null>> = {
  source: ({ tables }, id) => typed("Source", tables.find("source", id)),
  article: ({ tables }, id) => typed("Article", tables.find("article", id)),
  version: ({ tables }, id) => typed("ArticleVersion", tables.find("article_version", id)),
  actor,
  unnamed: ({ tables }, id) => typed("UnnamedSource", tables.find("unnamed_source", id)),
  negotiation: ({ tables }, id) => typed("Negotiation", tables.find("negotiation", id)),
  issue: ({ tables }, id) => typed("Issue", tables.find("issue", id)),
  briefing: ({ tables }, id) => typed("Briefing", tables.find("briefing", id)),
  edition: ({ tables }, id) => typed("Edition", tables.find("edition", id)),
  target: ({ tables }, id) => typed("DeliveryTarget", tables.find("delivery_target", id)),
  delivery: ({ tables }, id) => typed("Delivery", tables.find("delivery", id)),
  ...Object.fromEntries(
    Object.values(CLAIM_TABLES).map(([prefix, type]) => [
      prefix,
      (world: World, id: unknown) => {
        const found = claim(world, id);
        return found?.["__typename"] === type ? found : null;
      },
    ]),
  ),
};

function byGlobalId(world: World, id: unknown, ...prefixes: readonly string[]): Row | null {
  const [, prefix = "", key = ""] = /^([a-z]+)_(.+)$/.exec(String(id)) ?? [];
  if (prefixes.length > 0 && !prefixes.includes(prefix)) return null;
  return LOOKUPS[prefix]?.(world, key) ?? null;
}

const key = (id: unknown) => String(id).replace(/^[a-z]+_/, "");

const jobOf = (row: Row, { tables }: World): Row => tables.find("job", row["id"]) ?? {};
const statusOf = (row: Row, world: World) => String(jobOf(row, world)["status"]).replace("DONE", "DELIVERED");

// ---- Values and orders ---------------------------------------------------------------------------------------------

const column =
  (name: string): Resolve =>
  (row) =>
    row[name] ?? null;
const id =
  (prefix: string): Resolve =>
  (row) =>
    `${prefix}_${String(row["id"])}`;
const moment = (value: unknown) =>
  value === null || value === undefined ? null : new Date(String(value)).toISOString();
const instant =
  (name: string): Resolve =>
  (row) =>
    moment(row[name]);
const one =
  (lookup: string, name: string): Resolve =>
  (row, _args, world) =>
    LOOKUPS[lookup]?.(world, row[name]) ?? null;

/** By bytes, as the collation "C" has it. */
export const bytes = (a: unknown, b: unknown) => Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
const sortBy = (rows: readonly Row[], ...keys: readonly ((row: Row) => unknown)[]) =>
  rows.toSorted((a, b) => {
    for (const read of keys) {
      const [x, y] = [read(a), read(b)];
      const order = typeof x === "number" && typeof y === "number" ? x - y : bytes(x, y);
      if (order !== 0) return order;
    }
    return 0;
  });
const newest = (rows: readonly Row[], name: string) =>
  sortBy(
    rows,
    (row) => row[name],
    (row) => row["id"],
  ).toReversed();
const byName = (actors: readonly (Row | null)[]) =>
  sortBy(
    actors.filter((row) => row !== null),
    (row) => row["name"],
    (row) => row["id"],
  );

/** Actors of a link table, by name. */
const linked =
  (table: string, from: string): Resolve =>
  (row, _args, world) =>
    byName(world.tables.where(table, from, row["claim_id"] ?? row["id"]).map((link) => actor(world, link["actor_id"])));

const speakers =
  (table: string, from: string): Resolve =>
  (row, _args, world) =>
    sortBy(world.tables.where(table, from, row["claim_id"]), (link) => link["ordinal"]).map((link) =>
      link["actor_id"] === null
        ? LOOKUPS["unnamed"]?.(world, link["unnamed_source_id"])
        : actor(world, link["actor_id"]),
    );

const isListed = (row: Row | null): row is Row =>
  row !== null && row["superseded_at"] === null && row["review"] !== "REJECTED";

function segments({ tables }: World, claimId: unknown): readonly Row[] {
  return sortBy(tables.where("evidence_segment", "claim_id", claimId), (segment) => segment["ordinal"]);
}

const textPlace = (world: World, row: Row) =>
  Math.min(...segments(world, row["id"]).map((segment) => Number(segment["start_offset"])), Number.MAX_SAFE_INTEGER);

// ---- Connections ---------------------------------------------------------------------------------------------------

/** Claims of one kind among rows of their table, as entries of a list by a day. */
const claimsByDay = (world: World, rows: readonly Row[], day: string): readonly Entry[] =>
  rows
    .map((row) => claim(world, row["claim_id"]))
    .filter(isListed)
    .map((row) => ({ node: row, sort: row[day], tie: row["id"] }));

/** Claims of a kind that were read in the current version of an article. */
const inText =
  (kind: string): Resolve =>
  (row, args, world) =>
    page(
      world.tables
        .where("claim", "article_version_id", row["current_version_id"])
        .filter((head) => head["kind"] === kind)
        .map((head) => claim(world, head["id"]))
        .filter(isListed)
        .map((node) => ({ node, sort: textPlace(world, node), tie: node["id"] })),
      args,
      { TEXT: "ASC" },
    );

/** Claims of a kind in a negotiation. */
const inNegotiation =
  (kind: string, order: string, sort: string): Resolve =>
  (row, args, world) =>
    page(
      world.tables
        .where("claim", "negotiation_id", row["id"])
        .filter((head) => head["kind"] === kind)
        .map((head) => claim(world, head["id"]))
        .filter(isListed)
        .map((node) => ({ node, sort: node[sort], tie: node["id"] })),
      args,
      { [order]: "DESC" },
    );

const positionsBy =
  (name: string): Resolve =>
  (row, args, world) =>
    page(claimsByDay(world, world.tables.where("position", name, row["id"]), "stated_latest"), args, {
      STATED_ON: "DESC",
    });

const articleEntry = (row: Row, order: string, publishedAt = row["published_at"]): Entry => ({
  node: { ...row, __typename: "Article" },
  sort: order === "RECORDED_AT" ? row["recorded_at"] : publishedAt,
  tie: row["id"],
});
const orderField = (args: Args, otherwise: string) =>
  String((args["orderBy"] as { field: string } | null | undefined)?.field ?? otherwise);

const ARTICLE_ORDERS = { PUBLISHED_AT: "DESC", RECORDED_AT: "DESC" } as const;

// ---- Doors ---------------------------------------------------------------------------------------------------------

function door<T>(world: World, name: string, args: unknown, call: () => Promise<T>): Promise<T> {
  const under = `${name} ${JSON.stringify(args)}`;
  const known = world.doors.get(under) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const asked = call();
  world.doors.set(under, asked);
  return asked;
}

const dated = (document: DigestDocument, generatedAt: Date) => ({ document, generatedAt });
const itemsOf = (document: DigestDocument, items: readonly DigestItem[]) => items.map((item) => ({ item, document }));

const FOREVER = new Date("9999-12-31T00:00:00Z");

function changes(
  find: (db: Database, ids: readonly string[], wanted: ChangesWanted) => Promise<readonly (readonly Change[])[]>,
): Resolve {
  return async (row, args, world) => {
    const wanted = {
      since: args["since"] as Date,
      until: (args["until"] as Date | undefined) ?? world.now,
      knownAt: (args["knownAt"] as Date | undefined) ?? FOREVER,
      patienceDays: Number(args["patienceDays"] ?? 14),
    };
    const id = String(row["id"]);
    const [found] = await door(world, find.name, [id, wanted], () => find(world.db, [id], wanted));
    return listPage(found ?? [], args, (one) => `${one.kind}:${one.beforeId ?? ""}>${one.afterId ?? ""}`);
  };
}

function sinceRead(
  find: (
    db: Database,
    ids: readonly string[],
    wanted: { readonly reader: string; readonly now: Date; readonly patienceDays: number },
  ) => Promise<readonly (readonly Change[])[]>,
): Resolve {
  return async (row, args, world) => {
    const wanted = {
      reader: String(args["reader"] ?? "test"),
      now: world.now,
      patienceDays: Number(args["patienceDays"] ?? 14),
    };
    const id = String(row["id"]);
    const [found] = await door(world, find.name, [id, wanted], () => find(world.db, [id], wanted));
    return listPage(found ?? [], args, (one) => `${one.kind}:${one.beforeId ?? ""}>${one.afterId ?? ""}`);
  };
}

function marks(kind: "briefing" | "negotiation"): Resolve {
  return (row, args, { tables }) => {
    const reader = args["reader"] ?? "test";
    const mark = tables.where("read_mark", `${kind}_id`, row["id"]).find((one) => one["reader"] === reader);
    return mark === undefined ? null : { reader, readAt: moment(mark["read_at"]) };
  };
}

// ---- Types ---------------------------------------------------------------------------------------------------------

const CLAIM: Fields = {
  negotiation: one("negotiation", "negotiation_id"),
  article: (row, _args, world) =>
    LOOKUPS["article"]?.(world, world.tables.find("article_version", row["article_version_id"])?.["article_id"]),
  evidence: (row) => row,
  reviews: (row, _args, { tables }) => newest(tables.where("review", "claim_id", row["id"]), "recorded_at"),
  recorderKind: column("recorder_kind"),
  recordedAt: instant("recorded_at"),
  supersededAt: instant("superseded_at"),
  supersededBy: (row, _args, world) => claim(world, row["superseded_by"]),
};

export const RESOLVERS: Readonly<Record<string, Fields>> = {
  Source: {
    id: id("source"),
    recordedAt: instant("recorded_at"),
    articles: (row, args, { tables }) =>
      page(
        tables.where("article", "source_id", row["id"]).map((one) => articleEntry(one, "PUBLISHED_AT")),
        args,
        ARTICLE_ORDERS,
      ),
  },
  Article: {
    id: id("article"),
    source: one("source", "source_id"),
    externalId: column("external_id"),
    publishedAt: instant("published_at"),
    text: (row, _args, { tables }) => tables.find("article_version", row["current_version_id"])?.["text"],
    byline: (row, _args, { tables }) => tables.find("article_version", row["current_version_id"])?.["byline"],
    currentVersion: one("version", "current_version_id"),
    versions: (row, _args, { tables }) =>
      sortBy(tables.where("article_version", "article_id", row["id"]), (version) => -Number(version["number"])),
    recordedAt: instant("recorded_at"),
    copies: (row, _args, { tables }) =>
      sortBy(
        tables.where("article", "origin_id", row["origin_id"]).filter((other) => other["id"] !== row["id"]),
        (other) => other["published_at"],
        (other) => other["id"],
      ),
    originMethod: column("origin_method"),
    originSimilarity: column("origin_similarity"),
    originChanges: (row, _args, { tables }) => newest(tables.where("origin_change", "article_id", row["id"]), "id"),
    negotiations: (row, args, { tables }) =>
      page(
        tables
          .where("negotiation_article", "article_id", row["id"])
          .map((link) => tables.find("negotiation", link["negotiation_id"]))
          .filter((node) => node !== null)
          .map((node) => ({ node, sort: node["last_activity_at"], tie: node["id"] })),
        args,
        { LAST_ACTIVITY_AT: "DESC" },
      ),
    actors: (row, args, world) =>
      page(
        world.tables.where("article_actor", "article_id", row["id"]).map((link) => ({
          node: actor(world, link["actor_id"]),
          sort: link["mention_count"],
          tie: link["actor_id"],
        })),
        args,
        { MENTIONS: "DESC" },
      ),
    mentions: (row, args, { tables }) =>
      page(
        tables
          .where("mention", "article_version_id", row["current_version_id"])
          .map((node) => ({ node, sort: node["start_offset"], tie: node["id"] })),
        args,
        { TEXT: "ASC" },
      ),
    statements: inText("STATEMENT"),
    positions: inText("POSITION"),
    figures: inText("FIGURE"),
    events: inText("EVENT"),
    notes: (row, _args, { tables }) =>
      sortBy(
        tables.where("note", "article_version_id", row["current_version_id"]),
        (note) => (note["start_offset"] === null ? -1 : note["start_offset"]),
        (note) => note["id"],
      ),
  },
  ArticleVersion: {
    id: id("version"),
    publishedAt: instant("published_at"),
    recordedAt: instant("recorded_at"),
    article: one("article", "article_id"),
  },
  OriginChange: {
    fromMethod: column("from_method"),
    fromSimilarity: column("from_similarity"),
    changedBy: column("changed_by"),
    changedAt: instant("recorded_at"),
  },
  Note: { start: column("start_offset"), end: column("end_offset") },
  Actor: {
    id: id("actor"),
    changes: changes(changesBy),
    names: (row, _args, world) => {
      const kinds = ["OFFICIAL", "ALIAS", "ACRONYM", "DEMONYM", "FORMER", "CONTESTED"];
      return sortBy(
        merged(world, row).flatMap((one) => world.tables.where("actor_name", "actor_id", one)),
        (name) => kinds.indexOf(String(name["kind"])),
        (name) => name["text"],
        (name) => name["id"],
      );
    },
    identifiers: (row, _args, world) =>
      sortBy(
        merged(world, row).flatMap((one) => world.tables.where("actor_identifier", "actor_id", one)),
        (entry) => entry["scheme"],
        (entry) => entry["value"],
      ),
    memberships: (row, _args, world) =>
      sortBy(
        merged(world, row).flatMap((one) => world.tables.where("membership", "person_id", one)),
        (post) => post["role"],
        (post) => post["id"],
      ),
    members: (row, _args, world) =>
      sortBy(
        merged(world, row).flatMap((one) => world.tables.where("membership", "organisation_id", one)),
        (post) => post["role"],
        (post) => post["id"],
      ),
    recordedAt: instant("recorded_at"),
    negotiations: (row, args, world) =>
      page(
        merged(world, row)
          .flatMap((one) => world.tables.where("current_participation", "actor_id", one))
          .flatMap((link) => {
            const node = world.tables.find("negotiation", link["negotiation_id"]);
            const participation = world.tables.find("participation", link["participation_id"], "claim_id");
            if (node === null) return [];
            return [
              {
                node,
                sort: node["last_activity_at"],
                tie: link["participation_id"],
                edge: { role: link["role"], presence: participation?.["presence"] },
              },
            ];
          }),
        args,
        { LAST_ACTIVITY_AT: "DESC" },
      ),
    positions: (row, args, world) =>
      page(
        claimsByDay(
          world,
          merged(world, row).flatMap((one) => world.tables.where("position", "holder_id", one)),
          "stated_latest",
        ),
        args,
        { STATED_ON: "DESC" },
      ),
    statements: (row, args, world) =>
      page(
        claimsByDay(
          world,
          merged(world, row)
            .flatMap((one) => world.tables.where("statement_speaker", "actor_id", one))
            .map((link) => ({ claim_id: link["statement_id"] })),
          "said_latest",
        ),
        args,
        { SAID_ON: "DESC" },
      ),
    articles: (row, args, world) =>
      page(
        merged(world, row)
          .flatMap((one) => world.tables.where("article_actor", "actor_id", one))
          .flatMap((link) => {
            const node = world.tables.find("article", link["article_id"]);
            return node === null ? [] : [articleEntry(node, "PUBLISHED_AT", link["published_at"])];
          }),
        args,
        { PUBLISHED_AT: "DESC" },
      ),
  },
  Membership: { person: one("actor", "person_id"), organisation: one("actor", "organisation_id") },
  Mention: {
    actor: one("actor", "actor_id"),
    start: column("start_offset"),
    end: column("end_offset"),
  },
  UnnamedSource: {
    id: id("unnamed"),
    anonymityReason: column("anonymity_reason"),
    affiliations: linked("unnamed_source_affiliation", "unnamed_source_id"),
    article: CLAIM["article"] ?? column("article"),
  },
  Negotiation: {
    id: id("negotiation"),
    startedOn: column("started_on"),
    endedOn: column("ended_on"),
    parent: one("negotiation", "parent_id"),
    tracks: (row, _args, { tables }) =>
      sortBy(tables.where("negotiation", "parent_id", row["id"]), (track) => track["id"]).toSorted(
        (a, b) => -bytes(a["last_activity_at"], b["last_activity_at"]),
      ),
    lastActivityAt: instant("last_activity_at"),
    recordedAt: instant("recorded_at"),
    participants: (row, _args, world) =>
      sortBy(
        world.tables.where("current_participation", "negotiation_id", row["id"]),
        (link) => link["ordinal"],
        (link) => link["participation_id"],
      )
        .map((link) => claim(world, link["participation_id"]))
        .filter(isListed),
    issues: (row, _args, { tables }) =>
      sortBy(
        tables.where("issue", "negotiation_id", row["id"]),
        (issue) => issue["name"],
        (issue) => issue["id"],
      ),
    meetings: (row, args, { tables }) =>
      page(
        tables
          .where("meeting", "negotiation_id", row["id"])
          .map((node) => ({ node, sort: node["held_latest"], tie: node["id"] })),
        args,
        { HELD_ON: "DESC" },
      ),
    articles: (row, args, { tables }) =>
      page(
        tables.where("negotiation_article", "negotiation_id", row["id"]).flatMap((link) => {
          const node = tables.find("article", link["article_id"]);
          return node === null ? [] : [articleEntry(node, orderField(args, "PUBLISHED_AT"), link["published_at"])];
        }),
        args,
        ARTICLE_ORDERS,
      ),
    positions: positionsBy("negotiation_id"),
    statements: inNegotiation("STATEMENT", "SAID_ON", "said_latest"),
    figures: inNegotiation("FIGURE", "RECORDED_AT", "recorded_at"),
    events: inNegotiation("EVENT", "OCCURRED_ON", "occurred_latest"),
    positionMatrix: async (row, args, world) => {
      const negotiationId = String(row["id"]);
      const asOf = (args["asOf"] as Date | undefined) ?? world.now;
      const knownAt = (args["knownAt"] as Date | undefined) ?? world.now;
      const [matrix] = await door(world, "matrix", [negotiationId, asOf, knownAt], () =>
        positionMatrices(world.db, [{ negotiationId, asOf, knownAt }]),
      );
      return matrix;
    },
    changes: changes(changesIn),
    readMark: marks("negotiation"),
    changesSinceRead: sinceRead(changesSinceReadIn),
    contradictions: async (row, args, world) => {
      const negotiationId = String(row["id"]);
      const [found] = await door(world, "contradictions", negotiationId, () =>
        contradictionsIn(world.db, [negotiationId]),
      );
      return listPage(found ?? [], args, (entry) => entry.claimIds.join());
    },
  },
  Meeting: {
    heldOn: column("held_on"),
    delegates: linked("meeting_delegate", "meeting_id"),
    article: CLAIM["article"] ?? column("article"),
  },
  Issue: {
    id: id("issue"),
    negotiation: one("negotiation", "negotiation_id"),
    parent: one("issue", "parent_id"),
    positions: positionsBy("issue_id"),
  },
  Evidence: {
    quote: (row, _args, world) =>
      segments(world, row["id"])
        .map((segment) => segment["exact"])
        .join(" … "),
    segments: (row, _args, world) => segments(world, row["id"]),
    article: CLAIM["article"] ?? column("article"),
    version: one("version", "article_version_id"),
  },
  Segment: { start: column("start_offset"), end: column("end_offset") },
  Review: { reviewedBy: column("reviewed_by"), recordedAt: instant("recorded_at") },
  Statement: {
    ...CLAIM,
    id: id("statement"),
    saidOn: column("said_on"),
    isSecondHand: column("second_hand"),
    speakers: speakers("statement_speaker", "statement_id"),
    addressees: linked("statement_addressee", "statement_id"),
    positions: (row, _args, world) =>
      sortBy(
        world.tables
          .where("position", "statement_id", row["id"])
          .map((position) => claim(world, position["claim_id"]))
          .filter(isListed),
        (position) => textPlace(world, position),
        (position) => position["id"],
      ),
  },
  Position: {
    ...CLAIM,
    id: id("position"),
    holder: one("actor", "holder_id"),
    issue: one("issue", "issue_id"),
    statedOn: column("stated_on"),
    targets: linked("position_target", "position_id"),
    voicedBy: speakers("position_voice", "position_id"),
    statement: (row, _args, world) => claim(world, row["statement_id"]),
    conditions: (row, _args, { tables }) =>
      sortBy(tables.where("condition", "position_id", row["id"]), (condition) => condition["ordinal"]),
  },
  Condition: {
    issue: one("issue", "issue_id"),
    actor: one("actor", "actor_id"),
    refersTo: one("position", "refers_to_position_id"),
  },
  Figure: {
    ...CLAIM,
    id: id("figure"),
    attributedTo: speakers("figure_attribution", "figure_id"),
  },
  Event: {
    ...CLAIM,
    id: id("event"),
    date: column("occurred_on"),
    actors: linked("event_actor", "event_id"),
  },
  Participation: {
    ...CLAIM,
    id: id("participation"),
    actor: one("actor", "actor_id"),
    via: linked("participation_via", "participation_id"),
    representatives: linked("participation_representative", "participation_id"),
  },
  PositionMatrix: {
    asOf: (row) => moment((row["asOf"] as Date).toISOString()),
    knownAt: (row) => moment((row["knownAt"] as Date).toISOString()),
    issues: (row, _args, world) => (row["issueIds"] as string[]).map((one) => LOOKUPS["issue"]?.(world, one)),
  },
  MatrixRow: { actor: one("actor", "actorId") },
  MatrixCell: {
    issue: one("issue", "issueId"),
    current: one("position", "currentId"),
    previous: one("position", "previousId"),
  },
  Change: {
    at: (row) => (row["at"] as Date).toISOString(),
    actor: one("actor", "actorId"),
    issue: one("issue", "issueId"),
    before: one("position", "beforeId"),
    after: one("position", "afterId"),
  },
  Contradiction: { claims: (row, _args, world) => (row["claimIds"] as string[]).map((one) => claim(world, one)) },
  ContradictionSide: { claims: (row, _args, world) => (row["claimIds"] as string[]).map((one) => claim(world, one)) },
  Digest: {
    title: ({ document }) => (document as DigestDocument).title,
    generatedAt: (row) => (row["generatedAt"] as Date).toISOString(),
    window: ({ document }) => (document as DigestDocument).window,
    sections: ({ document }) => {
      const whole = document as DigestDocument;
      return whole.sections.map((section) => ({ ...section, items: itemsOf(whole, section.items) }));
    },
    coverage: ({ document }) => (document as DigestDocument).coverage,
    rendered: async ({ document }, args) => {
      const rendered = await renderDigest(document as DigestDocument, args["format"] as DigestFormat);
      return typeof rendered === "string" ? rendered : Buffer.from(rendered).toString("base64");
    },
  },
  Window: {
    since: (row) => (row["since"] as Date).toISOString(),
    until: (row) => (row["until"] as Date).toISOString(),
  },
  DigestItem: {
    text: ({ item }) => (item as DigestItem).text,
    citations: ({ item, document }) =>
      (item as DigestItem).citations.map((number) =>
        (document as DigestDocument).citations.find((citation) => citation.number === number),
      ),
    rank: ({ item }) => (item as DigestItem).rank ?? null,
  },
  RankTerm: { points: (row) => Number(row["value"]) * Number(row["weight"]) },
  Citation: {
    claim: (row, _args, world) => claim(world, row["claimId"]),
    evidence: (row, _args, world) => claim(world, row["claimId"]),
  },
  DigestCoverage: {
    claimsOfOneOrigin: column("singleOrigin"),
    claimsUnreviewed: column("unreviewed"),
    entriesLeftOut: (row) => row["leftOut"] ?? 0,
  },
  Briefing: {
    id: id("briefing"),
    changes: changes(changesFor),
    readMark: marks("briefing"),
    changesSinceRead: sinceRead(changesSinceReadFor),
    scope: async (row, _args, world) =>
      (await door(world, "scope", row["id"], () => briefingScopes(world.db, [String(row["id"])])))[0],
    timeZone: column("time_zone"),
    patienceDays: column("patience_days"),
    sections: (row) => {
      const sections = row["sections"] as readonly string[];
      return sections.length === 0 ? DIGEST_SECTIONS : sections;
    },
    markingCeiling: column("marking_ceiling"),
    namesLanguage: column("names_language"),
    archivedAt: instant("archived_at"),
    recordedAt: instant("recorded_at"),
    preview: async (row, args, world) => {
      const explain = args["explain"] === true;
      const [document] = await door(world, "preview", [row["id"], explain], () =>
        previewBriefings(world.db, [String(row["id"])], world.now, explain),
      );
      return document === undefined ? null : dated(document, world.now);
    },
    editions: (row, args, { tables }) =>
      page(
        tables
          .where("edition", "briefing_id", row["id"])
          .map((node) => ({ node, sort: node["number"], tie: node["id"] })),
        args,
        { NUMBER: "DESC" },
      ),
    nextDueAt: (row, _args, { tables }) =>
      tables
        .where("job", "subject_id", row["id"])
        .filter((job) => job["kind"] === "EDITION" && job["status"] === "PENDING")
        .map((job) => (job["payload"] as Row)["due"])[0] ?? null,
    deliveryTargets: (row, _args, { tables }) =>
      newest(
        tables.where("delivery_target", "briefing_id", row["id"]).filter((target) => target["removed_at"] === null),
        "recorded_at",
      ).toReversed(),
    deliveries: (row, args, world) => {
      const { status = null } = (args["filter"] ?? {}) as { status?: string | null };
      return page(
        world.tables
          .where("delivery", "briefing_id", row["id"])
          .filter((node) => status === null || statusOf(node, world) === status)
          .map((node) => ({ node, sort: node["recorded_at"], tie: node["id"] })),
        args,
        { RECORDED_AT: "DESC" },
      );
    },
  },
  DeliveryTarget: {
    id: id("target"),
    briefing: one("briefing", "briefing_id"),
    recordedAt: instant("recorded_at"),
    removedAt: instant("removed_at"),
  },
  Delivery: {
    id: id("delivery"),
    edition: one("edition", "edition_id"),
    target: one("target", "target_id"),
    status: (row, _args, world) => statusOf(row, world),
    attempts: (row, _args, world) => jobOf(row, world)["attempts"],
    lastError: (row, _args, world) => jobOf(row, world)["last_error"],
    nextAttemptAt: (row, _args, world) => {
      const job = jobOf(row, world);
      return job["status"] === "PENDING" ? moment(job["run_at"]) : null;
    },
    finishedAt: (row, _args, world) => moment(jobOf(row, world)["finished_at"]),
    recordedAt: instant("recorded_at"),
  },
  BriefingScope: Object.fromEntries(
    [
      ["negotiations", "negotiation"],
      ["actors", "actor"],
      ["issues", "issue"],
      ["sources", "source"],
    ].map(([field = "", prefix = ""]): [string, Resolve] => [
      field,
      (row, _args, world) => (row[field] as string[]).map((one) => LOOKUPS[prefix]?.(world, one)),
    ]),
  ),
  Edition: {
    id: id("edition"),
    publishedAt: instant("published_at"),
    contentHash: column("content_hash"),
    briefing: one("briefing", "briefing_id"),
    digest: async (row, _args, world) => {
      const [found] = await door(world, "edition", row["id"], () => editionDocuments(world.db, [String(row["id"])]));
      return found === undefined ? null : dated(found.document, found.publishedAt);
    },
    errata: (row, _args, { tables }) => newest(tables.where("erratum", "edition_id", row["id"]), "recorded_at"),
    diff: async (row, args, world) => {
      const from = args["from"] == null ? null : String(args["from"]).replace("edition_", "");
      const [diff] = await door(world, `diff from ${from}`, row["id"], () =>
        editionDiffs(world.db, [String(row["id"])], from),
      );
      return diff?.ok === true ? { ...diff.value } : null;
    },
  },
  MovedCell: { before: (row) => row["before"] || null, after: (row) => row["after"] || null },
  Erratum: {
    at: instant("recorded_at"),
    claim: (row, _args, world) => (row["claim_id"] === null ? null : claim(world, row["claim_id"])),
    article: one("article", "article_id"),
  },
  Query: {
    node: (_row, args, world) => byGlobalId(world, args["id"]),
    nodes: (_row, args, world) => (args["ids"] as unknown[]).map((one) => byGlobalId(world, one)),
    article: (_row, args, world) => byGlobalId(world, args["id"], "article"),
    articles: (_row, args, world) => page(articles(args, world), args, ARTICLE_ORDERS),
    source: (_row, args, world) => byGlobalId(world, args["id"], "source"),
    sources: (_row, args, { tables }) =>
      page(
        tables.all("source").map((node) => ({ node, sort: node["name"], tie: node["id"] })),
        args,
        { NAME: "ASC" },
      ),
    actor: (_row, args, world) => byGlobalId(world, args["id"], "actor"),
    actors: (_row, args, { tables }) => {
      const filter = (args["filter"] ?? {}) as { kind?: string; nameStartsWith?: string };
      const field = orderField(args, "NAME");
      return page(
        tables
          .all("actor")
          .filter(
            (node) =>
              node["surviving_id"] === node["id"] &&
              (filter.kind == null || node["kind"] === filter.kind) &&
              (filter.nameStartsWith == null ||
                String(node["name"]).toLowerCase().startsWith(filter.nameStartsWith.toLowerCase())),
          )
          .map((node) => ({ node, sort: node[field === "NAME" ? "name" : "recorded_at"], tie: node["id"] })),
        args,
        { NAME: "ASC", RECORDED_AT: "DESC" },
      );
    },
    negotiation: (_row, args, world) => byGlobalId(world, args["id"], "negotiation"),
    negotiationBySlug: (_row, args, { tables }) => tables.find("negotiation", args["slug"], "slug"),
    negotiations: (_row, args, { tables }) => {
      const filter = (args["filter"] ?? {}) as { kind?: string; status?: string };
      const field = orderField(args, "LAST_ACTIVITY_AT");
      return page(
        tables
          .all("negotiation")
          .filter(
            (node) =>
              (filter.kind == null || node["kind"] === filter.kind) &&
              (filter.status == null || node["status"] === filter.status),
          )
          .map((node) => ({ node, sort: node[field === "NAME" ? "name" : "last_activity_at"], tie: node["id"] })),
        args,
        { LAST_ACTIVITY_AT: "DESC", NAME: "ASC" },
      );
    },
    issue: (_row, args, world) => byGlobalId(world, args["id"], "issue"),
    taxonomy: (_row, _args, { tables }) => sortBy(tables.where("issue", "negotiation_id", null), (one) => one["slug"]),
    watchCursor: (_row, _args, { tables }) =>
      String(Math.max(0, ...tables.all("outbox").map((row) => Number(row["position"])))),
    briefing: (_row, args, world) => byGlobalId(world, args["id"], "briefing"),
    briefings: (_row, args, { tables }) => {
      const { isArchived = null } = (args["filter"] ?? {}) as { isArchived?: boolean | null };
      return page(
        tables
          .all("briefing")
          .filter((node) => isArchived === null || (node["archived_at"] !== null) === isArchived)
          .map((node) => ({ node, sort: node["recorded_at"], tie: node["id"] })),
        args,
        { RECORDED_AT: "DESC" },
      );
    },
    digest: async (_row, args, world) => {
      const given = args["scope"] as Readonly<Record<string, readonly string[] | null | undefined>>;
      const scope = {
        negotiations: (given["negotiations"] ?? []).map(key),
        actors: (given["actors"] ?? []).map(key),
        issues: (given["issues"] ?? []).map(key),
        sources: (given["sources"] ?? []).map(key),
        languages: given["languages"] ?? [],
      };
      const window = args["window"] as { since: Date; until: Date };
      const timeZone = String(args["timeZone"] ?? "UTC");
      const wanted = {
        sections: (args["sections"] ?? []) as readonly DigestSectionKind[],
        length: (args["length"] ?? "STANDARD") as DigestLength,
        patienceDays: Number(args["patienceDays"] ?? 14),
        markingCeiling: (args["markingCeiling"] ?? "CLEAR") as Marking,
        namesLanguage: args["namesLanguage"] == null ? null : String(args["namesLanguage"]),
        explain: args["explain"] === true,
      };
      const document = await door(world, "digest", [scope, window, timeZone, wanted], () =>
        composeDigest(world.db, { scope, window, timeZone, ...wanted }),
      );
      return dated(document, world.now);
    },
    search: async (_row, args, world) => {
      const first = Number(args["first"] ?? 20);
      const query = String(args["query"]).trim();
      const found = await door(world, "search", [query, first], () => search(world.db, query, first, null));
      const entries = found.found.map((find) => ({
        node:
          find.type === "Actor" ? actor(world, find.key) : byGlobalId(world, `${find.type.toLowerCase()}_${find.key}`),
        cursor: cursorOf("RANK", find.score, find.key),
        snippet: find.snippet,
      }));
      return {
        ...found,
        edges: entries,
        nodes: entries.map((entry) => entry.node),
        totalCount: found.total,
        isExhaustive: found.exhaustive,
        pageInfo: {
          hasNextPage: found.hasNextPage,
          hasPreviousPage: false,
          startCursor: entries[0]?.cursor ?? null,
          endCursor: entries.at(-1)?.cursor ?? null,
        },
      };
    },
  },
};

function articles(args: Args, { tables }: World): readonly Entry[] {
  const filter = (args["filter"] ?? {}) as Readonly<Record<string, unknown>>;
  const [after, before] = [filter["publishedAfter"], filter["publishedBefore"]] as (Date | null | undefined)[];
  const names = (row: Row, given: unknown) =>
    tables
      .where("article_actor", "article_id", row["id"])
      .some((link) => tables.find("actor", link["actor_id"])?.["surviving_id"] === key(given));
  const about = (row: Row, given: unknown) =>
    tables.where("negotiation_article", "article_id", row["id"]).some((link) => link["negotiation_id"] === key(given));
  return tables
    .all("article")
    .filter(
      (row) =>
        (filter["source"] == null || row["source_id"] === key(filter["source"])) &&
        (filter["language"] == null || row["language"] === filter["language"]) &&
        (filter["negotiation"] == null || about(row, filter["negotiation"])) &&
        (filter["actor"] == null || names(row, filter["actor"])) &&
        (after == null || new Date(String(row["published_at"])) >= after) &&
        (before == null || new Date(String(row["published_at"])) < before),
    )
    .map((row) => articleEntry(row, orderField(args, "PUBLISHED_AT")));
}

/** A field without a resolver of its own is the column or property of its name. */
export const resolveField: GraphQLFieldResolver<Row, World> = (row, args, world, { parentType, fieldName }) => {
  const resolve = RESOLVERS[parentType.name]?.[fieldName];
  return resolve === undefined ? (row[fieldName] ?? null) : resolve(row, args, world);
};

export const resolveType: GraphQLTypeResolver<Row, World> = (row) => String(row["__typename"]);
