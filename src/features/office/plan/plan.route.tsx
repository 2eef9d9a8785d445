import { loadPlanVersions, type PlanMoment, type PlanVersion } from "../../../data/plan/planVersion.ts";
import { loadAllObjectives } from "../../../data/plan/objective.ts";
import { loadPublications } from "../../../data/publication/publication.ts";
import { loadVariations } from "../../../data/plan/variation.ts";
import { actText } from "../../../domain/cycle/act.ts";
import { type CivilDate, italianDate, parseItalianDate } from "../../../domain/kernel/civilDate.ts";
import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { type Objective, OBJECTIVE_STATE_WORDS } from "../../../domain/plan/objective.ts";
import { PLAN_CONTAINER_WORDS } from "../../../domain/plan/planVersion.ts";
import { targetsOf } from "../../../documents/relazione/objectives.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { APPROVE_PLAN_REFUSALS, approvePlan, returnPlan, submitPlan } from "../../commands/plan/approvePlan.ts";
import { fingerprintOfContent } from "../../commands/plan/planPrints.ts";
import { thingOfVariation } from "../../commands/plan/varyPlan.ts";
import { choice, day, longText, optional, seenMark, tick } from "../../entryFields.tsx";
import { BUTTON_FORM, entryForm } from "../../entryForm.tsx";
import { paths } from "../../paths.ts";
import { ACT } from "../actFields.ts";
import { answerForm } from "../answerForm.tsx";
import { couldHere, loadAll, type Office, type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { objectivesOfPlan } from "./objectivesOfPlan.ts";

const RETURN_FORM = entryForm({ note: longText("nota", "Perché lo rimanda", { what: "perché lo rimanda" }) });
const APPROVE_FORM = entryForm({
  ...ACT,
  effectiveFrom: optional(
    day("esecutivo_dal", "Vale dal giorno", { hint: "Se l'atto è esecutivo da un altro giorno. Vuoto: dalla sua data." }),
  ),
  container: choice("documento", "In quale documento sta il piano", PLAN_CONTAINER_WORDS),
  seen: seenMark("visto", /^[0-9a-f]{64}$/),
  isProvisional: tick("provvisorio", "È il piano dell'esercizio provvisorio"),
});

const ambientOf = (office: Office) => ({ ...office.ambient, ...yearOf(office) });

/** The plan of a year as the office sees it: its life, its objectives, and how it was on a day. */
export const getPlan: OfficeAnswer = (office) => draw(office);

/** Submits the draft to whoever approves it. */
export const postSubmission: OfficeAnswer = (office) =>
  answerForm(office, {
    form: BUTTON_FORM,
    sentences: APPROVE_PLAN_REFUSALS,
    back: paths.plan(yearOf(office)),
    perform: (_, options) => submitPlan(ambientOf(office), options),
  });

/** Sends it back to those who write it. */
export const postReturn: OfficeAnswer = (office) =>
  answerForm(office, {
    form: RETURN_FORM,
    sentences: APPROVE_PLAN_REFUSALS,
    back: paths.plan(yearOf(office)),
    redraw: (returning, status) => draw(office, { returning }, status),
    perform: (asked, options) => returnPlan(ambientOf(office), asked, options),
  });

/** Records the act that approves it. */
export const postApproval: OfficeAnswer = (office) =>
  answerForm(office, {
    form: APPROVE_FORM,
    sentences: APPROVE_PLAN_REFUSALS,
    back: paths.plan(yearOf(office)),
    redraw: (approving, status) => draw(office, { approving }, status),
    perform: ({ organ, number, date, ...asked }, options) =>
      approvePlan(ambientOf(office), { act: { organ, number, date }, ...asked }, options),
  });

/** The form of the page that is shown again. */
type Again = { readonly returning?: Refilled; readonly approving?: Refilled };

async function draw(office: Office, { returning, approving }: Again = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const at = yearOf(office);
  const moment = momentOf(office);
  const { versions, variations, whole, isPublic } = await read(office, async (tx) => ({
    versions: await loadPlanVersions(tx, at),
    variations: await loadVariations(tx, at),
    whole: await loadAllObjectives(tx, at),
    isPublic: (await loadPublications(tx, at)).some(({ state }) => state === "released"),
  }));
  const objectives = await objectivesOfPlan(office, moment.asked);
  const last = versions.at(-1);
  if (!last) return office.c.notFound();
  const readable = await loadAll(office, "plan.readDraft", () =>
    Promise.resolve(variations.map((value) => ({ thing: thingOfVariation(value, whole), value }))),
  );
  const waiting = readable.filter(({ state }) => state === "proposed").length;
  const page = (
    <OfficePage office={office} title={`Piano del ${String(at.year)}`} refilled={returning ?? approving}>
      <p class="lead">{leadOf(versions, isPublic)}</p>
      {last.returned && last.state === "draft" && (
        <p>
          Rimandato il {hourInRome(last.returned.at.toISOString())}: {last.returned.note}
        </p>
      )}
      {last.isApproved && (
        <p>
          <a href={paths.variationsOfOffice(at)}>Variazioni</a>:{" "}
          {waiting === 0
            ? "nessuna aspetta una decisione."
            : waiting === 1
              ? "1 aspetta una decisione."
              : `${String(waiting)} aspettano una decisione.`}
        </p>
      )}
      {moment.problem !== undefined && <p class="error">{moment.problem}</p>}
      {last.isApproved && <MomentForm office={office} />}
      <Objectives
        office={office}
        objectives={objectives}
        caption={moment.words}
        isBeforeIt={moment.words !== undefined}
        isApproved={last.isApproved}
      />
      {last.state === "draft" && couldHere(office, "plan.submit") && (
        <section>
          <h2>Invia a chi lo approva</h2>
          <p>Da quel momento nessuno lo cambia, finché non è rimandato o approvato.</p>
          <OfficeForm office={office} action={paths.planStep(at, "invio")} button="Invia il piano" form={BUTTON_FORM} />
        </section>
      )}
      {((last.state === "submitted" && couldHere(office, "plan.return")) || returning) && (
        <section>
          <h2>Rimanda a chi lo scrive</h2>
          <OfficeForm
            office={office}
            action={paths.planStep(at, "rinvio")}
            button="Rimanda"
            form={RETURN_FORM}
            refilled={returning}
            isQuiet
          />
        </section>
      )}
      {((last.state === "submitted" && couldHere(office, "plan.approve")) || approving) && (
        <section>
          <h2>Registra l'atto che lo approva</h2>
          <p>Approvato, il piano non cambia più: ciò che lo deve cambiare è una variazione, con il suo atto.</p>
          <OfficeForm
            office={office}
            action={paths.planStep(at, "approvazione")}
            button="Registra l'atto"
            form={APPROVE_FORM}
            held={{ seen: fingerprintOfContent(whole) }}
            refilled={approving}
          />
        </section>
      )}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function leadOf(versions: readonly PlanVersion[], isPublic: boolean): string {
  const last = versions.at(-1);
  const first = versions[0]?.approval;
  if (!first)
    return last?.state === "submitted" && last.submittedAt
      ? `Bozza inviata a chi approva il ${hourInRome(last.submittedAt.toISOString())}: nessuno la cambia. La legge soltanto chi ci lavora.`
      : isPublic
        ? "Nessun atto registrato lo approva: è in bozza. Il pubblico legge la versione pubblicata, e non ciò che si scrive qui."
        : "È una bozza: la legge soltanto chi ci lavora.";
  const many = versions.length - 1;
  const since = many === 0 ? "Da allora non è stato variato." : `Variato ${many === 1 ? "con 1 atto" : `con ${String(many)} atti`}.`;
  return `Approvato: ${actText(first.act)}, in vigore dal ${italianDate(first.effectiveFrom)}, registrato il ${italianDate(first.recordedOn)}. ${since}`;
}

type AskedMoment = { readonly asked: PlanMoment; readonly words?: string; readonly problem?: string };

/** The moment that the address asks for: how the plan was in force on a day, and for as much as was recorded by the end of another. */
function momentOf({ c }: Office): AskedMoment {
  const dayOf = (name: string): CivilDate | undefined | "wrong" => {
    const written = (c.req.query(name) ?? "").trim();
    return written === "" ? undefined : (parseItalianDate(written) ?? "wrong");
  };
  const [inForceOn, knownOn] = [dayOf("in_vigore_il"), dayOf("registrato_il")];
  if (inForceOn === "wrong" || knownOn === "wrong")
    return { asked: {}, problem: "Uno dei giorni non c'è, o non è scritto come 31/12/2026: è mostrato il piano di oggi." };
  const words = [
    inForceOn && `in vigore il ${italianDate(inForceOn)}`,
    knownOn && `per quanto era registrato il ${italianDate(knownOn)}`,
  ].filter(Boolean);
  return { asked: { inForceOn, knownOn }, ...(words.length > 0 && { words: `Com'era: ${words.join(", ")}` }) };
}

/** Two questions: what was in force on a day, and what was known then. */
function MomentForm({ office: { c } }: { readonly office: Office }) {
  return (
    <form class="filter" method="get">
      <div class="field">
        <label for="in_vigore_il">Com'era in vigore il giorno</label>
        <input class="form-control" id="in_vigore_il" name="in_vigore_il" value={c.req.query("in_vigore_il") ?? ""} autocomplete="off" />
      </div>
      <div class="field">
        <label for="registrato_il">Per quanto era registrato il giorno</label>
        <input class="form-control" id="registrato_il" name="registrato_il" value={c.req.query("registrato_il") ?? ""} autocomplete="off" />
      </div>
      <button class="btn quiet" type="submit">
        Mostra
      </button>
    </form>
  );
}

type ObjectivesProps = {
  readonly office: Office;
  readonly objectives: readonly Objective[];
  readonly caption: string | undefined;
  readonly isBeforeIt: boolean;
  readonly isApproved: boolean;
};

function Objectives({ office, objectives, caption, isBeforeIt, isApproved }: ObjectivesProps) {
  const at = yearOf(office);
  if (objectives.length === 0)
    return (
      <p class="empty">{isBeforeIt ? "A quella data non c'era un piano approvato." : "Nessun obiettivo che lei possa leggere qui."}</p>
    );
  return (
    <>
      {caption !== undefined && <h2>{caption}</h2>}
      {[...groupBy(objectives, ({ group }) => group)].map(([group, held], i) => (
        <OfficeTable
          id={`piano-${String(i + 1)}`}
          caption={`${group}: ${String(held.length)}`}
          head={["Codice", "Obiettivo", "Valore atteso", "Peso", "Stato"]}
        >
          {held.map((objective) => (
            <tr>
              <td>{objective.code}</td>
              <th scope="row">
                <a href={paths.plannedObjective(at, objective.code)}>{objective.title}</a>
              </th>
              <td>{targetsOf(objective.indicators)}</td>
              <td>{objective.weight ?? "–"}</td>
              <td>{isApproved ? OBJECTIVE_STATE_WORDS[objective.state ?? "inForce"] : "–"}</td>
            </tr>
          ))}
        </OfficeTable>
      ))}
    </>
  );
}
