import { dirname, join } from "node:path";
import ts from "typescript";
import { ROOT } from "./sourceFiles.ts";

/** What the compiler says of one file, one sentence per fault, when some files of the repository read as `changed` says. */
export function faultsIn(path: string, changed: Readonly<Record<string, (text: string) => string>> = {}): string[] {
  const program = programOf(path, changed);
  const file = program.getSourceFile(join(ROOT, path));
  if (!file) throw new Error(`There is no ${path}`);
  return program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

/** A file of the repository with all it imports, when some files read as `changed` says. */
export function programOf(path: string, changed: Readonly<Record<string, (text: string) => string>> = {}): ts.Program {
  const options = optionsOf(path);
  return ts.createProgram([join(ROOT, path)], options, hostWith(options, changed));
}

/** Replaces the first `from` of a text, which must be there: a wall that is not pushed proves nothing. */
export function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`Not found: ${from}`);
    return text.replace(from, () => to);
  };
}

/** The options of the project that compiles a file, but that it need not list the files which one file leads to. */
function optionsOf(path: string): ts.CompilerOptions {
  const file = ts.findConfigFile(dirname(join(ROOT, path)), (name) => ts.sys.fileExists(name))!;
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: unknown };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options, composite: false };
}

function hostWith(options: ts.CompilerOptions, changed: Readonly<Record<string, (text: string) => string>>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const changes = new Map(Object.entries(changed).map(([path, change]) => [join(ROOT, path), change]));
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = readFile(path);
    return text === undefined ? text : (changes.get(join(path)) ?? same)(text);
  };
  host.getSourceFile = (path, version) => {
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    if (!path.includes("/node_modules/")) return ts.createSourceFile(path, text, version, true);
    const known = library.get(path) ?? ts.createSourceFile(path, text, version, true);
    library.set(path, known);
    return known;
  };
  return host;
}

/** Files of packages, read once for all programs. */
const library = new Map<string, ts.SourceFile>();

const same = (text: string) => text;
