import { daysBetween } from "../kernel/civilDate.ts";
import { compare, HUNDRED, ZERO } from "../kernel/rational.ts";
import { PAY_CATEGORY_WORDS, payCategoryOf } from "../organisation/profile.ts";
import type { Cci, Fund } from "./cci.ts";
import type { PayEntry } from "./payEntry.ts";
import type { PaymentTimes } from "./paymentTimes.ts";

export type PayProblemReason =
  | "noFund"
  | "twice"
  | "noCoefficient"
  | "noPositionPay"
  | "gradeOutOfRange"
  | "stintOutsideYear"
  | "tooManyAbsences"
  | "noInterimClause"
  | "unknownEnvelope"
  | "unknownHolder"
  | "noGateClause"
  | "noHolders"
  | "otherYear"
  | "commitmentsAboveFund";

/** What keeps pay from being computed: about a person, or about a whole fund. Nothing is guessed in its place. */
export type PayProblem = { readonly reason: PayProblemReason; readonly about: string };

/** What people read of each. */
export const PAY_PROBLEMS: Record<PayProblemReason, string> = {
  noFund: "Il contratto integrativo non ha un fondo per questa categoria.",
  twice: "La stessa persona compare due volte nello stesso fondo: si riuniscono i suoi periodi in una riga sola.",
  noCoefficient: "Il contratto integrativo non ha un coefficiente per questo ruolo.",
  noPositionPay: "Il fondo si divide secondo la retribuzione di posizione, e di questa persona manca.",
  gradeOutOfRange: "Il punteggio non è tra 0 e 100.",
  stintOutsideYear:
    "Un periodo di servizio, o un incarico ad interim, esce dall'anno, finisce prima di cominciare o si sovrappone a un altro; oppure non c'è nessun periodo.",
  tooManyAbsences: "I giorni di assenza sono più dei giorni del periodo.",
  noInterimClause: "C'è un incarico ad interim, e il contratto integrativo non dice quanto vale.",
  unknownEnvelope: "Un obiettivo di questa persona non ha una busta nel contratto integrativo, o la persona non ha nessun obiettivo.",
  unknownHolder: "È nell'elenco di chi risponde dei tempi di pagamento, ma non è tra i dirigenti o gli incaricati da pagare.",
  noGateClause: "Risponde dei tempi di pagamento, e il contratto integrativo non dice quale parte vi è legata.",
  noHolders: "Il contratto lega una parte ai tempi di pagamento, e manca l'elenco di chi ne risponde.",
  otherYear: "I tempi di pagamento sono di un altro anno.",
  commitmentsAboveFund: "Incarichi ad interim e maggiorazioni superano il fondo.",
};

/** Every reason why these people cannot be paid under this contract; none when they can. */
export function payProblemsOf(cci: Cci, entries: readonly PayEntry[], times: PaymentTimes | undefined): PayProblem[] {
  const seen = new Set<string>();
  return [
    ...timesProblems(cci, entries, times),
    ...entries.flatMap((entry) => {
      const category = payCategoryOf(entry.role);
      const fund = cci.funds.find((each) => each.category === category);
      const key = `${category} ${entry.person}`;
      const isTwice = seen.has(key);
      seen.add(key);
      if (!fund) return [{ reason: "noFund" as const, about: entry.person }];
      const reasons: readonly (PayProblemReason | false)[] = [
        isTwice && "twice",
        fund.base.kind === "coefficients" && fund.base.coefficients[entry.role] === undefined && "noCoefficient",
        fund.base.kind === "positionPay" && entry.positionPay === undefined && "noPositionPay",
        gradesOf(entry).some((grade) => grade.kind === "graded" && (compare(grade.value, ZERO) < 0 || compare(grade.value, HUNDRED) > 0)) &&
          "gradeOutOfRange",
        !areStintsWithin(entry, cci.year) && "stintOutsideYear",
        entry.stints.some(({ from, to, countedDays }) => countedDays < 0 || countedDays > daysBetween(from, to) + 1) && "tooManyAbsences",
        (entry.interim ?? []).length > 0 && fund.interimPercent === undefined && "noInterimClause",
        !areEnvelopesKnown(fund, entry) && "unknownEnvelope",
        category !== "staff" && times?.holders.includes(entry.person) === true && !fund.paymentTimes && "noGateClause",
      ];
      return reasons.flatMap((reason) => (reason ? [{ reason, about: entry.person }] : []));
    }),
  ];
}

function gradesOf({ grade, interim = [], envelopes = [] }: PayEntry) {
  return [grade, ...interim.map((post) => post.grade), ...envelopes.map((share) => share.grade)];
}

function timesProblems(cci: Cci, entries: readonly PayEntry[], times: PaymentTimes | undefined): PayProblem[] {
  const bound = cci.funds.filter(({ paymentTimes }) => paymentTimes);
  if (!times) return bound.map(({ category }) => ({ reason: "noHolders", about: PAY_CATEGORY_WORDS[category] }));
  const people = new Set(entries.map(({ person }) => person));
  return [
    ...(times.year === cci.year ? [] : [{ reason: "otherYear" as const, about: String(times.year) }]),
    ...times.holders.filter((holder) => !people.has(holder)).map((about) => ({ reason: "unknownHolder" as const, about })),
  ];
}

function areStintsWithin({ stints, interim = [] }: PayEntry, year: number): boolean {
  const isIn = (day: string) => day.startsWith(`${String(year)}-`);
  return (
    stints.length > 0 &&
    interim.every(({ from, to }) => isIn(from) && isIn(to) && from <= to) &&
    stints.every(({ from, to }, i) => isIn(from) && isIn(to) && from <= to && (stints[i - 1]?.to ?? "") < from)
  );
}

function areEnvelopesKnown({ formula }: Fund, { envelopes = [] }: PayEntry): boolean {
  if (formula.kind !== "envelopes") return true;
  const known = new Set(formula.envelopes.map(({ objective }) => objective));
  const isOnceEach = new Set(envelopes.map(({ objective }) => objective)).size === envelopes.length;
  return envelopes.length > 0 && isOnceEach && envelopes.every(({ objective }) => known.has(objective));
}
