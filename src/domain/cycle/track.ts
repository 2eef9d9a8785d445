/** The tracks of a year (it. "percorsi"): each opens and closes on its own, and what is written belongs to one. */
export const TRACKS = [
  "setUp",
  "plan",
  "monitoring",
  "results",
  "individualStaff",
  "individualEq",
  "individualDirigenti",
  "report",
  "pay",
] as const;

export type Track = (typeof TRACKS)[number];

/** The Italian words of the tracks, as pages show them. */
export const TRACK_WORDS: Readonly<Record<Track, string>> = {
  setUp: "Impianto",
  plan: "Piano",
  monitoring: "Monitoraggio",
  results: "Risultati",
  individualStaff: "Valutazione del personale",
  individualEq: "Valutazione degli incaricati di elevata qualificazione",
  individualDirigenti: "Valutazione dei dirigenti",
  report: "Relazione",
  pay: "Premi",
};

/** Where a track stands. A closed one takes no more writes. */
export type TrackState = "notOpened" | "open" | "closed";

/** The Italian words of the states: "Piano: aperta". */
export const TRACK_STATE_WORDS: Readonly<Record<TrackState, string>> = {
  notOpened: "non ancora aperta",
  open: "aperta",
  closed: "chiusa",
};

/** A track at a moment: which, and whether it takes writes. */
export type TrackNow = { readonly track: Track; readonly state: TrackState };

/** The state of a track: its last day passes without anybody closing it. The database says whether it takes writes, by its own clock in Rome. */
export function trackState({ isOpened, takesWrites }: { readonly isOpened: boolean; readonly takesWrites: boolean }): TrackState {
  if (!isOpened) return "notOpened";
  return takesWrites ? "open" : "closed";
}
