import * as z from "zod";
import { type CivilDate, parseItalianDate } from "../../domain/kernel/civilDate.ts";

/** A day as people write it, "31/12/2026". */
export const day = z.string().transform((written, context): CivilDate => {
  const read = parseItalianDate(written);
  if (read !== undefined) return read;
  const message =
    written.trim() === "" ? "Scriva il giorno, per esempio 31/12/2026." : `«${written.trim()}» non è un giorno: lo scriva come 31/12/2026.`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/** The same, or nothing. */
export const optionalDay = z.union([z.literal("").transform(() => undefined), day]).optional();

/** The code of somebody of the staff. */
export const personCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, "Scriva la matricola: lettere, cifre, punto e trattino.");

/** Some words that have to be there. */
export function words(what: string, longest = 2000) {
  return z
    .string()
    .trim()
    .min(1, `Scriva ${what}.`)
    .max(longest, `Al massimo ${longest.toLocaleString("it-IT")} caratteri.`);
}
