import {
  TRACK_REFUSALS,
  closeTrackByAct,
  openTrackByAct
} from "./chunk-NKN4STDG.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-DRAZHDIL.js";
import {
  chooseAdministration
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  TRACKS,
  TRACK_STATE_WORDS,
  TRACK_WORDS,
  readTracks
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readAct,
  readArguments,
  readDay,
  readYear
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import {
  italianDate
} from "./chunk-V65HRVHO.js";

// src/cli/track.ts
import { randomUUID } from "node:crypto";
var help = `traguardo track --year ANNO [--open FASE | --close FASE]

Le fasi di un anno: senza altro, quali sono aperte e fino a quando. Una fase si apre e si chiude con un atto; aprirne una che
\xE8 gi\xE0 aperta le d\xE0 un altro ultimo giorno. Chi sta scrivendo finisce, poi nessuno scrive pi\xF9. Una fase chiusa si riapre solo
dal sito, in due: uno lo propone con l'atto e il motivo, un altro lo conferma.

  --year ANNO            l'anno del ciclo
  --open FASE            apre, con --act
  --close FASE           chiude, con --act
  --act ATTO             "Organo; numero; GG/MM/AAAA"
  --until GG/MM/AAAA     ultimo giorno in cui si pu\xF2 scrivere, fino alle 23:59:59 di Roma (con --open)
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati

Fasi:
${TRACKS.map((track) => `  ${track.padEnd(22)} ${TRACK_WORDS[track]}`).join("\n")}`;
var OPTIONS = { year: "text", open: "text", close: "text", act: "text", until: "text", administration: "text", data: "text" };
async function run(words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const work = workOf(values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("track", values) });
  try {
    const { db } = application;
    const administration = await chooseAdministration(db, values.administration);
    if (administration === void 0) throw new CommandRefused(TRACK_REFUSALS.yearNotStarted);
    await work?.(db, { administration, year });
    process.stdout.write(`${await tracksWords(db, { administration, year })}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function workOf({ open, close, act: written, until }) {
  const named = open ?? close;
  if (open !== void 0 && close !== void 0) throw new WrongCall("Scelga una cosa sola tra --open e --close.");
  if (open === void 0 && until !== void 0) throw new WrongCall("--until dice fino a quando resta aperta: va con --open.");
  if (named === void 0) {
    if (written !== void 0) throw new WrongCall("Dica che cosa fa l'atto: --open o --close.");
    return void 0;
  }
  if (written === void 0) throw new WrongCall(`Manca l'atto: aggiunga --act "Giunta comunale; 12; 31/01/2026".`);
  const lastDay = until === void 0 ? void 0 : readDay("--until", until);
  const asked = { track: trackNamed(named), act: readAct(written), ...lastDay && { lastDay } };
  const perform = open === void 0 ? closeTrackByAct : openTrackByAct;
  return async (db, at) => {
    accepted(await perform({ db, ...at, actor: COMMAND_LINE }, asked, { idempotencyKey: randomUUID() }), TRACK_REFUSALS);
  };
}
function trackNamed(written) {
  const sought = written.trim().toLowerCase();
  const found = TRACKS.find((track) => [track, TRACK_WORDS[track]].some((name) => name.toLowerCase() === sought));
  if (found) return found;
  throw new WrongCall(`\xAB${written}\xBB non \xE8 una fase tra quelle elencate qui sotto.`);
}
async function tracksWords(db, at) {
  const tracks = await readTracks(db, at);
  if (tracks.length === 0) throw new CommandRefused(TRACK_REFUSALS.yearNotStarted);
  return tracks.map(
    ({ track, state, lastDay }) => [TRACK_WORDS[track], TRACK_STATE_WORDS[state], lastDay ? `ultimo giorno ${italianDate(lastDay)}` : ""].join("	").trimEnd()
  ).join("\n");
}
export {
  help,
  run
};
//# sourceMappingURL=track-EJLMJD7K.js.map
