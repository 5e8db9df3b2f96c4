// The door for processes that may never read a text: the rules and their lexicons, 180 MB in memory, come with the first one.

import type { Extractor } from "../domain/reading.ts";

import { RECORDER } from "./recorder.ts";

export { TAXONOMY } from "./lexicon/issues.ts";
export { RECORDER };

/** The offline rules as an `Extractor`, loaded when first asked. */
export const EXTRACTOR: Extractor = {
  recorder: RECORDER,
  read: async (input) => {
    const { readText } = await import("./index.ts");
    return readText(input);
  },
};
