import type { RelationOfPower } from "../../../data/organisation/relationOfPower.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import type { Called } from "../../commands/tellReach.ts";
import type { Office } from "../office.ts";
import { OfficeForm, OfficeFormAgain, type Refilled } from "../officeForm.tsx";
import { paths } from "../../paths.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

type Props = {
  readonly relations: readonly RelationOfPower[];
  readonly names: ReadonlyMap<UnitId, string>;
  readonly called: Called;
  readonly office: Office;
};

/** Relations as Segretario, dirigente or EQ that wait for a second person: ticked, and confirmed in one go. */
export function RelationsToConfirm({ relations, names, called, office, refilled }: Props & { readonly refilled: Refilled | undefined }) {
  const waiting = relations.filter(({ isConfirmed }) => !isConfirmed);
  return (
    <section>
      <h2>Da confermare per rapporto di lavoro</h2>
      {waiting.length === 0 ? (
        <>
          <p class="empty">Nessun rapporto da Segretario, dirigente o EQ aspetta conferma.</p>
          {refilled && <OfficeFormAgain office={office} button="Invia di nuovo" refilled={refilled} />}
        </>
      ) : (
        <>
          <p class="meaning">Finché non sono confermati, queste persone possono ciò che può un dipendente.</p>
          <OfficeForm
            office={office}
            action={paths.rolesByRelation(office.administration.code)}
            button="Conferma quelli scelti"
            refilled={refilled}
          >
            <div class="ticks">
              {waiting.map((relation) => (
                <Tick
                  relation={relation}
                  text={words(relation, names, called)}
                  isOwn={relation.person === office.actor.person}
                  refilled={refilled}
                />
              ))}
            </div>
          </OfficeForm>
        </>
      )}
    </section>
  );
}

/** Who is Segretario, dirigente or EQ by working there, confirmed by whom. */
export function RelationsInForce({ relations, names, called }: Props) {
  const confirmed = relations.filter(({ isConfirmed }) => isConfirmed);
  return (
    <section>
      <h2>In vigore per rapporto di lavoro</h2>
      {confirmed.length === 0 ? (
        <p class="empty">Nessuno.</p>
      ) : (
        <ul class="found">
          {confirmed.map((relation) => (
            <li>
              <p>
                {words(relation, names, called)} {confirmationWords(relation, called)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type TickProps = {
  readonly relation: RelationOfPower;
  readonly text: string;
  readonly isOwn: boolean;
  readonly refilled: Refilled | undefined;
};

function Tick({ relation: { id }, text, isOwn, refilled }: TickProps) {
  const name = `rapporto_${String(id)}`;
  if (isOwn) return <div>{text} Riguarda lei: lo conferma un'altra persona.</div>;
  return (
    <div>
      <input type="checkbox" id={name} name={name} value="si" checked={refilled?.typed[name] === "si"} />
      <label for={name}>{text}</label>
    </div>
  );
}

function words(
  { person, profile, unit, from, to, writtenBy }: RelationOfPower,
  names: ReadonlyMap<UnitId, string>,
  called: Called,
): string {
  const days = to === undefined ? `dal ${italianDate(from)}` : `dal ${italianDate(from)} al ${italianDate(to)}`;
  const where = names.get(unit) ?? "un'unità che oggi non c'è";
  const by = writtenBy.length === 0 ? "" : ` Registrato da ${writtenBy.map(called).join(", ")}.`;
  return `${PROFILE_WORDS[profile].split(" (")[0] ?? ""} in «${where}»: ${called(person)}, ${days}.${by}`;
}

function confirmationWords({ confirmedBy, isConfirmedAlone }: RelationOfPower, called: Called): string {
  if (confirmedBy === null) return "";
  if (confirmedBy === "aggiornamento") return "C'era prima che servisse una conferma.";
  const alone = isConfirmedAlone ? ", che lo aveva registrato: nell'ente non c'era nessun altro" : "";
  return `Confermato da ${called(confirmedBy)}${alone}.`;
}
