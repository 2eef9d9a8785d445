// src/domain/kernel/citation.ts
function citationText({ act, article, paragraph, letter, verify }) {
  const parts = [
    act,
    article && `art. ${article}`,
    paragraph && `c. ${paragraph}`,
    letter && `lett. ${letter})`,
    verify && "fonte da verificare"
  ];
  return parts.filter(Boolean).join(", ");
}

export {
  citationText
};
//# sourceMappingURL=chunk-XEVOJYQI.js.map
