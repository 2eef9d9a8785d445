import ts from "typescript";
import type { SourceFile } from "./sourceFiles.ts";

/** What does not agree between the table of obligations, the names of the tests and the numbers cited in the code. */
export function disagreements({
  table,
  tests,
  sources,
}: {
  readonly table: string;
  readonly tests: readonly SourceFile[];
  readonly sources: readonly SourceFile[];
}): string[] {
  const rows = obligationsIn(table);
  const tagged = tests.flatMap((file) => taggedTestsOf(file).map((number) => ({ number, path: file.path })));
  const cited = sources.flatMap(({ path, text }) => (text.match(/\bOBL-\d+/g) ?? []).map((number) => ({ number, path })));
  return [
    ...rows.filter((number, i) => rows.indexOf(number) !== i).map((number) => `${number} stands twice in the table`),
    ...rows.filter((number) => !tagged.some((test) => test.number === number)).map((number) => `${number} has no test`),
    ...tagged.filter(({ number }) => !rows.includes(number)).map(({ number, path }) => `${number}, tested in ${path}, is not in the table`),
    ...cited.filter(({ number }) => !rows.includes(number)).map(({ number, path }) => `${number}, cited in ${path}, is not in the table`),
  ];
}

/** The numbers of the table, one for each row. */
export function obligationsIn(table: string): string[] {
  return [...table.matchAll(/^\| (?:~~)?(OBL-\d+)/gm)].map(([, number]) => number ?? "");
}

/** The tags in the names of the tests of a file that run: one that is skipped or still to be written proves nothing. */
function taggedTestsOf({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  return callsIn(file).flatMap((call) => {
    const [name] = call.arguments;
    if (!/^(test|it|describe)\b/.test(call.expression.getText()) || isSkipped(call)) return [];
    return name && isText(name) ? [...name.getText().matchAll(/\[(OBL-\d+)\]/g)].map(([, number]) => number ?? "") : [];
  });
}

function callsIn(node: ts.Node): ts.CallExpression[] {
  const found = ts.isCallExpression(node) ? [node] : [];
  ts.forEachChild(node, (child) => void found.push(...callsIn(child)));
  return found;
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** Skipped itself, or inside a group that is. */
function isSkipped(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isCallExpression(at) && /^(test|it|describe)\.(skip|todo)\b/.test(at.expression.getText())) return true;
  }
  return false;
}
