import { loadAllObjectives } from "../../../data/plan/objective.ts";
import { isPlanApproved, loadPlanVersions } from "../../../data/plan/planVersion.ts";
import { loadVariations, type Variation } from "../../../data/plan/variation.ts";
import { actText } from "../../../domain/cycle/act.ts";
import { citationText } from "../../../domain/kernel/citation.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import type { Verdict } from "../../../domain/kernel/verdict.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { isUndecided, VARIATION_CAUSE_WORDS, VARIATION_KIND_WORDS, VARIATION_STATE_WORDS } from "../../../domain/plan/variation.ts";
import { variationTermCitation } from "../../../domain/plan/variationTerm.rule.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { MARKS } from "../../commands/marks.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import {
  approveVariations,
  giveOpinion,
  marksOfVariations,
  outdatedFields,
  proposeVariationDraft,
  rejectVariation,
  thingOfVariation,
  VARY_REFUSALS,
  WITHHOLD_REFUSALS,
  withdrawVariation,
  withholdVariationWords,
} from "../../commands/plan/varyPlan.ts";
import { choice, chosenAmong, day, longText, optional, seenMark } from "../../entryFields.tsx";
import { type EntryForm, entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { VariationChanges } from "../../VariationChanges.tsx";
import { ACT } from "../actFields.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import { couldHere, idOf, load, loadAll, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import type { OfficeOptions } from "../readOffice.tsx";
import { Outdated } from "./Outdated.tsx";
import { OfficeTable } from "../OfficeTable.tsx";

const CHOSEN = /^variazione_[1-9]\d{0,17}$/;

const APPROVE_FORM = entryForm({
  seen: seenMark("visto", MARKS),
  numbers: chosenAmong("variazioni", CHOSEN, "Scelga almeno una variazione proposta."),
  ...ACT,
  effectiveFrom: optional(
    day("esecutivo_dal", "Vale dal giorno", { hint: "Se l'atto è esecutivo da un altro giorno. Vuoto: dalla sua data." }),
  ),
});
const PROPOSE_FORM = entryForm({
  cause: choice("causa", "Causa", VARIATION_CAUSE_WORDS),
  reason: longText("motivo", "Perché si chiede", {
    what: "perché si chiede",
    hint: "Si leggerà nella Relazione e nelle pagine pubbliche.",
  }),
});
const OPINION_FORM = entryForm({ opinion: longText("parere", "Parere", { what: "il parere" }) });
const WITHDRAW_FORM = entryForm({ note: longText("motivo_ritiro", "Perché si ritira", { what: "perché si ritira" }) });
const WITHHOLD_FORM = entryForm({
  reason: longText("motivo_omissione", "Perché non si pubblica", {
    what: "perché non si pubblica",
    hint: "Si leggerà al posto di ciò che dice.",
  }),
});
const REJECT_FORM = entryForm({ note: longText("motivo_rifiuto", "Perché si respinge", { what: "perché si respinge" }) });

const ambientOf = (office: Office) => ({ ...office.ambient, ...yearOf(office) });

/** The variations of a plan that this person may read, and where an act approves those that were proposed. */
export const getVariationsOfOffice: OfficeAnswer = (office) => drawList(office);

/** Approves those that were ticked, by one act. */
export const postVariationsApproval: OfficeAnswer = (office) =>
  answerForm(office, {
    form: APPROVE_FORM,
    sentences: VARY_REFUSALS,
    back: paths.variationsOfOffice(yearOf(office)),
    redraw: (refilled, status) => drawList(office, refilled, status),
    perform: ({ numbers, organ, number, date, effectiveFrom, seen }, options) =>
      approveVariations(
        ambientOf(office),
        { act: { organ, number, date }, effectiveFrom, seen, numbers: numbers.map((each) => BigInt(each.slice("variazione_".length))) },
        options,
      ),
  });

/** A variation: what it changes, before and after, and what waits to be done with it. */
export const getVariation: OfficeAnswer = (office) => drawOne(office);

/** What a form of the page of a variation asks, and how it is done. */
type Step<Data, Reason extends string> = {
  readonly form: EntryForm<Data>;
  readonly sentences: Sentences<Reason>;
  readonly perform: (
    at: ReturnType<typeof ambientOf>,
    asked: Data & { readonly number: bigint },
    options: OfficeOptions,
  ) => Promise<Verdict<unknown, Reason>>;
};

function stepOf<Data, Reason extends string>(name: keyof Again, { form, sentences, perform }: Step<Data, Reason>): OfficeAnswer {
  return (office) =>
    answerForm(office, {
      form,
      sentences,
      back: paths.variation(yearOf(office), idOf(office)),
      redraw: (refilled, status) => drawOne(office, { [name]: refilled }, status),
      perform: (asked, options) => perform(ambientOf(office), { ...asked, number: idOf(office) }, options),
    });
}

/** Proposes it, where it was a draft. */
export const postProposal = stepOf("proposal", { form: PROPOSE_FORM, sentences: VARY_REFUSALS, perform: proposeVariationDraft });

/** Keeps what the OIV says of it. */
export const postOpinion = stepOf("opinion", { form: OPINION_FORM, sentences: VARY_REFUSALS, perform: giveOpinion });

/** Withdraws it. */
export const postVariationWithdrawal = stepOf("withdrawal", { form: WITHDRAW_FORM, sentences: VARY_REFUSALS, perform: withdrawVariation });

/** Rejects it. */
export const postRejection = stepOf("rejection", { form: REJECT_FORM, sentences: VARY_REFUSALS, perform: rejectVariation });

/** Keeps what it says out of what is published from now on. */
export const postWithholding = stepOf("withholding", {
  form: WITHHOLD_FORM,
  sentences: WITHHOLD_REFUSALS,
  perform: withholdVariationWords,
});

/** The variations of the year that this person may read, and the objectives they are of. */
async function readable(office: Office): Promise<{ readonly variations: readonly Variation[]; readonly objectives: readonly Objective[] }> {
  const at = yearOf(office);
  const objectives = await read(office, (tx) => loadAllObjectives(tx, at));
  const variations = await loadAll(office, "plan.readDraft", async (tx) =>
    (await loadVariations(tx, at)).map((value) => ({ thing: thingOfVariation(value, objectives), value })),
  );
  return { variations, objectives };
}

function titleOf({ code, changes }: Variation, objectives: readonly Objective[]): string {
  const title = objectives.find((each) => each.code === code)?.title ?? changes.find(({ path }) => path === "title")?.after;
  return typeof title === "string" ? title : "";
}

async function drawList(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  if (!(await read(office, (tx) => isPlanApproved(tx, at)))) return office.c.notFound();
  const { variations, objectives } = await readable(office);
  const proposed = variations.filter(({ state }) => state === "proposed");
  const page = (
    <OfficePage
      office={office}
      title={`Variazioni del piano ${String(at.year)}`}
      way={[{ text: `Piano del ${String(at.year)}`, href: paths.plan(at) }]}
      refilled={refilled}
    >
      <p class="lead">{leadOf(variations)}</p>
      {variations.length > 0 && (
        <OfficeTable
          id="tabella-variazioni"
          caption="Variazioni, dall'ultima"
          head={["Numero", "Obiettivo", "Che cosa", "Stato", "Perché"]}
        >
          {variations.toReversed().map((each) => (
            <tr>
              <th scope="row">
                <a href={paths.variation(at, each.id)}>{String(each.id)}</a>
              </th>
              <td>
                {each.code} {titleOf(each, objectives)}
                {outdatedFields(each, objectives).length > 0 && " (nel frattempo il piano è cambiato)"}
              </td>
              <td>{VARIATION_KIND_WORDS[each.kind]}</td>
              <td>{VARIATION_STATE_WORDS[each.state]}</td>
              <td>{each.reason ?? "–"}</td>
            </tr>
          ))}
        </OfficeTable>
      )}
      {(proposed.length > 0 || refilled) && couldHere(office, "variation.approve") && (
        <section>
          <h2>Registra l'atto che le approva</h2>
          <p class="meaning">
            Più variazioni stanno in un atto solo. Dopo il 15 dicembre si fanno solo quelle legate alle variazioni del bilancio (
            {citationText(variationTermCitation)}).
          </p>
          <OfficeForm
            office={office}
            action={paths.variationsOfOffice(at)}
            button="Registra l'atto"
            form={APPROVE_FORM}
            held={{ seen: marksOfVariations(proposed) }}
            refilled={refilled}
          >
            <fieldset class="field" id="variazioni">
              <legend>Variazioni proposte</legend>
              {proposed.map((each) => (
                <div>
                  <input
                    type="checkbox"
                    id={`variazione_${String(each.id)}`}
                    name={`variazione_${String(each.id)}`}
                    value="si"
                    checked={refilled?.typed[`variazione_${String(each.id)}`] === "si"}
                  />
                  <label for={`variazione_${String(each.id)}`}>
                    {String(each.id)}: {VARIATION_KIND_WORDS[each.kind]} di {each.code ?? "un obiettivo nuovo"}, {titleOf(each, objectives)}
                  </label>
                </div>
              ))}
            </fieldset>
          </OfficeForm>
        </section>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function leadOf(variations: readonly Variation[]): string {
  const [proposed, drafts] = (["proposed", "draft"] as const).map((state) => variations.filter((each) => each.state === state).length);
  if (variations.length === 0) return "Nessuna variazione: si propone dalla pagina dell'obiettivo.";
  return `Proposte: ${String(proposed)}. Bozze: ${String(drafts)}. Si propongono dalla pagina dell'obiettivo.`;
}

/** The form of the page of a variation that is shown again. */
type Again = {
  readonly proposal?: Refilled;
  readonly opinion?: Refilled;
  readonly withdrawal?: Refilled;
  readonly rejection?: Refilled;
  readonly withholding?: Refilled;
};

async function drawOne(office: Office, again: Again = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const { variations, objectives } = await readable(office);
  const found = variations.find(({ id }) => id === idOf(office));
  if (!found) return office.c.notFound();
  const { id, kind, state, code, changes, reason, cause, opinion, decided, proposedBy, proposedAt, approvedIn, withheld, fileName } = found;
  const called = await callPeople(
    office,
    [proposedBy, opinion?.by, decided?.by].filter((each) => each !== undefined),
  );
  const versions = await read(office, (tx) => loadPlanVersions(tx, at));
  const own = { thing: thingOfVariation(found, objectives), value: found };
  const mayWithdraw = (await load(office, "variation.withdraw", () => Promise.resolve(own), at.year)) !== undefined;
  const approval = versions.find(({ version }) => version === approvedIn)?.approval;
  const page = (
    <OfficePage
      office={office}
      title={`Variazione ${String(id)}: ${titleOf(found, objectives)}`}
      way={[
        { text: `Piano del ${String(at.year)}`, href: paths.plan(at) },
        { text: "Variazioni", href: paths.variationsOfOffice(at) },
      ]}
      refilled={again.proposal ?? again.opinion ?? again.withdrawal ?? again.rejection ?? again.withholding}
    >
      <p class="lead">
        Che cosa: {VARIATION_KIND_WORDS[kind]}. Stato: {VARIATION_STATE_WORDS[state]}.{" "}
        {code !== undefined && <a href={paths.plannedObjective(at, code)}>Obiettivo {code}</a>}
      </p>
      <Outdated variation={found} objectives={objectives} />
      <dl class="facts">
        <dt>Chi la chiede</dt>
        <dd>
          {called(proposedBy)}, {hourInRome(proposedAt.toISOString())}
          {fileName !== undefined && `, dal documento «${fileName}»`}
        </dd>
        <dt>Causa</dt>
        <dd>{cause ? VARIATION_CAUSE_WORDS[cause] : "non ancora detta"}</dd>
        <dt>Perché</dt>
        <dd>{reason ?? "non ancora detto"}</dd>
        {opinion && (
          <>
            <dt>Parere dell'OIV o del Nucleo</dt>
            <dd>
              {opinion.words} ({called(opinion.by)}, {hourInRome(opinion.at.toISOString())})
            </dd>
          </>
        )}
        {approval && (
          <>
            <dt>Atto</dt>
            <dd>
              {actText(approval.act)}, in vigore dal {italianDate(approval.effectiveFrom)}, registrato il {italianDate(approval.recordedOn)}
            </dd>
          </>
        )}
        {withheld !== undefined && (
          <>
            <dt>Non si pubblica</dt>
            <dd>{withheld}</dd>
          </>
        )}
        {decided?.note !== undefined && (
          <>
            <dt>{state === "rejected" ? "Perché è respinta" : "Perché è ritirata"}</dt>
            <dd>
              {decided.note} ({called(decided.by)}, {hourInRome(decided.at.toISOString())})
            </dd>
          </>
        )}
      </dl>
      <VariationChanges id="tabella-cambia" caption="Prima e dopo" changes={changes} />
      <Steps office={office} variation={found} again={again} mayWithdraw={mayWithdraw} />
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

type StepsProps = { readonly office: Office; readonly variation: Variation; readonly again: Again; readonly mayWithdraw: boolean };

/** What may be done with a variation that waits. */
function Steps({ office, variation, again, mayWithdraw }: StepsProps) {
  const at = yearOf(office);
  const { id, state } = variation;
  const waits = isUndecided(variation);
  return (
    <>
      {((state === "draft" && couldHere(office, "variation.propose")) || again.proposal) && (
        <section>
          <h2>Proponila</h2>
          <OfficeForm
            office={office}
            action={paths.variationStep(at, id, "proposta")}
            button="Proponi"
            form={PROPOSE_FORM}
            held={{ cause: variation.cause ?? "", reason: variation.reason ?? "" }}
            refilled={again.proposal}
          />
        </section>
      )}
      {((state === "proposed" && couldHere(office, "variation.opinion")) || again.opinion) && (
        <section>
          <h2>Dai il parere</h2>
          <OfficeForm
            office={office}
            action={paths.variationStep(at, id, "parere")}
            button="Registra il parere"
            form={OPINION_FORM}
            refilled={again.opinion}
          />
        </section>
      )}
      {((state === "proposed" && couldHere(office, "variation.reject")) || again.rejection) && (
        <section>
          <h2>Respingi</h2>
          <OfficeForm
            office={office}
            action={paths.variationStep(at, id, "rifiuto")}
            button="Respingi"
            form={REJECT_FORM}
            refilled={again.rejection}
            isQuiet
          />
        </section>
      )}
      {((state === "approved" && variation.withheld === undefined && couldHere(office, "variation.withhold")) || again.withholding) && (
        <section>
          <h2>Non pubblicare ciò che dice</h2>
          <p class="meaning">
            Per esempio perché contiene il nome di una persona: dalla prossima pubblicazione restano l'obiettivo e l'atto, senza prima e
            dopo, motivo e parere. Se è già pubblica, si pubblica di nuovo e si ritira la versione di prima.
          </p>
          <OfficeForm
            office={office}
            action={paths.variationStep(at, id, "omissione")}
            button="Non pubblicare"
            form={WITHHOLD_FORM}
            refilled={again.withholding}
            isQuiet
          />
        </section>
      )}
      {((waits && mayWithdraw) || again.withdrawal) && (
        <section>
          <h2>Ritira</h2>
          <OfficeForm
            office={office}
            action={paths.variationStep(at, id, "ritiro")}
            button="Ritira"
            form={WITHDRAW_FORM}
            refilled={again.withdrawal}
            isQuiet
          />
        </section>
      )}
    </>
  );
}
