// src/domain/report/narrative.ts
var NARRATIVE_CHAPTERS = [
  "presentazione",
  "miglioramento-continuo",
  "albero-della-performance",
  "performance-organizzativa",
  "prevenzione-della-corruzione",
  "obiettivi-strategici",
  "obiettivi-operativi",
  "obiettivi-assegnati",
  "valutazione-del-personale",
  "il-cittadino-come-risorsa",
  "trasparenza-e-comunicazione",
  "ammontare-dei-premi",
  "dati-relativi-ai-premi"
];
function narrativeParts(text) {
  return text.split(/(\{figure:[^{}]*\})/).filter((piece) => piece !== "").map((piece) => {
    const [, figure] = /^\{figure:([^{}]*)\}$/.exec(piece) ?? [];
    return figure === void 0 ? { words: piece } : { figure: figure.trim() };
  });
}
function unknownFigures(narrative, isFigure) {
  return NARRATIVE_CHAPTERS.flatMap(
    (chapter) => (narrative[chapter] ?? []).flatMap(
      (block, i) => textsOf(block).flatMap(narrativeParts).flatMap((part) => "figure" in part && !isFigure(part.figure) ? [{ chapter, position: i + 1, figure: part.figure }] : [])
    )
  );
}
function textsOf(block) {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
  }
}

export {
  NARRATIVE_CHAPTERS,
  narrativeParts,
  unknownFigures
};
//# sourceMappingURL=chunk-2HO7TV2T.js.map
