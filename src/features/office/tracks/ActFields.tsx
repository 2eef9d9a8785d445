import { TextField } from "../../../ui/Fields.tsx";
import { day, words } from "../officeFields.ts";
import type { Refilled } from "../officeForm.tsx";

/** The fields that name an act, as a form has them. */
export const ACT_FIELDS = { organo: words("quale organo", 200), numero: words("il numero", 60), data: day };

/** The same, drawn. */
export function ActFields({ refilled }: { refilled: Pick<Refilled, "typed" | "errors"> | undefined }) {
  const { typed = {}, errors = {} } = refilled ?? {};
  return (
    <fieldset class="acts">
      <legend>Con quale atto</legend>
      <TextField id="organo" label="Organo" value={typed["organo"]} error={errors["organo"]} autocomplete="off" />
      <TextField id="numero" label="Numero" value={typed["numero"]} error={errors["numero"]} autocomplete="off" />
      <TextField id="data" label="Data dell'atto" value={typed["data"]} error={errors["data"]} autocomplete="off" />
    </fieldset>
  );
}
