// The rules of the schema that a machine can keep.

import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { describe, expect, test } from "vitest";

import { DIGEST_FORMATS, DIGEST_LENGTHS, DIGEST_SECTIONS } from "../src/domain/digest.ts";
import { USER_ERROR_CODES } from "../src/domain/result.ts";
import * as vocabulary from "../src/domain/vocabulary.ts";
import { MUTATIONS } from "../src/graphql/resolvers/mutations.ts";
import { readSchema } from "../src/graphql/schema.ts";

const schema = readSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));
const objects = types.filter((type) => type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType);

describe("the schema", () => {
  test("describes every type, field, argument and value", () => {
    const silent: string[] = [];
    for (const type of types) {
      if (!type.description && !["String", "Int", "Float", "Boolean", "ID"].includes(type.name)) silent.push(type.name);
      if (type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) silent.push(`${type.name}.${field.name}`);
          for (const argument of field.args)
            if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`);
        }
      }
      if (type instanceof GraphQLInputObjectType)
        for (const field of Object.values(type.getFields()))
          if (!field.description) silent.push(`${type.name}.${field.name}`);
      if (type instanceof GraphQLEnumType)
        for (const value of type.getValues()) if (!value.description) silent.push(`${type.name}.${value.name}`);
    }
    expect(silent).toEqual([]);
  });

  test("gives every connection nodes, edges, pageInfo and, where it can be counted, totalCount", () => {
    const connections = objects.filter((type) => type.name.endsWith("Connection"));
    expect(connections.length).toBeGreaterThan(10);
    for (const type of connections) {
      expect(Object.keys(type.getFields()), type.name).toEqual(expect.arrayContaining(["edges", "nodes", "pageInfo"]));
      expect(String(type.getFields()["pageInfo"]?.type), type.name).toBe("PageInfo!");
    }
  });

  test("lets every mutation take one input and give a payload with userErrors", () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    for (const field of mutations) {
      expect(
        field.args.map((argument) => argument.name),
        field.name,
      ).toEqual(["input"]);
      const payload = schema.getType(String(field.type).replace("!", ""));
      expect(payload instanceof GraphQLObjectType && String(payload.getFields()["userErrors"]?.type), field.name).toBe(
        "[UserError!]!",
      );
    }
    expect(Object.keys(MUTATIONS).toSorted()).toEqual(mutations.map((field) => field.name).toSorted());
  });

  test("never lists what may be null inside a list of its own types", () => {
    const holes = objects.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => {
          const list = isNonNullType(field.type) ? field.type.ofType : field.type;
          return isListType(list) && !isNonNullType(list.ofType) && field.name !== "nodes";
        })
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(holes).toEqual([]);
  });

  test.each([
    ["ActorKind", vocabulary.ACTOR_KINDS],
    ["Stance", vocabulary.STANCES],
    ["Strength", vocabulary.STRENGTHS],
    ["ConditionKind", vocabulary.CONDITION_KINDS],
    ["FigureQualifier", vocabulary.FIGURE_QUALIFIERS],
    ["NegotiationKind", vocabulary.NEGOTIATION_KINDS],
    ["ParticipationRole", vocabulary.PARTICIPATION_ROLES],
    ["Presence", vocabulary.PRESENCES],
    ["ChangeKind", vocabulary.CHANGE_KINDS],
    ["OriginMethod", vocabulary.ORIGIN_METHODS],
    ["DeliveryChannel", vocabulary.DELIVERY_CHANNELS],
    ["DeliveryStatus", vocabulary.DELIVERY_STATUSES],
    ["UserErrorCode", USER_ERROR_CODES],
    ["DigestSectionKind", DIGEST_SECTIONS],
    ["DigestFormat", DIGEST_FORMATS],
    ["DigestLength", DIGEST_LENGTHS],
    ["Marking", vocabulary.MARKINGS],
  ])("has the words of %s that the code has", (name, words) => {
    const type = schema.getType(name);
    expect(
      type instanceof GraphQLEnumType
        ? type
            .getValues()
            .map((value) => value.name)
            .toSorted()
        : null,
    ).toEqual([...words].toSorted());
  });
});
