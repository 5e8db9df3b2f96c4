// The door: what is told to those who watch.

export { announceMoves } from "./announce.ts";
export { type Topic, Watch } from "./watch.ts";
export type { Message } from "../store/outbox.ts";
