// A request that cannot be answered as it is asked; graphql/errors.ts turns it into BAD_USER_INPUT.

export class RequestError extends Error {
  override readonly name = "RequestError";
}
