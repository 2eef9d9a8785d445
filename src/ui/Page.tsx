import type { Child } from "hono/jsx";
import { assetPath } from "./assetPath.ts";

/** A step of the way to a page; the last one is the page itself and has no link. */
export type Step = { readonly text: string; readonly href?: string };

type Props = {
  /** The page's own name, first in the browser's title. */
  readonly title: string;
  /** Whose site it is, and where its first page is. */
  readonly site: { readonly name: string; readonly href: string };
  readonly navigation?: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly way?: readonly Step[];
  /** What stands beside the way: a choice that holds for the whole page. */
  readonly beside?: Child;
  /** Who is signed in, and the way out: only on pages that no cache keeps. */
  readonly account?: Child;
  /** Kept out of search engines: a page of results, an error. */
  readonly isUnlisted?: boolean;
  readonly children: Child;
};

/** Where the foot of every page leads. */
export const FRAME_PATHS = { about: "/informazioni", accessibility: "/accessibilita", privacy: "/privacy", signIn: "/accesso" } as const;

/** A whole page in Italian: skip link, header, way, main, footer. It needs no script and asks nothing of other sites. */
export function Page({ title, site, navigation = [], way = [], beside, account, isUnlisted = false, children }: Props) {
  return (
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === site.name ? title : `${title} – ${site.name}`}</title>
        <meta property="og:title" content={title} />
        <meta property="og:site_name" content={site.name} />
        <meta property="og:type" content="website" />
        <meta property="og:locale" content="it_IT" />
        <meta name="theme-color" content="#0066cc" />
        {isUnlisted && <meta name="robots" content="noindex" />}
        <link rel="preload" href={assetPath("titillium-web-400.woff2")} as="font" type="font/woff2" crossorigin="" />
        <link rel="stylesheet" href={assetPath("traguardo.css")} />
        <link rel="icon" href={assetPath("favicon.svg")} type="image/svg+xml" />
      </head>
      <body>
        <a class="skip-link" href="#contenuto">
          Vai al contenuto
        </a>
        <header class="site-header">
          <div class="container">
            <a class="site-name" href={site.href}>
              {site.name}
            </a>
            {account}
            {navigation.length > 0 && (
              <nav aria-label="Principale">
                <ul>
                  {navigation.map(({ text, href, isCurrent }) => (
                    <li>
                      <a href={href} aria-current={isCurrent ? "page" : undefined}>
                        {text}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </div>
        </header>
        {(way.length > 0 || beside) && (
          <div class="where container">
            {way.length > 0 && <Way steps={way} />}
            {beside}
          </div>
        )}
        <main id="contenuto" class="container" tabindex={-1}>
          {children}
        </main>
        <footer class="site-footer">
          <div class="container">
            <ul>
              <li>
                <a href={FRAME_PATHS.about}>Informazioni</a>
              </li>
              <li>
                <a href={FRAME_PATHS.accessibility} data-element="accessibility-link">
                  Accessibilità
                </a>
              </li>
              <li>
                <a href={FRAME_PATHS.privacy} data-element="privacy-policy-link">
                  Privacy
                </a>
              </li>
              <li>
                <a href={FRAME_PATHS.signIn}>Area riservata</a>
              </li>
            </ul>
            <p>Traguardo: ogni numero si apre e mostra da dove viene. Software libero, licenza AGPL-3.0-or-later.</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Way({ steps }: { steps: readonly Step[] }) {
  return (
    <nav class="way" aria-label="Percorso">
      <ol>
        {steps.map(({ text, href }) => (
          <li>{href === undefined ? <span aria-current="page">{text}</span> : <a href={href}>{text}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}
