// What descriptions of actors come to: the name of a group, the short form of a phrase, and what is no actor at all.

import type { Document } from "./document.ts";
import type { Phrase } from "./phrases.ts";

/** Things that are the subject of many sentences and act in none. */
export const NOT_SPEAKING =
  /^(?:talks|negotiations?|framework|plan|deal|agreement|proposal|offer|war|fighting|strike|strikes|pause|truce|cease-?fire|contract|increase|visit|meeting|round|session|text|draft|resolution|reports?|polls?|surveys?|study|studies|data|documents?|figures?|statements?|letters?|emails?|articles?|books?|ads?|date|news|decisions?|laws?|rules?|orders?|records?|results?|numbers?|statistics|tapes?|videos?|messages?|tweets?|posts?|files?|memos?|transcripts?|analys[ie]s|estimates?|filings?|accounts?|evidence|word|words|story|stories|version|idea|fact|reason|problem|question|answer|issue|thing|time|day|week|month|year|war|case|move|vote|election|percent|half|third|quarter|part|amount|thing|bit|rest|end)$/;

/** The name of a group without determiners and numbers; empty when nothing is left. */
export function groupName(description: string): string {
  return description
    .replace(
      /^(?:(?:the|these|those|an?|some|many|all|both|its|his|her|their|our|more than|at least|about|nearly|around|up to|as many as|[\d][\d.,]*(?: (?:million|thousand|hundred))?)(?:\s+|$))+/i,
      "",
    )
    .trim();
}

export function shortDescription(document: Document, phrase: Phrase): string {
  const text = document.text.slice(phrase.start, phrase.end).replaceAll(/\s+/g, " ");
  const head = document.tokens[phrase.head];
  // With a demonym split from its head: "an Egyptian" + "official".
  if (head !== undefined && head.start >= phrase.end) return `${text} ${head.text}`;
  return (
    text
      .split(/, (?:who|which|speaking)/)[0]
      ?.split(/,(?!\d)/)[0]
      ?.slice(0, 120) ?? text
  );
}
