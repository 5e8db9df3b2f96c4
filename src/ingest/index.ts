// The door: everything that writes articles and claims.

export { type IngestDependencies, type Ingested, ingestArticle, prepareArticle } from "./article.ts";
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
export { ingestSamples } from "./samples.ts";
