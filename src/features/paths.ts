import { slugOf } from "../domain/kernel/figure.ts";
import { FRAME_PATHS } from "../ui/Page.tsx";
import type { ObjectiveCode } from "../domain/plan/objective.ts";

export type YearAddress = { readonly administration: string; readonly year: number };

/** The addresses of the public site: "/c_i703/2023/obiettivi/017". Written once here, read in server/routes.tsx. */
export const paths = {
  ...FRAME_PATHS,
  demonstrationSignIn: "/accesso/dimostrazione",
  secondFactor: "/accesso/secondo-fattore",
  newFactor: "/accesso/nuovo-fattore",
  recovery: "/accesso/recupero",
  passkey: "/accesso/passkey",
  stepUp: "/accesso/conferma",
  passkeyStepUp: "/accesso/conferma/passkey",
  invitation: "/invito",
  provider: "/accesso/ente",
  providerReturn: "/accesso/ente/ritorno",
  providerStepUp: "/accesso/ente/conferma",
  invitationProvider: "/invito/ente",
  myProvider: "/il-mio-account/ente",
  myAccount: "/il-mio-account",
  myPassword: "/il-mio-account/password",
  mySessions: "/il-mio-account/sessioni",
  myCodes: "/il-mio-account/codici",
  myFactor: "/il-mio-account/fattore",
  newPasskey: "/il-mio-account/passkey",
  removePasskey: "/il-mio-account/passkey/togli",
  signOut: "/uscita",
  years: () => "/",
  administration: (code: string) => `/${code}`,
  search: (code: string) => `/${code}/cerca`,
  /** The checkpoints of the log, and the same as a file to keep elsewhere. */
  log: (code: string) => `/${code}/registro`,
  logFile: (code: string) => `/${code}/registro.json`,
  transparency: (code: string) => `/${code}/amministrazione-trasparente/performance`,
  year: ({ administration, year }: YearAddress) => `/${administration}/${String(year)}`,
  objectives: (at: YearAddress, filter: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return `${paths.year(at)}/obiettivi${query ? `?${query}` : ""}`;
  },
  objective: (at: YearAddress, code: ObjectiveCode) => `${paths.year(at)}/obiettivi/${code.slice(5)}`,
  objectiveProof: (at: YearAddress, code: ObjectiveCode) => `${paths.objective(at, code)}/esito`,
  measuredProof: (at: YearAddress, code: ObjectiveCode) => `${paths.objective(at, code)}/misurato`,
  figure: (at: YearAddress, figure: string) => `${paths.year(at)}/numeri/${figure}`,
  strategy: (at: YearAddress) => `${paths.year(at)}/obiettivi-strategici`,
  strategic: (at: YearAddress, number: number) => `${paths.strategy(at)}/${String(number)}`,
  operational: (at: YearAddress, key: string) => `${paths.year(at)}/obiettivi-operativi/${encodeURIComponent(key)}`,
  services: (at: YearAddress) => `${paths.year(at)}/servizi`,
  service: (at: YearAddress, name: string) => `${paths.services(at)}/${slugOf(name)}`,
  unit: (at: YearAddress, unit: string) => `${paths.year(at)}/gruppi/${slugOf(unit)}`,
  data: (at: YearAddress) => `${paths.year(at)}/dati`,
  dataFile: (at: YearAddress, dataset: string, format: "csv" | "json") => `${paths.data(at)}/${dataset}.${format}`,
  /** The page that tells how a program reads the same data. */
  api: () => "/api",
  readingNote: (at: YearAddress) => `${paths.year(at)}/controllo-qualita`,
  relazione: (at: YearAddress) => `${paths.year(at)}/relazione`,
  relazioneFile: (at: YearAddress, format: "pdf" | "docx" | "html" | "txt" | "json") => `${paths.year(at)}/relazione.${format}`,
  /** The PDF to keep for years (PDF/A-2a); the other one is made to be read by everyone (PDF/UA-1). */
  relazioneToKeep: (at: YearAddress) => `${paths.year(at)}/relazione-da-conservare.pdf`,
};
