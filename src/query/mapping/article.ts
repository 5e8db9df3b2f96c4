// Articles, their versions, and what was noted while they were read.

import {
  articleActors,
  articles,
  articleVersions,
  mentions,
  negotiations,
  notes,
  originChanges,
} from "../../store/tables.ts";

import { at, by, column, connection, globalId, instant, many, one, type Order, rowType } from "./define.ts";
import { eventsInText } from "./event.ts";
import { figuresInText } from "./figure.ts";
import { positionsInText } from "./position.ts";
import { statementsInText } from "./statement.ts";

export const ARTICLE_ORDERS: Readonly<Record<string, Order>> = {
  PUBLISHED_AT: by(articles.publishedAt, "timestamptz", "DESC"),
  RECORDED_AT: by(articles.recordedAt, "timestamptz", "DESC"),
};

export const article = rowType("Article", articles, articles.id, {
  joins: { version: { table: "article_version", on: "$version.id = $t.current_version_id" } },
  fields: {
    id: globalId("Article", articles.id),
    title: column(articles.title),
    source: one("Source", articles.sourceId),
    url: column(articles.url),
    externalId: column(articles.externalId),
    publishedAt: instant(articles.publishedAt),
    language: column(articles.language),
    marking: column(articles.marking),
    status: column(articles.status),
    text: column(articleVersions.text, "version"),
    byline: column(articleVersions.byline, "version"),
    currentVersion: one("ArticleVersion", articles.currentVersionId),
    versions: many("ArticleVersion", articleVersions.articleId, "$t.number desc"),
    recordedAt: instant(articles.recordedAt),
    copies: {
      kind: "many",
      type: "Article",
      on: at(articles.originId),
      parent: at(articles.originId),
      where: "$t.id <> $p.id",
      order: [at(articles.publishedAt), at(articles.id)],
    },
    originMethod: column(articles.originMethod),
    originSimilarity: column(articles.originSimilarity),
    originChanges: many("OriginChange", originChanges.articleId, "$t.id desc"),
    negotiations: connection("Negotiation", {
      via: { table: "negotiation_article", to: "$v.negotiation_id" },
      on: "$v.article_id",
      orders: { LAST_ACTIVITY_AT: by(negotiations.lastActivityAt, "timestamptz", "DESC") },
    }),
    actors: connection("Actor", {
      via: { table: "article_actor", to: at(articleActors.actorId, "v") },
      on: at(articleActors.articleId, "v"),
      orders: { MENTIONS: by(articleActors.mentionCount, "int", "DESC", "v") },
      tie: at(articleActors.actorId, "v"),
    }),
    mentions: connection("Mention", {
      on: at(mentions.articleVersionId),
      parent: at(articles.currentVersionId),
      orders: { TEXT: by(mentions.start, "int", "ASC") },
    }),
    statements: statementsInText,
    positions: positionsInText,
    figures: figuresInText,
    events: eventsInText,
    notes: {
      kind: "many",
      type: "Note",
      on: at(notes.articleVersionId),
      parent: at(articles.currentVersionId),
      order: [`${at(notes.start)} nulls first`, at(notes.id)],
    },
  },
});

export const articleVersion = rowType("ArticleVersion", articleVersions, articleVersions.id, {
  fields: {
    id: globalId("ArticleVersion", articleVersions.id),
    number: column(articleVersions.number),
    title: column(articleVersions.title),
    byline: column(articleVersions.byline),
    dateline: column(articleVersions.dateline),
    publishedAt: instant(articleVersions.publishedAt),
    language: column(articleVersions.language),
    text: column(articleVersions.text),
    sha256: column(articleVersions.sha256),
    recorder: column(articleVersions.recorder),
    recordedAt: instant(articleVersions.recordedAt),
    article: one("Article", articleVersions.articleId),
  },
});

export const note = rowType("Note", notes, notes.id, {
  fields: {
    step: column(notes.step),
    severity: column(notes.severity),
    message: column(notes.message),
    start: column(notes.start),
    end: column(notes.end),
  },
});

export const mention = rowType("Mention", mentions, mentions.id, {
  fields: {
    actor: one("Actor", mentions.actorId),
    start: column(mentions.start),
    end: column(mentions.end),
    type: column(mentions.type),
  },
});

export const originChange = rowType("OriginChange", originChanges, originChanges.id, {
  fields: {
    fromMethod: column(originChanges.fromMethod),
    fromSimilarity: column(originChanges.fromSimilarity),
    reason: column(originChanges.reason),
    changedBy: column(originChanges.changedBy),
    changedAt: instant(originChanges.recordedAt),
  },
});
