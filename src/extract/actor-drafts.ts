// Actors and unnamed sources of one text while it is read; complete when all layers have been read.

import type { ActorKind, MentionType } from "../domain/vocabulary.ts";

import type { Range } from "./document.ts";

export interface MentionDraft extends Range {
  readonly type: MentionType;
}

export interface ActorDraft {
  readonly order: number;
  name: string;
  kind: ActorKind;
  readonly names: Set<string>;
  role: string | null;
  readonly affiliations: Set<ActorDraft>;
  readonly mentions: MentionDraft[];
  /** Whether it stands under a name, not under a description. */
  readonly named: boolean;
  readonly state: string | null;
}

export interface UnnamedDraft {
  readonly description: string;
  readonly affiliations: Set<ActorDraft>;
  anonymityReason: string | null;
  readonly evidence: Range[];
}

export type Speaker = ActorDraft | UnnamedDraft;

export function isActor(speaker: Speaker): speaker is ActorDraft {
  return "mentions" in speaker;
}
