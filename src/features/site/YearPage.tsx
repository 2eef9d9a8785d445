import type { Child } from "hono/jsx";
import { Page, type Step } from "../../ui/Page.tsx";
import { italianDate } from "../../domain/kernel/civilDate.ts";
import { paths, type YearAddress } from "../paths.ts";
import type { NamedNumber } from "./servePublic.ts";

/** What a page of a year needs to know of it, and of the years beside it. */
export type YearShown = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly years: readonly number[];
  /** The publication that the address names, where it names one. */
  readonly named?: NamedNumber | undefined;
};

type Section = "year" | "objectives" | "strategy" | "services" | "relazione";
type Props = {
  readonly shown: YearShown;
  readonly title: string;
  readonly section?: Section;
  readonly steps?: readonly Step[];
  readonly children: Child;
};

/** The places of a year, in the order of the header. The choice of another year leads to the same place. */
const PLACES: Readonly<Record<Section, { readonly textOf: (year: number) => string; readonly href: (at: YearAddress) => string }>> = {
  year: { textOf: (year) => `Performance ${String(year)}`, href: (at) => paths.year(at) },
  objectives: { textOf: () => "Obiettivi", href: (at) => paths.objectives(at) },
  strategy: { textOf: () => "Strategia", href: (at) => paths.strategy(at) },
  services: { textOf: () => "Servizi", href: (at) => paths.services(at) },
  relazione: { textOf: () => "Relazione", href: (at) => paths.relazione(at) },
};

/** The address of a year shown. */
export function addressOf({ administration, year, named }: Omit<YearShown, "years">): YearAddress {
  return { administration: administration.code, year, publication: named?.number, isPreview: named?.isPreview };
}

/** A page of an administration's year: its name, the places to go, the way back, the other years. */
export function YearPage({ shown, title, section, steps = [], children }: Props) {
  const at = addressOf(shown);
  const way: Step[] = steps.length === 0 ? [] : [{ text: PLACES.year.textOf(shown.year), href: paths.year(at) }, ...steps];
  return (
    <Page
      title={title}
      site={{ name: shown.administration.name, href: paths.administration(at.administration) }}
      navigation={[
        ...Object.entries(PLACES).map(([name, { textOf, href }]) => ({
          text: textOf(shown.year),
          href: href(at),
          isCurrent: name === section && steps.length <= 1,
        })),
        { text: "Cerca", href: paths.search(at.administration), isCurrent: false },
      ]}
      way={way}
      isUnlisted={shown.named !== undefined}
      beside={<YearChoice shown={shown} hrefOf={PLACES[section ?? "year"].href} />}
    >
      {shown.named && <Named named={shown.named} at={at} />}
      {children}
    </Page>
  );
}

/** «Versione 1 del 2024, pubblicata il 30/01/2026. Non è quella in vigore: l'anno come si legge oggi.» */
function Named({
  named: { number, releasedOn, isInForce, isPreview },
  at: { administration, year },
}: {
  named: NamedNumber;
  at: YearAddress;
}) {
  if (isPreview)
    return (
      <aside class="version" aria-label="Bozza">
        <p>
          <strong>Bozza</strong>: è la versione {number} del {year}, preparata e non ancora pubblica. Così com'è qui uscirà.{" "}
          <a href={paths.publications({ administration, year })}>Torna alle pubblicazioni</a>.
        </p>
      </aside>
    );
  return (
    <aside class="version" aria-label="Versione mostrata">
      <p>
        È mostrata la <strong>versione {number}</strong> del {year}, pubblicata il {italianDate(releasedOn)}
        {isInForce ? ": è quella in vigore. " : ". Non è quella in vigore. "}
        <a href={paths.year({ administration, year })}>Vai all'anno com'è in vigore</a>.
      </p>
    </aside>
  );
}

/** "Anno: 2024 2025 2026", where there is more than one. */
function YearChoice({ shown, hrefOf }: { shown: YearShown; hrefOf: (at: YearAddress) => string }) {
  if (shown.years.length < 2) return null;
  const { code: administration } = shown.administration;
  return (
    <nav class="years" aria-label="Anno">
      <span aria-hidden="true">Anno:</span>
      <ul>
        {shown.years.toReversed().map((year) => (
          <li>
            <a href={hrefOf({ administration, year })} aria-current={year === shown.year ? "true" : undefined}>
              {year}
            </a>
          </li>
        ))}
        <li>
          <a href={paths.administration(administration)}>Confronta</a>
        </li>
      </ul>
    </nav>
  );
}
