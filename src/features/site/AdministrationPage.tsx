import type { Child } from "hono/jsx";
import { Page, type Step } from "../../ui/Page.tsx";
import { paths } from "../paths.ts";
import type { Held } from "./servePublic.ts";

type Section = "years" | "search" | "transparency";
type Props = {
  readonly held: Pick<Held, "administration" | "years">;
  readonly title: string;
  readonly section?: Section;
  readonly steps?: readonly Step[];
  readonly isUnlisted?: boolean;
  readonly children: Child;
};

/** A page of an administration that belongs to no single year. */
export function AdministrationPage({ held: { administration, years }, title, section, steps = [], isUnlisted = false, children }: Props) {
  const { code } = administration;
  const latest = years[0];
  const home = paths.administration(code);
  return (
    <Page
      title={title}
      site={{ name: administration.name, href: home }}
      navigation={[
        { text: "Anni e confronto", href: home, isCurrent: section === "years" },
        ...(latest === undefined
          ? []
          : [{ text: `Performance ${String(latest)}`, href: paths.year({ administration: code, year: latest }), isCurrent: false }]),
        { text: "Amministrazione trasparente", href: paths.transparency(code), isCurrent: section === "transparency" },
        { text: "Cerca", href: paths.search(code), isCurrent: section === "search" },
      ]}
      isUnlisted={isUnlisted}
      way={steps.length === 0 ? [] : [{ text: "Anni e confronto", href: home }, ...steps]}
    >
      {children}
    </Page>
  );
}
