import { describe, expect, test } from "vitest";
import { zipOf } from "../../tests/support/aWorkbook.ts";
import { fileKind, packedKind } from "./fileKind.ts";
import { openPackage } from "./workbook/openPackage.ts";

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ole2 = (...streams: string[]) =>
  Buffer.concat([OLE2, Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0\0`, "utf16le"))]);

describe("a file is known by its content", () => {
  test.each([
    ["Settore;Titolo\nA;B\n", "text"],
    ["<piano> senza tabelle", "text"],
    ["", "text"],
    ["\ufeff<!DOCTYPE html><table></table>", "html"],
    ["<!-- esportato -->\n<TABLE border=1><tr><td>a</table>", "html"],
    ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head>', "html"],
    ['<?xml version="1.0"?>\n<html>', "html"],
    [
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      "xmlWorkbook",
    ],
    ['<?xml version="1.0"?>\n<office:document xmlns:office="x">', "xmlWorkbook"],
    ["MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "webArchive"],
    ["{\\rtf1\\ansi Piano}", "richText"],
    ["%PDF-1.7\n", "pdf"],
  ])("«%s» is %s", (text, kind) => {
    expect(fileKind(Buffer.from(text))).toBe(kind);
  });

  test.each([
    ["Workbook", ole2("Root Entry", "Workbook"), "oldWorkbook"],
    ["Book", ole2("Root Entry", "Book"), "oldWorkbook"],
    ["WordDocument", ole2("Root Entry", "WordDocument"), "oldDocument"],
    ["a workbook inside a document", ole2("Root Entry", "WordDocument", "Workbook"), "oldDocument"],
    ["EncryptedPackage", ole2("Root Entry", "EncryptedPackage"), "protectedOffice"],
    ["neither", ole2("Root Entry", "PowerPoint Document"), "oldOffice"],
    ["a page in UTF-16", Buffer.from("\ufeff<html><body>", "utf16le"), "html"],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "image"],
    ["an archive", zipOf([{ name: "a", content: "" }]), "packed"],
  ])("%s", (_, bytes, kind) => {
    expect(fileKind(bytes)).toBe(kind);
  });
});

test.each([
  ["xl/workbook.xml", "", "xlsx"],
  ["xl/workbook.bin", "", "binaryWorkbook"],
  ["word/document.xml", "", "docx"],
  ["ppt/presentation.xml", "", "otherDocument"],
  ["mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ods"],
  ["mimetype", "application/vnd.oasis.opendocument.text\n", "odt"],
  ["mimetype", "application/vnd.oasis.opendocument.presentation", "otherDocument"],
  ["mimetype", "application/epub+zip", "otherArchive"],
  ["mimetype", "a".repeat(10_000), "otherArchive"],
  ["piano.csv", "a;b", "otherArchive"],
])("a packed file with %s «%.60s» is %s", async (name, content, kind) => {
  expect(await packedKind(await openPackage(zipOf([{ name, content }])))).toBe(kind);
});
