import { expect, test } from "vitest";
import { TRACK_STATE_WORDS, TRACK_WORDS, TRACKS, trackState } from "./track.ts";

test.each([
  [false, false, "notOpened"],
  [true, true, "open"],
  [true, false, "closed"], // by an act, or because its last day is over
])("a track that was opened: %s, and takes writes: %s, is %s", (isOpened, takesWrites, state) => {
  expect(trackState({ isOpened, takesWrites })).toBe(state);
});

test("a year has nine tracks, each with its Italian words", () => {
  expect(TRACKS.map((track) => TRACK_WORDS[track])).toEqual([
    "Impianto",
    "Piano",
    "Monitoraggio",
    "Risultati",
    "Valutazione del personale",
    "Valutazione degli incaricati di elevata qualificazione",
    "Valutazione dei dirigenti",
    "Relazione",
    "Premi",
  ]);
});

test("a state is said in words", () => {
  expect(`Fase «${TRACK_WORDS.plan}»: ${TRACK_STATE_WORDS.open}`).toBe("Fase «Piano»: aperta");
});
