// Mail: an edition to one address, through the SMTP server of the settings.

import { createTransport } from "nodemailer";

import type { Edition } from "../store/briefings.ts";
import { composeMail, type Mailbox } from "../digest/index.ts";

export interface MailSettings {
  /** smtp:// or smtps://, with user and password when the server asks for them. */
  readonly url: string;
  readonly from: Mailbox;
}

/** Milliseconds. */
const CONNECTION_TIMEOUT = 10_000;
const SOCKET_TIMEOUT = 20_000;

/** The server refused this recipient for good. */
export class RecipientRefused extends Error {}

/** Sends; resolves when the server has taken it over. `id` is the delivery's, and makes a Message-ID that never changes. */
export async function sendMail(settings: MailSettings, id: string, address: string, edition: Edition): Promise<void> {
  const { from } = settings;
  const numbered = { ...edition.document, title: `${edition.document.title}, edition ${edition.number}` };
  const raw = await composeMail(numbered, {
    from,
    to: [{ name: "", address }],
    date: edition.publishedAt,
    messageId: `${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}`,
  });
  const url = new URL(settings.url);
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: CONNECTION_TIMEOUT,
    greetingTimeout: CONNECTION_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    // A password goes over a wire only where it cannot be read.
    requireTLS: url.protocol === "smtp:" && url.password !== "" && !isLocal(url.hostname),
  });
  try {
    await transport.sendMail({ envelope: { from: from.address, to: [address] }, raw });
  } catch (error) {
    if (isRefusal(error)) throw new RecipientRefused(error.message);
    throw error;
  } finally {
    transport.close();
  }
}

function isLocal(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}

/** RFC 5321, 4.2.1: 5yz is for good. Only of the recipient: other refusals are about the settings, which change. */
function isRefusal(error: unknown): error is Error {
  return (
    error instanceof Error &&
    "responseCode" in error &&
    Number(error.responseCode) >= 500 &&
    "command" in error &&
    error.command === "RCPT TO"
  );
}
