/** An invented administration of any size: the same numbers each time it is asked for, and nobody real among its people. */
export function aYear(engine, { people, objectives, leaders }) {
  const chance = dice(people);
  const units = Math.max(2, Math.min(objectives, Math.round(people / 25)));
  const plan = Array.from({ length: objectives }, (_, i) => {
    const [target, weight] = [10 + chance(90), 1 + chance(3)];
    return { unit: i % units, target, measured: Math.round((target * (60 + chance(60))) / 100), weight };
  });
  const staff = Array.from({ length: people }, (_, i) => {
    const role = PROFILES[i % PROFILES.length];
    const unit = i % units;
    const days = i % 9 === 0 ? 200 + chance(166) : 366;
    const own = 70 + chance(31);
    const ofUnit = Math.max(1, Math.ceil((objectives - unit) / units));
    const behaviours = role.behaviours.map(() => (24 + chance(17)) / 10);
    return { role, unit, days, fte: i % 7 === 0 ? "0.5" : "1", own, planned: (unit + units * chance(ofUnit)) % objectives, behaviours };
  });
  return { plan, staff, units, material: materialOf(engine, plan, staff, leaders ? units : 0), pool: 50_000 * people };
}

/** What staff are judged by, as the intermediate SMVP says, and their coefficient in the contract. */
const STAFF = ["impegno", "collaborazione", "cittadini", "competenza"];
const PROFILES = [
  { role: "funzionari", unit: 30, objectives: 20, judged: 50, coefficient: "1.2", behaviours: STAFF },
  { role: "istruttori", unit: 30, objectives: 15, judged: 55, coefficient: "1", behaviours: STAFF },
  { role: "operatoriEsperti", unit: 30, objectives: 10, judged: 60, coefficient: "0.95", behaviours: STAFF },
  { role: "operatori", unit: 30, objectives: 0, judged: 70, coefficient: "0.9", behaviours: STAFF },
];
const LEADING = ["guida", "programmazione", "decisione", "collaborazione"];

/** The rules: the intermediate SMVP with objectives weighed by coefficients and taken as computed, and a fund shared by points. */
export function rulesOf(engine, pool) {
  const preset = engine.PRESETS.intermedio;
  const level = { ...preset.aggregazione.obiettivi, vale: "calcolato" };
  const aggregazione = { ...preset.aggregazione, indicatori: { ...level, pesi: "nessuno" }, obiettivi: { ...level, pesi: "coefficienti" } };
  const act = { atto: "Atto inventato, n. 1", data: "2024-05-20" };
  const fund = (categoria, stanziato, coefficienti) => ({
    categoria,
    stanziato: `${String(Math.floor(stanziato / 100))}.${String(stanziato % 100).padStart(2, "0")}`,
    determina: act,
    formula: { tipo: "punti", soglie: [{ da: "0", da_compreso: true, a: "100", a_compreso: true, paga: "proporzionale" }] },
    base: { tipo: "coefficienti", coefficienti },
    valutazione_positiva_da: "60",
    maggiorazione: { tipo: "non_applicata", motivo: "prova" },
    resti: "economie",
    senza_punteggio: { mancante: "accantonamento", non_applicabile: "nulla", neutralizzato: "nulla", non_calcolabile: "accantonamento" },
    contestazione: "intero",
  });
  const staff = { funzionari: "1.2", istruttori: "1", operatori_esperti: "0.95", operatori: "0.9" };
  const contract = {
    schema: "traguardo/cci/1",
    anno: 2024,
    atto: act,
    smvp: act,
    dipendenti: 150,
    dirigenti: 6,
    esclusione_disciplinare: "multa",
    arrotondamento: "resti_maggiori",
    fondi: [fund("personale", pool, staff), fund("dirigenti", Math.round(pool / 3), { dirigente: "1" })],
  };
  return { smvp: read(engine.acceptSmvp({ ...preset, aggregazione })), cci: read(engine.acceptCci(contract)) };
}

function read(reading) {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function materialOf({ civilDate, readTarget }, plan, staff, leaders) {
  const [from, to] = [civilDate("2024-01-01"), civilDate("2024-12-31")];
  const unit = (i) => `Ufficio ${String(i + 1).padStart(4, "0")}`;
  const code = (i) => `2024-${String(i + 1).padStart(3, "0")}`;
  const evaluator = (i) => `D-${String(i + 1).padStart(4, "0")}`;
  const stint = (role, of, fte, days) => ({ from, to, unit: of, role, fte, neutralDays: 0, countedDays: 366 - days });
  const form = (person, role, of, by, behaviours, objectives) => ({
    person, role, unit: of, evaluator: by, from, to, isInterim: false, state: "final", objectives, linkedObjectives: [], behaviours,
  }); // prettier-ignore
  const people = staff.map(({ role, ...each }, i) => {
    const person = `P-${String(i + 1).padStart(5, "0")}`;
    return { code: person, name: "Persona inventata", stints: [stint(role.role, unit(each.unit), each.fte, each.days)] };
  });
  const forms = staff.map(({ role, behaviours, planned, own, ...each }, i) =>
    form(
      people[i].code,
      role.role,
      unit(each.unit),
      evaluator(each.unit),
      behaviours.map((score, j) => ({ code: role.behaviours[j], score: score.toFixed(1) })),
      role.objectives === 0
        ? []
        : [
            { kind: "plan", objective: code(planned), weight: "60" },
            { kind: "own", title: "Obiettivo del gruppo", weight: "40", degree: String(own) },
          ],
    ),
  );
  for (let i = 0; i < leaders; i++) {
    people.push({ code: evaluator(i), name: "Persona inventata", stints: [stint("dirigente", unit(i), "1", 366)] });
    const judged = LEADING.map((behaviour, j) => ({ code: behaviour, score: (3 + ((i + j) % 10) / 10).toFixed(1) }));
    const objectives = [{ kind: "own", title: "Obiettivo della direzione", weight: "100", degree: String(80 + (i % 21)) }];
    forms.push(form(evaluator(i), "dirigente", unit(i), "oiv", judged, objectives));
  }
  const objectives = plan.map(({ target, measured, weight, ...each }, i) => ({
    code: code(i),
    year: 2024,
    title: `Obiettivo ${String(i + 1)}`,
    description: "",
    group: unit(each.unit),
    heading: unit(each.unit),
    holder: { kind: "unit", unit: unit(each.unit) },
    indicators: [
      {
        number: 1,
        written: "Numerico",
        kind: "number",
        target: { written: `almeno ${String(target)}`, reading: readTarget(`almeno ${String(target)}`) },
        laterTargets: [],
        source: { written: "Registro", reliability: "internalSystem" },
        baselines: [],
        origin: { kind: "document", file: "piano.csv", line: i + 2 },
        measured: { written: String(measured), measured: { value: String(measured) }, place: { file: "piano.csv", line: i + 2 } },
      },
    ],
    links: { strategic: [], operational: [], services: [] },
    unread: [],
    weight: String(weight),
    origin: { kind: "document", file: "piano.csv", line: i + 2 },
    evaluated: { outcome: "achieved", written: "raggiunto" },
    ...ofOldBuilds(readTarget, target, measured, i),
  }));
  return { year: 2024, people, forms, objectives, organisation: { units: [], shared: [], catalogue: [] } };
}

/** What builds of before an objective had several indicators read in their place. */
function ofOldBuilds(readTarget, target, measured, i) {
  const written = `almeno ${String(target)}`;
  return {
    indicator: {
      written: "Numerico",
      kind: "number",
      target: { written, reading: readTarget(written) },
      source: { written: "Registro", reliability: "internalSystem" },
      baselines: [],
    },
    measured: { written: String(measured), measured: { value: String(measured) }, place: { file: "piano.csv", line: i + 2 } },
  };
}

/** Whole numbers below a bound, always the same for the same seed. */
function dice(seed) {
  let state = seed % 2147483647 || 1;
  return (bound) => {
    state = (state * 48271) % 2147483647;
    return state % bound;
  };
}
