import { describe, expect, test } from "vitest";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { longReport } from "../../tests/support/longReport.ts";
import { contentFaults, pdfFaults } from "../../tests/support/pdfFaults.ts";
import { settimo } from "../../tests/support/settimo.ts";
import { withProofAppendix } from "./proofAppendix.ts";
import { buildRelazione } from "./relazione/buildRelazione.ts";
import { renderPdf } from "./renderPdf.ts";

const createdAt = new Date("2024-06-27T10:00:00Z");
const good = renderPdf(everyBlock, { createdAt, purpose: "publish" });

describe.each([
  ["publish", []],
  // PDF/A-2a says nothing of the window, and Typst writes one standard at a time.
  ["keep", ["the window does not show the title"]],
] as const)("[OBL-10] the structure of the PDF to %s has no other fault than %j", (purpose, faults) => {
  test.each([
    ["one of every block", everyBlock],
    ["with its proofs", withProofAppendix(everyBlock)],
    ["of twenty pages", longReport],
    ["the Relazione of Settimo Torinese", buildRelazione(settimo)],
  ])("%s", (_, tree) => {
    expect(pdfFaults(renderPdf(tree, { createdAt, purpose }))).toEqual(faults);
  });
});

/** A file with other bytes in one kind of place; lengths stay, so that everything else is where it was. */
function broken(from: string, to: string): string[] {
  const bytes = Buffer.from(good).toString("latin1");
  expect(bytes).toContain(from);
  expect(to).toHaveLength(from.length);
  return [...new Set(pdfFaults(Buffer.from(bytes.replaceAll(from, to), "latin1")))];
}

test.each([
  ["/Marked true", "/Marked null", "the file is not marked as tagged"],
  ["/Lang (it-IT)", "/Lang (de-DE)", "the language is not Italian"],
  ["/DisplayDocTitle true", "/DisplayDocTitle null", "the window does not show the title"],
  ["<dc:title>", "<dc:titel>", "there is no title"],
  ["/StructTreeRoot ", "/StructTreeRuut ", "there is no structure"],
  ["/S /H2", "/S /H4", "a heading of level 4 skips its parent"],
  ["/S /TH\n", "/S /TD\n", "a table has no row of headers"],
  ["/Scope /Column", "/Scope /Cxlumn", "a header does not say its column"],
  ["/Alt (", "/Alx (", "a picture has no words"],
])("a file with %s for %s is found out", (from, to, fault) => {
  expect(broken(from, to)).toContain(fault);
});

test.each([
  ["/Span <</MCID 0>> BDC (a) Tj EMC", []],
  ["/Artifact BMC 0 0 9 9 re f EMC", []],
  ["(EMC) pop 0 0 9 9 re f", ["f outside of any tag"]],
  ["/Span <</MCID 0>> BDC (BDC) Tj EMC [(a)] TJ", ["TJ outside of any tag"]],
  ["/P <</MCID 0>> BDC", ["a mark is not closed"]],
])("what a page shows without a tag is found: %s", (content, faults) => {
  expect(contentFaults(content)).toEqual(faults);
});
