// Mail addresses: what may stand in a header and in an envelope, and nothing that could stand for two of them.

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/**
 * Whether a text is one address and nothing else: a dot-atom of at most 64 octets, "@", a domain (RFC 5321, 4.1.2 and
 * 4.5.3). Quoted local parts, address literals, comments, display names, lists and line breaks are refused; a domain in
 * another script is given in its xn-- form.
 */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 254) return false;
  return LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}
