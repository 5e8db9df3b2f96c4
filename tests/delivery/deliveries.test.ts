// Deliveries by the API: added, sent over real SMTP and HTTP, put off, given up, tried again, removed.

import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { workOnce, type WorkSettings } from "../../src/deliver/index.ts";
import { waitAfter } from "../../src/domain/backoff.ts";

import { createTestApi, type TestApi } from "../samples.ts";
import { dependencies, SETTINGS } from "./bench.ts";
import { type MailServer, type Receiver, startMailServer, startReceiver } from "./receivers.ts";

let api: TestApi;
let mail: MailServer;
let receiver: Receiver;
let settings: WorkSettings;
/** Path → what is answered there: a status, with headers; 204 where nothing is said. */
const answers = new Map<string, readonly [number, Record<string, string>]>();
/** The clock of the work; the API's stands still. */
let now = new Date("2099-01-01T12:00:00Z");
const FROM = { name: "Parley", address: "digest@example.org" };

beforeAll(async () => {
  api = await createTestApi();
  mail = await startMailServer((recipient) =>
    recipient.startsWith("nobody@") ? 550 : recipient.startsWith("later@") ? 451 : null,
  );
  receiver = await startReceiver(({ path }, response) => {
    const [status, headers] = answers.get(path) ?? [204, {}];
    response.writeHead(status, headers).end("kept to ourselves");
  });
  settings = { ...SETTINGS, mail: { url: mail.url, from: FROM } };
});
beforeEach(() => {
  now = new Date("2099-01-01T12:00:00Z");
});
afterAll(async () => {
  await receiver.close();
  await mail.close();
  await api.close();
});

async function asked<T>(document: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await api.ask(document, variables);
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join());
  return data as T;
}

interface Added {
  readonly target: { readonly id: string; readonly channel: string; readonly address: string } | null;
  readonly secret: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

async function add(briefing: string, to: object, webhookAddresses = settings.allowed): Promise<Added> {
  const { addDeliveryTarget } = await api
    .ask(
      `mutation ($input: AddDeliveryTargetInput!) {
      addDeliveryTarget(input: $input) { target { id channel address } secret userErrors { code field } }
    }`,
      { input: { briefing, to } },
      undefined,
      { webhookAddresses },
    )
    .then(({ data }) => data as { addDeliveryTarget: Added });
  return addDeliveryTarget;
}

async function briefingWith(
  ...targets: readonly object[]
): Promise<{ readonly id: string; readonly added: readonly Added[] }> {
  const { createBriefing } = await asked<{ createBriefing: { briefing: { id: string } } }>(
    `mutation { createBriefing(input: { name: "Desk", scope: {} }) { briefing { id } } }`,
    {},
  );
  const { id } = createBriefing.briefing;
  const added: Added[] = [];
  for (const target of targets) added.push(await add(id, target));
  return { id, added };
}

async function publish(briefing: string, until = "2024-02-18T00:00:00Z"): Promise<string> {
  const { publishEdition } = await asked<{ publishEdition: { edition: { id: string } } }>(
    "mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { edition { id } } }",
    { input: { briefing, window: { since: "2024-02-06T00:00:00Z", until } } },
  );
  return publishEdition.edition.id;
}

interface Shown {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly nextAttemptAt: string | null;
  readonly finishedAt: string | null;
  readonly target: { readonly address: string };
  readonly edition: { readonly id: string };
}

async function deliveriesOf(briefing: string, status: string | null = null): Promise<readonly Shown[]> {
  const { briefing: found } = await asked<{
    briefing: { deliveries: { totalCount: number; nodes: readonly Shown[] } };
  }>(
    `query ($id: ID!, $status: DeliveryStatus) {
      briefing(id: $id) {
        deliveries(filter: { status: $status }) {
          totalCount
          nodes { id status attempts lastError nextAttemptAt finishedAt target { address } edition { id } }
        }
      }
    }`,
    { id: briefing, status },
  );
  expect(found.deliveries.totalCount).toBe(found.deliveries.nodes.length);
  return found.deliveries.nodes;
}

async function retry(delivery: string): Promise<readonly { readonly code: string }[]> {
  const { retryDelivery } = await asked<{ retryDelivery: { userErrors: readonly { code: string }[] } }>(
    "mutation ($input: RetryDeliveryInput!) { retryDelivery(input: $input) { userErrors { code } } }",
    { input: { delivery } },
  );
  return retryDelivery.userErrors;
}

const work = (given = settings) =>
  workOnce(
    given,
    dependencies(api.db, () => now),
  );
const hooksAt = (path: string) => receiver.hooks.filter((hook) => hook.path === path);
const mailsTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address));
const key = (id: string) => id.replace(/^[a-z]+_/, "");

describe("a mail", () => {
  test("arrives with text and page, from and to those of the settings and the target alone", async () => {
    const { id } = await briefingWith({ email: " desk@example.org " });
    const edition = await publish(id);
    expect(await work()).toMatchObject({ DELIVERED: 1, PUT_OFF: 0, DEAD: 0 });
    const [delivery] = await deliveriesOf(id, "DELIVERED");
    expect(delivery).toMatchObject({
      status: "DELIVERED",
      attempts: 1,
      lastError: null,
      nextAttemptAt: null,
      finishedAt: now.toISOString(),
      edition: { id: edition },
    });
    const [received, ...more] = mailsTo("desk@example.org");
    expect(more).toEqual([]);
    expect(received).toMatchObject({ from: FROM.address, to: ["desk@example.org"] });
    expect(received?.mail).toMatchObject({
      subject: "Desk, edition 1",
      messageId: `<${key(delivery?.id ?? "")}@example.org>`,
      from: { text: '"Parley" <digest@example.org>' },
    });
    expect(received?.mail.text).toContain("Cairo");
    expect(String(received?.mail.html)).toContain("<h1");
    // Nothing more is sent.
    expect(await work()).toMatchObject({ DELIVERED: 0 });
    expect(mailsTo("desk@example.org")).toHaveLength(1);
  });

  test.each(
    [
      "a@b.org\r\nBcc: c@d.org",
      "a@b.org, c@d.org",
      "Desk <a@b.org>",
      "a@b.org\n",
      "<a@b.org>",
      '"a b"@b.org',
      "a@[127.0.0.1]",
      "a@b.org>\0<c@d.org",
      "a",
      "",
    ].filter((address) => address.trim() !== "a@b.org"),
  )("to %j is refused before anything is stored", async (email) => {
    const { id } = await briefingWith();
    expect(await add(id, { email })).toEqual({
      target: null,
      secret: null,
      userErrors: [{ code: "INVALID_VALUE", field: ["input", "to", "email"] }],
    });
    const { briefing } = await asked<{ briefing: { deliveryTargets: unknown[] } }>(
      "query ($id: ID!) { briefing(id: $id) { deliveryTargets { id } } }",
      { id },
    );
    expect(briefing.deliveryTargets).toEqual([]);
  });

  test("to a mailbox that there is not is given up at once; one that is busy is tried again", async () => {
    const { id } = await briefingWith({ email: "nobody@example.org" }, { email: "later@example.org" });
    await publish(id);
    expect(await work()).toMatchObject({ DELIVERED: 0, PUT_OFF: 1, DEAD: 1 });
    const shown = Object.fromEntries((await deliveriesOf(id)).map((one) => [one.target.address, one]));
    expect(shown["nobody@example.org"]).toMatchObject({ status: "DEAD", attempts: 1 });
    expect(shown["nobody@example.org"]?.lastError).toContain("No such mailbox");
    expect(shown["later@example.org"]).toMatchObject({ status: "PENDING", attempts: 1 });
  });

  test("without a server in the settings says so, and goes once there is one", async () => {
    const { id } = await briefingWith({ email: "settings@example.org" });
    await publish(id);
    await work(SETTINGS);
    const [delivery] = await deliveriesOf(id, "PENDING");
    expect(delivery?.lastError).toBe("no mail can be sent: SMTP_URL and MAIL_FROM are not set");
    expect(await retry(delivery?.id ?? "")).toEqual([]);
    expect(await work()).toMatchObject({ DELIVERED: 1 });
  });
});

describe("a webhook", () => {
  test("arrives signed, so that another's library verifies it, and with the edition in it", async () => {
    const { id, added } = await briefingWith({ webhook: `${receiver.url}/signed#part` });
    const secret = added[0]?.secret ?? "";
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(added[0]?.target).toMatchObject({ channel: "WEBHOOK", address: `${receiver.url}/signed` });
    const edition = await publish(id);
    now = new Date();
    await api.run("update job set run_at = $1 where kind = 'DELIVERY' and status = 'PENDING'", [now]);
    await work();
    const [hook] = hooksAt("/signed");
    const [delivery] = await deliveriesOf(id);
    expect(hook?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "webhook-id": key(delivery?.id ?? ""),
      "idempotency-key": key(delivery?.id ?? ""),
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    });
    const verified = new Webhook(secret).verify(hook?.body ?? "", hook?.headers as Record<string, string>) as {
      type: string;
      data: { edition: string; briefing: string; number: number; digest: { sections: unknown[] } };
    };
    expect(verified).toMatchObject({ type: "edition.published", data: { edition, briefing: id, number: 1 } });
    expect(verified.data.digest.sections.length).toBeGreaterThan(3);
    const other = `whsec_${Buffer.alloc(32).toString("base64")}`;
    expect(() => new Webhook(other).verify(hook?.body ?? "", hook?.headers as Record<string, string>)).toThrow();
  });

  test("is tried again later and later with the same id and body, then given up; and goes when it is told to", async () => {
    answers.set("/down", [500, {}]);
    const { id } = await briefingWith({ webhook: `${receiver.url}/down` });
    await publish(id);
    const waits: number[] = [];
    const ended: string[] = [];
    for (let attempt = 1; attempt <= settings.attempts; attempt++) {
      const summary = await work();
      ended.push(...Object.entries(summary).flatMap(([kind, count]) => (count > 0 ? [kind] : [])));
      // Not before its time.
      expect(await work()).toMatchObject({ PUT_OFF: 0, DEAD: 0 });
      const [{ nextAttemptAt } = { nextAttemptAt: null }] = await deliveriesOf(id);
      if (nextAttemptAt === null) break;
      waits.push(Date.parse(nextAttemptAt) - now.getTime());
      now = new Date(nextAttemptAt);
    }
    expect(ended).toEqual(["PUT_OFF", "PUT_OFF", "PUT_OFF", "DEAD"]);
    expect(waits).toEqual([75, 150, 300]);
    const [dead] = await deliveriesOf(id, "DEAD");
    expect(dead).toMatchObject({ attempts: 4, lastError: "answered 500", nextAttemptAt: null });
    expect(new Set(hooksAt("/down").map(({ body }) => body)).size).toBe(1);
    expect(new Set(hooksAt("/down").map(({ headers }) => headers["webhook-id"]))).toEqual(
      new Set([key(dead?.id ?? "")]),
    );
    answers.delete("/down");
    expect(await retry(dead?.id ?? "")).toEqual([]);
    now = new Date("2099-01-02T00:00:00Z");
    expect(await work()).toMatchObject({ DELIVERED: 1 });
    expect(await deliveriesOf(id, "DELIVERED")).toMatchObject([{ attempts: 1 }]);
    expect(await retry(dead?.id ?? "")).toEqual([{ code: "CONFLICT" }]);
  });

  test("waits as long as Retry-After says, and no longer than a day", async () => {
    answers.set("/busy", [503, { "retry-after": "600" }]);
    answers.set("/years", [429, { "retry-after": "999999999" }]);
    const { id } = await briefingWith({ webhook: `${receiver.url}/busy` }, { webhook: `${receiver.url}/years` });
    await publish(id);
    await work();
    const waits = (await deliveriesOf(id)).map(({ nextAttemptAt }) => Date.parse(nextAttemptAt ?? "") - now.getTime());
    expect(waits.toSorted((a, b) => a - b)).toEqual([600_000, 86_400_000]);
  });

  test("that answers 410 wants no more; a redirect is not followed; neither tells what the other side wrote", async () => {
    answers.set("/gone", [410, {}]);
    answers.set("/moved", [307, { location: `${receiver.url}/elsewhere` }]);
    const { id } = await briefingWith({ webhook: `${receiver.url}/gone` }, { webhook: `${receiver.url}/moved` });
    await publish(id);
    await work();
    const shown = Object.fromEntries(
      (await deliveriesOf(id)).map((one) => [new URL(one.target.address).pathname, one]),
    );
    expect(shown["/gone"]).toMatchObject({ status: "DEAD", lastError: "answered 410" });
    expect(shown["/moved"]).toMatchObject({
      status: "PENDING",
      lastError: "answered 307: redirects are not followed",
    });
    expect(hooksAt("/elsewhere")).toEqual([]);
  });

  test("to a machine that is not public is given up without being sent, when the settings no longer allow it", async () => {
    const { id } = await briefingWith({ webhook: `${receiver.url}/inside` });
    await publish(id);
    await work({ ...settings, allowed: [] });
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "DEAD", lastError: expect.stringContaining("127.0.0.1 is no public address") },
    ]);
    expect(hooksAt("/inside")).toEqual([]);
  });

  test.each([
    "http://127.0.0.1/x",
    "http://2130706433/x",
    "http://0x7f.1/x",
    "http://[::ffff:10.0.0.1]/x",
    "http://169.254.169.254/latest",
    "https://user:pass@example.org/",
    `https://example.org/${"a".repeat(2_000)}`,
  ])("to %s is refused before anything is stored", async (webhook) => {
    const { id } = await briefingWith();
    expect(await add(id, { webhook }, [])).toMatchObject({
      target: null,
      secret: null,
      userErrors: [{ code: "INVALID_VALUE", field: ["input", "to", "webhook"] }],
    });
  });
});

describe("targets", () => {
  test("get every edition from when they are added until they are removed, each once", async () => {
    const { id, added } = await briefingWith({ email: "first@example.org" });
    await publish(id, "2024-02-10T00:00:00Z");
    const again = await publish(id, "2024-02-10T00:00:00Z");
    await add(id, { email: "second@example.org" });
    const next = await publish(id, "2024-02-12T00:00:00Z");
    await work();
    expect(mailsTo("first@example.org")).toHaveLength(2);
    expect(mailsTo("second@example.org")).toHaveLength(1);
    expect((await deliveriesOf(id)).map(({ edition }) => edition.id).toSorted()).toEqual(
      [again, next, next].toSorted(),
    );

    await publish(id, "2024-02-13T00:00:00Z");
    const remove = () =>
      asked<{
        removeDeliveryTarget: { target: { removedAt: string } | null; userErrors: readonly { code: string }[] };
      }>(
        "mutation ($input: RemoveDeliveryTargetInput!) { removeDeliveryTarget(input: $input) { target { removedAt } userErrors { code } } }",
        { input: { target: added[0]?.target?.id } },
      );
    expect((await remove()).removeDeliveryTarget).toMatchObject({
      target: { removedAt: expect.any(String) },
      userErrors: [],
    });
    expect((await remove()).removeDeliveryTarget).toEqual({ target: null, userErrors: [{ code: "NOT_FOUND" }] });
    await publish(id, "2024-02-14T00:00:00Z");
    await work();
    expect(mailsTo("first@example.org")).toHaveLength(2);
    expect(mailsTo("second@example.org")).toHaveLength(3);
    const [cancelled] = await deliveriesOf(id, "CANCELLED");
    expect(cancelled).toMatchObject({ attempts: 0, target: { address: "first@example.org" } });
    expect(await retry(cancelled?.id ?? "")).toEqual([{ code: "CONFLICT" }]);
    // It may be added again.
    expect((await add(id, { email: "first@example.org" })).userErrors).toEqual([]);
  });

  test("are refused twice, of no briefing, and with two addresses or none", async () => {
    const { id } = await briefingWith({ email: "twice@example.org" });
    expect((await add(id, { email: "twice@example.org" })).userErrors).toEqual([
      { code: "CONFLICT", field: ["input", "to"] },
    ]);
    const none = "briefing_00000000-0000-7000-8000-000000000000";
    expect((await add(none, { email: "a@example.org" })).userErrors).toEqual([
      { code: "NOT_FOUND", field: ["input", "briefing"] },
    ]);
    for (const to of [{}, { email: "a@example.org", webhook: "https://example.org/" }, { email: null }]) {
      const { errors } = await api.ask(
        "mutation ($input: AddDeliveryTargetInput!) { addDeliveryTarget(input: $input) { secret } }",
        { input: { briefing: id, to } },
      );
      expect(errors, JSON.stringify(to)).toHaveLength(1);
    }
    expect(await retry("delivery_00000000-0000-7000-8000-000000000000")).toEqual([{ code: "NOT_FOUND" }]);
  });

  test("never show a key again, and no statement but the one that stores it has it", async () => {
    const { id, added } = await briefingWith({ webhook: `${receiver.url}/hidden` });
    const secret = added[0]?.secret ?? "";
    const { data } = await api.ask(
      `query ($id: ID!) {
        briefing(id: $id) { deliveryTargets { id address channel } }
        __type(name: "DeliveryTarget") { fields { name } }
      }`,
      { id },
    );
    expect(JSON.stringify(data)).not.toContain("secret");
    expect(JSON.stringify(data)).not.toContain(secret);
    await publish(id);
    api.takeSent();
    await work();
    expect(JSON.stringify(api.takeSent())).not.toContain(secret);
  });
});

test("waits grow to six hours, and what failed together is tried apart", () => {
  expect([1, 2, 3, 10, 13, 14, 1_000].map((attempt) => waitAfter(attempt, 10_000, 1))).toEqual([
    10_000, 20_000, 40_000, 5_120_000, 21_600_000, 21_600_000, 21_600_000,
  ]);
  expect(waitAfter(3, 10_000, 0)).toBe(20_000);
});
