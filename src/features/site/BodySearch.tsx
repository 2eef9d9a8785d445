import { foldWords } from "../../domain/kernel/foldWords.ts";
import type { PublishedBodies } from "../../data/publication/publishedYear.ts";
import { SearchField } from "../../ui/Fields.tsx";
import { countText } from "../commands/instantWords.ts";
import { countPublic } from "../requestLimits.ts";
import { bodiesNow, type PublicContext } from "./servePublic.ts";

/** How many administrations a page shows. */
const PER_PAGE = 50;

/** The longest words that are looked for, in letters. */
const LONGEST = 100;

/** One page of the administrations that publish here: those whose name has the words looked for. */
export type BodiesShown = PublishedBodies & { readonly search: string; readonly page: number; readonly pages: number };

/** The administrations that an address asks for (`?q=ala&pagina=2`). A page past the last is the last. */
export async function bodiesAsked(c: PublicContext): Promise<BodiesShown> {
  const { limit, counting } = c.var;
  const search = (c.req.query("q") ?? "").replaceAll("\u0000", "").trim().slice(0, LONGEST);
  if (search !== "" && limit && counting) await countPublic(c, counting, limit);
  const words = foldWords(search).split(" ").filter(Boolean);
  const written = c.req.query("pagina") ?? "1";
  const asked = /^\d{1,6}$/.test(written) ? Math.max(Number(written), 1) : 1;
  const at = (page: number) => bodiesNow(c, { words, skip: (page - 1) * PER_PAGE, most: PER_PAGE });
  const found = await at(asked);
  const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const page = Math.min(asked, pages);
  return { ...(page === asked ? found : await at(page)), search, page, pages };
}

/** Where another administration is looked for; nothing where all are on the page. `address` is that of the page. */
export function BodySearch({ shown: { total, search, pages }, address }: { readonly shown: BodiesShown; readonly address: string }) {
  if (pages === 1 && search === "") return null;
  return (
    <>
      <form class="filter search" method="get" action={address} role="search" aria-label="Cerca tra le amministrazioni">
        <SearchField id="q" label="Nome dell'amministrazione, o una parte" value={search} maxLength={LONGEST} />
        <button class="btn btn-primary" type="submit">
          Cerca
        </button>
      </form>
      {search !== "" && total === 0 ? (
        <p>
          Nessuna amministrazione ha «{search}» nel nome o nel codice. Provi con una parola sola, o con le prime lettere, oppure{" "}
          <a href={address}>guardi l'elenco intero</a>.
        </p>
      ) : (
        <p>
          {search === "" ? "Le amministrazioni sono" : `Con «${search}» nel nome o nel codice:`} {countText(total)}.
          {search !== "" && (
            <>
              {" "}
              <a href={address}>Mostra tutte</a>.
            </>
          )}
        </p>
      )}
    </>
  );
}

/** The way to the administrations before and after those shown; nothing where they are all. */
export function BodyPages({ shown: { page, pages, search }, address }: { readonly shown: BodiesShown; readonly address: string }) {
  if (pages === 1) return null;
  const hrefOf = (other: number) =>
    `${address}?${new URLSearchParams({ ...(search !== "" && { q: search }), pagina: String(other) }).toString()}`;
  return (
    <nav class="neighbours" aria-label="Altre amministrazioni">
      {page > 1 ? (
        <a rel="prev" href={hrefOf(page - 1)}>
          Precedenti
        </a>
      ) : (
        <span />
      )}
      <span>
        Pagina {page} di {pages}
      </span>
      {page < pages ? (
        <a rel="next" href={hrefOf(page + 1)}>
          Successive
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
