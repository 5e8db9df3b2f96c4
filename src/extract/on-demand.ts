// The door for processes that may never read a text: the rules and their lexicons, 180 MB in memory, come with the first one.

import type { Extractor } from "../domain/reading.ts";

import { RECORDER } from "./recorder.ts";
import type { RuleGroup } from "./rule-groups.ts";

export { TAXONOMY } from "./lexicon/issues.ts";
export { isRuleGroup, RULE_GROUPS, type RuleGroup } from "./rule-groups.ts";
export { RECORDER };

/** The offline rules as an `Extractor`, loaded when first asked. */
export const EXTRACTOR: Extractor = extractorWithout([]);

/** The same without groups of rules, to see what they bring. */
export function extractorWithout(groups: readonly RuleGroup[]): Extractor {
  return {
    recorder: RECORDER,
    read: async (input) => {
      const { readText } = await import("./index.ts");
      return readText(input, groups);
    },
  };
}
