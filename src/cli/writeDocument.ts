import { rename, writeFile } from "node:fs/promises";
import { renderHtml } from "../documents/renderHtml.tsx";
import { renderJson } from "../documents/renderJson.ts";
import type { PdfPurpose } from "../documents/renderPdf.ts";
import { renderText } from "../documents/renderText.ts";
import type { DocumentTree } from "../documents/tree.ts";
import type { Workers } from "../features/commands/ambient.ts";
import { CommandRefused } from "./commandLine.ts";

/** The formats a document is written in. */
export const DOCUMENT_FORMATS = ["pdf", "docx", "html", "txt", "json"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** A document as the bytes of a file. Throws WorkFailed. */
export async function renderDocument(
  format: DocumentFormat,
  tree: DocumentTree,
  { workers, administration }: { readonly workers: Workers; readonly administration: string },
  purpose: PdfPurpose = "publish",
): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return workers.renderPdf({ administration, tree: () => tree, createdAt: new Date() }, purpose);
    case "docx":
      return workers.renderDocx({ administration, tree: () => tree, createdAt: new Date() });
    case "html":
      return Buffer.from(renderHtml(tree));
    case "txt":
      return Buffer.from(renderText(tree));
    case "json":
      return Buffer.from(renderJson(tree));
  }
}

/** Writes aside and renames, so that nobody finds half a document. */
export async function writeAside(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.in-corso`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, path);
  } catch {
    throw new CommandRefused(`Non riesco a scrivere «${path}»: controlli la cartella e i permessi.`, "fileUnwritable");
  }
}
