// What does not grow with the news: sources, actors and their names, negotiations with their issues and who takes part.

import { ACTOR_KINDS, NEGOTIATION_KINDS, NEGOTIATION_STATUSES, RELIABILITIES } from "../../src/domain/vocabulary.ts";
import { pick, random, uuid7, zipf } from "./random.ts";
import { capital, madeUp } from "./words.ts";

/** How much there is of everything. */
export interface Scale {
  readonly articles: number;
  readonly actors: number;
  readonly sources: number;
  readonly negotiations: number;
}

/** Ten positions an article; every twentieth article is about the first negotiation. */
export const SCALES: Readonly<Record<"small" | "large", Scale>> = {
  small: { articles: 10_000, actors: 2_000, sources: 300, negotiations: 200 },
  large: { articles: 200_000, actors: 20_000, sources: 300, negotiations: 2_000 },
};

export const SEED = 20_260_101;
/** The first article's instant, and how long the news goes on. */
export const FIRST = Date.UTC(2024, 0, 1, 6);
export const DAYS = 730;
export const DAY = 86_400_000;

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof ACTOR_KINDS)[number];
  readonly alias: string;
  /** Numbers of the organisations that a person belongs to. */
  readonly memberOf: readonly number[];
}

export interface Issue {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** What positions on it are about. */
  readonly objects: readonly string[];
}

export interface Negotiation {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly kind: (typeof NEGOTIATION_KINDS)[number];
  readonly status: (typeof NEGOTIATION_STATUSES)[number];
  readonly venue: string;
  readonly issues: readonly Issue[];
  /** Numbers of actors; the first three are parties, then a mediator, a host and others. */
  readonly cast: readonly number[];
}

export interface World {
  readonly scale: Scale;
  readonly sources: readonly { readonly id: string; readonly name: string; readonly reliability: string }[];
  readonly actors: readonly Actor[];
  readonly negotiations: readonly Negotiation[];
}

export const ISSUES_EACH = 8;
export const CAST = 14;
const BEFORE = FIRST - 30 * DAY;

/** Slugs of the taxonomy that negotiations take their issues from, with names. */
export type Taxonomy = readonly { readonly slug: string; readonly name: string }[];

export function makeWorld(scale: Scale, taxonomy: Taxonomy): World {
  const chance = random(SEED, 1);
  const sources = Array.from({ length: scale.sources }, (_, n) => ({
    id: uuid7(chance, BEFORE, n),
    name: `The ${capital(madeUp(chance, 3))} ${pick(chance, ["Herald", "Courier", "Post", "Wire"])} ${n + 1}`,
    reliability: pick(chance, RELIABILITIES),
  }));
  const organisations = Math.floor(scale.actors / 10);
  const actors = Array.from({ length: scale.actors }, (_, n): Actor => {
    const isPerson = n >= organisations && chance.chance(0.6);
    const name = isPerson
      ? `${capital(madeUp(chance, 2))} ${capital(madeUp(chance, 3))}`
      : `${capital(madeUp(chance, 3))} ${pick(chance, ["Council", "Union", "Ministry", "Front", "Republic", "Agency"])}`;
    return {
      id: uuid7(chance, BEFORE + 1 + Math.floor(n / 4_096), n % 4_096),
      name,
      kind: isPerson ? "PERSON" : pick(chance, ACTOR_KINDS.slice(1)),
      alias: `${capital(madeUp(chance, 2))} ${n + 1}`,
      memberOf: isPerson
        ? [...new Set([chance.below(organisations), chance.below(organisations)])].slice(0, 1 + chance.below(2))
        : [],
    };
  });
  const drawActor = zipf(scale.actors, 0.8);
  const negotiations = Array.from({ length: scale.negotiations }, (_, n): Negotiation => {
    const name = `${capital(madeUp(chance, 3))}–${capital(madeUp(chance, 3))} ${pick(chance, ["talks", "negotiations", "conference"])}`;
    const chosen = new Set<number>();
    while (chosen.size < ISSUES_EACH) chosen.add(chance.below(taxonomy.length));
    const cast = new Set<number>();
    while (cast.size < CAST) cast.add(drawActor(chance));
    return {
      id: uuid7(chance, BEFORE + 100 + n, 0),
      name,
      slug: `${n + 1}-${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`,
      kind: pick(chance, NEGOTIATION_KINDS),
      status: pick(chance, NEGOTIATION_STATUSES),
      venue: capital(madeUp(chance, 3)),
      issues: [...chosen].map((index, k): Issue => {
        const { slug, name: issueName } = taxonomy[index] ?? { slug: "", name: "" };
        const objects = Array.from({ length: 12 }, () => objectOf(issueName, chance));
        return { id: uuid7(chance, BEFORE + 100 + n, k + 1), slug, name: issueName, objects };
      }),
      cast: [...cast],
    };
  });
  return { scale, sources, actors, negotiations };
}

function objectOf(issue: string, chance: ReturnType<typeof random>): string {
  const lead = pick(chance, ["a timetable for", "the clause on", "new rules for", "a joint body for", "the draft on"]);
  return `${lead} ${issue.toLowerCase()} in ${capital(madeUp(chance, 3))}`;
}

/** Which negotiation an article is about: every twentieth the first one, each of the others once, then by frequency. */
export function negotiationOf(scale: Scale): (article: number) => number {
  const draw = zipf(scale.negotiations - 1, 0.78);
  return (article) => {
    if (article % 20 === 0) return 0;
    const rank = article - Math.floor(article / 20) - 1;
    if (rank < scale.negotiations - 1) return 1 + rank;
    return 1 + draw(random(SEED, 2, article));
  };
}

const COUNTS = [4, 6, 8, 10, 10, 10, 12, 14, 16, 10] as const;

/** Positions in an article: ten on average, exactly so over the first negotiation's articles and over all. */
export function positionsIn(article: number): number {
  return COUNTS[(article + Math.floor(article / 20)) % COUNTS.length] ?? 10;
}
