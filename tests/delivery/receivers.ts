// The other side, for real: an HTTP server that takes webhooks, and a mail server.

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface Hook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

export interface Receiver {
  /** By path, in the order in which they came. */
  readonly hooks: Hook[];
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Answers each request once its body has come; 204 unless told otherwise. */
export async function startReceiver(
  answer: (hook: Hook, response: ServerResponse) => void = (_hook, response) => void response.writeHead(204).end(),
): Promise<Receiver> {
  const hooks: Hook[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const hook = {
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
        at: performance.now(),
      };
      hooks.push(hook);
      answer(hook, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    hooks,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: ParsedMail;
}

export interface MailServer {
  readonly mails: Received[];
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Takes any mail over SMTP without encryption. `refuse` gives the SMTP status with which a recipient is refused, or
 * null; `taken` runs before a mail is acknowledged.
 */
export async function startMailServer(
  refuse: (recipient: string) => number | null = () => null,
  taken: () => Promise<void> = async () => {},
): Promise<MailServer> {
  const mails: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const status = refuse(address);
      done(status === null ? null : Object.assign(new Error("No such mailbox"), { responseCode: status }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const raw = Buffer.concat(parts);
        const { mailFrom, rcptTo } = session.envelope;
        simpleParser(raw)
          .then(async (mail) => {
            const from = mailFrom === false ? "" : mailFrom.address;
            mails.push({ from, to: rcptTo.map(({ address }) => address), raw: raw.toString("latin1"), mail });
            await taken();
            done();
          })
          .catch(done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A client that is killed in the middle resets its connection.
  server.on("error", () => undefined);
  return {
    mails,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
