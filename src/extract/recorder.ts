// Which rules read a text.

/** Recorded with every claim: change the number whenever the rules change what is read. */
export const RECORDER = "rules 0.3.0";
