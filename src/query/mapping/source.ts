// Sources: who publishes.

import { articles, sources } from "../../store/tables.ts";

import { ARTICLE_ORDERS } from "./article.ts";
import { column, connection, globalId, instant, rowType } from "./define.ts";

export const source = rowType("Source", sources, sources.id, {
  fields: {
    id: globalId("Source", sources.id),
    name: column(sources.name),
    homepage: column(sources.homepage),
    kind: column(sources.kind),
    country: column(sources.country),
    reliability: column(sources.reliability),
    recordedAt: instant(sources.recordedAt),
    articles: connection("Article", { on: `$t.${articles.sourceId.name}`, orders: ARTICLE_ORDERS }),
  },
});
