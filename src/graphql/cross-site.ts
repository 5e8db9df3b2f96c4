// Refuses requests that another site makes a browser send: Fetch Metadata and the Origin header.

import type { IncomingHttpHeaders } from "node:http";

const OWN = new Set(["same-origin", "none"]);

/**
 * Whether a browser says that the request comes from another site. Clients that are no browsers send neither header.
 * Source: W3C Fetch Metadata Request Headers; RFC 6454 for Origin.
 */
export function isForeign(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (typeof site === "string" && !OWN.has(site)) return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
