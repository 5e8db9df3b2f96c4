// Requests on behalf of users: which addresses are dialled, and what a receiver can do to the sender.

import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { mayDial } from "../../src/deliver/index.ts";
import { type Lookup, post, type PostOptions, UnreachableAddress } from "../../src/deliver/outbound.ts";

let server: Server;
let port: number;
let hits = 0;
let answer: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    hits++;
    request.resume();
    request.on("end", () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  hits = 0;
  answer = (response) => response.writeHead(204).end();
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const send = (url: string, rest: Partial<PostOptions> = {}) =>
  post(new URL(url), {
    headers: { "content-type": "application/json" },
    body: "{}",
    allowed: [],
    signal: new AbortController().signal,
    ...rest,
  });

/** Answers each look-up with the next of these lists of addresses, and the last one from then on. */
function resolver(...lists: readonly (readonly string[])[]): { readonly lookup: Lookup; readonly asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    lookup: (_host, _options, found) => {
      const list = lists[Math.min(asked++, lists.length - 1)] ?? [];
      found(
        null,
        list.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    },
  };
}

describe("an address", () => {
  test.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"])(
    "%s is public",
    (one) => {
      expect(mayDial(one, [])).toBe(true);
    },
  );

  test.each([
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::7f00:1",
    "::2",
    "64:ff9b:1::7f00:1",
    "5f00::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
    "localhost",
    "",
  ])("%s is not", (one) => {
    expect(mayDial(one, [])).toBe(false);
  });

  test("that is not public may be allowed by itself or by its range, no other", () => {
    const allowed = ["10.1.0.0/16", "::1", "127.0.0.1"];
    expect(["10.1.2.3", "::1", "127.0.0.1", "::ffff:10.1.0.9"].map((one) => mayDial(one, allowed))).toEqual(
      Array(4).fill(true),
    );
    expect(["10.2.0.1", "::2", "127.0.0.2", "fd00::1"].map((one) => mayDial(one, allowed))).toEqual(
      Array(4).fill(false),
    );
  });
});

describe("a literal in a URL", () => {
  test.each([
    "http://127.0.0.1",
    "http://127.1",
    "http://2130706433",
    "http://0x7f000001",
    "http://0177.0.0.1",
    "http://127.0.0.1.",
    "http://①②⑦.⓪.⓪.①",
    "http://127。0。0。1",
    "http://[::1]",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff:7f00:1]",
    "http://0",
    "http://user@127.0.0.1",
  ])("%s is not dialled", async (url) => {
    await expect(send(`${url}:${port}/`)).rejects.toThrow(UnreachableAddress);
    expect(hits).toBe(0);
  });

  test.each(["data:text/plain,x", "file:///etc/passwd", "ftp://example.org/"])(
    "%s has no scheme for that",
    async (url) => {
      await expect(send(url)).rejects.toThrow(UnreachableAddress);
    },
  );

  test("is dialled where the settings allow it", async () => {
    expect(await send(`http://127.0.0.1:${port}/`, { allowed: ["127.0.0.1"] })).toEqual({
      status: 204,
      retryAfter: null,
    });
    expect(hits).toBe(1);
  });
});

describe("a name", () => {
  test("that leads to this machine is not dialled, by the resolver of the system either", async () => {
    await expect(send(`http://localhost:${port}/`)).rejects.toThrow(UnreachableAddress);
    expect(hits).toBe(0);
  });

  test.each([[["127.0.0.1"]], [["93.184.216.34", "127.0.0.1"]], [["::1", "93.184.216.34"]], [[]]])(
    "that leads to %j is not dialled",
    async (addresses) => {
      await expect(send(`http://hook.test:${port}/`, resolver(addresses))).rejects.toThrow(UnreachableAddress);
      expect(hits).toBe(0);
    },
  );

  test("is looked up once for a connection, and what was looked up is dialled", async () => {
    const { lookup, asked } = resolver(["127.0.0.1"], ["10.0.0.1"]);
    expect(await send(`http://hook.test:${port}/`, { lookup, allowed: ["127.0.0.1"] })).toMatchObject({ status: 204 });
    expect(asked()).toBe(1);
    // The second answer is of another machine, and is seen before it is dialled.
    await expect(send(`http://hook.test:${port}/`, { lookup, allowed: ["127.0.0.1"] })).rejects.toThrow(
      UnreachableAddress,
    );
    expect(asked()).toBe(2);
    expect(hits).toBe(1);
  });
});

describe("a receiver", () => {
  const allowed = ["127.0.0.1"];

  test("that redirects is not followed", async () => {
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
    expect(await send(`http://127.0.0.1:${port}/`, { allowed })).toEqual({ status: 302, retryAfter: null });
    expect(hits).toBe(1);
  });

  test("that never answers, or one byte at a time, is left after the time limit", async () => {
    answer = () => undefined;
    const begun = performance.now();
    await expect(send(`http://127.0.0.1:${port}/`, { allowed, timeout: 400 })).rejects.toThrow(
      "no answer within 0.4 s",
    );
    expect(performance.now() - begun).toBeLessThan(1_500);
    answer = (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(drip));
    };
    const second = performance.now();
    // Its status has been told by then.
    expect(await send(`http://127.0.0.1:${port}/`, { allowed, timeout: 400 })).toMatchObject({ status: 200 });
    expect(performance.now() - second).toBeLessThan(1_500);
  });

  test("that answers without end is read no further than needed", async () => {
    let written = 0;
    answer = (response) => {
      response.writeHead(200);
      const part = Buffer.alloc(64 * 1024);
      const more = () => {
        while (!response.destroyed && written < 200e6) {
          written += part.length;
          if (!response.write(part)) return void response.once("drain", more);
        }
      };
      more();
    };
    expect(await send(`http://127.0.0.1:${port}/`, { allowed })).toMatchObject({ status: 200 });
    expect(written).toBeLessThan(20e6);
  });

  test("is left at once when the work stops", async () => {
    answer = () => undefined;
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error("stopping")), 100);
    await expect(send(`http://127.0.0.1:${port}/`, { allowed, signal: abort.signal })).rejects.toThrow("stopping");
  });
});
