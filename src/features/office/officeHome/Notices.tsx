import { listNotices } from "../../../data/access/notice.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { callPeople } from "../callPeople.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { noticeOfPerson, noticeToPerson } from "../../commands/noticeWords.ts";
import { type Office, read } from "../office.ts";
import { namesIn } from "../../commands/tellReach.ts";

/** How long a notice stays in the office, in days, and how many are shown. */
const SHOWN = { days: 60, most: 20 };

/** What one person's deed changed of who reaches the person who asks; to the Segretario, of who reaches anybody. */
export async function Notices({ office }: { office: Office }) {
  const { code } = office.administration;
  const own = office.actor.person;
  const { notices, count, units } = await read(office, async (tx) => {
    const listed = await listNotices(tx, code, SHOWN);
    return { ...listed, units: listed.notices.length === 0 ? [] : await loadUnits(tx, code) };
  });
  if (notices.length === 0) return null;
  const isOfOthers = notices.some(({ person }) => person !== own); // the Segretario reads them all
  const called = await callPeople(
    office,
    notices.flatMap(({ person, reader = null, recordedBy }) => [person, reader, recordedBy]),
  );
  return (
    <>
      <h2>Avvisi</h2>
      <p class="meaning">
        Ciò che una persona da sola ha cambiato, negli ultimi {SHOWN.days} giorni, di chi può leggere o fare qualcosa.{" "}
        {isOfOthers ? "Se qualcosa non le risulta, lo chieda a chi lo ha registrato." : "Se non le risulta, lo dica al Segretario."}
      </p>
      <ul class="found">
        {notices.map((notice) => (
          <li>
            {hourInRome(notice.recordedAt.toISOString())}:{" "}
            {notice.person === own
              ? noticeToPerson(notice, namesIn(notice, called, units))
              : noticeOfPerson(notice, namesIn(notice, called, units))}{" "}
            Registrato da {called(notice.recordedBy)}.
          </li>
        ))}
      </ul>
      {count > notices.length && (
        <p>
          Sono i {notices.length} più recenti, di {count}.
        </p>
      )}
    </>
  );
}
