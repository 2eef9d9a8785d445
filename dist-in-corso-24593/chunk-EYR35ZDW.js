// demo/valdora/offices.ts
var UNITS = {
  segreteria: "Segretario generale",
  educazione: "Settore Servizi al cittadino: Area Educazione e cultura",
  sociale: "Settore Servizi al cittadino: Area Sociale e demografici",
  urbanistica: "Settore Territorio: Area Urbanistica e lavori pubblici",
  ambiente: "Settore Territorio: Area Ambiente e mobilit\xE0",
  risorse: "Settore Risorse: Area Finanze e personale",
  polizia: "Servizio Polizia locale"
};
var staff = (funzionari, istruttori, operatori_esperti, operatori) => ({
  funzionari,
  istruttori,
  operatori_esperti,
  operatori
});
var OFFICES = {
  segreteria: { unit: UNITS.segreteria, leader: "V-005", above: "V-001", linked: [5, 6, 7, 8], work: "Deliberazioni pubblicate entro cinque giorni", staff: staff(2, 4, 1, 0), centre: 34, width: 4 },
  educazione: { unit: UNITS.educazione, leader: "V-006", above: "V-002", linked: [9, 11, 12, 13], work: "Iscrizioni ai nidi istruite entro il termine del bando", staff: staff(3, 8, 3, 2), centre: 35, width: 4 },
  cultura: { unit: UNITS.educazione, leader: "V-007", above: "V-002", linked: [10], work: "Letture con le scuole organizzate dalla biblioteca", staff: staff(2, 6, 2, 0), centre: 33, width: 6 },
  sociale: { unit: UNITS.sociale, leader: "V-008", above: "V-002", linked: [15, 16, 17, 18], work: "Domande di aiuto prese in carico entro sette giorni", staff: staff(5, 6, 2, 1), centre: 35, width: 5 },
  demografici: { unit: UNITS.sociale, leader: "V-009", above: "V-002", linked: [14], work: "Certificati rilasciati allo sportello nella stessa giornata", staff: staff(2, 10, 2, 0), centre: 40, width: 1 },
  lavori: { unit: UNITS.urbanistica, leader: "V-010", above: "V-003", linked: [19, 20, 21, 22, 23], work: "Sopralluoghi eseguiti entro dieci giorni dalla segnalazione", staff: staff(5, 9, 4, 2), centre: 31, width: 8 },
  ambiente: { unit: UNITS.ambiente, leader: "V-011", above: "V-003", linked: [24, 25, 26, 27, 28], work: "Ispezioni ai contenitori dei rifiuti", staff: staff(3, 7, 3, 2), centre: 34, width: 5 },
  tributi: { unit: UNITS.risorse, leader: "V-012", above: "V-004", linked: [29, 30, 32], work: "Mandati firmati entro cinque giorni dalla liquidazione", staff: staff(3, 9, 1, 0), centre: 36, width: 3 },
  personale: { unit: UNITS.risorse, leader: "V-013", above: "V-004", linked: [33, 2, 31, 3], work: "Richieste dei colleghi risolte entro due giorni", staff: staff(2, 7, 1, 0), centre: 34, width: 6 },
  polizia: { unit: UNITS.polizia, leader: "V-014", above: "V-001", linked: [34, 35], work: "Pattuglie serali nei fine settimana", staff: staff(2, 15, 1, 0), centre: 32, width: 7 }
};
var OFFICE_NAMES = Object.keys(OFFICES);
var DIRIGENTI = [
  { code: "V-002", unit: UNITS.educazione, offices: ["educazione", "cultura", "sociale", "demografici"] },
  { code: "V-003", unit: UNITS.urbanistica, offices: ["lavori", "ambiente"] },
  { code: "V-004", unit: UNITS.risorse, offices: ["tributi", "personale"] }
];
function objectiveCode(year, number) {
  return `${String(year)}-${String(number).padStart(3, "0")}`;
}

// demo/valdora/careers.ts
var EVENTS = {
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
    "V-154": { from: "2024-11-04" }
  },
  2025: {
    "V-042": { counted: 25 },
    "V-104": { neutral: 180 },
    "V-110": { to: "2025-06-30" },
    "V-117": { moves: { before: "2025-05-31", on: "2025-06-01", office: "personale" } },
    "V-126": { moves: { before: "2025-06-30", on: "2025-07-01", role: "funzionari" } },
    "V-150": { to: "2025-09-30" },
    "V-156": { from: "2025-04-01" },
    "V-157": { from: "2025-12-01" }
  },
  2026: { "V-061": { to: "2026-05-31" }, "V-158": { from: "2026-02-01" } }
};
var PART_TIME = {
  "V-001": "0.6",
  "V-018": "0.5",
  "V-030": "0.75",
  "V-058": "0.83",
  "V-069": "0.5",
  "V-101": "0.667",
  "V-119": "0.8",
  "V-144": "0.5"
};
var HIRED = {
  "V-152": { year: 2024, office: "tributi", role: "istruttori" },
  "V-153": { year: 2024, office: "sociale", role: "istruttori" },
  "V-154": { year: 2024, office: "polizia", role: "istruttori" },
  "V-155": { year: 2025, office: "cultura", role: "funzionari" },
  "V-156": { year: 2025, office: "demografici", role: "istruttori" },
  "V-157": { year: 2025, office: "lavori", role: "operatori" },
  "V-158": { year: 2026, office: "educazione", role: "istruttori" }
};
function roster() {
  let last = 14;
  const staff2 = OFFICE_NAMES.flatMap(
    (office) => Object.entries(OFFICES[office].staff).flatMap(
      ([role, people]) => Array.from({ length: people }, () => ({ code: `V-${String(++last).padStart(3, "0")}`, office, role }))
    )
  );
  return [...OFFICE_NAMES.map((office) => ({ code: OFFICES[office].leader, office, role: "eq" })), ...staff2];
}
function careersOf(year) {
  const hired = Object.entries(HIRED).flatMap(([code, { year: since, ...place }]) => since <= year ? [{ code, ...place }] : []);
  const placed = [...roster(), ...hired].flatMap(({ code, ...start }) => {
    const place = placeAt(year, code, start);
    return place ? [[code, stretchesOf(year, code, place)]] : [];
  });
  return new Map(placed);
}
function placeAt(year, code, start) {
  let place = start;
  for (let earlier = 2024; earlier < year; earlier += 1) {
    const event = EVENTS[earlier]?.[code];
    if (event?.to !== void 0) return void 0;
    place = { office: event?.moves?.office ?? place.office, role: event?.moves?.role ?? place.role };
  }
  return place;
}
function stretchesOf(year, code, place) {
  const { from = `${String(year)}-01-01`, to = `${String(year)}-12-31`, moves, neutral, counted } = EVENTS[year]?.[code] ?? {};
  const absences = { ...neutral !== void 0 && { neutral }, ...counted !== void 0 && { counted } };
  if (!moves) return [{ dal: from, al: to, ...place, ...absences }];
  const after = { office: moves.office ?? place.office, role: moves.role ?? place.role };
  return [
    { dal: from, al: moves.before, ...place, ...absences },
    { dal: moves.on, al: to, ...after }
  ];
}
function leaderOf(office, day) {
  return office === "cultura" && day > "2024-06-30" ? "V-038" : OFFICES[office].leader;
}

// demo/valdora/names.ts
var FIRST = [
  "Ada",
  "Bruno",
  "Carla",
  "Dario",
  "Elena",
  "Fabio",
  "Gaia",
  "Ivo",
  "Lara",
  "Marco",
  "Nadia",
  "Omar",
  "Paola",
  "Remo",
  "Sara",
  "Tito",
  "Ugo",
  "Vera",
  "Anita",
  "Berto",
  "Cinzia",
  "Diego",
  "Emma",
  "Franco",
  "Greta",
  "Italo",
  "Livia",
  "Mirko",
  "Nora",
  "Orso",
  "Pia",
  "Rita",
  "Silvio",
  "Tea",
  "Ulisse",
  "Viola",
  "Zeno",
  "Alma",
  "Biagio",
  "Clio"
];
var SURNAMES = [
  "Inesistentini",
  "Segnapostelli",
  "Esempiucci",
  "Modelloni",
  "Provascritta",
  "Fintinomi",
  "Sagomelli",
  "Inventatelli",
  "Immaginelli",
  "Quadernoni",
  "Matitucci",
  "Gommapane",
  "Temperalapis",
  "Portapennini",
  "Fermacarte",
  "Tagliacarte",
  "Calamaietti",
  "Graffettini",
  "Faldonati",
  "Timbratelli",
  "Protocollini",
  "Moduletti",
  "Scartafaccio",
  "Abbozzetti",
  "Bozzettoni",
  "Copiabella",
  "Bruttacopia",
  "Puntevirgola",
  "Parentesini",
  "Asteriscone",
  "Virgolettini",
  "Cancellinetto",
  "Spillatrici",
  "Evidenzietti",
  "Cartellinetti",
  "Segnalibretti"
];
function nameOf(code) {
  const number = Number(code.slice(2));
  return `${FIRST[number * 7 % FIRST.length] ?? ""} ${SURNAMES[number % SURNAMES.length] ?? ""}`;
}

export {
  UNITS,
  OFFICES,
  DIRIGENTI,
  objectiveCode,
  PART_TIME,
  careersOf,
  leaderOf,
  nameOf
};
//# sourceMappingURL=chunk-EYR35ZDW.js.map
