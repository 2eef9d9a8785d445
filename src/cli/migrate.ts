import { openDatabasePool } from "../data/database.ts";
import { migrate } from "../data/migrate.ts";
import { openDatabase } from "../server/openDatabase.ts";
import { readDatabaseSettings } from "../server/settings.ts";
import { noteCall } from "../server/technicalCall.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments } from "./commandLine.ts";

export const help = `traguardo migrate

Aggiorna la struttura della base dati. Su un server usa DATABASE_OWNER_URL; la base dati interna si aggiorna da sola.

  --data CARTELLA        cartella dei dati`;

/** Brings the database up to date. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { data: "text" });
  const settings = readDatabaseSettings({ ...(values.data !== undefined && { dataFolder: values.data }) });
  switch (settings.kind) {
    case "embedded": {
      const { commandLine: db, close } = await openDatabase(settings);
      await noteCall(db, callOf("migrate", values)).finally(close);
      break;
    }
    case "server": {
      if (settings.ownerUrl === undefined)
        throw new CommandRefused("Manca DATABASE_OWNER_URL: è l'indirizzo con il ruolo che può cambiare la struttura.");
      await migrate(settings.ownerUrl);
      const owner = openDatabasePool(settings.ownerUrl, { max: 1 });
      await noteCall(owner, callOf("migrate", values)).finally(() => owner.destroy());
      break;
    }
  }
  process.stdout.write("La base dati è aggiornata.\n");
  return EXIT.done;
}
