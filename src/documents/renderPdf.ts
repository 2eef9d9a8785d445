import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { DocumentTree } from "./tree.ts";
import { fonts } from "./typst/fonts.ts";
import { printedDocument } from "./typst/printedDocument.ts";

/** To publish (everyone can read it) or to keep (it will open in fifty years); a file can promise one of the two. */
export type PdfPurpose = "publish" | "keep";

const STANDARDS: Record<PdfPurpose, PdfStandard> = { publish: PdfStandard.UA_1, keep: PdfStandard.A_2a };

/** The moment written in the file as its creation: the same tree at the same moment gives the same bytes. */
export type PdfOptions = { readonly createdAt: Date; readonly purpose: PdfPurpose };

/** A document as tagged PDF. Typst works in this thread: call it in a capped process. */
export function renderPdf(tree: DocumentTree, { createdAt, purpose }: PdfOptions): Uint8Array {
  const { compiler, template } = press();
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { document: JSON.stringify(printedDocument(tree, fonts())) },
  });
  for (const trouble of [compiled.takeError(), compiled.takeWarnings()]) {
    if (trouble) throw new Error(`Typst: ${JSON.stringify(trouble.shortDiagnostics)}`);
  }
  // What the layout kept to go faster would otherwise be held beside the file while it is written.
  compiler.evictCache(0);
  const bytes = compiler.pdf(compiled.result!, {
    pdfStandard: STANDARDS[purpose],
    creationTimestamp: Math.floor(createdAt.getTime() / 1000),
  });
  return new Uint8Array(bytes);
}

type Press = { readonly compiler: NodeCompiler; readonly template: string };

let ready: Press | undefined;

/** The compiler with our fonts, and the template; made once. */
function press(): Press {
  return (ready ??= {
    // The workspace is the folder of the template: there is nothing else in it that a template could read.
    compiler: NodeCompiler.create({
      workspace: fileURLToPath(new URL("./typst/", import.meta.url)),
      fontArgs: [{ fontBlobs: [...fonts().files] }],
    }),
    template: readFileSync(new URL("./typst/document.typ", import.meta.url), "utf8"),
  });
}
