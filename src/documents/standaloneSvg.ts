/**
 * A drawing able to stand outside a page: it says its name space, its size (that of its view box) and the fonts of its words,
 * which would otherwise be set in whatever the reader's machine has.
 */
export function standaloneSvg(svg: string, fontFamily: string): string {
  const withoutFonts = svg.replaceAll(/\sfont-family\s*=\s*("[^"]*"|'[^']*')/g, "").replaceAll(/font-family\s*:[^;"'}]*;?/g, "");
  return withoutFonts.replace(/<svg\b[^>]*>/, (tag) => tag.replace("<svg", `<svg${missingAttributes(tag, fontFamily)}`));
}

function missingAttributes(tag: string, fontFamily: string): string {
  const [, width, height] = /\sviewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(tag) ?? [];
  const attributes = [
    / xmlns=/.test(tag) ? "" : ' xmlns="http://www.w3.org/2000/svg"',
    / width=/.test(tag) || !width ? "" : ` width="${width}"`,
    / height=/.test(tag) || !height ? "" : ` height="${height}"`,
    ` font-family="${fontFamily}"`,
  ];
  return attributes.join("");
}
