import { type KeptMember, loadStaff } from "../../../data/organisation/staff.ts";
import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { type CivilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { classificationOf } from "../../../domain/organisation/classification.ts";
import { OUTSIDE_EVALUATORS } from "../../../domain/organisation/employment.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { workingTimeWords } from "../../../domain/organisation/workingTimeWords.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { couldHere, load, type Office, type OfficeAnswer, read } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { correctPerson, marksOfMember, PERSON_REFUSALS, recordRelation } from "../../commands/organisation/changePerson.ts";
import { IDENTITY, RELATION } from "./personForm.ts";
import { seenMark } from "../../entryFields.tsx";
import { entryForm, offersOf } from "../../entryForm.tsx";
import { MARKS } from "../../commands/marks.ts";
import { lookIn } from "../look.ts";
import { thingOfMember } from "../thingOfMember.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

const SEEN = { seen: seenMark("versione", MARKS) };
const IDENTITY_FORM = entryForm({ ...IDENTITY, ...SEEN });
const RELATION_FORM = entryForm({ ...RELATION, ...SEEN });

/** Who a person is, and where they worked in which days. */
export const getPerson: OfficeAnswer = (office) => draw(office);

/** Changes who a person is. */
export const postPerson: OfficeAnswer = (office) =>
  answerForm(office, {
    form: IDENTITY_FORM,
    sentences: PERSON_REFUSALS,
    back: paths.person(office.administration.code, personOf(office)),
    redraw: (refilled, status) => draw(office, { identity: refilled }, status),
    perform: ({ seen, ...identity }, options) => correctPerson(office.ambient, { code: personOf(office), ...identity, seen }, options),
  });

/** Says where a person works from a day on. */
export const postRelation: OfficeAnswer = (office) =>
  answerForm(office, {
    form: RELATION_FORM,
    sentences: PERSON_REFUSALS,
    back: paths.person(office.administration.code, personOf(office)),
    redraw: (refilled, status) => draw(office, { relation: refilled }, status),
    perform: ({ seen, role, ...relation }, options) =>
      recordRelation(office.ambient, { code: personOf(office), ...relation, ...classificationOf(role), seen }, options),
  });

function personOf({ c }: Office): string {
  return c.req.param("person") ?? "";
}

type RefilledPerson = { readonly identity?: Refilled; readonly relation?: Refilled };

async function draw(office: Office, refilled: RefilledPerson = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { administration, today, c } = office;
  const { code } = administration;
  const member = await load(office, "organisation.read", async (tx) => {
    const [found] = await loadStaff(tx, code, personOf(office));
    return found && thingOfMember(found, today);
  });
  if (!member) return c.notFound();
  const spans = await read(office, (tx) => loadUnits(tx, code));
  const [now] = onDay(member.employments, today);
  const canWrite = couldHere(office, "organisation.write") && member.code !== office.actor.person;
  const page = (
    <OfficePage
      office={office}
      title={member.name}
      way={[{ text: "Persone", href: paths.people(code) }]}
      refilled={refilled.identity ?? refilled.relation}
    >
      <p class="lead">
        Matricola {member.code}.{" "}
        {now
          ? `Oggi lavora in ${nameOn(spans, now.unit, today)}: ${PROFILE_WORDS[now.profile].split(" (")[0] ?? ""}.`
          : "Oggi non ha un rapporto di lavoro."}
      </p>
      {member.mail === undefined && (
        <p class="meaning">Non ha posta: ciò di cui deve prendere visione si stampa, si firma e si registra.</p>
      )}
      <Relations member={member} spans={spans} office={office} />
      {canWrite && <Edit office={office} member={member} offers={await offersOf(RELATION_FORM, lookIn(office))} refilled={refilled} />}
    </OfficePage>
  );
  return c.html(renderPage(page), status);
}

/** A unit as it was called on a day. */
function nameOn(spans: readonly UnitSpan[], unit: UnitId, day: CivilDate): string {
  return onDay(spans, day).find((span) => span.unit === unit)?.name ?? "un'unità che quel giorno non c'è";
}

function Relations({ member, spans, office }: { member: KeptMember; spans: readonly UnitSpan[]; office: Office }) {
  const { code } = office.administration;
  return (
    <section>
      <h2>Rapporti di lavoro</h2>
      <OfficeTable
        id="tabella-rapporti"
        caption="Con l'unità come si chiamava il primo giorno"
        head={["Dal", "Al", "Unità", "Area o incarico", "Tempo", "Chi valuta"]}
      >
        {member.employments.map(({ from, to, unit, profile, fte, evaluator }) => (
          <tr>
            <th scope="row">{italianDate(from)}</th>
            <td>{to ? italianDate(to) : "in corso"}</td>
            <td>{nameOn(spans, unit, from)}</td>
            <td>{PROFILE_WORDS[profile].split(" (")[0]}</td>
            <td>{workingTimeWords(fte)}</td>
            <td>
              {evaluator === undefined
                ? "non detto"
                : (OUTSIDE_EVALUATORS[evaluator] ?? <a href={paths.person(code, evaluator)}>{evaluator}</a>)}
            </td>
          </tr>
        ))}
      </OfficeTable>
    </section>
  );
}

type EditProps = {
  readonly office: Office;
  readonly member: KeptMember;
  readonly offers: Awaited<ReturnType<typeof offersOf>>;
  readonly refilled: RefilledPerson;
};

function Edit({ office, member, offers, refilled: { identity, relation } }: EditProps) {
  const { code } = office.administration;
  const [now] = onDay(member.employments, office.today);
  const seen = marksOfMember(member);
  const held = { name: member.name, fiscalCode: member.fiscalCode ?? "", mail: member.mail ?? "", seen };
  const today = italianDate(office.today);
  const working = now
    ? { unit: now.unit, role: now.profile, fte: workingTimeWords(now.fte), evaluator: now.evaluator ?? "", from: today, seen }
    : { role: "istruttori", fte: "100 %", from: today, seen };
  return (
    <>
      <section>
        <h2>Correggi i dati</h2>
        <OfficeForm
          office={office}
          action={paths.person(code, member.code)}
          button="Correggi"
          form={IDENTITY_FORM}
          held={held}
          refilled={identity}
        />
      </section>
      <section>
        <h2>Da un giorno lavora altrove, o in un altro modo</h2>
        <p class="meaning">Ciò che era noto da quel giorno in poi è sostituito; ciò che era prima resta, e non si cancella.</p>
        <OfficeForm
          office={office}
          action={paths.personRelation(code, member.code)}
          button="Registra"
          form={RELATION_FORM}
          held={working}
          offers={offers}
          refilled={relation}
        />
      </section>
    </>
  );
}
