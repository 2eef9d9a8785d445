import { AccessForm } from "../AccessPage.tsx";

type Props = { readonly action: string; readonly mark: string; readonly button: string; readonly back?: string };

/** The button that leads to the identity provider. */
export function ProviderForm({ action, mark, button, back }: Props) {
  return (
    <AccessForm action={action} mark={mark} button={button}>
      {back !== undefined && <input type="hidden" name="verso" value={back} />}
    </AccessForm>
  );
}
