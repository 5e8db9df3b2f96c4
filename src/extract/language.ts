// Which language a text is in.

import { eld } from "eld/small";

/** BCP 47 language of a text, from its first 4,000 characters; "und" when it cannot be told. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 4_000);
  if (!/\p{L}{3}/u.test(sample)) return "und";
  const { language } = eld.detect(sample);
  return language === "" ? "und" : language;
}
