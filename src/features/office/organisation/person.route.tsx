import * as z from "zod";
import { type KeptMember, loadStaff } from "../../../data/organisation/staff.ts";
import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { type CivilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
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
import { correctPerson, PERSON_REFUSALS, recordRelation } from "../../commands/organisation/changePerson.ts";
import { IDENTITY_FIELDS, IdentityFields, RELATION_FIELDS, RelationFields } from "./personFields.tsx";
import { thingOfMember } from "./thingOfMember.ts";

const version = z.string().regex(/^\d{1,9}$/);
const IDENTITY_FORM = z.strictObject({ ...IDENTITY_FIELDS, versione: version });
const RELATION_FORM = z.strictObject({ ...RELATION_FIELDS, versione: version });

/** Who somebody is, and where they worked in which days. */
export const getPerson: OfficeAnswer = (office) => draw(office);

/** Changes who somebody is. */
export const postPerson: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: IDENTITY_FORM,
    words: PERSON_REFUSALS,
    back: paths.person(office.administration.code, personOf(office)),
    redraw: (refilled, status) => draw(office, { identity: refilled }, status),
    perform: ({ nome: name, codice_fiscale: fiscalCode, posta: mail, versione }, options) =>
      correctPerson(
        office.ambient,
        {
          code: personOf(office),
          name,
          ...(fiscalCode !== undefined && { fiscalCode }),
          ...(mail !== undefined && { mail }),
          seen: Number(versione),
        },
        options,
      ),
  });

/** Says where somebody works from a day on. */
export const postRelation: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: RELATION_FORM,
    words: PERSON_REFUSALS,
    back: paths.person(office.administration.code, personOf(office)),
    redraw: (refilled, status) => draw(office, { relation: refilled }, status),
    perform: ({ unita: unit, ruolo: role, tempo: fte, valutatore: evaluator, dal: from, al: to, versione }, options) => {
      const relation = { from, ...(to && { to }), unit, role, fte, ...(evaluator !== undefined && { evaluator }) };
      return recordRelation(office.ambient, { ...relation, code: personOf(office), seen: Number(versione) }, options);
    },
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
    <OfficePage office={office} title={member.name} way={[{ text: "Persone", href: paths.people(code) }]}>
      <p class="lead">
        Matricola {member.code}.{" "}
        {now
          ? `Oggi lavora in ${nameOn(spans, now.unit, today)}: ${PROFILE_WORDS[now.role].split(" (")[0] ?? ""}.`
          : "Oggi non ha un rapporto di lavoro."}
      </p>
      {member.mail === undefined && (
        <p class="meaning">Non ha posta: ciò di cui deve prendere visione si stampa, si firma e si registra.</p>
      )}
      <Relations member={member} spans={spans} office={office} />
      {canWrite && <Edit office={office} member={member} spans={spans} refilled={refilled} />}
    </OfficePage>
  );
  return c.html(renderPage(page), status);
}

/** A unit as it was called on a day. */
function nameOn(spans: readonly UnitSpan[], unit: string, day: CivilDate): string {
  return onDay(spans, day).find((span) => String(span.unit) === unit)?.name ?? "un'unità che quel giorno non c'è";
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
        {member.employments.map(({ from, to, unit, role, fte, evaluator }) => (
          <tr>
            <th scope="row">{italianDate(from)}</th>
            <td>{to ? italianDate(to) : "in corso"}</td>
            <td>{nameOn(spans, unit, from)}</td>
            <td>{PROFILE_WORDS[role].split(" (")[0]}</td>
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
  readonly spans: readonly UnitSpan[];
  readonly refilled: RefilledPerson;
};

function Edit({ office, member, spans, refilled: { identity, relation } }: EditProps) {
  const { code } = office.administration;
  const held = { nome: member.name, codice_fiscale: member.fiscalCode ?? "", posta: member.mail ?? "" };
  const isOvertaken =
    identity !== undefined && identity.typed["versione"] !== undefined && identity.typed["versione"] !== String(member.version);
  const [now] = onDay(member.employments, office.today);
  const working = now ? { unita: now.unit, ruolo: now.role, tempo: workingTimeWords(now.fte), valutatore: now.evaluator ?? "" } : {};
  const mark = <input type="hidden" name="versione" value={String(member.version)} />;
  return (
    <>
      <section>
        <h2>Correggi i dati</h2>
        {isOvertaken && (
          <p class="meaning">
            Ora è registrato: {held.nome}; codice fiscale {held.codice_fiscale || "assente"}; posta {held.posta || "assente"}. Nel modulo
            c'è ciò che ha scritto lei: se lo invia di nuovo, vale quello.
          </p>
        )}
        <OfficeForm office={office} action={paths.person(code, member.code)} button="Correggi" refilled={identity}>
          {mark}
          <IdentityFields typed={identity?.typed ?? held} errors={identity?.errors ?? {}} />
        </OfficeForm>
      </section>
      <section>
        <h2>Da un giorno lavora altrove, o in un altro modo</h2>
        <p class="meaning">Ciò che era noto da quel giorno in poi è sostituito; ciò che era prima resta, e non si cancella.</p>
        <OfficeForm office={office} action={paths.personRelation(code, member.code)} button="Registra" refilled={relation}>
          {mark}
          <RelationFields
            typed={relation?.typed ?? working}
            errors={relation?.errors ?? {}}
            office={office}
            units={onDay(spans, office.today)}
          />
        </OfficeForm>
      </section>
    </>
  );
}
