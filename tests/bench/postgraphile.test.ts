// PostGraphile's answers in our schema: names and orders that the benchmark gives back to its own.

import { describe, expect, test } from "vitest";

import { OPERATIONS } from "../../bench/operations.ts";
import { postgraphileAnswer, postgraphileRequest } from "../../bench/peers/postgraphile-answers.ts";

function operation(name: string) {
  const found = OPERATIONS.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe("PostGraphile's answers", () => {
  test("ids are keys there, and global ids here", () => {
    expect(postgraphileRequest("ActorPoint", { id: "actor_7" })).toMatchObject({ variables: { id: "7" } });
    expect(postgraphileRequest("Articles", { filter: { actor: "actor_7" }, first: 5 })).toMatchObject({
      query: expect.stringContaining("allArticleActors"),
      variables: { id: "7", first: 5 },
    });
    const body = { data: { actorByRowId: { rowId: "7", name: "A", kind: "STATE" } } };
    expect(postgraphileAnswer(operation("ActorPoint"), body)).toEqual({
      data: { actor: { id: "actor_7", name: "A", kind: "STATE" } },
    });
  });

  test("a voice is an actor or an unnamed source; targets stand by name; words of evidence are joined", () => {
    const actor = (rowId: string, name: string) => ({ actorByActorId: { rowId, name } });
    const position = {
      claimId: "9",
      stance: "DEMANDS",
      strength: "FIRM",
      summary: "s",
      statedOn: null,
      actorByHolderId: { rowId: "1", name: "H" },
      positionTargetsByPositionId: { nodes: [actor("3", "Z"), actor("2", "B")] },
      positionVoicesByPositionId: {
        nodes: [
          { ...actor("4", "V"), unnamedSourceByUnnamedSourceId: null },
          { actorByActorId: null, unnamedSourceByUnnamedSourceId: { rowId: "5", description: "an official" } },
        ],
      },
      conditionsByPositionId: { nodes: [] },
      claimByClaimId: {
        review: "EXTRACTED",
        evidenceSegmentsByClaimId: {
          nodes: [
            { startOffset: 0, endOffset: 1, exact: "a" },
            { startOffset: 4, endOffset: 5, exact: "b" },
          ],
        },
        articleVersionByArticleVersionId: {
          articleByArticleId: {
            ...{ rowId: "6", title: "t", url: null, publishedAt: "2025-01-02T03:04:05+00:00" },
            sourceBySourceId: { rowId: "8", name: "S" },
          },
        },
      },
    };
    const pageInfo = { hasNextPage: false, endCursor: "x" };
    const issue = { rowId: "i", slug: "s", name: "I", positionsByIssueId: { nodes: [position], pageInfo } };
    const negotiation = { rowId: "n", name: "N", issuesByNegotiationId: { nodes: [issue] } };
    const answer = postgraphileAnswer(operation("NegotiationBriefing"), { data: { negotiationByRowId: negotiation } });
    expect(answer).toMatchObject({
      data: {
        negotiation: {
          id: "negotiation_n",
          issues: [
            {
              positions: {
                pageInfo,
                nodes: [
                  {
                    id: "position_9",
                    targets: [{ name: "B" }, { name: "Z" }],
                    voicedBy: [
                      { __typename: "Actor", id: "actor_4", name: "V" },
                      { __typename: "UnnamedSource", id: "unnamed_5", description: "an official" },
                    ],
                    evidence: { quote: "a … b", article: { publishedAt: "2025-01-02T03:04:05.000Z" } },
                  },
                ],
              },
            },
          ],
        },
      },
    });
  });
});
