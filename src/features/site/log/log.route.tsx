import { type Checkpoint, checkpointText, loadCheckpoints } from "../../../data/log/checkpoint.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { AdministrationPage } from "../AdministrationPage.tsx";
import { paths } from "../../paths.ts";
import { type Held, heldNow, HTML, type PublicContext, serveMade } from "../servePublic.ts";
import { countText, dayInRome, hourInRome } from "../../commands/instantWords.ts";
import { REASON_WORDS, writeCheckpoints } from "../../commands/log/keptCheckpoints.ts";

/** How many checkpoints the page shows; the file has them all. */
const SHOWN = 50;

/** The signed checkpoints of the log: what they prove and what they do not. */
export async function getLog(c: PublicContext): Promise<Response> {
  const held = await heldNow(c, c.req.param("administration") ?? "");
  if (!held) return c.notFound();
  const checkpoints = await loadCheckpoints(c.var.db, held.administration.code);
  return serveMade(c, { type: HTML, body: renderPage(<LogPage held={held} checkpoints={checkpoints} />) });
}

/** The log as a file, to keep elsewhere and to give to a verifier. */
export async function getLogFile(c: PublicContext): Promise<Response> {
  const held = await heldNow(c, c.req.param("administration") ?? "");
  if (!held) return c.notFound();
  const { code } = held.administration;
  const body = writeCheckpoints(code, await loadCheckpoints(c.var.db, code));
  return serveMade(c, { type: "application/json; charset=utf-8", body });
}

type Shown = { readonly held: Pick<Held, "administration" | "years">; readonly checkpoints: readonly Checkpoint[] };

function LogPage({ held, checkpoints }: Shown) {
  const { code } = held.administration;
  const [last] = checkpoints;
  return (
    <AdministrationPage held={held} title="Registro delle operazioni" steps={[{ text: "Registro delle operazioni" }]}>
      <h1>Registro delle operazioni</h1>
      {last ? (
        <p class="lead">
          Il {dayInRome(last.madeAt)} il registro conteneva{" "}
          {last.size === "1" ? "1 operazione sigillata" : `${countText(BigInt(last.size))} operazioni sigillate`}: lo dice l'ultimo punto di
          controllo firmato.
        </p>
      ) : (
        <p class="lead">Non c'è ancora nessun punto di controllo firmato.</p>
      )}
      <p>
        Ogni operazione (un'importazione, un'approvazione, un calcolo) lascia una riga: chi, che cosa, quando. Ogni riga è sigillata insieme
        a quella prima, così che nessuna si possa cambiare o togliere senza rompere i sigilli che seguono. Le righe non si pubblicano: qui
        c'è soltanto l'ultimo sigillo, che dipende da tutte.
      </p>
      <section aria-labelledby="prova">
        <h2 id="prova">Che cosa prova un punto di controllo</h2>
        <ul>
          <li>
            Chi conserva oggi un punto di controllo può scoprire domani se le operazioni che c'erano sono state cambiate, tolte o
            riordinate.
          </li>
          <li>La firma dice che il punto di controllo l'ha fatto questo sistema.</li>
          <li>
            I sigilli dipendono da un'impronta del contenuto, non dal contenuto: cancellare un dato personale, quando la legge lo vuole, non
            li rompe.
          </li>
        </ul>
      </section>
      <section aria-labelledby="non-prova">
        <h2 id="non-prova">Che cosa non prova</h2>
        <ul>
          <li>Non che quanto è stato scritto sia vero: solo che dopo non è cambiato.</li>
          <li>
            Tra un punto di controllo e l'altro chi governa la base dati può riscrivere le operazioni più recenti senza lasciare traccia.
          </li>
          <li>Non protegge chi si fida di questa pagina sola: chi governa il server può cambiarla. Conta la copia conservata altrove.</li>
          <li>Non impedisce a chi governa la base dati di leggerla.</li>
        </ul>
      </section>
      {last && <Checkpoints checkpoints={checkpoints} last={last} code={code} />}
    </AdministrationPage>
  );
}

function Checkpoints({ checkpoints, last, code }: { checkpoints: readonly Checkpoint[]; last: Checkpoint; code: string }) {
  const keys = [...new Set(checkpoints.map(({ publicKey }) => publicKey))];
  return (
    <>
      <section aria-labelledby="punti">
        <h2 id="punti">Punti di controllo</h2>
        <p>
          Si fa un punto di controllo dopo ogni atto registrato e una volta la settimana, se c'è qualcosa di nuovo. Per conservarli altrove:{" "}
          <a href={paths.logFile(code)}>tutti i punti di controllo (JSON)</a>. Con quel file «traguardo verify --checkpoints» controlla il
          registro; un programmatore può scrivere un altro verificatore dalla descrizione distribuita con il programma (docs/registro.md).
        </p>
        <section class="table-scroll" aria-labelledby="tabella-punti" tabindex={0}>
          <table class="table">
            <caption id="tabella-punti">
              {checkpoints.length > SHOWN
                ? `Gli ultimi ${String(SHOWN)} punti di controllo su ${countText(checkpoints.length)}`
                : "Punti di controllo, dall'ultimo"}
            </caption>
            <thead>
              <tr>
                <th scope="col">Fatto il</th>
                <th scope="col">Operazioni</th>
                <th scope="col">Perché</th>
                <th scope="col">Ultimo sigillo (inizio)</th>
              </tr>
            </thead>
            <tbody>
              {checkpoints.slice(0, SHOWN).map(({ madeAt, size, reason, root }) => (
                <tr>
                  <th scope="row">{hourInRome(madeAt)}</th>
                  <td class="number">{countText(BigInt(size))}</td>
                  <td>{REASON_WORDS[reason]}</td>
                  <td>
                    <code>{root.slice(0, 16)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      <section aria-labelledby="ultimo">
        <h2 id="ultimo">L'ultimo punto di controllo, per intero</h2>
        <p>Questo è il testo firmato; sotto, la firma (Ed25519, esadecimale).</p>
        <pre class="signed">{checkpointText(last)}</pre>
        <pre class="signed">{last.signature}</pre>
        <h3>{keys.length === 1 ? "Chiave pubblica" : "Chiavi pubbliche, dall'ultima"}</h3>
        {keys.map((key) => (
          <pre class="signed">{key}</pre>
        ))}
      </section>
    </>
  );
}
