// Takes the pictures of this folder again: `npm run build && node docs/immagini/riprendi.mjs`, or those named after it. It serves the demonstration on a free
// port, in a temporary folder, and looks at its pages with the browser of CHROMIUM_PATH, or Debian's.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";

const PICTURES = {
  "prima-pagina": "/c_i703/2023",
  obiettivi: "/c_i703/2023/obiettivi?esito=non-raggiunti",
  obiettivo: "/c_i703/2023/obiettivi/059",
  "come-si-arriva": "/c_i703/2023/numeri/quota-raggiunti",
  relazione: "/c_i703/2023/relazione",
  strategia: "/valdora/2024/obiettivi-strategici",
  servizi: "/valdora/2024/servizi",
  confronto: "/valdora",
  "obiettivo-completo": "/valdora/2025/obiettivi/009",
  trasparenza: "/valdora/amministrazione-trasparente/performance",
  "dati-aperti": "/valdora/2024/dati",
};

/** Pages of the office, as the personnel office sees them. */
const OFFICE_PICTURES = {
  organizzazione: "/valdora/ufficio/organizzazione",
  persona: "/valdora/ufficio/persone/V-020",
  incarichi: "/valdora/ufficio/incarichi",
  fasi: "/valdora/ufficio/2025/fasi",
  scheda: "/valdora/ufficio/2025/schede/V-020",
};
const named = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), "traguardo-immagini-"));
chmodSync(folder, 0o755);
const program = spawn(process.execPath, ["bin/traguardo.js", "demo", "--port", "0", "--data", join(folder, "dati")]);
const address = await new Promise((resolve) => {
  program.stdout.on("data", (text) => {
    const found = /http:\/\/\S+(?=\/\n)/.exec(String(text));
    if (found) resolve(found[0]);
  });
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
async function take(pictures) {
  for (const [name, path] of Object.entries(pictures)) {
    if (named.length > 0 && !named.includes(name)) continue;
    await page.goto(`${address}${path}`);
    await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) });
  }
}
await take(PICTURES);
await page.goto(`${address}/accesso`);
await page.getByRole("button", { name: "Ufficio personale", exact: true }).click();
await take(OFFICE_PICTURES);
await browser.close();
program.kill("SIGINT");
await new Promise((resolve) => program.once("close", resolve));
rmSync(folder, { recursive: true });
