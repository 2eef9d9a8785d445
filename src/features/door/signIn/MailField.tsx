import * as z from "zod";
import { TextField } from "../../../ui/Fields.tsx";

const LONGEST = 254;

/** The mail somebody says is theirs, as it is posted: no more is asked of it, so that nothing tells which accounts there are. */
export const mailGiven = z.string().trim().min(1, "Scriva la posta con cui è stato invitato.").max(LONGEST, "Questa posta è troppo lunga.");

/** Where it is written. */
export function MailField({ value, error }: { value: string | undefined; error: string | undefined }) {
  return (
    <TextField id="posta" label="Posta elettronica" type="email" value={value} error={error} autocomplete="username" maxLength={LONGEST} />
  );
}
