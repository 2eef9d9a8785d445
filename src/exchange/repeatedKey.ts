/**
 * The first name that stands twice in one object of a JSON text that parses, as a path: "ruoli[0].peso". Readers of JSON keep the last of the two in silence.
 * Undefined where there is none.
 */
export function repeatedKey(json: string): string | undefined {
  type Level = { readonly keys: Set<string> | undefined; name: string; index: number };
  const levels: Level[] = [];
  const path = () =>
    levels
      .map(({ keys, name, index }) => (keys ? `.${name}` : `[${String(index)}]`))
      .join("")
      .replace(/^\./, "");
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]/g)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ keys: new Set(), name: "", index: 0 });
    else if (token === "[") levels.push({ keys: undefined, name: "", index: 0 });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === "," && level) level.index += 1;
    else if (token.endsWith(":") && level?.keys) {
      level.name = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
      if (level.keys.has(level.name)) return path();
      level.keys.add(level.name);
    }
  }
  return undefined;
}
