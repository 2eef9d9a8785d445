// src/documents/escapeXml.ts
function escapeXml(text) {
  return text.replace(/[<>&"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

export {
  escapeXml
};
//# sourceMappingURL=chunk-U3KPQ4H6.js.map
