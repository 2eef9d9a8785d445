import { loadPlanEdits, type PlanEdit } from "../../../data/plan/planEdit.ts";
import { loadPlanVersions } from "../../../data/plan/planVersion.ts";
import { loadVariations } from "../../../data/plan/variation.ts";
import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { fieldName, fieldValueWords } from "../../../domain/plan/fieldWords.ts";
import { type Objective, OBJECTIVE_STATE_WORDS, type ObjectiveCode, objectiveCode } from "../../../domain/plan/objective.ts";
import type { PlanState } from "../../../domain/plan/planVersion.ts";
import {
  isUndecided,
  VARIATION_CAUSE_WORDS,
  VARIATION_KIND_WORDS,
  VARIATION_STATE_WORDS,
  type Varied,
} from "../../../domain/plan/variation.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import {
  marksOfObjective,
  marksOfVariation,
  proposeVariation,
  textsOf,
  variedBy,
  WRITE_OBJECTIVE_REFUSALS,
  writeObjective,
} from "../../commands/plan/writeObjective.ts";
import { choice, longText, optional, tick } from "../../entryFields.tsx";
import { type EntryForm, entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import { couldHere, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { type ObjectiveData, objectiveForm } from "./objectiveForm.ts";
import { Outdated } from "./Outdated.tsx";
import { objectivesOfPlan } from "./objectivesOfPlan.ts";

/** What else a variation says, beside the fields it changes. */
const VARIATION_FIELDS = {
  state: choice("stato", "L'obiettivo", {
    inForce: "resta, o torna, in vigore",
    suspended: "è sospeso",
    neutralised: "è neutralizzato: non si conta",
    cancelled: "è annullato: esce dal piano",
  }),
  cause: optional(choice("causa", "Causa", VARIATION_CAUSE_WORDS)),
  reason: optional(
    longText("motivo", "Perché si chiede", { what: "perché si chiede", hint: "Si leggerà nella Relazione e nelle pagine pubbliche." }),
  ),
  proposes: tick("proponi", "La propongo ora: senza, resta una bozza"),
};

/** An objective of the plan inside the office: its words to be written while it is a draft, to be varied once it is approved. */
export const getPlannedObjective: OfficeAnswer = (office) => draw(office);

/** Writes the words of an objective of a draft. */
export const postPlannedObjective: OfficeAnswer = async (office) => {
  const found = await findObjective(office);
  if (!found) return office.c.notFound();
  const { objective } = found;
  const form = objectiveForm(objective);
  return answerForm(office, {
    form,
    sentences: WRITE_OBJECTIVE_REFUSALS,
    back: paths.plannedObjective(yearOf(office), objective.code),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: ({ seen = "", ...data }, options) =>
      writeObjective({ ...office.ambient, ...yearOf(office) }, { code: objective.code, texts: textsIn(form, data), seen }, options),
  });
};

/** Proposes a variation of it, or keeps it as a draft. */
export const postVariationOfObjective: OfficeAnswer = async (office) => {
  const found = await findObjective(office);
  if (!found) return office.c.notFound();
  const { objective, drawn } = found;
  const form = variationForm(drawn);
  return answerForm(office, {
    form,
    sentences: WRITE_OBJECTIVE_REFUSALS,
    back: paths.plannedObjective(yearOf(office), objective.code),
    redraw: (refilled, status) => draw(office, refilled, status),
    perform: (data, options) => {
      const { state, cause, reason, proposes, seen = "", ...texts } = data;
      const asked = { code: objective.code, texts: textsIn(objectiveForm(drawn.promise), texts), seen, state, cause, reason, proposes };
      return proposeVariation({ ...office.ambient, ...yearOf(office) }, asked, options);
    },
  });
};

type VariationData = ObjectiveData & {
  readonly state: Varied["state"];
  readonly cause?: keyof typeof VARIATION_CAUSE_WORDS;
  readonly reason?: string;
  readonly proposes: boolean;
};

function variationForm({ promise }: Varied): EntryForm<VariationData> {
  return entryForm({ ...objectiveForm(promise).fields, ...VARIATION_FIELDS }) as unknown as EntryForm<VariationData>;
}

/** The texts of the fields of a form: one that was emptied says nothing. */
function textsIn({ fields }: EntryForm<ObjectiveData>, data: ObjectiveData): Record<string, string> {
  return Object.fromEntries(Object.keys(fields).flatMap((path) => (path === "seen" ? [] : [[path, data[path] ?? ""]])));
}

type FoundObjective = {
  readonly objective: Objective;
  readonly planState: PlanState;
  /** As this person's variation makes it, where one waits. */
  readonly drawn: Varied;
  readonly variations: Awaited<ReturnType<typeof loadVariations>>;
  readonly edits: readonly PlanEdit[];
};

async function findObjective(office: Office): Promise<FoundObjective | undefined> {
  const at = yearOf(office);
  const code: ObjectiveCode = objectiveCode(at.year, Number(office.c.req.param("ordinal")));
  const objective = (await objectivesOfPlan(office)).find((each) => each.code === code);
  if (!objective) return undefined;
  return read(office, async (tx) => {
    const variations = await loadVariations(tx, at);
    const planState = (await loadPlanVersions(tx, at)).at(-1)?.state ?? "draft";
    const edits = await loadPlanEdits(tx, at.administration, code);
    return { objective, planState, drawn: variedBy(objective, variations, office.actor.person), variations, edits };
  });
}

async function draw(office: Office, refilled?: Refilled, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const found = await findObjective(office);
  if (!found) return office.c.notFound();
  const { objective, planState, drawn, variations, edits } = found;
  const { code, title, group } = objective;
  const own = variations.filter((each) => each.code === code);
  const mine = own.find((each) => isUndecided(each) && each.proposedBy === office.actor.person);
  const action = planState === "approved" ? "variation.propose" : "objective.draft";
  const canWrite = couldHere(office, action) && planState !== "submitted" && objective.state !== "cancelled";
  const page = (
    <OfficePage office={office} title={title} way={[{ text: `Piano del ${String(at.year)}`, href: paths.plan(at) }]} refilled={refilled}>
      <p class="lead">
        {code}, {group}. {STATE_SENTENCE[planState]} {objective.state && `È ${OBJECTIVE_STATE_WORDS[objective.state]}.`}
      </p>
      {planState === "approved" && <Recorded objective={objective} />}
      {own.length > 0 && (
        <section>
          <h2>Le sue variazioni</h2>
          <ul>
            {own.map(({ id, kind, state }) => (
              <li>
                <a href={paths.variation(at, id)}>Variazione {String(id)}</a>: {VARIATION_KIND_WORDS[kind]}, {VARIATION_STATE_WORDS[state]}
              </li>
            ))}
          </ul>
        </section>
      )}
      {canWrite && planState === "draft" && (
        <section>
          <h2>Scrivi</h2>
          <OfficeForm
            office={office}
            action={paths.plannedObjective(at, code)}
            button="Scrivi"
            form={objectiveForm(objective)}
            held={{ ...textsOf(objective), seen: marksOfObjective(objective) }}
            refilled={refilled}
          />
        </section>
      )}
      {canWrite && planState === "approved" && (
        <section>
          <h2>{mine ? "La sua variazione" : "Proponi una variazione"}</h2>
          {mine && <Outdated variation={mine} objectives={[objective]} />}
          <p class="meaning">
            Scriva com'è da oggi in poi: si tiene soltanto ciò che è diverso. Il piano cambia quando un atto la approva.
          </p>
          <OfficeForm
            office={office}
            action={paths.newVariation(at, code)}
            button="Registra"
            form={variationForm(drawn)}
            held={{
              ...textsOf(drawn.promise),
              seen: marksOfVariation(drawn.promise, { state: drawn.state, cause: mine?.cause, reason: mine?.reason }),
              state: drawn.state,
              cause: mine?.cause ?? "",
              reason: mine?.reason ?? "",
              ...(mine?.state === "proposed" && { proposes: "si" }),
            }}
            refilled={refilled}
          />
        </section>
      )}
      <Edits
        edits={edits}
        called={await callPeople(
          office,
          edits.map(({ by }) => by),
        )}
      />
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

const STATE_SENTENCE: Readonly<Record<PlanState, string>> = {
  draft: "Il piano è in bozza.",
  submitted: "Il piano è inviato a chi lo approva: nessuno lo cambia.",
  approved: "Il piano è approvato: cambia con una variazione.",
};

/** What is recorded already of how it goes: whoever varies a target sees it. */
function Recorded({ objective }: { readonly objective: Objective }) {
  const measured = objective.indicators.flatMap(({ measured: value }) => (value ? [value.written] : []));
  const outcome = objective.evaluated.outcome === "unknown" ? [] : [outcomeWords(objective)];
  if (measured.length + outcome.length === 0) return null;
  return <p class="error">È già registrato come va: {[...measured, ...outcome].join("; ")}.</p>;
}

type EditsProps = { readonly edits: readonly PlanEdit[]; readonly called: Awaited<ReturnType<typeof callPeople>> };

function Edits({ edits, called }: EditsProps) {
  if (edits.length === 0) return null;
  return (
    <OfficeTable
      id="tabella-modifiche"
      caption="Che cosa è stato scritto diversamente nella bozza"
      head={["Quando", "Chi", "Campo", "Prima", "Dopo"]}
    >
      {[...groupBy(edits.toReversed(), ({ at }) => at.toISOString())].flatMap(([at, together]) =>
        together.map(({ path, before, after, by }) => (
          <tr>
            <th scope="row">{hourInRome(at)}</th>
            <td>{called(by)}</td>
            <td>{fieldName(path)}</td>
            <td>{fieldValueWords(path, before)}</td>
            <td>{fieldValueWords(path, after)}</td>
          </tr>
        )),
      )}
    </OfficeTable>
  );
}
