// Who wants what: the matrix as a table and in words.

import { isAgainstOutright } from "../domain/matter.ts";
import type { ToldStand } from "../store/stands.ts";

import { nameDay } from "./days.ts";
import { type MatrixCell, matrixOf } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence } from "./parts.ts";
import { type Draft, type DraftTable, type Records, remembered } from "./records.ts";
import { currentStands, holderPart, issuePart, nameOf, positionOf } from "./stand-sentences.ts";
import { clash } from "./sticking-points.ts";
import { STANCES } from "./wording.ts";

interface Held {
  readonly stand: ToldStand;
  /** A position of somebody else on the issue that cannot hold beside it. */
  readonly against: ToldStand | undefined;
}

interface ShownRow {
  readonly actorId: string;
  readonly cells: readonly (Held | null)[];
}

interface ShownMatrix {
  readonly issueIds: readonly string[];
  readonly rows: readonly ShownRow[];
  readonly left: number;
}

/** The rows and columns that a digest has room for, and how many it has none for. */
export const shownMatrix = remembered((records): ShownMatrix => {
  const matrix = matrixOf(records.stands, records.roles, new Date(0), new Date(0));
  const issueIds = matrix.issueIds.slice(0, records.budget.matrixIssues);
  const stands = new Map(records.stands.map((stand) => [stand.claimId, stand]));
  const current = currentStands(records);
  const parties = new Set(records.participants.filter((one) => one.role === "PARTY").map((one) => one.actorId));
  const clashes = (a: ToldStand, b: ToldStand) =>
    (isAgainstOutright(b) && clash(parties, a, b)) || (isAgainstOutright(a) && clash(parties, b, a));
  const held = (cell: MatrixCell): Held | null => {
    const stand = cell.currentId === null ? undefined : stands.get(cell.currentId);
    if (stand === undefined) return null;
    const against = current.find((other) => other.issueId === stand.issueId && clashes(stand, other));
    return { stand, against };
  };
  const rows = matrix.rows
    .map((row) => ({
      actorId: row.actorId,
      cells: row.cells.filter((cell) => issueIds.includes(cell.issueId)).map(held),
    }))
    .filter((row) => row.cells.some((cell) => cell !== null))
    .slice(0, records.budget.matrixRows);
  const left = matrix.issueIds.length - issueIds.length + matrix.rows.length - rows.length;
  return { issueIds, rows, left };
});

export function matrixTable(records: Records): DraftTable {
  const { issueIds, rows } = shownMatrix(records);
  return {
    head: ["Actor", ...issueIds.map((id) => records.issues.get(id) ?? "")],
    rows: rows.map((row) => ({
      name: nameOf(records, row.actorId),
      cells: row.cells.map((held) =>
        held === null
          ? { subject: "", claimIds: [], write: () => [] }
          : cellDraft(records, held, (_stance, told) => told),
      ),
    })),
  };
}

/** "demands, red line, on conditions, contested (14 February)". */
function cellDraft(
  records: Records,
  { stand, against }: Held,
  frame: (position: NonNullable<ReturnType<typeof positionOf>>, told: Sentence) => Sentence,
): Draft {
  const { claimId } = stand;
  return {
    subject: `${stand.holderId}/${stand.issueId}`,
    claimIds: against === undefined ? [claimId] : [claimId, against.claimId],
    write: (cited) => {
      const position = positionOf(cited, claimId);
      if (position === null) return [];
      const { record } = position;
      const facts: Part[] = [{ kind: "STANCE", claimId, text: STANCES[record.stance] }];
      if (record.strength === "RED_LINE") facts.push({ kind: "STRENGTH", claimId, text: "red line" });
      if (record.conditions.length > 0) facts.push({ kind: "CONDITIONS", claimId, text: "on conditions" });
      if (against !== undefined) facts.push({ kind: "CLASH", claimId, otherId: against.claimId, text: "contested" });
      const day: Part = { kind: "DAY", claimId, text: nameDay(record.day, records.year) };
      return frame(
        position,
        say`${joined(
          facts.map((fact) => [fact]),
          ", ",
        )} (${day})`,
      );
    },
  };
}

export function matrixDrafts(records: Records): readonly Draft[] {
  return shownMatrix(records).rows.map((row) => {
    const drafts = row.cells.flatMap((held) =>
      held === null
        ? []
        : [
            cellDraft(
              records,
              { ...held, against: undefined },
              (position, told) => say`on ${issuePart(position)}, ${told}`,
            ),
          ],
    );
    const [first] = drafts.flatMap((draft) => draft.claimIds);
    return {
      subject: row.actorId,
      claimIds: drafts.flatMap((draft) => draft.claimIds),
      write: (cited) => {
        const position = first === undefined ? null : positionOf(cited, first);
        if (position === null) return [];
        const clauses = drafts.map((draft) => draft.write(cited)).filter((clause) => clause.length > 0);
        return say`${opened([holderPart(position)])}: ${joined(clauses, "; ", "; ")}.`;
      },
    };
  });
}
