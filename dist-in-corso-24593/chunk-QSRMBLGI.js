import {
  COMPONENT_WORDS
} from "./chunk-UJMK5DDS.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  ONE,
  Sum,
  ZERO,
  compare,
  divide,
  equals,
  exactText,
  exactly,
  floor,
  fromDecimalText,
  italianExact,
  multiply,
  rational,
  rounded,
  sign,
  subtract,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  daysBetween,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/data/evaluationReading.ts
import { createHash } from "node:crypto";
import { sql } from "kysely";
var ROWS = 2e3;
async function saveEvaluationReading(tx, { administration, year }, { name, content, by }, { people, forms, organisation, pay }) {
  const sha256 = createHash("sha256").update(content).digest();
  const held = await lastReading(tx, { administration, year });
  if (held?.sha256.equals(sha256)) return void 0;
  const { reading } = await tx.insertInto("evaluation_reading").values({
    administration_id: administration,
    year,
    file_name: name,
    sha256,
    content,
    organisation: JSON.stringify(organisation),
    pay: JSON.stringify(pay),
    read_by: by
  }).returning("reading").executeTakeFirstOrThrow();
  const key = { administration_id: administration, reading };
  for (const some of inChunks(people)) await tx.insertInto("evaluated_person").values(some.map(({ code, name: called }) => ({ ...key, code, name: called }))).execute();
  const stints = people.flatMap(
    ({ code, stints: own }) => own.map(({ from, to, unit, role, fte, neutralDays, countedDays }) => ({
      ...key,
      person: code,
      from_day: from,
      to_day: to,
      unit,
      role,
      fte,
      neutral_days: neutralDays,
      counted_days: countedDays
    }))
  );
  for (const some of inChunks(stints)) await tx.insertInto("stint").values(some).execute();
  const rows = forms.map(({ person, from, to, unit, role, evaluator, isInterim, state, notEvaluable, ...content2 }) => ({
    ...key,
    person,
    from_day: from,
    to_day: to,
    unit,
    role,
    evaluator,
    is_interim: isInterim,
    state,
    not_evaluable: notEvaluable?.reason ?? null,
    not_evaluable_note: notEvaluable?.note ?? null,
    content: JSON.stringify(content2)
  }));
  for (const some of inChunks(rows)) await tx.insertInto("form").values(some).execute();
  return reading;
}
function inChunks(rows) {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS));
}
async function lastReading(db, { administration, year }) {
  return db.selectFrom("evaluation_reading").select(["reading", "file_name", "sha256", "organisation", "pay", "read_at"]).where("administration_id", "=", administration).where("year", "=", year).orderBy("reading", "desc").limit(1).executeTakeFirst();
}
async function loadEvaluationReading(db, key) {
  const held = await lastReading(db, key);
  if (!held) return void 0;
  const of = { administration_id: key.administration, reading: held.reading };
  const people = await db.selectFrom("evaluated_person").select(["code", "name"]).where(isIn(of)).orderBy(sql`code collate "C"`).execute();
  const stints = await db.selectFrom("stint").select(["person", "from_day", "to_day", "unit", "role", "fte", "neutral_days", "counted_days"]).where(isIn(of)).orderBy("from_day").execute();
  const forms = await db.selectFrom("form").select([
    "person",
    "from_day",
    "to_day",
    "unit",
    "role",
    "evaluator",
    "is_interim",
    "state",
    "not_evaluable",
    "not_evaluable_note",
    "content"
  ]).where(isIn(of)).orderBy(sql`person collate "C"`).orderBy("from_day").orderBy("is_interim").execute();
  const decision = await db.selectFrom("head_count_decision").select(["reason", "decided_by"]).select(sql`(decided_at at time zone 'Europe/Rome')::date`.as("decided_on")).where("administration_id", "=", key.administration).where("year", "=", key.year).where("decided_at", ">=", held.read_at).orderBy("sequence", "desc").executeTakeFirst();
  const stintsOf = groupBy(stints, ({ person }) => person);
  return {
    reading: held.reading,
    file: held.file_name,
    organisation: held.organisation,
    pay: held.pay,
    people: people.map(({ code, name }) => ({
      code,
      name,
      stints: (stintsOf.get(code) ?? []).map(({ from_day, to_day, unit, role, fte, neutral_days, counted_days }) => ({
        from: civilDate(from_day),
        to: civilDate(to_day),
        unit,
        role,
        fte: toDecimalText(fromDecimalText(fte)),
        neutralDays: neutral_days,
        countedDays: counted_days
      }))
    })),
    forms: forms.map((row) => ({
      person: row.person,
      role: row.role,
      unit: row.unit,
      evaluator: row.evaluator,
      from: civilDate(row.from_day),
      to: civilDate(row.to_day),
      isInterim: row.is_interim,
      state: row.state,
      ...row.not_evaluable !== null && { notEvaluable: { reason: row.not_evaluable, note: row.not_evaluable_note ?? "" } },
      ...row.content
    })),
    ...decision && { headCountDecision: { by: decision.decided_by, on: civilDate(decision.decided_on), reason: decision.reason } }
  };
}
function isIn({ administration_id, reading }) {
  return sql`administration_id = ${administration_id} and reading = ${reading}`;
}
async function addHeadCountDecision(tx, { administration, year }, reason, by) {
  await tx.insertInto("head_count_decision").values({ administration_id: administration, year, reason, decided_by: by }).execute();
}

// src/domain/kernel/largestRemainder.ts
function largestRemainder(total, weights) {
  const whole = toWholes(weights);
  if (total < 0n || whole.some((weight) => weight < 0n)) throw new RangeError("Only what is not negative can be split");
  const sum = whole.reduce((so, weight) => so + weight, 0n);
  if (sum === 0n) return whole.map(() => 0n);
  const parts = whole.map((weight) => total * weight / sum);
  const rests = whole.map((weight, i) => ({ i, rest: total * weight % sum }));
  const missing = Number(total - parts.reduce((so, part) => so + part, 0n));
  rests.sort((a, b) => a.rest === b.rest ? a.i - b.i : a.rest < b.rest ? 1 : -1);
  for (const { i } of rests.slice(0, missing)) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}
function toWholes(weights) {
  let common = 1n;
  for (const { denominator } of weights) {
    if (common % denominator !== 0n) common = common / commonDivisor(common, denominator) * denominator;
  }
  return weights.map(({ numerator, denominator }) => numerator * (common / denominator));
}
function commonDivisor(a, b) {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

// src/domain/kernel/derivation.ts
function prepare(id, name, value, provenance) {
  return { id, value, input: { id, name, value: exactText(value), provenance } };
}
var Derivation = class {
  #inputs = [];
  #steps = [];
  /** Takes a number in. */
  given(id, name, value, provenance) {
    const input = { id, name, value, provenance };
    this.#inputs.push(input);
    return input;
  }
  /** Takes in a number that was written before. */
  take(prepared) {
    this.#inputs.push(prepared.input);
    return prepared;
  }
  /** Takes a day in. */
  day(id, name, day, provenance) {
    this.#inputs.push({ id, name, value: day, provenance });
    return { id, day };
  }
  /** Takes in something that is no number: a word of a scale, a reason. Nothing is computed with it. */
  remark(id, name, value, provenance) {
    this.#inputs.push({ id, name, value, provenance });
  }
  /** Says a judgement in words, with no arithmetic. */
  compare(id, operands, result, text) {
    this.#steps.push({ id, operation: "compare", operands: operands.map((operand) => ({ id: operand })), value: result, words: text });
  }
  /** Takes a number over as it is: the points of a level, the value of what is not reached. */
  read(id, words, term) {
    return this.#step(id, "read", [term], term.value, words);
  }
  /** How many terms there are. */
  count(id, words, terms) {
    return this.#step(id, "count", terms, exactly(terms.length), words);
  }
  sum(id, words, terms) {
    return this.#step(id, "sum", terms, totalOf(terms), words);
  }
  /** The first less all the others. */
  difference(id, words, first, others) {
    return this.#step(id, "difference", [first, ...others], subtract(first.value, totalOf(others)), words);
  }
  product(id, words, terms) {
    let value = ONE;
    for (const term of terms) value = value === ONE ? term.value : multiply(value, term.value);
    return this.#step(id, "product", terms, value, words);
  }
  /** Throws when the divisor is 0: who calls has said before what then happens. */
  quotient(id, words, dividend, divisor) {
    return this.#step(id, "quotient", [dividend, divisor], divide(dividend.value, divisor.value), words);
  }
  /** The sum of value × weight over the sum of weights; throws when the weights sum to 0. */
  weightedMean(id, words, parts) {
    const operands = [];
    const [sum, weights] = [new Sum(), new Sum()];
    for (const { value, weight } of parts) {
      operands.push(value, weight);
      sum.addProduct(value.value, weight.value);
      weights.add(weight.value);
    }
    return this.#step(id, "weightedMean", operands, divide(sum.value, weights.value), words);
  }
  minimum(id, words, terms) {
    const least = terms.reduce((best, term) => compare(term.value, best.value) < 0 ? term : best);
    return this.#step(id, "minimum", terms, least.value, words);
  }
  maximum(id, words, terms) {
    const greatest = terms.reduce((best, term) => compare(term.value, best.value) > 0 ? term : best);
    return this.#step(id, "maximum", terms, greatest.value, words);
  }
  /** Rounds half-up to so many decimals, which are a term too: the rounding is a rule with its source. */
  round(id, words, term, decimals) {
    return this.#step(id, "round", [term, decimals], rounded(term.value, Number(decimals.value.numerator)), words);
  }
  /** The greatest whole number not above it. */
  floor(id, words, term) {
    return this.#step(id, "floor", [term], rational(floor(term.value)), words);
  }
  /** 1 when the first is not above the second, else 0. */
  isAtMost(id, words, a, b) {
    return this.#step(id, "isAtMost", [a, b], compare(a.value, b.value) <= 0 ? ONE : ZERO, words);
  }
  /** 1 when the first is not below the second, else 0. */
  isAtLeast(id, words, a, b) {
    return this.#step(id, "isAtLeast", [a, b], compare(a.value, b.value) >= 0 ? ONE : ZERO, words);
  }
  /** The days from one day to another. */
  days(id, words, from, to) {
    const step = { id, operation: "days", operands: [from, to], value: exactly(daysBetween(from.day, to.day)), words };
    this.#steps.push(step);
    return step;
  }
  /** The result beside the first end that the value does not pass; `otherwise` when it passes them all. */
  steps(id, words, value, ladder, otherwise) {
    const found = ladder.find(({ end, isIncluded }) => isUpTo(value, end, isIncluded));
    const operands = [value, ...ladder.flatMap(({ end, isIncluded, result }) => [end, isIncluded, result]), otherwise];
    return this.#step(id, "steps", operands, (found?.result ?? otherwise).value, words);
  }
  /** 1 when the value lies between two ends, each of them inside or outside; a missing end is no limit. */
  within(id, words, value, from, to) {
    const isAbove = !from || compare(value.value, from.end.value) > (isOne(from.isIncluded) ? -1 : 0);
    const operands = [value, to.end, to.isIncluded, ...from ? [from.end, from.isIncluded] : []];
    return this.#step(id, "within", operands, isAbove && isUpTo(value, to.end, to.isIncluded) ? ONE : ZERO, words);
  }
  /** The square root rounded half-up to so many decimals; throws below 0. */
  squareRoot(id, words, term, decimals) {
    const places = Number(decimals.value.numerator);
    return this.#step(id, "squareRoot", [term, decimals], rational(rootOf(term.value, places), 10n ** BigInt(places)), words);
  }
  /** Splits whole units by weight so that the parts add up: the parts, in the order of the weights. */
  largestRemainder(id, words, total, weights) {
    const value = largestRemainder(total.value.numerator, weights.map(valueOf));
    this.#steps.push({ id, operation: "largestRemainder", operands: [total, ...weights], value, words });
    return value;
  }
  /** The Proof: its result is that of the last step, or of the last input when nothing was computed. A result in words is a step too, the last. Nothing is added after it. */
  conclude(about) {
    const inputs = this.#inputs;
    const steps = this.#steps;
    const computed = steps.at(-1);
    if (about.result !== void 0 && (!computed || plain(computed.value) !== about.result))
      this.compare("conclusione", computed ? [computed.id] : [], about.result, `Ne viene: ${about.result}.`);
    const last = steps.at(-1) ?? inputs.at(-1);
    return {
      ...about,
      get result() {
        return about.result ?? (last ? plain(last.value) : "");
      },
      get inputs() {
        return inputs.map(({ id, name, value, provenance }) => ({ id, name, value: plain(value), provenance }));
      },
      get steps() {
        return steps.map(inWords);
      }
    };
  }
  #step(id, operation, operands, value, words) {
    const step = { id, operation, operands, value, words };
    this.#steps.push(step);
    return step;
  }
};
function valueOf({ value }) {
  return value;
}
function totalOf(terms) {
  const sum = new Sum();
  for (const { value } of terms) sum.add(value);
  return sum.value;
}
function isUpTo(value, end, isIncluded) {
  return compare(value.value, end.value) < (isOne(isIncluded) ? 1 : 0);
}
function plain(value) {
  if (typeof value === "string") return value;
  return "top" in value ? exactText(value) : value.join(";");
}
function inWords(step) {
  const { id, operation } = step;
  return { id, operation, operands: step.operands.map((operand) => operand.id), result: plain(step.value), text: sentenceOf(step) };
}
function sentenceOf(step) {
  const { operation, words, value } = step;
  if (operation === "compare") return words;
  if (operation === "largestRemainder") {
    const [total, ...weights] = step.operands.map(said);
    const parts = value.map((part) => italianExact(rational(part)));
    return `${words}: ${total ?? ""} diviso secondo ${listed(weights, "; ")}, con il metodo dei resti maggiori = ${listed(parts, "; ")}.`;
  }
  const expression = operation === "days" ? daysBetweenWords(step.operands) : expressionOf(operation, step.operands);
  return `${words}: ${expression === "" ? "" : `${expression} = `}${italianExact(value)}.`;
}
function daysBetweenWords([from, to]) {
  return `giorni dal ${italianDate(from.day)} al ${italianDate(to.day)}`;
}
function expressionOf(operation, operands) {
  const [first, second] = operands;
  switch (operation) {
    case "read":
      return "";
    case "count":
      return "in tutto";
    case "sum":
      return listed(operands.map(said), " + ");
    case "difference":
      return listed(operands.map(said), " \u2212 ");
    case "product":
      return operands.map(said).join(" \xD7 ");
    case "quotient":
      return `${said(first)} \xF7 ${said(second)}`;
    case "weightedMean": {
      const weights = operands.filter((_, i) => i % 2 === 1);
      const products = weights.map((weight, i) => `${said(operands[2 * i])} \xD7 ${said(weight)}`);
      return `(${products.join(" + ")}) \xF7 ${italianExact(totalOf(weights))}`;
    }
    case "minimum":
      return `il minore tra ${operands.map(said).join(" e ")}`;
    case "maximum":
      return `il maggiore tra ${operands.map(said).join(" e ")}`;
    case "round":
      return `${said(first)} arrotondato a ${said(second)} decimali`;
    case "floor":
      return `parte intera di ${said(first)}`;
    case "squareRoot":
      return `radice quadrata di ${said(first)}`;
    case "isAtMost":
      return `${said(first)} ${compare(first.value, second.value) <= 0 ? "non supera" : "supera"} ${said(second)}`;
    case "isAtLeast":
      return `${said(first)} ${compare(first.value, second.value) >= 0 ? "raggiunge" : "non raggiunge"} ${said(second)}`;
    case "within":
      return said(first);
    case "steps": {
      const at = operands.findIndex((end, i) => i % 3 === 1 && i < operands.length - 1 && isUpTo(first, end, operands[i + 1]));
      if (at < 0) return `${said(first)} \xE8 oltre ogni soglia`;
      return `${said(first)} sta ${isOne(operands[at + 1]) ? "entro" : "sotto"} ${said(operands[at])}`;
    }
  }
}
var MOST_NAMED = 12;
function listed(words, separator) {
  if (words.length <= MOST_NAMED) return words.join(separator);
  return [...words.slice(0, 3), "\u2026", ...words.slice(-1)].join(separator) + ` (${italianExact(exactly(words.length))} termini)`;
}
function said({ value }) {
  const text = italianExact(value);
  return sign(value) < 0 ? `(${text})` : text;
}
function isOne({ value }) {
  return equals(value, ONE);
}
function rootOf(value, decimals) {
  if (sign(value) < 0) throw new RangeError("No square root of a negative number");
  const scale = 10n ** BigInt(decimals);
  const target = 4n * value.numerator * scale * scale;
  let low = 0n;
  let high = value.numerator * scale + 1n;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if ((2n * middle - 1n) ** 2n * value.denominator <= target) low = middle;
    else high = middle - 1n;
  }
  return low;
}

// src/domain/evaluation/individual/readySmvp.ts
function readySmvp(smvp) {
  const scales = new Map(smvp.scales.map((scale, i) => [scale.code, readyScale(scale, `scale[${String(i)}]`)]));
  const titles = new Map(smvp.behaviours.map(({ code, title }) => [code, title]));
  const templates = smvp.roles.map(({ role, components, behaviours, scale }, i) => {
    const found = scale === void 0 ? void 0 : scales.get(scale);
    return [
      role,
      {
        components: components.map(({ kind, weight }, j) => ({
          kind,
          weight: weightOf(`peso-${kind}`, `Peso: ${COMPONENT_WORDS[kind]}`, weight, `ruoli[${String(i)}].componenti[${String(j)}].peso`)
        })),
        behaviours: behaviours.map(({ code, weight }, j) => ({
          code,
          title: titles.get(code) ?? code,
          weight: weightOf(
            `peso-${code}`,
            `Peso: ${titles.get(code) ?? code}`,
            weight,
            `ruoli[${String(i)}].comportamenti[${String(j)}].peso`
          ),
          entry: { kind: "entry", where: `scheda, ${titles.get(code) ?? code}` }
        })),
        ...found && { scale: found }
      }
    ];
  });
  return {
    smvp,
    templates: new Map(templates),
    decimals: clause("decimali", "Decimali del punteggio pubblicato", String(smvp.rounding.decimals), "arrotondamento.decimali"),
    negativeBelow: fromDecimalText(smvp.negativeBelow),
    bands: smvp.bands.map(({ label, upTo, inclusive }, i) => ({
      label,
      end: clause(`fine-${String(i + 1)}`, `Fine della fascia \xAB${label}\xBB`, upTo, `fasce[${String(i)}].fino_a`),
      isIncluded: clause(
        `compresa-${String(i + 1)}`,
        `La fine della fascia \xAB${label}\xBB vi \xE8 ${inclusive ? "compresa" : "esclusa"}`,
        inclusive ? "1" : "0",
        `fasce[${String(i)}].compreso`
      )
    }))
  };
}
function bandOf({ bands }, score) {
  const index = bands.findIndex(({ end, isIncluded }) => compare(score, end.value) < (equals(isIncluded.value, ONE) ? 1 : 0));
  return index < 0 ? void 0 : index;
}
function weightOf(id, name, weight, path) {
  return weight === void 0 ? prepare(id, name, ONE, { kind: "clause", document: "smvp", clause: path }) : clause(id, name, weight, path);
}
function clause(id, name, value, path) {
  return prepare(id, name, fromDecimalText(value), { kind: "clause", document: "smvp", clause: path });
}
function readyScale(scale, path) {
  const [from, to] = scale.kind === "numbers" ? [scale.from, scale.to] : ["0", "100"];
  return {
    scale,
    from: clause(`minimo-${scale.code}`, "Minimo della scala", from, `${path}.da`),
    to: clause(`massimo-${scale.code}`, "Massimo della scala", to, `${path}.a`),
    met: /* @__PURE__ */ new Map()
  };
}
function scoreOnScale(ready, written) {
  if (!ready.met.has(written)) ready.met.set(written, worthOf(ready, written));
  return ready.met.get(written);
}
function worthOf({ scale, from, to }, written) {
  if (scale.kind === "words") {
    const level = scale.levels.find(({ word }) => word === written);
    return level && fromDecimalText(level.value);
  }
  const found = /^\d+(?:\.(\d+))?$/.exec(written);
  if (!found || (found[1] ?? "").length > scale.decimals) return void 0;
  const score = fromDecimalText(written);
  const isInside = compare(score, from.value) >= 0 && compare(score, to.value) <= 0;
  return isInside ? score : void 0;
}

export {
  saveEvaluationReading,
  loadEvaluationReading,
  addHeadCountDecision,
  largestRemainder,
  prepare,
  Derivation,
  readySmvp,
  bandOf,
  scoreOnScale
};
//# sourceMappingURL=chunk-QSRMBLGI.js.map
