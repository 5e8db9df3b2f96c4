// What the results are compared with: at most so much CPU of the limit's, at least so many times a peer's speed.

import type { ContestantName } from "./contestants.ts";
import type { OperationName } from "./operations.ts";

export interface Goal {
  /** CPU of node and PostgreSQL together, against the limit. */
  readonly cpu: number;
  /** Requests a second, against a peer. */
  readonly faster?: Readonly<Partial<Record<ContestantName, number>>>;
  /** CPU milliseconds a request. */
  readonly cpuMs?: number;
}

export const GOALS: Readonly<Partial<Record<OperationName, Goal>>> = {
  NegotiationBriefing: { cpu: 1.2, faster: { postgraphile: 2, mercurius: 3.5 } },
  Articles: { cpu: 1.2, faster: { postgraphile: 2, mercurius: 2.5 } },
  ActorProfile: { cpu: 1.25, faster: { postgraphile: 2.5, mercurius: 4 } },
  ActorPoint: { cpu: 2.4, faster: { postgraphile: 2, mercurius: 1.5 } },
  SearchRare: { cpu: 1.3 },
  SearchCommon: { cpu: 1.3 },
  SearchTwoCommon: { cpu: 1.3 },
  SearchPhrase: { cpu: 1.3 },
  PositionMatrix: { cpu: 2 },
  WhatChanged: { cpu: 2 },
  Digest: { cpu: 2, cpuMs: 150 },
};

/** Megabytes of ours under the many connections of the last look. */
export const MEMORY_GOAL = 200;
