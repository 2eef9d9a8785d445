import { listRoles, type RoleGrant } from "../../../data/access/roleGrant.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { listRelationsOfPower } from "../../../data/organisation/relationOfPower.ts";
import { ACCESS_ROLE_WORDS, GRANTED_ROLE_WORDS } from "../../../domain/access/accessRole.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { confirmListed, CONFIRM_RELATIONS_REFUSALS } from "../../commands/organisation/confirmRelations.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { couldHere, idOf, type Office, type OfficeAnswer, read } from "../office.ts";
import { personChoice, unitChoice } from "../../entryChoices.tsx";
import { choice, chosenAmong, day, longText, optional, tick } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { offersAndDraft } from "../look.ts";
import { OfficeForm, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { RelationsInForce, RelationsToConfirm } from "./Relations.tsx";
import { RoleActions } from "./RoleActions.tsx";
import { decideGrant, endGrant, proposeGrant, ROLE_REFUSALS } from "../../commands/roles/grantRole.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

const PROPOSAL_FORM = entryForm({
  person: personChoice("matricola", "A chi (nome o matricola)"),
  isExternal: tick("esterna", "è esterna all'ente (OIV, DPO…): il codice è nuovo, e da ora è il suo"),
  role: choice("ruolo", "Incarico", GRANTED_ROLE_WORDS, "Scelga l'incarico."),
  unit: unitChoice("unita", "Unità (per chi la guida)", { none: "nessuna" }),
  from: day("dal", "Dal giorno"),
  to: optional(day("al", "All'ultimo giorno (se c'è)")),
  reason: longText("motivo", "Perché", {
    what: "perché, di solito l'atto che dà l'incarico",
    hint: "Di solito l'atto che dà l'incarico, per esempio «Decreto del Sindaco n. 4 del 12/01/2026».",
  }),
});
const DECISION_FORM = entryForm({ decision: choice("decisione", "Decisione", { confirmed: "conferma", refused: "rifiuta" }) });
const RELATIONS_FORM = entryForm({ ticked: chosenAmong("rapporti", /^rapporto_\d{1,18}$/, "Scelga almeno un rapporto.") });
const END_FORM = entryForm({ on: day("fine", "Finisce il") });

/** Who holds which role, what waits to be confirmed, and the form that proposes another. */
export const getRoles: OfficeAnswer = (office) => draw(office);

/** Proposes a role. */
export const postRoles: OfficeAnswer = (office) =>
  answerForm(office, {
    form: PROPOSAL_FORM,
    sentences: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    redraw: (refilled, status) => draw(office, { proposal: refilled }, status),
    perform: (proposal, options) => proposeGrant(office.ambient, proposal, options),
  });

/** Confirms or refuses one. */
export const postRole: OfficeAnswer = (office) =>
  answerForm(office, {
    form: DECISION_FORM,
    sentences: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    perform: ({ decision }, options) => decideGrant(office.ambient, { id: idOf(office), decision }, options),
  });

/** Confirms working relations that give a role, those that were ticked. */
export const postRelations: OfficeAnswer = (office) =>
  answerForm(office, {
    form: RELATIONS_FORM,
    sentences: CONFIRM_RELATIONS_REFUSALS,
    back: paths.roles(office.administration.code),
    redraw: (refilled, status) => draw(office, { relations: refilled }, status),
    perform: ({ ticked }, options) => confirmListed(office.ambient, ticked.map(idTicked), options),
  });

/** Ends one. */
export const postRoleEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    form: END_FORM,
    sentences: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    perform: ({ on }, options) => endGrant(office.ambient, { id: idOf(office), on }, options),
  });

/** The relation of a ticked box. */
function idTicked(name: string): bigint {
  return BigInt(name.slice("rapporto_".length));
}

/** The forms of the page that were refused. */
type RefilledRoles = { readonly proposal?: Refilled; readonly relations?: Refilled };

async function draw(office: Office, refilled: RefilledRoles = {}, status: 200 | RefusedStatus = 200): Promise<Response> {
  const { administration, today, c } = office;
  const { roles, units, relations } = await read(office, async (tx) => ({
    roles: await listRoles(tx, administration.code),
    units: onDay(await loadUnits(tx, administration.code), today),
    relations: couldHere(office, "relation.confirm") ? await listRelationsOfPower(tx, administration.code) : undefined,
  }));
  const called = await callPeople(office, [
    ...roles.flatMap(({ person, proposedBy, decidedBy }) => [person, proposedBy, decidedBy]),
    ...(relations ?? []).flatMap(({ person, writtenBy, confirmedBy }) => [person, ...writtenBy, confirmedBy]),
  ]);
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  const isOver = ({ endedOn, to }: RoleGrant) => endedOn !== undefined || (to ?? today) < today;
  const waiting = roles.filter(({ decision }) => decision === null);
  const held = roles.filter((role) => role.decision === "confirmed" && !isOver(role));
  const past = roles.filter((role) => role.decision === "refused" || (role.decision === "confirmed" && isOver(role)));
  const proposal = couldHere(office, "role.propose") ? await offersAndDraft(office, PROPOSAL_FORM) : undefined;
  const page = (
    <OfficePage office={office} title="Incarichi" refilled={refilled.proposal ?? refilled.relations}>
      <p class="lead">
        {waitingWords(waiting.length + (relations ?? []).filter(({ isConfirmed }) => !isConfirmed).length)} In vigore: {held.length}.
      </p>
      <p class="meaning">
        Un incarico dice che cosa si può fare nel sistema. Uno lo propone e un altro lo conferma; nessuno può farlo per sé. Dirigenti, EQ e
        Segretario lo sono per il loro rapporto di lavoro, quando una persona diversa da chi l'ha registrato lo ha confermato; i dipendenti
        lo sono già.
      </p>
      <Roles title="Da confermare" empty="Nessuna proposta aspetta." roles={waiting} names={names} called={called} office={office} />
      {relations && <RelationsToConfirm {...{ relations, names, called, office }} refilled={refilled.relations} />}
      <Roles title="In vigore" empty="Nessun incarico è stato dato per nome." roles={held} names={names} called={called} office={office} />
      {relations && <RelationsInForce {...{ relations, names, called, office }} />}
      <Roles title="Finiti o rifiutati" empty="Nessuno." roles={past} names={names} called={called} office={office} />
      <RoleActions />
      {proposal && <Proposal office={office} {...proposal} refilled={refilled.proposal} />}
    </OfficePage>
  );
  return c.html(renderPage(page), status);
}

function waitingWords(count: number): string {
  if (count === 0) return "Nessun incarico aspetta conferma.";
  return count === 1 ? "Aspetta conferma 1 incarico." : `Aspettano conferma ${String(count)} incarichi.`;
}

type ListProps = {
  readonly title: string;
  readonly empty: string;
  readonly roles: readonly RoleGrant[];
  readonly names: ReadonlyMap<UnitId, string>;
  readonly called: Called;
  readonly office: Office;
};

function Roles({ title, empty, roles, names, called, office }: ListProps) {
  const code = office.administration.code;
  return (
    <section>
      <h2>{title}</h2>
      {roles.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <ul class="found">
          {roles.map((role) => (
            <li>
              <p>
                <strong>{ACCESS_ROLE_WORDS[role.role]}</strong>
                {role.unit !== undefined && ` di ${names.get(role.unit) ?? "un'unità che oggi non c'è"}`}: {called(role.person)}, dal{" "}
                {italianDate(role.from)}
                {daysWords(role)}. {role.reason} Proposto da {called(role.proposedBy)}
                {role.decision === "confirmed" && `, confermato da ${called(role.decidedBy ?? "")}`}
                {role.decision === "refused" && `, rifiutato da ${called(role.decidedBy ?? "")}`}.
              </p>
              {role.decision === null && couldHere(office, "role.confirm") && (
                <div class="pair">
                  <OfficeForm office={office} action={paths.role(code, role.id)} button={`Conferma a ${called(role.person)}`} isQuiet>
                    <input type="hidden" name="decisione" value="confirmed" />
                  </OfficeForm>
                  <OfficeForm office={office} action={paths.role(code, role.id)} button={`Rifiuta a ${called(role.person)}`} isQuiet>
                    <input type="hidden" name="decisione" value="refused" />
                  </OfficeForm>
                </div>
              )}
              {role.decision === "confirmed" && role.endedOn === undefined && couldHere(office, "role.end") && (
                <OfficeForm
                  office={office}
                  action={paths.roleEnd(code, role.id)}
                  button={`Fai finire l'incarico di ${called(role.person)}`}
                  isQuiet
                >
                  <input type="hidden" name="fine" value={italianDate(office.today)} />
                </OfficeForm>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function daysWords({ to, endedOn }: RoleGrant): string {
  if (endedOn !== undefined) return `, finito il ${italianDate(endedOn)}`;
  return to === undefined ? "" : ` al ${italianDate(to)}`;
}

type ProposalProps = Awaited<ReturnType<typeof offersAndDraft>> & { readonly office: Office; readonly refilled: Refilled | undefined };

function Proposal({ office, offers, refilled, draft }: ProposalProps) {
  return (
    <section>
      <h2>Proponi un incarico</h2>
      <OfficeForm
        office={office}
        action={paths.roles(office.administration.code)}
        button="Proponi"
        form={PROPOSAL_FORM}
        held={{ from: italianDate(office.today) }}
        {...{ offers, refilled, draft }}
      />
    </section>
  );
}
