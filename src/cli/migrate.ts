import { asOwner } from "../data/database/asOwner.ts";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { migrate, pendingUpdate } from "../data/database/migrate.ts";
import { openDatabase } from "../server/openDatabase.ts";
import { goBack } from "../server/embedded/goBack.ts";
import { backUpBeforeUpdate } from "../server/backup/backUp.ts";
import { readPublicKeys } from "../server/backup/encryption.ts";
import { keyText } from "./backup.ts";
import { progressOf } from "./progress.ts";
import { databasePlace, refuseEmptyFolder } from "../server/databasePlace.ts";
import { afterUpdate } from "../server/afterUpdate.ts";
import { type DatabaseSettings, readDatabaseSettings } from "../server/settings.ts";
import { refuseKeysBeforeUpdate, refuseUnusableKeys } from "../server/keysInUse.ts";
import { readServingSettings } from "../server/servingSettings.ts";
import { readPublicUrl } from "./publicUrl.ts";
import { noteCall } from "../server/technicalCall.ts";
import { whyUnreachable } from "../server/whyUnreachable.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";

/** Written in by the build, from package.json. */
declare const VERSION: string;

export const help = `traguardo migrate

Aggiorna la struttura della base dati. Su un server usa DATABASE_OWNER_URL; la base dati interna si aggiorna da sola, e prima la sua
cartella viene copiata.

  --go-back              torna a prima dell'aggiornamento: rimette la copia della cartella, e conserva accanto ciò che c'era
  --backup FILE          prima copia la base dati del server in questo file, come «traguardo backup»
  --encrypt-to CHIAVE    cifra quella copia per questa chiave pubblica di age
  --backed-up            la base dati del server è già stata copiata: senza l'una o l'altra non si aggiorna
  --old-programs CARTELLA i programmi del PostgreSQL di prima (la cartella del loro pacchetto npm), quando la base dati interna è di una
                         versione precedente e il suo spostamento li chiede
  --data CARTELLA        cartella dei dati`;

const NOT_BACKED_UP =
  "C'è da aggiornare una base dati che contiene già qualcosa: per tornare indietro servirebbe una sua copia. Fermi Traguardo e ripeta il comando con --backup FILE, che prima la copia; oppure con --backed-up, se l'ha già copiata.";

/** Stands for the address of the site where `start` may be told it by a word of its call. */
const TOLD_TO_START = "https://localhost";

/** Brings the database up to date, after it was asked for all that `start` would refuse for. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, {
    "backed-up": "flag",
    backup: "text",
    "encrypt-to": "text",
    "go-back": "flag",
    "old-programs": "text",
    data: "text",
  });
  const settings = readDatabaseSettings({ ...(values.data !== undefined && { dataFolder: values.data }) });
  if (values["go-back"]) return runBack(settings, values["backed-up"] === true || values.backup !== undefined);
  readServingSettings(readPublicUrl(process.env["PUBLIC_URL"] || undefined) ?? TOLD_TO_START);
  refuseUnusableKeys(settings);
  switch (settings.kind) {
    case "embedded": {
      if (values.backup !== undefined)
        throw new WrongCall(
          "--backup va con un server: la cartella dei dati si copia da sé, e «traguardo backup FILE» ne fa una copia in più.",
        );
      refuseEmptyFolder(settings);
      const { commandLine: db, close } = await openDatabase(settings, { tell: console.error, oldPrograms: values["old-programs"] });
      await noteCall(db, callOf("migrate", values)).finally(close);
      break;
    }
    case "server": {
      if (values["old-programs"] !== undefined) throw new WrongCall("--old-programs è della base dati interna, e qui c'è DATABASE_URL.");
      if (settings.ownerUrl === undefined)
        throw new CommandRefused("Manca DATABASE_OWNER_URL: è l'indirizzo con il ruolo che può cambiare la struttura.");
      const update = await pendingUpdate(settings.ownerUrl).catch((error: unknown) => {
        if (error instanceof DatabaseRefused) throw error;
        throw new CommandRefused(whyUnreachable(error, "DATABASE_OWNER_URL"));
      });
      if (update) await refuseKeysBeforeUpdate(settings, settings.ownerUrl);
      const isThere = (update?.from ?? 0) > 0;
      if (isThere && values["backed-up"] !== true && values.backup === undefined) throw new CommandRefused(NOT_BACKED_UP);
      const publicKeys = values["encrypt-to"] === undefined ? [] : readPublicKeys(keyText(values["encrypt-to"]));
      const asked = { publicKeys, program: VERSION, tell: progressOf("Copio") };
      const copied =
        isThere && values.backup !== undefined ? await backUpBeforeUpdate(settings, settings.ownerUrl, values.backup, asked) : undefined;
      if (copied)
        process.stderr.write(
          `Copiata prima in «${copied.written.file}». Per tornare indietro: una base dati vuota, la versione di prima di Traguardo, e «traguardo restore» di quella copia.\n`,
        );
      await migrate(settings.ownerUrl);
      await copied?.remember();
      for (const words of await afterUpdate(settings.ownerUrl)) process.stderr.write(`${words}\n`);
      await asOwner(settings.ownerUrl, (tx) => noteCall(tx, callOf("migrate", values)));
      break;
    }
  }
  process.stdout.write(`La base dati è aggiornata (${databasePlace(settings)}).\n`);
  return EXIT.done;
}

const ON_SERVER =
  "La base dati è su un server: qui non c'è una cartella da rimettere. Per tornare indietro faccia creare sul server una base dati vuota, la indichi in DATABASE_URL, e con la versione di Traguardo di prima rimetta la copia: «traguardo restore FILE».";

/** Goes back to before the last update of the embedded database. */
async function runBack(settings: DatabaseSettings, isBackedUp: boolean): Promise<Exit> {
  if (isBackedUp) throw new WrongCall("O si aggiorna (--backed-up) o si torna indietro (--go-back).");
  if (settings.kind === "server") throw new CommandRefused(ON_SERVER, "notInFolder");
  refuseEmptyFolder(settings);
  process.stdout.write(`${await goBack(settings.dataFolder)}\n`);
  return EXIT.done;
}
