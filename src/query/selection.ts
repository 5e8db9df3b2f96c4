// What a client selected, free of GraphQL's own types: fields with their arguments, merged over fragments.

/** Coerced variables of one request. */
export type Variables = Readonly<Record<string, unknown>>;

export type Arguments = Readonly<Record<string, unknown>>;

export interface SelectedField {
  /** The key in the answer: the alias, or the name. */
  readonly key: string;
  readonly name: string;
  /** Name of the field's type, without lists and non-null marks. */
  readonly type: string;
  /**
   * The arguments of the request that the plan was made for. A plan may depend on which of them are there, and on enum
   * values; every other value must be read anew by `read`, because the plan is used again for other variables.
   */
  readonly shape: Arguments;
  /** The arguments of a request. */
  readonly read: (variables: Variables) => Arguments;
  /** What is selected below; null for scalars and enums. */
  readonly selection: Selection | null;
}

/** The fields selected of each type that may stand here: one for an object, several for an interface or union. */
export interface Selection {
  readonly type: string;
  readonly byType: ReadonlyMap<string, readonly SelectedField[]>;
}

/** The fields selected of one type. */
export function fieldsOf(selection: Selection, type: string): readonly SelectedField[] {
  return selection.byType.get(type) ?? [];
}
