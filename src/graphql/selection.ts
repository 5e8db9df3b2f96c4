// From a GraphQL operation to a selection: fragments merged, @skip and @include applied, one list of fields a type.

import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  GraphQLInputObjectType,
  GraphQLEnumType,
  type GraphQLField,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type DocumentNode,
  typeFromAST,
  type ValueNode,
} from "graphql";

import type { Arguments, SelectedField, Selection, Variables } from "../query/index.ts";

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A document's fragments by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const definitions = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(definitions.map((fragment) => [fragment.name.value, fragment]));
}

/** The root fields of an operation in the order of the answer, and those that ask for the schema itself. */
export interface RootSelection {
  readonly fields: readonly SelectedField[];
  readonly introspection: readonly FieldNode[];
}

export function selectRoot(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): RootSelection {
  return new Selector(schema, fragments, variables).root(root, operation.selectionSet);
}

class Selector {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Fragments;
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, fragments: Fragments, variables: Variables) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#variables = variables;
  }

  root(type: GraphQLObjectType, set: SelectionSetNode): RootSelection {
    const byKey = new Map<string, FieldNode[]>();
    this.#collect(type, set, byKey, new Set());
    const isSchema = (nodes: readonly FieldNode[]) => nodes.some((node) => /^__(schema|type)$/.test(node.name.value));
    return {
      fields: [...byKey].filter(([, nodes]) => !isSchema(nodes)).map(([key, nodes]) => this.#field(type, key, nodes)),
      introspection: [...byKey.values()].filter(isSchema).flat(),
    };
  }

  /** The fields that these selection sets ask of one object type. GraphQL specification, section 6.3.2. */
  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly SelectedField[] {
    const byKey = new Map<string, FieldNode[]>();
    for (const set of sets) this.#collect(type, set, byKey, new Set());
    return [...byKey].map(([key, nodes]) => this.#field(type, key, nodes));
  }

  #collect(type: GraphQLObjectType, set: SelectionSetNode, byKey: Map<string, FieldNode[]>, seen: Set<string>): void {
    for (const node of set.selections) {
      if (!this.#isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const nodes = byKey.get(key);
        if (nodes === undefined) byKey.set(key, [node]);
        else nodes.push(node);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (this.#applies(type, node.typeCondition?.name.value)) this.#collect(type, node.selectionSet, byKey, seen);
      } else {
        const fragment = this.#fragments.get(node.name.value);
        if (fragment === undefined || seen.has(node.name.value)) continue;
        seen.add(node.name.value);
        if (this.#applies(type, fragment.typeCondition.name.value)) {
          this.#collect(type, fragment.selectionSet, byKey, seen);
        }
      }
    }
  }

  #isIncluded(node: Parameters<typeof getDirectiveValues>[1]): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    if (skip?.["if"] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.["if"] !== false;
  }

  #applies(type: GraphQLObjectType, condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const other = this.#schema.getType(condition);
    return isAbstractType(other) && this.#schema.isSubType(other, type);
  }

  #field(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): SelectedField {
    const [node] = nodes;
    const name = node?.name.value ?? key;
    const definition = type.getFields()[name];
    if (node === undefined || definition === undefined) {
      return { key, name, type: "String", shape: {}, read: () => ({}), selection: null };
    }
    const named = getNamedType(definition.type);
    const read = argumentsReader(definition, node);
    const sets = nodes.flatMap((each) => (each.selectionSet === undefined ? [] : [each.selectionSet]));
    const selection = isCompositeType(named) ? this.#selection(named.name, sets) : null;
    return { key, name, type: named.name, shape: read(this.#variables), read, selection };
  }

  #selection(name: string, sets: readonly SelectionSetNode[]): Selection {
    const type = this.#schema.getType(name);
    const possible = isObjectType(type) ? [type] : isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
    return { type: name, byType: new Map(possible.map((each) => [each.name, this.fields(each, sets)])) };
  }
}

const NO_ARGUMENTS: Arguments = {};

/** Reads a field's arguments; a request asks many times for the same, once for each parameter and each cost. */
function argumentsReader(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): (variables: Variables) => Arguments {
  if (definition.args.length === 0) return () => NO_ARGUMENTS;
  if ((node.arguments ?? []).every((given) => isConstant(given.value))) {
    const constant = getArgumentValues(definition, node);
    return () => constant;
  }
  let last: Variables | null = null;
  let values = NO_ARGUMENTS;
  return (variables) => {
    if (variables !== last) {
      values = getArgumentValues(definition, node, variables);
      last = variables;
    }
    return values;
  };
}

function isConstant(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return false;
    case Kind.LIST:
      return node.values.every(isConstant);
    case Kind.OBJECT:
      return node.fields.every((field) => isConstant(field.value));
    default:
      return true;
  }
}

// ---- The shape of variables ----------------------------------------------------------------------------------------

/** Reads what of the variables decides the plan: which are there, booleans and enum values, never the data itself. */
export function shapeReader(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (variables: Variables) => string {
  const known = (operation.variableDefinitions ?? []).map((definition) => ({
    name: definition.variable.name.value,
    type: typeFromAST(schema, definition.type),
  }));
  return (variables) =>
    known
      .map(({ name, type }) => (type === undefined ? "" : shapeOfValue(variables[name], type as GraphQLInputType)))
      .join();
}

function shapeOfValue(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return "";
  if (value === null) return "0";
  if (type instanceof GraphQLNonNull) return shapeOfValue(value, type.ofType);
  if (type instanceof GraphQLList) return "l";
  if (type instanceof GraphQLEnumType || typeof value === "boolean") return String(value);
  if (type instanceof GraphQLInputObjectType && typeof value === "object") {
    const fields = type.getFields();
    const parts = Object.entries(value).map(([name, part]) => {
      const field = fields[name];
      return field === undefined ? "" : `${name}:${shapeOfValue(part, field.type)}`;
    });
    return `{${parts.join()}}`;
  }
  return "v";
}
