/** Loads something by its key, or gives what was loaded a moment ago. */
export type Brief<Value> = {
  (key: string, load: () => Promise<Value>): Promise<Value>;
  /** What was loaded a moment ago, if anything was. */
  readonly remembered: (key: string) => Value | undefined;
  /** What was loaded last, however long ago: for when nothing can be loaded now. */
  readonly lastKnown: (key: string) => Value | undefined;
  /** What was loaded of a key is no more what holds; of every key where none is named. */
  readonly forget: (key?: string) => void;
};

/** Addresses are anybody's to invent: of more keys than these the oldest leaves. */
const MOST_KEYS = 1000;

/**
 * Remembers what was loaded for so many milliseconds: a thousand people who ask in the same moment ask the database once. What fails is
 * not remembered.
 */
export function briefly<Value>(milliseconds: number, now: () => number = () => performance.now()): Brief<Value> {
  const loads = new Map<string, { readonly at: number; readonly loading: Promise<Value>; value?: Value }>();
  const last = new Map<string, Value>();
  const keep = (key: string, value: Value) => {
    last.delete(key);
    last.set(key, value);
    if (last.size > MOST_KEYS) last.delete(last.keys().next().value as string);
  };
  const recent = (key: string) => {
    const known = loads.get(key);
    return known && now() - known.at < milliseconds ? known : undefined;
  };
  const ask = (key: string, load: () => Promise<Value>) => {
    const known = recent(key);
    if (known) return known.loading;
    const begun: { readonly at: number; readonly loading: Promise<Value>; value?: Value } = { at: now(), loading: load() };
    loads.set(key, begun);
    if (loads.size > MOST_KEYS) loads.delete(loads.keys().next().value as string);
    begun.loading.then(
      (value) => {
        begun.value = value;
        keep(key, value);
      },
      () => loads.get(key) === begun && loads.delete(key),
    );
    return begun.loading;
  };
  const forget = (key?: string) => {
    if (key === undefined) loads.clear();
    else loads.delete(key);
  };
  return Object.assign(ask, { remembered: (key: string) => recent(key)?.value, lastKnown: (key: string) => last.get(key), forget });
}
