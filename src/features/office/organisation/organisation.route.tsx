import { listUnitsToConfirm, loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import { loadStaff } from "../../../data/organisation/staff.ts";
import { type CivilDate, italianDate, parseItalianDate } from "../../../domain/kernel/civilDate.ts";
import { organisationOn, peopleIn, type UnitNode } from "../../../domain/organisation/organisationOn.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { couldHere, loadAll, type Office, type OfficeAnswer, read } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { paths } from "../../paths.ts";
import { OrganisationChart, peopleWords } from "./OrganisationChart.tsx";
import { thingOfMember } from "../thingOfMember.ts";

/** The organisation as it is on a day: today, or the one asked for. A reorganisation leaves the days before as they were. */
export const getOrganisation: OfficeAnswer = async (office) => {
  const { administration, today, c } = office;
  const asked = c.req.query("giorno");
  const day = asked === undefined ? today : parseItalianDate(asked);
  const units = day === undefined ? [] : await unitsOf(office, day);
  const toConfirm = couldHere(office, "organisation.write") ? await namesToConfirm(office) : [];
  const total = units.reduce((sum, unit) => sum + peopleIn(unit), 0);
  const page = (
    <OfficePage office={office} title="Organizzazione">
      <form class="filter short" method="get" action={paths.organisation(administration.code)}>
        <div class="field">
          <label for="giorno">Com'era il giorno</label>
          <input
            class="form-control"
            type="text"
            id="giorno"
            name="giorno"
            value={asked ?? italianDate(today)}
            autocomplete="off"
            inputmode="numeric"
          />
        </div>
        <button class="btn" type="submit">
          Mostra
        </button>
      </form>
      {day === undefined ? (
        <p class="refusal" role="alert">
          «{asked}» non è un giorno: lo scriva come 31/12/2026.
        </p>
      ) : (
        <Shown units={units} total={total} day={day} office={office} />
      )}
      {toConfirm.length > 0 && <ToConfirm units={toConfirm} code={administration.code} />}
    </OfficePage>
  );
  return c.html(renderPage(page), day === undefined ? 422 : 200);
};

/** The organisation on a day; the people counted are those whom this person may see. */
async function unitsOf(office: Office, day: CivilDate): Promise<UnitNode[]> {
  const { code } = office.administration;
  const spans = await read(office, (tx) => loadUnits(tx, code));
  const staff = await loadAll(office, "organisation.read", async (tx) =>
    (await loadStaff(tx, code)).map((value) => thingOfMember(value, day)),
  );
  return organisationOn(spans, staff, day);
}

/** The units that only a file of evaluations names, as they were called last. */
async function namesToConfirm(office: Office): Promise<readonly UnitSpan[]> {
  const { code } = office.administration;
  return read(office, async (tx) => {
    const waiting = new Set(await listUnitsToConfirm(tx, code));
    return [...new Map((await loadUnits(tx, code)).filter(({ unit }) => waiting.has(unit)).map((span) => [span.unit, span])).values()];
  });
}

function ToConfirm({ units, code }: { units: readonly UnitSpan[]; code: string }) {
  return (
    <section>
      <h2>Da confermare</h2>
      <p class="meaning">
        Le nomina solo un file di valutazioni: nessun piano e nessun elenco del personale. Nella pagina di ognuna si corregge, o se ne
        conferma il primo giorno.
      </p>
      <ul class="found">
        {units.map(({ unit, name }) => (
          <li>
            <a href={paths.officeUnit(code, unit)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ShownProps = { readonly units: readonly UnitNode[]; readonly total: number; readonly day: CivilDate; readonly office: Office };

function Shown({ units, total, day, office }: ShownProps) {
  if (units.length === 0)
    return <p class="empty">Il {italianDate(day)} nessuna unità è nota: si aggiungono qui, o con l'elenco del personale.</p>;
  return (
    <>
      <p class="lead">
        Il {italianDate(day)} l'ente ha {String(countUnits(units))} unità; le persone che lei può vedere sono {total}.
      </p>
      <OrganisationChart units={units} title={`Organigramma al ${italianDate(day)}`} />
      <h2>Le stesse unità in elenco</h2>
      <UnitList units={units} office={office} />
      {couldHere(office, "organisation.write") && (
        <p>
          <a href={paths.units(office.administration.code)}>Aggiungi un'unità</a>
        </p>
      )}
    </>
  );
}

function countUnits(units: readonly UnitNode[]): number {
  return units.reduce((sum, { below }) => sum + 1 + countUnits(below), 0);
}

function UnitList({ units, office }: { units: readonly UnitNode[]; office: Office }) {
  const { code } = office.administration;
  return (
    <ul class="outline">
      {units.map((node) => (
        <li>
          {couldHere(office, "organisation.write") ? <a href={paths.officeUnit(code, node.unit)}>{node.name}</a> : node.name}:{" "}
          {peopleWords(node.people)}
          {node.below.length > 0 && `, ${String(peopleIn(node))} con le unità che ne dipendono`}
          {node.leaders.map(({ code: person, name, profile }) => (
            <>
              ; {PROFILE_WORDS[profile].split(" (")[0]}: <a href={paths.person(code, person)}>{name}</a>
            </>
          ))}
          {node.below.length > 0 && <UnitList units={node.below} office={office} />}
        </li>
      ))}
    </ul>
  );
}
