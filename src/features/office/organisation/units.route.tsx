import { listUnitsToConfirm, loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import type { OpenSpan } from "../../../domain/kernel/daySpan.ts";
import { unitFromDayWords, unitsFromDay } from "../../../domain/organisation/unitsFromDay.ts";
import { unitsUnder } from "../../../domain/organisation/unitsUnder.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { changeUnit, correctFirstDay, makeUnit, markOfUnit, UNIT_REFUSALS } from "../../commands/organisation/changeUnit.ts";
import { MARKS } from "../../commands/marks.ts";
import { unitChoice } from "../../entryChoices.tsx";
import { choice, day, optional, seenMark, text } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { answerForm } from "../answerForm.tsx";
import { formPage } from "../formPage.tsx";
import { idOf, type Office, type OfficeAnswer, read } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { type UnitId, unitId } from "../../../domain/organisation/unitId.ts";

const UNIT = {
  name: text("nome", "Nome", { what: "il nome dell'unità", longest: 200 }),
  parent: unitChoice("sotto", "Sotto quale unità", { none: "nessuna" }),
  from: day("dal", "Dal giorno"),
};
const SEEN = { seen: seenMark("visto", MARKS) };
const NEW_FORM = entryForm(UNIT);
const CHANGE_FORM = entryForm({
  what: choice("che_cosa", "Che cosa", { cambia: "cambia nome o posto", chiudi: "chiudi: dal giorno scritto non c'è più" }),
  ...UNIT,
  ...SEEN,
});

/** Where the ids of the second form of the page begin. */
const AT_FIRST_DAY = "inizio-";
const FIRST_DAY_FORM = entryForm({
  from: optional(day("primo_giorno", "Primo giorno (vuoto: da sempre)")),
  ...SEEN,
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
    back: paths.officeUnit(office.administration.code, unitOf(office)),
    redraw: (refilled, status) => drawUnit(office, { change: refilled }, status),
    perform: ({ what, name, parent = null, from, seen }, options) =>
      changeUnit(office.ambient, { unit: unitOf(office), from, seen, ...(what === "cambia" && { to: { name, parent } }) }, options),
  });

/** Says since when it is. */
export const postFirstDay: OfficeAnswer = (office) =>
  answerForm(office, {
    form: FIRST_DAY_FORM,
    at: () => AT_FIRST_DAY,
    sentences: UNIT_REFUSALS,
    back: paths.officeUnit(office.administration.code, unitOf(office)),
    redraw: (refilled, status) => drawUnit(office, { firstDay: refilled }, status),
    perform: (asked, options) => correctFirstDay(office.ambient, { unit: unitOf(office), ...asked }, options),
  });

/** The unit of the address. */
function unitOf(office: Office): UnitId {
  return unitId(idOf(office));
}

type RefilledUnit = { readonly change?: Refilled; readonly firstDay?: Refilled };

async function drawUnit(office: Office, refilled: RefilledUnit = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { code } = office.administration;
  const { spans, toConfirm } = await read(office, async (tx) => ({
    spans: await loadUnits(tx, code),
    toConfirm: await listUnitsToConfirm(tx, code),
  }));
  const own = spans.filter(({ unit }) => unit === unitOf(office));
  const latest = own.at(-1);
  if (!latest) return office.c.notFound();
  const under = unitsUnder(spans, latest.unit, office.today);
  const others = unitsFromDay(spans, office.today).filter(({ unit }) => !under.includes(unit));
  const offers = { sotto: others.map((each) => ({ value: each.unit, text: unitFromDayWords(each) })) };
  const seen = markOfUnit(spans, latest.unit);
  const held = { what: "cambia", name: latest.name, parent: latest.parent ?? "", from: italianDate(office.today), seen };
  const first = own[0]?.from;
  const page = (
    <OfficePage
      office={office}
      title={latest.name}
      way={[{ text: "Organizzazione", href: paths.organisation(code) }]}
      refilled={refilled.change ?? refilled.firstDay}
    >
      <p class="lead">
        {latest.to === undefined ? `Si chiama così ${sinceWords(latest)}.` : `Non c'è più dopo il ${italianDate(latest.to)}.`}
      </p>
      <ul class="found">
        {own.map((span) => (
          <li>
            {daysWords(span)}: {span.name}
            {span.parent !== null && `, sotto ${nameOf(spans, span.parent)}`}
          </li>
        ))}
      </ul>
      <h2>Cambia da un giorno in poi</h2>
      <OfficeForm
        office={office}
        action={paths.officeUnit(code, latest.unit)}
        button="Registra il cambiamento"
        form={CHANGE_FORM}
        {...{ held, offers }}
        refilled={refilled.change}
      />
      <h2>Da quando c'è</h2>
      {toConfirm.includes(latest.unit) && (
        <p class="meaning">
          È da confermare: la nomina solo un file di valutazioni. La si conferma registrando il primo giorno, anche «da sempre».
        </p>
      )}
      <p class="meaning">
        Un piano o un elenco dicono che l'unità c'è, non da quando. Il giorno si corregge finché niente di ciò che è registrato lo
        contraddice.
      </p>
      <OfficeForm
        office={office}
        action={paths.unitFirstDay(code, latest.unit)}
        button="Correggi il primo giorno"
        form={FIRST_DAY_FORM}
        held={{ from: first ? italianDate(first) : "", seen }}
        at={AT_FIRST_DAY}
        isQuiet
        refilled={refilled.firstDay}
      />
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function sinceWords({ from }: OpenSpan): string {
  return from === undefined ? "da sempre" : `dal ${italianDate(from)}`;
}

function daysWords({ from, to }: OpenSpan): string {
  if (from === undefined) return to === undefined ? "Da sempre" : `Fino al ${italianDate(to)}`;
  return `Dal ${italianDate(from)}${to === undefined ? " in poi" : ` al ${italianDate(to)}`}`;
}

function nameOf(spans: readonly UnitSpan[], unit: UnitId): string {
  return spans.filter((span) => span.unit === unit).at(-1)?.name ?? "un'unità che non c'è";
}
