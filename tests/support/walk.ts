import type { Browser, Page } from "playwright";
import { afterAll } from "vitest";
import { openBrowser } from "./browser.ts";

/** Somebody in front of a browser: their page, what it asked of the network, and what went wrong on the way. */
export type Walk = {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
  readonly end: () => Promise<void>;
};

type WalkOptions = { readonly javaScript?: boolean; readonly width?: number };

/** A browser for a test file, closed after its last test. Call it at the top; each walk is somebody new, without memory of another. */
export async function newcomers(): Promise<(options?: WalkOptions) => Promise<Walk>> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  return (options) => startWalk(browser, options);
}

async function startWalk(browser: Browser, { javaScript = true, width = 1280 }: WalkOptions = {}): Promise<Walk> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    locale: "it-IT",
    reducedMotion: "reduce", // else a place is measured while it still scrolls there
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  // What a page left behind was still asking for is given up by the browser itself: that is nobody's fault.
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`${request.url()} failed`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()} answered ${String(response.status())}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  return { page, requests, complaints, end: () => context.close() };
}
