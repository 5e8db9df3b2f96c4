// Texts that are not English, in part English, or too short to tell: what is read, and what is said about it.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Reading, Spans } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";

function read(text: string, language?: string): Reading {
  return readText({ text, published: "2024-02-16", ...(language === undefined ? {} : { language }) });
}

function words(text: string, spans: Spans): string {
  const points = Array.from(text);
  return spans.map(({ start, end }) => points.slice(start, end).join("")).join(" … ");
}

interface Case {
  readonly text: string;
  readonly language: string;
  readonly name: string;
  /** Words → EDTF. */
  readonly dates: Readonly<Record<string, string>>;
  /** Words → value and unit. */
  readonly figures: Readonly<Record<string, readonly [number, string]>>;
  /** Words → the actor's name. */
  readonly actors: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    language: "fr",
    name: "French",
    text: "Les négociateurs de la Norvège et de l’Islande se sont réunis à Oslo le 13 février 2024 pour parler de la pêche. Selon l’UNICEF, 35 % des ports sont fermés et 2,5 millions € manquent. Prochaine réunion le 20/02/2024, avant le 1er mars.",
    dates: { "13 février 2024": "2024-02-13", "20/02/2024": "2024-02-20", "1er mars": "2024-03-01" },
    figures: { "35 %": [35, "percent"], "2,5 millions €": [2_500_000, "EUR"] },
    actors: { Norvège: "Norway", Islande: "Iceland", UNICEF: "UNICEF" },
  },
  {
    language: "ar",
    name: "Arabic",
    text: "اجتمع المفاوضون من النرويج وآيسلندا في أوسلو يوم 13 فبراير 2024 لإجراء محادثات حول الصيد. وقالت UNICEF إن ٣٥٪ من الموانئ مغلقة حتى 2024-02-20.",
    dates: { "13 فبراير 2024": "2024-02-13", "2024-02-20": "2024-02-20" },
    figures: { "٣٥٪": [35, "percent"] },
    actors: { النرويج: "Norway", آيسلندا: "Iceland", UNICEF: "UNICEF" },
  },
  {
    language: "ru",
    name: "Russian",
    text: "Переговорщики встретились в Осло 13.02.2024: Норвегия и Исландия говорили о рыболовстве. Закрыто 35 % портов, не хватает 2,5 млн €. Следующая встреча 20 февраля.",
    dates: { "13.02.2024": "2024-02-13", "20 февраля": "2024-02-20" },
    figures: { "35 %": [35, "percent"], "2,5 млн €": [2_500_000, "EUR"] },
    actors: { Норвегия: "Norway", Исландия: "Iceland" },
  },
  {
    language: "zh",
    name: "Chinese",
    text: "挪威和冰岛的谈判代表于2024年2月13日在奥斯陆会晤，讨论渔业问题。占35%的港口已关闭，缺口为€1,200万。下次会议2月20日举行。",
    dates: { "2024年2月13日": "2024-02-13", "2月20日": "2024-02-20" },
    figures: { "35%": [35, "percent"], "€1,200万": [12_000_000, "EUR"] },
    actors: { 挪威: "Norway", 冰岛: "Iceland" },
  },
  {
    language: "he",
    name: "Hebrew",
    text: "נציגי נורווגיה ואיסלנד נפגשו באוסלו ב-13.2.2024 כדי לדון בדיג. כ-35% מהנמלים סגורים. הפגישה הבאה תתקיים ב-20 בפברואר 2024.",
    dates: { "13.2.2024": "2024-02-13", "20 בפברואר 2024": "2024-02-20" },
    figures: { "35%": [35, "percent"] },
    actors: { נורווגיה: "Norway", איסלנד: "Iceland" },
  },
  {
    language: "de",
    name: "German",
    text: "Die Unterhändler aus Norwegen und Island trafen sich am 13. Februar 2024 in Oslo. Rund 35 % der Häfen sind geschlossen, es fehlen 1.200,50 €. Der Hafenmeister von Tromsø widerspricht.",
    dates: { "13. Februar 2024": "2024-02-13" },
    figures: { "35 %": [35, "percent"], "1.200,50 €": [1_200.5, "EUR"] },
    actors: { Norwegen: "Norway", Island: "Iceland" },
  },
];

describe.each(CASES)("$name", ({ text, language, name, dates, figures, actors }) => {
  const reading = read(text);

  test("is recognised, and a note says what was not read", () => {
    expect(reading.language).toBe(language);
    expect(reading.notes).toEqual([
      {
        step: "language",
        severity: "WARNING",
        message: `The text is in ${name}: only dates, figures and known names were read`,
        span: null,
      },
    ]);
    expect([reading.statements, reading.positions, reading.events, reading.negotiations]).toEqual([[], [], [], []]);
  });

  test("gives its dates", () => {
    expect(Object.fromEntries(reading.dates.map((date) => [words(text, [date]), date.value]))).toEqual(dates);
  });

  test("gives figures whose unit is the same everywhere", () => {
    const found = reading.figures.map((figure) => [words(text, figure.evidence).trim(), [figure.value, figure.unit]]);
    expect(Object.fromEntries(found)).toEqual(figures);
  });

  test("gives known names, by the name that they have in English, and nobody else", () => {
    const found = reading.actors.flatMap((actor) =>
      actor.mentions.map((mention) => [words(text, [mention]), actor.name]),
    );
    expect(Object.fromEntries(found)).toEqual(actors);
  });
});

describe("a language that is hard to tell", () => {
  test.each(["Cod.", "Oui.", "40", "…", "Переговоры", "محادثات", "Kabeljau"])("%s is und", (text) => {
    expect(read(text).language).toBe("und");
  });

  test.each([
    ["和谈", "zh"],
    ["שיחות", "he"],
    ["協議に達した", "ja"],
    ["회담", "ko"],
    ["The talks go on.", "en"],
    ["Les pourparlers continuent.", "fr"],
  ])("%s is %s", (text, language) => {
    expect(read(text).language).toBe(language);
  });

  test("a word of unknown language in other letters is not read as English", () => {
    expect(read("Переговоры").notes[0]?.message).toBe(
      "The text is in no language that could be told: only dates, figures and known names were read",
    );
  });
});

describe("a text in two languages", () => {
  const english = "Norway opposes a quota for cod, Foreign Minister Ana Silva said on Tuesday in Oslo after the talks.";
  const french = "« Nous ne signerons pas un tel accord », a déclaré le ministre islandais de la pêche à la presse.";

  test("that is mostly English is read as English, with a doubt", () => {
    const reading = read(`${english} ${english}\n\n${french}`);
    expect(reading.language).toBe("en");
    expect(reading.positions.length).toBeGreaterThan(0);
    expect(reading.notes[0]?.message).toBe(
      "Parts of the text seem to be in French: they were read as if they were English",
    );
  });

  test("that is mostly French is not", () => {
    const reading = read(`${french} ${french} ${french}\n\n${english}`);
    expect(reading.language).toBe("fr");
    expect(reading.positions).toEqual([]);
    expect(reading.notes[0]?.message).toBe(
      "The text is in French and, in part, in English: only dates, figures and known names were read",
    );
  });

  test("of which only one sentence is another's has that language", () => {
    const reading = read(`${Array.from({ length: 8 }, () => english).join(" ")} ${french}`);
    expect(reading.language).toBe("en");
    expect(reading.notes.filter((note) => note.step === "language")).toEqual([]);
  });
});

describe("whoever hands an article in may say its language", () => {
  test.each(["en-GB", "en"])("%s is English", (language) => {
    expect(read("Norway opposes a quota for cod.", language).notes.filter((note) => note.step === "language")).toEqual(
      [],
    );
  });
  test.each(["pt-BR", "xx", "zh-Hant-TW", "tlh"])("%s is not, whether it is known or not", (language) => {
    const reading = read("35 % em 13/02/2024, UNICEF.", language);
    expect(reading.language).toBe(language);
    expect(reading.dates.map((date) => date.value)).toEqual(["2024-02-13"]);
    expect(reading.actors.map((actor) => actor.name)).toEqual(["UNICEF"]);
  });
});

describe("dates and figures in any language", () => {
  test.each([
    ["13/02/2024", "2024-02-13"],
    ["02/13/2024", "2024-02-13"],
    ["2024/02/13", "2024-02-13"],
    ["13-02-2024", "2024-02-13"],
    ["31.12.2023", "2023-12-31"],
  ])("%s is %s", (text, value) => {
    expect(read(`Il ${text}.`, "it").dates).toMatchObject([{ value }]);
  });

  test.each(["31.02.2024", "13.13.2024", "1.2.3.2024", "2024-13-40", "12.2024", "192.168.1.1"])(
    "%s is no date",
    (text) => {
      expect(read(`Il ${text}.`, "it").dates).toEqual([]);
    },
  );

  test("a day without a year is the one next to the day of publication", () => {
    const on = (published: string) =>
      readText({ text: "Le 30 décembre à Oslo.", published, language: "fr" }).dates[0]?.value;
    expect([on("2024-01-05"), on("2024-12-01")]).toEqual(["2023-12-30", "2024-12-30"]);
  });

  test.each<[string, string, number, string, string]>([
    ["12 %", "fr", 12, "percent", "EXACT"],
    ["~12%", "es", 12, "percent", "ABOUT"],
    ["≥ 12%", "es", 12, "percent", "AT_LEAST"],
    ["1.234 km", "de", 1_234, "kilometres", "EXACT"],
    ["1 234 km", "fr", 1_234, "kilometres", "EXACT"],
    ["1,5 km", "fr", 1.5, "kilometres", "EXACT"],
    ["EUR 3,2 Milliarden", "de", 3_200_000_000, "EUR", "EXACT"],
    ["$4 mil millones", "es", 4_000_000_000, "USD", "EXACT"],
  ])("%s (%s) is %d %s, %s", (text, language, value, unit, qualifier) => {
    expect(read(`A: ${text}.`, language).figures).toMatchObject([{ value, unit, qualifier }]);
  });

  test.each(["40 personnes", "B-52", "12", "13/02/2024", "abc12%"])("%s is no such figure", (text) => {
    expect(read(`A ${text} b.`, "fr").figures).toEqual([]);
  });
});

test("any text in any language is read without an error, with every span inside it", () => {
  const language = fc.constantFrom("fr", "ar", "ru", "zh", "he", "ja", "th", "hi", "fa", "und", "xx");
  const pieces = fc.constantFrom(
    "13.02.2024",
    "٣٥٪",
    "挪威",
    "UNICEF",
    "€ 1 200",
    "😀",
    "\u0301",
    "2,5 %",
    "20 février",
    " ",
    "\n",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 20 })), { maxLength: 30 }),
      language,
      (parts, tag) => {
        const text = parts.join("");
        const length = Array.from(text).length;
        const reading = read(text, tag);
        const spans = [
          ...reading.dates,
          ...reading.figures.flatMap((figure) => figure.evidence),
          ...reading.actors.flatMap((actor) => actor.mentions),
        ];
        for (const { start, end } of spans) expect(0 <= start && start < end && end <= length).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
