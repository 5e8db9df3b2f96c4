// What the model extractor is told at its start, and the outer world that it is handed.

export interface ModelSettings {
  /** Address of an OpenAI-compatible API, for example http://127.0.0.1:11434/v1. */
  readonly baseUrl: string;
  readonly name: string;
  /** Null: none is sent, as servers on the same machine need none. */
  readonly apiKey: string | null;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Milliseconds for all requests about one article, waiting included. */
  readonly deadline: number;
  /** Requests for one part of a text, before it is given up; at least 1. */
  readonly attempts: number;
  /** Tokens, in and out, for one article. */
  readonly tokensPerArticle: number;
  /** Tokens, in and out, for one day (UTC) of this process. */
  readonly tokensPerDay: number;
  /** Characters of text in one request. */
  readonly chunk: number;
  /** Tokens that one answer may have. */
  readonly outputTokens: number;
}

/** The world: handed in, so that tests stand still and nothing here touches a network by itself. */
export interface ModelDependencies {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}
