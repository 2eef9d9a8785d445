import { slugOf } from "../domain/kernel/figure.ts";
import { FRAME_PATHS } from "../ui/Page.tsx";
import type { ObjectiveCode } from "../domain/plan/objective.ts";

/** Of whom and of which year an address is; and of which publication, where it names one. */
export type YearAddress = {
  readonly administration: string;
  readonly year: number;
  readonly publication?: number | undefined;
  /** That publication is looked at in the office before it is released. */
  readonly isPreview?: boolean | undefined;
};

/** The addresses of the public site: "/c_i703/2023/obiettivi/017". Written once here, read in server/routes.tsx. */
export const paths = {
  ...FRAME_PATHS,
  demonstrationSignIn: "/accesso/dimostrazione",
  secondFactor: "/accesso/secondo-fattore",
  newFactor: "/accesso/nuovo-fattore",
  recovery: "/accesso/recupero",
  ownBrowser: "/accesso/questo-browser",
  passkey: "/accesso/passkey",
  stepUp: "/accesso/conferma",
  passkeyStepUp: "/accesso/conferma/passkey",
  /** What comes by mail: each leads to a page that has the public part of the link in its address, and not the secret. */
  invitationLink: (secret: string) => `/invito/${secret}`,
  browserLink: (secret: string) => `/accesso/questo-browser/${secret}`,
  invitation: (link: string) => `/invito/${link}`,
  invitationProvider: (link: string) => `/invito/${link}/ente`,
  confirmBrowser: (link: string) => `/accesso/questo-browser/${link}`,
  provider: "/accesso/ente",
  providerReturn: "/accesso/ente/ritorno",
  providerStepUp: "/accesso/ente/conferma",
  myProvider: "/il-mio-account/ente",
  myAccount: "/il-mio-account",
  myPassword: "/il-mio-account/password",
  mySessions: "/il-mio-account/sessioni",
  myCodes: "/il-mio-account/codici",
  myFactor: "/il-mio-account/fattore",
  myData: "/il-mio-account/dati",
  newPasskey: "/il-mio-account/passkey",
  removePasskey: "/il-mio-account/passkey/togli",
  signOut: "/uscita",
  years: () => "/",
  sitemap: "/sitemap.xml",
  sitemapOfSite: "/sitemap-sito.xml",
  sitemapOf: (code: string) => `/${code}/sitemap.xml`,
  administration: (code: string) => `/${code}`,
  search: (code: string) => `/${code}/cerca`,
  /** The checkpoints of the log, and the same as a file to keep elsewhere. */
  log: (code: string) => `/${code}/registro`,
  logFile: (code: string) => `/${code}/registro.json`,
  /** What is of the person who works for an administration, under one roof: nothing of it is public. */
  office: (code: string) => `/${code}/ufficio`,
  organisation: (code: string, day?: string) => `/${code}/ufficio/organizzazione${day === undefined ? "" : `?giorno=${day}`}`,
  units: (code: string) => `/${code}/ufficio/unita`,
  unitFirstDay: (code: string, unit: string) => `/${code}/ufficio/unita/${unit}/primo-giorno`,
  officeUnit: (code: string, unit: string) => `/${code}/ufficio/unita/${unit}`,
  people: (code: string) => `/${code}/ufficio/persone`,
  newPerson: (code: string) => `/${code}/ufficio/nuova-persona`,
  staffList: (code: string) => `/${code}/ufficio/elenco-del-personale`,
  person: (code: string, person: string) => `/${code}/ufficio/persone/${person}`,
  personRelation: (code: string, person: string) => `/${code}/ufficio/persone/${person}/rapporto`,
  roles: (code: string) => `/${code}/ufficio/incarichi`,
  role: (code: string, id: bigint | string) => `/${code}/ufficio/incarichi/${String(id)}`,
  rolesByRelation: (administration: string) => `/${administration}/ufficio/incarichi/rapporti`,
  roleEnd: (code: string, id: bigint | string) => `/${code}/ufficio/incarichi/${String(id)}/fine`,
  delegations: (code: string) => `/${code}/ufficio/deleghe`,
  delegationEnd: (code: string, id: bigint | string) => `/${code}/ufficio/deleghe/${String(id)}/fine`,
  conflicts: (code: string) => `/${code}/ufficio/astensioni`,
  conflictEnd: (code: string, id: bigint | string) => `/${code}/ufficio/astensioni/${String(id)}/fine`,
  substitutions: (code: string) => `/${code}/ufficio/sostituzioni`,
  substitutionEnd: (code: string, id: bigint | string) => `/${code}/ufficio/sostituzioni/${String(id)}/fine`,
  operations: (code: string) => `/${code}/ufficio/operazioni`,
  derogations: (code: string) => `/${code}/ufficio/deroghe`,
  tracks: (at: YearAddress) => `/${at.administration}/ufficio/${String(at.year)}/fasi`,
  trackReopenings: (at: YearAddress) => `/${at.administration}/ufficio/${String(at.year)}/riaperture`,
  trackReopening: (at: YearAddress, id: bigint | string) => `/${at.administration}/ufficio/${String(at.year)}/riaperture/${String(id)}`,
  forms: (at: YearAddress) => `/${at.administration}/ufficio/${String(at.year)}/schede`,
  formsPage: (at: YearAddress, page: number, sought: string) =>
    `/${at.administration}/ufficio/${String(at.year)}/schede?pagina=${String(page)}${sought === "" ? "" : `&cerca=${encodeURIComponent(sought)}`}`,
  form: (at: YearAddress, person: string) => `/${at.administration}/ufficio/${String(at.year)}/schede/${person}`,
  formAcknowledgement: (at: YearAddress, person: string) =>
    `/${at.administration}/ufficio/${String(at.year)}/schede/${person}/presa-visione`,
  formReceipt: (at: YearAddress, person: string) => `/${at.administration}/ufficio/${String(at.year)}/schede/${person}/da-firmare`,
  transparency: (code: string) => `/${code}/amministrazione-trasparente/performance`,
  year: ({ administration, year, publication, isPreview = false }: YearAddress) => {
    if (publication === undefined) return `/${administration}/${String(year)}`;
    return isPreview
      ? `/${administration}/ufficio/${String(year)}/anteprima/${String(publication)}`
      : `/${administration}/${String(year)}/pubblicazioni/${String(publication)}`;
  },
  objectives: (at: YearAddress, filter: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return `${paths.year(at)}/obiettivi${query ? `?${query}` : ""}`;
  },
  objective: (at: YearAddress, code: ObjectiveCode) => `${paths.year(at)}/obiettivi/${code.slice(5)}`,
  objectiveProof: (at: YearAddress, code: ObjectiveCode) => `${paths.objective(at, code)}/esito`,
  /** Of the only indicator, or else of the one of that number. */
  measuredProof: (at: YearAddress, code: ObjectiveCode, indicator?: number) =>
    `${paths.objective(at, code)}/misurato${indicator === undefined ? "" : `/${String(indicator)}`}`,
  figure: (at: YearAddress, figure: string) => `${paths.year(at)}/numeri/${figure}`,
  strategy: (at: YearAddress) => `${paths.year(at)}/obiettivi-strategici`,
  strategic: (at: YearAddress, number: number) => `${paths.strategy(at)}/${String(number)}`,
  operational: (at: YearAddress, key: string) => `${paths.year(at)}/obiettivi-operativi/${encodeURIComponent(key)}`,
  variations: (at: YearAddress) => `${paths.year(at)}/variazioni`,
  services: (at: YearAddress) => `${paths.year(at)}/servizi`,
  service: (at: YearAddress, name: string) => `${paths.services(at)}/${slugOf(name)}`,
  unit: (at: YearAddress, unit: string) => `${paths.year(at)}/gruppi/${slugOf(unit)}`,
  data: (at: YearAddress) => `${paths.year(at)}/dati`,
  dataFile: (at: YearAddress, dataset: string, format: "csv" | "json") => `${paths.data(at)}/${dataset}.${format}`,
  /** The types of the columns of a CSV, for programs. */
  dataSchema: (at: YearAddress, dataset: string) => `${paths.data(at)}/${dataset}.schema.json`,
  /** The page that tells how a program reads the same data. */
  api: () => "/api",
  plan: (at: YearAddress) => `${paths.office(at.administration)}/${String(at.year)}/piano`,
  planStep: (at: YearAddress, step: "invio" | "rinvio" | "approvazione") => `${paths.plan(at)}/${step}`,
  plannedObjective: (at: YearAddress, code: ObjectiveCode) => `${paths.plan(at)}/${code.slice(5)}`,
  newVariation: (at: YearAddress, code: ObjectiveCode) => `${paths.plannedObjective(at, code)}/variazione`,
  variationsOfOffice: (at: YearAddress) => `${paths.office(at.administration)}/${String(at.year)}/variazioni`,
  variation: (at: YearAddress, id: bigint | string) => `${paths.variationsOfOffice(at)}/${String(id)}`,
  variationStep: (at: YearAddress, id: bigint | string, step: "proposta" | "ritiro" | "parere" | "rifiuto" | "omissione") =>
    `${paths.variation(at, id)}/${step}`,
  publications: (at: YearAddress) => `${paths.office(at.administration)}/${String(at.year)}/pubblicazioni`,
  publicationRelease: (at: YearAddress, number: number) => `${paths.publications(at)}/${String(number)}`,
  publicationWithdrawal: (at: YearAddress) => `${paths.publications(at)}/ritiro`,
  numberWithdrawal: (at: YearAddress, number: number) => `${paths.publicationRelease(at, number)}/ritiro`,
  numberErasure: (at: YearAddress, number: number) => `${paths.publicationRelease(at, number)}/cancellazione`,
  readingNote: (at: YearAddress) => `${paths.office(at.administration)}/${String(at.year)}/controllo-qualita`,
  relazione: (at: YearAddress) => `${paths.year(at)}/relazione`,
  relazioneFile: (at: YearAddress, format: "pdf" | "docx" | "html" | "txt" | "json") => `${paths.year(at)}/relazione.${format}`,
  /** The PDF to keep for years (PDF/A-2a); the other one is made to be read by everyone (PDF/UA-1). */
  relazioneToKeep: (at: YearAddress) => `${paths.year(at)}/relazione-da-conservare.pdf`,
};
