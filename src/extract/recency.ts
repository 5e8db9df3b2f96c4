// Which actor was mentioned last before a place, of all or of those that a noun such as "the ministry" may mean.

import type { ActorDraft } from "./actor-drafts.ts";
import { BODY_WORDS } from "./lexicon/bodies.ts";

export interface Recency {
  /** To be told of every actor with a name, once. */
  readonly named: (actor: ActorDraft) => void;
  /** To be told of every mention that starts at `start`. */
  readonly mentioned: (actor: ActorDraft, start: number) => void;
  /** Start of the last mention of an actor before a place; -1 when there is none. */
  readonly lastBefore: (actor: ActorDraft, at: number) => number;
  /** The actor mentioned last before a place among those that `word`, or the phrase `bare`, may mean. */
  readonly latest: (word: string, bare: string, at: number) => ActorDraft | undefined;
}

/** Mentions of some actors in text order: `starts` beside `actors`. */
interface Mentions {
  readonly starts: number[];
  readonly actors: ActorDraft[];
}

/** Answers from sorted lists, so that a text is read in linear time however many actors it has. */
export function createRecency(): Recency {
  const all: ActorDraft[] = [];
  const byActor = new Map<ActorDraft, Mentions>();
  const byWord = new Map<string, Mentions>();
  const byEnding = new Map<string, Mentions>();
  /** The lists besides its own in which an actor's mentions stand. */
  const lists = new Map<ActorDraft, Mentions[]>();

  const join = (list: Mentions, actor: ActorDraft) => {
    const of = lists.get(actor);
    if (of === undefined) lists.set(actor, [list]);
    else of.push(list);
    for (const start of byActor.get(actor)?.starts ?? []) insert(list, actor, start);
  };
  return {
    named: (actor) => {
      all.push(actor);
      for (const ending of endingsOf(actor.name)) join(listed(byEnding, ending), actor);
      for (const [word, list] of byWord) if (mayBeCalled(actor, word)) join(list, actor);
    },
    mentioned: (actor, start) => {
      insert(listed(byActor, actor), actor, start);
      for (const list of lists.get(actor) ?? []) insert(list, actor, start);
    },
    lastBefore: (actor, at) => {
      const own = byActor.get(actor);
      return own?.starts[firstFrom(own.starts, at) - 1] ?? -1;
    },
    latest: (word, bare, at) => {
      let called = byWord.get(word);
      if (called === undefined && (BODY_WORDS.has(word) || CALLED.has(word))) {
        called = listed(byWord, word);
        for (const actor of all) if (mayBeCalled(actor, word)) join(called, actor);
      }
      const first = before(called, at);
      const second = before(byEnding.get(bare), at);
      return (first?.start ?? -1) >= (second?.start ?? -1) ? first?.actor : second?.actor;
    },
  };
}

function listed<Key>(map: Map<Key, Mentions>, key: Key): Mentions {
  const list = map.get(key) ?? { starts: [], actors: [] };
  map.set(key, list);
  return list;
}

/** Most mentions come in text order: at the end of the list. */
function insert({ starts, actors }: Mentions, actor: ActorDraft, start: number): void {
  if ((starts.at(-1) ?? -1) < start) {
    starts.push(start);
    actors.push(actor);
    return;
  }
  const at = firstFrom(starts, start);
  if (starts[at] === start && actors[at] === actor) return;
  starts.splice(at, 0, start);
  actors.splice(at, 0, actor);
}

function before(list: Mentions | undefined, at: number): { start: number; actor: ActorDraft } | undefined {
  if (list === undefined) return undefined;
  const index = firstFrom(list.starts, at) - 1;
  const start = list.starts[index];
  const actor = list.actors[index];
  return start === undefined || actor === undefined ? undefined : { start, actor };
}

/** Index of the first of sorted numbers that is not below `value`. */
function firstFrom(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ends of a name at its words, without the name itself, in lower case: "Bank of Norway" → "of norway", "norway". */
function* endingsOf(name: string): Generator<string> {
  const lower = name.toLowerCase();
  for (let space = lower.indexOf(" "); space !== -1; space = lower.indexOf(" ", space + 1))
    yield lower.slice(space + 1);
}

const CALLED = new Set(
  "group movement militants union alliance employers organisation organization bloc court agency president minister leader director secretary general".split(
    " ",
  ),
);

/** Organisations that a text goes on to call "the group", and alliances of states that it calls "the bloc". */
const GROUPS =
  /association|alliance|forum|coalition|federation|network|society|watch|union|guild|teamsters|movement|front|international|foundation|campaign|institute/;
const BLOCS = /^(?:european union|african union|arab league|asean|ecowas|mercosur|brics|g7|g20|caribbean community)$/;

/** Whether an actor may be called by a noun alone. */
function mayBeCalled(actor: ActorDraft, word: string): boolean {
  const lower = actor.name.toLowerCase();
  if (BODY_WORDS.has(word) && lower.includes(word)) return true;
  switch (word) {
    case "group":
    case "movement":
    case "militants":
      return actor.kind === "ARMED_GROUP" || (actor.kind === "ORGANISATION" && GROUPS.test(lower));
    case "military":
    case "army":
      return actor.kind === "MILITARY";
    case "organisation":
    case "organization":
      return actor.kind === "ORGANISATION";
    case "bloc":
      return BLOCS.test(lower);
    case "union":
      return actor.kind === "ORGANISATION" && /union|association|workers|brotherhood|teamsters|guild/i.test(actor.name);
    case "alliance":
    case "employers":
      return /alliance|employers/i.test(actor.name);
    case "court":
      return actor.kind === "COURT";
    case "agency":
      return /agency/i.test(actor.name);
    case "president":
    case "minister":
    case "leader":
    case "director":
    case "secretary":
    case "general":
      return actor.kind === "PERSON" && (actor.role ?? "").includes(word);
    default:
      return false;
  }
}
