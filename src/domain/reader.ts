// What a reader may ask for: a zone in which days are named, a language, a marking.

import { MARKINGS, type Marking } from "./vocabulary.ts";

/** Whether a name is a time zone of the IANA database, such as Europe/Paris. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is a language tag of BCP 47 that is well formed: "en", "pt-BR", "zh-Hant". */
export function isLanguageTag(text: string): boolean {
  try {
    return text.length <= 35 && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** A marking as people write it: "amber", "TLP:AMBER+STRICT"; null when it is none. */
export function readMarking(text: string): Marking | null {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/^TLP:\s*/, "")
    .replaceAll(/[+ -]/g, "_");
  return MARKINGS.find((known) => known === word) ?? null;
}
