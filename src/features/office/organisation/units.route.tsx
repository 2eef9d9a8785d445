import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { unitFromDayWords, unitsFromDay } from "../../../domain/organisation/unitsFromDay.ts";
import { unitsUnder } from "../../../domain/organisation/unitsUnder.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { changeUnit, makeUnit, markOfUnit, UNIT_REFUSALS } from "../../commands/organisation/changeUnit.ts";
import { MARKS } from "../../commands/marks.ts";
import { unitChoice } from "../../entryChoices.tsx";
import { choice, day, seenMark, text } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { answerForm } from "../answerForm.tsx";
import { formPage } from "../formPage.tsx";
import { idOf, type Office, type OfficeAnswer, read } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";

const UNIT = {
  name: text("nome", "Nome", { what: "il nome dell'unità", longest: 200 }),
  parent: unitChoice("sotto", "Sotto quale unità", { none: "nessuna" }),
  from: day("dal", "Dal giorno"),
};
const NEW_FORM = entryForm(UNIT);
const CHANGE_FORM = entryForm({
  what: choice("che_cosa", "Che cosa", { cambia: "cambia nome o posto", chiudi: "chiudi: dal giorno scritto non c'è più" }),
  ...UNIT,
  seen: seenMark("visto", MARKS),
});

/** Where a unit is added. */
export const newUnit = formPage({
  title: "Nuova unità",
  lead: "Un'unità c'è dal giorno che si scrive: gli anni prima restano come sono.",
  form: NEW_FORM,
  button: "Aggiungi",
  sentences: UNIT_REFUSALS,
  way: ({ administration }) => [{ text: "Organizzazione", href: paths.organisation(administration.code) }],
  back: ({ administration }) => paths.organisation(administration.code),
  held: ({ today }) => ({ from: italianDate(today) }),
  perform: ({ ambient }, { parent = null, ...unit }, options) => makeUnit(ambient, { ...unit, parent }, options),
});

/** What a unit was called and where it stood, in which days, and what changes it. */
export const getUnitOfOffice: OfficeAnswer = (office) => drawUnit(office);

/** Renames, moves or closes it. */
export const postUnitOfOffice: OfficeAnswer = (office) =>
  answerForm(office, {
    form: CHANGE_FORM,
    sentences: UNIT_REFUSALS,
    back: paths.officeUnit(office.administration.code, idOf(office)),
    redraw: (refilled, status) => drawUnit(office, refilled, status),
    perform: ({ what, name, parent = null, from, seen }, options) =>
      changeUnit(office.ambient, { unit: idOf(office), from, seen, ...(what === "cambia" && { to: { name, parent } }) }, options),
  });

async function drawUnit(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { code } = office.administration;
  const spans = await read(office, (tx) => loadUnits(tx, code));
  const own = spans.filter(({ unit }) => unit === idOf(office));
  const latest = own.at(-1);
  if (!latest) return office.c.notFound();
  const under = unitsUnder(spans, latest.unit, office.today);
  const others = unitsFromDay(spans, office.today).filter(({ unit }) => !under.includes(unit));
  const offers = { sotto: others.map((each) => ({ value: String(each.unit), text: unitFromDayWords(each) })) };
  const held = {
    name: latest.name,
    parent: String(latest.parent ?? ""),
    from: italianDate(office.today),
    seen: markOfUnit(spans, latest.unit),
  };
  const page = (
    <OfficePage office={office} title={latest.name} way={[{ text: "Organizzazione", href: paths.organisation(code) }]} refilled={refilled}>
      <p class="lead">
        {latest.to === undefined ? `Si chiama così dal ${italianDate(latest.from)}.` : `Non c'è più dopo il ${italianDate(latest.to)}.`}
      </p>
      <ul class="found">
        {own.map(({ name, parent, from, to }) => (
          <li>
            Dal {italianDate(from)}
            {to ? ` al ${italianDate(to)}` : " in poi"}: {name}
            {parent !== null && `, sotto ${nameOf(spans, parent)}`}
          </li>
        ))}
      </ul>
      <h2>Cambia da un giorno in poi</h2>
      <OfficeForm
        office={office}
        action={paths.officeUnit(code, latest.unit)}
        button="Registra il cambiamento"
        form={CHANGE_FORM}
        {...{ refilled, held, offers }}
      />
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function nameOf(spans: readonly UnitSpan[], unit: bigint): string {
  return spans.filter((span) => span.unit === unit).at(-1)?.name ?? "un'unità che non c'è";
}
