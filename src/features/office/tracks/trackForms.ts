import { TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { choice, day, optional, text } from "../../entryFields.tsx";

/** An act, as a form has it. */
export const ACT = {
  organ: text("organo", "Organo dell'atto", { what: "quale organo", longest: 200 }),
  number: text("numero", "Numero dell'atto", { what: "il numero", longest: 60 }),
  date: day("data", "Data dell'atto"),
};

/** A track of a year, and the last day on which it takes writes. */
export const TRACK = { track: choice("fase", "Fase", TRACK_WORDS, "Scelga una fase.") };
export const LAST_DAY = { lastDay: optional(day("fino_al", "Ultimo giorno (se c'è)")) };
