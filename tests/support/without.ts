/** A copy without one of its fields. */
export function without<Thing extends object, Key extends keyof Thing>(thing: Thing, key: Key): Omit<Thing, Key> {
  const copy = { ...thing };
  Reflect.deleteProperty(copy, key);
  return copy;
}
