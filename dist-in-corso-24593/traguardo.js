import {
  CommandRefused,
  DatabaseRefused,
  EXIT,
  WrongCall
} from "./chunk-PU4KY2VD.js";
import {
  WorkFailed
} from "./chunk-LLOIXRTK.js";
import "./chunk-V65HRVHO.js";

// src/cli/main.ts
var COMMANDS = {
  start: () => import("./start-FMULZZLY.js"),
  demo: () => import("./demo-IJMHKRTJ.js"),
  import: () => import("./importFile-UAVHIAS3.js"),
  check: () => import("./check-JBADMJOH.js"),
  report: () => import("./report-AJIFJQ2L.js"),
  smvp: () => import("./smvp-5XOFFEHK.js"),
  cci: () => import("./cci-T6LZAQYL.js"),
  evaluate: () => import("./evaluate-AQDKFH43.js"),
  pay: () => import("./pay-UA45WPT7.js"),
  simulate: () => import("./simulate-Q6LD7T2M.js"),
  explain: () => import("./explain-ZELXDRDO.js"),
  account: () => import("./account-MUZ7AXGG.js"),
  role: () => import("./role-HUM3WH7F.js"),
  track: () => import("./track-EJLMJD7K.js"),
  mail: () => import("./mail-GCSCVZGW.js"),
  retention: () => import("./retention-N5YMYPM6.js"),
  erase: () => import("./erase-SLOOZ52G.js"),
  log: () => import("./log-GKC3PRWF.js"),
  verify: () => import("./verify-U5BJUC6J.js"),
  migrate: () => import("./migrate-UAHH7IHE.js")
};
var HELP = `traguardo COMANDO

Il ciclo della performance di un'amministrazione pubblica.

  start      avvia il sistema
  demo       avvia il sistema su una base dati di dimostrazione
  import     importa un piano o una relazione
  check      controlla la qualit\xE0 del piano e della relazione
  report     scrive la Relazione sulla performance
  smvp       sistema di valutazione dell'anno: bozza, controllo, atto
  cci        contratto integrativo dell'anno: bozza, controllo, atto
  evaluate   valuta ente, unit\xE0 e persone
  pay        calcola premi e retribuzioni di risultato
  simulate   prova altre regole su un anno, senza mostrare persone
  explain    spiega come si arriva a un numero
  account    utenze: inviti, chiusura, elenco
  role       incarichi: chi pu\xF2 fare che cosa, da quando a quando
  track      fasi di un anno: quali sono aperte, apertura e chiusura con il loro atto
  mail       posta che aspetta, rifiutata o incerta
  retention  termini di conservazione, e cancellazione di ci\xF2 che li ha passati
  erase      cancella i dati di una persona, in due
  log        accessi tecnici di chi amministra il sistema
  verify     controlla che il registro delle operazioni non sia stato alterato
  migrate    aggiorna la struttura della base dati

traguardo COMANDO --help spiega un comando.`;
async function main(words) {
  process.stdout.on("error", ignoreClosedReader);
  const [name, ...rest] = words;
  if (name === void 0 || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(`${HELP}
`);
    return name === void 0 ? EXIT.wrongCall : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
  if (!load) return wrongCall(`Il comando \xAB${name}\xBB non esiste.`, HELP);
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.help}
`);
    return EXIT.done;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (error instanceof WrongCall) return wrongCall(error.message, command.help);
    if (error instanceof CommandRefused || error instanceof DatabaseRefused || error instanceof WorkFailed) {
      process.stderr.write(`${error.message}
`);
      return EXIT.refused;
    }
    process.stderr.write(
      `Errore imprevisto: ${error instanceof Error ? error.message : String(error)}
Non \xE8 stato scritto nulla a met\xE0. Lo segnali a chi gestisce il sistema.
`
    );
    return EXIT.refused;
  }
}
function ignoreClosedReader(error) {
  if (error.code !== "EPIPE") throw error;
}
function wrongCall(message, help) {
  process.stderr.write(`${message}

${help}
`);
  return EXIT.wrongCall;
}
export {
  main
};
//# sourceMappingURL=traguardo.js.map
