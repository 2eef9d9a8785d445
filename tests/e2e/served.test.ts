import { get } from "node:http";
import { HtmlValidate } from "html-validate";
import { expect, inject, test } from "vitest";
import { PAGE_KINDS } from "../support/pageKinds.ts";

const sites = inject("sites");

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "aria-label-misuse": ["error", { allowAnyNamable: true }] }, // ARIA lets a list have a name, as the key of the tree has
});

async function faultsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`));
}

test.each(PAGE_KINDS)("the %s is valid HTML", async (_, site, address) => {
  expect(await faultsIn(await (await fetch(`${sites[site]}${address}`)).text())).toEqual([]);
});

test("[OBL-10] the Relazione taken away is valid HTML", async () => {
  expect(await faultsIn(await (await fetch(`${sites.demonstration}/c_i703/2023/relazione.html`)).text())).toEqual([]);
});

/** How many bytes an address sends to a browser that takes them compressed. */
function bytesSent(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => (bytes += chunk.length)).on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

test.each(PAGE_KINDS)("the %s with its look weighs less than 60 kB", async (_, site, address) => {
  const parts = [address, "/assets/traguardo.css", "/assets/titillium-web-400.woff2", "/assets/titillium-web-600.woff2"];
  const sent = await Promise.all(parts.map((part) => bytesSent(`${sites[site]}${part}`)));
  expect(Math.min(...sent)).toBeGreaterThan(500); // each is really there
  expect(sent.reduce((sum, bytes) => sum + bytes)).toBeLessThan(60_000);
});
