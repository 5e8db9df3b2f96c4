// The issues of negotiations, for the articles of one transaction: those that there are, and those that these articles add.

import { newId } from "../store/ids.ts";

import { linkIssues } from "../domain/issue.ts";
import type { Transaction } from "../store/database.ts";
import { addIssues, findIssues, type FoundIssue, type NewIssue } from "../store/issues.ts";

export interface Agenda {
  /**
   * Ids of a negotiation's issues by slug; adds those that it does not have, under the taxonomy's issue of that slug. An
   * issue that the taxonomy does not have is the one whose name has the same key (`issueKey`), and its name is remembered
   * there as an alias. `wanted`: names by slug.
   */
  readonly ensure: (negotiationId: string, wanted: ReadonlyMap<string, string>) => Promise<ReadonlyMap<string, string>>;
  /** Slugs of the issues that a negotiation has by now; none when they were never asked for. */
  readonly slugsOf: (negotiationId: string) => readonly string[];
  /** Writes what was added. */
  readonly write: () => Promise<void>;
}

/** Reads a negotiation's issues when they are first asked for. */
export function openAgenda(tx: Transaction): Agenda {
  const known = new Map<string, readonly [own: FoundIssue[], taxonomy: readonly FoundIssue[]]>();
  const added: NewIssue[] = [];
  const called = new Map<string, string[]>();

  const read = async (negotiationId: string) => {
    const all = await findIssues(tx, negotiationId);
    const issues = [
      all.filter((issue) => issue.negotiationId !== null),
      all.filter((issue) => issue.negotiationId === null),
    ] as const;
    known.set(negotiationId, issues);
    return issues;
  };
  return {
    ensure: async (negotiationId, wanted) => {
      if (wanted.size === 0) return new Map();
      const [own, taxonomy] = known.get(negotiationId) ?? (await read(negotiationId));
      const links = linkIssues(
        [...wanted].map(([slug, name]) => ({ slug, name })),
        [...own, ...taxonomy],
      );
      const ids = new Map<string, string>();
      for (const [slug, name] of wanted) {
        const link = links.known.get(slug);
        const target = link?.slug ?? links.added.get(slug) ?? slug;
        let at = own.findIndex((issue) => issue.id === link?.id || issue.slug === target);
        if (at === -1) {
          const issue = { id: newId(), negotiationId, slug: target, name: link?.name ?? name, aliases: [] };
          added.push({ ...issue, parentId: link?.id ?? null });
          at = own.push(issue) - 1;
        }
        const issue = own[at];
        if (issue === undefined) continue;
        ids.set(slug, issue.id);
        // The taxonomy's names are nobody's alias: its slugs come from cues, not from a name in the text.
        if (link?.slug === slug || name === issue.name || issue.aliases.includes(name)) continue;
        own[at] = { ...issue, aliases: [...issue.aliases, name] };
        called.set(issue.id, [...(called.get(issue.id) ?? []), name]);
      }
      return ids;
    },
    slugsOf: (negotiationId) => (known.get(negotiationId)?.[0] ?? []).map(({ slug }) => slug),
    write: () => addIssues(tx, added, called),
  };
}
