import { OPERATIONS } from "../../src/api/operations.ts";
import { DATASETS, SPARSE_DATASETS } from "../../src/domain/opendata/datasets.ts";
import { DICTIONARY } from "../../src/domain/opendata/dictionary.ts";
import { ROUTES } from "../../src/server/routes.tsx";
import { YEAR } from "./officeSite.ts";
import { addressOfRoute } from "./routeAddresses.ts";

const IN_API = { anno: String(YEAR), obiettivo: "001", numero: "obiettivi" };

/** Every public address there is, of one body and year: pages, files, API, errors; and what is asked of the searches. */
export function publicAddresses(body: string, year: number, words: readonly string[] = []): string[] {
  const inYear = (path: string) => `/valdora/${String(YEAR)}${path}`;
  const addresses = [
    ...ROUTES.map(({ path }) => addressOfRoute(path)),
    ...[...Object.keys(DATASETS), ...Object.keys(SPARSE_DATASETS), DICTIONARY.name].flatMap((name) =>
      ["csv", "json", "schema.json"].map((kind) => inYear(`/dati/${name}.${kind}`)),
    ),
    ...OPERATIONS.map(({ path }) =>
      `/api/v1${path}`.replace(/\{(\w+)\}/g, (_, name: string) => (name === "codice" ? "valdora" : IN_API[name as keyof typeof IN_API])),
    ),
    "/api/v1/openapi.json",
    "/api/v1/niente",
    inYear("/obiettivi/999"),
    inYear("/niente"),
    ...words
      .map(encodeURIComponent)
      .flatMap((word) => [
        `/?q=${word}`,
        `/informazioni?q=${word}`,
        `/valdora/cerca?q=${word}`,
        `/api/v1/amministrazioni?q=${word}`,
        `/api/v1/amministrazioni/valdora/anni/${String(YEAR)}/obiettivi?q=${word}`,
        inYear(`/obiettivi?q=${word}`),
      ]),
  ];
  const moved = addresses.map((path) => path.replace(/\/valdora(?=\/|$)/, `/${body}`).replaceAll(String(YEAR), String(year)));
  return [...new Set(moved)];
}
