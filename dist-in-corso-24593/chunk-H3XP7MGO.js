// src/documents/typst/fonts.ts
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// src/documents/typst/charactersOf.ts
function charactersOf(font) {
  const cmap = offsetOfTable(font, "cmap");
  const characters = /* @__PURE__ */ new Set();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const record = cmap + 4 + 8 * i;
    const isUnicode = [0, 3].includes(font.readUInt16BE(record));
    const table = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(table);
    if (isUnicode && format === 4) addSegments(font, table, characters);
    if (isUnicode && format === 12) addGroups(font, table, characters);
  }
  return characters;
}
function offsetOfTable(font, tag) {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table "${tag}"`);
}
function addSegments(font, table, characters) {
  const doubled = font.readUInt16BE(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  for (let i = 0; i < doubled; i += 2) {
    const [start, end, delta, range] = [starts, ends, deltas, ranges].map((list) => font.readUInt16BE(list + i));
    for (let character = start; character <= end && character !== 65535; character++) {
      const glyph = range === 0 ? character + delta : font.readUInt16BE(ranges + i + range + 2 * (character - start));
      if ((glyph & 65535) !== 0) characters.add(character);
    }
  }
}
function addGroups(font, table, characters) {
  for (let i = 0; i < font.readUInt32BE(table + 12); i++) {
    const group = table + 16 + 12 * i;
    for (let character = font.readUInt32BE(group); character <= font.readUInt32BE(group + 4); character++) characters.add(character);
  }
}

// src/documents/typst/fonts.ts
var require2 = createRequire(import.meta.url);
var titillium = () => [
  require2.resolve("@expo-google-fonts/titillium-web/400Regular/TitilliumWeb_400Regular.ttf"),
  require2.resolve("@expo-google-fonts/titillium-web/400Regular_Italic/TitilliumWeb_400Regular_Italic.ttf"),
  require2.resolve("@expo-google-fonts/titillium-web/600SemiBold/TitilliumWeb_600SemiBold.ttf"),
  require2.resolve("@expo-google-fonts/titillium-web/700Bold/TitilliumWeb_700Bold.ttf")
];
var dejavu = () => [require2.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), require2.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")];
var loaded;
function fonts() {
  return loaded ??= loadFonts();
}
function loadFonts() {
  const families = [titillium(), dejavu()].map((paths) => paths.map((path) => readFileSync(path)));
  const covered = families.map((files) => files.map(charactersOf));
  return {
    files: families.flat(),
    have: (character) => covered.some((faces) => faces.every((face) => face.has(character.codePointAt(0))))
  };
}

// src/documents/keepsWithNext.ts
function keepsWithNext(blocks, i) {
  const next = blocks[i + 1]?.kind;
  if (blocks[i]?.kind !== "paragraph") return false;
  return next === "list" || blocks[i - 1]?.kind === "heading" && (next === "table" || next === "picture");
}

export {
  fonts,
  keepsWithNext
};
//# sourceMappingURL=chunk-H3XP7MGO.js.map
