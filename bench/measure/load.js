// The load: a process of its own that keeps a number of connections busy for some seconds, one request at a time each.
// Its CPU is nobody's.

import { Client } from "undici";

/**
 * @typedef {{ origin: string, bodies: string[], connections: number, seconds: number }} Task
 * @typedef {{ requests: number, failures: number, seconds: number, p50Ms: number, p99Ms: number, bytes: number }} Load
 */

const HEADERS = { "content-type": "application/json", accept: "application/json" };
const ERRORS = Buffer.from('{"errors"');

/** @param {Task} task @returns {Promise<Load>} */
async function load({ origin, bodies, connections, seconds }) {
  const requests = bodies.map((body) => Buffer.from(body));
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  const times = [];
  let failures = 0;
  let bytes = 0;
  let next = 0;
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  /** @param {Client} client */
  const one = (client) =>
    new Promise((resolve) => {
      const from = performance.now();
      let ok = true;
      let first = true;
      client.dispatch(
        { path: "/graphql", method: "POST", headers: HEADERS, body: requests[next++ % requests.length] },
        {
          onRequestStart() {},
          onResponseStart(_controller, status) {
            ok = status === 200;
          },
          onResponseData(_controller, chunk) {
            bytes += chunk.length;
            // A GraphQL server tells of its errors in a body that begins with them.
            if (first && chunk.subarray(0, ERRORS.length).equals(ERRORS)) ok = false;
            first = false;
          },
          onResponseEnd() {
            times.push(performance.now() - from);
            if (!ok) failures++;
            resolve(undefined);
          },
          onResponseError(_controller, error) {
            if (failures++ === 0) console.error(error);
            resolve(undefined);
          },
        },
      );
    });
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) await one(client);
    }),
  );
  const spent = (performance.now() - begun) / 1_000;
  await Promise.all(clients.map((client) => client.close()));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { requests: times.length, failures, seconds: spent, p50Ms: at(0.5), p99Ms: at(0.99), bytes };
}

process.on("message", (task) => {
  load(/** @type {Task} */ (task)).then(
    (result) => process.send?.({ result }),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
