// What PostGraphile is asked in its own schema, and its answers in ours: the same data, other names.

import type { Operation, Variables } from "../operations.ts";

const ACTOR = "actorByActorId { rowId name }";
const DOCUMENTS: Readonly<Record<string, string>> = {
  ActorPoint: "query ActorPoint($id: UUID!) { actorByRowId(rowId: $id) { rowId name kind } }",
  ActorProfile: `query ActorProfile($id: UUID!) {
  actorByRowId(rowId: $id) {
    rowId name kind
    actorNamesByActorId { nodes { text kind } }
    membershipsByPersonId(orderBy: [ROLE_ASC, PRIMARY_KEY_ASC]) { nodes { actorByOrganisationId { rowId name } role } }
    currentParticipationsByActorId(first: 10, orderBy: [LAST_ACTIVITY_AT_DESC, PARTICIPATION_ID_DESC]) { nodes { role negotiationByNegotiationId { rowId name } } }
    positionsByHolderId(first: 50, orderBy: [STATED_LATEST_DESC, CLAIM_ID_DESC], condition: { isListed: true }) {
      nodes { claimId summary stance statedOn issueByIssueId { rowId name } negotiationByNegotiationId { rowId name } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
  NegotiationBriefing: `query NegotiationBriefing($id: UUID!, $positions: Int = 20) {
  negotiationByRowId(rowId: $id) {
    rowId name status venue startedOn
    currentParticipationsByNegotiationId(orderBy: [ORDINAL_ASC, PARTICIPATION_ID_ASC], condition: { isListed: true }) {
      nodes {
        participationByParticipationId {
          role presence
          actorByActorId { rowId name kind }
          participationViasByParticipationId { nodes { ${ACTOR} } }
          participationRepresentativesByParticipationId { nodes { ${ACTOR} } }
        }
      }
    }
    issuesByNegotiationId {
      nodes {
        rowId slug name
        positionsByIssueId(first: $positions, orderBy: [STATED_LATEST_DESC, CLAIM_ID_DESC], condition: { isListed: true }) {
          nodes {
            claimId stance strength summary statedOn
            actorByHolderId { rowId name }
            positionTargetsByPositionId { nodes { ${ACTOR} } }
            positionVoicesByPositionId(orderBy: ORDINAL_ASC) { nodes { __typename ${ACTOR} unnamedSourceByUnnamedSourceId { rowId description } } }
            conditionsByPositionId(orderBy: ORDINAL_ASC) { nodes { kind text } }
            claimByClaimId {
              review
              evidenceSegmentsByClaimId(orderBy: ORDINAL_ASC) { nodes { startOffset endOffset exact } }
              articleVersionByArticleVersionId { articleByArticleId { rowId title url publishedAt sourceBySourceId { rowId name } } }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
}`,
  "Articles negotiation": articles("allNegotiationArticles", "negotiationId"),
  "Articles actor": articles("allArticleActors", "actorId"),
};

function articles(list: string, by: string): string {
  return `query Articles($id: UUID!, $first: Int = 50) {
  articles: ${list}(condition: { ${by}: $id }, first: $first, orderBy: [PUBLISHED_AT_DESC, ARTICLE_ID_DESC]) {
    nodes {
      articleByArticleId {
        rowId title url publishedAt language
        sourceBySourceId { rowId name }
        articleActorsByArticleId(first: 10, orderBy: [MENTION_COUNT_DESC, ACTOR_ID_DESC]) { nodes { actorByActorId { rowId name kind } } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
}

/** The body of a request. */
export function postgraphileRequest(operation: string, variables: Variables): unknown {
  const key = (id: unknown) => String(id).slice(String(id).indexOf("_") + 1);
  if (operation !== "Articles") {
    return {
      query: DOCUMENTS[operation],
      operationName: operation,
      variables: { ...variables, id: key(variables["id"]) },
    };
  }
  const [[by, id] = ["", ""]] = Object.entries(variables["filter"] as Readonly<Record<string, string>>);
  return {
    query: DOCUMENTS[`Articles ${by}`],
    operationName: "Articles",
    variables: { id: key(id), first: variables["first"] },
  };
}

type Node = Readonly<Record<string, unknown>>;

/** The object under a key; an empty one where there is none. */
function child(node: Node, key: string): Node {
  const found = node[key];
  return typeof found === "object" && found !== null ? (found as Node) : {};
}

/** The nodes of a connection. */
function nodes<T>(parent: Node, key: string, read: (node: Node) => T): readonly T[] {
  const list = child(parent, key)["nodes"];
  return Array.isArray(list) ? list.map((node: Node) => read(node)) : [];
}

const pageInfo = (parent: Node, key: string) => child(parent, key)["pageInfo"];
const idOf = (type: string, node: Node) => `${type}_${node["rowId"]}`;

function named(type: string, parent: Node, key: string): { readonly id: string; readonly name: string } {
  const node = child(parent, key);
  return { id: idOf(type, node), name: String(node["name"]) };
}

function actor(node: Node): Node {
  return { id: idOf("actor", node), name: node["name"], kind: node["kind"] };
}

const instant = (text: unknown) => new Date(String(text)).toISOString();
const byName = <T extends { readonly name: string; readonly id: string }>(list: readonly T[]) =>
  list.toSorted((a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1));
const NAME_KINDS = ["OFFICIAL", "ALIAS", "ACRONYM", "DEMONYM", "FORMER", "CONTESTED"];

/** The answer as our own schema would give it. */
export function postgraphileAnswer({ name }: Operation, body: unknown): unknown {
  const data = child(body as Node, "data");
  switch (name) {
    case "ActorPoint":
      return { data: { actor: actor(child(data, "actorByRowId")) } };
    case "ActorProfile":
      return { data: { actor: profile(child(data, "actorByRowId")) } };
    case "Articles":
      return { data: { articles: { nodes: nodes(data, "articles", article), pageInfo: pageInfo(data, "articles") } } };
    default:
      return { data: { negotiation: briefing(child(data, "negotiationByRowId")) } };
  }
}

function profile(node: Node): unknown {
  const names = nodes(node, "actorNamesByActorId", ({ text, kind }) => ({ text: String(text), kind: String(kind) }));
  return {
    ...actor(node),
    names: names.toSorted(
      (a, b) => NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind) || (a.text < b.text ? -1 : 1),
    ),
    memberships: nodes(node, "membershipsByPersonId", (one) => ({
      organisation: named("actor", one, "actorByOrganisationId"),
      role: one["role"],
    })),
    negotiations: {
      nodes: nodes(node, "currentParticipationsByActorId", (one) =>
        named("negotiation", one, "negotiationByNegotiationId"),
      ),
      edges: nodes(node, "currentParticipationsByActorId", ({ role }) => ({ role })),
    },
    positions: {
      nodes: nodes(node, "positionsByHolderId", ({ claimId, summary, stance, statedOn, ...one }) => ({
        ...{ id: `position_${claimId}`, summary, stance, statedOn },
        issue: named("issue", one, "issueByIssueId"),
        negotiation: named("negotiation", one, "negotiationByNegotiationId"),
      })),
      pageInfo: pageInfo(node, "positionsByHolderId"),
    },
  };
}

function article(link: Node): unknown {
  const node = child(link, "articleByArticleId");
  const { title, url, publishedAt, language } = node;
  return {
    ...{ id: idOf("article", node), title, url, publishedAt: instant(publishedAt), language },
    source: named("source", node, "sourceBySourceId"),
    actors: { nodes: nodes(node, "articleActorsByArticleId", (one) => actor(child(one, "actorByActorId"))) },
  };
}

function actorsOf(parent: Node, key: string): unknown {
  return byName(nodes(parent, key, (one) => named("actor", one, "actorByActorId")));
}

function briefing(node: Node): unknown {
  const { name, status, venue, startedOn } = node;
  return {
    ...{ id: idOf("negotiation", node), name, status, venue, startedOn },
    participants: nodes(node, "currentParticipationsByNegotiationId", (current) => {
      const one = child(current, "participationByParticipationId");
      return {
        ...{ role: one["role"], presence: one["presence"], actor: actor(child(one, "actorByActorId")) },
        via: actorsOf(one, "participationViasByParticipationId"),
        representatives: actorsOf(one, "participationRepresentativesByParticipationId"),
      };
    }),
    issues: byName(
      nodes(node, "issuesByNegotiationId", (issue) => ({
        ...{ id: idOf("issue", issue), slug: issue["slug"], name: String(issue["name"]) },
        positions: {
          nodes: nodes(issue, "positionsByIssueId", position),
          pageInfo: pageInfo(issue, "positionsByIssueId"),
        },
      })),
    ),
  };
}

function position(one: Node): unknown {
  const { stance, strength, summary, statedOn } = one;
  const claim = child(one, "claimByClaimId");
  const segments = nodes(claim, "evidenceSegmentsByClaimId", ({ startOffset, endOffset, exact }) => ({
    ...{ start: startOffset, end: endOffset, exact },
  }));
  const found = child(child(claim, "articleVersionByArticleVersionId"), "articleByArticleId");
  return {
    ...{ id: `position_${one["claimId"]}`, stance, strength, summary, statedOn, review: claim["review"] },
    holder: named("actor", one, "actorByHolderId"),
    targets: actorsOf(one, "positionTargetsByPositionId"),
    voicedBy: nodes(one, "positionVoicesByPositionId", (voice) => {
      if (voice["actorByActorId"] !== null) return { __typename: "Actor", ...named("actor", voice, "actorByActorId") };
      const unnamed = child(voice, "unnamedSourceByUnnamedSourceId");
      return { __typename: "UnnamedSource", id: idOf("unnamed", unnamed), description: unnamed["description"] };
    }),
    conditions: nodes(one, "conditionsByPositionId", ({ kind, text }) => ({ kind, text })),
    evidence: {
      quote: segments.map(({ exact }) => exact).join(" … "),
      segments,
      article: {
        ...{ id: idOf("article", found), title: found["title"], url: found["url"] },
        publishedAt: instant(found["publishedAt"]),
        source: named("source", found, "sourceBySourceId"),
      },
    },
  };
}
