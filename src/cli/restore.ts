import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { countText, hourInRome } from "../features/commands/instantWords.ts";
import { readPrivateKeys } from "../server/backup/encryption.ts";
import { readErasures } from "../server/backup/erasuresFile.ts";
import { readKeysFile } from "../server/backup/keysFile.ts";
import { openBackup, type OpenBackup } from "../server/backup/openBackup.ts";
import { restore, type Restored } from "../server/backup/restore.ts";
import { databasePlace } from "../server/databasePlace.ts";
import { fileTrouble } from "../server/fileTrouble.ts";
import { type DatabaseSettings, readDatabaseSettings } from "../server/settings.ts";
import { HOW_TO_SETTLE, redoneWords } from "../server/copyWords.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { progressOf } from "./progress.ts";

export const help = `traguardo restore FILE

Ripristina una copia fatta con «traguardo backup», in una cartella vuota (--data) o nella base dati vuota di DATABASE_URL e
DATABASE_OWNER_URL. La legge tutta prima di toccare qualcosa. Chi è ripristinato sa di essere una copia: non manda posta finché non
si dice che ha preso il posto dell'altra («traguardo installation --take-place»).

  --keys FILE            le chiavi, scritte a parte da «traguardo backup --keys»
  --without-keys         ripristina anche se mancano: ciò che non funzionerà è detto
  --erasures FILE        l'elenco delle cancellazioni: quelle fatte dopo la copia si rifanno prima che entri qualcuno. Senza, non
                         entra nessuno finché non si dice che non ce n'erano («traguardo installation --no-erasures»)
  --private-key FILE     la chiave privata, per una copia cifrata
  --check                controlla soltanto che la copia sia intera
  --show-keys FILE       scrive le chiavi di un file di chiavi, per metterle nell'ambiente di un server
  --data CARTELLA        cartella dei dati, vuota o che non c'è`;

const OPTIONS = {
  keys: "text",
  "without-keys": "flag",
  erasures: "text",
  "private-key": "text",
  check: "flag",
  "show-keys": "text",
  data: "text",
} as const;

/** Restores a copy, or only looks whether it is whole. */
export async function run(words: readonly string[]): Promise<Exit> {
  const isKeysOnly = words.some((word) => /^--show-keys(?:=|$)/.test(word));
  const { values, positionals } = readArguments(words, OPTIONS, isKeysOnly ? [] : ["il file della copia"]);
  const privateKeys = values["private-key"] === undefined ? [] : readPrivateKeys(readKeyFile(values["private-key"]));
  if (values["show-keys"] !== undefined) return showKeys(values["show-keys"], privateKeys);
  const settings = values.check ? undefined : readDatabaseSettings(values.data === undefined ? {} : { dataFolder: values.data });
  const keys = values.keys === undefined ? undefined : await readKeysFile(values.keys, privateKeys);
  const erasures = values.erasures === undefined ? undefined : readErasures(values.erasures);
  const file = positionals[0]!;
  const backup = await openBackup(file, { privateKeys, scratch: scratchOf(settings) }, progressOf("Controllo la copia"));
  try {
    if (!settings) {
      process.stdout.write(`La copia è intera. ${heldWords(backup)}\n`);
      return EXIT.done;
    }
    const given = {
      keys,
      erasures,
      withoutKeys: values["without-keys"] === true,
      call: callOf("restore", values),
      tell: progressOf("Ripristino"),
    };
    const restored = await restore(settings, backup, given);
    process.stdout.write(`${restoredWords(restored, backup, settings)}\n`);
    return EXIT.done;
  } finally {
    backup.close();
  }
}

function readKeyFile(file: string): string {
  if (/^AGE-SECRET-KEY/i.test(file))
    throw new WrongCall(
      "--private-key vuole il nome del file della chiave privata, non la chiave: così resterebbe nella storia dei comandi.",
    );
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandRefused(`Non riesco a leggere la chiave privata «${file}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

/** Where what was encrypted may stand while it is read: on the disk that will hold it anyway, where that is ours. */
function scratchOf(settings: DatabaseSettings | undefined): string {
  if (settings?.kind !== "embedded") return tmpdir();
  let folder = resolve(settings.dataFolder);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

async function showKeys(file: string, privateKeys: readonly string[]): Promise<Exit> {
  const { access, checkpointPem } = await readKeysFile(file, privateKeys);
  if (access) process.stdout.write(`TRAGUARDO_KEY=${access.toString("hex")}\n`);
  if (checkpointPem !== undefined) process.stdout.write(`\n${checkpointPem}`);
  process.stderr.write("La seconda, se c'è, va in un file di cui CHECKPOINT_KEY_FILE dice il nome. Non le lasci a schermo.\n");
  return EXIT.done;
}

/** A demonstration is never a copy: it has nobody to write to. */
const isDemonstration = ({ manifest }: OpenBackup) => manifest.tables.some(({ name, rows }) => name === "public.demonstration" && rows > 0);

function heldWords({ manifest, isEncrypted }: OpenBackup): string {
  const rows = countText(manifest.tables.reduce((sum, table) => sum + table.rows, 0));
  return `Dice tutto come era il ${hourInRome(manifest.takenAt)}: ${rows} righe in ${String(manifest.tables.length)} tabelle${isEncrypted ? ", cifrata" : ""}.`;
}

function restoredWords({ redone, told, lacking }: Restored, backup: OpenBackup, settings: DatabaseSettings): string {
  const { takenAt } = backup.manifest;
  return [
    `Ripristinato in ${databasePlace(settings)}. ${heldWords(backup)}`,
    ...told,
    ...lacking,
    redone === undefined
      ? `Non entra nessuno finché non si sa che cosa è stato cancellato dopo il ${hourInRome(takenAt)}: ${HOW_TO_SETTLE}.`
      : redoneWords(redone),
    ...(isDemonstration(backup)
      ? []
      : [
          'È una copia: non manda posta e non sigilla il registro. Se l\'altra non si usa più: traguardo installation --take-place "motivo".',
        ]),
    "Controlli il registro con «traguardo verify».",
  ].join("\n");
}
