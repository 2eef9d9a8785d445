import { type Addresses, addressesOf, insertNotices, type Notice } from "../../data/access/notice.ts";
import { type NewMail, queueMails } from "../../data/mail/outbox.ts";
import { accountsHolding } from "../../data/access/roleGrant.ts";
import { loadUnits, type UnitSpan } from "../../data/organisation/unit.ts";
import type { Database } from "../../data/database/database.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { OUTSIDE_EVALUATORS } from "../../domain/organisation/employment.ts";
import type { Ambient } from "./ambient.ts";
import { type NoticeNames, noticeOfPerson, noticeToPerson } from "./noticeWords.ts";

/** How a person is called on a page: by name and code, or by code alone where the reader may not see the name. */
export type Called = (code: string) => string;

/** What a deed changed of who reaches a person; `formerMail` is where they were written to before it. */
export type ReachNotice = Notice & { readonly formerMail?: string | undefined };

/** How many lines a mail to the Segretario has: the others are in their office. */
const MOST_LINES = 20;

/** What all these messages share; they may wait a week for the mail server. */
const MESSAGE = { kind: "notice", days: 7, subject: "Traguardo: è cambiato chi può leggere o fare qualcosa" } as const;

/** What is about signing in as a person is told at every address they have: one of them may be of the person who did it. */
const TOLD_EVERYWHERE = new Set(["mail", "account", "invitation"]);

/**
 * Tells the person and the Segretario, in the transaction of the deed, that by it a person may read or do what they could not: the notice is kept for both to
 * read in their office, and mailed to the person who can be written to; a mail tells codes, never names. For the deeds that one person does alone.
 */
export async function tellReach(
  tx: Database,
  { administration, actor }: Pick<Ambient, "administration" | "actor">,
  told: readonly ReachNotice[],
): Promise<void> {
  if (told.length === 0) return;
  await insertNotices(tx, administration, actor.person, told);
  const units = told.some(({ unit }) => unit !== undefined) ? await loadUnits(tx, administration) : [];
  const spansOf = groupBy(units, ({ unit }) => unit);
  const namesOf = (notice: Notice) => namesIn(notice, (code) => `la matricola ${code}`, (notice.unit && spansOf.get(notice.unit)) ?? []);
  const of = groupBy(told, ({ person }) => person);
  const addresses = await addressesOf(tx, administration, [...of.keys()]);
  const toPeople = Array.from(of).flatMap(([person, own]): NewMail[] => {
    const body = personBody(own.map((notice) => noticeToPerson(notice, namesOf(notice))));
    return Array.from(recipientsOf(own, addresses.get(person)), (recipient) => ({ ...MESSAGE, recipient, administration, body }));
  });
  const lines = told.map((notice) => noticeOfPerson(notice, namesOf(notice)));
  const segretari = await accountsHolding(tx, administration, "segretario");
  const toSegretari = segretari.map(({ mail: recipient, name, id: accountId }): NewMail => ({ ...MESSAGE, recipient, accountId, administration, body: segretarioBody(name, lines) })); // prettier-ignore
  await queueMails(tx, [...toPeople, ...toSegretari]);
}

/** How those of a notice are called in words. */
export function namesIn({ person, reader = "", unit }: Notice, called: Called, units: readonly UnitSpan[]): NoticeNames {
  const unitName = units.findLast((span) => span.unit === unit)?.name ?? "un'altra unità";
  return { person: called(person), reader: OUTSIDE_EVALUATORS[reader] ?? called(reader), unit: unitName };
}

function recipientsOf(own: readonly ReachNotice[], { account, staff }: Addresses = {}): ReadonlySet<string> {
  const everywhere = own.some(({ kind }) => TOLD_EVERYWHERE.has(kind));
  const former = own.map(({ formerMail }) => formerMail);
  const known = everywhere ? [account, staff, ...former] : [account ?? staff];
  return new Set(known.filter((each) => each !== undefined));
}

function personBody(lines: readonly string[]): string {
  return `Buongiorno,

${lines.join("\n")}

Con i nomi lo trova nel suo ufficio, in Traguardo. Se non le risulta, lo dica subito al Segretario.
`;
}

function segretarioBody(name: string, lines: readonly string[]): string {
  const more = lines.length - MOST_LINES;
  return `Buongiorno ${name},

una persona da sola ha cambiato chi può leggere o fare qualcosa:

${lines.slice(0, MOST_LINES).join("\n")}${more > 0 ? `\nAltri cambiamenti: ${String(more)}. Li trova nel suo ufficio, in Traguardo.` : ""}

Se qualcuno di questi non le risulta, lo chieda a chi lo ha registrato: il registro dice chi è.
`;
}
