import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive; what is given beside its content is written as it is, true or not. */
export type ZipPart = {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly isStored?: boolean;
  readonly statedSize?: number;
  readonly flags?: number;
  readonly externalAttributes?: number;
  /** Where the directory says it begins, in the place of where it does. */
  readonly statedOffset?: number;
};

/** Writes an archive by hand, so that it may lie. `before` are bytes in front of it; `statedEntries` how many parts it says to have. */
export function zipOf(parts: readonly ZipPart[], { before = "", statedEntries }: { before?: string; statedEntries?: number } = {}): Buffer {
  const front = Buffer.from(before, "latin1");
  const bodies: Buffer[] = [front];
  const directory: Buffer[] = [];
  let at = front.length;
  for (const part of parts) {
    const name = Buffer.from(part.name, "utf8");
    const content = Buffer.from(part.content);
    const packed = part.isStored ? content : deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? 0x800, 2);
    common.writeUInt16LE(part.isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.statedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.from("PK\x03\x04", "latin1"), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(part.externalAttributes ?? 0, 6);
    tail.writeUInt32LE(part.statedOffset ?? at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), common, tail, name);
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(statedEntries ?? parts.length, 8);
  end.writeUInt16LE(statedEntries ?? parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listed, end]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A sheet as its own XML of rows; `before` and `after` stand around them. */
export type SheetPart = {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
  readonly before?: string;
  readonly after?: string;
};

/** The parts of a workbook with these sheets; styles 1 is a day, 2 a percentage, 3 a month. */
export function partsOf(sheets: readonly SheetPart[], shared: readonly string[] = []): ZipPart[] {
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${String(i + 1)}"${state ? ` state="${state}"` : ""} r:id="rId${String(i + 1)}"/>`,
  );
  const related = sheets.map(
    (_, i) => `<Relationship Id="rId${String(i + 1)}" Type="worksheet" Target="worksheets/sheet${String(i + 1)}.xml"/>`,
  );
  return [
    { name: "[Content_Types].xml", content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    {
      name: "xl/workbook.xml",
      content: `${HEAD}<workbook ${SPACE} xmlns:r="r"><workbookPr/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: `${HEAD}<Relationships xmlns="rels">${related.join("")}</Relationships>` },
    {
      name: "xl/styles.xml",
      content: `${HEAD}<styleSheet ${SPACE}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="17"/></cellXfs></styleSheet>`,
    },
    { name: "xl/sharedStrings.xml", content: `${HEAD}<sst ${SPACE}>${shared.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>` },
    ...sheets.map(({ rows, before = "", after = "" }, i) => ({
      name: `xl/worksheets/sheet${String(i + 1)}.xml`,
      content: `${HEAD}<worksheet ${SPACE}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ];
}

/** A row of texts as a spreadsheet writes them inside its cells. */
export function rowOf(line: number, ...texts: readonly string[]): string {
  const cells = texts.map((text, i) => `<c r="${String.fromCharCode(65 + i)}${String(line)}" t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${String(line)}">${cells.join("")}</row>`;
}
