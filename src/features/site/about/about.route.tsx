import type { Child } from "hono/jsx";
import { Page } from "../../../ui/Page.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import type { Setting } from "../../../domain/organisation/setting.ts";
import type { PublicContext } from "../servePublic.ts";
import { SettingsOf, toldOf } from "./SettingsOf.tsx";

/** Where a person who reads these pages may write or call. */
const CONTACTS: readonly Setting[] = ["office", "mail", "pec", "telephone", "address"];

function answer(c: PublicContext, title: string, content: Child): Response | Promise<Response> {
  const site = { name: "Traguardo", href: paths.years() };
  return c.html(
    renderPage(
      <Page title={title} site={site} way={[{ text: "Prima pagina", href: paths.years() }, { text: title }]}>
        <h1>{title}</h1>
        {content}
      </Page>,
    ),
  );
}

/** What this site is, and how to read it. */
export async function getAbout(c: PublicContext): Promise<Response> {
  const told = await toldOf(c);
  return answer(
    c,
    "Informazioni",
    <>
      <p class="lead">Questo sito mostra che cosa un'amministrazione aveva previsto per un anno, che cosa ha raggiunto e che cosa no.</p>
      <h2>Come si leggono le pagine</h2>
      <ul>
        <li>Ogni numero sottolineato con i puntini si apre e mostra come ci si arriva: i dati, i passaggi, la regola.</li>
        <li>Ogni foglia di un albero è un obiettivo: piena se raggiunto, a metà se raggiunto in parte, vuota se non raggiunto.</li>
        <li>Ciò che un documento non dice è detto mancante. Nulla è indovinato, e nessun errore del documento è corretto in silenzio.</li>
        <li>Ogni dato porta il nome del documento da cui viene e la riga.</li>
      </ul>
      <h2>I dati</h2>
      <p>
        I dati aperti di ogni anno hanno la licenza CC BY 4.0: si possono riutilizzare citando la fonte. Chi li ripubblica come dati
        dell'amministrazione ne rispetta l'integrità (d.lgs. 33/2013, art. 7).
      </p>
      <h2>Il programma</h2>
      <p>Traguardo è software libero, con licenza AGPL-3.0-or-later: chi usa il sito ha diritto di averne il codice.</p>
      <h2>A chi rivolgersi</h2>
      <SettingsOf told={told} which={CONTACTS} address={paths.about} />
    </>,
  );
}

/** What was tested of accessibility and how, without claiming more; where to say what does not work. */
export async function getAccessibility(c: PublicContext): Promise<Response> {
  const told = await toldOf(c);
  return answer(
    c,
    "Accessibilità",
    <>
      <p class="lead">
        Le pagine si leggono senza JavaScript, con la sola tastiera e su uno schermo largo 320 pixel. Usano uno script solo le passkey di
        chi lavora nell'amministrazione, che al loro posto può usare i codici del telefono.
      </p>
      <h2>Che cosa è stato provato, e come</h2>
      <ul>
        <li>
          Ogni tipo di pagina pubblica, a 320 e a 1280 pixel, con axe-core: le sue regole per i criteri A e AA delle WCAG 2.0, 2.1 e 2.2,
          compresa la grandezza di ciò che si tocca, senza errori rilevati.
        </li>
        <li>
          Ogni tipo di pagina pubblica è HTML valido e non scorre di lato; le tabelle larghe e le figure scorrono dentro un riquadro con un
          nome.
        </li>
        <li>
          Con la tastiera, sulla pagina di un anno, l'elenco, un obiettivo e la spiegazione di un numero: tutto si raggiunge e il fuoco si
          vede.
        </li>
        <li>
          Nessun esito è detto solo con il colore: la forma della foglia e una parola dicono lo stesso, anche con i colori scelti dal
          sistema (contrasto elevato).
        </li>
        <li>La stampa mostra il contenuto, senza ciò che serve solo sullo schermo.</li>
      </ul>
      <p>Queste prove fanno parte di quelle del programma. Un controllo automatico non trova tutti gli errori.</p>
      <h2>Che cosa non è stato provato</h2>
      <p>
        Non ci sono ancora state prove con lettori di schermo né con persone con disabilità. Ciò che axe-core lascia decidere a una persona
        non è stato controllato.
      </p>
      <h2>Dichiarazione di accessibilità</h2>
      <p>
        La dichiarazione si compila soltanto su form.agid.gov.it, a cura del responsabile per la transizione al digitale
        dell'amministrazione.
      </p>
      <SettingsOf told={told} which={["accessibilityStatement"]} address={paths.accessibility} />
      <h2>Segnalare un problema</h2>
      <p>
        Chi trova una pagina che non riesce a usare può scriverlo all'amministrazione, con l'indirizzo della pagina e che cosa è accaduto.
        Se la risposta manca o non basta, entro i termini di legge ci si può rivolgere al Difensore civico per il digitale.
      </p>
      <SettingsOf told={told} which={CONTACTS} />
    </>,
  );
}

/** No cookie, no tracking, nobody's name. */
export async function getPrivacy(c: PublicContext): Promise<Response> {
  const told = await toldOf(c);
  return answer(
    c,
    "Privacy",
    <>
      <p class="lead">Le pagine pubbliche non usano cookie, non tracciano le visite e non mostrano dati di persone.</p>
      <h2>Chi visita il sito</h2>
      <ul>
        <li>Non ci sono cookie né altre memorie nel browser, quindi non serve alcun consenso.</li>
        <li>Le pagine non chiedono nulla ad altri siti: né statistiche, né caratteri, né mappe.</li>
        <li>Le parole cercate stanno nell'indirizzo della pagina dei risultati, come in ogni ricerca.</li>
        <li>Il programma non conserva un registro delle visite; chi gestisce il server può tenere quello tecnico della rete.</li>
        <li>Quando qualcosa non funziona si conservano l'ora, il tipo di pagina e il guasto: non chi la chiedeva, né che cosa cercava.</li>
      </ul>
      <h2>Chi lavora nell'amministrazione</h2>
      <p>
        Chi accede con la sua utenza ha nel browser solo cookie tecnici: l'accesso, il modulo che sta compilando, gli inviti che ha aperto,
        per dieci minuti il passaggio dal servizio di identità dell'ente, e per novanta giorni che da lì ha già fatto accesso. Dei tentativi
        di accesso si conserva il numero, non la posta né l'indirizzo di rete.
      </p>
      <p>
        Chi lavora nell'amministrazione scarica una copia dei propri dati da «Il mio account». Dell'attività di un dipendente non c'è nessun
        elenco, per nessuno; di ciò che fa chi amministra il sistema resta invece un registro. L'informativa completa la dà
        l'amministrazione.
      </p>
      <p>Si pubblicano obiettivi di uffici e dati in forma aggregata: nessun nome, nessuna valutazione di una persona.</p>
      <h2>Titolare e responsabile della protezione dei dati</h2>
      <p>Il titolare è l'amministrazione di cui sono i dati.</p>
      <SettingsOf told={told} which={["dpo", ...CONTACTS]} address={paths.privacy} />
    </>,
  );
}
