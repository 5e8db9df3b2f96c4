// Answers an operation: plans it once, runs it by the query engine, and gives the JSON text through to the client.

import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from "graphql";

import { assertNever } from "../domain/result.ts";
import {
  MAPPING,
  put,
  type QueryContext,
  RequestError,
  type RootPlan,
  Runner,
  type SelectedField,
} from "../query/index.ts";
import type { Variables } from "../query/index.ts";

import type { OperationContext, Subscribing } from "./context.ts";
import { requestRefused, toGraphQLError } from "./errors.ts";
import { MUTATIONS } from "./resolvers/mutations.ts";
import { fragmentsOf, selectRoot, shapeReader } from "./selection.ts";

/** Where the bytes of an answer wait: Apollo hands on strings only, of 170 kB at great cost. */
export interface Aside {
  bytes: Buffer | null;
}

/** The `data` of an answer as JSON, a string or bytes in UTF-8; `stringifyAnswer` writes it as it is. */
export class JsonText {
  readonly body: string | Buffer;
  #parsed: unknown;
  /** Of the request that is answered, where its bytes can wait. */
  aside: Aside | null = null;

  constructor(body: string | Buffer) {
    this.body = body;
  }

  /** For whoever looks into the answer, such as a plugin, or writes it many times. */
  toJSON(): unknown {
    this.#parsed ??= JSON.parse(this.body.toString());
    return this.#parsed;
  }
}

export interface Answer {
  readonly data?: JsonText | null;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Writes an answer as `Executor.execute` gave it, errors formatted. */
export function stringifyAnswer(value: object): string {
  const data = dataOf(value);
  return data === null ? JSON.stringify(value) : `${headOf(value)}${data.body.toString()}}`;
}

/** The `data` of an answer while nobody has put something else in its place. */
export function dataOf(value: object): JsonText | null {
  return "data" in value && value.data instanceof JsonText ? value.data : null;
}

/** An answer up to its data, which stands last: all that follows is the data and a brace. */
export function headOf(value: object): string {
  const head = JSON.stringify({ ...value, data: undefined });
  return `${head.slice(0, -1)}${head === "{}" ? "" : ","}"data":`;
}

interface Planned {
  readonly plan: RootPlan;
  readonly introspection: readonly FieldNode[];
}

interface PlansOfOperation {
  readonly shapeOf: (variables: Variables) => string;
  /** By shape of the variables. */
  readonly plans: Map<string, Planned>;
}

/** Plans of one operation: a handful of shapes each; a client that varies them without end gets no cache. */
const MOST_SHAPES = 50;

export class Executor {
  readonly #schema: GraphQLSchema;
  readonly #runner = new Runner(MAPPING, "Query");
  /** By operation of a document, which Apollo keeps for every known text. */
  readonly #plans = new WeakMap<OperationDefinitionNode, PlansOfOperation>();

  /** Numbers of subscriptions, by which equal answers are found. */
  readonly #numbers = new WeakMap<OperationDefinitionNode, number>();
  #nextNumber = 0;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  async execute(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    rawVariables: Readonly<Record<string, unknown>>,
    context: OperationContext,
  ): Promise<Answer> {
    const definitions = operation.variableDefinitions ?? [];
    const coerced = getVariableValues(this.#schema, definitions, rawVariables, { maxErrors: 5 });
    if (coerced.errors !== undefined) {
      for (const error of coerced.errors) Object.assign(error.extensions, { code: "BAD_USER_INPUT" });
      return { errors: coerced.errors };
    }
    const variables = coerced.coerced;
    try {
      switch (operation.operation) {
        case "query":
          return { data: await this.#query(document, operation, variables, readingOf(context)) };
        case "mutation":
          if (context.readOnly === true) return { errors: [requestRefused("GET may not change anything: use POST")] };
          context.onMutation?.();
          return { data: await this.#mutate(document, operation, variables, context) };
        case "subscription":
          return this.#subscribe(document, operation, variables, context);
        default:
          return assertNever(operation.operation);
      }
    } catch (error) {
      const shown = toGraphQLError(error, context.log);
      // A request that cannot be meant has no data at all; a fault of ours has null in its place.
      return error instanceof RequestError ? { errors: [shown] } : { errors: [shown], data: null };
    }
  }

  async #query(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    context: QueryContext,
  ): Promise<JsonText> {
    const { plan, introspection } = this.#planned(document, operation, variables);
    const text = await this.#runner.answer(plan, variables, context);
    if (introspection.length === 0) return new JsonText(text);
    const own = text.toString().slice(1, -1);
    const schema = JSON.stringify(this.#introspect(document, operation, introspection, variables)).slice(1, -1);
    return new JsonText(`{${[own, schema].filter((part) => part !== "").join(",")}}`);
  }

  #planned(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Planned {
    let of = this.#plans.get(operation);
    if (of === undefined) {
      of = { shapeOf: shapeReader(this.#schema, operation), plans: new Map() };
      this.#plans.set(operation, of);
    }
    const { shapeOf, plans } = of;
    const key = shapeOf(variables);
    const known = plans.get(key);
    if (known !== undefined) return known;
    const selected = this.#select(document, operation, variables);
    const planned = { plan: this.#runner.plan(selected.fields), introspection: selected.introspection };
    if (plans.size < MOST_SHAPES) plans.set(key, planned);
    return planned;
  }

  #select(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) {
    const root = this.#schema.getRootType(operation.operation);
    if (root === undefined || root === null) throw new Error(`The schema has no ${operation.operation}`);
    return selectRoot(this.#schema, root, operation, fragmentsOf(document), variables);
  }

  /** Fields of a mutation run one after the other: GraphQL specification, section 6.2.2. */
  async #mutate(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    context: OperationContext,
  ): Promise<JsonText> {
    const data: Record<string, unknown> = {};
    for (const field of this.#select(document, operation, variables).fields) {
      put(data, field.key, await this.#mutateOne(field, variables, context));
    }
    return new JsonText(JSON.stringify(data));
  }

  async #mutateOne(field: SelectedField, variables: Variables, context: OperationContext): Promise<unknown> {
    if (field.name === "__typename") return "Mutation";
    const resolve = MUTATIONS[field.name];
    if (resolve === undefined) throw new Error(`Mutation.${field.name} has no resolver`);
    const payload = await resolve(field.read(variables)["input"], context);
    return this.#runner.select(payload, field, variables, context);
  }

  #subscribe(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
    context: OperationContext,
  ): Answer {
    const [field] = this.#select(document, operation, variables).fields;
    if (field === undefined) return { errors: [requestRefused("The subscription asks for nothing")] };
    if (context.subscribe === undefined) {
      return {
        errors: [
          requestRefused(
            "A subscription has many answers: ask over WebSocket (graphql-transport-ws), or with `accept: text/event-stream`",
          ),
        ],
      };
    }
    context.subscribe({ field, variables, key: this.#keyOf(document, operation, variables) });
    return { data: null };
  }

  /** Names what is selected: the operation, and its variables but for those that only the root field's arguments use. */
  #keyOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): string {
    const number = this.#numbers.get(operation) ?? this.#nextNumber++;
    this.#numbers.set(operation, number);
    const selections = operation.selectionSet.selections.map((node) =>
      node.kind === Kind.FIELD ? { ...node, arguments: [] } : node,
    );
    const selected = { ...operation, variableDefinitions: [], selectionSet: { kind: Kind.SELECTION_SET, selections } };
    const used: Record<string, unknown> = {};
    const definitions = document.definitions.map((node) => (node === operation ? selected : node));
    visit({ kind: Kind.DOCUMENT, definitions } as DocumentNode, {
      Variable: ({ name }) => put(used, name.value, variables[name.value]),
    });
    return `${number} ${JSON.stringify(used)}`;
  }

  /** The data of a subscription's answer for one value of its field, selected as any other; throws what went wrong. */
  async selectPushed({ field, variables }: Subscribing, value: unknown, context: QueryContext): Promise<JsonText> {
    const data: Record<string, unknown> = {};
    put(data, field.key, await this.#runner.select(value, field, variables, context));
    return new JsonText(JSON.stringify(data));
  }

  /** Questions about the schema itself are graphql-js's to answer. */
  #introspect(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    fields: readonly FieldNode[],
    variables: Variables,
  ): unknown {
    const others = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    const only = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } } as const;
    const result = executeSync({
      schema: this.#schema,
      document: { kind: Kind.DOCUMENT, definitions: [only, ...others] },
      variableValues: variables,
    });
    const [error] = result.errors ?? [];
    if (error !== undefined) throw error;
    return result.data;
  }
}

/** The context as a query has it: reading from a replica, where there are some. */
function readingOf(context: OperationContext): QueryContext {
  const { reader } = context;
  if (reader === undefined) return context;
  return Object.create(context, {
    run: { value: reader.run },
    runText: { value: reader.runText },
    db: { get: () => reader.db },
  }) as OperationContext;
}
