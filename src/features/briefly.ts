/** Loads something by its key, or gives what was loaded a moment ago. */
export type Brief<Value> = (key: string, load: () => Promise<Value>) => Promise<Value>;

/**
 * Remembers what was loaded for so many milliseconds: a thousand people who ask in the same moment ask the database once. What fails is
 * not remembered.
 */
export function briefly<Value>(milliseconds: number, now: () => number = () => performance.now()): Brief<Value> {
  const loaded = new Map<string, { readonly at: number; readonly value: Promise<Value> }>();
  return (key, load) => {
    const known = loaded.get(key);
    if (known && now() - known.at < milliseconds) return known.value;
    const value = load();
    loaded.set(key, { at: now(), value });
    value.catch(() => loaded.delete(key));
    if (loaded.size > MOST_KEYS) loaded.delete(loaded.keys().next().value as string);
    return value;
  };
}

/** Addresses are anybody's to invent: what nobody asks again leaves. */
const MOST_KEYS = 1000;
