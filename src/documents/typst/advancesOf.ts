/**
 * The characters a TrueType font has a shape for, each with the width of that shape in em: from the tables `cmap` (formats 4
 * and 12, those of Unicode) and `hmtx`.
 */
export function advancesOf(font: Buffer): ReadonlyMap<number, number> {
  const glyphs = glyphsOf(font);
  const unitsPerEm = font.readUInt16BE(offsetOfTable(font, "head") + 18);
  const [metrics, last] = [offsetOfTable(font, "hmtx"), font.readUInt16BE(offsetOfTable(font, "hhea") + 34) - 1];
  // Glyphs after the last one that tells its width are as wide as that one.
  const advanceOf = (glyph: number) => font.readUInt16BE(metrics + 4 * Math.min(glyph, last)) / unitsPerEm;
  return new Map(Array.from(glyphs, ([character, glyph]) => [character, advanceOf(glyph)]));
}

function glyphsOf(font: Buffer): ReadonlyMap<number, number> {
  const cmap = offsetOfTable(font, "cmap");
  const glyphs = new Map<number, number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const record = cmap + 4 + 8 * i;
    const isUnicode = [0, 3].includes(font.readUInt16BE(record));
    const table = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(table);
    if (isUnicode && format === 4) addSegments(font, table, glyphs);
    if (isUnicode && format === 12) addGroups(font, table, glyphs);
  }
  return glyphs;
}

function offsetOfTable(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + 16 * i;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table "${tag}"`);
}

function addSegments(font: Buffer, table: number, glyphs: Map<number, number>): void {
  const doubled = font.readUInt16BE(table + 6);
  const [ends, starts] = [table + 14, table + 16 + doubled];
  const [deltas, ranges] = [starts + doubled, starts + 2 * doubled];
  for (let i = 0; i < doubled; i += 2) {
    const [start, end, delta, range] = [starts, ends, deltas, ranges].map((list) => font.readUInt16BE(list + i)) as [
      number,
      number,
      number,
      number,
    ];
    for (let character = start; character <= end && character !== 0xffff; character++) {
      const glyph = range === 0 ? character + delta : font.readUInt16BE(ranges + i + range + 2 * (character - start));
      if ((glyph & 0xffff) !== 0) glyphs.set(character, glyph & 0xffff);
    }
  }
}

function addGroups(font: Buffer, table: number, glyphs: Map<number, number>): void {
  for (let i = 0; i < font.readUInt32BE(table + 12); i++) {
    const group = table + 16 + 12 * i;
    const [first, last, glyph] = [font.readUInt32BE(group), font.readUInt32BE(group + 4), font.readUInt32BE(group + 8)];
    for (let character = first; character <= last; character++) glyphs.set(character, glyph + character - first);
  }
}
