// Mutations: each parses its input, calls one door and maps the outcome to a payload.

import { createBriefing, publishEdition } from "../../digest/index.ts";
import {
  gradeSource,
  ingestArticle,
  mergeActors,
  openNegotiation,
  recordPosition,
  reviewClaims,
} from "../../ingest/index.ts";

import { requestRefused } from "../errors.ts";
import type { OperationContext } from "../context.ts";

export type Mutation = (input: unknown, context: OperationContext) => Promise<unknown>;

export const MUTATIONS: Readonly<Record<string, Mutation>> = {};
