// What the lexicons say of a word, as bits of `Token.traits`, so that rules need not look it up again.

/** Begins with a capital, other than "I". */
export const CAPITAL = 1;
/** A known name begins like it. */
export const BEGINS_KNOWN = 1 << 1;
/** A form of a verb of saying. */
export const SAYS = 1 << 2;
/** A noun of saying. */
export const NAMES_SAYING = 1 << 3;
/** The head of a phrase that may describe an actor. */
export const DESCRIBES = 1 << 4;
/** "he", "she" and their forms. */
export const PERSONAL = 1 << 5;
/** Holds a hint of a date. */
export const TELLS_TIME = 1 << 6;
/** May begin a number, by itself or with the word behind it. */
export const OPENS_NUMBER = 1 << 7;
/** A noun that takes a position. */
export const NAMES_STANCE = 1 << 8;
