import { YEAR } from "./officeSite.ts";

/** An address that a route answers, on the site of the tests: the parameters of its pattern filled in. */
export function addressOfRoute(pattern: string): string {
  return pattern
    .replace(/:administration\{[^/]*\}/, "valdora")
    .replace(/:year\{[^/]*\}/, String(YEAR))
    .replace(/:person\{[^/]*?\}\}?(?=\/|$)/, "V-030")
    .replace(/:id\{[^/]*?\}\}?(?=\/|$)/, "1")
    .replace(/:token\{[^/]*?\}\}?(?=\/|$)/, "x".repeat(43))
    .replace(/:link\{[^/]*?\}\}?(?=\/|$)/, "x".repeat(16))
    .replace(/:proof\{[^/]*?\}\}?(?=\/|$)/, "x".repeat(90))
    .replace(/:ordinal\{[^/]*?\}\}?(?=\/|$)/, "001")
    .replace(/:publication\{[^/]*?\}\}?(?=\/|$)/, "1")
    .replace(/:number\{[^/]*?\}(?=\/|$)/, "1")
    .replace(/:service\{[^/]*?\}(?=\/|$)/, "infanzia-e-scuola")
    .replace(/:unit\{[^/]*?\}(?=\/|$)/, "settore-territorio-tutte-le-aree")
    .replace(/:figure\{.*\}$/, "quota-raggiunti")
    .replace(/:file\{.*schema\\\.json\}$/, "obiettivi.schema.json")
    .replace(/:file\{.*(csv|json)\}$/, "obiettivi.$1")
    .replace(/:indicator\{[^/]*\}(?=\/|$)/, "1")
    .replace(/:key$/, "1.1");
}
