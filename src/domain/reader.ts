// What a reader may ask for: a zone in which days are named, a language.

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
