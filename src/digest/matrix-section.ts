// Who wants what: the matrix as a table and in words.

import { matrixOf } from "./moves.ts";
import { type DraftTable, MOST, type Records } from "./records.ts";
import { knownNames, issueName, nameOf } from "./stand-sentences.ts";
import type { Sentence } from "./verify.ts";
import { capitalise, inSentence, stanceWord } from "./wording.ts";

export function shownMatrix(records: Records) {
  const matrix = matrixOf(records.stands, records.roles, new Date(0), new Date(0));
  const issueIds = matrix.issueIds.slice(0, MOST.matrixIssues);
  const rows = matrix.rows
    .map((row) => ({ actorId: row.actorId, cells: row.cells.filter((cell) => issueIds.includes(cell.issueId)) }))
    .filter((row) => row.cells.some((cell) => cell.currentId !== null))
    .slice(0, MOST.matrixRows);
  const stands = new Map(records.stands.map((stand) => [stand.claimId, stand]));
  return { issueIds, rows, stands };
}

export function matrixTable(records: Records): DraftTable {
  const { issueIds, rows, stands } = shownMatrix(records);
  return {
    head: ["Actor", ...issueIds.map((id) => records.issues.get(id) ?? "")],
    rows: rows.map((row) => ({
      name: nameOf(records, row.actorId),
      cells: row.cells.map((cell): Sentence => {
        const stand = cell.currentId === null ? undefined : stands.get(cell.currentId);
        if (stand === undefined) return { text: "", claimIds: [], known: [] };
        const day = records.days.short(cell.lastStatedOn ?? stand.day);
        return {
          text: `${stanceWord(stand)}${cell.isContested ? ", contested" : ""} (${day})`,
          claimIds: [stand.claimId],
          known: [day],
        };
      }),
    })),
  };
}

export function matrixSentences(records: Records): readonly Sentence[] {
  const { rows, stands } = shownMatrix(records);
  return rows.flatMap((row) => {
    const held = row.cells.flatMap((cell) => {
      const stand = cell.currentId === null ? undefined : stands.get(cell.currentId);
      return stand === undefined ? [] : [{ stand, cell }];
    });
    if (held.length === 0) return [];
    const name = nameOf(records, row.actorId);
    const parts = held.map(
      ({ stand, cell }) =>
        `${stanceWord(stand)} on ${issueName(records, stand.issueId)} (${records.days.short(cell.lastStatedOn ?? stand.day)})`,
    );
    return [
      {
        text: `${capitalise(inSentence(name))}: ${parts.join("; ")}.`,
        claimIds: held.map(({ stand }) => stand.claimId),
        known: [
          ...knownNames(records, row.actorId),
          ...held.flatMap(({ stand, cell }) => [
            records.issues.get(stand.issueId) ?? "",
            records.days.short(cell.lastStatedOn ?? stand.day),
          ]),
        ],
      },
    ];
  });
}
