// HTTP status of answers without data, as the GraphQL-over-HTTP specification has it for application/json.

import type { ApolloServerPlugin } from "@apollo/server";

const REQUEST_ERRORS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
]);

/**
 * Clients that ask for application/json (not application/graphql-response+json) get 200 with the errors in the body:
 * GraphQL over HTTP, section 6.4.1. Apollo answers 400 to them.
 */
export const wellKnownStatus: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, request }) => {
      const { body, http } = response;
      if (body.kind !== "single" || body.singleResult.data !== undefined || http.status !== 400) return;
      const errors = body.singleResult.errors ?? [];
      const isRequestError = errors.every((error) => REQUEST_ERRORS.has(String(error.extensions?.["code"])));
      const accept = request.http?.headers.get("accept") ?? "";
      if (isRequestError && !accept.includes("application/graphql-response+json")) http.status = 200;
    },
  }),
};
