import { type Conflict, type KeptSubstitution, listConflicts, listSubstitutions } from "../../../data/access/abstention.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { personChoice } from "../../entryChoices.tsx";
import { carried, day, longText, optional } from "../../entryFields.tsx";
import { entryForm } from "../../entryForm.tsx";
import { hourInRome } from "../../commands/instantWords.ts";
import { callPeople } from "../callPeople.ts";
import type { Called } from "../../commands/tellReach.ts";
import { couldHere, loadAll, type Office } from "../office.ts";
import { OfficeForm, type Refilled } from "../officeForm.tsx";
import { paths } from "../../paths.ts";

export const CONFLICT_FORM = entryForm({
  person: personChoice("chi", "Chi si astiene (nome o matricola)"),
  about: personChoice("su", "Su chi (nome o matricola)"),
  reason: longText("ragione", "Motivo", { what: "il motivo" }),
});

/** The person who is not of the personnel office declares for themselves. */
const OWN_CONFLICT_FORM = entryForm({ ...CONFLICT_FORM.fields, person: carried("chi", /^/) });

export const SUBSTITUTION_FORM = entryForm({
  person: personChoice("valutato", "Chi è valutato (nome o matricola)"),
  substitute: personChoice("sostituto", "Chi valuta (nome o matricola)"),
  from: day("da", "Dal giorno"),
  to: optional(day("a", "All'ultimo giorno (se c'è)")),
  reason: longText("perche", "Perché", { what: "perché" }),
});

/** What is shown again of the three forms of the page. */
export type RefilledAbstentions = { readonly delegation?: Refilled; readonly conflict?: Refilled; readonly substitution?: Refilled };

/** Conflicts of interest and substitutions, as far as they are for the person who asks, with the forms that declare them. Loads what it shows. */
export async function Abstentions({ office, refilled }: { office: Office; refilled: RefilledAbstentions }) {
  const { code } = office.administration;
  const conflicts = await loadAll(office, "conflict.read", async (tx) =>
    (await listConflicts(tx, code))
      .filter(({ about }) => about !== office.actor.person) // nobody reads why a person abstains about them
      .map((value) => ({ thing: { about: value.person }, value })),
  );
  const isPersonnel = couldHere(office, "substitution.write");
  const substitutions = isPersonnel
    ? await loadAll(office, "substitution.write", async (tx) =>
        (await listSubstitutions(tx, code)).map((value) => ({ thing: { about: value.person }, value })),
      )
    : [];
  const named = [
    ...conflicts.flatMap(({ person, about }) => [person, about]),
    ...substitutions.flatMap((each) => [each.person, each.substitute]),
  ];
  const called = await callPeople(office, named);
  return (
    <>
      <section>
        <h2>Conflitti di interessi</h2>
        <p class="meaning">
          Chi dichiara un conflitto non scrive e non decide nulla su quella persona. Il motivo lo legge solo l'ufficio personale.
        </p>
        <Conflicts conflicts={conflicts} called={called} office={office} isPersonnel={isPersonnel} />
        <ConflictForm office={office} refilled={refilled.conflict} isPersonnel={isPersonnel} />
      </section>
      {isPersonnel && (
        <section>
          <h2>Chi valuta al posto di un altro</h2>
          <Substitutions substitutions={substitutions} called={called} office={office} />
          <SubstitutionForm office={office} refilled={refilled.substitution} />
        </section>
      )}
    </>
  );
}

type ConflictsProps = {
  readonly conflicts: readonly Conflict[];
  readonly called: Called;
  readonly office: Office;
  readonly isPersonnel: boolean;
};

function Conflicts({ conflicts, called, office, isPersonnel }: ConflictsProps) {
  if (conflicts.length === 0) return <p class="empty">Nessun conflitto dichiarato.</p>;
  return (
    <ul class="found">
      {conflicts.map(({ id, person, about, reason, declaredAt, isEnded }) => (
        <li>
          <p>
            <strong>
              {called(person)} si astiene su {called(about)}
            </strong>{" "}
            dal {hourInRome(declaredAt.toISOString())}
            {isEnded && " (finito)"}. Motivo: {reason}
          </p>
          {isPersonnel && !isEnded && ![person, about].includes(office.actor.person) && (
            <OfficeForm
              office={office}
              action={paths.conflictEnd(office.administration.code, id)}
              button={`Il conflitto di ${called(person)} non c'è più`}
              isQuiet
            />
          )}
        </li>
      ))}
    </ul>
  );
}

type FormProps = { readonly office: Office; readonly refilled: Refilled | undefined };

function ConflictForm({ office, refilled, isPersonnel }: FormProps & { readonly isPersonnel: boolean }) {
  const form = isPersonnel ? CONFLICT_FORM : OWN_CONFLICT_FORM;
  return (
    <section>
      <h3>Dichiara un conflitto</h3>
      <OfficeForm
        office={office}
        action={paths.conflicts(office.administration.code)}
        button="Dichiara"
        held={{ person: office.actor.person }}
        {...{ form, refilled }}
      />
    </section>
  );
}

type SubstitutionsProps = { readonly substitutions: readonly KeptSubstitution[]; readonly called: Called; readonly office: Office };

function Substitutions({ substitutions, called, office }: SubstitutionsProps) {
  if (substitutions.length === 0) return <p class="empty">Nessun valutatore è sostituito.</p>;
  return (
    <ul class="found">
      {substitutions.map(({ id, person, substitute, from, to, reason, isRevoked }) => (
        <li>
          <p>
            <strong>
              {called(substitute)} valuta {called(person)}
            </strong>{" "}
            dal {italianDate(from)}
            {to !== undefined && ` al ${italianDate(to)}`}
            {isRevoked && " (finita)"}. {reason}
          </p>
          {!isRevoked && person !== office.actor.person && (
            <OfficeForm
              office={office}
              action={paths.substitutionEnd(office.administration.code, id)}
              button={`${called(substitute)} non valuta più ${called(person)}`}
              isQuiet
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function SubstitutionForm({ office, refilled }: FormProps) {
  return (
    <section>
      <h3>Sostituisci un valutatore</h3>
      <OfficeForm
        office={office}
        action={paths.substitutions(office.administration.code)}
        button="Registra la sostituzione"
        form={SUBSTITUTION_FORM}
        held={{ from: italianDate(office.today) }}
        refilled={refilled}
      />
    </section>
  );
}
