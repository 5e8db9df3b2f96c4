// The door: what is computed from positions, digests, briefings and their editions.

export {
  briefingScopes,
  editionDiffs,
  editionDocuments,
  previewBriefings,
  publishEdition,
} from "./briefings.ts";
export {
  briefingCalled,
  briefingList,
  editionCalled,
  type ListedBriefing,
  listedBriefing,
  scopeCalled,
} from "./called.ts";
export {
  type ActingOnBriefings,
  archiveBriefing,
  createBriefing,
  restoreBriefing,
  updateBriefing,
} from "./settings.ts";
export type { ChangedItem, DigestDiff, MovedCell } from "./diff.ts";
export { briefingFeed, renderEdition, type Served } from "./feeds.ts";
export { type Contradiction, type ContradictionSide, contradictionsIn } from "./contradictions.ts";
export { composeDigest } from "./document.ts";
export type { DigestRequest } from "./write.ts";
export { cellOf, type Change, type ChangesWanted, changesBy, changesFor, changesIn, differenceOf } from "./changes.ts";
export {
  changesSinceReadFor,
  changesSinceReadIn,
  markRead,
  type ReadMark,
  readMarks,
} from "./since-read.ts";
export {
  groupBy,
  type MatrixCell,
  type MatrixRow,
  type Move,
  movesOf,
  type PositionMatrix,
  positionMatrices,
} from "./moves.ts";
export { composeMail, type Mailbox, type MailHead } from "./render/email.ts";
export { MEDIA, renderDigest } from "./render/index.ts";
export { NoPdfError } from "./render/pdf.ts";
export { abandonOrdered, orderEditions, publishOrdered } from "./schedule.ts";
