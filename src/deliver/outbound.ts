// Requests to addresses that users give: only to public machines, never on behalf of a redirect, with limits.

import { lookup as lookUp, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP } from "node:net";

import ipaddr from "ipaddr.js";
import { Agent, request } from "undici";

/** Milliseconds: for the connection, and for everything. */
const CONNECT_TIMEOUT = 5_000;
const TIMEOUT = 10_000;
/** Bytes of an answer that are read, and thrown away. */
const READ = 64 * 1024;

/** The address is one that must not be reached: nothing was sent, and trying again does not help. */
export class UnreachableAddress extends Error {
  constructor(host: string) {
    super(
      `${host} is no public address: whoever runs Parley can allow it with WEBHOOK_ALLOW_ADDRESSES, an address or a range such as 10.1.0.0/16`,
    );
  }
}

type Found = (error: Error | null, addresses: LookupAddress[]) => void;
/** As `dns.lookup` with `all`. */
export type Lookup = (host: string, options: LookupOptions & { readonly all: true }, found: Found) => void;

/**
 * Whether an IP address may be dialled: public unicast by the registries of IANA, or in one of the `allowed` addresses
 * and ranges (CIDR). An IPv4 address inside an IPv6 one counts as what it is.
 */
export function mayDial(address: string, allowed: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const isPublic = parsed.range() === "unicast" && (parsed.kind() === "ipv4" || isIn(parsed, GLOBAL_UNICAST));
  return isPublic || allowed.some((range) => isIn(parsed, range));
}

/** RFC 4291, 2.4: of IPv6 nothing else is given out; ::7f00:1, an IPv4 address in disguise, is "unicast" to the library. */
const GLOBAL_UNICAST = "2000::/3";

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, range: string): boolean {
  const [first, bits] = range.includes("/")
    ? ipaddr.parseCIDR(range)
    : [ipaddr.parse(range), range.includes(":") ? 128 : 32];
  return address.kind() === first.kind() && address.match(first, bits);
}

/** The address that a URL names without a look-up; null when it names a host. */
export function literalOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? null : host;
}

export interface Answer {
  readonly status: number;
  /** As it was sent; null when it was not. */
  readonly retryAfter: string | null;
}

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** See `mayDial`. */
  readonly allowed: readonly string[];
  readonly signal: AbortSignal;
  readonly lookup?: Lookup;
  /** Milliseconds for everything. */
  readonly timeout?: number;
}

/**
 * Posts to a URL of scheme http or https. The literal address and every result of the look-up are checked, and what was
 * checked is what is dialled. Redirects are answers like others. Throws `UnreachableAddress`, or what went wrong.
 */
export async function post(url: URL, options: PostOptions): Promise<Answer> {
  const { headers, body, allowed, signal, lookup = lookUp as Lookup, timeout = TIMEOUT } = options;
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new UnreachableAddress(url.protocol);
  const literal = literalOf(url);
  if (literal !== null && !mayDial(literal, allowed)) throw new UnreachableAddress(literal);
  const agent = new Agent({
    connect: {
      timeout: CONNECT_TIMEOUT,
      lookup: (host, wanted, found) => {
        lookup(host, { ...wanted, all: true }, (error, addresses) => {
          const foreign = addresses?.find(({ address }) => !mayDial(address, allowed));
          const [first] = addresses ?? [];
          if (error !== null) found(error, []);
          else if (foreign !== undefined || first === undefined) found(new UnreachableAddress(host), []);
          else if (wanted.all === true) found(null, addresses);
          else found(null, first.address, first.family);
        });
      },
    },
  });
  const limit = AbortSignal.timeout(timeout);
  try {
    const answer = await request(url, {
      method: "POST",
      dispatcher: agent,
      headers,
      body,
      signal: AbortSignal.any([signal, limit]),
    });
    const { statusCode: status } = answer;
    const after = answer.headers["retry-after"];
    // The status has been told; what more the other side sends, or how slowly, does not matter.
    await answer.body.dump({ limit: READ }).catch(() => undefined);
    return { status, retryAfter: typeof after === "string" ? after : null };
  } catch (error) {
    if (limit.aborted) throw new Error(`no answer within ${timeout / 1_000} s`);
    throw error;
  } finally {
    await agent.destroy();
  }
}
