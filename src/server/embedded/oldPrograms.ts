import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { MAJOR } from "./postgresVersions.ts";
import { ASIDE, copyPrograms, packageName, PROGRAMS, type ProgramsPackage } from "./prepareBinaries.ts";

/** The last package of each version before ours, by which its programs can be had again. */
const LAST_PACKAGE: Readonly<Record<number, string>> = { 17: "17.10.0-beta.17" };

/**
 * Where the programs of an older version are: those of the npm package in the folder `named`, copied into the data folder, so that a move that is interrupted
 * goes on without it; else those that an earlier start copied there. Throws DatabaseRefused, with the commands to give.
 */
export function prepareOldPrograms(dataFolder: string, major: number, named: string | undefined): string {
  if (named !== undefined) {
    const found = readPackage(resolve(named), major);
    rmSync(join(dataFolder, `${PROGRAMS}${found.version}`), { recursive: true, force: true, maxRetries: 3 }); // perhaps a copy of ones that did not start
    return copyPrograms(dataFolder, found);
  }
  const copies = readdirSync(dataFolder).filter((name) => name.startsWith(`${PROGRAMS}${String(major)}.`));
  const newest = copies.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  if (newest === undefined) throw new DatabaseRefused(noPrograms(dataFolder, major));
  return join(dataFolder, newest, "native");
}

function readPackage(folder: string, major: number): ProgramsPackage {
  const native = join(folder, "native");
  const { name, version } = readManifest(folder);
  if (name !== packageName() || !existsSync(join(native, "bin")) || !existsSync(join(native, "pg-symlinks.json")))
    throw new DatabaseRefused(
      `In «${folder}» non c'è il pacchetto ${packageName()}: --old-programs vuole la cartella del pacchetto, quella che contiene «package.json» e «native». Non è stato toccato nulla.`,
    );
  const found = Number(version.split(".")[0]);
  if (found !== major)
    throw new DatabaseRefused(
      `In «${folder}» ci sono i programmi di PostgreSQL ${String(found)}, e per questa base dati servono quelli di PostgreSQL ${String(major)}. Non è stato toccato nulla.`,
    );
  return { native, version };
}

function readManifest(folder: string): { readonly name: string; readonly version: string } {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: unknown; version?: unknown };
    return { name: String(name), version: String(version) };
  } catch {
    return { name: "", version: "" };
  }
}

function noPrograms(dataFolder: string, major: number): string {
  const [then, now] = [String(major), String(MAJOR)];
  return [
    `La base dati in «${dataFolder}» è di PostgreSQL ${then}, e questo programma usa PostgreSQL ${now}: per spostarla servono, una volta, i programmi di PostgreSQL ${then}, che qui non ci sono. Non è stato toccato nulla.`,
    ...commandsWords(dataFolder, major),
    "Oppure: avvii la versione di Traguardo di prima e faccia «traguardo backup»; poi ripristini la copia con questa versione, in una cartella nuova, con «traguardo restore».",
  ].join("\n");
}

/** What to give, where it is known which package it is. It goes into the data folder under a name that the next start throws away. */
function commandsWords(dataFolder: string, major: number): string[] {
  const version = LAST_PACKAGE[major];
  if (version === undefined) return [];
  const prefix = join(dataFolder, `${ASIDE}${PROGRAMS}${String(major)}`);
  const installed = join(prefix, "node_modules", ...packageName().split("/"));
  return [
    "Fermi Traguardo e dia questi due comandi; il primo prende i programmi dalla rete:",
    `  npm install --no-save --prefix ${quoted(prefix)} ${packageName()}@${version}`,
    `  traguardo migrate --data ${quoted(dataFolder)} --old-programs ${quoted(installed)}`,
  ];
}

/** As the shell of this system takes it for one word. */
function quoted(path: string): string {
  if (process.platform === "win32") return `"${path}"`;
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
