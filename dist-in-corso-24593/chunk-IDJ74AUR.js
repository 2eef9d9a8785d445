import {
  proofBlocks
} from "./chunk-W3OUSOBS.js";

// src/documents/proofDocument.ts
function proofDocument(answer, author, otherFigures = () => void 0, rules = []) {
  return {
    title: "Come si arriva a questo numero",
    subtitle: answer.proof.figure,
    author,
    blocks: [
      ...proofBlocks(answer, otherFigures),
      ...rules.map((rule) => ({ kind: "paragraph", text: [`Regole applicate: ${rule}.`] }))
    ],
    figures: {}
  };
}

export {
  proofDocument
};
//# sourceMappingURL=chunk-IDJ74AUR.js.map
