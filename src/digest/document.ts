// The door to one digest: write → verify → number, for a scope and a window. Rendering is render/.

import type { DigestCitation, DigestDocument, DigestItem, DigestSection } from "../domain/digest.ts";
import type { Cited } from "../store/cited.ts";
import type { Database } from "../store/database.ts";

import { claimIdsOf, type Sentence, textOf } from "./parts.ts";
import { verifySentence } from "./verify.ts";
import { type DigestRequest, writeDigest } from "./write.ts";

/**
 * Composes the digest of a window. The same records and the same request give the same document: no clock, no
 * randomness. Sentences whose citations do not hold are dropped and counted in `coverage`.
 */
export async function composeDigest(db: Database, request: DigestRequest): Promise<DigestDocument> {
  const written = await writeDigest(db, request);
  const { cited } = written;
  const numbering = numberCitations(cited);
  const reasons = new Map<string, number>();
  const check = (sentence: Sentence): readonly DigestItem[] => {
    if (sentence.length === 0) return [];
    const verdict = verifySentence(sentence, cited, written.year);
    if (verdict.holds) return [{ text: textOf(sentence), citations: numbering.cite(claimIdsOf(sentence)) }];
    reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
    return [];
  };
  const sections = written.sections.flatMap(
    ({ kind, heading, sentences, subjects, ranks, notes, table }): readonly DigestSection[] => {
      const held = sentences.flatMap((sentence, index) => {
        const rank = request.explain === true ? (ranks[index] ?? null) : null;
        return check(sentence).map(
          (item): DigestItem => ({
            ...item,
            subject: subjects[index] ?? item.text,
            ...(rank === null ? {} : { rank }),
          }),
        );
      });
      const items = [...held, ...notes.map((text): DigestItem => ({ text, citations: [] }))];
      if (items.length === 0 && kind !== "BOTTOM_LINE") return [];
      if (table === null) return [{ kind, heading, items }];
      const rows = table.rows.map((row) => ({
        name: row.name,
        cells: row.cells.map((cell) => check(cell)[0] ?? { text: "", citations: [] }),
      }));
      return [{ kind, heading, items, table: { head: table.head, rows } }];
    },
  );
  const omissions = [...reasons]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  return {
    title: written.title,
    window: { since: request.window.since, until: request.window.until },
    timeZone: request.timeZone,
    sections,
    citations: numbering.citations,
    coverage: {
      articles: written.articles,
      origins: written.origins,
      claimsConsidered: written.considered,
      claimsOmitted: omissions.reduce((sum, one) => sum + one.count, 0),
      omissions,
      singleOrigin: numbering.citations.filter(({ claimId }) => cited.get(claimId)?.origins === 1).length,
      unreviewed: numbering.citations.filter(({ claimId }) => cited.get(claimId)?.review === "EXTRACTED").length,
      leftOut: written.leftOut,
    },
  };
}

/** Numbers claims from 1 in order of first use. */
function numberCitations(cited: ReadonlyMap<string, Cited>) {
  const numbers = new Map<string, number>();
  const citations: DigestCitation[] = [];
  const numberOf = (claimId: string): readonly number[] => {
    const known = numbers.get(claimId);
    if (known !== undefined) return [known];
    const found = cited.get(claimId);
    if (found === undefined) return [];
    const number = numbers.size + 1;
    numbers.set(claimId, number);
    const {
      stored: _stored,
      record: _record,
      review: _review,
      recorderKind: _recorderKind,
      origins: _origins,
      publishedOn: _day,
      ...citation
    } = found;
    citations.push({ number, ...citation });
    return [number];
  };
  return {
    citations,
    cite: (claimIds: readonly string[]) => claimIds.flatMap(numberOf).toSorted((a, b) => a - b),
  };
}
