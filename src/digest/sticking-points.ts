// Where positions cannot both hold, and conditions that wait for each other.

import { stancesClash } from "../domain/change.ts";
import { isAgainstOutright, isSameMatter, isVague } from "../domain/matter.ts";
import { normaliseName } from "../domain/names.ts";
import { waitingCircles } from "../domain/waiting.ts";
import type { ToldStand } from "../store/stands.ts";

import { groupBy } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence } from "./parts.ts";
import { scoreOf, stickingRank } from "./rank.ts";
import { type Draft, FEW_PARTIES, type Records, remembered } from "./records.ts";
import { currentStands, holderPart, issuePart, positionClause, positionOf, waitingClause } from "./stand-sentences.ts";
import { isDangling } from "./wording.ts";

export const stickingPoints = remembered((records): readonly Draft[] => {
  const current = currentStands(records).filter((stand) => !isVague(stand.summary));
  // Conditions that wait for each other weigh most: nobody can move alone. Then those that wait for what is refused.
  const waits = waitsIn(records);
  const circles = circlesOf(waits, current);
  // Who waits for whom is told once.
  const told = (pair: readonly ToldStand[]) =>
    circles.some((circle) => pair.every((stand) => circle.some((one) => one.holderId === stand.holderId)));
  const blocked = blockedOf(records, waits, current).filter((pair) => !told(pair));
  const issues = new Set(blocked.map(([, refusing]) => refusing.issueId));
  const inCircle = (pair: readonly ToldStand[]) =>
    circles.some((circle) => pair.every((stand) => circle.some((one) => one.claimId === stand.claimId)));
  const clashes = clashesOf(
    records,
    current.filter((stand) => !isDangling(stand.summary)),
  ).filter((pair) => !inCircle(pair) && !issues.has(pair[0].issueId));
  return [
    ...circles.map((circle) => ({ ...circleDraft(records, circle), rank: stickingRank(records, circle, 2) })),
    ...blocked.map((pair) => ({ ...blockedDraft(records, pair), rank: stickingRank(records, pair, 1) })),
    ...clashes.map((pair) => ({ ...clashDraft(records, pair), rank: stickingRank(records, pair, 0) })),
  ].toSorted((a, b) => scoreOf(b.rank) - scoreOf(a.rank));
});

/** A position with a condition that names somebody, and that one's refusal of the same matter. */
function blockedOf(
  records: Records,
  waits: Waits,
  current: readonly ToldStand[],
): readonly (readonly [waiting: ToldStand, refusing: ToldStand])[] {
  const refusing = current.filter(isAgainstOutright);
  // The names are in every condition on somebody, and tell no matter.
  const nameless = (text: string, ...actorIds: readonly string[]) =>
    actorIds
      .flatMap((id) => (records.actors.get(id)?.names ?? []).map(normaliseName))
      .reduce((left, name) => left.replaceAll(` ${name} `, " "), ` ${normaliseName(text)} `);
  return current.flatMap((waiting) => {
    const text = waiting.conditions.map((condition) => condition.text).join(" ");
    const other = refusing.find(
      (one) =>
        one.holderId !== waiting.holderId &&
        waits(waiting, one.holderId) &&
        isSameMatter(
          nameless(one.summary, one.holderId, waiting.holderId),
          nameless(text, one.holderId, waiting.holderId),
          records.issues.get(one.issueId) ?? "",
        ),
    );
    return other === undefined ? [] : [[waiting, other] as const];
  });
}

type Waits = (waiting: ToldStand, actorId: string) => boolean;

/** Whether a condition of a position waits for an actor: by the record, or by a name in its words. Each is normalised once. */
function waitsIn(records: Records): Waits {
  const names = new Map<string, readonly string[]>();
  const texts = new Map<string, string>();
  const namesOf = (actorId: string): readonly string[] => {
    const known =
      names.get(actorId) ?? (records.actors.get(actorId)?.names ?? []).map((name) => ` ${normaliseName(name)} `);
    names.set(actorId, known);
    return known;
  };
  const textOf = ({ claimId, conditions }: ToldStand): string => {
    const known = texts.get(claimId) ?? conditions.map(({ text }) => ` ${normaliseName(text)} `).join("|");
    texts.set(claimId, known);
    return known;
  };
  return (waiting, actorId) =>
    waiting.conditions.some((condition) => condition.actorId === actorId) ||
    namesOf(actorId).some((name) => textOf(waiting).includes(name));
}

function blockedDraft(records: Records, [waiting, refusing]: readonly [ToldStand, ToldStand]): Draft {
  return {
    subject: `${waiting.holderId}/${refusing.holderId}/${refusing.issueId}`,
    claimIds: [waiting.claimId, refusing.claimId],
    write: (cited) => {
      const [one, other] = [positionOf(cited, waiting.claimId), positionOf(cited, refusing.claimId)];
      if (one === null || other === null) return [];
      const wait: Part = {
        kind: "WAIT",
        claimId: one.cited.claimId,
        otherId: other.cited.claimId,
        text: "waits for",
      };
      return say`${opened([holderPart(one)])} ${wait} ${holderPart(other)}: ${waitingClause(one, records.year)}; ${positionClause([other], records.year)}.`;
    },
  };
}

function circlesOf(waits: Waits, current: readonly ToldStand[]): readonly (readonly ToldStand[])[] {
  const conditional = current.filter((stand) => stand.conditions.length > 0);
  const holders = [...new Set(conditional.map((stand) => stand.holderId))];
  const byClaim = new Map(conditional.map((stand) => [stand.claimId, stand]));
  const circles = waitingCircles(
    conditional.map((stand) => ({
      claimId: stand.claimId,
      holderId: stand.holderId,
      on: holders.filter((id) => id !== stand.holderId && waits(stand, id)),
    })),
  );
  return circles.map((circle) => circle.flatMap((one) => byClaim.get(one.claimId) ?? []));
}

function circleDraft(records: Records, circle: readonly ToldStand[]): Draft {
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
        positions.map((one) => waitingClause(one, records.year)),
        "; ",
        "; ",
      )}.`;
    },
  };
}

/**
 * On each issue one who is outright against, and one who is for the same matter: parties before others. Where few talk,
 * parties that stand on two sides of an issue clash whatever their words.
 */
function clashesOf(records: Records, current: readonly ToldStand[]): readonly (readonly [ToldStand, ToldStand])[] {
  const parties = new Set(records.participants.filter((one) => one.role === "PARTY").map((one) => one.actorId));
  const places = (pair: readonly ToldStand[]) => pair.filter((stand) => parties.has(stand.holderId)).length;
  return [...groupBy(current, (stand) => stand.issueId).values()]
    .flatMap((group) => {
      const pairs = group
        .filter((stand) => isAgainstOutright(stand) && (parties.size === 0 || records.roles.has(stand.holderId)))
        .flatMap((against) =>
          group
            .filter((one) => clash(parties, one, against))
            .map((one): readonly [ToldStand, ToldStand] => [one, against]),
        );
      return pairs.toSorted((a, b) => places(b) - places(a)).slice(0, 1);
    })
    .toSorted((a, b) => places(b) - places(a));
}

/** Whether two current positions on one issue cannot both hold, the second being outright against it. */
export function clash(parties: ReadonlySet<string>, one: ToldStand, against: ToldStand): boolean {
  return (
    one.holderId !== against.holderId &&
    stancesClash(one.stance, against.stance) &&
    ((parties.size <= FEW_PARTIES && parties.has(one.holderId) && parties.has(against.holderId)) ||
      // That both name the issue is not enough: it has to be the same about it.
      isSameMatter(one.summary, against.summary, ""))
  );
}

function clashDraft(records: Records, [one, other]: readonly [ToldStand, ToldStand]): Draft {
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
      return say`On ${issuePart(a)}, ${holderPart(a)} and ${holderPart(b)} ${clash}: ${positionClause([a], records.year)}; ${positionClause([b], records.year)}.`;
    },
  };
}
