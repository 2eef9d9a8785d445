import { foldWords } from "../kernel/foldWords.ts";
import type { Profile } from "./profile.ts";

/** How offices write what a person is; the first that matches wins. Categories A to D ended on 1/4/2023 (CCNL 16/11/2022, art. 13, verify): they are refused. */
const WORDS: readonly (readonly [Profile, RegExp])[] = [
  ["segretario", /^segretari[oa]( (generale|comunale))?$/],
  ["eqWithFunctions", /^(incaricat[oa] di )?(eq|e\.q\.|elevata qualificazione) con funzioni dirigenziali$/],
  ["eq", /^(incaricat[oa] (di )?)?(eq|e\.q\.|elevata qualificazione)$/],
  ["dirigente", /^dirigent[ei]$/],
  ["funzionari", /^(area (dei |dei)?)?funzionari[oa]?( (ed? |e dell')(eq|e\.q\.|elevata qualificazione))?$/],
  ["istruttori", /^(area (degli )?)?istruttor[ei]$/],
  ["operatoriEsperti", /^(area (degli )?)?operator[ei] espert[oi]$/],
  ["operatori", /^(area (degli )?)?operator[ei]$/],
];

/** Reads the area or office of a person; undefined when the words are none of those known. */
export function readProfile(written: string): Profile | undefined {
  const words = foldWords(written);
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}
