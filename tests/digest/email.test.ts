// Mails, read back with a parser that somebody else wrote.

import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";

import { composeMail, type MailHead } from "../../src/digest/render/email.ts";
import { renderDigest } from "../../src/digest/render/index.ts";
import { renderText } from "../../src/digest/render/text.ts";
import type { DigestDocument } from "../../src/domain/digest.ts";
import { isMailAddress } from "../../src/domain/mail-address.ts";

import { HOSTILE, SMALL } from "./documents.ts";

const HEAD: MailHead = {
  from: { name: "The Desk", address: "desk@example.org" },
  to: [{ name: "José 李", address: "reader@example.net" }],
  date: new Date("2024-02-14T06:00:00Z"),
  messageId: "edition-7@example.org",
};

async function read(document: DigestDocument, head: MailHead = HEAD) {
  const mail = await composeMail(document, head);
  return { mail, parsed: await simpleParser(mail) };
}

describe("a mail", () => {
  test("has its head, the digest as text and the digest as a page", async () => {
    const { parsed } = await read(SMALL);
    expect(parsed.subject).toBe("Digest: Ceasefire talks");
    expect(parsed.from?.value).toEqual([{ name: "The Desk", address: "desk@example.org" }]);
    expect(parsed.to).toMatchObject({ value: [{ name: "José 李", address: "reader@example.net" }] });
    expect(parsed.messageId).toBe("<edition-7@example.org>");
    expect(parsed.date?.toISOString()).toBe("2024-02-14T06:00:00.000Z");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.headers.get("content-type")).toMatchObject({ value: "multipart/alternative" });
    expect(parsed.text?.trim()).toBe(renderText(SMALL).trim());
    expect(parsed.html).toContain('<h2 id="section-2" dir="auto">What changed</h2>');
    expect(parsed.attachments).toEqual([]);
  });

  test("gives the same bytes for the same document and head", async () => {
    const again = await composeMail(structuredClone(SMALL), { ...HEAD });
    expect(again).toBe(await composeMail(SMALL, HEAD));
    expect(await renderDigest(SMALL, "EMAIL")).toMatch(/^Message-ID: <[0-9a-f]{32}@parley\.invalid>\r$/m);
  });

  test("is ASCII in short lines, whatever the articles hold", async () => {
    const { mail, parsed } = await read(HOSTILE);
    expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(mail.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...mail.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(parsed.html).not.toContain("<script>");
    expect(parsed.text).toContain("<script>alert(1)</script>");
  });

  test("keeps a title that tries to begin a header in the subject", async () => {
    const title = "Talks\r\nBcc: thief@example.com\r\n\r\n<b>body</b>";
    const { parsed } = await read({ ...SMALL, title });
    expect(parsed.subject).toBe("Talks Bcc: thief@example.com <b>body</b>");
    expect([...parsed.headers.keys()].toSorted()).toEqual([
      "auto-submitted",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
  });

  test("carries any title and name as they are but for controls, in no header but their own", async () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .filter((one) => /^\S(?:.*\S)?$/u.test(one));
    await fc.assert(
      fc.asyncProperty(text, text, async (title, name) => {
        const { parsed } = await read({ ...SMALL, title }, { ...HEAD, to: [{ name, address: "a@example.net" }] });
        expect([...parsed.headers.keys()]).toHaveLength(8);
        expect(parsed.to).toMatchObject({ value: [{ address: "a@example.net" }] });
        expect(parsed.subject?.replaceAll(/\s+/g, "")).toBe(title.replaceAll(/\s+/g, ""));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    "a@example.org\r\nBcc: thief@example.com",
    "a@example.org, thief@example.com",
    "A <a@example.org>",
    "a@example.org>",
    "a@@example.org",
    '"a b"@example.org',
    "a@[127.0.0.1]",
    "a@example.org ",
    "a.@example.org",
    "a@-example.org",
    `${"a".repeat(65)}@example.org`,
    "ä@example.org",
    "@example.org",
    "",
  ])("refuses %j for an address", async (address) => {
    expect(isMailAddress(address)).toBe(false);
    await expect(composeMail(SMALL, { ...HEAD, to: [{ name: "", address }] })).rejects.toThrow("no mail address");
  });

  test.each(["a@example.org", "first.last+tag@sub.example.co.uk", "o'hara@example.org", "a@localhost"])(
    "takes %s for an address",
    (address) => expect(isMailAddress(address)).toBe(true),
  );
});
