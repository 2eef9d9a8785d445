const ROME = new Intl.DateTimeFormat("it-IT", {
  timeZone: "Europe/Rome", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit",
}); // prettier-ignore

/** A moment as the clocks of Italy tell it: "26/11/2026, 12:30". */
export function romeTime(at: Date): string {
  return ROME.format(at);
}
