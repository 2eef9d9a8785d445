import { transform } from "esbuild";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";

const HERE = dirname(fileURLToPath(import.meta.url));
const ITALIA = dirname(createRequire(import.meta.url).resolve("bootstrap-italia/package.json"));

/** Writes the look of the site: the rules of bootstrap-italia that our pages use, our own after them, two weights of its font, the favicon. */
export async function buildStyle(folder) {
  const italia = readFileSync(join(ITALIA, "dist/css/bootstrap-italia.min.css"), "utf8");
  const [used] = await new PurgeCSS().purge({
    content: pages("src").map((file) => ({ raw: readFileSync(file, "utf8"), extension: "tsx" })),
    css: [{ raw: italia.replace(/@font-face\s*\{[^}]*\}/g, "") }],
    safelist: ["html", "body"],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  const own = readFileSync(join(HERE, "traguardo.css"), "utf8");
  const { code } = await transform(`${used.css}\n${own}`, { loader: "css", minify: true, legalComments: "none" });
  writeFileSync(
    join(folder, "traguardo.css"),
    `/*! bootstrap-italia (BSD-3-Clause), Titillium Web (OFL-1.1): /assets/licenze.txt */\n${code}`,
  );
  const licences = [join(ITALIA, "LICENSE"), join(ITALIA, "dist/fonts/Titillium_Web/OFL.txt")].map((file) => readFileSync(file, "utf8"));
  writeFileSync(join(folder, "licenze.txt"), licences.join("\n\n"));
  for (const [weight, name] of [
    [400, "regular"],
    [600, "600"],
  ]) {
    const font = `dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${name}.woff2`;
    cpSync(join(ITALIA, font), join(folder, `titillium-web-${weight}.woff2`));
  }
  cpSync(join(HERE, "favicon.svg"), join(folder, "favicon.svg"));
}

function pages(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
    .map((name) => join(folder, name));
}
