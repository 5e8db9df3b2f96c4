// The door: what is told to those who watch.

export { announceMoves } from "./announce.ts";
