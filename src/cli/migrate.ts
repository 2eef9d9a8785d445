import { openDatabasePool } from "../data/database/database.ts";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { migrate, pendingUpdate } from "../data/database/migrate.ts";
import { openDatabase } from "../server/openDatabase.ts";
import { databasePlace, refuseEmptyFolder } from "../server/databasePlace.ts";
import { afterUpdate } from "../server/afterUpdate.ts";
import { readDatabaseSettings } from "../server/settings.ts";
import { noteCall } from "../server/technicalCall.ts";
import { whyUnreachable } from "../server/whyUnreachable.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";

export const help = `traguardo migrate

Aggiorna la struttura della base dati. Su un server usa DATABASE_OWNER_URL; la base dati interna si aggiorna da sola, e prima la sua
cartella viene copiata.

  --backed-up            la base dati del server è stata copiata: senza dirlo non si aggiorna
  --old-programs CARTELLA i programmi del PostgreSQL di prima (la cartella del loro pacchetto npm), quando la base dati interna è di una
                         versione precedente e il suo spostamento li chiede
  --data CARTELLA        cartella dei dati`;

const NOT_BACKED_UP =
  "C'è da aggiornare una base dati che contiene già qualcosa: per tornare indietro servirebbe una sua copia. Fermi Traguardo, la copi (per esempio con «pg_dump --format=custom»), poi ripeta il comando con --backed-up.";

/** Brings the database up to date. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { "backed-up": "flag", "old-programs": "text", data: "text" });
  const settings = readDatabaseSettings({ ...(values.data !== undefined && { dataFolder: values.data }) });
  switch (settings.kind) {
    case "embedded": {
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
      if (values["backed-up"] !== true && (update?.from ?? 0) > 0) throw new CommandRefused(NOT_BACKED_UP);
      await migrate(settings.ownerUrl);
      for (const words of await afterUpdate(settings.ownerUrl)) process.stderr.write(`${words}\n`);
      const owner = openDatabasePool(settings.ownerUrl, { max: 1 });
      await noteCall(owner, callOf("migrate", values)).finally(() => owner.destroy());
      break;
    }
  }
  process.stdout.write(`La base dati è aggiornata (${databasePlace(settings)}).\n`);
  return EXIT.done;
}
