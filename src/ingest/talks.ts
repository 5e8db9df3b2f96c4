// Which negotiation an article belongs to, for the articles of one transaction: each sees what those before it changed.

import { edtfBounds } from "../domain/edtf.ts";
import { slugOf } from "../domain/names.ts";
import { currentParts, type Parts, withText } from "../domain/participation.ts";
import type { ReadNegotiation } from "../domain/reading.ts";
import type { NewClaims } from "../store/claims.ts";
import type { Transaction } from "../store/database.ts";
import {
  addNegotiation,
  type ArticleLink,
  findNegotiationCandidates,
  findSlugs,
  linkArticles,
  MOST_CANDIDATES,
  type NegotiationCandidate,
} from "../store/negotiations.ts";
import { findParts, writeParts } from "../store/participations.ts";

import { linkNegotiation, NEGOTIATION_GAP_DAYS, partiesOf } from "./link.ts";

/** An article that does not speak of talks belongs to those of the last weeks or to none. */
const PARTIES_GAP_DAYS = 30;

/** An article whose negotiation is looked for. */
export interface Told {
  readonly articleId: string;
  readonly publishedAt: Date;
  /** The negotiation, when it is given or was found before. */
  readonly chosen: string | null;
  /** What the text says of talks. */
  readonly read: ReadNegotiation | null;
  /** Whether the text has positions, which need a negotiation. */
  readonly hasPositions: boolean;
  /** Whom it names. */
  readonly actorIds: ReadonlySet<string>;
}

export interface Talks {
  /** The negotiation that an article belongs to: the one chosen, a known one that fits, a new one; null when it speaks of none. */
  readonly link: (told: Told) => Promise<string | null>;
  /** What an article claims of who takes part; works out anew who does. */
  readonly takePart: (negotiationId: string, claimed: NewClaims["participations"]) => Promise<void>;
  /** Issues that an article added. */
  readonly raise: (negotiationId: string, slugs: Iterable<string>) => void;
  /** Writes it all, once the articles and claims are there. */
  readonly write: () => Promise<void>;
}

interface Talk extends Omit<NegotiationCandidate, "issues"> {
  readonly issues: ReadonlySet<string>;
}

/** Looks up the negotiations that these articles may belong to. */
export async function openTalks(tx: Transaction, articles: readonly Told[]): Promise<Talks> {
  const talks = new Map<string, Talk>();
  const asking = articles.filter(
    ({ chosen, read, hasPositions }) => chosen === null && (read !== null || hasPositions),
  );
  const candidates = await findNegotiationCandidates(
    tx,
    asking.map(({ publishedAt, actorIds, read }) => ({
      publishedAt,
      actorIds: [...actorIds],
      venue: read?.venue ?? null,
    })),
    NEGOTIATION_GAP_DAYS,
    articles.flatMap(({ chosen }) => chosen ?? []),
  );
  for (const candidate of candidates) talks.set(candidate.id, { ...candidate, issues: new Set(candidate.issues) });
  const links: ArticleLink[] = [];
  const parts = new Map<string, Parts>();

  const change = (id: string, changed: (talk: Talk) => Partial<Talk>): void => {
    const talk = talks.get(id);
    if (talk !== undefined) talks.set(id, { ...talk, ...changed(talk) });
  };
  const link = (told: Told, negotiationId: string, linkedBy: string, score: number | null): string => {
    const { articleId, publishedAt, read } = told;
    links.push({
      negotiationId,
      articleId,
      publishedAt,
      linkedBy,
      score,
      venue: read?.venue ?? null,
      format: read?.format ?? null,
    });
    change(negotiationId, (talk) => ({
      lastActivityAt: new Date(Math.max(talk.lastActivityAt.getTime(), publishedAt.getTime())),
      venue: talk.venue ?? read?.venue ?? null,
    }));
    return negotiationId;
  };
  /** Those within so many days that share a participant or the venue, the latest first. */
  const around = ({ publishedAt, actorIds, read }: Told, days: number): readonly NegotiationCandidate[] =>
    [...talks.values()]
      .filter(
        (talk) =>
          Math.abs(talk.lastActivityAt.getTime() - publishedAt.getTime()) <= days * 86_400_000 &&
          ((talk.venue !== null && talk.venue === read?.venue) ||
            talk.participants.some(({ actorId }) => actorIds.has(actorId))),
      )
      .toSorted((a, b) => b.lastActivityAt.getTime() - a.lastActivityAt.getTime() || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map((talk) => ({ ...talk, issues: [...talk.issues] }));
  const open = async (told: Told, read: ReadNegotiation): Promise<string> => {
    const days = read.meetings.flatMap((meeting) => (meeting.date === null ? [] : [meeting.date]));
    const started = days.toSorted()[0] ?? null;
    const bounds = started === null ? null : edtfBounds(started);
    const id = await addNegotiation(tx, {
      name: read.name,
      slug: await freeSlug(tx, slugOf(read.name)),
      kind: read.kind,
      status: "ONGOING",
      format: read.format,
      venue: read.venue,
      startedOn: bounds === null ? null : started,
      startedEarliest: bounds?.earliest ?? null,
      startedLatest: bounds?.latest ?? null,
      lastActivityAt: told.publishedAt,
    });
    const { kind, venue } = read;
    talks.set(id, { id, kind, venue, lastActivityAt: told.publishedAt, participants: [], issues: new Set() });
    return id;
  };

  return {
    link: async (told) => {
      const { chosen, read, actorIds } = told;
      if (chosen !== null) return link(told, chosen, "given", null);
      if (read !== null) {
        const known = linkNegotiation(read, actorIds, told.publishedAt, around(told, NEGOTIATION_GAP_DAYS));
        return known === null
          ? link(told, await open(told, read), "linker", null)
          : link(told, known.id, "linker", known.score);
      }
      if (!told.hasPositions) return null;
      // Talks whose parties an article names, two at least, when there is only one such process these days.
      const [only, ...others] = around(told, PARTIES_GAP_DAYS).filter(
        (talk) => partiesOf(talk).filter((id) => actorIds.has(id)).length >= 2,
      );
      return only === undefined || others.length > 0 ? null : link(told, only.id, "linker, by parties", null);
    },
    takePart: async (negotiationId, claimed) => {
      const before = parts.get(negotiationId) ?? (await findParts(tx, [negotiationId])).get(negotiationId);
      const told = withText(
        before ?? { best: [], texts: new Map() },
        claimed.map(({ id, actorId, role, presence }) => ({ claimId: id, actorId, role, presence, reviewed: false })),
      );
      parts.set(negotiationId, told);
      change(negotiationId, () => ({ participants: currentParts(told) }));
    },
    raise: (negotiationId, slugs) =>
      change(negotiationId, ({ issues }) => ({ issues: new Set([...issues, ...slugs]) })),
    write: async () => {
      await linkArticles(tx, links);
      await writeParts(tx, parts);
    },
  };
}

/** The slug itself, or the first of slug-2, slug-3 … that is free. */
export async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  const taken = await findSlugs(tx, slug);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
