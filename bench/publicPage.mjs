import { fork } from "node:child_process";
import { get } from "node:http";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";
import { inTurn, words } from "./measure.mjs";

const SECONDS = 2;

/** What every Node server adds by itself. */
const SET_BY_NODE = new Set(["date", "connection", "keep-alive", "content-length"]);

/** A public page asked by 10 clients, against a bare Node server that sends the same bytes with the same headers. */
export async function publicPage(port, path, name) {
  const bare = await bareServerOf(port, path);
  await load({ port, path, clients: 10, seconds: 1 });
  const asking = async (at) => (await load({ port: at, path, clients: 10, seconds: SECONDS })).perSecond;
  const { ours, peer, ratio } = await inTurn(
    5,
    () => asking(port),
    () => asking(bare.port),
  );
  bare.end();
  return {
    what: `${name}, 10 clients, answers per second`,
    ours: words(ours),
    peer: `bare Node server: ${words(peer)}`,
    ratio: words(ratio, 2),
  };
}

async function bareServerOf(port, path) {
  const { headers, body } = await answerOf(port, path);
  const same = Object.fromEntries(Object.entries(headers).filter(([name]) => !SET_BY_NODE.has(name)));
  const child = fork(fileURLToPath(new URL("./bareServer.mjs", import.meta.url)));
  child.send({ headers: { ...same, "content-length": body.length }, body: body.toString("base64") });
  const told = await new Promise((resolve) => child.once("message", resolve));
  return { port: told.port, end: () => child.disconnect() };
}

function answerOf(port, path) {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers: { "accept-encoding": "gzip" } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part)).on("end", () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    }).once("error", reject);
  });
}
