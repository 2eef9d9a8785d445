import {
  migrate,
  noteCall,
  openDatabase,
  openDatabasePool,
  readDatabaseSettings
} from "./chunk-MIFUOFLC.js";
import {
  CommandRefused,
  EXIT,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import "./chunk-V65HRVHO.js";

// src/cli/migrate.ts
var help = `traguardo migrate

Aggiorna la struttura della base dati. Su un server usa DATABASE_OWNER_URL; la base dati interna si aggiorna da sola.

  --data CARTELLA        cartella dei dati`;
async function run(words) {
  const { values } = readArguments(words, { data: "text" });
  const settings = readDatabaseSettings({ ...values.data !== void 0 && { dataFolder: values.data } });
  switch (settings.kind) {
    case "embedded": {
      const { commandLine: db, close } = await openDatabase(settings);
      await noteCall(db, callOf("migrate", values)).finally(close);
      break;
    }
    case "server": {
      if (settings.ownerUrl === void 0)
        throw new CommandRefused("Manca DATABASE_OWNER_URL: \xE8 l'indirizzo con il ruolo che pu\xF2 cambiare la struttura.");
      await migrate(settings.ownerUrl);
      const owner = openDatabasePool(settings.ownerUrl, { max: 1 });
      await noteCall(owner, callOf("migrate", values)).finally(() => owner.destroy());
      break;
    }
  }
  process.stdout.write("La base dati \xE8 aggiornata.\n");
  return EXIT.done;
}
export {
  help,
  run
};
//# sourceMappingURL=migrate-UAHH7IHE.js.map
