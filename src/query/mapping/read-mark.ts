// How far a reader has read, and what changed since, of whatever can be marked.

import { type Change, type ReadMark, readMarks } from "../../digest/index.ts";
import type { Database } from "../../store/database.ts";

import { RequestError } from "../request-error.ts";
import type { Arguments } from "../selection.ts";
import { keyOfChange, patienceOf } from "./change.ts";
import { type CalledFunction, type FunctionContext, type PagedFunction, valueType } from "./define.ts";

/** The mark of the reader that the argument names, or of who asks. */
export function readMarkField(kind: "briefing" | "negotiation"): CalledFunction {
  return {
    kind: "function",
    call: (context, parents, args) => readMarks(context.db, kind, parents, readerOf(context, args)),
  };
}

export function sinceReadField(
  door: (
    db: Database,
    parents: readonly string[],
    wanted: { readonly reader: string; readonly now: Date; readonly patienceDays: number },
  ) => Promise<readonly (readonly Change[])[]>,
): PagedFunction {
  return {
    kind: "paged",
    call: (context, parents, args) =>
      door(context.db, parents, {
        reader: readerOf(context, args),
        now: context.now,
        patienceDays: patienceOf(args),
      }),
    keyOf: keyOfChange,
  };
}

function readerOf({ actor }: FunctionContext, args: Arguments): string {
  const reader = String(args["reader"] ?? actor).trim();
  if (reader === "" || reader.length > 200) throw new RequestError("reader must be text of 1 to 200 characters");
  return reader;
}

export const readMark = valueType<ReadMark>("ReadMark");
