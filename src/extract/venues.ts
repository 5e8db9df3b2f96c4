// Where talks are held: cities that texts name as a place.

import type { Document, Sentence } from "./document.ts";
import { STATES } from "./lexicon/states.ts";
import { matchesOf } from "./matches.ts";

/** Seats that are no cities. */
const SEATS = /^(?:Kremlin|Downing Street|Whitehall|[ÉE]lys[ée]e|Quai d|Blue House|Malaca|Zhongnanhai|Miraflores)/;
const CAPITALS: ReadonlySet<string> = new Set(
  STATES.flatMap((state) => state.cities).filter((name) => !SEATS.test(name)),
);
const CITIES = new Set([
  ...CAPITALS,
  "Geneva",
  "New York",
  "Istanbul",
  "Bonn",
  "Paris",
  "Munich",
  "Davos",
  "Barcelona",
  "Bangkok",
  "Poznań",
  "Poznan",
  "Bali",
  "Accra",
  "Montreal",
  "Dubai",
  "Sharm el-Sheikh",
  "Jeddah",
  "Minsk",
  "Dayton",
  "Oslo",
  "Vienna",
  "Lausanne",
  "Cancún",
  "Durban",
  "Marrakesh",
  "Katowice",
  "Glasgow",
  "Baku",
  "Nairobi",
  "Tel Aviv",
  "Philadelphia",
  "New Jersey",
  "Lancaster House",
  "Camp David",
]);

/** The city after "in" that stands nearest to words for talks, most often; the first wins a draw. */
export function findVenue(document: Document, sentences: readonly Sentence[], title: string): string | null {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const city of citiesIn(text)) counts.set(city, (counts.get(city) ?? 0) + weight);
  };
  for (const sentence of sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    count(text, /\b(?:talks|negotiat\w+|met|meeting|gathered|summit)\b/i.test(text) ? 3 : 1);
  }
  count(title, 3);
  return [...counts.entries()].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** The cities that a text names after "in" or "at", in text order. */
export function citiesIn(text: string): readonly string[] {
  return matchesOf(/\b(?:in|at) ((?:\p{Lu}[\p{L}’'-]+)(?:[ -](?:\p{Lu}[\p{L}’'-]+)){0,2})/gu, text).flatMap(
    (match) =>
      [match[1], match[1]?.split(" ").slice(0, 2).join(" "), match[1]?.split(" ")[0]].find(
        (name) => name !== undefined && CITIES.has(name),
      ) ?? [],
  );
}
