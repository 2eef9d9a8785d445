import { connect } from "node:net";

/**
 * Asks one address over and over from so many clients at once, each on a connection of its own that stays open, and counts whole answers.
 * Written on bare sockets so that the asking costs little beside the answering: both share the machine.
 */
export async function load({ port, path, clients, seconds }) {
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n`);
  const until = performance.now() + seconds * 1000;
  const times = [];
  const bytes = { last: 0 };
  await Promise.all(Array.from({ length: clients }, () => askUntil({ port, request, until, times, bytes })));
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, median: times[Math.floor(times.length / 2)], bytes: bytes.last };
}

function askUntil({ port, request, until, times, bytes }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received = Buffer.alloc(0);
    let started = 0;
    const ask = () => {
      started = performance.now();
      socket.write(request);
    };
    socket.once("connect", ask).once("error", reject);
    socket.on("data", (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = answerLength(received);
      if (length === undefined || received.length < length) return;
      if (!received.subarray(0, 15).includes(" 200")) return void socket.destroy(new Error(received.subarray(0, 200).toString()));
      bytes.last = length;
      received = received.subarray(length);
      const now = performance.now();
      times.push(now - started);
      if (now < until) return ask();
      socket.end();
      resolve();
    });
  });
}

/** How long the answer will be, head and body, once its head is there; it must say its length. */
function answerLength(received) {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const length = /^content-length: (\d+)$/im.exec(received.subarray(0, end).toString("latin1"))?.[1];
  if (length === undefined) throw new Error("The answer does not say how long it is");
  return end + 4 + Number(length);
}
