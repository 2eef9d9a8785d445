import {
  renderJson
} from "./chunk-BI5YWK4T.js";
import {
  renderHtml,
  renderText
} from "./chunk-YOIGYSWL.js";
import {
  CommandRefused
} from "./chunk-PU4KY2VD.js";

// src/cli/writeDocument.ts
import { rename, writeFile } from "node:fs/promises";
var DOCUMENT_FORMATS = ["pdf", "docx", "html", "txt", "json"];
async function renderDocument(format, tree, workers, purpose = "publish") {
  switch (format) {
    case "pdf":
      return workers.renderPdf(tree, purpose);
    case "docx":
      return workers.renderDocx(tree);
    case "html":
      return Buffer.from(renderHtml(tree));
    case "txt":
      return Buffer.from(renderText(tree));
    case "json":
      return Buffer.from(renderJson(tree));
  }
}
async function writeAside(path, bytes) {
  const aside = `${path}.in-corso`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, path);
  } catch {
    throw new CommandRefused(`Non riesco a scrivere \xAB${path}\xBB: controlli la cartella e i permessi.`);
  }
}

export {
  DOCUMENT_FORMATS,
  renderDocument,
  writeAside
};
//# sourceMappingURL=chunk-VJ6RZYF2.js.map
