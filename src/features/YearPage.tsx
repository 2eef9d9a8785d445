import type { Child } from "hono/jsx";
import { Page, type Step } from "../ui/Page.tsx";
import { paths } from "./paths.ts";

/** What a page of a year needs to know of it. */
export type YearShown = { readonly administration: { readonly code: string; readonly name: string }; readonly year: number };

type Section = "year" | "objectives" | "relazione";
type Props = {
  readonly shown: YearShown;
  readonly title: string;
  readonly section?: Section;
  readonly steps?: readonly Step[];
  readonly children: Child;
};

/** The address of a year shown. */
export function addressOf({ administration, year }: YearShown) {
  return { administration: administration.code, year };
}

/** A page of an administration's year: its name, the three places to go, the way back. */
export function YearPage({ shown, title, section, steps = [], children }: Props) {
  const at = addressOf(shown);
  const place = (text: string, href: string, of: Section) => ({ text, href, isCurrent: of === section && steps.length <= 1 });
  const way: Step[] = steps.length === 0 ? [] : [{ text: `Performance ${String(shown.year)}`, href: paths.year(at) }, ...steps];
  return (
    <Page
      title={title}
      site={{ name: shown.administration.name, href: paths.year(at) }}
      navigation={[
        place(`Performance ${String(shown.year)}`, paths.year(at), "year"),
        place("Obiettivi", paths.objectives(at), "objectives"),
        place("Relazione", paths.relazione(at), "relazione"),
      ]}
      way={way}
    >
      {children}
    </Page>
  );
}
