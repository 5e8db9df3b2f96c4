// What must hold of every reading, whatever the text was.

import { isEdtf } from "../../src/domain/edtf.ts";
import type { Reading, Span, TextToRead } from "../../src/domain/reading.ts";
import * as vocabulary from "../../src/domain/vocabulary.ts";

/** Half a million checks are made; `expect` would take most of the time. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It must hold that ${what}`);
}

function oneOf(value: string, all: readonly string[]): void {
  must(all.includes(value), `${value} is one of ${all.join(", ")}`);
}

/** Throws with what is wrong in a reading: a span outside the text, a key that points nowhere, words that do not stand there. */
export function checkReading(input: TextToRead, reading: Reading): void {
  const points = Array.from(input.text);
  const words = ({ start, end }: Span) => points.slice(start, end).join("");
  must(reading.text === input.text, "the text is kept");

  const spans = (list: readonly Span[], atLeast: number) => {
    must(list.length >= atLeast, "there is evidence");
    for (const [index, { start, end }] of list.entries()) {
      must(Number.isInteger(start) && Number.isInteger(end), "offsets are whole");
      must(start >= 0 && end > start && end <= points.length, `${start} to ${end} lies in ${points.length} characters`);
      must(start >= (list[index - 1]?.start ?? 0), "spans are in order");
    }
  };
  const actors = new Set(reading.actors.map(({ key }) => key));
  const speakers = new Set([...actors, ...reading.unnamedSources.map(({ key }) => key)]);
  const statements = new Set(reading.statements.map(({ key }) => key));
  const known = (keys: readonly string[], all: ReadonlySet<string>) => {
    must(new Set(keys).size === keys.length, `${keys.join()} has no key twice`);
    for (const key of keys) must(all.has(key), `${key} is a key`);
  };
  const day = (value: string | null) => {
    must(value === null || isEdtf(value) || /^P(?:\d+[YMWD]|T\d+[HMS])$/.test(value), `${value} is a time`);
  };
  for (const list of [
    reading.actors,
    reading.unnamedSources,
    reading.statements,
    reading.positions,
    reading.figures,
    reading.events,
    reading.negotiations,
  ])
    must(new Set(list.map(({ key }) => key)).size === list.length, "keys differ");

  for (const one of reading.actors) {
    oneOf(one.kind, vocabulary.ACTOR_KINDS);
    must(one.name.trim() !== "", "names are not empty");
    must(one.names.includes(one.name), "the name is one of the names");
    known(one.affiliations, actors);
    spans(one.mentions, 0);
    for (const mention of one.mentions) {
      oneOf(mention.type, vocabulary.MENTION_TYPES);
      must(/\S/.test(words(mention)), "a mention has letters");
    }
  }
  for (const one of reading.unnamedSources) {
    must(/\S/.test(one.description), "a description has letters");
    known(one.affiliations, actors);
    spans(one.evidence, 1);
  }
  for (const one of reading.statements) {
    oneOf(one.mode, vocabulary.STATEMENT_MODES);
    known(one.speakers, speakers);
    known(one.addressees, speakers);
    spans(one.content, 1);
    spans(one.cue, 0);
    spans(one.source, 0);
    day(one.saidOn);
  }
  for (const one of reading.positions) {
    oneOf(one.stance, vocabulary.STANCES);
    oneOf(one.strength, vocabulary.STRENGTHS);
    must(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(one.issue), `${one.issue} is a slug`);
    must(one.issueName.trim() !== "", "names are not empty");
    must(one.holders.length > 0, "somebody holds it");
    known(one.holders, actors);
    known(one.targets, actors);
    known(one.voicedBy, speakers);
    must(one.statement === null || statements.has(one.statement), "its statement is one");
    spans(one.evidence, 1);
    for (const condition of one.conditions) {
      oneOf(condition.kind, vocabulary.CONDITION_KINDS);
      spans(condition.evidence, 1);
      must(
        condition.evidence.map(words).join(" ").replaceAll(/\s+/g, " ") === condition.text,
        `${condition.text} stands there`,
      );
    }
    day(one.statedOn);
  }
  for (const one of reading.figures) {
    oneOf(one.qualifier, vocabulary.FIGURE_QUALIFIERS);
    oneOf(one.attribution, vocabulary.FIGURE_ATTRIBUTIONS);
    for (const value of [one.value, one.low ?? 0, one.high ?? 0]) must(Number.isFinite(value), `${value} is a number`);
    must((one.low ?? one.value) <= (one.high ?? one.value), `${one.low} is no more than ${one.high}`);
    known(one.attributedTo, speakers);
    spans(one.evidence, 1);
    day(one.period);
  }
  for (const one of reading.events) {
    oneOf(one.status, vocabulary.EVENT_STATUSES);
    known(one.actors, actors);
    spans(one.evidence, 1);
    day(one.date);
  }
  spans(reading.dates, 0);
  for (const one of reading.dates) day(one.value);
  for (const one of reading.negotiations) {
    oneOf(one.kind, vocabulary.NEGOTIATION_KINDS);
    oneOf(one.format, vocabulary.NEGOTIATION_FORMATS);
    must(one.name.trim() !== "", "names are not empty");
    spans(one.evidence, 1);
    known(
      one.participants.map(({ actor, role }) => `${actor} ${role}`),
      new Set([...actors].flatMap((actor) => vocabulary.PARTICIPATION_ROLES.map((role) => `${actor} ${role}`))),
    );
    for (const each of one.participants) {
      oneOf(each.presence, vocabulary.PRESENCES);
      known(each.via, actors);
      known(each.representatives, actors);
      spans(each.evidence, 1);
    }
    for (const meeting of one.meetings) {
      day(meeting.date);
      spans(meeting.evidence, 1);
    }
    for (const each of [...one.terms, ...one.obstacles]) {
      spans(each.evidence, 1);
      must(each.evidence.map(words).join(" ") === each.text, `${each.text} stands there`);
    }
  }
  for (const one of reading.notes) {
    oneOf(one.severity, vocabulary.NOTE_SEVERITIES);
    if (one.span !== null) spans([one.span], 1);
  }
}
