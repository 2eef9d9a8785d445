import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { ROOT } from "./sourceFiles.ts";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Root has no sandbox to give; the rest keeps the browser from calling home, so that what leaves is what the pages ask. */
const FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

const LONGEST_DOWNLOAD = 3 * 60 * 1000;

/**
 * Opens the browser the tests walk with: `CHROMIUM_PATH`, one of the machine, Playwright's own. Throws when there is none to be had. `keepsPages` is with the
 * back/forward cache, which people's browsers have and Playwright switches off.
 */
export function openBrowser({ keepsPages = false } = {}): Promise<Browser> {
  const ignoreDefaultArgs = keepsPages ? ["--disable-back-forward-cache"] : [];
  return chromium.launch({ executablePath: findBrowser(), args: FLAGS, ignoreDefaultArgs });
}

function findBrowser(): string {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH indica «${chosen}», che non c'è. CHROMIUM_PATH names a browser that is not there.`);
  }
  const found = [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const cli = join(ROOT, "node_modules", "playwright", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { cwd: ROOT, stdio: "inherit", timeout: LONGEST_DOWNLOAD });
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error(
    "Nessun browser: le prove nel browser non si possono fare, quindi falliscono. Installi Chromium (Debian: apt-get install chromium) o ne indichi uno con CHROMIUM_PATH. " +
      "No browser: the browser tests cannot run, so they fail. Install Chromium or name one with CHROMIUM_PATH.",
  );
}
