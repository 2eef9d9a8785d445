/** The answer of a decision: the accepted value, or every reason why not. Refusing is ordinary, so it is a value. */
export type Verdict<Value, Reason> = Accepted<Value> | Refused<Reason>;
export type Accepted<Value> = { readonly ok: true; readonly value: Value };
export type Refused<Reason> = { readonly ok: false; readonly reasons: readonly [Reason, ...Reason[]] };

/** Accepts the value when no reason speaks against it. */
export function decide<Value, Reason extends string>(value: Value, against: readonly (Reason | false)[]): Verdict<Value, Reason> {
  const [first, ...others] = against.filter((reason): reason is Reason => reason !== false);
  return first === undefined ? { ok: true, value } : { ok: false, reasons: [first, ...others] };
}
