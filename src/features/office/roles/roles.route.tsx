import * as z from "zod";
import { listRoles, type RoleGrant } from "../../../data/access/roleGrant.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { listRelationsOfPower } from "../../../data/organisation/relationOfPower.ts";
import { ACCESS_ROLE_WORDS, GRANTED_ROLES } from "../../../domain/access/accessRole.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { SelectField, TextAreaField, TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { Refusal } from "../../door/AccessPage.tsx";
import { confirmListed, CONFIRM_RELATIONS_REFUSALS } from "../../commands/organisation/confirmRelations.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { couldHere, idOf, type Office, type OfficeAnswer, read } from "../office.ts";
import { day, optionalDay, personCode, words } from "../officeFields.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { RelationsInForce, RelationsToConfirm } from "./Relations.tsx";
import { RoleActions } from "./RoleActions.tsx";
import { decideGrant, endGrant, proposeGrant, ROLE_REFUSALS } from "../../commands/roles/grantRole.ts";

const PROPOSAL_FORM = z.strictObject({
  matricola: personCode,
  ruolo: z.enum(GRANTED_ROLES, "Scelga l'incarico."),
  unita: z.string().regex(/^\d{0,18}$/, "Scelga un'unità dell'elenco."),
  dal: day,
  al: optionalDay,
  motivo: words("perché, di solito l'atto che dà l'incarico"),
});
const DECISION_FORM = z.strictObject({ decisione: z.enum(["confirmed", "refused"]) });
const RELATIONS_FORM = z
  .record(z.string().regex(/^rapporto_\d{1,18}$/), z.literal("si"))
  .refine((ticked) => Object.keys(ticked).length > 0, "Scelga almeno un rapporto.");
const END_FORM = z.strictObject({ fine: day });

/** Who holds which role, what waits to be confirmed, and the form that proposes another. */
export const getRoles: OfficeAnswer = (office) => draw(office);

/** Proposes a role. */
export const postRoles: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: PROPOSAL_FORM,
    words: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    redraw: (refilled, status) => draw(office, { proposal: refilled }, status),
    perform: ({ matricola: person, ruolo: role, unita, dal: from, al: to, motivo: reason }, options) =>
      proposeGrant(
        office.ambient,
        { person, role, ...(unita !== "" && { unit: BigInt(unita) }), from, ...(to && { to }), reason },
        options,
      ),
  });

/** Confirms or refuses one. */
export const postRole: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: DECISION_FORM,
    words: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    perform: ({ decisione: decision }, options) => decideGrant(office.ambient, { id: idOf(office), decision }, options),
  });

/** Confirms working relations that give a role, those that were ticked. */
export const postRelations: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: RELATIONS_FORM,
    words: CONFIRM_RELATIONS_REFUSALS,
    back: paths.roles(office.administration.code),
    redraw: (refilled, status) => draw(office, { relations: refilled }, status),
    perform: (ticked, options) => confirmListed(office.ambient, Object.keys(ticked).map(idTicked), options),
  });

/** Ends one. */
export const postRoleEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: END_FORM,
    words: ROLE_REFUSALS,
    back: paths.roles(office.administration.code),
    perform: ({ fine: on }, options) => endGrant(office.ambient, { id: idOf(office), on }, options),
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
  const draft = couldHere(office, "role.propose") ? { found: await ownDraft(office) } : undefined;
  const page = (
    <OfficePage office={office} title="Incarichi">
      <p class="lead">
        {waitingWords(waiting.length + (relations ?? []).filter(({ isConfirmed }) => !isConfirmed).length)} In vigore: {held.length}.
      </p>
      <p class="meaning">
        Un incarico dice che cosa si può fare nel sistema. Uno lo propone e un altro lo conferma; nessuno può farlo per sé. Dirigenti, EQ e
        Segretario lo sono per il loro rapporto di lavoro, quando una persona diversa da chi l'ha registrato lo ha confermato; i dipendenti
        lo sono già.
      </p>
      {refilled.proposal && !draft && <Refusal text={refilled.proposal.refusals?.join(" ")} />}
      <Roles title="Da confermare" empty="Nessuna proposta aspetta." roles={waiting} names={names} called={called} office={office} />
      {relations && <RelationsToConfirm {...{ relations, names, called, office }} refilled={refilled.relations} />}
      <Roles title="In vigore" empty="Nessun incarico è stato dato per nome." roles={held} names={names} called={called} office={office} />
      {relations && <RelationsInForce {...{ relations, names, called, office }} />}
      <Roles title="Finiti o rifiutati" empty="Nessuno." roles={past} names={names} called={called} office={office} />
      <RoleActions />
      {draft && <Proposal office={office} units={units} refilled={refilled.proposal} draft={draft} />}
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
  readonly names: ReadonlyMap<bigint, string>;
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

type ProposalProps = {
  readonly office: Office;
  readonly units: readonly { readonly unit: bigint; readonly name: string }[];
  readonly refilled: Refilled | undefined;
  readonly draft: NonNullable<Parameters<typeof OfficeForm>[0]["draft"]>;
};

function Proposal({ office, units, refilled, draft }: ProposalProps) {
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  return (
    <section>
      <h2>Proponi un incarico</h2>
      <OfficeForm office={office} action={paths.roles(office.administration.code)} button="Proponi" refilled={refilled} draft={draft}>
        <TextField
          id="matricola"
          label="Matricola"
          value={typed["matricola"]}
          error={errors["matricola"]}
          autocomplete="off"
          maxLength={40}
        />
        <SelectField
          id="ruolo"
          label="Incarico"
          options={GRANTED_ROLES.map((role) => ({ value: role, text: ACCESS_ROLE_WORDS[role] }))}
          value={typed["ruolo"] ?? ""}
          error={errors["ruolo"]}
        />
        <SelectField
          id="unita"
          label="Unità (per chi la guida)"
          options={[{ value: "", text: "nessuna" }, ...units.map(({ unit, name }) => ({ value: String(unit), text: name }))]}
          value={typed["unita"] ?? ""}
          error={errors["unita"]}
        />
        <TextField id="dal" label="Dal giorno" value={typed["dal"] ?? italianDate(office.today)} error={errors["dal"]} autocomplete="off" />
        <TextField id="al" label="All'ultimo giorno (se c'è)" value={typed["al"]} error={errors["al"]} autocomplete="off" isOptional />
        <TextAreaField
          id="motivo"
          label="Perché"
          hint="Di solito l'atto che dà l'incarico, per esempio «Decreto del Sindaco n. 4 del 12/01/2026»."
          value={typed["motivo"] ?? ""}
          error={errors["motivo"]}
        />
      </OfficeForm>
    </section>
  );
}
