import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * Writes the look of the site: two weights of its font, the favicon, the script of passkeys, and the rules of bootstrap-italia that our pages use with our own after them. Each
 * has the hash of its content in its name, fonts also inside the style; answers the names by the plain ones. The licences keep theirs.
 */
export async function buildAssets(folder, { transform, PurgeCSS, italia }) {
  const names = {};
  const write = (name, content) => {
    const extension = extname(name);
    const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
    names[name] = `${name.slice(0, -extension.length)}-${hash}${extension}`;
    writeFileSync(join(folder, names[name]), content);
  };
  for (const [weight, name] of [
    [400, "regular"],
    [600, "600"],
  ]) {
    const font = `dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${name}.woff2`;
    write(`titillium-web-${weight}.woff2`, readFileSync(join(italia, font)));
  }
  write("favicon.svg", readFileSync(join(HERE, "favicon.svg")));
  write("passkey.js", readFileSync(join(HERE, "../script/passkey.js")));
  write("traguardo.css", await styleWith(names, { transform, PurgeCSS, italia }));
  const licences = [join(italia, "LICENSE"), join(italia, "dist/fonts/Titillium_Web/OFL.txt")].map((file) => readFileSync(file, "utf8"));
  writeFileSync(join(folder, "licenze.txt"), licences.join("\n\n"));
  return names;
}

async function styleWith(names, { transform, PurgeCSS, italia }) {
  const rules = readFileSync(join(italia, "dist/css/bootstrap-italia.min.css"), "utf8");
  const [used] = await new PurgeCSS().purge({
    content: pages("src").map((file) => ({ raw: readFileSync(file, "utf8"), extension: "tsx" })),
    css: [{ raw: rules.replace(/@font-face\s*\{[^}]*\}/g, "") }],
    safelist: ["html", "body"],
    variables: true,
    keyframes: true,
    fontFace: true,
  });
  const own = readFileSync(join(HERE, "traguardo.css"), "utf8").replace(/\/assets\/([\w.-]+)/g, (_, name) => `/assets/${names[name]}`);
  const { code } = await transform(`${used.css}\n${own}`, { loader: "css", minify: true, legalComments: "none" });
  return `/*! bootstrap-italia (BSD-3-Clause), Titillium Web (OFL-1.1): /assets/licenze.txt */\n${code}`;
}

function pages(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
    .map((name) => join(folder, name));
}
