// src/domain/kernel/figure.ts
function slugOf(words) {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(words)) return words;
  const slug = words.normalize("NFD").replace(new RegExp("\\p{M}", "gu"), "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return slug || Array.from(words, (sign) => `u${(sign.codePointAt(0) ?? 0).toString(16)}`).join("-");
}

export {
  slugOf
};
//# sourceMappingURL=chunk-IPUZRVVS.js.map
