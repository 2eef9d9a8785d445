import type { Child } from "hono/jsx";
import type { Session } from "../../data/account/session.ts";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Page, type Step } from "../../ui/Page.tsx";
import { EntryFields, type EntryForm, type Shown } from "../entryForm.tsx";
import { paths } from "../paths.ts";
import { FORM_MARK } from "./postedForm.ts";

type Props = {
  readonly title: string;
  readonly way?: readonly Step[];
  /** Who is signed in, and the mark of the forms of this answer. */
  readonly who?: { readonly session: Pick<Session, "name">; readonly mark: string } | undefined;
  /** A form of the page that is shown again: what is wrong with it stands on top. */
  readonly shown?: Pick<Shown, "problems"> | undefined;
  readonly children: Child;
};

/** A page of the person who signs in: no cache keeps it and no search engine lists it. */
export function AccessPage({ title, way = [], who, shown, children }: Props) {
  const problems = shown?.problems ?? [];
  const account = who && <SignedInAs name={who.session.name} mark={who.mark} />;
  return (
    <Page
      title={problems.length > 0 ? `Errore: ${title}` : title}
      site={{ name: "Traguardo", href: paths.years() }}
      way={[...way, { text: title }]}
      account={account}
      isUnlisted
    >
      <h1>{title}</h1>
      <ErrorSummary problems={problems} />
      {children}
    </Page>
  );
}

/** Who is signed in, and the way out. */
export function SignedInAs({ name, mark }: { name: string; mark: string }) {
  return (
    <div class="account">
      <a href={paths.myAccount}>{name}</a>
      <form method="post" action={paths.signOut}>
        <Mark mark={mark} />
        <button class="btn" type="submit">
          Esci
        </button>
      </form>
    </div>
  );
}

/** The hidden field that ties a form to the browser it was drawn for. */
export function Mark({ mark }: { mark: string }) {
  return <input type="hidden" name={FORM_MARK} value={mark} />;
}

type FormProps<Data> = {
  readonly action: string;
  readonly mark: string;
  readonly button: string;
  readonly form?: EntryForm<Data>;
  /** What stands in it before anybody types, by the name of the datum. */
  readonly held?: Partial<Readonly<Record<keyof Data & string, string>>>;
  readonly shown?: Shown | undefined;
  readonly isQuiet?: boolean;
  readonly children?: Child;
};

/** A form with one button. */
export function AccessForm<Data>({ action, mark, button, form, held, shown, isQuiet = false, children }: FormProps<Data>) {
  return (
    <form class="access" method="post" action={action}>
      <Mark mark={mark} />
      {form && <EntryFields {...{ form, held, shown }} />}
      {children}
      <button class={isQuiet ? "btn quiet" : "btn"} type="submit">
        {button}
      </button>
    </form>
  );
}
