// Global ids: a prefix that tells the type, an underscore, the key. Opaque for clients, readable in a log.

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Type name → prefix. Landed prefixes never change: clients keep ids. */
export const ID_PREFIXES = {
  Source: "source",
  Article: "article",
  ArticleVersion: "version",
  Actor: "actor",
  UnnamedSource: "unnamed",
  Negotiation: "negotiation",
  Issue: "issue",
  Statement: "statement",
  Position: "position",
  Figure: "figure",
  Event: "event",
  Participation: "participation",
  Briefing: "briefing",
  Edition: "edition",
  DeliveryTarget: "target",
  Delivery: "delivery",
} as const satisfies Readonly<Record<string, string>>;

export type NodeType = keyof typeof ID_PREFIXES;

const TYPES = new Map(Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeType]));

/** The type and key of a global id, or null when it is none. */
export function decodeId(id: unknown): { readonly type: NodeType; readonly key: string } | null {
  if (typeof id !== "string") return null;
  const cut = id.indexOf("_");
  const type = TYPES.get(id.slice(0, cut));
  const key = id.slice(cut + 1);
  return type !== undefined && KEY.test(key) ? { type, key } : null;
}

/** The key of a global id of one of these types, or null when it is none. */
export function keyOf(id: unknown, ...types: readonly NodeType[]): string | null {
  const decoded = decodeId(id);
  return decoded !== null && types.includes(decoded.type) ? decoded.key : null;
}
