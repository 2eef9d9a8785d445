// Run as a process of its own by scoresAndPay.mjs: evaluates and pays a year so many times, and prints its milliseconds, its memory and what came out.
import { aYear, rulesOf } from "./aYear.mjs";

const [bundle, people, objectives, leaders, times] = process.argv.slice(2);
const engine = await import(bundle);
const year = aYear(engine, { people: Number(people), objectives: Number(objectives), leaders: leaders === "leaders" });
const { smvp, cci } = rulesOf(engine, year.pool);
const runs = [];
for (let i = 0; i < Number(times); i++) runs.push(once(i === Number(times) - 1));
process.stdout.write(JSON.stringify({ runs, memory: process.resourceUsage().maxRSS / 1024 }));

/** Scores, bands and pay with every proof at hand; then every proof put into words, as JSON would hold it. */
function once(isLast) {
  const start = performance.now();
  const evaluation = engine.evaluateCycle(year.material, smvp);
  const run = engine.runPay(cci, engine.payEntriesOf(evaluation, { people: [] }, evaluation));
  const computed = performance.now() - start;
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  const words = wordsOf(evaluation, run);
  const written = performance.now() - start;
  return { computed, written, words, ...(isLast && Number(people) <= 2000 && { people: outcomes(evaluation, run) }) };
}

function wordsOf({ organisation, individual }, { shares, funds }) {
  let letters = 0;
  const read = ({ result, inputs, steps }) => {
    letters += result.length + inputs.length;
    for (const step of steps) letters += step.text.length;
  };
  for (const { computed } of organisation.objectives) read(computed.proof);
  for (const [, graded] of organisation.indicators) read(graded.proof);
  for (const { forms, proof } of individual.people) [proof, ...forms.map(({ graded }) => graded.proof)].forEach(read);
  for (const { proof } of shares) read(proof);
  for (const { proof, splits } of funds) [proof, ...splits].forEach(read);
  return letters;
}

function outcomes({ individual }, { shares }) {
  const cents = new Map(shares.map(({ person, paid }) => [person, Math.round(Number(paid) * 100)]));
  return individual.people.map(({ person, standing }) => ({
    score: Number(engine.exactText(standing.published)),
    band: standing.band,
    cents: cents.get(person.code),
  }));
}
