import { type KeptDelegation, listDelegations } from "../../../data/access/delegation.ts";
import { ACTION_WORDS, offeredWords } from "../../../domain/access/actionWords.ts";
import { DELEGABLE_ACTIONS, type DelegableAction } from "../../../domain/access/delegableActions.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { answerForm } from "../answerForm.tsx";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { couldHere, type Found, idOf, loadAll, type Office, type OfficeAnswer } from "../office.ts";
import { personChoice } from "../../entryChoices.tsx";
import { day, longText, ticks } from "../../entryFields.tsx";
import { BUTTON_FORM, entryForm } from "../../entryForm.tsx";
import { OfficeForm, ownDraft, type Refilled, type RefusedStatus } from "../officeForm.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { Abstentions, type RefilledAbstentions } from "./Abstentions.tsx";
import { delegate, DELEGATION_REFUSALS, endDelegation } from "../../commands/abstentions/delegate.ts";

/** What can be delegated; what has no page yet says that it is coming. */
const OFFERED = Object.fromEntries(DELEGABLE_ACTIONS.map((action) => [action, offeredWords(action)])) as Readonly<
  Record<DelegableAction, string>
>;

const FORM = entryForm({
  of: personChoice("delegante", "Chi delega (nome o matricola)"),
  to: personChoice("delegato", "Chi è delegato (nome o matricola)"),
  from: day("dal", "Dal giorno"),
  until: day("al", "All'ultimo giorno"),
  actions: ticks("delega", "Per che cosa", OFFERED),
  reason: longText("motivo", "Perché", { what: "perché" }),
});

/** Who acts for whom, who abstains from what, who evaluates in the place of whom: as far as it is for the person who asks. */
export const getDelegations: OfficeAnswer = (office) => drawDelegations(office);

/** Keeps a delegation. */
export const postDelegations: OfficeAnswer = (office) =>
  answerForm(office, {
    form: FORM,
    sentences: DELEGATION_REFUSALS,
    back: paths.delegations(office.administration.code),
    redraw: (refilled, status) => drawDelegations(office, { delegation: refilled }, status),
    perform: (delegation, options) => delegate(office.ambient, delegation, options),
  });

/** Ends one. */
export const postDelegationEnd: OfficeAnswer = (office) =>
  answerForm(office, {
    form: BUTTON_FORM,
    sentences: DELEGATION_REFUSALS,
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
    <OfficePage office={office} title="Deleghe e astensioni" refilled={refilled.delegation ?? refilled.conflict ?? refilled.substitution}>
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
  const isForOthers = couldHere(office, "substitution.write");
  return (
    <section>
      <h3>Nuova delega</h3>
      <OfficeForm
        office={office}
        action={paths.delegations(office.administration.code)}
        button="Registra la delega"
        form={FORM}
        held={{ of: isForOthers ? "" : office.actor.person, from: italianDate(office.today) }}
        refilled={refilled}
        draft={draft}
      />
    </section>
  );
}
