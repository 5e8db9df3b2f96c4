// The door: everything that writes articles and claims.

export {
  type IngestDependencies,
  ingestArticle,
  MOST_TOGETHER,
  type Prepared,
  prepareArticles,
  savePrepared,
} from "./article.ts";
export {
  type Acting,
  gradeSource,
  mergeActors,
  openNegotiation,
  recordPosition,
  retractArticle,
  reviewClaims,
} from "./by-hand.ts";
export { type ArticleInput, LONGEST_TEXT } from "./clean.ts";
export { type DocumentFile, readDocumentFile } from "./document-file.ts";
export { markArticle } from "./marking.ts";
export { joinOrigin, splitOrigin } from "./origins.ts";
export type { Ingested } from "./save.ts";
export { ingestSamples } from "./samples.ts";
