type YearAddress = { readonly administration: string; readonly year: number };

/** Where this version of the API begins. */
export const API = "/api/v1";

/** The addresses of the API, as its answers give them. */
export const apiPaths = {
  years: (administration: string) => `${API}/amministrazioni/${administration}/anni`,
  year: ({ administration, year }: YearAddress) => `${apiPaths.years(administration)}/${String(year)}`,
  figure: (at: YearAddress, figure: string) => `${apiPaths.year(at)}/numeri/${encodeURIComponent(figure)}`,
  objectives: (at: YearAddress, query: Readonly<Record<string, string | number | undefined>> = {}) => {
    const asked = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [[name, String(value)] as const],
    );
    const text = new URLSearchParams(Object.fromEntries(asked)).toString();
    return `${apiPaths.year(at)}/obiettivi${text ? `?${text}` : ""}`;
  },
  objective: (at: YearAddress, code: string) => `${apiPaths.year(at)}/obiettivi/${code}`,
  groups: (at: YearAddress) => `${apiPaths.year(at)}/gruppi`,
  strategy: (at: YearAddress) => `${apiPaths.year(at)}/obiettivi-strategici`,
  services: (at: YearAddress) => `${apiPaths.year(at)}/servizi`,
};
