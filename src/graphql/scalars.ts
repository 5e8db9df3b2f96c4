// Scalars of the schema: how values from clients are parsed. What goes out is written by the query engine.

import { GraphQLError, type GraphQLSchema, GraphQLScalarType, Kind } from "graphql";

import { isEdtf } from "../domain/edtf.ts";

// RFC 3339, section 5.6, with the offset required: an instant without one would be a guess.
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

function parseInstant(value: unknown): Date {
  if (typeof value !== "string" || !RFC_3339.test(value)) {
    return refuse(`${JSON.stringify(value)} is no instant: give RFC 3339 with an offset, such as 2024-02-13T18:00:00Z`);
  }
  const instant = new Date(value);
  // JavaScript moves 30 February into March; a day that there is not must be refused.
  const day = Number(value.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)), 0)).getUTCDate();
  if (Number.isNaN(instant.getTime()) || day > lastDay) return refuse(`${value} is a day or time that there is not`);
  return instant;
}

function parseEdtfText(value: unknown): string {
  if (typeof value !== "string" || !isEdtf(value)) {
    return refuse(`${JSON.stringify(value)} is no date in EDTF, such as 2024-02-13, 2024-02 or 2024-02-10/2024-02-13`);
  }
  return value;
}

function parseUrl(value: unknown): string {
  if (typeof value !== "string" || !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    return refuse(`${JSON.stringify(value)} is no http or https address`);
  }
  return value;
}

const PARSERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  DateTime: parseInstant,
  EDTFDate: parseEdtfText,
  URL: parseUrl,
};

/** Gives the schema's scalars their parsers. */
export function addScalars(schema: GraphQLSchema): void {
  for (const [name, parse] of Object.entries(PARSERS)) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}`);
    type.parseValue = parse;
    type.parseLiteral = (node) =>
      node.kind === Kind.STRING ? parse(node.value) : refuse(`${name} is written as a string`);
  }
}
