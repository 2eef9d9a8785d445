import {
  listUnsent,
  sendAgain,
  tidyOutbox
} from "./chunk-BGCJP7S5.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  readMailSettings
} from "./chunk-MIFUOFLC.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-V65HRVHO.js";

// src/cli/mail.ts
var help = `traguardo mail

La posta che non \xE8 partita: quella che aspetta, quella rifiutata, e quella incerta, consegnata a un server che \xE8 caduto
prima di rispondere. L'incerta non si rimanda da s\xE9: forse \xE8 arrivata.

  --send-again N         rimanda il messaggio incerto numero N: chi l'avesse gi\xE0 ricevuto lo ricever\xE0 due volte
  --data CARTELLA        cartella dei dati`;
async function run(words) {
  const { values } = readArguments(words, { "send-again": "text", data: "text" });
  const again = values["send-again"];
  if (again !== void 0 && !/^[1-9]\d{0,17}$/.test(again)) throw new WrongCall(`\xAB${again}\xBB non \xE8 il numero di un messaggio.`);
  const hasServer = readMailSettings() !== void 0;
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("mail", values) });
  try {
    await tidyOutbox(application.db);
    if (again !== void 0 && !await sendAgain(application.db, BigInt(again)))
      throw new CommandRefused(`Il messaggio ${again} non \xE8 incerto, oppure il suo testo \xE8 gi\xE0 stato cancellato: se serve, rifaccia l'operazione che l'aveva mandato.`);
    const unsent = await listUnsent(application.db);
    const lines = [
      ...hasServer ? [] : ["Non c'\xE8 un server di posta (SMTP_URL): nulla parte."],
      ...unsent.length === 0 ? ["Nessun messaggio aspetta, \xE8 stato rifiutato o \xE8 incerto."] : unsent.map(lineOf)
    ];
    process.stdout.write(`${lines.join("\n")}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
var STATE_WORDS = {
  waiting: "in attesa",
  sending: "in partenza",
  sent: "mandato",
  failed: "non mandato",
  uncertain: "incerto"
};
var TROUBLE_WORDS = {
  expired: "scaduto prima di partire",
  replaced: "sostituito da un altro invito",
  interrupted: "il programma si \xE8 fermato durante la consegna"
};
var ROME = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });
function lineOf({ id, state, recipient, subject, queuedAt, trouble }) {
  const why = trouble === null ? "" : TROUBLE_WORDS[trouble] ?? trouble;
  return [String(id), STATE_WORDS[state], ROME.format(queuedAt), recipient, subject, why].join("	").trimEnd();
}
export {
  help,
  run
};
//# sourceMappingURL=mail-GCSCVZGW.js.map
