import type { Child } from "hono/jsx";
import { couldDo } from "../../domain/access/couldDo.ts";
import type { RightName } from "../../domain/access/rights.ts";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import type { Shown } from "../entryForm.tsx";
import { Page, type Step } from "../../ui/Page.tsx";
import { SignedInAs } from "../door/AccessPage.tsx";
import { hourInRome } from "../commands/instantWords.ts";
import type { Office } from "./office.ts";
import { paths } from "../paths.ts";

/** The parts of an office, each with the action that opens it. */
const SECTIONS: readonly { readonly text: string; readonly action: RightName; readonly href: (code: string) => string }[] = [
  { text: "Ufficio", action: "office.read", href: paths.office },
  { text: "Organizzazione", action: "organisation.read", href: paths.organisation },
  { text: "Persone", action: "organisation.read", href: paths.people },
  { text: "Incarichi", action: "role.read", href: paths.roles },
  { text: "Deleghe e astensioni", action: "delegation.read", href: paths.delegations },
  { text: "Registro", action: "log.read", href: paths.operations },
  { text: "Deroghe", action: "derogation.read", href: paths.derogations },
];

/** What was just done, and how a page that follows says it. */
const DONE = { fatto: "Fatto: è registrato.", bozza: "La bozza è salvata: la ritrova qui.", buttata: "La bozza è buttata." } as const;

/** The address of a page that says what was just done. */
export function saying(address: string, what: keyof typeof DONE): string {
  return `${address}?esito=${what}`;
}

type Props = {
  readonly office: Pick<Office, "administration" | "subject" | "today" | "session" | "mark" | "c">;
  readonly title: string;
  /** Between the office and this page. */
  readonly way?: readonly Step[];
  /** A form of the page that is shown again: what is wrong with it stands on top. */
  readonly refilled?: Pick<Shown, "problems"> | undefined;
  readonly children: Child;
};

/** A page of an office: only the parts that are of this person's roles are named, and no cache keeps it. */
export function OfficePage({ office, title, way = [], refilled, children }: Props) {
  const problems = refilled?.problems ?? [];
  const { administration, subject, today, session, mark, c } = office;
  const home = paths.office(administration.code);
  const isHome = c.req.path === home;
  return (
    <Page
      title={problems.length > 0 ? `Errore: ${title}` : title}
      site={{ name: administration.name, href: home }}
      navigation={SECTIONS.filter(({ action }) => couldDo(action, subject, today)).map(({ text, href }) => ({
        text,
        href: href(administration.code),
        isCurrent: c.req.path === href(administration.code),
      }))}
      way={isHome ? [] : [{ text: "Ufficio", href: home }, ...way, { text: title }]}
      account={<SignedInAs name={session.name} mark={mark} />}
      isUnlisted
    >
      <h1>{title}</h1>
      {session.readsOnlyUntil && <ReadsOnly until={session.readsOnlyUntil} />}
      <Done what={c.req.query("esito")} />
      <ErrorSummary problems={problems} />
      {children}
    </Page>
  );
}

function ReadsOnly({ until }: { until: Date }) {
  return (
    <p class="missing" role="status">
      Chi amministra il sistema le ha tolto il secondo fattore: fino al {hourInRome(until.toISOString())}, può solo leggere. Se non lo ha
      chiesto lei, lo dica subito al Segretario.
    </p>
  );
}

function Done({ what }: { what: string | undefined }) {
  if (what === undefined || !Object.hasOwn(DONE, what)) return null;
  return (
    <p class="done" role="status">
      {DONE[what as keyof typeof DONE]}
    </p>
  );
}
