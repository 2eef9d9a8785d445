import { italianDecimal } from "../../domain/kernel/rational.ts";

const DAY = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", day: "2-digit", month: "2-digit", year: "numeric" });
const HOUR = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" });

/** The day in Rome of an instant of the log: "23/11/2026". What is no instant stays as it is: a log that was altered may hold anything. */
export function dayInRome(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : DAY.format(date);
}

/** An instant as a day in Rome with its hour, as `momentInRome` tells it. */
export function hourInRome(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : momentInRome(date);
}

/** A moment as the clocks of Italy tell it: "23/11/2026, ore 20:12". Of the hour that comes twice, when summer time ends, it says which one. */
export function momentInRome(at: Date): string {
  return `${DAY.format(at)}, ore ${HOUR.format(at)}${whichHour(at)}`;
}

const AN_HOUR = 3_600_000;

/** Nothing, but in the hour that comes twice. */
export function whichHour(at: Date): "" | " (ora legale)" | " (ora solare)" {
  const told = HOUR.format(at);
  if (HOUR.format(new Date(at.getTime() + AN_HOUR)) === told) return " (ora legale)";
  if (HOUR.format(new Date(at.getTime() - AN_HOUR)) === told) return " (ora solare)";
  return "";
}

/** A count with its thousands: "1.204". */
export function countText(count: number | bigint): string {
  return italianDecimal(count.toString());
}
