type YearAddress = { readonly administration: string; readonly year: number };

/** Where this version of the API begins. */
export const API = "/api/v1";

type Query = Readonly<Record<string, string | number | undefined>>;

/** "?limite=10", of what is asked. */
function asked(query: Query): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)] as const],
  );
  const text = new URLSearchParams(Object.fromEntries(said)).toString();
  return text ? `?${text}` : "";
}

/** The addresses of the API, as its answers give them. */
export const apiPaths = {
  administrations: (query: Query) => `${API}/amministrazioni${asked(query)}`,
  years: (administration: string) => `${API}/amministrazioni/${administration}/anni`,
  year: ({ administration, year }: YearAddress) => `${apiPaths.years(administration)}/${String(year)}`,
  figure: (at: YearAddress, figure: string) => `${apiPaths.year(at)}/numeri/${encodeURIComponent(figure)}`,
  objectives: (at: YearAddress, query: Query = {}) => `${apiPaths.year(at)}/obiettivi${asked(query)}`,
  objective: (at: YearAddress, code: string) => `${apiPaths.year(at)}/obiettivi/${code}`,
  groups: (at: YearAddress) => `${apiPaths.year(at)}/gruppi`,
  strategy: (at: YearAddress) => `${apiPaths.year(at)}/obiettivi-strategici`,
  services: (at: YearAddress) => `${apiPaths.year(at)}/servizi`,
};
