#!/usr/bin/env bash
# Typst 0.14, as @myriaddreamin/typst-ts-node-compiler 0.7.0 carries it, fills a line that ends at a zero width space with one letter more than
# fits: the letter before the mark is not measured, and is printed beyond the edge. Whoever puts U+200B into long codes so that they can be divided
# in a narrow column of a table prints over the next column. The same word divided at written hyphens stays inside.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @myriaddreamin/typst-ts-node-compiler@0.7.0
cat >look.mjs <<'EOF'
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { readFileSync } from "node:fs";

const WIDTH = 40; // points of room in each line
const compiler = NodeCompiler.create();

/** The right end of the last letter of each line, in points from its left edge; letters are 7.9 points wide at this size. */
function lineEnds(mark) {
  const word = "m".repeat(12).split("").join(mark);
  const source = `#set page(width: ${WIDTH + 20}pt, height: 200pt, margin: 10pt)\n#set text(size: 10pt, hyphenate: false)\n${word}\n`;
  const runs = compiler.svg({ mainFileContent: source }).match(/class="typst-text"[\s\S]*?<foreignObject/g) ?? [];
  return runs.map((run) => Math.max(...Array.from(run.matchAll(/<use x="(\d+)"/g), ([, x]) => Number(x))) / 100 + (mark === "-" ? 3.4 : 7.9));
}

const { version } = JSON.parse(readFileSync("node_modules/@myriaddreamin/typst-ts-node-compiler/package.json", "utf8"));
const spaces = lineEnds("\u200b").map((end) => end.toFixed(1));
const hyphens = lineEnds("-").map((end) => end.toFixed(1));
console.log(`typst-ts-node-compiler ${version}, lines of ${WIDTH} pt`);
console.log(`divided at zero width spaces: lines end at ${spaces.join(", ")} pt`);
console.log(`divided at hyphens:           lines end at ${hyphens.slice(0, -1).join(", ")} pt`);
if (!(Number(spaces[0]) > WIDTH)) throw new Error("The first line no longer leaves its room: this has changed.");
if (hyphens.slice(0, -1).some((end) => Number(end) > WIDTH)) throw new Error("Lines that end at hyphens leave their room too: this has changed.");
console.log("A line that ends at a zero width space holds a letter that does not fit.");
EOF
node look.mjs
