// What `parley briefing` prints: the same for people and, with ids as the API has them, as JSON.

import type { ActingOnBriefings, DigestDiff, ListedBriefing } from "../digest/index.ts";
import type { Database } from "../store/database.ts";

export interface BriefingDoors {
  readonly db: Database;
  readonly digest: Pick<
    typeof import("../digest/index.ts"),
    | "archiveBriefing"
    | "briefingCalled"
    | "briefingList"
    | "createBriefing"
    | "editionCalled"
    | "editionDiffs"
    | "listedBriefing"
    | "NoPdfError"
    | "previewBriefings"
    | "publishEdition"
    | "renderDigest"
    | "restoreBriefing"
    | "scopeCalled"
    | "updateBriefing"
  >;
  readonly acting: ActingOnBriefings;
}

export function publicBriefing({ briefing, newest }: ListedBriefing): object {
  const { id, scope, ...settings } = briefing;
  const named = (type: string, ids: readonly string[]) => ids.map((key) => `${type}_${key}`);
  return {
    id: `briefing_${id}`,
    ...settings,
    scope: {
      negotiations: named("negotiation", scope.negotiations),
      actors: named("actor", scope.actors),
      issues: named("issue", scope.issues),
      sources: named("source", scope.sources),
      languages: scope.languages,
    },
    editions: newest?.number ?? 0,
    publishedUntil: newest?.until ?? null,
  };
}

export function listInText(list: readonly ListedBriefing[]): readonly string[] {
  if (list.length === 0) return ["There is no briefing yet: make one with `parley briefing create`."];
  return list.flatMap(({ briefing, newest }) => {
    const { name, id, scope, cadence, timeZone, length, sections, markingCeiling, namesLanguage } = briefing;
    const limits = Object.entries(scope).flatMap(([kind, ids]) => {
      const one = kind.replace(/s$/, "");
      return ids.length === 0 ? [] : [`${ids.length} ${ids.length === 1 ? one : kind}`];
    });
    const details = [
      limits.length === 0 ? "everything" : limits.join(", "),
      length.toLowerCase(),
      ...(sections.length === 0 ? [] : [`${sections.length} sections`]),
      cadence === null ? "by hand" : `at ${cadence} (${timeZone})`,
      ...(markingCeiling === "CLEAR" ? [] : [`up to ${markingCeiling}`]),
      ...(namesLanguage === null ? [] : [`names in ${namesLanguage}`]),
    ];
    const published =
      newest === null ? "no edition yet" : `${newest.number} editions, up to ${newest.until.toISOString()}`;
    return [
      `${name}${briefing.archivedAt === null ? "" : " (archived)"}`,
      `    briefing_${id}, revision ${briefing.revision}`,
      `    ${details.join("; ")}: ${published}`,
    ];
  });
}

export function publicEdition({
  id,
  number,
  publishedAt,
  document,
}: {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly document: { readonly title: string; readonly window: object; readonly coverage: object };
}): object {
  const { title, window, coverage } = document;
  return { id: `edition_${id}`, number, title, publishedAt, window, coverage };
}

export function publicDifference({ added, removed, changed, cells }: DigestDiff): object {
  return {
    added: added.map(({ item }) => item.text),
    removed: removed.map(({ item }) => item.text),
    changed: changed.map(({ before, after }) => ({ before: before.item.text, after: after.item.text })),
    cells: cells.map(({ before, after, ...cell }) => ({ ...cell, before: before || null, after: after || null })),
  };
}

export function differenceInText({ added, removed, changed, cells }: DigestDiff): readonly string[] {
  const lines = [
    ...cells.map(
      ({ actor, issue, before, after }) => `~ ${actor}, ${issue}: ${before || "nothing"} → ${after || "nothing"}`,
    ),
    ...changed.flatMap(({ before, after }) => [`< ${before.item.text}`, `> ${after.item.text}`]),
    ...added.map(({ item }) => `+ ${item.text}`),
    ...removed.map(({ item }) => `- ${item.text}`),
  ];
  return lines.length === 0 ? ["Nothing differs."] : lines;
}
