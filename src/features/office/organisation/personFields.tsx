import * as z from "zod";
import { isOneLine, isPostable } from "../../../domain/access/mailAddress.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import { readFiscalCode } from "../../../domain/organisation/fiscalCode.ts";
import { readWorkingTime, WORKING_TIME_DOUBTS } from "../../../domain/organisation/readWorkingTime.ts";
import { PROFILE_WORDS, PROFILES } from "../../../domain/organisation/profile.ts";
import type { DecimalText } from "../../../domain/plan/target.ts";
import { SelectField, TextField } from "../../../ui/Fields.tsx";
import { day, optionalDay, words } from "../officeFields.ts";
import type { Office } from "../office.ts";
import type { Typed } from "../../door/postedForm.ts";

/** What a text is read as, or what is wrong with it. */
function readAs<Value>(read: (written: string) => Value | undefined, message: string) {
  return z.string().transform((written, context): Value => {
    const value = read(written);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

const nothing = z.literal("").transform(() => undefined);

/** Who somebody is, as a form has it. */
export const IDENTITY_FIELDS = {
  nome: words("nome e cognome", 200).refine(isOneLine, "Il nome ha un a capo o un altro carattere che non si vede: lo riscriva."),
  codice_fiscale: z.union([nothing, readAs(readFiscalCode, "Questo codice fiscale non è giusto: lo ricontrolli.")]),
  posta: z.union([nothing, z.string().refine(isPostable, "A questo indirizzo non si può mandare posta: controlli come è scritto.")]),
};

/** Where somebody works, as a form has it. */
export const RELATION_FIELDS = {
  unita: z.string().regex(/^\d{1,18}$/, "Scelga un'unità."),
  ruolo: z.enum(PROFILES, "Scelga un'area o un incarico."),
  tempo: z.string().transform((written, context): DecimalText => {
    const share = readWorkingTime(written);
    if (share.ok) return share.value;
    context.addIssue({ code: "custom", message: WORKING_TIME_DOUBTS[share.reasons[0]] });
    return z.NEVER;
  }),
  valutatore: z.union([nothing, z.string().regex(/^[A-Za-z0-9._-]{1,40}$/, "Scriva la matricola del valutatore, «oiv» o «sindaco».")]),
  dal: day,
  al: optionalDay,
};

type Props = { readonly typed: Typed; readonly errors: Typed };

/** The first ones, drawn. */
export function IdentityFields({ typed, errors }: Props) {
  return (
    <>
      <TextField id="nome" label="Nome e cognome" value={typed["nome"]} error={errors["nome"]} autocomplete="off" maxLength={200} />
      <TextField
        id="codice_fiscale"
        label="Codice fiscale (se l'ente lo usa)"
        value={typed["codice_fiscale"]}
        error={errors["codice_fiscale"]}
        autocomplete="off"
        isOptional
      />
      <TextField
        id="posta"
        label="Posta (se ne ha una)"
        hint="Chi non ha posta firma su carta ciò di cui deve prendere visione."
        value={typed["posta"]}
        error={errors["posta"]}
        autocomplete="off"
        isOptional
      />
    </>
  );
}

type RelationProps = Props & { readonly office: Office; readonly units: readonly { readonly unit: bigint; readonly name: string }[] };

/** The second ones, drawn. */
export function RelationFields({ typed, errors, office, units }: RelationProps) {
  return (
    <>
      <SelectField
        id="unita"
        label="Unità"
        options={units.map(({ unit, name }) => ({ value: String(unit), text: name }))}
        value={typed["unita"] ?? ""}
        error={errors["unita"]}
      />
      <SelectField
        id="ruolo"
        label="Area o incarico"
        options={PROFILES.map((role) => ({ value: role, text: PROFILE_WORDS[role] }))}
        value={typed["ruolo"] ?? "istruttori"}
        error={errors["ruolo"]}
      />
      <TextField id="tempo" label="Quota di tempo pieno" value={typed["tempo"] ?? "100 %"} error={errors["tempo"]} autocomplete="off" />
      <TextField
        id="valutatore"
        label="Chi valuta (matricola, «oiv» o «sindaco»)"
        value={typed["valutatore"]}
        error={errors["valutatore"]}
        autocomplete="off"
        isOptional
      />
      <TextField id="dal" label="Dal giorno" value={typed["dal"] ?? italianDate(office.today)} error={errors["dal"]} autocomplete="off" />
      <TextField id="al" label="All'ultimo giorno (se c'è)" value={typed["al"]} error={errors["al"]} autocomplete="off" isOptional />
    </>
  );
}
