// The model extractor when the endpoint is out of order, slow, dear or absent; and that the key never leaves its header.

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Reading } from "../../src/domain/reading.ts";
import { EXTRACTOR } from "../../src/extract/index.ts";
import { retryAfter } from "../../src/model/endpoint.ts";
import { type ModelDependencies, type ModelSettings, modelExtractor } from "../../src/model/index.ts";

import {
  type Answered,
  answerWith,
  completion,
  dependenciesFor,
  KEY,
  type ModelServer,
  settingsFor,
  startModelServer,
} from "./server.ts";

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const TEXT =
  "Norway opposes a quota for cod, Foreign Minister Ana Silva said.\n\nTalks between Norway and Iceland go on.";

interface Asked {
  readonly reading: Reading;
  readonly message: string;
  readonly pauses: readonly number[];
  /** Everything that was written to the console. */
  readonly told: string;
}

async function ask(
  changes: Partial<ModelSettings> = {},
  deps: Partial<ModelDependencies> = {},
  text = TEXT,
): Promise<Asked> {
  const given = dependenciesFor(deps);
  const extractor = modelExtractor(EXTRACTOR, [], settingsFor(server.url, changes), given);
  const told: string[] = [];
  const names = ["log", "info", "warn", "error", "debug"] as const;
  const plain = names.map((name) => console[name]);
  for (const name of names) console[name] = (...parts: unknown[]) => told.push(parts.map(String).join(" "));
  try {
    const reading = await extractor.read({ text, published: "2024-02-13", language: "en" });
    const message = reading.notes
      .filter((note) => note.step === "model" && note.severity === "WARNING")
      .map((note) => note.message)
      .join("\n");
    return { reading, message, pauses: given.pauses, told: told.join("\n") };
  } finally {
    for (const [index, name] of names.entries()) console[name] = plain[index] ?? console.log;
  }
}

function expectRulesAlone({ reading, told }: Asked): void {
  const rules = EXTRACTOR.read({ text: TEXT, published: "2024-02-13", language: "en" });
  if (rules instanceof Promise) throw new Error("not expected");
  const { notes, recorder, ...rest } = reading;
  const { notes: _notes, ...plain } = rules;
  expect(rest).toEqual(plain);
  expect(recorder).toBe(EXTRACTOR.recorder);
  expect(notes.some((note) => note.step === "model" && note.severity === "WARNING")).toBe(true);
  expect(JSON.stringify(reading)).not.toContain("SECRET");
  expect(told).toBe("");
}

function refusal(status: number, error: object = {}, headers: Record<string, string> = {}): Answered {
  // As some servers do, it repeats the key.
  return {
    status,
    headers,
    body: { error: { message: `No: ${KEY} may not ask`, type: "x", code: null, param: null, ...error } },
  };
}

describe("the rules' reading stands alone, with a note, when the endpoint", () => {
  test.each<[string, () => Answered, string, number]>([
    ["refuses the key", () => refusal(401), "it refused the key (401)", 1],
    ["forbids it", () => refusal(403), "it refused the key (403)", 1],
    ["does not know the model", () => refusal(404), "no such address or model (404)", 1],
    ["is out of order", () => refusal(500), "it answered with status 500, 3 times one after the other", 3],
    ["is overloaded", () => refusal(503), "it answered with status 503, 3 times", 3],
    ["is asked too often", () => refusal(429), "it is asked too often (429), 3 times", 3],
    ["has an account without quota", () => refusal(429, { code: "insufficient_quota" }), "no quota left (429)", 1],
    [
      "answers with a page",
      () => ({ headers: { "content-type": "text/html" }, body: `<p>${KEY}</p>` }),
      "did not answer as an OpenAI-compatible",
      3,
    ],
    ["answers with half a document", () => ({ body: '{"choices": [' }), "3 times", 3],
    ["answers without choices", () => ({ body: { choices: [] } }), "did not answer as an OpenAI-compatible", 3],
    ["answers with nothing", () => completion(""), "its answer was empty", 1],
    ["is kept from answering by a filter", () => completion("", "content_filter"), "a filter of the endpoint", 1],
    [
      "sends on to another address",
      () => ({ status: 307, headers: { location: "http://127.0.0.1:9/v1" }, body: {} }),
      "could not be reached",
      3,
    ],
    ["answers without end", () => completion("x".repeat(5_000_000)), "could not be reached (BODY_TOO_LONG)", 1],
  ])("%s", async (_what, answer, message, requests) => {
    server.answer(answer);
    const asked = await ask();
    expectRulesAlone(asked);
    expect(asked.message).toContain(message);
    expect(server.received).toHaveLength(requests);
  });

  test("is not there", async () => {
    const gone = await startModelServer();
    await gone.close();
    const asked = await ask({ baseUrl: gone.url });
    expectRulesAlone(asked);
    expect(asked.message).toContain("it could not be reached (ECONNREFUSED), 3 times one after the other");
    expect(asked.pauses).toHaveLength(2);
  });

  test("has a name that is nobody's", async () => {
    const asked = await ask({ baseUrl: "http://nobody.invalid/v1", attempts: 1 });
    expectRulesAlone(asked);
    expect(asked.message).toMatch(/it could not be reached \((?:ENOTFOUND|EAI_AGAIN)\)/);
  });

  test("is slow, after as many attempts as are allowed", async () => {
    server.answer(() => ({ ...completion(answerWith({})), delay: 5_000 }));
    const started = performance.now();
    const asked = await ask({ timeout: 100, attempts: 2 });
    expectRulesAlone(asked);
    expect(asked.message).toContain("it did not answer in time, 2 times one after the other");
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test("begins to answer and never ends", async () => {
    const never: typeof fetch = async (_input, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"choices": ['));
          init?.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
        },
      });
      return new Response(body, { headers: { "content-type": "application/json" } });
    };
    const asked = await ask({ timeout: 150, attempts: 1 }, { fetch: never });
    expectRulesAlone(asked);
    expect(asked.message).toContain("it did not answer in time");
  });

  test("takes longer than an article may", async () => {
    server.answer(() => refusal(503, {}, { "retry-after": "3600" }));
    const asked = await ask({ deadline: 10_000 });
    expectRulesAlone(asked);
    expect(asked.message).toContain("asked to be left alone for longer than an article may take");
    expect(server.received).toHaveLength(1);
    expect(asked.pauses).toEqual([]);
  });

  test("answers with what cannot be read, twice; its words are not repeated", async () => {
    server.answer(() => completion(`{"positions": [{"stance": "${KEY}"}]}`));
    const asked = await ask();
    expectRulesAlone(asked);
    expect(asked.message).toContain("had not the form asked for, twice");
    expect(server.received).toHaveLength(2);
    const repaired = server.received[1]?.body.messages ?? [];
    expect(repaired.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(repaired.at(-1)?.content).toContain("It had not the shape asked for. Wrong: positions: ");
  });
});

describe("an endpoint that recovers is asked again", () => {
  test("after the time that it names, in seconds", async () => {
    server.answer((_asked, count) =>
      count < 3 ? refusal(429, {}, { "retry-after": "7" }) : completion(answerWith({})),
    );
    const asked = await ask();
    expect(asked.pauses).toEqual([7_000, 7_000]);
    expect(asked.message).toBe("");
    expect(asked.reading.recorder).toContain("model test-model");
  });

  test("after a pause that doubles, and differs between processes", async () => {
    server.answer((_asked, count) => (count < 4 ? refusal(500) : completion(answerWith({}))));
    expect((await ask({ attempts: 4 }, { random: () => 0 })).pauses).toEqual([250, 500, 1_000]);
    server.answer((_asked, count) => (count < 4 ? refusal(500) : completion(answerWith({}))));
    expect((await ask({ attempts: 4 }, { random: () => 0.5 })).pauses).toEqual([375, 750, 1_500]);
  });

  test("when its answer was no JSON, with what was wrong", async () => {
    server.answer((_asked, count) => completion(count === 1 ? "Sure! Here you are: {oops" : answerWith({})));
    const asked = await ask();
    expect(asked.message).toBe("");
    expect(server.received[1]?.body.messages.at(-1)?.content).toContain("It was not valid JSON.");
  });
});

test("JSON in a fence, with words around it, is read", async () => {
  const json = JSON.stringify(answerWith({}));
  server.answer(() => completion(`Here is the reading:\n\`\`\`json\n${json}\n\`\`\`\nAnything else?`));
  expect((await ask()).message).toBe("");
  expect(server.received).toHaveLength(1);
});

describe("a server that understands less is asked for less, and that is remembered", () => {
  test("schemas, then JSON at all", async () => {
    server.answer(({ body }) =>
      body.response_format === undefined
        ? completion(answerWith({}))
        : refusal(400, { message: `response_format ${body.response_format.type} is not supported` }),
    );
    const extractor = modelExtractor(EXTRACTOR, [], settingsFor(server.url), dependenciesFor());
    await extractor.read({ text: TEXT, published: "2024-02-13" });
    expect(server.received.map(({ body }) => body.response_format?.type)).toEqual([
      "json_schema",
      "json_object",
      undefined,
    ]);
    const second = await extractor.read({ text: TEXT, published: "2024-02-13" });
    expect(server.received).toHaveLength(4);
    expect(second.notes.filter((note) => note.step === "model")).toEqual([]);
  });

  test("the old name of the limit, and a temperature", async () => {
    server.answer(({ body }) => {
      if (body.max_tokens !== undefined) return refusal(400, { param: "max_tokens", code: "unsupported_parameter" });
      if (body.temperature !== undefined) return refusal(400, { param: "temperature", code: "unsupported_value" });
      return completion(answerWith({}));
    });
    expect((await ask()).message).toBe("");
    expect(server.received.at(-1)?.body).toMatchObject({
      max_completion_tokens: 4_000,
      response_format: { type: "json_schema" },
    });
  });

  test("and one that refuses everything is given up", async () => {
    server.answer(() => refusal(400));
    const asked = await ask();
    expectRulesAlone(asked);
    expect(asked.message).toContain("it did not understand the question (400)");
    expect(server.received).toHaveLength(3);
  });
});

describe("the budget", () => {
  test("of an article ends the asking before it is passed", async () => {
    server.answer(() => completion(answerWith({})));
    const asked = await ask({ tokensPerArticle: 4_500 });
    expectRulesAlone(asked);
    expect(asked.message).toContain("the tokens for one article were used up");
    expect(server.received).toHaveLength(0);
  });

  test("of a day is shared by all articles, counts what was really used, and is new the next day", async () => {
    let now = new Date("2024-03-01T10:00:00Z");
    server.answer(() => completion(answerWith({}), "stop", { prompt_tokens: 9_000, completion_tokens: 1_000 }));
    const settings = settingsFor(server.url, { tokensPerDay: 21_000 });
    const extractor = modelExtractor(EXTRACTOR, [], settings, dependenciesFor({ now: () => now }));
    const read = async () => {
      const reading = await extractor.read({ text: TEXT, published: "2024-02-13", language: "en" });
      return reading.notes.some((note) => note.message.includes("the tokens for this day were used up"));
    };
    expect([await read(), await read(), await read()]).toEqual([false, false, true]);
    expect(server.received).toHaveLength(2);
    now = new Date("2024-03-02T00:00:01Z");
    expect(await read()).toBe(false);
  });

  test("counts what a silent server used by the length of what went over", async () => {
    server.answer(() => completion(answerWith({}), "stop", null));
    const extractor = modelExtractor(
      EXTRACTOR,
      [],
      settingsFor(server.url, { tokensPerDay: 12_000 }),
      dependenciesFor(),
    );
    const outcomes: boolean[] = [];
    for (let time = 0; time < 12; time++) {
      const reading = await extractor.read({ text: TEXT, published: "2024-02-13", language: "en" });
      outcomes.push(reading.notes.some((note) => note.message.includes("used up")));
    }
    expect(outcomes[0]).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
  });
});

describe("a long text", () => {
  const paragraph = (number: number) =>
    `In report ${number} the envoy spoke of patrols, ${"harbours and boats, ".repeat(30)}and of nets.`;
  const LONG = Array.from({ length: 12 }, (_, index) => paragraph(index + 1)).join("\n\n");

  test("is asked about in parts that end with a paragraph, each paragraph once", async () => {
    server.answer(() => completion(answerWith({})));
    const asked = await ask({ chunk: 2_000 }, {}, LONG);
    expect(asked.message).toBe("");
    const parts = server.received.map(({ body }) => body.messages[1]?.content ?? "");
    expect(parts.length).toBeGreaterThan(3);
    const numbers = parts.flatMap((part) =>
      [...part.matchAll(/^\[(\d+)\] In report (\d+) the/gm)].map((match) => [match[1], match[2]]),
    );
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => [`${index + 1}`, `${index + 1}`]));
    for (const part of parts) expect(part).toMatch(/and of nets\.\n={5}\w+={5}$/);
  });

  test("whose answer was cut is asked about in halves", async () => {
    server.answer(({ body }) => {
      const many = (body.messages[1]?.content.match(/^\[\d+\] /gm) ?? []).length > 3;
      return many ? completion('{"actors": [', "length") : completion(answerWith({}));
    });
    const asked = await ask({ chunk: 20_000 }, {}, LONG);
    expect(asked.message).toBe("");
    const read = server.received.map(({ body }) => [...(body.messages[1]?.content ?? "").matchAll(/^\[(\d+)\] /gm)]);
    const accepted = read.filter((part) => part.length <= 3).flatMap((part) => part.map((match) => Number(match[1])));
    expect(accepted).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test("of one paragraph whose answer is always cut is left to the rules", async () => {
    server.answer(() => completion("{", "length"));
    const asked = await ask({}, {}, TEXT.replace("\n\n", " "));
    expect(asked.message).toContain("its answer was too long");
  });

  test("keeps what was read before the endpoint failed, and says how much was not", async () => {
    server.answer((_asked, count) => (count === 1 ? completion(answerWith({})) : refusal(401)));
    const asked = await ask({ chunk: 2_000 }, {}, LONG);
    expect(asked.message).toMatch(/The model did not read \d of \d parts of the text: it refused the key \(401\)/);
    expect(asked.reading.recorder).toContain("model test-model");
    expect(server.received).toHaveLength(2);
  });
});

test("without a key none is sent", async () => {
  server.answer(() => completion(answerWith({})));
  await ask({ apiKey: null });
  expect(server.received[0]?.headers.authorization).toBeUndefined();
});

test("what the environment tells the library of others is not sent", async () => {
  const names = [
    "OPENAI_API_KEY",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_CUSTOM_HEADERS",
    "OPENAI_LOG",
    "OPENAI_BASE_URL",
  ];
  const before = names.map((name) => process.env[name]);
  Object.assign(process.env, {
    OPENAI_API_KEY: "sk-other",
    OPENAI_ORG_ID: "org-other",
    OPENAI_PROJECT_ID: "project-other",
    OPENAI_CUSTOM_HEADERS: "X-Other: yes\nAuthorization: Bearer sk-other",
    OPENAI_LOG: "debug",
    OPENAI_BASE_URL: "http://127.0.0.1:9",
  });
  try {
    server.answer(() => completion(answerWith({})));
    const asked = await ask();
    expect(asked.told).toBe("");
    expect(JSON.stringify(server.received[0]?.headers)).not.toMatch(/other/i);
    expect(server.received[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  } finally {
    for (const [index, name] of names.entries()) {
      const value = before[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test.each<[string | null, string | null, number | null]>([
  ["7", null, 7_000],
  ["0", null, 0],
  ["Fri, 01 Mar 2024 12:00:30 GMT", null, 30_000],
  ["Fri, 01 Mar 2024 11:00:00 GMT", null, 0],
  ["soon", null, null],
  [null, null, null],
  ["7", "1500", 1_500],
  ["-5", null, null],
])("Retry-After %s, retry-after-ms %s: wait %s", (header, milliseconds, expected) => {
  expect(retryAfter(header, milliseconds, new Date("2024-03-01T12:00:00Z"))).toBe(expected);
});
