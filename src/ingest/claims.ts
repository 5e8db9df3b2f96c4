// From a reading to the rows of its claims: ids for keys, exact words for spans, bounds for dates.

import { newId } from "../store/ids.ts";

import { edtfBounds } from "../domain/edtf.ts";
import type { Reading, Recorded, Spans } from "../domain/reading.ts";
import { GAP, quoter } from "../domain/text.ts";
import type { NewClaims, Segment, Who } from "../store/claims.ts";

export interface LinkedReading {
  readonly reading: Reading;
  readonly articleVersionId: string;
  readonly negotiationId: string | null;
  readonly recorder: string;
  /** Ids by key. */
  readonly actors: ReadonlyMap<string, string>;
  readonly unnamed: ReadonlyMap<string, string>;
  readonly issues: ReadonlyMap<string, string>;
}

/** How sure the rules are, by what they rest on; measured on the development data of each layer. */
const CONFIDENCE = { direct: 0.9, indirect: 0.8, position: 0.7, figure: 0.8, event: 0.6, participation: 0.6 } as const;

/** The recorder of a claim, when it names its own, and how sure it is. */
function recorded(claim: Recorded, otherwise: number): { readonly recorder?: string; readonly confidence: number } {
  const confidence = claim.confidence ?? otherwise;
  return claim.recorder === undefined ? { confidence } : { recorder: claim.recorder, confidence };
}

/** Claims whose evidence is empty, or that point at nobody, are left out: there is nothing to check them by. */
export function toClaims(linked: LinkedReading): NewClaims {
  const { reading, negotiationId, actors, unnamed } = linked;
  const quote = quoter(reading.text);
  const segments = (spans: Spans): readonly Segment[] => {
    const exact = quote(spans);
    return spans.map(({ start, end }, index) => ({ start, end, exact: exact[index] ?? "" }));
  };
  const actorIds = (keys: readonly string[]) => [...new Set(keys.flatMap((key) => actors.get(key) ?? []))];
  const who = (keys: readonly string[]): readonly Who[] => {
    const all = keys.flatMap((key): readonly Who[] => {
      const actorId = actors.get(key);
      const unnamedSourceId = unnamed.get(key);
      return actorId !== undefined ? [{ actorId }] : unnamedSourceId !== undefined ? [{ unnamedSourceId }] : [];
    });
    return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  };
  const bounds = (text: string | null) => {
    const known = text === null ? null : edtfBounds(text);
    return {
      text: known === null ? null : text,
      earliest: known?.earliest ?? reading.published,
      latest: known?.latest ?? reading.published,
    };
  };

  /** The first actor other than the holder that is mentioned there. */
  const mentions = reading.actors
    .flatMap((actor) => actor.mentions.map(({ start, end }) => ({ start, end, key: actor.key })))
    .toSorted((a, b) => a.start - b.start);
  const namedIn = (spans: Spans, holderId: string): string | null => {
    const inside = mentions.filter((one) => spans.some((span) => span.start <= one.start && one.end <= span.end));
    return inside.map(({ key }) => actors.get(key)).find((id) => id !== undefined && id !== holderId) ?? null;
  };

  const statementIds = new Map(reading.statements.map((statement) => [statement.key, newId()]));
  const statements = reading.statements.map((statement) => {
    const said = bounds(statement.saidOn);
    return {
      id: statementIds.get(statement.key) ?? newId(),
      evidence: segments(statement.content),
      ...recorded(statement, statement.mode === "DIRECT" ? CONFIDENCE.direct : CONFIDENCE.indirect),
      mode: statement.mode,
      quote: quote(statement.content).join(GAP),
      cue: quote(statement.cue).join(GAP),
      saidOn: said.text,
      saidEarliest: said.earliest,
      saidLatest: said.latest,
      secondHand: statement.secondHand,
      speakers: who(statement.speakers),
      addressees: actorIds(statement.addressees),
    };
  });
  const positions = reading.positions.flatMap((position) => {
    const issueId = linked.issues.get(position.issue);
    if (negotiationId === null || issueId === undefined) return [];
    const stated = bounds(position.statedOn);
    return actorIds(position.holders).map((holderId) => ({
      id: newId(),
      evidence: segments(position.evidence),
      ...recorded(position, CONFIDENCE.position),
      holderId,
      issueId,
      stance: position.stance,
      strength: position.strength,
      summary: position.summary,
      statementId: position.statement === null ? null : (statementIds.get(position.statement) ?? null),
      statedOn: stated.text,
      statedEarliest: stated.earliest,
      statedLatest: stated.latest,
      targets: actorIds(position.targets).filter((id) => id !== holderId),
      voices: who(position.voicedBy).filter((one) => !("actorId" in one) || one.actorId !== holderId),
      conditions: position.conditions.map((condition) => ({
        kind: condition.kind,
        text: condition.text,
        issueId: null,
        actorId: namedIn(condition.evidence, holderId),
        refersToPositionId: null,
        evidence: segments(condition.evidence),
      })),
    }));
  });
  const figures = reading.figures.map((figure) => {
    const period = figure.period === null ? null : edtfBounds(figure.period);
    return {
      id: newId(),
      evidence: segments(figure.evidence),
      ...recorded(figure, CONFIDENCE.figure),
      measure: figure.measure,
      unit: figure.unit,
      value: String(figure.value),
      low: figure.low === null ? null : String(figure.low),
      high: figure.high === null ? null : String(figure.high),
      qualifier: figure.qualifier,
      place: figure.place,
      period: period === null ? null : figure.period,
      periodEarliest: period?.earliest ?? null,
      periodLatest: period?.latest ?? null,
      attribution: figure.attribution,
      attributedTo: who(figure.attributedTo),
    };
  });
  const events = reading.events.map((event) => {
    const occurred = bounds(event.date);
    return {
      id: newId(),
      evidence: segments(event.evidence),
      ...recorded(event, CONFIDENCE.event),
      kind: event.kind,
      summary: event.summary,
      occurredOn: occurred.text,
      occurredEarliest: occurred.earliest,
      occurredLatest: occurred.latest,
      place: event.place,
      status: event.status,
      actors: actorIds(event.actors),
    };
  });
  const participations = (negotiationId === null ? [] : reading.negotiations).flatMap((negotiation) =>
    negotiation.participants.flatMap((one) => {
      const actorId = actors.get(one.actor);
      if (actorId === undefined) return [];
      return [
        {
          id: newId(),
          evidence: segments(one.evidence),
          ...recorded(one, CONFIDENCE.participation),
          actorId,
          role: one.role,
          presence: one.presence,
          via: actorIds(one.via),
          representatives: actorIds(one.representatives),
        },
      ];
    }),
  );
  const held = <T extends { readonly evidence: readonly Segment[] }>(list: readonly T[]) =>
    list.filter((claim) => claim.evidence.length > 0);
  return {
    articleVersionId: linked.articleVersionId,
    negotiationId,
    review: "EXTRACTED",
    recorderKind: "EXTRACTOR",
    recorder: linked.recorder,
    statements: held(statements),
    positions: held(positions).map((position) => ({
      ...position,
      statementId: statements.some((one) => one.id === position.statementId && one.evidence.length > 0)
        ? position.statementId
        : null,
    })),
    figures: held(figures),
    events: held(events),
    participations: held(participations),
  };
}
