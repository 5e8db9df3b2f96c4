// Where positions cannot both hold, and conditions that wait for each other.

import { sideOf, stancesClash } from "../domain/change.ts";
import { normaliseName } from "../domain/names.ts";
import { waitingCircles } from "../domain/waiting.ts";
import type { FoundStand } from "../store/stands.ts";

import { groupBy } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence } from "./parts.ts";
import type { Draft, Records } from "./records.ts";
import { currentStands, holderPart, issuePart, positionClause, positionOf } from "./stand-sentences.ts";

export function stickingPoints(records: Records): readonly Draft[] {
  const current = currentStands(records);
  // Conditions that wait for each other come first: nobody can move alone.
  const circles = circlesOf(records, current);
  const clashes = clashesOf(records, current).filter(
    (pair) => !circles.some((circle) => pair.every((stand) => circle.some((one) => one.claimId === stand.claimId))),
  );
  return [
    ...circles.map((circle) => circleDraft(records, circle)),
    ...clashes.map((pair) => clashDraft(records, pair)),
  ];
}

function circlesOf(records: Records, current: readonly FoundStand[]): readonly (readonly FoundStand[])[] {
  const conditional = current.filter((stand) => stand.conditions.length > 0);
  const holders = [...new Set(conditional.map((stand) => stand.holderId))];
  const names = new Map(
    holders.map((id) => [id, (records.actors.get(id)?.names ?? []).map((name) => ` ${normaliseName(name)} `)]),
  );
  const byClaim = new Map(conditional.map((stand) => [stand.claimId, stand]));
  const circles = waitingCircles(
    conditional.map((stand) => {
      const text = stand.conditions.map((condition) => ` ${normaliseName(condition.text)} `).join("|");
      const on = holders.filter((id) => id !== stand.holderId && names.get(id)?.some((name) => text.includes(name)));
      return { claimId: stand.claimId, holderId: stand.holderId, on };
    }),
  );
  return circles.map((circle) => circle.flatMap((one) => byClaim.get(one.claimId) ?? []));
}

function circleDraft(records: Records, circle: readonly FoundStand[]): Draft {
  return {
    subject: circle
      .map((stand) => stand.holderId)
      .toSorted()
      .join(),
    claimIds: circle.map((stand) => stand.claimId),
    write: (cited) => {
      const positions = circle.flatMap((stand) => positionOf(cited, stand.claimId) ?? []);
      const [first] = positions;
      if (first === undefined || positions.length < 2) return [];
      const after = (index: number) => positions[(index + 1) % positions.length] ?? first;
      const wait = (index: number, text: string): Part => ({
        kind: "WAIT",
        claimId: positions[index]?.cited.claimId ?? "",
        otherId: after(index).cited.claimId,
        text,
      });
      const lead: Sentence =
        positions.length === 2
          ? [wait(0, "each side waits for the other")]
          : joined(
              positions.map(
                (one, index) => say`${holderPart(one)} ${wait(index, "waits for")} ${holderPart(after(index))}`,
              ),
            );
      return say`${opened(lead)}: ${joined(
        positions.map((one) => positionClause(one, records.year)),
        "; ",
        "; ",
      )}.`;
    },
  };
}

/** On each issue the first who is against, and the first who is for: the parties' own quarrel before that of others. */
function clashesOf(records: Records, current: readonly FoundStand[]): readonly (readonly [FoundStand, FoundStand])[] {
  const parties = new Set(records.participants.filter((one) => one.role === "PARTY").map((one) => one.actorId));
  return [...groupBy(current, (stand) => stand.issueId).values()].flatMap((stands) => {
    const group = stands.toSorted((a, b) => Number(parties.has(b.holderId)) - Number(parties.has(a.holderId)));
    const against = group.find(
      (stand) =>
        sideOf(stand.stance) === "AGAINST" &&
        (parties.size === 0 || parties.has(stand.holderId) || records.roles.has(stand.holderId)),
    );
    if (against === undefined) return [];
    const other = group.find(
      (stand) => stand.holderId !== against.holderId && stancesClash(stand.stance, against.stance),
    );
    return other === undefined ? [] : [[other, against] as const];
  });
}

function clashDraft(records: Records, [one, other]: readonly [FoundStand, FoundStand]): Draft {
  return {
    subject: one.issueId,
    claimIds: [one.claimId, other.claimId],
    write: (cited) => {
      const [a, b] = [positionOf(cited, one.claimId), positionOf(cited, other.claimId)];
      if (a === null || b === null) return [];
      const clash: Part = {
        kind: "CLASH",
        claimId: one.claimId,
        otherId: other.claimId,
        text: "stand against each other",
      };
      return say`On ${issuePart(a)} two positions ${clash}: ${positionClause(a, records.year)}; ${positionClause(b, records.year)}.`;
    },
  };
}
