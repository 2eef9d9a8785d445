import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { insertSetting } from "../../../data/organisation/administrationSetting.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { isSettingValue, type Setting, SETTING_WORDS } from "../../../domain/organisation/setting.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why a setting is not written. */
export type SettingRefusal = StandingRefusal | "notSuchValue";

/** The sentence of each reason, for people. */
export const SETTING_REFUSALS = {
  ...STANDING_REFUSALS,
  notSuchValue:
    "Questo valore non va bene: una riga di 300 caratteri al più; posta e pec sono indirizzi di posta; la dichiarazione di accessibilità comincia con https://form.agid.gov.it/.",
} satisfies Sentences<SettingRefusal>;

/** Writes what an administration says of itself on its public pages (it. "impostazione"); null takes it away. It holds from today. */
export function writeSetting(
  office: Omit<Ambient, "year">,
  { setting, value }: { readonly setting: Setting; readonly value: string | null },
  options: StandingOptions,
): Promise<Verdict<null, SettingRefusal>> {
  return actOutsideYears<null, SettingRefusal>(office, "settings.write", options, async (tx) => {
    if (value !== null && !isSettingValue(setting, value)) return refuse("notSuchValue");
    await insertSetting(tx, office.administration, setting, value);
    return { ok: true, value: { answer: null, object: `setting ${setting}`, content: { setting: SETTING_WORDS[setting].label, value } } };
  });
}
