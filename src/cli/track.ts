import { foldWords } from "../domain/kernel/foldWords.ts";
import { randomUUID } from "node:crypto";
import { readTracks, type YearKey } from "../data/cycle/cycleYear.ts";
import type { Database } from "../data/database/database.ts";
import { type Track, TRACK_STATE_WORDS, TRACK_WORDS, TRACKS } from "../domain/cycle/track.ts";
import { italianDate } from "../domain/kernel/civilDate.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { closeTrackByAct, openTrackByAct, TRACK_REFUSALS } from "../features/commands/tracks/switchTrack.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readAct, readArguments, readDay, readYear, WrongCall } from "./commandLine.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo track --year ANNO [--open FASE | --close FASE]

Le fasi di un anno: senza altro, quali sono aperte e fino a quando. Una fase si apre e si chiude con un atto; aprirne una che
è già aperta le dà un altro ultimo giorno. Chi sta scrivendo finisce, poi nessuno scrive più. Una fase chiusa si riapre solo
dal sito, in due: uno lo propone con l'atto e il motivo, un altro lo conferma.

  --year ANNO            l'anno del ciclo
  --open FASE            apre, con --act
  --close FASE           chiude, con --act
  --act ATTO             "Organo; numero; GG/MM/AAAA"
  --until GG/MM/AAAA     ultimo giorno in cui si può scrivere, fino alle 23:59:59 di Roma (con --open)
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati

Fasi:
${TRACKS.map((track) => `  ${track.padEnd(22)} ${TRACK_WORDS[track]}`).join("\n")}`;

const OPTIONS = { year: "text", open: "text", close: "text", act: "text", until: "text", administration: "text", data: "text" } as const;

type Values = { readonly [Name in keyof typeof OPTIONS]?: string };
type Work = (db: Database, at: YearKey) => Promise<void>;

/** Shows the tracks of a year, after it has opened or closed one of them where asked. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const work = workOf(values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("track", values) });
  try {
    const { db } = application;
    const administration = await chooseKnownAdministration(db, values.administration);
    if (administration === undefined) throw new CommandRefused(TRACK_REFUSALS.yearNotStarted);
    await work?.(db, { administration, year });
    process.stdout.write(`${await tracksWords(db, { administration, year })}\n`);
    if (work) process.stdout.write(writtenLine(`fasi del ${String(year)} di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** What is asked beside the list, read before the database is opened. */
function workOf({ open, close, act: written, until }: Values): Work | undefined {
  const named = open ?? close;
  if (open !== undefined && close !== undefined) throw new WrongCall("Scelga una cosa sola tra --open e --close.");
  if (open === undefined && until !== undefined) throw new WrongCall("--until dice fino a quando resta aperta: va con --open.");
  if (named === undefined) {
    if (written !== undefined) throw new WrongCall("Dica che cosa fa l'atto: --open o --close.");
    return undefined;
  }
  if (written === undefined) throw new WrongCall(`Manca l'atto: aggiunga --act "Giunta comunale; 12; 31/01/2026".`);
  const lastDay = until === undefined ? undefined : readDay("--until", until);
  const asked = { track: trackNamed(named), act: readAct(written), ...(lastDay && { lastDay }) };
  const perform = open === undefined ? closeTrackByAct : openTrackByAct;
  return async (db, at) => {
    accepted(await perform({ db, ...at, actor: COMMAND_LINE }, asked, { idempotencyKey: randomUUID() }), TRACK_REFUSALS);
  };
}

function trackNamed(written: string): Track {
  const sought = foldWords(written);
  const found = TRACKS.find((track) => [track, TRACK_WORDS[track]].some((name) => foldWords(name) === sought));
  if (found) return found;
  throw new WrongCall(`«${written}» non è una fase: scelga tra ${TRACKS.map((track) => TRACK_WORDS[track]).join(", ")}.`);
}

async function tracksWords(db: Database, at: YearKey): Promise<string> {
  const tracks = await readTracks(db, at);
  if (tracks.length === 0) throw new CommandRefused(TRACK_REFUSALS.yearNotStarted);
  return tracks
    .map(({ track, state, lastDay }) =>
      [TRACK_WORDS[track], TRACK_STATE_WORDS[state], lastDay ? `ultimo giorno ${italianDate(lastDay)}` : ""].join("\t").trimEnd(),
    )
    .join("\n");
}
