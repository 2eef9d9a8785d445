import { posix } from "node:path";
import ts from "typescript";
import { isTest, type SourceFile } from "./sourceFiles.ts";

const BELOW = ["domain", "data", "documents", "exchange"];
const FEATURES = ["features", "features/commands"];

/** Which rooms each room may enter: arrows go down only. A room that is not here does not exist. */
export const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  data: ["domain"],
  documents: ["domain"],
  exchange: ["domain"],
  ui: [],
  features: ["domain", "data", "ui"],
  "features/commands": [...BELOW, "features"],
  "features/site": [...BELOW, "ui", ...FEATURES],
  "features/door": [...BELOW, "ui", ...FEATURES],
  "features/office": [...BELOW, "ui", ...FEATURES, "features/door"],
  api: [...BELOW, ...FEATURES, "features/site"],
  server: [...BELOW, "ui", ...FEATURES, "features/site", "features/door", "features/office", "api"],
  cli: [...BELOW, ...FEATURES, "server", "demo"],
};

/** What is wrong with the imports of a file, in words; both paths from the root of the repository. */
export function violationsOf(file: string, imports: readonly string[]): string[] {
  if (file.startsWith("tests/")) return [];
  const room = roomOf(file);
  const allowed = MAY_ENTER[room];
  if (!allowed) return [`${file}: there is no room "${room}"`];
  return imports.flatMap((specifier) => {
    const target = specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : undefined;
    if (target === undefined) return isPure(file) ? [`${file}: the domain imports "${specifier}"`] : [];
    if (target.startsWith("tests/")) return isTest(file) ? [] : [`${file}: imports what serves tests, ${target}`];
    if (/^demo\/.+\.txt$/.test(target)) return [];
    const entered = roomOf(target);
    if (entered === room) return isOtherFeature(file, target) ? [`${file}: a feature imports another, ${target}`] : [];
    return allowed.includes(entered) ? [] : [`${file}: ${room} does not enter ${entered} (${target})`];
  });
}

/** What in a domain file asks the world instead of its arguments: the clock, chance, the process, the network. */
export function impuritiesOf({ path, text }: SourceFile): string[] {
  if (!isPure(path)) return [];
  return nodesOf(parse(path, text)).flatMap((node) => {
    if (isMathRandom(node)) return [`${path}: Math.random`];
    return ts.isIdentifier(node) && WORLDLY.has(node.text) && !isOnlyAName(node) ? [`${path}: ${node.text}`] : [];
  });
}

const WORLDLY: ReadonlySet<string> = new Set(
  "Date process performance crypto console fetch navigator window document globalThis require setTimeout setInterval setImmediate queueMicrotask".split(
    " ",
  ),
);

/** A file with a name that says nothing, or a rule of law without its citation. */
export function namesWithoutMeaning({ path, text }: SourceFile): string[] {
  const faults: string[] = [];
  if (/\/index\.tsx?$/.test(path)) faults.push(`${path}: no barrels, import from the file where the thing lives`);
  if (/(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/i.test(path)) faults.push(`${path}: name it after what it holds`);
  if (path.endsWith(".rule.ts") && !exportedNames(path, text).some((name) => /(^c|C)itation$/.test(name)))
    faults.push(`${path}: a rule of law exports its citation`);
  return faults;
}

/** Every module a file names: imports, exports from, `import()` as a call and as a type. */
export function importsOf({ path, text }: SourceFile): string[] {
  return nodesOf(parse(path, text)).flatMap((node) => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined;
    return named && ts.isStringLiteralLike(named) ? [named.text] : [];
  });
}

/** "src/features/commands/act.ts" is in room "features/commands", "src/features/paths.ts" in "features", "demo/demonstration.ts" in "demo". */
function roomOf(path: string): string {
  const [first = "", second = "", third = ""] = path.split("/");
  if (first !== "src") return first;
  return second === "features" && !third.includes(".") ? `${second}/${third}` : second;
}

/** Files directly in a room of features (`commands/act.ts`, `office/office.ts`) belong to all of its features. */
function isOtherFeature(file: string, target: string): boolean {
  const featureOf = (path: string) => /^src\/features\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  const entered = featureOf(target);
  return entered !== undefined && entered !== featureOf(file);
}

function isPure(path: string): boolean {
  return path.startsWith("src/domain/") && !isTest(path);
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
}

function nodesOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [node];
  ts.forEachChild(node, (child) => void found.push(...nodesOf(child)));
  return found;
}

function isMathRandom(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === "Math" && node.name.text === "random";
}

/** A property, a field or a member that only shares the word: `track.process`, `{ document: 1 }`. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return "name" in parent && parent.name === node;
}

function exportedNames(path: string, text: string): string[] {
  return parse(path, text).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  });
}
