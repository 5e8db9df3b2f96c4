// A value or what the user can mend: the only way a door says "no".

/** An error that the user can mend, as `userErrors { code message field }` shows it. */
export interface UserError {
  readonly code: UserErrorCode;
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
  /** Path of the offending input field, for example ["input", "publishedAt"]; empty when it is no single field. */
  readonly field: readonly string[];
}

export const USER_ERROR_CODES = [
  "EMPTY_TEXT",
  "TEXT_TOO_LONG",
  "NOT_TEXT",
  "INVALID_VALUE",
  "FUTURE_DATE",
  "NOT_FOUND",
  "CONFLICT",
  "EVIDENCE_MISMATCH",
] as const;
export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly UserError[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: UserErrorCode, message: string, ...field: readonly string[]): Result<never> {
  return { ok: false, errors: [{ code, message, field }] };
}

/** Marks the end of a closed set: the compiler complains when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
