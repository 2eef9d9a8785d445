import { isOneLine, isPostable } from "../access/mailAddress.ts";

/** What an administration says of itself on its public pages (it. "impostazione"). */
export const SETTINGS = ["office", "mail", "pec", "telephone", "address", "dpo", "accessibilityStatement"] as const;
export type Setting = (typeof SETTINGS)[number];

/** Each with the word that names it on the command line, and what people read beside its value. */
export const SETTING_WORDS: Readonly<Record<Setting, { readonly name: string; readonly label: string }>> = {
  office: { name: "ufficio", label: "Ufficio" },
  mail: { name: "posta", label: "Posta" },
  pec: { name: "pec", label: "PEC" },
  telephone: { name: "telefono", label: "Telefono" },
  address: { name: "indirizzo", label: "Indirizzo" },
  dpo: { name: "dpo", label: "Responsabile della protezione dei dati" },
  accessibilityStatement: { name: "dichiarazione-accessibilita", label: "Dichiarazione di accessibilità" },
};

/** The setting with this word; undefined when there is none. */
export function settingNamed(name: string): Setting | undefined {
  return SETTINGS.find((setting) => SETTING_WORDS[setting].name === name);
}

/** Whether a value can be what a setting says: a mail for mail and PEC, the address of a form of AgID for the statement, one line for the rest. */
export function isSettingValue(setting: Setting, value: string): boolean {
  if (value.length < 1 || value.length > 300 || value !== value.trim() || !isOneLine(value)) return false;
  switch (setting) {
    case "mail":
    case "pec":
      return isPostable(value);
    case "accessibilityStatement":
      return /^https:\/\/form\.agid\.gov\.it\/\S+$/.test(value);
    case "office":
    case "telephone":
    case "address":
    case "dpo":
      return true;
  }
}
