// The load: a process of its own that keeps a number of connections busy for some seconds, one request at a time each.
// Its CPU is nobody's, but on a small machine the server's all the same: it writes bytes made before and reads of an
// answer no more than it needs.

import { connect } from "node:net";

/**
 * @typedef {{ origin: string, bodies: string[], connections: number, seconds: number }} Task
 * @typedef {{ requests: number, failures: number, seconds: number, p50Ms: number, p99Ms: number, bytes: number }} Load
 */

/** Bytes read at once. */
const PART = 65_536;
const BLANK_LINE = "\r\n\r\n";
const LAST_CHUNK = Buffer.from("0\r\n\r\n");
/** A GraphQL server tells of its errors in a body that begins with them. */
const ERRORS = '{"errors"';

/** @param {URL} origin @param {string} body */
const requestOf = ({ host }, body) =>
  Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

/**
 * A connection that sends what `next` gives and tells `answered` of each answer, until that says no more.
 * Rejects when the connection fails or is closed too early.
 *
 * @param {URL} origin
 * @param {() => Buffer} next
 * @param {(ok: boolean, ms: number, bytes: number) => boolean} answered
 * @returns {Promise<void>}
 */
function keepAsking({ hostname, port }, next, answered) {
  return new Promise((resolve, reject) => {
    let from = 0;
    let bytes = 0;
    let ok = true;
    let done = false;
    /** Bytes of the body still to come; null before the head is read, NaN while chunks come without a length. */
    let left = /** @type {number | null} */ (null);
    let head = "";
    let tail = Buffer.alloc(0);
    const ask = () => {
      from = performance.now();
      bytes = 0;
      left = null;
      head = "";
      tail = Buffer.alloc(0);
      socket.write(next());
    };
    /** @param {Buffer} part */
    const read = (part) => {
      let body = part;
      if (left === null) {
        // In Latin-1 a byte is a character, so places in the string are places in the bytes.
        const before = head.length;
        head += part.latin1Slice(0, part.length);
        const blank = head.indexOf(BLANK_LINE);
        if (blank === -1) return;
        const begin = blank + BLANK_LINE.length;
        const length = /\r\ncontent-length: *(\d+)/i.exec(head);
        left = length === null ? Number.NaN : Number(length[1]);
        ok = head.startsWith("HTTP/1.1 200") && !head.startsWith(ERRORS, begin);
        body = part.subarray(begin - before);
      }
      bytes += body.length;
      if (Number.isNaN(left)) {
        tail = Buffer.concat([tail, body]).subarray(-LAST_CHUNK.length);
        if (!tail.equals(LAST_CHUNK)) return;
      } else {
        left -= body.length;
        if (left > 0) return;
      }
      done = !answered(ok, performance.now() - from, bytes);
      if (done) socket.end();
      else ask();
    };
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      onread: {
        buffer: Buffer.allocUnsafe(PART),
        callback: (length, buffer) => {
          read(/** @type {Buffer} */ (buffer).subarray(0, length));
          return true;
        },
      },
    });
    socket.once("connect", ask);
    socket.once("error", reject);
    socket.once("close", () => (done ? resolve() : reject(new Error(`${hostname}:${port} closed the connection`))));
  });
}

/** @param {Task} task @returns {Promise<Load>} */
async function load({ origin, bodies, connections, seconds }) {
  const server = new URL(origin);
  const requests = bodies.map((body) => requestOf(server, body));
  /** @type {number[]} */
  const times = [];
  let failures = 0;
  let bytes = 0;
  let turn = 0;
  const next = () => /** @type {Buffer} */ (requests[turn++ % requests.length]);
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  const answered = (/** @type {boolean} */ ok, /** @type {number} */ ms, /** @type {number} */ length) => {
    times.push(ms);
    bytes += length;
    if (!ok) failures++;
    return performance.now() < end;
  };
  const asking = Array.from({ length: connections }, () =>
    keepAsking(server, next, answered).catch((error) => {
      if (failures++ === 0) console.error(error);
    }),
  );
  await Promise.all(asking);
  const spent = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { requests: times.length, failures, seconds: spent, p50Ms: at(0.5), p99Ms: at(0.99), bytes };
}

process.on("message", (task) => {
  load(/** @type {Task} */ (task)).then(
    (result) => process.send?.({ result }),
    (error) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
