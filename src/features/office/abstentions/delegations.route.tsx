import * as z from "zod";
import { type KeptDelegation, listDelegations } from "../../../data/access/delegation.ts";
import { ACTION_WORDS } from "../../../domain/access/actionWords.ts";
import { DELEGABLE_ACTIONS, DELEGABLE_WORDS, type DelegableAction } from "../../../domain/access/delegableActions.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { TextAreaField, TextField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { couldHere, type Found, idOf, loadAll, type Office, type OfficeAnswer } from "../office.ts";
import { day, personCode, words } from "../officeFields.ts";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { Abstentions, type RefilledAbstentions } from "./Abstentions.tsx";
import { delegate, DELEGATION_REFUSALS, endDelegation } from "../../commands/abstentions/delegate.ts";

const tick = z.literal("si").optional();
const TICKS = Object.fromEntries(DELEGABLE_ACTIONS.map((action) => [action, tick])) as Record<DelegableAction, typeof tick>;
const FORM = z.strictObject({ delegante: personCode, delegato: personCode, dal: day, al: day, motivo: words("perché"), ...TICKS });
const NO_FIELDS = z.strictObject({});

/** Who acts for whom, who abstains from what, who evaluates in the place of whom: as far as it is for whoever asks. */
export const getDelegations: OfficeAnswer = (office) => drawDelegations(office);

/** Keeps a delegation. */
export const postDelegations: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: FORM,
    words: DELEGATION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (refilled, status) => drawDelegations(office, { delegation: refilled }, status),
    perform: ({ delegante: of, delegato: to, dal: from, al: until, motivo: reason, ...ticked }, options) => {
      const actions = DELEGABLE_ACTIONS.filter((action) => ticked[action] === "si");
      return delegate(office.ambient, { of, to, from, until, actions, reason }, options);
    },
  });

/** Ends one. */
export const postDelegationEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    schema: NO_FIELDS,
    words: DELEGATION_REFUSALS,
    back: paths.delegations(office.administration.code),
    perform: (_, options) => endDelegation(office.ambient, idOf(office), options),
  });

/** Draws the page, with the form that was refused. */
export async function drawDelegations(
  office: Office,
  refilled: RefilledAbstentions = {},
  status: 200 | RefusedStatus = 200,
): Promise<Response> {
  const delegations = await loadAll(office, "delegation.read", async (tx) =>
    (await listDelegations(tx, office.administration.code)).map(thingOf),
  );
  const called = await callPeople(
    office,
    delegations.flatMap(({ of, to, recordedBy }) => [of, to, recordedBy]),
  );
  const inForce = delegations.filter(({ isRevoked, until }) => !isRevoked && until >= office.today);
  const draft = couldHere(office, "delegation.write") ? { found: await ownDraft(office) } : undefined;
  const page = (
    <OfficePage office={office} title="Deleghe e astensioni">
      <p class="lead">{inForce.length === 0 ? "Nessuna delega è in vigore." : `Deleghe in vigore: ${String(inForce.length)}.`}</p>
      <p class="meaning">
        Con una delega si fa ciò che potrebbe fare chi delega, nei giorni scritti: mai di più, mai su sé stessi né su chi delega, e non si
        passa ad altri.
      </p>
      <section>
        <h2>Deleghe</h2>
        {delegations.length === 0 ? (
          <p class="empty">Non ci sono deleghe da mostrarle.</p>
        ) : (
          <ul class="found">
            {delegations.map((each) => (
              <Delegated delegation={each} called={called} office={office} canEnd={inForce.includes(each) && mayEnd(office, each)} />
            ))}
          </ul>
        )}
        {draft && <NewDelegationForm office={office} refilled={refilled.delegation} draft={draft} />}
      </section>
      {await Abstentions({ office, refilled })}
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

function thingOf(delegation: KeptDelegation): Found<KeptDelegation> {
  return { thing: { about: delegation.to, assignedTo: [delegation.of] }, value: delegation };
}

function mayEnd(office: Office, { of }: KeptDelegation): boolean {
  return couldHere(office, "delegation.revoke") && (of === office.actor.person || couldHere(office, "substitution.write"));
}

type DelegatedProps = { readonly delegation: KeptDelegation; readonly called: Called; readonly office: Office; readonly canEnd: boolean };

function Delegated({ delegation, called, office, canEnd }: DelegatedProps) {
  const { id, of, to, actions, from, until, reason, recordedBy, isRevoked } = delegation;
  const what = actions.map((action) => ACTION_WORDS[action]).join(", ");
  return (
    <li>
      <p>
        <strong>
          {called(of)} delega {called(to)}
        </strong>{" "}
        dal {italianDate(from)} al {italianDate(until)}: {what}. {reason} Registrata da {called(recordedBy)}
        {isRevoked && ", e poi finita"}.
      </p>
      {canEnd && (
        <OfficeForm
          office={office}
          action={paths.delegationEnd(office.administration.code, id)}
          button={`Fai finire la delega a ${called(to)}`}
          isQuiet
        />
      )}
    </li>
  );
}

type NewProps = {
  readonly office: Office;
  readonly refilled: Refilled | undefined;
  readonly draft: NonNullable<Parameters<typeof OfficeForm>[0]["draft"]>;
};

function NewDelegationForm({ office, refilled, draft }: NewProps) {
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const isForOthers = couldHere(office, "substitution.write");
  return (
    <section>
      <h3>Nuova delega</h3>
      <OfficeForm
        office={office}
        action={paths.delegations(office.administration.code)}
        button="Registra la delega"
        refilled={refilled}
        draft={draft}
      >
        <TextField
          id="delegante"
          label="Chi delega (matricola)"
          value={typed["delegante"] ?? (isForOthers ? "" : office.actor.person)}
          error={errors["delegante"]}
          autocomplete="off"
          maxLength={40}
        />
        <TextField
          id="delegato"
          label="Chi è delegato (matricola)"
          value={typed["delegato"]}
          error={errors["delegato"]}
          autocomplete="off"
          maxLength={40}
        />
        <TextField id="dal" label="Dal giorno" value={typed["dal"] ?? italianDate(office.today)} error={errors["dal"]} autocomplete="off" />
        <TextField id="al" label="All'ultimo giorno" value={typed["al"]} error={errors["al"]} autocomplete="off" />
        <fieldset class="ticks">
          <legend>Per che cosa</legend>
          {DELEGABLE_ACTIONS.map((action) => (
            <div>
              <input type="checkbox" id={`delega-${action}`} name={action} value="si" checked={typed[action] === "si"} />
              <label for={`delega-${action}`}>{DELEGABLE_WORDS[action]}</label>
            </div>
          ))}
        </fieldset>
        <TextAreaField id="motivo" label="Perché" value={typed["motivo"] ?? ""} error={errors["motivo"]} />
      </OfficeForm>
    </section>
  );
}
