// How many tokens may still be spent: on one article, and by this process on one day.

export interface Budget {
  /** Sets tokens aside for a request, or says which limit would be passed. */
  reserve(tokens: number): Reservation | "article" | "day";
}

export interface Reservation {
  /** Puts what was really used in the place of what was set aside. */
  settle(used: number): void;
}

export interface DailyBudget {
  /** The budget of one article, within the day's. */
  forArticle(): Budget;
}

/** Counts in memory: a process that starts again begins a new day. Days are those of UTC. */
export function dailyBudget(
  limits: { readonly tokensPerArticle: number; readonly tokensPerDay: number },
  now: () => Date,
): DailyBudget {
  let day = "";
  let spentToday = 0;
  return {
    forArticle: () => {
      let spent = 0;
      return {
        reserve: (tokens) => {
          const today = now().toISOString().slice(0, 10);
          if (today !== day) {
            day = today;
            spentToday = 0;
          }
          if (spent + tokens > limits.tokensPerArticle) return "article";
          if (spentToday + tokens > limits.tokensPerDay) return "day";
          spent += tokens;
          spentToday += tokens;
          return {
            settle: (used) => {
              spent += used - tokens;
              // What was set aside yesterday is no longer in today's count.
              spentToday += day === today ? used - tokens : used;
            },
          };
        },
      };
    },
  };
}

/** Tokens that a text will hardly exceed: bytes by three; English has about four a token, other scripts fewer. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, "utf8") / 3);
}
