// Where positions cannot both hold, and conditions that wait for each other.

import { sideOf, stancesClash } from "../domain/change.ts";
import { normaliseName } from "../domain/names.ts";

import { groupBy } from "./moves.ts";
import { MOST, type Records } from "./records.ts";
import { currentStands, issueName, knownNames, standSentence } from "./stand-sentences.ts";
import type { Sentence } from "./verify.ts";

export function stickingPoints(records: Records): readonly Sentence[] {
  const parties = new Set(records.participants.filter((one) => one.role === "PARTY").map((one) => one.actorId));
  const current = currentStands(records);
  const found: Sentence[] = [];
  // Conditions that wait for each other come first: neither side can move alone.
  const waiting = current.flatMap((stand) =>
    stand.conditions.flatMap((condition) => {
      const on = [...parties].find(
        (id) => id !== stand.holderId && namesAnyOf(condition.text, knownNames(records, id)),
      );
      return on === undefined ? [] : [{ stand, on }];
    }),
  );
  const paired = new Set<string>();
  for (const one of waiting) {
    const back = waiting.find((other) => other.stand.holderId === one.on && other.on === one.stand.holderId);
    const other =
      back?.stand ??
      current.find(
        (stand) => stand.holderId === one.on && stand.conditions.length > 0 && sideOf(stand.stance) === "AGAINST",
      );
    if (other === undefined || paired.has([one.stand.holderId, one.on].toSorted().join())) continue;
    paired.add([one.stand.holderId, one.on].toSorted().join());
    const a = standSentence(records, one.stand);
    const b = standSentence(records, other);
    found.push({
      text: `Each side waits for the other. ${a.text} ${b.text}`,
      claimIds: [...a.claimIds, ...b.claimIds],
      known: [...a.known, ...b.known, "Each"],
    });
  }
  for (const stands of groupBy(current, (stand) => stand.issueId).values()) {
    // The parties' own quarrel before that of others.
    const group = stands.toSorted((a, b) => Number(parties.has(b.holderId)) - Number(parties.has(a.holderId)));
    const against = group.find(
      (stand) =>
        sideOf(stand.stance) === "AGAINST" &&
        (parties.size === 0 || parties.has(stand.holderId) || records.roles.has(stand.holderId)),
    );
    const clash =
      against === undefined
        ? undefined
        : group.find((stand) => stand.holderId !== against.holderId && stancesClash(stand.stance, against.stance));
    if (against === undefined || clash === undefined) continue;
    if (
      found.some((sentence) => sentence.claimIds.includes(against.claimId) && sentence.claimIds.includes(clash.claimId))
    )
      continue;
    const a = standSentence(records, clash);
    const b = standSentence(records, against);
    const issue = records.issues.get(against.issueId) ?? "";
    found.push({
      text: `On ${issueName(records, against.issueId)}: ${a.text} ${b.text}`,
      claimIds: [...a.claimIds, ...b.claimIds],
      known: [...a.known, ...b.known, issue, "On"],
    });
  }
  return found.slice(0, MOST.sticking);
}

function namesAnyOf(text: string, names: readonly string[]): boolean {
  const key = ` ${normaliseName(text)} `;
  return names.some((name) => key.includes(` ${normaliseName(name)} `));
}
