import { expect, inject, test } from "vitest";
import { PAGE_KINDS } from "../support/pageKinds.ts";
import { newcomers } from "../support/walk.ts";

const sites = inject("sites");
const arrive = await newcomers();

test("[OBL-09] a visit to every kind of page asks nothing of another site and leaves no cookie", async () => {
  const { page, requests, end } = await arrive();
  for (const [, site, address] of PAGE_KINDS) await page.goto(`${sites[site]}${address}`);
  const ours: string[] = Object.values(sites);
  expect(requests.length).toBeGreaterThan(PAGE_KINDS.length);
  expect(requests.filter((url) => !ours.includes(new URL(url).origin))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  await end();
});

test.each(PAGE_KINDS)("[OBL-09] the %s brings no script, no style of its own, no address of another site", async (_, site, address) => {
  const answer = await fetch(`${sites[site]}${address}`);
  expect(answer.headers.get("content-security-policy")).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(answer.headers.get("referrer-policy")).toBe("same-origin");
  expect(answer.headers.get("set-cookie")).toBeNull();
  const html = await answer.text();
  expect(html.match(/<script|<style|<iframe|\sstyle=|\son\w+=/gi)).toBeNull();
  const whole = [...html.matchAll(/(?:src|href|action)="((?:https?:)?\/\/[^"]*)"/gi)].map(([, url]) => url!);
  expect(whole.filter((url) => !url.startsWith(`${sites[site]}/`))).toEqual([]);
});

test("[OBL-09] the Relazione taken away as HTML asks nothing of anybody", async () => {
  const { page, requests, end } = await arrive();
  const html = await (await fetch(`${sites.demonstration}/c_i703/2023/relazione.html`)).text();
  await page.setContent(html, { waitUntil: "networkidle" });
  expect(await page.locator("h1").innerText()).toBe("Relazione sulla performance 2023");
  expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([]);
  await end();
});
