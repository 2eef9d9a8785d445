import { expect, test } from "vitest";
import { TRACK_STATE_WORDS, TRACK_WORDS, TRACKS, trackState } from "./track.ts";

const noon = new Date("2023-03-01T12:00:00Z");

test.each([
  [null, null, "notOpened"],
  [noon, null, "open"],
  [noon, noon, "closed"],
])("a track opened at %s and closed at %s is %s", (openedAt, closedAt, state) => {
  expect(trackState({ openedAt, closedAt })).toBe(state);
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
  expect(`${TRACK_WORDS.plan}: ${TRACK_STATE_WORDS.open}`).toBe("Piano: aperto");
});
