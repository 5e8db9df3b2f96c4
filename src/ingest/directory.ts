// Who bears which name, for the articles of one transaction: what the database knows, and whom these articles add.

import { normaliseName, readableName } from "../domain/names.ts";
import type { Note, ReadActor, Reading } from "../domain/reading.ts";
import type { ActorNameKind } from "../domain/vocabulary.ts";
import { type ActorName, findNames, type NewActor, type NewName } from "../store/actors.ts";
import type { Transaction } from "../store/database.ts";
import { newId } from "../store/ids.ts";

import { addKnownNames, type Stretch, stretchesOf } from "./known-names.ts";
import { identifyingNames, linkActors } from "./link.ts";

/** A reading with the actors that it names known by id. */
export interface Met {
  /** With the known actors that a text in another language names. */
  readonly reading: Reading;
  /** Ids by key. */
  readonly actors: ReadonlyMap<string, string>;
  readonly added: readonly NewActor[];
  readonly names: readonly NewName[];
  readonly notes: readonly Note[];
}

export interface Directory {
  /** Ties the actors of a reading to those that are known by now, and remembers the others. */
  readonly meet: (reading: Reading) => Met;
}

/** Looks up all names of these readings at once. */
export async function openDirectory(tx: Transaction, readings: readonly Reading[]): Promise<Directory> {
  const stretches = new Map<Reading, readonly Stretch[]>(
    // English names were all read from the text.
    readings
      .filter((reading) => reading.notes.some((note) => note.step === "language"))
      .map((reading) => [reading, stretchesOf(reading.text)]),
  );
  const keys = new Set(readings.flatMap((reading) => reading.actors.flatMap(identifyingNames)));
  for (const list of stretches.values()) for (const { text } of list) keys.add(normaliseName(text));
  keys.delete("");
  const byKey = new Map<string, ActorName[]>();
  const people = new Map<string, ActorName>();
  const remember = (name: ActorName): void => {
    people.set(name.actorId, name);
    const bearers = byKey.get(name.key) ?? [];
    if (
      !bearers.some((one) => one.actorId === name.actorId && one.nameKind === name.nameKind && one.text === name.text)
    )
      byKey.set(name.key, [...bearers, name]);
  };
  for (const name of await findNames(tx, [...keys])) remember(name);
  const bearersOf = (wanted: Iterable<string>) => [...new Set(wanted)].flatMap((key) => byKey.get(key) ?? []);

  return {
    meet: (handedIn) => {
      const foreign = stretches.get(handedIn);
      const { reading, known } =
        foreign === undefined
          ? { reading: handedIn, known: new Map<string, string>() }
          : addKnownNames(handedIn, foreign, bearersOf(foreign.map(({ text }) => normaliseName(text))));
      const links = linkActors(reading, bearersOf(reading.actors.flatMap(identifyingNames)), known);
      const actors = new Map(links.known);
      const added = links.added.map((actor): NewActor => {
        const id = newId();
        actors.set(actor.key, id);
        return { id, kind: actor.kind, name: readableName(actor.name), country: actor.country };
      });
      const { language } = reading;
      const names = reading.actors.flatMap((actor) =>
        namesOf(actor).map((name): NewName => ({ actorId: actors.get(actor.key) ?? "", language, ...name })),
      );
      const shown = new Map(added.map((actor) => [actor.id, actor]));
      for (const { actorId, text, kind } of names) {
        const actor = shown.get(actorId) ?? people.get(actorId);
        if (actor !== undefined)
          remember({
            actorId,
            text,
            key: normaliseName(text),
            nameKind: kind,
            kind: actor.kind,
            name: actor.name,
            country: actor.country,
          });
      }
      return { reading, actors, added, names, notes: links.notes };
    },
  };
}

function namesOf(actor: ReadActor): readonly { readonly text: string; readonly kind: ActorNameKind }[] {
  const official = { text: actor.name, kind: "OFFICIAL" as const };
  const own = normaliseName(actor.name);
  const others = actor.names
    .map((text) => ({ text, key: normaliseName(text) }))
    .filter(({ key }) => key !== own && key !== "")
    .map(({ text }) => ({
      text,
      kind: /^[\p{Lu}\d.&/-]{2,12}$/u.test(text) ? ("ACRONYM" as const) : ("ALIAS" as const),
    }));
  return [official, ...others];
}
