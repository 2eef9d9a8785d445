import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** A file of the repository: its path from the root, with "/", and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** The TypeScript files under some folders of the repository; a folder that does not exist holds none. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap(filesUnder).map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

function filesUnder(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesUnder(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Whether a file holds tests, or only serves them. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith("tests/");
}
