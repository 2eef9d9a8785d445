import type { Sites } from "./site.ts";

/** A page of every kind the system has: its name, the site it is on, its address. */
export const PAGE_KINDS: readonly (readonly [name: string, site: keyof Sites, address: string])[] = [
  ["home of a year", "demonstration", "/c_i703/2023"],
  ["list of objectives", "demonstration", "/c_i703/2023/obiettivi"],
  ["list in which nothing is found", "demonstration", "/c_i703/2023/obiettivi?q=astronave&gruppo=settore-territorio"],
  ["objective achieved", "demonstration", "/c_i703/2023/obiettivi/001"],
  ["objective missed", "demonstration", "/c_i703/2023/obiettivi/015"],
  ["objective with a date that does not exist", "demonstration", "/c_i703/2023/obiettivi/059"],
  ["proof of a share", "demonstration", "/c_i703/2023/numeri/quota-raggiunti"],
  ["proof of a count", "demonstration", "/c_i703/2023/numeri/settore-territorio/raggiunti"],
  ["proof of an outcome", "demonstration", "/c_i703/2023/obiettivi/059/esito"],
  ["objective with links, earlier values and a measure", "demonstration", "/valdora/2024/obiettivi/009"],
  ["objective of a plan in execution", "demonstration", "/valdora/2026/obiettivi/009"],
  ["proof of a measured outcome", "demonstration", "/valdora/2024/obiettivi/009/misurato"],
  ["year with every outcome", "demonstration", "/valdora/2024"],
  ["Relazione with measures and reasons", "demonstration", "/valdora/2025/relazione"],
  ["open data of a year", "demonstration", "/valdora/2024/dati"],
  ["Relazione", "demonstration", "/c_i703/2023/relazione"],
  ["description of the API", "demonstration", "/api"],
  ["page that is not there", "demonstration", "/c_i703/2023/obiettivi/999"],
  ["list of administrations", "several", "/"],
  ["first page of an empty system", "empty", "/"],
];
