// The door of the query engine: a selection in, JSON out.

export { keyOf, type NodeType } from "./global-id.ts";
export { refer } from "./mapping/define.ts";
export { MAPPING } from "./mapping/index.ts";
export { scopeOf } from "./mapping/digest.ts";
export { RequestError } from "./request-error.ts";
export { put, type QueryContext, type RootPlan, Runner } from "./run.ts";
export type { Arguments, SelectedField, Selection, Variables } from "./selection.ts";
