// Every type of the schema that has fields of its own, and the fields of the root.

import {
  actors,
  articleActors,
  articles,
  briefings,
  issues,
  negotiationArticles,
  negotiations,
  outbox,
  sources,
} from "../../store/tables.ts";

import { decodeId, keyOf, type NodeType } from "../global-id.ts";
import type { Mapping } from "../plan.ts";
import { RequestError } from "../request-error.ts";
import { ACTOR_ORDERS, actor, actorIdentifier, actorName, membership, unnamedSource } from "./actor.ts";
import { ARTICLE_ORDERS, article, articleVersion, mention, note, originChange } from "./article.ts";
import {
  BRIEFING_ORDERS,
  briefing,
  briefingScope,
  changedItem,
  edition,
  editionDiff,
  erratum,
  movedCell,
} from "./briefing.ts";
import { change } from "./change.ts";
import { claim, evidence, review, segment } from "./claim.ts";
import {
  at,
  by,
  type CalledFunction,
  column,
  connection,
  type Filter,
  lookup,
  type OpenType,
  refer,
  rowType,
} from "./define.ts";
import { delivery, deliveryTarget } from "./delivery.ts";
import { citation, digest, digestCoverage, digestField, digestItem, digestSection, rankTerm } from "./digest.ts";
import { event } from "./event.ts";
import { figure } from "./figure.ts";
import {
  contradiction,
  contradictionSide,
  issue,
  matrixCell,
  matrixRow,
  meeting,
  NEGOTIATION_ORDERS,
  negotiation,
  positionMatrix,
} from "./negotiation.ts";
import { participation } from "./participation.ts";
import { PAYLOADS } from "./payload.ts";
import { condition, position } from "./position.ts";
import { readMark } from "./read-mark.ts";
import { searchConnection, searchEdge, searchField, searchResult } from "./search.ts";
import { source } from "./source.ts";
import { statement } from "./statement.ts";

const node: OpenType = { kind: "open", name: "Node" };

const nodeField: CalledFunction = {
  kind: "function",
  call: async (_context, _parents, args) => {
    const decoded = decodeId(args["id"]);
    return [decoded === null ? null : refer(decoded.type, decoded.key)];
  },
};

const MOST_NODES = 100;

const nodesField: CalledFunction = {
  kind: "function",
  call: async (_context, _parents, args) => {
    const ids = Array.isArray(args["ids"]) ? args["ids"] : [];
    if (ids.length > MOST_NODES) throw new RequestError(`ids may name ${MOST_NODES} things, and names ${ids.length}`);
    return [
      ids.map((id) => {
        const decoded = decodeId(id);
        return decoded === null ? null : refer(decoded.type, decoded.key);
      }),
    ];
  },
};

/** A filter by global id: an id of another type cannot be meant. */
function byId(type: NodeType, sql: string, through?: Filter["through"]): Filter {
  const encode = (id: unknown) => {
    const key = keyOf(id, type);
    if (key === null) throw new RequestError(`filter: ${String(id)} is no id of a ${type}`);
    return key;
  };
  return { sql, cast: "uuid", encode, ...(through === undefined ? {} : { through }) };
}

const root = rowType("Query", articles, articles.id, {
  fields: {
    node: nodeField,
    nodes: nodesField,
    article: lookup("Article"),
    articles: connection("Article", {
      orders: ARTICLE_ORDERS,
      filters: {
        negotiation: byId(
          "Negotiation",
          "exists (select 1 from negotiation_article l where l.article_id = $t.id and l.negotiation_id = $1)",
          {
            via: { table: "negotiation_article", to: at(negotiationArticles.articleId, "v") },
            on: at(negotiationArticles.negotiationId, "v"),
            tie: at(negotiationArticles.articleId, "v"),
            sorts: { PUBLISHED_AT: at(negotiationArticles.publishedAt, "v") },
          },
        ),
        actor: byId(
          "Actor",
          "exists (select 1 from article_actor l join actor a on a.id = l.actor_id where l.article_id = $t.id and a.surviving_id = $1)",
          {
            via: { table: "article_actor", to: at(articleActors.articleId, "v") },
            on: at(articleActors.actorId, "v"),
            tie: at(articleActors.articleId, "v"),
            sorts: { PUBLISHED_AT: at(articleActors.publishedAt, "v") },
            keys: "select id from actor where surviving_id = $1",
          },
        ),
        source: byId("Source", `${at(articles.sourceId)} = $1`),
        language: { sql: `${at(articles.language)} = $1`, cast: "text" },
        publishedAfter: { sql: `${at(articles.publishedAt)} >= $1`, cast: "timestamptz" },
        publishedBefore: { sql: `${at(articles.publishedAt)} < $1`, cast: "timestamptz" },
      },
    }),
    source: lookup("Source"),
    sources: connection("Source", { orders: { NAME: by(`${at(sources.name)} collate "C"`, "text", "ASC") } }),
    actor: lookup("Actor"),
    actors: connection("Actor", {
      orders: ACTOR_ORDERS,
      where: `${at(actors.survivingId)} = ${at(actors.id)}`,
      filters: {
        kind: { sql: `${at(actors.kind)} = $1`, cast: "text" },
        nameStartsWith: {
          sql: `${at(actors.name)} ilike $1`,
          cast: "text",
          encode: (prefix) => `${String(prefix).replace(/[\\%_]/g, "\\$&")}%`,
        },
      },
    }),
    negotiation: lookup("Negotiation"),
    negotiationBySlug: {
      kind: "lookup",
      type: "Negotiation",
      argument: "slug",
      key: `(select id from negotiation where ${negotiations.slug.name} = $1::text)`,
      encode: (slug) => slug,
    },
    negotiations: connection("Negotiation", {
      orders: NEGOTIATION_ORDERS,
      filters: {
        kind: { sql: `${at(negotiations.kind)} = $1`, cast: "text" },
        status: { sql: `${at(negotiations.status)} = $1`, cast: "text" },
      },
    }),
    issue: lookup("Issue"),
    taxonomy: {
      kind: "many",
      type: "Issue",
      where: `${at(issues.negotiationId)} is null`,
      order: [`${at(issues.slug)} collate "C"`],
    },
    briefing: lookup("Briefing"),
    briefings: connection("Briefing", {
      orders: BRIEFING_ORDERS,
      filters: { isArchived: { sql: `(${at(briefings.archivedAt)} is not null) = $1`, cast: "boolean" } },
    }),
    digest: digestField,
    search: searchField,
    watchCursor: column(`(select coalesce(max(${outbox.position.name}), 0)::text from outbox)`),
  },
});

/** Types by name: what the planner and the runner look up. */
export const MAPPING: Mapping = Object.fromEntries(
  [
    root,
    node,
    source,
    article,
    articleVersion,
    note,
    originChange,
    actor,
    actorName,
    actorIdentifier,
    membership,
    mention,
    unnamedSource,
    negotiation,
    meeting,
    issue,
    claim,
    evidence,
    segment,
    review,
    statement,
    position,
    condition,
    figure,
    event,
    participation,
    ...PAYLOADS,
    positionMatrix,
    matrixRow,
    matrixCell,
    change,
    readMark,
    contradiction,
    contradictionSide,
    digest,
    digestSection,
    digestItem,
    rankTerm,
    citation,
    digestCoverage,
    briefing,
    briefingScope,
    edition,
    deliveryTarget,
    delivery,
    editionDiff,
    changedItem,
    movedCell,
    erratum,
    searchConnection,
    searchEdge,
    searchResult,
  ].map((type) => [type.name, type]),
);
