import { listDerogations } from "../../../data/cycle/derogation.ts";
import { listOperations } from "../../../data/log/operations.ts";
import { actionWords } from "../../../domain/access/actionWords.ts";
import { TRACK_ACTIONS } from "../../../domain/cycle/actions.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { contentWords } from "../../commands/log/factWords.ts";
import { hourInRome } from "../../commands/instantWords.ts";
import { callPeople } from "../callPeople.ts";
import { couldHere, loadAll, type Office, type OfficeAnswer } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { objectWords } from "../../commands/log/objectWords.ts";

/** As many as one reads at once. */
const SHOWN = 50;

/** How much of the content of one is shown: what it holds of a file can be long. */
const LONGEST_SHOWN = 400;

/**
 * The log, as far as it is for this person: all of it for the DPO, the acts for OIV and RPCT, one's own for anybody. It is read by time, never by person: there is no list of what another person
 * did, for nobody.
 */
export const getOperations: OfficeAnswer = async (office) => {
  const { administration, c } = office;
  const before = /^\d{1,18}$/.test(c.req.query("prima") ?? "") ? { before: BigInt(c.req.query("prima")!) } : {};
  const right = rightToRead(office);
  const of = right === "log.readOwn" ? { of: office.actor.person } : {};
  const lines = await loadAll(office, right, async (tx) =>
    (await listOperations(tx, administration.code, { ...before, ...of, limit: SHOWN })).map((value) => ({
      thing: { about: value.person },
      value,
    })),
  );
  const shown = right === "log.readActs" ? lines.filter(({ action }) => ACTS.has(action)) : lines;
  const called = await callPeople(
    office,
    shown.map(({ person }) => person),
  );
  const last = lines.at(-1);
  const head = ["Quando", "Chi", "Operazione", "Su che cosa", ...(right === "log.readAll" ? ["Contenuto"] : [])];
  const page = (
    <OfficePage office={office} title="Registro">
      <p class="lead">{WORDS[right]}</p>
      {shown.length === 0 ? (
        <p class="empty">Nessuna operazione da mostrare.</p>
      ) : (
        <OfficeTable id="tabella-operazioni" caption="Operazioni, dalla più recente" head={head} isWide={right === "log.readAll"}>
          {shown.map(({ recordedAt, person, action, object, content }) => (
            <tr>
              <th scope="row">{hourInRome(recordedAt.toISOString())}</th>
              <td>{called(person)}</td>
              <td>{actionWords(action)}</td>
              <td>{objectWords(object)}</td>
              {right === "log.readAll" && <td>{content === null ? "cancellato" : shortened(contentWords(content))}</td>}
            </tr>
          ))}
        </OfficeTable>
      )}
      {last && lines.length === SHOWN && (
        <p>
          <a href={`${paths.operations(administration.code)}?prima=${String(last.sequence)}`}>Operazioni precedenti</a>
        </p>
      )}
    </OfficePage>
  );
  return c.html(renderPage(page));
};

function shortened(words: string): string {
  return words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words;
}

const WORDS = {
  "log.readAll": "Tutte le operazioni registrate, con il loro contenuto: le legge solo chi protegge i dati.",
  "log.readActs": "Gli atti registrati: approvazioni, aperture e chiusure delle fasi.",
  "log.readOwn": "Le operazioni che ha fatto lei. Quelle degli altri non si vedono da qui, e nessuno vede le sue così.",
} as const;

const ACTS: ReadonlySet<string> = new Set([
  ...TRACK_ACTIONS,
  "rules.approve",
  "plan.approve",
  "variation.approve",
  "fund.approve",
  "relazione.adopt",
]);

function rightToRead(office: Office): keyof typeof WORDS {
  if (couldHere(office, "log.readAll")) return "log.readAll";
  return couldHere(office, "log.readActs") ? "log.readActs" : "log.readOwn";
}

/** What was done by one where two are asked, and why. */
export const getDerogations: OfficeAnswer = async (office) => {
  const derogations = await loadAll(office, "derogation.read", async (tx) =>
    (await listDerogations(tx, office.administration.code)).map((value) => ({ thing: {}, value })),
  );
  const called = await callPeople(
    office,
    derogations.map(({ person }) => person),
  );
  const page = (
    <OfficePage office={office} title="Deroghe">
      <p class="lead">
        {derogations.length === 0
          ? "Nessuna operazione è stata fatta in deroga: dove servono due persone, ce ne sono state due."
          : `Operazioni fatte da una persona sola dove ne servono due: ${String(derogations.length)}.`}
      </p>
      <ul class="found">
        {derogations.map(({ person, action, fromAction, object, reason, recordedAt }) => (
          <li>
            <p>
              <strong>{hourInRome(recordedAt.toISOString())}</strong>: {called(person)}, senza una seconda persona: «
              {actionWords(fromAction)}» e poi «{actionWords(action)}», su {objectWords(object)}. {reason}
            </p>
          </li>
        ))}
      </ul>
    </OfficePage>
  );
  return office.c.html(renderPage(page));
};
