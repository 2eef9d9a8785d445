import type { Profile } from "./profile.ts";

/** What a person is put in charge of (it. "incarico"): the one thing of a working relation that gives power, once a second person has confirmed it. */
export type Post = "segretario" | "dirigente" | "eq" | "none";

export const POST_WORDS: Record<Post, string> = {
  segretario: "Segretario",
  dirigente: "Dirigente",
  eq: "Incaricato di elevata qualificazione",
  none: "nessuno",
};

/** The area of the national contract a person belongs to (it. "area di inquadramento"; CCNL 16/11/2022, art. 12, verify), or who is of none of them. */
export type Category = "funzionari" | "istruttori" | "operatoriEsperti" | "operatori" | "dirigenti" | "segretari";

export const CATEGORY_WORDS: Record<Category, string> = {
  funzionari: "Area dei funzionari ed EQ",
  istruttori: "Area degli istruttori",
  operatoriEsperti: "Area degli operatori esperti",
  operatori: "Area degli operatori",
  dirigenti: "Dirigenti",
  segretari: "Segretari",
};

/**
 * As what a person works (it. "inquadramento"): the post they hold, the template of the SMVP they are evaluated by, and their area, absent where nobody has
 * told it and nothing says it.
 */
export type Classification = { readonly post: Post; readonly profile: Profile; readonly category?: Category };

/** What each profile goes with: the one post, and the areas that are possible, the usual one first. */
const KNOWN: Readonly<Record<Profile, { readonly post: Post; readonly categories: readonly [Category, ...Category[]] }>> = {
  segretario: { post: "segretario", categories: ["segretari"] },
  dirigente: { post: "dirigente", categories: ["dirigenti"] },
  // CCNL 16/11/2022, art. 16 (verify): of the area of funzionari ed EQ; of istruttori where the town has nobody in that area (art. 19, verify)
  eqWithFunctions: { post: "eq", categories: ["funzionari", "istruttori"] },
  eq: { post: "eq", categories: ["funzionari", "istruttori"] },
  funzionari: { post: "none", categories: ["funzionari"] },
  istruttori: { post: "none", categories: ["istruttori"] },
  operatoriEsperti: { post: "none", categories: ["operatoriEsperti"] },
  operatori: { post: "none", categories: ["operatori"] },
};

/** What who is evaluated as something works as, where nobody tells more: the post of that profile, and its usual area. */
export function classificationOf(profile: Profile): Classification {
  const { post, categories } = KNOWN[profile];
  return { post, profile, category: categories[0] };
}

/** Whether post, profile and area can be of one relation: a profile of dirigente without that post is of nobody. The database says the same. */
export function isConsistent({ post, profile, category }: Classification): boolean {
  const known = KNOWN[profile];
  return known.post === post && (category === undefined || known.categories.includes(category));
}
