// A mail (RFC 5322, MIME): the digest as plain text and as a page, of which the reader's program shows one.

import MailComposer from "nodemailer/lib/mail-composer";

import type { DigestDocument } from "../../domain/digest.ts";
import { isMailAddress } from "../../domain/mail-address.ts";

import { renderMailHtml } from "./html.ts";
import { hashOf } from "./identity.ts";
import { renderText } from "./text.ts";
import { plain } from "./words.ts";

export interface Mailbox {
  /** Shown beside the address; may be empty. */
  readonly name: string;
  /** One addr-spec, as `isMailAddress` has it. */
  readonly address: string;
}

/** What a mail needs beside the digest. */
export interface MailHead {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly date: Date;
  /** Without angle brackets; the same for every attempt to send the same mail. */
  readonly messageId: string;
}

/**
 * The mail as it is sent: ASCII throughout, lines of at most 76 characters after encoding, CR LF between them. The same
 * document and head give the same bytes. Throws when an address is not one, which callers check before they keep it.
 */
export async function composeMail(document: DigestDocument, head: MailHead): Promise<string> {
  for (const { address } of [head.from, ...head.to])
    if (!isMailAddress(address)) throw new Error("A recipient or sender is no mail address");
  if (!/^[\w.+-]+@[\w.-]+$/.test(head.messageId)) throw new Error("The Message-ID is none");
  const mailbox = ({ name, address }: Mailbox) => ({ name: plain(name), address });
  const mail = new MailComposer({
    from: mailbox(head.from),
    to: head.to.map(mailbox),
    subject: plain(document.title),
    date: head.date,
    messageId: `<${head.messageId}>`,
    // RFC 3834: no program answers what a program wrote.
    headers: { "Auto-Submitted": "auto-generated" },
    text: renderText(document),
    html: renderMailHtml(document),
    newline: "windows",
    baseBoundary: hashOf(document).slice(0, 32),
  });
  const bytes = await mail.compile().build();
  return bytes.toString("latin1");
}

/** A mail without recipient, dated to the end of the window, that a person can open and send on. */
export function renderEmail(document: DigestDocument): Promise<string> {
  return composeMail(document, {
    from: { name: "Parley", address: "digest@parley.invalid" },
    to: [],
    date: document.window.until,
    messageId: `${hashOf(document).slice(0, 32)}@parley.invalid`,
  });
}
