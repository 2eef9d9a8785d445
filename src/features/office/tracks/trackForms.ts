import { TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { choice, day, optional } from "../../entryFields.tsx";

/** A track of a year, and the last day on which it takes writes. */
export const TRACK = { track: choice("fase", "Fase", TRACK_WORDS, "Scelga una fase.") };
export const LAST_DAY = { lastDay: optional(day("fino_al", "Ultimo giorno (se c'è)")) };
