import { loadStaff } from "../../../data/organisation/staff.ts";
import { loadUnits } from "../../../data/organisation/unit.ts";
import { onDay } from "../../../domain/kernel/daySpan.ts";
import { foldWords } from "../../../domain/kernel/foldWords.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { SearchField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { couldHere, loadAll, type OfficeAnswer, read, takeOwnTurn } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { TooManyRequests } from "../../requestLimits.ts";
import { thingOfMember } from "../thingOfMember.ts";

/** As many as one looks through; beyond, one searches. */
const SHOWN = 100;

/** The people whom this person may see, by name or code. */
export const getPeople: OfficeAnswer = async (office) => {
  const { administration, today, c } = office;
  const { code } = administration;
  const sought = (c.req.query("cerca") ?? "").slice(0, 100);
  if (sought !== "" && !(await takeOwnTurn(office, "search"))) throw new TooManyRequests();
  const units = new Map((await read(office, (tx) => loadUnits(tx, code))).map(({ unit, name }) => [String(unit), name]));
  const staff = await loadAll(office, "organisation.read", async (tx) =>
    (await loadStaff(tx, code)).map((value) => thingOfMember(value, today)),
  );
  const found = staff.filter(({ name, code: person }) => foldWords(`${name} ${person}`).includes(foldWords(sought)));
  const page = (
    <OfficePage office={office} title="Persone">
      <p class="lead">
        {staff.length === 1 ? "Lei può vedere 1 persona." : `Lei può vedere ${String(staff.length)} persone.`}
        {sought !== "" && ` Trovate: ${String(found.length)}.`}
      </p>
      <form class="filter search" method="get" action={paths.people(code)}>
        <SearchField id="cerca" label="Nome o matricola" value={sought} maxLength={100} />
        <button class="btn" type="submit">
          Cerca
        </button>
      </form>
      {couldHere(office, "organisation.write") && (
        <p>
          <a href={paths.newPerson(code)}>Aggiungi una persona</a> · <a href={paths.staffList(code)}>Importa l'elenco del personale</a>
        </p>
      )}
      {found.length === 0 ? (
        <p class="empty">Nessuna persona da mostrare.</p>
      ) : (
        <OfficeTable
          id="tabella-persone"
          caption={found.length > SHOWN ? `Le prime ${String(SHOWN)} di ${String(found.length)}: per le altre, cerchi` : "Persone, oggi"}
          head={["Nome", "Matricola", "Unità", "Area o incarico"]}
        >
          {found.slice(0, SHOWN).map(({ name, code: person, employments }) => {
            const [now] = onDay(employments, today);
            return (
              <tr>
                <th scope="row">
                  <a href={paths.person(code, person)}>{name}</a>
                </th>
                <td>{person}</td>
                <td>{now ? units.get(now.unit) : "oggi nessuna"}</td>
                <td>{now ? PROFILE_WORDS[now.profile].split(" (")[0] : "–"}</td>
              </tr>
            );
          })}
        </OfficeTable>
      )}
    </OfficePage>
  );
  return c.html(renderPage(page));
};
