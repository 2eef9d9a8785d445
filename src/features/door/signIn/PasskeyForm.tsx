import { assetPath } from "../../../ui/assetPath.ts";
import type { Child } from "hono/jsx";
import { Mark } from "../AccessPage.tsx";

type Props = {
  readonly id: string;
  readonly action: string;
  readonly mark: string;
  readonly button: string;
  /** What the browser is asked. */
  readonly options: object;
  readonly children?: Child;
};

/** A form that a passkey fills in. Hidden until its script has seen that the browser can do it. */
export function PasskeyForm({ id, action, mark, button, options, children }: Props) {
  return (
    <>
      <form id={id} class="access" method="post" action={action} data-passkey={JSON.stringify(options)} hidden>
        <Mark mark={mark} />
        <input type="hidden" name="risposta" value="" />
        {children}
        <p class="refusal" role="alert" hidden>
          La passkey non è stata usata: può riprovare, o scegliere un altro modo.
        </p>
        <button class="btn" type="submit">
          {button}
        </button>
      </form>
      <p class="missing" data-without-passkey>
        Questo browser non può usare le passkey, oppure JavaScript è spento.
      </p>
      <script src={assetPath("passkey.js")} defer></script>
    </>
  );
}
