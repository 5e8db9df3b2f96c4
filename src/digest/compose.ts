// Composes the document: drafts of sentences for each section, from records only. Nothing here is checked yet.

import { sideOf, stancesClash } from "../domain/change.ts";
import { figuresContradict } from "../domain/contradiction.ts";
import type { DigestSectionKind } from "../domain/digest.ts";
import { normaliseName } from "../domain/names.ts";
import type {
  Cited,
  DigestArticle,
  DigestEvent,
  DigestFigure,
  DigestNegotiation,
  DigestParticipant,
  DigestStatement,
  Named,
  Told,
} from "../store/digest.ts";
import type { FoundStand } from "../store/stands.ts";

import { byDay, groupBy, matrixOf, type Move } from "./moves.ts";
import { capitalise, count, type Days, inSentence, listOf, predicate, stanceWord, tell } from "./wording.ts";
import type { Sentence } from "./verify.ts";

export interface DraftTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly Sentence[] }[];
}

export interface DraftSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
  readonly table?: DraftTable;
}

/** All that is known of one negotiation in the window. */
export interface Records {
  readonly negotiation: DigestNegotiation;
  readonly stands: readonly FoundStand[];
  readonly moves: readonly Move[];
  readonly participants: readonly DigestParticipant[];
  readonly statements: readonly DigestStatement[];
  readonly figures: readonly DigestFigure[];
  readonly events: readonly DigestEvent[];
  readonly articles: readonly DigestArticle[];
  readonly actors: ReadonlyMap<string, Named>;
  readonly issues: ReadonlyMap<string, string>;
  /** Who voiced positions, by claim. */
  readonly voices: ReadonlyMap<string, Pick<Cited, "voices" | "sourceName">>;
  readonly roles: ReadonlyMap<string, number>;
  readonly days: Days;
  /** Last day of the window, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly firstDay: string;
  readonly patienceDays: number;
}

const HEADINGS: Readonly<Record<DigestSectionKind, string>> = {
  BOTTOM_LINE: "Bottom line",
  WHAT_CHANGED: "What changed",
  WHO_WANTS_WHAT: "Who wants what",
  STICKING_POINTS: "Sticking points",
  STATEMENTS: "In their words",
  FIGURES: "Figures",
  EVENTS: "Events",
  NEXT: "What comes next",
  SOURCES: "Sources",
  GAPS: "What is not known",
};

/** Items a section has at most. */
const MOST = {
  changes: 10,
  sticking: 6,
  statements: 6,
  figures: 8,
  events: 12,
  next: 6,
  gaps: 8,
  matrixIssues: 6,
  matrixRows: 8,
} as const;

export function composeSections(all: readonly Records[]): readonly DraftSection[] {
  const several = all.length > 1;
  const of = (
    kind: DigestSectionKind,
    sentences: readonly Sentence[],
    heading = HEADINGS[kind],
    table?: DraftTable,
  ): DraftSection => ({ kind, heading, sentences, ...(table === undefined ? {} : { table }) });
  const each = (kind: DigestSectionKind, make: (records: Records) => readonly Sentence[]): readonly DraftSection[] =>
    several
      ? all.map((records) => of(kind, make(records), `${HEADINGS[kind]}: ${records.negotiation.name}`))
      : all.map((records) => of(kind, make(records)));
  return [
    of(
      "BOTTOM_LINE",
      all.length === 0
        ? [{ text: "Nothing was reported in this window.", claimIds: [], known: [] }]
        : all.flatMap((records) => bottomLine(records, several)),
    ),
    ...each("WHAT_CHANGED", whatChanged),
    ...all.map((records) => {
      const table = matrixTable(records);
      return of(
        "WHO_WANTS_WHAT",
        matrixSentences(records),
        several ? `${HEADINGS.WHO_WANTS_WHAT}: ${records.negotiation.name}` : HEADINGS.WHO_WANTS_WHAT,
        table,
      );
    }),
    ...each("STICKING_POINTS", stickingPoints),
    ...each("STATEMENTS", quotations),
    ...each("FIGURES", figures),
    ...each("EVENTS", events),
    ...each("NEXT", next),
    of("SOURCES", sources(all)),
    ...each("GAPS", gaps),
  ];
}

// ---- Names ---------------------------------------------------------------------------------------------------------

function nameOf(records: Records, actorId: string): string {
  return records.actors.get(actorId)?.names[0] ?? "an actor";
}

function knownNames(records: Records, ...actorIds: readonly string[]): readonly string[] {
  return actorIds.flatMap((id) => records.actors.get(id)?.names ?? []);
}

function issueName(records: Records, issueId: string): string {
  return (records.issues.get(issueId) ?? "an issue").replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** ", Benjamin Netanyahu said", or ", according to the Sample wire" when nobody is named who voiced it. */
function attribution(
  records: Records,
  claimId: string,
  holder: string,
): { readonly text: string; readonly known: readonly string[] } {
  const found = records.voices.get(claimId);
  if (found === undefined) return { text: "", known: [] };
  const others = found.voices.filter((voice) => normaliseName(voice.name) !== normaliseName(holder));
  if (others.length > 0) return { text: `, ${tell(others)} said`, known: others.map((voice) => voice.name) };
  return { text: `, according to the ${found.sourceName}`, known: [found.sourceName] };
}

/** "Egypt opposes … , Abbas Kamel said on 12 February." */
function standSentence(
  records: Records,
  stand: FoundStand,
  options: { readonly subject?: string; readonly day?: boolean } = {},
): Sentence {
  const holder = nameOf(records, stand.holderId);
  const told = attribution(records, stand.claimId, holder);
  const day = records.days.short(stand.statedOn ?? stand.day);
  const said = /^says /.test(predicate(stand));
  const voices = records.voices.get(stand.claimId)?.voices ?? [];
  const when = options.day === false ? "" : ` on ${day}`;
  const known = [...knownNames(records, stand.holderId), ...told.known, ...voices.map((voice) => voice.name), day];
  const quotes = predicate(stand).replaceAll(/[“”"]/g, "");
  if (said) {
    // What was said is told by who said it; the holder stands in what was said.
    const speaker = voices.length > 0 ? tell(voices) : (options.subject ?? inSentence(holder));
    return {
      text: `${capitalise(speaker)} said${when} that ${uncapital(quotes.slice(5), known)}.`,
      claimIds: [stand.claimId],
      known,
    };
  }
  return {
    text: `${capitalise(options.subject ?? inSentence(holder))} ${quotes}${told.text}${when}.`,
    claimIds: [stand.claimId],
    known,
  };
}

/** A sentence's first word loses its capital inside another, unless it is a name. */
function uncapital(text: string, known: readonly string[]): string {
  const first = /^[\p{L}]+/u.exec(text)?.[0] ?? "";
  const isName = known.some((name) => name.split(/\s+/).includes(first));
  return /^(?:The|A|An|It|They|He|She|We|This|These|That|There|All|Any|No|Only|Even|Talks|Negotiators|Troops)$/.test(
    first,
  ) && !isName
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

// ---- Sections ------------------------------------------------------------------------------------------------------

function bottomLine(records: Records, several: boolean): readonly Sentence[] {
  const { negotiation, participants } = records;
  const parties = participants.filter((one) => one.role === "PARTY").slice(0, 4);
  const mediators = participants
    .filter((one) => one.role === "MEDIATOR" && !parties.some((party) => party.actorId === one.actorId))
    .slice(0, 3);
  const found: Sentence[] = [];
  if (parties.length >= 2) {
    const names = listOf(parties.map((one) => inSentence(one.name)));
    const mediated =
      mediators.length === 0
        ? ""
        : `, with ${listOf(mediators.map((one) => inSentence(one.name)))} as ${mediators.length === 1 ? "mediator" : "mediators"},`;
    const indirect = parties.find((one) => one.presence === "INDIRECT" && one.via.length > 0);
    const through =
      indirect === undefined
        ? ""
        : `; ${inSentence(indirect.name)} takes part through ${listOf(indirect.via.map(inSentence))}`;
    found.push({
      text: `Talks between ${names}${mediated} were reported in ${records.articles.length === 1 ? "one dispatch" : `${records.articles.length} dispatches`}${through}.`,
      claimIds: [...parties, ...mediators].map((one) => one.claimId),
      known: [
        ...participants.map((one) => one.name),
        ...participants.flatMap((one) => one.via),
        String(records.articles.length),
      ],
    });
  } else {
    const [first] = records.stands;
    if (first !== undefined)
      found.push({
        text: `${several ? `${negotiation.name}: ` : ""}positions of ${new Set(records.stands.map((stand) => stand.holderId)).size} actors were reported in ${records.articles.length} dispatches.`,
        claimIds: [first.claimId],
        known: [
          negotiation.name,
          String(records.articles.length),
          String(new Set(records.stands.map((stand) => stand.holderId)).size),
        ],
      });
  }
  const [top] = ranked(records).filter((move) => move.kind !== "NEW" && move.kind !== "RESTATED");
  const best = top ?? ranked(records)[0];
  if (best !== undefined) found.push(moveSentence(records, best));
  const [blocker] = stickingPoints(records);
  if (blocker !== undefined) found.push(blocker);
  const [planned] = next(records);
  if (planned !== undefined) found.push(planned);
  return found;
}

const MOVE_WEIGHT = {
  REVERSED: 6,
  WITHDRAWN: 6,
  HARDENED: 5,
  SOFTENED: 5,
  CONDITIONED: 4,
  SILENT: 2,
  NEW: 2,
  RESTATED: 0,
} as const;

/** Most consequential first: kind of move, then part in the talks, then strength, then day. */
function ranked(records: Records): readonly Move[] {
  const score = (move: Move) =>
    MOVE_WEIGHT[move.kind] * 10 +
    (10 - (records.roles.get(move.after.holderId) ?? 9)) * 2 +
    (move.after.strength === "RED_LINE" ? 3 : 0) +
    move.after.conditions.length;
  return records.moves
    .filter((move) => move.kind !== "RESTATED")
    .toSorted(
      (a, b) => score(b) - score(a) || b.at.getTime() - a.at.getTime() || (a.after.claimId < b.after.claimId ? -1 : 1),
    );
}

const MOVED = {
  HARDENED: "hardened",
  SOFTENED: "softened",
  REVERSED: "reversed",
  CONDITIONED: "put conditions on",
} as const;

function moveSentence(records: Records, { kind, before, after }: Move): Sentence {
  if (before === null || kind === "NEW" || kind === "RESTATED" || kind === "SILENT")
    return standSentence(records, after);
  const holder = nameOf(records, after.holderId);
  const issue = issueName(records, after.issueId);
  const [day, earlier] = [records.days.short(after.day), records.days.short(before.day)];
  const now = standSentence(records, after, { subject: "it", day: false });
  const then = standSentence(records, before, { subject: "it", day: false });
  const known = [
    ...knownNames(records, after.holderId),
    ...now.known,
    ...then.known,
    records.issues.get(after.issueId) ?? "",
    day,
    earlier,
  ];
  const verb = kind === "WITHDRAWN" ? "withdrew" : MOVED[kind];
  const lead = `${capitalise(inSentence(holder))} ${verb} its position on ${issue} on ${day}`;
  return {
    text: `${lead}. ${now.text} Before, on ${earlier}: ${uncapital(then.text, known)}`,
    claimIds: [after.claimId, before.claimId],
    known: [...known, "Before"],
  };
}

function whatChanged(records: Records): readonly Sentence[] {
  const moves = ranked(records);
  const real = moves.filter((move) => move.kind !== "NEW");
  const fresh = moves.filter((move) => move.kind === "NEW" && (records.roles.get(move.after.holderId) ?? 9) <= 2);
  return [...real, ...fresh].slice(0, MOST.changes).map((move) => moveSentence(records, move));
}

function shownMatrix(records: Records) {
  const matrix = matrixOf(records.stands, records.roles, new Date(0), new Date(0));
  const issueIds = matrix.issueIds.slice(0, MOST.matrixIssues);
  const rows = matrix.rows
    .map((row) => ({ actorId: row.actorId, cells: row.cells.filter((cell) => issueIds.includes(cell.issueId)) }))
    .filter((row) => row.cells.some((cell) => cell.currentId !== null))
    .slice(0, MOST.matrixRows);
  const stands = new Map(records.stands.map((stand) => [stand.claimId, stand]));
  return { issueIds, rows, stands };
}

function matrixTable(records: Records): DraftTable {
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

function matrixSentences(records: Records): readonly Sentence[] {
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

/** Current stands: the newest of each holder on each issue. */
function currentStands(records: Records): readonly FoundStand[] {
  return [...groupBy(records.stands, (stand) => `${stand.holderId}/${stand.issueId}`).values()]
    .flatMap((group) => byDay(group).slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS");
}

function stickingPoints(records: Records): readonly Sentence[] {
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
  for (const group of groupBy(current, (stand) => stand.issueId).values()) {
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

function quotations(records: Records): readonly Sentence[] {
  const seen = new Set<string>();
  const good = records.statements.filter((statement) => {
    const words = statement.quote.split(/\s+/).length;
    const key = normaliseName(statement.quote).slice(0, 60);
    if (words < 5 || words > 50 || statement.speakers.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const perSpeaker = new Map<string, number>();
  return good
    .filter((statement) => {
      const name = statement.speakers[0]?.name ?? "";
      const times = perSpeaker.get(name) ?? 0;
      perSpeaker.set(name, times + 1);
      return times < 2;
    })
    .slice(0, MOST.statements)
    .map((statement) => {
      const day = records.days.short(statement.day);
      const [speaker] = statement.speakers;
      const role = speaker?.role == null || speaker.role.length > 60 ? "" : `, ${speaker.role},`;
      const quote = statement.quote.replace(/[.,]$/, "").replaceAll(/[“”"]/g, "'");
      return {
        text: `${capitalise(tell(statement.speakers.slice(0, 2)))}${role} said on ${day}: “${quote}.”`,
        claimIds: [statement.claimId],
        known: [...statement.speakers.flatMap((one: Told) => [one.name, one.role ?? ""]), day],
      };
    });
}

const COUNTED = new Set([
  "killed",
  "wounded",
  "abducted",
  "held",
  "released",
  "displaced",
  "detained",
  "wage increase",
  "on strike",
  "votes",
  "emissions",
  "pause",
  "contract",
]);

function figures(records: Records): readonly Sentence[] {
  const groups = [
    ...groupBy(
      records.figures.filter((figure) => COUNTED.has(figure.measure)),
      (figure) => `${figure.measure}/${figure.unit}`,
    ).values(),
  ];
  return groups
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST.figures)
    .map((group) => {
      const distinct = [
        ...groupBy(group, (figure) => `${count(figure)}/${figure.counters[0]?.name ?? figure.sourceName}`).values(),
      ]
        .flatMap((same) => same.slice(0, 1))
        .slice(0, 5);
      const differ = distinct.some((a) =>
        distinct.some((b) => a.originId !== b.originId && figuresContradict(comparable(a), comparable(b))),
      );
      const parts = distinct.map((figure) => {
        const who =
          figure.attribution === "HEDGED"
            ? `believed, ${figure.sourceName}`
            : figure.counters.length > 0
              ? `${tell(figure.counters)}, ${figure.sourceName}`
              : figure.sourceName;
        return `${count(figure)} (${who}, ${records.days.short(figure.day)})`;
      });
      const measure = distinct[0]?.measure ?? "";
      return {
        text: `${capitalise(measure)}: ${parts.join("; ")}.${differ ? " The counts differ." : ""}`,
        claimIds: distinct.map((figure) => figure.claimId),
        known: [
          "The",
          ...distinct.flatMap((figure) => [
            figure.sourceName,
            ...figure.counters.map((one) => one.name),
            records.days.short(figure.day),
            count(figure),
          ]),
        ],
      };
    });
}

function comparable(figure: DigestFigure) {
  return { ...figure, place: null, periodEarliest: figure.period, periodLatest: figure.period };
}

function events(records: Records): readonly Sentence[] {
  const inWindow = records.events.filter(
    (event) =>
      event.occurredOn !== null &&
      event.status !== "PLANNED" &&
      event.earliest >= records.firstDay &&
      event.latest <= records.lastDay &&
      event.earliest === event.latest,
  );
  return distinctEvents(inWindow)
    .toSorted((a, b) => b.actors - a.actors)
    .slice(0, MOST.events)
    .toSorted((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : a.claimId < b.claimId ? -1 : 1))
    .map((event) => eventSentence(records, event));
}

/** One report of each day's event, however many origins tell it: by its kind and most of its words. */
function distinctEvents(list: readonly DigestEvent[]): readonly DigestEvent[] {
  const kept: { readonly event: DigestEvent; readonly words: ReadonlySet<string> }[] = [];
  for (const event of list) {
    const words = new Set(event.summary.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
    const same = kept.some(
      (other) =>
        other.event.latest === event.latest &&
        [...words].filter((word) => other.words.has(word)).length >= 0.5 * Math.min(words.size, other.words.size),
    );
    if (!same) kept.push({ event, words });
  }
  return kept.map(({ event }) => event);
}

function eventSentence(records: Records, event: DigestEvent): Sentence {
  const day = records.days.long(event.earliest);
  const summary = event.summary.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "");
  return {
    text: `${day}: ${uncapital(summary, [])}, according to the ${event.sourceName}.`,
    claimIds: [event.claimId],
    known: [day, event.sourceName],
  };
}

function next(records: Records): readonly Sentence[] {
  const planned = records.events.filter(
    (event) => event.status === "PLANNED" && event.occurredOn !== null && event.latest >= records.lastDay,
  );
  return distinctEvents(planned)
    .slice(0, MOST.next)
    .map((event) => eventSentence(records, event));
}

function sources(all: readonly Records[]): readonly Sentence[] {
  const articles = [
    ...new Map(all.flatMap((records) => records.articles).map((article) => [article.id, article])).values(),
  ];
  const [days] = all.map((records) => records.days);
  return [...groupBy(articles, (article) => article.originId).values()].map((group) => {
    const [first, ...copies] = group;
    const day = days?.short(first?.publishedAt.slice(0, 10) ?? "") ?? "";
    const also =
      copies.length === 0 ? "" : `; carried by ${listOf([...new Set(copies.map((copy) => copy.sourceName))])}`;
    const grade = first?.reliability === "F" ? "reliability not judged" : `reliability ${first?.reliability ?? ""}`;
    return {
      text: `${first?.sourceName ?? ""} (${grade}): ${first?.title ?? ""}, ${day}${first?.corrected === true ? ", corrected" : ""}${also}.`,
      claimIds: [],
      known: [],
    };
  });
}

function gaps(records: Records): readonly Sentence[] {
  const current = currentStands(records);
  const parties = records.participants.filter((one) => one.role === "PARTY").slice(0, 2);
  const { issueIds } = shownMatrix(records);
  const missing = parties.flatMap((party) => {
    const open = issueIds.filter(
      (issueId) => !current.some((stand) => stand.holderId === party.actorId && stand.issueId === issueId),
    );
    return open.length === 0
      ? []
      : [
          {
            text: `No position of ${inSentence(party.name)} is known on ${listOf(open.map((id) => issueName(records, id)))}.`,
            claimIds: [],
            known: [],
          },
        ];
  });
  const silent = current.filter(
    (stand) => (Date.parse(records.lastDay) - Date.parse(stand.day)) / 86_400_000 > records.patienceDays,
  );
  const quiet = [...groupBy(silent, (stand) => stand.holderId)].slice(0, 4).map(([actorId, list]) => ({
    text: `${capitalise(inSentence(nameOf(records, actorId)))} has not restated its position on ${listOf(list.slice(0, 4).map((stand) => issueName(records, stand.issueId)))} for more than ${records.patienceDays} days.`,
    claimIds: [],
    known: [],
  }));
  const single = current.filter(
    (stand) =>
      new Set(
        records.stands
          .filter((other) => other.holderId === stand.holderId && other.issueId === stand.issueId)
          .map((other) => other.originId),
      ).size === 1,
  );
  const alone =
    single.length === 0
      ? []
      : [
          {
            text: `${single.length} of ${current.length} current positions rest on one origin alone.`,
            claimIds: [],
            known: [],
          },
        ];
  return [...missing, ...quiet, ...alone].slice(0, MOST.gaps);
}
