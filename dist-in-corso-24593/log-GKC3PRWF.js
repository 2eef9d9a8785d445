import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  listTechnicalAccesses
} from "./chunk-MIFUOFLC.js";
import {
  EXIT,
  WrongCall,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-V65HRVHO.js";

// src/cli/log.ts
var help = `traguardo log --technical

Gli accessi tecnici di chi amministra il sistema: quando, con quale utente del computer, quale comando e quali opzioni,
senza ci\xF2 che le opzioni dicevano. \xC8 un registro a parte da quello delle operazioni, e non parla di chi usa il sistema:
di quello che fa un dipendente non c'\xE8 nessun elenco.

  --technical            gli accessi tecnici, dal pi\xF9 recente
  --last N               quanti (200)
  --data CARTELLA        cartella dei dati`;
var ROME = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "medium" });
async function run(words) {
  const { values } = readArguments(words, { technical: "flag", last: "text", data: "text" });
  if (!values.technical) throw new WrongCall("Dica quale registro: --technical.");
  const last = values.last ?? "200";
  if (!/^[1-9]\d{0,5}$/.test(last)) throw new WrongCall(`\xAB${last}\xBB non \xE8 un numero di righe.`);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("log", values) });
  try {
    const accesses = await listTechnicalAccesses(application.db, Number(last));
    const lines = accesses.map(
      ({ recordedAt, systemUser, command, options, administration, year }) => [ROME.format(recordedAt), systemUser, command, options.map((name) => `--${name}`).join(" "), administration ?? "", year ?? ""].join("	").trimEnd()
    );
    process.stdout.write(`${lines.join("\n")}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
export {
  help,
  run
};
//# sourceMappingURL=log-GKC3PRWF.js.map
