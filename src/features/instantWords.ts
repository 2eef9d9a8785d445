import { italianDecimal } from "../domain/kernel/rational.ts";

const DAY = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", day: "2-digit", month: "2-digit", year: "numeric" });
const HOUR = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" });

/** The day in Rome of an instant of the log: "23/11/2026". What is no instant stays as it is: a log that was altered may hold anything. */
export function dayInRome(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : DAY.format(date);
}

/** The same with its hour: "23/11/2026, ore 20:12". */
export function hourInRome(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${DAY.format(date)}, ore ${HOUR.format(date)}`;
}

/** A count with its thousands: "1.204". */
export function countText(count: number | bigint): string {
  return italianDecimal(count.toString());
}
