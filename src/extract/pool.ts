// Reads texts on several cores: a few worker threads with the rules in each, one text at a time.

import { Worker } from "node:worker_threads";

import type { Extractor, Reading, TextToRead } from "../domain/reading.ts";

import { RECORDER } from "./recorder.ts";

export interface ReadingPool {
  readonly extractor: Extractor;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly input: TextToRead;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: Error) => void;
}

/** What a worker answers: the reading, or what went wrong. */
export type Answer = { readonly reading: Reading } | { readonly problem: string };

/** `size` threads, started with the first text; a thread that dies fails its text and is replaced by the next one. */
export function readingPool(size: number): ReadingPool {
  const waiting: Job[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  const hire = (): Worker => {
    // Compiled code only: a thread starts without whatever loads TypeScript.
    const worker = new Worker(new URL("./pool-worker.js", import.meta.url));
    all.add(worker);
    return worker;
  };
  const work = (worker: Worker): void => {
    const job = waiting.shift();
    // A process waits for its texts, and for nothing else: a broken connection must not end it without a word.
    if (job === undefined) {
      idle.push(worker);
      worker.unref();
      return;
    }
    worker.ref();
    const done = (): void => {
      worker.off("message", answered);
      worker.off("error", died);
    };
    const answered = (answer: Answer): void => {
      done();
      if ("reading" in answer) job.resolve(answer.reading);
      else job.reject(new Error(answer.problem));
      work(worker);
    };
    const died = (error: Error): void => {
      done();
      all.delete(worker);
      job.reject(error);
      if (waiting.length > 0) work(hire());
    };
    worker.once("message", answered);
    worker.once("error", died);
    worker.postMessage(job.input);
  };
  const read = (input: TextToRead): Promise<Reading> =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      const free = idle.pop() ?? (all.size < size ? hire() : undefined);
      if (free !== undefined) work(free);
    });
  return {
    extractor: { recorder: RECORDER, read },
    close: async () => {
      for (const worker of all) worker.ref();
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
