import { OFFICE_NAMES, type OfficeName, OFFICES, type RoleInFile } from "./offices.ts";

/** A stretch of somebody's year in one office and role. */
export type Stretch = {
  readonly dal: string;
  readonly al: string;
  readonly office: OfficeName;
  readonly role: RoleInFile;
  readonly neutral?: number;
  readonly counted?: number;
};

/** What befell somebody in a year, where it is not a whole year of work in one place. */
type Event = {
  /** First and last day in service. */
  readonly from?: string;
  readonly to?: string;
  /** The day from which the person works in another office, or in another role. */
  readonly moves?: { readonly on: string; readonly before: string; readonly office?: OfficeName; readonly role?: RoleInFile };
  /** Days of absence that the law protects (maternity, paternity, parental leave), and days that count. */
  readonly neutral?: number;
  readonly counted?: number;
};

const EVENTS: Readonly<Record<number, Readonly<Record<string, Event>>>> = {
  2024: {
    "V-007": { to: "2024-06-30" },
    "V-010": { neutral: 122 },
    "V-026": { neutral: 40 },
    "V-031": { neutral: 150 },
    "V-038": { moves: { before: "2024-06-30", on: "2024-07-01", role: "eq" } },
    "V-045": { to: "2024-01-31" },
    "V-054": { moves: { before: "2024-06-30", on: "2024-07-01", office: "demografici" } },
    "V-059": { counted: 30 },
    "V-066": { neutral: 10 },
    "V-083": { moves: { before: "2024-04-30", on: "2024-05-01", office: "ambiente" } },
    "V-085": { counted: 20 },
    "V-095": { to: "2024-04-30" },
    "V-106": { counted: 45 },
    "V-122": { to: "2024-08-31" },
    "V-143": { counted: 260 },
    "V-152": { from: "2024-03-01" },
    "V-153": { from: "2024-06-03" },
    "V-154": { from: "2024-11-04" },
  },
  2025: {
    "V-042": { counted: 25 },
    "V-104": { neutral: 180 },
    "V-110": { to: "2025-06-30" },
    "V-117": { moves: { before: "2025-05-31", on: "2025-06-01", office: "personale" } },
    "V-126": { moves: { before: "2025-06-30", on: "2025-07-01", role: "funzionari" } },
    "V-150": { to: "2025-09-30" },
    "V-156": { from: "2025-04-01" },
    "V-157": { from: "2025-12-01" },
  },
  2026: { "V-061": { to: "2026-05-31" }, "V-158": { from: "2026-02-01" } },
};

/** Part-time, the same every year. */
export const PART_TIME: Readonly<Record<string, string>> = {
  "V-001": "0.6",
  "V-018": "0.5",
  "V-030": "0.75",
  "V-058": "0.83",
  "V-069": "0.5",
  "V-101": "0.667",
  "V-119": "0.8",
  "V-144": "0.5",
};

const HIRED: Readonly<Record<string, { readonly year: number; readonly office: OfficeName; readonly role: RoleInFile }>> = {
  "V-152": { year: 2024, office: "tributi", role: "istruttori" },
  "V-153": { year: 2024, office: "sociale", role: "istruttori" },
  "V-154": { year: 2024, office: "polizia", role: "istruttori" },
  "V-155": { year: 2025, office: "cultura", role: "funzionari" },
  "V-156": { year: 2025, office: "demografici", role: "istruttori" },
  "V-157": { year: 2025, office: "lavori", role: "operatori" },
  "V-158": { year: 2026, office: "educazione", role: "istruttori" },
};

type Place = { readonly code: string; readonly office: OfficeName; readonly role: RoleInFile };

/** Who was there on 01/01/2024: those who lead each office, then the staff office by office. */
function roster(): Place[] {
  let last = 14;
  const staff = OFFICE_NAMES.flatMap((office) =>
    Object.entries(OFFICES[office].staff).flatMap(([role, people]) =>
      Array.from({ length: people }, (): Place => ({ code: `V-${String(++last).padStart(3, "0")}`, office, role: role as RoleInFile })),
    ),
  );
  return [...OFFICE_NAMES.map((office): Place => ({ code: OFFICES[office].leader, office, role: "eq" })), ...staff];
}

/** The years of everybody below the dirigenti: each code with its stretches. Who left in an earlier year is not there. */
export function careersOf(year: number): ReadonlyMap<string, readonly Stretch[]> {
  const hired = Object.entries(HIRED).flatMap(([code, { year: since, ...place }]) => (since <= year ? [{ code, ...place }] : []));
  const placed = [...roster(), ...hired].flatMap(({ code, ...start }) => {
    const place = placeAt(year, code, start);
    return place ? [[code, stretchesOf(year, code, place)] as const] : [];
  });
  return new Map(placed);
}

/** Where somebody stood when the year began; undefined when already gone. */
function placeAt(year: number, code: string, start: Omit<Place, "code">): Omit<Place, "code"> | undefined {
  let place = start;
  for (let earlier = 2024; earlier < year; earlier += 1) {
    const event = EVENTS[earlier]?.[code];
    if (event?.to !== undefined) return undefined;
    place = { office: event?.moves?.office ?? place.office, role: event?.moves?.role ?? place.role };
  }
  return place;
}

function stretchesOf(year: number, code: string, place: Omit<Place, "code">): Stretch[] {
  const { from = `${String(year)}-01-01`, to = `${String(year)}-12-31`, moves, neutral, counted } = EVENTS[year]?.[code] ?? {};
  const absences = { ...(neutral !== undefined && { neutral }), ...(counted !== undefined && { counted }) };
  if (!moves) return [{ dal: from, al: to, ...place, ...absences }];
  const after = { office: moves.office ?? place.office, role: moves.role ?? place.role };
  return [
    { dal: from, al: moves.before, ...place, ...absences },
    { dal: moves.on, al: to, ...after },
  ];
}

/** Who leads an office on a day: in «cultura» V-038 follows V-007. */
export function leaderOf(office: OfficeName, day: string): string {
  return office === "cultura" && day > "2024-06-30" ? "V-038" : OFFICES[office].leader;
}
