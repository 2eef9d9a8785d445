/** A list that is never empty. */
export type OneOrMore<Thing> = readonly [Thing, ...Thing[]];

/** What a function makes of each, in their order. */
export function mapEach<Thing, Made>([first, ...others]: OneOrMore<Thing>, make: (thing: Thing, at: number) => Made): OneOrMore<Made> {
  return [make(first, 0), ...others.map((thing, i) => make(thing, i + 1))];
}

/** The list, where it has anything. */
export function oneOrMore<Thing>([first, ...others]: readonly Thing[]): OneOrMore<Thing> | undefined {
  return first === undefined ? undefined : [first, ...others];
}
