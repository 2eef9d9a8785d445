import { readFileSync, writeFileSync } from "node:fs";
import { countText, hourInRome } from "../features/commands/instantWords.ts";
import { backUp, backUpRegularly } from "../server/backup/backUp.ts";
import { makeKeyPair, readPublicKeys } from "../server/backup/encryption.ts";
import type { WrittenBackup } from "../server/backup/writeBackup.ts";
import { databasePlace, refuseEmptyFolder } from "../server/databasePlace.ts";
import { fileTrouble } from "../server/fileTrouble.ts";
import { openDatabase } from "../server/openDatabase.ts";
import { readDatabaseSettings } from "../server/settings.ts";
import { noteCall } from "../server/technicalCall.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { progressOf } from "./progress.ts";

/** Written in by the build, from package.json. */
declare const VERSION: string;

export const help = `traguardo backup FILE
traguardo backup --to CARTELLA --keep N

Copia tutta l'installazione in un file, mentre la si usa. Le chiavi non vanno nella copia: vanno a parte, con --keys.
Si ripristina con «traguardo restore».

  --to CARTELLA          una copia di ogni giorno: il nome viene dall'ora, e accanto c'è l'elenco delle cancellazioni
  --keep N               quante tenerne in quella cartella (con --to); le più vecchie si tolgono quando la nuova è intera
  --keys FILE            scrive a parte le chiavi, da conservare altrove
  --encrypt-to CHIAVE    cifra la copia, e le chiavi, per questa chiave pubblica di age (o per quelle di un file)
  --make-key FILE        fa una coppia di chiavi: la privata va nel file, la pubblica è detta
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { to: "text", keep: "text", keys: "text", "encrypt-to": "text", "make-key": "text", data: "text" } as const;

/** Copies the installation, or makes the keys that a copy is encrypted with. */
export async function run(words: readonly string[]): Promise<Exit> {
  const isNamed = !words.some((word) => /^--(?:to|make-key)(?:=|$)/.test(word));
  const { values, positionals } = readArguments(words, OPTIONS, isNamed ? ["il file della copia"] : []);
  if (values["make-key"] !== undefined) return makeKey(values["make-key"]);
  if (isNamed && values.keep !== undefined) throw new WrongCall("--keep va con --to CARTELLA.");
  const keep = values.to === undefined ? undefined : readKeep(values.keep);
  const publicKeys = values["encrypt-to"] === undefined ? [] : readPublicKeys(keyText(values["encrypt-to"]));
  const settings = readDatabaseSettings(values.data === undefined ? {} : { dataFolder: values.data });
  refuseEmptyFolder(settings);
  const database = await openDatabase(settings, { joins: true, tell: console.error });
  try {
    await noteCall(database.commandLine, callOf("backup", values));
    const asked = { publicKeys, keysFile: values.keys, program: VERSION, tell: progressOf("Copio") };
    const { written, removed } =
      keep === undefined
        ? { written: await backUp(database, settings, positionals[0]!, asked), removed: [] }
        : await backUpRegularly(database, settings, { folder: values.to!, keep }, asked);
    process.stdout.write(`${writtenWords(written, publicKeys.length > 0)}\n`);
    for (const name of removed) process.stdout.write(`Tolta la copia più vecchia: ${name}.\n`);
    process.stderr.write(`${keysWords(values.keys, written)}\n`);
    process.stdout.write(`Copiato: ${databasePlace(settings)}.\n`);
    return EXIT.done;
  } finally {
    await database.close();
  }
}

function readKeep(written: string | undefined): number {
  if (written === undefined) throw new WrongCall("Manca --keep: quante copie tenere nella cartella, per esempio --keep 7.");
  if (!/^[1-9]\d{0,3}$/.test(written)) throw new WrongCall(`«${written}» non è un numero di copie: scriva per esempio --keep 7.`);
  return Number(written);
}

/** A key as it was written, or the text of the file that is named. */
export function keyText(written: string): string {
  if (written.startsWith("age1")) return written;
  try {
    return readFileSync(written, "utf8");
  } catch (error) {
    throw new CommandRefused(`Non riesco a leggere la chiave pubblica «${written}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

async function makeKey(file: string): Promise<Exit> {
  const { privateKey, publicKey } = await makeKeyPair();
  try {
    writeFileSync(file, `# Chiave privata delle copie di sicurezza. Chiave pubblica: ${publicKey}\n${privateKey}\n`, {
      mode: 0o600,
      flag: "wx",
      flush: true,
    });
  } catch (error) {
    throw new CommandRefused(`La chiave in «${file}» non si riesce a scrivere: ${fileTrouble(error) ?? String(error)}.`);
  }
  process.stdout.write(
    `Chiave privata: ${file}. La conservi lontano da questo computer: senza, una copia cifrata non si apre più.\nChiave pubblica: ${publicKey}\n`,
  );
  return EXIT.done;
}

function writtenWords({ file, bytes, manifest }: WrittenBackup, isEncrypted: boolean): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const rowsOf = (name: string) => manifest.tables.find((table) => table.name === `public.${name}`)?.rows ?? 0;
  return [
    `Copia ${isEncrypted ? "cifrata " : ""}fatta: ${file} (${countText(Math.ceil(bytes / 1024))} kB).`,
    `Dice tutto come era il ${hourInRome(manifest.takenAt)}: ${countText(rows)} righe in ${countText(manifest.tables.length)} tabelle (registro: ${countText(rowsOf("audit"))}; file importati: ${countText(rowsOf("imported_file"))}).`,
  ].join("\n");
}

function keysWords(keysFile: string | undefined, { manifest: { keys } }: WrittenBackup): string {
  if (keysFile !== undefined) return `Le chiavi sono in «${keysFile}»: le conservi lontano dalla copia, e da questo computer.`;
  if (keys.access === null && keys.checkpoint === null)
    return "Le chiavi non sono nella copia, e non erano note a questo comando: TRAGUARDO_KEY e CHECKPOINT_KEY_FILE si conservano a parte.";
  return "Le chiavi non sono nella copia: se non le ha già a parte, le scriva una volta con --keys FILE. Senza, dopo un ripristino i secondi fattori non si aprono.";
}
