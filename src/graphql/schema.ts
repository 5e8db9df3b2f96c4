// The schema as it is written in schema.graphql, with its scalars.

import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

import { addScalars } from "./scalars.ts";

const FILE = new URL("../../schema.graphql", import.meta.url);

/** Reads and builds the schema; throws when the file is broken. */
export function readSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(FILE, "utf8"));
  addScalars(schema);
  return schema;
}
