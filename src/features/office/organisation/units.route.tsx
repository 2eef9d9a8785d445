import * as z from "zod";
import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { unitsUnder } from "../../../domain/organisation/unitsUnder.ts";
import { SelectField, TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { idOf, type Office, type OfficeAnswer, read } from "../office.ts";
import { day, words } from "../officeFields.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { changeUnit, makeUnit, markOfUnit, UNIT_REFUSALS } from "../../commands/organisation/changeUnit.ts";

const under = z
  .string()
  .regex(/^\d{0,18}$/, "Scelga un'unità dell'elenco.")
  .transform((written) => (written === "" ? null : BigInt(written)));
const NEW_FORM = z.strictObject({ nome: words("il nome dell'unità", 200), sotto: under, dal: day });
const CHANGE_FORM = z.strictObject({
  che_cosa: z.enum(["cambia", "chiudi"]),
  nome: words("il nome dell'unità", 200),
  sotto: under,
  dal: day,
  visto: z.string(),
});

/** Where a unit is added. */
export const getUnits: OfficeAnswer = (office) => drawNew(office);

/** Adds one. */
export const postUnits: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: NEW_FORM,
    words: UNIT_REFUSALS,
    back: paths.organisation(office.administration.code),
    redraw: (refilled, status) => drawNew(office, refilled, status),
    perform: ({ nome: name, sotto: parent, dal: from }, options) => makeUnit(office.ambient, { name, parent, from }, options),
  });

/** What a unit was called and where it stood, in which days, and what changes it. */
export const getUnitOfOffice: OfficeAnswer = (office) => drawUnit(office);

/** Renames, moves or closes it. */
export const postUnitOfOffice: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: CHANGE_FORM,
    words: UNIT_REFUSALS,
    back: paths.officeUnit(office.administration.code, idOf(office)),
    redraw: (refilled, status) => drawUnit(office, refilled, status),
    perform: ({ che_cosa, nome: name, sotto: parent, dal: from, visto: seen }, options) =>
      changeUnit(office.ambient, { unit: idOf(office), from, seen, ...(che_cosa === "cambia" && { to: { name, parent } }) }, options),
  });

async function drawNew(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { code } = office.administration;
  const units = onDay(await read(office, (tx) => loadUnits(tx, code)), office.today);
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = (
    <OfficePage office={office} title="Nuova unità" way={[{ text: "Organizzazione", href: paths.organisation(code) }]}>
      <p class="lead">Un'unità c'è dal giorno che si scrive: gli anni prima restano come sono.</p>
      <OfficeForm office={office} action={paths.units(code)} button="Aggiungi" refilled={refilled} draft={draft}>
        <TextField id="nome" label="Nome" value={typed["nome"]} error={errors["nome"]} autocomplete="off" maxLength={200} />
        <UnderField units={units} value={typed["sotto"] ?? ""} error={errors["sotto"]} />
        <TextField id="dal" label="Dal giorno" value={typed["dal"] ?? italianDate(office.today)} error={errors["dal"]} autocomplete="off" />
      </OfficeForm>
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

async function drawUnit(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { code } = office.administration;
  const spans = await read(office, (tx) => loadUnits(tx, code));
  const own = spans.filter(({ unit }) => unit === idOf(office));
  const latest = own.at(-1);
  if (!latest) return office.c.notFound();
  const others = onDay(spans, office.today).filter(({ unit }) => !unitsUnder(spans, latest.unit, office.today).includes(unit));
  const typed = refilled?.typed ?? { nome: latest.name, sotto: String(latest.parent ?? "") };
  const errors = refilled?.errors ?? {};
  const page = (
    <OfficePage office={office} title={latest.name} way={[{ text: "Organizzazione", href: paths.organisation(code) }]}>
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
      <OfficeForm office={office} action={paths.officeUnit(code, latest.unit)} button="Registra il cambiamento" refilled={refilled}>
        <input type="hidden" name="visto" value={markOfUnit(spans, latest.unit)} />
        <SelectField
          id="che_cosa"
          label="Che cosa"
          options={[
            { value: "cambia", text: "cambia nome o posto" },
            { value: "chiudi", text: "chiudi: dal giorno scritto non c'è più" },
          ]}
          value={typed["che_cosa"] ?? "cambia"}
        />
        <TextField id="nome" label="Nome" value={typed["nome"]} error={errors["nome"]} autocomplete="off" maxLength={200} />
        <UnderField units={others} value={typed["sotto"] ?? ""} error={errors["sotto"]} />
        <TextField id="dal" label="Dal giorno" value={typed["dal"] ?? italianDate(office.today)} error={errors["dal"]} autocomplete="off" />
      </OfficeForm>
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function nameOf(spans: readonly UnitSpan[], unit: bigint): string {
  return spans.filter((span) => span.unit === unit).at(-1)?.name ?? "un'unità che non c'è";
}

function UnderField({ units, value, error }: { units: readonly UnitSpan[]; value: string; error: string | undefined }) {
  return (
    <SelectField
      id="sotto"
      label="Sotto quale unità"
      options={[{ value: "", text: "nessuna" }, ...units.map(({ unit, name }) => ({ value: String(unit), text: name }))]}
      value={value}
      error={error}
    />
  );
}
