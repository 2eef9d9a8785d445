import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { matchedRoutes } from "hono/route";
import { databaseTrouble } from "../data/database/databaseTrouble.ts";
import { inRequest, RequestOver } from "../data/request/requestScope.ts";
import type { ViewAction } from "../domain/cycle/actions.ts";
import type { AccessAmbient } from "../features/door/accessAmbient.ts";
import { DocumentTooLong, WorkFailed } from "../features/commands/ambient.ts";
import { LINE_FULL, LINE_SECONDS, LineFull } from "../features/fairLine.ts";
import type { OfficeAmbient } from "../features/office/office.ts";
import { getAbout, getAccessibility, getPrivacy } from "../features/site/about/about.route.tsx";
import { getAdministrationSitemap, getRobots, getSitemaps, getSiteSitemap } from "../features/site/about/crawlers.route.ts";
import { getAdministration } from "../features/site/compareYears/compareYears.route.tsx";
import { getLog, getLogFile } from "../features/site/log/log.route.tsx";
import { getSecurityText } from "../features/site/about/securityText.route.ts";
import { getFigure, getMeasuredProof, getObjectiveProof } from "../features/site/explainFigure/explainFigure.route.tsx";
import { getObjectives } from "../features/site/listObjectives/listObjectives.route.tsx";
import { getYears } from "../features/site/listYears/listYears.route.tsx";
import { getData, getDataFile } from "../features/site/openData/openData.route.tsx";
import { getObjective } from "../features/site/readObjective/readObjective.route.tsx";
import { getRelazione, getRelazioneFile } from "../features/site/readRelazione/readRelazione.route.tsx";
import { getService } from "../features/site/readServices/readService.route.tsx";
import { getServices } from "../features/site/readServices/listServices.route.tsx";
import { getStrategy } from "../features/site/readStrategy/listStrategy.route.tsx";
import { getOperational, getStrategic } from "../features/site/readStrategy/readStrategic.route.tsx";
import { getUnit } from "../features/site/readUnit/readUnit.route.tsx";
import { getVariations } from "../features/site/readVariations/readVariations.route.tsx";
import { getYear } from "../features/site/readYear/readYear.route.tsx";
import { getSearch } from "../features/site/search/search.route.tsx";
import { getTransparency } from "../features/site/transparency/transparency.route.tsx";
import { HasherBusy } from "../features/door/passwordHasher.ts";
import {
  given,
  heldNow,
  type PublicAmbient,
  type PublicContext,
  type PublicVariables,
  PublicationWithdrawn,
} from "../features/site/servePublic.ts";
import { paths } from "../features/paths.ts";
import { countByAddress, type LimitedRequest, SECONDS_COUNTED, TOO_MANY_REQUESTS, TooManyRequests } from "../features/requestLimits.ts";
import { renderPage } from "../ui/renderPage.ts";
import { ACCESS_ROUTES } from "./accessRoutes.tsx";
import { previewOf } from "./preview.tsx";
import { inOffice } from "./inOffice.tsx";
import { inTrouble } from "./inTrouble.tsx";
import { OFFICE_ROUTES } from "./officeRoutes.tsx";
import { answerAsset, type Asset } from "./assets.ts";
import { heldAnswer } from "./heldAnswer.tsx";
import { Message } from "./Message.tsx";
import { createServerLog, type LogFailure } from "./serverLog.ts";
import { SCRIPTED_POLICY } from "./securityHeaders.ts";

type Route = {
  readonly path: string;
  readonly action: ViewAction;
  /** It costs work that is done only so many times a minute for one asker. */
  readonly limit?: LimitedRequest;
  readonly answer: (c: PublicContext) => Response | Promise<Response>;
};

const ADMINISTRATION = "/:administration{[a-z0-9_-]{1,40}}";
const YEAR = `${ADMINISTRATION}/:year{[0-9]{4}}`;

/** The addresses of a year: what is in force, and each number under its own. */
const OF_YEAR: readonly Route[] = [
  { path: "", action: "year.read", answer: getYear },
  { path: "/obiettivi", action: "objectives.list", answer: getObjectives },
  { path: "/obiettivi/:ordinal{[0-9]{3,}}", action: "objective.read", answer: getObjective },
  { path: "/obiettivi/:ordinal{[0-9]{3,}}/esito", action: "figure.explain", answer: getObjectiveProof },
  { path: "/obiettivi/:ordinal{[0-9]{3,}}/misurato", action: "figure.explain", answer: getMeasuredProof },
  { path: "/obiettivi/:ordinal{[0-9]{3,}}/misurato/:indicator{[1-9][0-9]*}", action: "figure.explain", answer: getMeasuredProof },
  { path: "/obiettivi-strategici", action: "strategy.read", answer: getStrategy },
  { path: "/obiettivi-strategici/:number{[0-9]+}", action: "strategy.read", answer: getStrategic },
  { path: "/obiettivi-operativi/:key", action: "strategy.read", answer: getOperational },
  { path: "/variazioni", action: "year.read", answer: getVariations },
  { path: "/servizi", action: "services.read", answer: getServices },
  { path: "/servizi/:service{[a-z0-9-]+}", action: "services.read", answer: getService },
  { path: "/gruppi/:unit{[a-z0-9-]+}", action: "unit.read", answer: getUnit },
  { path: "/numeri/:figure{[a-z0-9/-]+}", action: "figure.explain", answer: getFigure },
  { path: "/relazione", action: "relazione.read", answer: getRelazione },
  { path: "/relazione.pdf", action: "relazione.read", limit: "document", answer: getRelazioneFile.pdf },
  { path: "/relazione-da-conservare.pdf", action: "relazione.read", limit: "document", answer: getRelazioneFile.pdfToKeep },
  { path: "/relazione.docx", action: "relazione.read", limit: "document", answer: getRelazioneFile.docx },
  { path: "/relazione.html", action: "relazione.read", limit: "export", answer: getRelazioneFile.html },
  { path: "/relazione.txt", action: "relazione.read", limit: "export", answer: getRelazioneFile.txt },
  { path: "/relazione.json", action: "relazione.read", limit: "export", answer: getRelazioneFile.json },
  { path: "/dati", action: "data.read", answer: getData },
  { path: "/dati/:file{[a-z-]+\\.csv}", action: "data.read", limit: "export", answer: getDataFile.csv },
  { path: "/dati/:file{[a-z-]+\\.json}", action: "data.read", limit: "export", answer: getDataFile.json },
  { path: "/dati/:file{[a-z-]+\\.schema\\.json}", action: "data.read", limit: "export", answer: getDataFile.schema },
];

/** An answer that search engines leave out, files too. */
function unlisted(answer: Route["answer"]): Route["answer"] {
  return async (c) => {
    const response = await answer(c);
    response.headers.set("x-robots-tag", "noindex");
    return response;
  };
}

/** Every address of the site, with the action it does. An address without an action does not compile. */
export const ROUTES: readonly Route[] = [
  { path: "/", action: "years.list", limit: "search", answer: getYears },
  { path: "/api", action: "api.read", answer: async (c) => (await import("./apiPage.tsx")).getApiPage(c) },
  { path: paths.about, action: "site.read", limit: "search", answer: getAbout },
  { path: paths.accessibility, action: "site.read", limit: "search", answer: getAccessibility },
  { path: paths.privacy, action: "site.read", limit: "search", answer: getPrivacy },
  { path: "/.well-known/security.txt", action: "site.read", answer: getSecurityText },
  { path: "/robots.txt", action: "site.read", answer: getRobots },
  { path: paths.sitemap, action: "site.read", answer: getSitemaps },
  { path: paths.sitemapOfSite, action: "site.read", answer: getSiteSitemap },
  { path: ADMINISTRATION, action: "years.compare", answer: getAdministration },
  { path: `${ADMINISTRATION}/sitemap.xml`, action: "site.read", answer: getAdministrationSitemap },
  { path: `${ADMINISTRATION}/cerca`, action: "search", limit: "search", answer: getSearch },
  { path: `${ADMINISTRATION}/registro`, action: "log.readCheckpoints", answer: getLog },
  { path: `${ADMINISTRATION}/registro.json`, action: "log.readCheckpoints", answer: getLogFile },
  { path: `${ADMINISTRATION}/amministrazione-trasparente/performance`, action: "transparency.read", answer: getTransparency },
  ...OF_YEAR.map((route) => ({ ...route, path: `${YEAR}${route.path}` })),
  ...OF_YEAR.map((route) => ({
    ...route,
    path: `${YEAR}/pubblicazioni/:publication{[1-9][0-9]{0,8}}${route.path}`,
    answer: unlisted(route.answer),
  })),
];

/** An address that is not public: no cache keeps its answers. */
type Reserved = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly takes?: number;
  /** Its page has a script of ours. */
  readonly isScripted?: boolean;
  /** Only so many are answered in a minute to one address. */
  readonly limit?: LimitedRequest;
  readonly answer: (c: Context, access: OfficeAmbient) => Response | Promise<Response>;
};

/** A form is short, whatever letters its longest fields hold: more than this is none. */
const LARGEST_FORM = 65_536;

const TOO_LARGE = "Non è stato fatto nulla. Con il tasto Indietro ritrova ciò che ha scritto: lo accorci, o divida il file in più parti.";

/** How long an answer of the office or the door may take, and a form of theirs: a list of the whole staff is one, in milliseconds. */
const LONGEST = { reading: 30_000, writing: 300_000 };

/** A page ends with its reader; a form that was sent is done to its end, although its sender leaves. */
function limitsOf({ method, signal }: Request): Parameters<typeof inRequest>[0] {
  return method === "GET" || method === "HEAD" ? { milliseconds: LONGEST.reading, left: signal } : { milliseconds: LONGEST.writing };
}

/** Whether the connection of the person who was sending ended before all had come: Node's "aborted", which comes of no call of the system as a lost database does. */
function isCutOff(error: Error): boolean {
  return "code" in error && error.code === "ECONNRESET" && !("syscall" in error);
}

/** The application as one function from request to response: what is served, and what the tests ask. Without `access` nobody signs in. */
export function createApp(
  ambient: PublicAmbient,
  assets: ReadonlyMap<string, Asset>,
  logFailure: LogFailure = createServerLog(),
  access?: AccessAmbient,
  isHeld: () => Promise<boolean> = () => Promise.resolve(false),
): Hono<{ Variables: PublicVariables }> {
  const app = new Hono<{ Variables: PublicVariables }>();
  const begun = new WeakMap<Request, number>();
  app.use((c, next) => {
    begun.set(c.req.raw, performance.now());
    return next();
  });
  /** Logs what failed, with a code to quote that leads to the line. */
  const logged = (error: unknown, c: Context, status: number) => {
    const requestId = randomBytes(4).toString("hex");
    const start = begun.get(c.req.raw);
    const milliseconds = start === undefined ? undefined : performance.now() - start;
    logFailure(error, { requestId, method: c.req.method, route: matchedRoutes(c).at(-1)?.path ?? "", status, milliseconds });
    return requestId;
  };
  app.get("/assets/:name", (c) => answerAsset(assets, c.req.param("name"), c.req.header("accept-encoding")) ?? c.notFound());
  app.use(async (c, next) => ((await isHeld()) ? heldAnswer(c) : next()));
  let api: Promise<Hono<{ Variables: PublicVariables }>> | undefined;
  app.all("/api/*", async (c, next) => {
    if (c.req.path === "/api" && ["GET", "HEAD"].includes(c.req.method)) return next();
    api ??= import("../api/createApi.ts").then(({ createApi }) => createApi(ambient, (error, c, status) => logged(error, c, status))); // its schemas are heavy: made when first asked
    return (await api).fetch(c.req.raw, c.env);
  });
  const reserved: Reserved[] = [
    ...ACCESS_ROUTES.map(({ answer, ...route }) => ({ ...route, answer })),
    ...OFFICE_ROUTES.map(({ answer, action, ...route }) => ({ ...route, answer: inOffice(action, answer) })),
  ];
  reserved.push(
    ...OF_YEAR.map(({ path, answer }) => ({
      method: "GET" as const,
      path: `${ADMINISTRATION}/ufficio/:year{[0-9]{4}}/anteprima/:publication{[1-9][0-9]{0,8}}${path}`,
      answer: inOffice("publication.read", previewOf(answer, ambient)),
    })),
  );
  const ofOffice = new Set(OFFICE_ROUTES.map(({ path }) => path));
  for (const path of new Set(reserved.map((route) => route.path))) {
    const there = reserved.filter((route) => route.path === path);
    const maxSize = Math.max(...there.map(({ takes = LARGEST_FORM }) => takes));
    app.use(
      path,
      bodyLimit({
        maxSize,
        onError: (c) => c.html(renderPage(<Message title="Ciò che ha inviato è troppo grande" text={TOO_LARGE} />), 413),
      }),
    );
    app.all(path, async (c) => {
      c.header("cache-control", "no-store");
      c.header("x-robots-tag", "noindex");
      const text =
        "Manca la chiave dell'installazione (TRAGUARDO_KEY): la indichi chi amministra il server. Le pagine pubbliche si leggono lo stesso.";
      if (!access) return c.html(renderPage(<Message title="L'accesso non è ancora attivo" text={text} />), 503);
      const route = there.find(({ method }) => method === (c.req.method === "HEAD" ? "GET" : c.req.method));
      if (route?.isScripted) c.header("content-security-policy", SCRIPTED_POLICY);
      if (route?.limit) await countByAddress(c, access.db, { key: access.keys.attempt, trustedProxy: access.trustedProxy }, route.limit);
      if (route) return inRequest(limitsOf(c.req.raw), () => route.answer(c, { ...access, workers: ambient.workers }));
      c.header("allow", there.map(({ method }) => method).join(", "));
      return c.html(renderPage(<Message title="Così questa pagina non si può chiedere" text="Torni alla pagina da cui è venuto." />), 405);
    });
  }
  for (const { path, limit, answer } of ROUTES) {
    app.get(path, (c) => answer(given(c, ambient, limit)));
    app.on(["POST", "PUT", "PATCH", "DELETE"], path, (c) => {
      c.header("allow", "GET, HEAD");
      return c.html(
        renderPage(<Message title="Questa pagina si può solo leggere" text="A questo indirizzo non si può inviare nulla." />),
        405,
      );
    });
  }
  app.notFound(async (c) => {
    const { pathname } = new URL(c.req.url); // as written: what is decoded may not stand in a header
    const plain = `/${pathname.replace(/^\/+|\/+$/g, "")}`; // one slash in front: two would lead to another host
    const mayMove = pathname !== plain && ["GET", "HEAD"].includes(c.req.method);
    if (mayMove) return c.redirect(`${plain}${new URL(c.req.url).search}`, 308);
    const [, code] = /^\/([a-z0-9_-]{1,40})(?!\/ufficio(?:\/|$))(?:\/|$)/.exec(plain) ?? []; // an office says nothing of whose it would be
    const administration = code === undefined ? undefined : (await heldNow(given(c, ambient), code))?.administration.code;
    const text = "L'indirizzo è sbagliato, oppure la pagina non esiste più.";
    return c.html(renderPage(<Message title="Questa pagina non c'è" text={text} administration={administration} />), 404);
  });
  app.onError((error, c) => {
    if (error instanceof PublicationWithdrawn) return c.html(renderPage(<Message title={error.title} text={error.words} />), 410);
    if (error instanceof HasherBusy) {
      c.header("retry-after", "10");
      return c.html(renderPage(<Message title="Troppe persone stanno accedendo" text="Aspetti qualche secondo e riprovi." />), 503);
    }
    if (error instanceof TooManyRequests) {
      c.header("retry-after", String(SECONDS_COUNTED));
      return c.html(renderPage(<Message title="Troppe richieste in poco tempo" text={TOO_MANY_REQUESTS} />), 429);
    }
    if (error instanceof LineFull) {
      c.header("retry-after", String(LINE_SECONDS));
      return c.html(renderPage(<Message title="Ci sono già molti in attesa" text={LINE_FULL} />), 503);
    }
    if (error instanceof DocumentTooLong) {
      if (error.detail !== "") logged(error, c, 422);
      return c.html(renderPage(<Message title="Il documento è troppo lungo" text={error.message} />), 422);
    }
    if ((error instanceof RequestOver && error.why === "left") || isCutOff(error)) return c.body(null, 503); // nobody reads it
    const trouble = databaseTrouble(error);
    const requestId = logged(error, c, trouble !== undefined || error instanceof WorkFailed ? 503 : 500);
    if (trouble) {
      c.header("retry-after", "30");
      return inTrouble(c, trouble, access && ofOffice.has(matchedRoutes(c).at(-1)?.path ?? "") ? access : undefined);
    }
    if (error instanceof WorkFailed) {
      c.header("retry-after", String(Math.max(30, error.lasts / 1000)));
      return c.html(renderPage(<Message title="Il documento non è pronto" text={error.message} />), 503);
    }
    return c.html(
      renderPage(
        <Message
          title="Qualcosa non ha funzionato"
          text={`Non è colpa sua, e non è andato perso nulla. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione con questo codice: ${requestId}.`}
        />,
      ),
      500,
    );
  });
  return app;
}
