import { basename } from "node:path";
import ts from "typescript";
import { programOf } from "./compiled.ts";

/** The functions that name a right, by the file that has them: as their parameter `action`, or as the `action` of a line of the log written by hand. */
const ASKERS = {
  "act.ts": ["act", "actOutsideYears", "actOnTrack"],
  "auditLog.ts": ["appendAuditLine"],
  "office.ts": ["load", "loadAll"],
};

/** The rights that the program asks for: those it writes with, and those a page reads a thing with; and every right that writes. */
export type Asked = { readonly written: ReadonlySet<string>; readonly read: ReadonlySet<string>; readonly writes: ReadonlySet<string> };

/**
 * What the program asks the table of rights, as the compiler sees it: from the command line, which starts the server too, through every function that is
 * reached, to each call of an asker, of which the type of the argument counts. A command that no page and no command of the command line reaches has no door.
 */
export function rightsAsked(changed: Readonly<Record<string, (text: string) => string>> = {}): Asked {
  const program = programOf("src/cli/main.ts", changed);
  const checker = program.getTypeChecker();
  const reached = new Set<ts.Node>();
  const calls: { readonly asker: string; readonly call: ts.CallExpression }[] = [];
  const waiting: ts.Node[] = [...program.getSourceFiles()]
    .filter(({ fileName }) => fileName.endsWith("/src/cli/main.ts"))
    .flatMap(({ statements }) => [...statements]);

  const reach = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbolMeant(checker, symbol)?.declarations ?? []) {
      const statement = topStatement(declaration);
      if (statement && !reached.has(statement)) waiting.push(statement);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    const { name: label }: { name?: ts.Node } = ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node) ? node : {};
    if (ts.isShorthandPropertyAssignment(node)) reach(checker.getShorthandAssignmentValueSymbol(node));
    else if (ts.isIdentifier(node)) reach(checker.getSymbolAtLocation(node));
    else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
        for (const exported of exportsOf(checker, node.arguments[0]!)) reach(exported);
      const asker = askerCalled(checker, node);
      if (asker !== undefined) calls.push({ asker, call: node });
    }
    ts.forEachChild(node, (child) => {
      if (child !== label) visit(child);
    });
  };
  for (let statement = waiting.pop(); statement; statement = waiting.pop()) {
    if (reached.has(statement)) continue;
    reached.add(statement);
    visit(statement);
  }

  const [written, read, writes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { asker, call } of calls) {
    const parameters = checker.getResolvedSignature(call)!.parameters;
    const at = parameters.findIndex(({ name }) => name === "action");
    for (const right of rightsIn(checker, checker.getTypeAtLocation(actionIn(call, at))))
      (ASKERS["office.ts"].includes(asker) ? read : written).add(right);
    if (ASKERS["act.ts"].includes(asker)) for (const right of literalsOf(checker.getTypeOfSymbol(parameters[at]!))) writes.add(right);
  }
  return { written, read, writes };
}

function symbolMeant(checker: ts.TypeChecker, symbol: ts.Symbol | undefined): ts.Symbol | undefined {
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The statement of a file of ours that a declaration stands in. */
function topStatement(declaration: ts.Node): ts.Node | undefined {
  if (!declaration.getSourceFile().fileName.includes("/src/")) return undefined;
  let node = declaration;
  while (!ts.isSourceFile(node) && !ts.isSourceFile(node.parent)) node = node.parent;
  return ts.isSourceFile(node) ? undefined : node;
}

function exportsOf(checker: ts.TypeChecker, path: ts.Expression): ts.Symbol[] {
  const module = checker.getSymbolAtLocation(path);
  return module ? checker.getExportsOfModule(module) : [];
}

/** The asker that is called, but where an asker hands on what it was asked. */
function askerCalled(checker: ts.TypeChecker, { expression }: ts.CallExpression): string | undefined {
  if (!ts.isIdentifier(expression) || askersOf(expression).length > 0) return undefined;
  const declaration = symbolMeant(checker, checker.getSymbolAtLocation(expression))?.declarations?.[0];
  if (!declaration || !ts.isFunctionDeclaration(declaration)) return undefined;
  return askersOf(declaration).find((name) => name === declaration.name?.text);
}

function askersOf(node: ts.Node): readonly string[] {
  return (ASKERS as Readonly<Record<string, readonly string[]>>)[basename(node.getSourceFile().fileName)] ?? [];
}

/** What stands for the right in a call: the argument of that name, or the property of the one argument that is a line of the log. */
function actionIn(call: ts.CallExpression, at: number): ts.Expression {
  const line = call.arguments.at(-1)!;
  if (at >= 0 || !ts.isObjectLiteralExpression(line)) return call.arguments[at]!;
  return line.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === "action")!.initializer;
}

/** The rights an argument may be: a name, one of a few, or what a function of the thing answers. One that may be any right is followed no further, and fails. */
function rightsIn(checker: ts.TypeChecker, type: ts.Type): string[] {
  const [signature] = type.getCallSignatures();
  const rights = literalsOf(signature ? signature.getReturnType() : type);
  if (rights.length === 0 || rights.length > 4) throw new Error(`Which right is asked? ${checker.typeToString(type)}`);
  return rights;
}

function literalsOf(type: ts.Type): string[] {
  return (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
}
