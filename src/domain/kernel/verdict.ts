import { type Place, type Refusal, refusal } from "./refusal.ts";

/** The answer of a decision: the accepted value, or every reason why not. Refusing is ordinary, so it is a value. */
export type Verdict<Value, Reason extends string> = Accepted<Value> | Refused<Reason>;
export type Accepted<Value> = { readonly ok: true; readonly value: Value };
export type Refused<Reason extends string> = { readonly ok: false; readonly reasons: readonly [Refusal<Reason>, ...Refusal<Reason>[]] };

/** What may speak against a value: a refusal, a reason that stands nowhere in particular, or nothing. */
export type Against<Reason extends string> = Refusal<Reason> | Reason | false | undefined;

/** Accepts the value when nothing speaks against it. */
export function decide<Value, Reason extends string>(value: Value, against: readonly Against<Reason>[]): Verdict<Value, Reason> {
  return refusedFor(against) ?? { ok: true, value };
}

/** The refusal for all that speaks against something; undefined when nothing does. */
export function refusedFor<Reason extends string>(against: readonly Against<Reason>[]): Refused<Reason> | undefined {
  const [first, ...others] = against.flatMap((each) => (each === false || each === undefined ? [] : [whole(each)]));
  return first && { ok: false, reasons: [first, ...others] };
}

/** Refuses for one reason, where it stands and with the data its sentence names. */
export function refuse<Reason extends string>(reason: Reason, at?: Place | string, given?: Refusal["with"]): Refused<Reason> {
  return { ok: false, reasons: [refusal(reason, at, given)] };
}

/** Refuses for each of several things, in their order. */
export function refuseEach<Thing, Reason extends string>(
  [first, ...others]: readonly [Thing, ...Thing[]],
  reasonOf: (thing: Thing) => Refusal<Reason>,
): Refused<Reason> {
  return { ok: false, reasons: [reasonOf(first), ...others.map((other) => reasonOf(other))] };
}

function whole<Reason extends string>(each: Refusal<Reason> | Reason): Refusal<Reason> {
  return typeof each === "string" ? refusal(each) : each;
}
