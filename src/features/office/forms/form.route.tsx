import { type Acknowledgement, listAcknowledgements } from "../../../data/evaluation/acknowledgement.ts";
import type { PersonalForm } from "../../../data/evaluation/personalForm.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { couldHere, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { carried, day, seenMark } from "../../entryFields.tsx";
import { type DataOf, entryForm, type Typed } from "../../entryForm.tsx";
import { OfficeForm, OfficeFormAgain, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import type { OfficeOptions } from "../readOffice.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { ACKNOWLEDGE_REFUSALS, acknowledgeForm, type Acknowledging, markOfForm } from "../../commands/forms/acknowledge.ts";
import { FormContents } from "./FormContents.tsx";
import { formsToTellOf, readableForms } from "./readableForms.ts";

/** One's own is acknowledged on the site: there is no day to write. */
const OWN = { form: carried("scheda", /^.{0,100}$/), seen: seenMark("visto", /^[0-9a-f]{64}$/) };
const OWN_FORM = entryForm(OWN);
const FIELDS = { ...OWN, signedOn: day("firmata_il", "Firmata su carta il") };
const FORM = entryForm(FIELDS);

/** What the fields of one form of the page begin with. */
const placeOf = (mark: string | undefined) => (mark === undefined ? "" : `s${mark.slice(0, 12)}-`);

/** The forms about one person in a year. One that is being prepared is not for whom it is about. */
export const getForm: OfficeAnswer = (office) => draw(office);

/** The forms about one person to print and sign, for a person who has no mail and no computer. */
export const getFormReceipt: OfficeAnswer = async (office) => {
  const forms = (await readableForms(office, personOf(office))).filter(({ state }) => state !== "proposed");
  const [first] = forms;
  if (!first) return office.c.notFound();
  const at = yearOf(office);
  const page = (
    <OfficePage office={office} title="Da firmare per presa visione" way={[{ text: first.name, href: paths.form(at, first.person) }]}>
      <p class="lead">
        {first.name}, matricola {first.person}: schede del {at.year}. La firma dice che si è vista la scheda, non che si è d'accordo.
      </p>
      {forms.map((form) => (
        <section class="to-sign">
          <FormContents form={form} at={at} />
          <p>
            Impronta di questo contenuto: <code>{markOfForm(form).slice(0, 16)}</code>
          </p>
          <p class="signature">
            <span>Data</span>
            <span>Firma</span>
          </p>
        </section>
      ))}
    </OfficePage>
  );
  return office.c.html(renderPage(page));
};

/** Takes note of it: by oneself on the site, or, registered by the personnel office, signed on paper. */
export const postAcknowledgement: OfficeAnswer = (office) => {
  const person = personOf(office);
  const acknowledge = (asked: Omit<Acknowledging, "person">, options: OfficeOptions) =>
    acknowledgeForm({ ...office.ambient, ...yearOf(office) }, { person, ...asked }, options);
  const common = {
    sentences: ACKNOWLEDGE_REFUSALS,
    back: paths.form(yearOf(office), person),
    at: ({ visto }: Typed) => placeOf(visto),
    redraw: (refilled: Refilled, status: RefusedStatus) => draw(office, refilled, status),
  };
  if (person === office.actor.person) return answerForm(office, { ...common, form: OWN_FORM, perform: acknowledge });
  const perform = ({ signedOn, ...seen }: DataOf<typeof FIELDS>, options: OfficeOptions) =>
    acknowledge({ ...seen, paper: { signedOn } }, options);
  return answerForm(office, { ...common, form: FORM, perform });
};

function personOf({ c }: Office): string {
  return c.req.param("person") ?? "";
}

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const forms = await readableForms(office, personOf(office));
  const [first] = forms;
  if (!first) return office.c.notFound();
  const seen = await read(office, (tx) => listAcknowledgements(tx, at, [first.person]));
  const told = await formsToTellOf(office, forms);
  const asked = forms.filter((form) => told.has(form.id) && mayTakeNote(office, form) && !noteOf(form, seen));
  const page = (
    <OfficePage
      office={office}
      title={first.name}
      way={[{ text: `Schede del ${String(at.year)}`, href: paths.forms(at) }]}
      refilled={refilled}
    >
      <p class="lead">
        {forms.length === 1
          ? `C'è 1 scheda del ${String(at.year)}.`
          : `Ci sono ${String(forms.length)} schede del ${String(at.year)}, una per periodo e valutatore.`}
      </p>
      {forms.some(({ state }) => state !== "proposed") && (
        <p>
          <a href={paths.formReceipt(at, first.person)}>Pagina da stampare e firmare</a>
        </p>
      )}
      {refilled && !asked.some(({ id }) => id === refilled.typed["scheda"]) && (
        <OfficeFormAgain office={office} button="Invia di nuovo" refilled={refilled} />
      )}
      {forms.map((form) => (
        <section>
          <FormContents form={form} at={at} />
          {told.has(form.id) && (
            <Acknowledged form={form} seen={seen} office={office} refilled={refilled?.typed["scheda"] === form.id ? refilled : undefined} />
          )}
        </section>
      ))}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

type AcknowledgedProps = {
  readonly form: PersonalForm;
  readonly seen: readonly Acknowledgement[];
  readonly office: Office;
  readonly refilled: Refilled | undefined;
};

/** The acknowledgement of a form as it is now, where there is one. */
function noteOf(form: PersonalForm, seen: readonly Acknowledgement[]): Acknowledgement | undefined {
  const mark = markOfForm(form);
  return seen.find(({ object, sha256 }) => object === form.id && sha256.toString("hex") === mark);
}

/** Whether the person who asks may say that a form was seen: of their own, or registering it for another. */
function mayTakeNote(office: Office, { person, state }: PersonalForm): boolean {
  return state !== "proposed" && (person === office.actor.person || couldHere(office, "acknowledgement.register"));
}

function Acknowledged({ form, seen, office, refilled }: AcknowledgedProps) {
  const mark = markOfForm(form);
  const done = noteOf(form, seen);
  if (done)
    return (
      <p>
        Presa visione il {italianDate(done.signedOn)}, {done.means === "paper" ? `su carta, registrata da ${done.recordedBy}` : "sul sito"}.
      </p>
    );
  if (form.state === "proposed") return null;
  const isOwn = form.person === office.actor.person;
  if (!mayTakeNote(office, form)) return <p class="empty">Non ne è stata ancora presa visione.</p>;
  return (
    <OfficeForm
      office={office}
      action={paths.formAcknowledgement(yearOf(office), form.person)}
      button={isOwn ? "Ho preso visione" : "Registra la firma su carta"}
      form={isOwn ? OWN_FORM : FORM}
      held={{ form: form.id, seen: mark }}
      at={placeOf(mark)}
      refilled={refilled}
    />
  );
}
