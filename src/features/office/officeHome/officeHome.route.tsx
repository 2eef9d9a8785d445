import { lastBackup } from "../../../data/backup/madeBackup.ts";
import { listYears } from "../../../data/plan/annualReport.ts";
import { listRelationsOfPower } from "../../../data/organisation/relationOfPower.ts";
import { listRoles } from "../../../data/access/roleGrant.ts";
import { listReopenings } from "../../../data/cycle/trackReopening.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import { ACCESS_ROLE_WORDS } from "../../../domain/access/accessRole.ts";
import type { HeldRole } from "../../../domain/access/mayDo.ts";
import { TRACK_WORDS } from "../../../domain/cycle/track.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { coversDay } from "../../../domain/kernel/daySpan.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { callPeople } from "../callPeople.ts";
import { couldHere, type Office, type OfficeAnswer, read } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { loadPlanVersions } from "../../../data/plan/planVersion.ts";
import { loadVariations } from "../../../data/plan/variation.ts";
import { loadPublications } from "../../../data/publication/publication.ts";
import { lastBackupWords } from "../../commands/lastBackupWords.ts";
import { paths } from "../../paths.ts";
import { Notices } from "./Notices.tsx";

/** Who a person is here today, what waits for them, and the years. */
export const getOffice: OfficeAnswer = async (office) => {
  const { administration, subject, today } = office;
  const { code } = administration;
  const inForce = subject.heldRoles.filter((held) => coversDay(held, today));
  const administersSystem = inForce.some(({ role }) => role === "technicalAdministrator");
  const years = (await read(office, (tx) => listYears(tx, code))).map(({ year }) => year);
  const waiting = await thingsWaiting(office, years);
  const called = await callPeople(
    office,
    subject.delegations.map(({ of }) => of.person),
  );
  const page = (
    <OfficePage office={office} title={`Ufficio: ${administration.name}`}>
      {administersSystem && (
        <>
          <DiskTrouble text={office.access.diskTrouble?.()} />
          {await LastBackup({ office })}
        </>
      )}
      <p class="lead">{waitingWords(waiting.length)}</p>
      {waiting.length > 0 && (
        <ul class="found">
          {waiting.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <h2>Chi è lei qui, oggi</h2>
      <p>
        Matricola {subject.person}. {rolesWords(inForce)}
      </p>
      {subject.delegations.length > 0 && (
        <p>
          Agisce anche per delega di{" "}
          {subject.delegations.map(({ of, to }) => `${called(of.person)} (fino al ${italianDate(to)})`).join(", ")}.
        </p>
      )}
      {await Notices({ office })}
      <h2>Anni</h2>
      {years.length === 0 ? (
        <p class="empty">Non c'è ancora nessun anno: comincia quando si importa o si crea il piano.</p>
      ) : (
        <ul>
          {years.map((year) => (
            <li>
              {year}:{" "}
              {pagesOf(office, { administration: code, year }).map(({ text, href }, i) => (
                <>
                  {i > 0 && ", "}
                  <a href={href}>{text}</a>
                </>
              ))}
            </li>
          ))}
        </ul>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page));
};

/** The pages of a year that this person may open. */
function pagesOf(office: Office, at: YearKey): Lead[] {
  return [
    ...(couldHere(office, "track.read") ? [{ text: "fasi", href: paths.tracks(at) }] : []),
    ...(couldHere(office, "form.readReleased") ? [{ text: "schede", href: paths.forms(at) }] : []),
    ...(couldHere(office, "plan.readDraft") ? [{ text: "piano", href: paths.plan(at) }] : []),
    ...(couldHere(office, "quality.read") ? [{ text: "controllo qualità", href: paths.readingNote(at) }] : []),
    ...(couldHere(office, "publication.read") ? [{ text: "pubblicazioni", href: paths.publications(at) }] : []),
    { text: "pagine pubbliche", href: paths.year(at) },
  ];
}

function waitingWords(count: number): string {
  if (count === 0) return "Non c'è nulla che aspetti lei.";
  return count === 1 ? "C'è 1 cosa che aspetta lei." : `Ci sono ${String(count)} cose che aspettano lei.`;
}

function rolesWords(held: readonly HeldRole[]): string {
  const words = [...new Set(held.map(({ role }) => ACCESS_ROLE_WORDS[role]))];
  return words.length === 0 ? "Oggi non ha nessun incarico." : `Incarichi di oggi: ${words.join(", ")}.`;
}

/** A page a person may go to, by its words. */
type Lead = { readonly text: string; readonly href: string };

/** What of the plans waits for this person: a plan to approve, variations to approve, a publication to release. */
async function plansWaiting(office: Office, years: readonly number[]): Promise<Lead[]> {
  const { code } = office.administration;
  const [approves, varies, releases] = (["plan.approve", "variation.approve", "publication.release"] as const).map((right) =>
    couldHere(office, right),
  );
  if (![approves, varies, releases].includes(true)) return [];
  return read(office, async (tx) => {
    const found: Lead[] = [];
    for (const year of years) {
      const at = { administration: code, year };
      if (approves && (await loadPlanVersions(tx, at)).at(-1)?.state === "submitted")
        found.push({ text: `Registrare l'atto che approva il piano del ${String(year)}`, href: paths.plan(at) });
      const proposed = varies ? (await loadVariations(tx, at)).filter(({ state }) => state === "proposed").length : 0;
      if (proposed > 0)
        found.push({
          text: `Registrare l'atto di variazioni del piano ${String(year)}: ${String(proposed)}`,
          href: paths.variationsOfOffice(at),
        });
      const prepared = releases ? (await loadPublications(tx, at)).find(({ state }) => state === "prepared") : undefined;
      if (prepared)
        found.push({
          text: `Guardare e pubblicare la versione ${String(prepared.number)} del ${String(year)}`,
          href: paths.publications(at),
        });
    }
    return found;
  });
}

async function thingsWaiting(office: Office, years: readonly number[]): Promise<Lead[]> {
  const { code } = office.administration;
  const relations = couldHere(office, "relation.confirm") ? await read(office, (tx) => listRelationsOfPower(tx, code)) : [];
  const unconfirmed = relations.filter(({ isConfirmed, person }) => !isConfirmed && person !== office.actor.person).length;
  const toConfirmTogether =
    unconfirmed === 0
      ? []
      : [{ text: `Confermare i rapporti di lavoro da Segretario, dirigente o EQ: ${String(unconfirmed)}`, href: paths.roles(code) }];
  const roles = couldHere(office, "role.confirm") ? await read(office, (tx) => listRoles(tx, code)) : [];
  const own = office.actor.person;
  const undecided = roles.filter(({ decision, person, proposedBy }) => decision === null && person !== own && proposedBy !== own);
  const called = await callPeople(
    office,
    undecided.map(({ person }) => person),
  );
  const toConfirm = undecided.map(({ role, person }) => ({
    text: `Confermare l'incarico di ${called(person)}: ${ACCESS_ROLE_WORDS[role]}`,
    href: paths.roles(code),
  }));
  const ofPlans = await plansWaiting(office, years);
  const confirmations = [...toConfirmTogether, ...toConfirm, ...ofPlans];
  if (!couldHere(office, "track.confirmReopening")) return confirmations;
  const reopenings = await read(office, async (tx) =>
    Promise.all(years.map(async (year) => ({ year, list: await listReopenings(tx, { administration: code, year }) }))),
  );
  const toReopen = reopenings.flatMap(({ year, list }) =>
    list
      .filter(({ decision, proposedBy }) => decision === null && proposedBy !== own)
      .map(({ track }) => ({
        text: `Decidere la riapertura: ${TRACK_WORDS[track]} del ${String(year)}`,
        href: paths.tracks({ administration: code, year }),
      })),
  );
  return [...confirmations, ...toReopen];
}

/** The last good copy of the installation, a warning where there is none that is recent. */
async function LastBackup({ office }: { office: Office }) {
  const { isLate, text } = lastBackupWords(await read(office, lastBackup), office.access.now());
  return isLate ? (
    <p class="refusal" role="alert">
      {text}
    </p>
  ) : (
    <p>{text}</p>
  );
}

/** What is wrong with the disk of the machine, for the person who administers the system. */
function DiskTrouble({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="refusal" role="alert">
      {text}
    </p>
  );
}
