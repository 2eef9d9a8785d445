import type { Child } from "hono/jsx";
import type { Session } from "../../data/account/session.ts";
import { Page, type Step } from "../../ui/Page.tsx";
import { paths } from "../paths.ts";
import { FORM_MARK } from "./postedForm.ts";

type Props = {
  readonly title: string;
  readonly way?: readonly Step[];
  /** Who is signed in, and the mark of the forms of this answer. */
  readonly who?: { readonly session: Pick<Session, "name">; readonly mark: string } | undefined;
  readonly children: Child;
};

/** A page of whoever signs in: no cache keeps it and no search engine lists it. */
export function AccessPage({ title, way = [], who, children }: Props) {
  const account = who && <SignedInAs name={who.session.name} mark={who.mark} />;
  return (
    <Page title={title} site={{ name: "Traguardo", href: paths.years() }} way={[...way, { text: title }]} account={account} isUnlisted>
      <h1>{title}</h1>
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

/** Why something was not done, said aloud by screen readers. */
export function Refusal({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="refusal" role="alert">
      {text}
    </p>
  );
}

type FormProps = {
  readonly action: string;
  readonly mark: string;
  readonly button: string;
  readonly isQuiet?: boolean;
  readonly children?: Child;
};

/** A form with one button. */
export function AccessForm({ action, mark, button, isQuiet = false, children }: FormProps) {
  return (
    <form class="access" method="post" action={action}>
      <Mark mark={mark} />
      {children}
      <button class={isQuiet ? "btn quiet" : "btn"} type="submit">
        {button}
      </button>
    </form>
  );
}
