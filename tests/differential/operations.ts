// Operations made from the schema: what a client may ask, in every shape that the language has for asking.

import fc, { type Arbitrary } from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";

/** How a value is handed over: written out, or by a variable that is given, left to its default, or absent. */
type Way = "literal" | "given" | "given over a default" | "default" | "inner";

export interface Argument {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** As JSON; enum values as their names. `undefined`: a variable that has neither value nor default. */
  readonly value: unknown;
  readonly way: Way;
}

interface Directive {
  readonly name: "skip" | "include";
  readonly value: boolean;
  readonly way: Exclude<Way, "inner">;
}

export type Item =
  | {
      readonly kind: "field";
      readonly name: string;
      readonly alias: string | null;
      readonly args: readonly Argument[];
      readonly directives: readonly Directive[];
      readonly items: readonly Item[] | null;
    }
  | {
      readonly kind: "inline" | "named";
      readonly on: string | null;
      readonly directives: readonly Directive[];
      readonly items: readonly Item[];
    };

export interface Operation {
  readonly items: readonly Item[];
  /** Whether another operation stands before it, so that `operationName` must choose. */
  readonly second: boolean;
}

/** Values for arguments, by field and argument: `Query.actor.id`, or by argument alone: `first`; none: never given. */
export type Values = Readonly<Record<string, readonly unknown[]>>;

/** Aliases that JavaScript or SQL may stumble over. */
const ALIASES = [
  "x",
  "X",
  "__proto__",
  "constructor",
  "r",
  "a",
  "c0",
  "cursor",
  "select",
  "t0",
  "toString",
  `${"long".repeat(20)}A`,
  `${"long".repeat(20)}B`,
  "_",
] as const;

/** An arbitrary of operations over the schema's queries; `depth` bounds how deep selections go. */
export function operations(schema: GraphQLSchema, values: Values, depth: number): Arbitrary<Operation> {
  const query = schema.getQueryType();
  if (query == null) throw new Error("The schema has no queries");
  const made = new Map<string, Arbitrary<readonly Item[]>>();

  const directives: Arbitrary<readonly Directive[]> = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc
        .record({
          name: fc.constantFrom("skip" as const, "include" as const),
          value: fc.boolean(),
          way: fc.constantFrom(
            "literal" as const,
            "given" as const,
            "given over a default" as const,
            "default" as const,
          ),
        })
        .map((one) => [one]),
    },
  );

  /** Values of a type for which no pool is given. */
  const anyValue = (path: string, type: GraphQLInputType): Arbitrary<unknown> => {
    const pool = values[path] ?? values[path.split(".").at(-1) ?? ""];
    if (pool !== undefined) return fc.constantFrom(...pool);
    const nullable = getNullableType(type);
    if (nullable === GraphQLBoolean) return fc.boolean();
    if (isListType(nullable)) return fc.array(anyValue(path, nullable.ofType), { maxLength: 3 });
    if (nullable instanceof GraphQLEnumType) return fc.constantFrom(...nullable.getValues().map((value) => value.name));
    if (nullable instanceof GraphQLInputObjectType) {
      const fields = Object.values(nullable.getFields());
      const required = fields.filter((field) => isRequiredArgument(field)).map((field) => field.name);
      return fc.record(
        Object.fromEntries(
          fields.map((field) => [
            field.name,
            isRequiredArgument(field)
              ? anyValue(`${nullable.name}.${field.name}`, field.type)
              : fc.oneof(
                  { weight: 1, arbitrary: fc.constant(null) },
                  { weight: 8, arbitrary: anyValue(`${nullable.name}.${field.name}`, field.type) },
                ),
          ]),
        ),
        { requiredKeys: required },
      );
    }
    throw new Error(`No values are given for ${path}`);
  };

  const argument = (owner: string, field: string, given: GraphQLArgument): Arbitrary<readonly Argument[]> => {
    const path = `${owner}.${field}.${given.name}`;
    if (values[path] === undefined && values[given.name]?.length === 0) return fc.constant([]);
    const ways = fc.constantFrom<Way>("literal", "given", "given over a default", "default", "inner");
    const one = fc
      .record({ value: anyValue(path, given.type), way: ways })
      .map(({ value, way }) => [{ name: given.name, type: given.type, value, way }]);
    if (isRequiredArgument(given)) return one;
    const absent = { name: given.name, type: given.type, value: undefined, way: "given" as const };
    return fc.oneof(
      { weight: given.name === "first" ? 1 : 4, arbitrary: fc.constant([]) },
      { weight: given.name === "after" ? 1 : 3, arbitrary: one },
      { weight: 1, arbitrary: fc.constant([absent]) },
    );
  };

  const field = (type: GraphQLCompositeType, known: GraphQLField<unknown, unknown>, left: number): Arbitrary<Item> => {
    const target = getNamedType(known.type);
    const items: Arbitrary<readonly Item[] | null> = isCompositeType(target)
      ? selection(target, left - 1)
      : fc.constant(null);
    return fc
      .record({
        args: argumentsOf(type.name, known),
        alias: fc.oneof(
          { weight: 8, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: fc.constantFrom(...ALIASES) },
        ),
        directives,
        items,
      })
      .map(({ args, ...rest }): Item => ({ kind: "field", name: known.name, args: args.flat(), ...rest }));
  };

  /** Arguments of a field; a cursor of a list whose order can be chosen goes with that order. */
  const argumentsOf = (
    owner: string,
    known: GraphQLField<unknown, unknown>,
  ): Arbitrary<readonly (readonly Argument[])[]> => {
    const free = fc.tuple(...known.args.map((one) => argument(owner, known.name, one)));
    const pairs = values[`${known.name} after orderBy`];
    if (pairs === undefined || !known.args.some((one) => one.name === "orderBy")) return free;
    const paged = fc
      .record({ pair: fc.constantFrom(...pairs), rest: free, way: fc.constantFrom<Way>("literal", "given") })
      .map(({ pair, rest, way }) => [
        ...rest.filter(([one]) => one?.name !== "orderBy" && one?.name !== "after"),
        known.args.flatMap((one) =>
          isRecord(pair) && pair[one.name] !== undefined
            ? [{ name: one.name, type: one.type, value: pair[one.name], way }]
            : [],
        ),
      ]);
    return fc.oneof({ weight: 4, arbitrary: free }, { weight: 1, arbitrary: paged });
  };

  const typename: Arbitrary<Item> = fc.constant({
    kind: "field",
    name: "__typename",
    alias: null,
    args: [],
    directives: [],
    items: null,
  });

  const selection = (type: GraphQLCompositeType, left: number): Arbitrary<readonly Item[]> => {
    const name = `${type.name} ${left}`;
    const before = made.get(name);
    if (before !== undefined) return before;
    // Made on first use: types refer to each other in circles.
    const arbitrary = fc.constant(null).chain(() => items(type, left));
    made.set(name, arbitrary);
    return arbitrary;
  };

  const items = (type: GraphQLCompositeType, left: number): Arbitrary<readonly Item[]> => {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = fields.filter((one) => !isCompositeType(getNamedType(one.type)));
    const branches = fields.filter((one) => isCompositeType(getNamedType(one.type)));
    const parts: { weight: number; arbitrary: Arbitrary<Item> }[] = [{ weight: 1, arbitrary: typename }];
    if (leaves.length > 0)
      parts.push({ weight: 5, arbitrary: fc.constantFrom(...leaves).chain((one) => field(type, one, left)) });
    if (branches.length > 0 && left > 0)
      parts.push({ weight: 6, arbitrary: fc.constantFrom(...often(branches)).chain((one) => field(type, one, left)) });
    if (left > 0) {
      const wider = isObjectType(type)
        ? [...type.getInterfaces().map((one) => one.name), type.name]
        : [...schema.getPossibleTypes(type).map((one) => one.name), type.name];
      const fragment = fc.constantFrom(null, ...wider).chain((on) => {
        const inner = on === null ? type : schema.getType(on);
        if (!isCompositeType(inner)) throw new Error(`${on} cannot be selected from`);
        return fc.record({
          kind: on === null ? fc.constant("inline" as const) : fc.constantFrom("inline" as const, "named" as const),
          on: fc.constant(on),
          directives,
          items: selection(inner, left - 1),
        });
      });
      parts.push({ weight: isAbstractType(type) ? 8 : 2, arbitrary: fragment });
    }
    return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: left > 3 ? 4 : 3 });
  };

  return fc.record({ items: selection(query, depth), second: fc.boolean() });
}

/** Digests take a dozen statements: they are asked for a fifth as often as other fields. */
function often<T extends GraphQLField<unknown, unknown>>(fields: readonly T[]): readonly T[] {
  return fields.flatMap((one) => {
    const isDear = ["Digest", "EditionDiff"].includes(getNamedType(one.type).name);
    return Array.from({ length: isDear ? 1 : 5 }, () => one);
  });
}

// ---- As text -------------------------------------------------------------------------------------------------------

export interface Rendered {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string;
}

/** Writes an operation as a document; the same argument and the same fragment get the same name everywhere. */
export function render(operation: Operation): Rendered {
  const variables: Record<string, unknown> = {};
  const definitions = new Map<string, { readonly name: string; readonly definition: string }>();
  const fragments = new Map<string, string>();

  const variable = (type: string, value: unknown, literal: string, way: Way): string => {
    const id = `${type} ${literal} ${way} ${value === undefined}`;
    const known = definitions.get(id);
    if (known !== undefined) return `$${known.name}`;
    const name = `v${definitions.size}`;
    const nullable = type.replace(/!$/, "");
    const definition =
      way === "default"
        ? `$${name}: ${nullable} = ${literal}`
        : way === "given over a default"
          ? `$${name}: ${nullable} = ${literal}`
          : `$${name}: ${type}`;
    definitions.set(id, { name, definition });
    if (way !== "default" && value !== undefined) variables[name] = value;
    return `$${name}`;
  };

  const argument = ({ type, value, way }: Argument): string => {
    const literal = value === undefined ? "null" : literalOf(value, type);
    if (way === "literal") return literal;
    const bare = getNullableType(type);
    if (way === "inner") {
      if (!(bare instanceof GraphQLInputObjectType) || typeof value !== "object" || value === null) return literal;
      const fields = bare.getFields();
      const parts = Object.entries(value).map(([name, part]) => {
        const inner = fields[name];
        if (inner === undefined) throw new Error(`${bare.name} has no field ${name}`);
        return `${name}: ${variable(String(inner.type), part, literalOf(part, inner.type), "given")}`;
      });
      return `{ ${parts.join(", ")} }`;
    }
    // A default makes a variable fit a required argument; null would not.
    const usable = way === "given" || value !== null ? way : "given";
    return variable(String(type), value, literal, usable);
  };

  const directives = (list: readonly Directive[]): string =>
    list
      .map(({ name, value, way }) => {
        const literal = String(way === "given over a default" ? !value : value);
        return ` @${name}(if: ${way === "literal" ? literal : directiveVariable(value, literal, way)})`;
      })
      .join("");
  const directiveVariable = (value: boolean, literal: string, way: Way) => variable("Boolean!", value, literal, way);

  const items = (list: readonly Item[]): string => `{ ${list.map(item).join(" ")} }`;
  const item = (one: Item): string => {
    const extra = directives(one.directives);
    if (one.kind === "field") {
      const args = one.args.map((each) => `${each.name}: ${argument(each)}`);
      const call = args.length === 0 ? "" : `(${args.join(", ")})`;
      // Fields of one key must have the same arguments: the arguments tell the key.
      const key = one.alias ?? (call === "" ? null : `${one.name}_${hashOf(call)}`);
      const alias = key === null ? "" : `${key}: `;
      return `${alias}${one.name}${call}${extra}${one.items === null ? "" : ` ${items(one.items)}`}`;
    }
    const body = items(one.items);
    if (one.kind === "inline" || one.on === null) {
      return `...${one.on === null ? "" : ` on ${one.on}`}${extra} ${body}`;
    }
    const definition = `on ${one.on} ${body}`;
    const name = fragments.get(definition) ?? `f${fragments.size}`;
    fragments.set(definition, name);
    return `...${name}${extra}`;
  };

  const body = items(operation.items);
  const defined = [...definitions.values()].map(({ definition }) => definition);
  const head = `query Asked${defined.length === 0 ? "" : `(${defined.join(", ")})`}`;
  return {
    text: [
      ...(operation.second ? ["query Other { __typename }"] : []),
      `${head} ${body}`,
      ...[...fragments].map(([definition, name]) => `fragment ${name} ${definition}`),
    ].join("\n"),
    variables,
    operationName: "Asked",
  };
}

function literalOf(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return "null";
  if (isListType(nullable) && Array.isArray(value)) {
    return `[${value.map((entry) => literalOf(entry, nullable.ofType)).join(", ")}]`;
  }
  if (nullable instanceof GraphQLEnumType) return String(value);
  if (nullable instanceof GraphQLInputObjectType && typeof value === "object") {
    const fields = nullable.getFields();
    const parts = Object.entries(value).map(([name, part]) => {
      const field = fields[name];
      if (field === undefined) throw new Error(`${nullable.name} has no field ${name}`);
      return `${name}: ${literalOf(part, field.type)}`;
    });
    return `{ ${parts.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Short and stable: FNV-1a. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
