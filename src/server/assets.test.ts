import { expect, test } from "vitest";
import { answerAsset, type Asset } from "./assets.ts";

const style: Asset = { type: "text/css; charset=utf-8", body: new Uint8Array([1, 2, 3]), compressed: new Uint8Array([9]) };
const font: Asset = { type: "font/woff2", body: new Uint8Array([4]), compressed: undefined };
const assets = new Map([
  ["traguardo-0123456789.css", style],
  ["titillium-web-400-aaaaaaaaaa.woff2", font],
  ["licenze.txt", style],
]);

async function asked(name: string, acceptEncoding?: string) {
  const answer = answerAsset(assets, name, acceptEncoding);
  const { headers } = answer ?? {};
  return answer && [[...new Uint8Array(await answer.arrayBuffer())], headers?.get("cache-control"), headers?.get("vary"), headers?.get("content-encoding")]; // prettier-ignore
}

const FOR_EVER = "public, max-age=31536000, immutable";

test.each([
  ["traguardo-0123456789.css", "gzip, br", [[9], FOR_EVER, "accept-encoding", "gzip"]],
  ["traguardo-0123456789.css", undefined, [[1, 2, 3], FOR_EVER, "accept-encoding", null]],
  ["traguardo-0123456789.css", "gzip;q=0", [[1, 2, 3], FOR_EVER, "accept-encoding", null]],
  ["titillium-web-400-aaaaaaaaaa.woff2", "gzip", [[4], FOR_EVER, null, null]],
  ["licenze.txt", undefined, [[1, 2, 3], "no-cache", "accept-encoding", null]],
  ["traguardo-9999999999.css", undefined, [[1, 2, 3], "no-cache", "accept-encoding", null]],
  ["traguardo.css", undefined, [[1, 2, 3], "no-cache", "accept-encoding", null]],
  ["titillium-web-600-aaaaaaaaaa.woff2", "gzip", undefined],
  ["../segreti.json", undefined, undefined],
])("%s for %s", async (name, acceptEncoding, answer) => {
  expect(await asked(name, acceptEncoding)).toEqual(answer);
});
