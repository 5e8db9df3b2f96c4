// The one place that makes GraphQL errors: what clients may see of what went wrong.

import { GraphQLError } from "graphql";

import { RequestError } from "../query/index.ts";

export type ErrorCode = "BAD_USER_INPUT" | "TOO_MANY" | "INTERNAL_SERVER_ERROR";

export function requestRefused(message: string, code: ErrorCode = "BAD_USER_INPUT"): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The caller's fault is told, ours is masked with an id that the log has, too. */
export function toGraphQLError(error: unknown, log: (id: string, error: unknown) => void): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof RequestError) return requestRefused(error.message);
  const id = crypto.randomUUID().slice(0, 8);
  log(id, error);
  return new GraphQLError(`Something went wrong on our side. Quote ${id} when you report it.`, {
    extensions: { code: "INTERNAL_SERVER_ERROR", id },
  });
}
