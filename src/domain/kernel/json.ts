/** What JSON can hold. Scores and money are strings in it; a `number` is a count or a year. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
