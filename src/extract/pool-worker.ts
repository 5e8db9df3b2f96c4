// A thread of the reading pool: a text in, its reading out.

import { parentPort } from "node:worker_threads";

import type { TextToRead } from "../domain/reading.ts";

import { readText } from "./index.ts";
import type { Answer } from "./pool.ts";

parentPort?.on("message", (input: TextToRead) => {
  parentPort?.postMessage(answer(input));
});

function answer(input: TextToRead): Answer {
  try {
    return { reading: readText(input) };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
