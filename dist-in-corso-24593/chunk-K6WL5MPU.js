import {
  REASON_WORDS,
  checkpointText,
  checkpointsToMail,
  countText,
  dayInRome,
  hourInRome,
  loadCheckpoints,
  startSealing,
  writeCheckpoints
} from "./chunk-J7WW3LRS.js";
import {
  proofDocument
} from "./chunk-IDJ74AUR.js";
import {
  dropCookie,
  endSession,
  endSessions,
  findIdentity,
  findInvited,
  hasIdentity,
  hashOfToken,
  isSignedIn,
  linkIdentity,
  listSessions,
  newToken,
  openSession,
  queueBrowserMail,
  queueChangeNotice,
  readCookie,
  sessionOf,
  signedIn,
  takeInvitation,
  toSignIn,
  wayBack,
  writeCookie
} from "./chunk-T4XR46KO.js";
import {
  TRACK_REFUSALS,
  closeTrackByAct,
  decideToReopen,
  listReopenings,
  openTrackByAct,
  proposeToReopen
} from "./chunk-NKN4STDG.js";
import {
  claimMail,
  markHandedOver,
  putBackMail,
  queueMail,
  settleMail,
  tidyOutbox
} from "./chunk-BGCJP7S5.js";
import {
  buildReadingNote,
  reviewYear
} from "./chunk-MRZX5QZ7.js";
import {
  LEAF_LENGTH,
  buildRelazione,
  countCaption,
  countColumns,
  frondOf,
  leafSvg,
  nameOfDocument,
  outcomesIn,
  publicationCitation,
  twigSvg
} from "./chunk-EF44DCPV.js";
import {
  countSentence,
  figure,
  headline,
  outcomeWords,
  reasonOf
} from "./chunk-GXMH4NF3.js";
import {
  renderJson
} from "./chunk-BI5YWK4T.js";
import {
  htmlId,
  renderHtml,
  renderHtmlFragment,
  renderText
} from "./chunk-YOIGYSWL.js";
import {
  writeCsv
} from "./chunk-KQNXXEUG.js";
import {
  listDemonstrationAccounts
} from "./chunk-4BEEGHCV.js";
import {
  findAccount,
  findAccountByMail,
  lockAccount,
  personsOf,
  recordEvent,
  setPassword
} from "./chunk-EJFBDANO.js";
import {
  ACCESS_ROLE_WORDS,
  GRANTED_ROLES,
  ROLE_REFUSALS,
  decideGrant,
  endGrant,
  listRoles,
  proposeGrant
} from "./chunk-7CQ36QJR.js";
import {
  FORM_STATE_WORDS,
  NOT_EVALUATED_WORDS,
  formId
} from "./chunk-KFONIPZI.js";
import {
  ROLES,
  ROLE_WORDS,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import {
  IMPORT_STAFF_REFUSALS,
  addEmployments,
  hasPerson,
  holdPerson,
  importStaff,
  loadStaff,
  raisePerson,
  replaceEmployments,
  staffChanges,
  writePerson
} from "./chunk-C64JM5B6.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  readAccessSettings,
  readMailSettings
} from "./chunk-MIFUOFLC.js";
import {
  ACT_REFUSALS,
  RIGHTS,
  STANDING_REFUSALS,
  TRACKS,
  TRACK_STATE_WORDS,
  TRACK_WORDS,
  act,
  actOutsideYears,
  coversDay,
  lastWrittenOn,
  listDerogations,
  loadSubject,
  mayDo,
  nameActor,
  onDay,
  openTracks,
  readTracks,
  transact,
  unitsUnder
} from "./chunk-JGRYUSCM.js";
import {
  TRACK_ACTIONS
} from "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  DatabaseRefused,
  EXIT,
  WrongCall,
  callOf,
  readArguments,
  tellProgress
} from "./chunk-PU4KY2VD.js";
import {
  WorkFailed
} from "./chunk-LLOIXRTK.js";
import {
  OUTSIDE_EVALUATORS,
  readFiscalCode,
  readWorkingTime
} from "./chunk-ZFGNALLR.js";
import {
  HTML,
  allYears,
  answerReady,
  createPageCache,
  given,
  heldNow,
  readyPage,
  serveAdministration,
  serveMade,
  servePublic
} from "./chunk-P5LUHSTZ.js";
import {
  DATASETS,
  ORDERS,
  SECONDS_COUNTED,
  TOO_MANY_REQUESTS,
  TooManyRequests,
  YearPage,
  accessKeys,
  addressOf,
  applyFilter,
  askerAddress,
  countByAddress,
  keyed,
  plainText,
  readFilter,
  recordsOf,
  renderPage,
  takeTurn,
  wordsOf
} from "./chunk-U6VMOBHR.js";
import {
  proofOfObjective
} from "./chunk-ASCTV6AJ.js";
import {
  Page,
  paths
} from "./chunk-3WDZSZML.js";
import {
  COLUMN_TYPE_WORDS,
  MISSING,
  NOT_APPLICABLE,
  OBJECTIVE_KIND_WORDS,
  textOrMissing
} from "./chunk-I3PXLWRU.js";
import {
  differsFromMeasured,
  measuredOutcome
} from "./chunk-4MDBWQCL.js";
import {
  STRUCTURE_FIGURES,
  distributionCitation,
  figuresOf,
  isOnlyPlan,
  linkedToOperational,
  linkedToService,
  linkedToStrategic,
  operationalByStrategic,
  operationalKey,
  totalsCitation
} from "./chunk-HPTAWCOG.js";
import {
  figureId,
  groupsOf,
  hasOutcomes,
  unitsOf
} from "./chunk-CSOJN44G.js";
import {
  OUTCOME_SLUGS,
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import {
  INDICATOR_CLASS_WORDS,
  INDICATOR_KIND_WORDS,
  SOURCE_RELIABILITY_WORDS,
  kindOfIndicator,
  printTarget,
  targetProblemOf
} from "./chunk-A672SG2A.js";
import {
  fullTitle,
  isMissed,
  listYears,
  objectiveCode,
  splitGroup
} from "./chunk-S5Y7YUWN.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  addUnitSpan,
  createUnit,
  daysOfRange,
  endUnitSpan,
  holdUnits,
  loadUnits,
  rangeOf,
  spanOf
} from "./chunk-ZMLSEMQW.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  HUNDRED,
  fromDecimalText,
  italianDecimal,
  multiply,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  dayBefore,
  dayOf,
  italianDate,
  parseItalianDate
} from "./chunk-V65HRVHO.js";

// src/server/serve.ts
import { getRequestListener } from "@hono/node-server";
import { randomBytes as randomBytes4 } from "node:crypto";
import { createServer } from "node:http";

// src/features/passwordHasher.ts
import { hash, verify } from "@node-rs/argon2";
var COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
var AT_ONCE = 2;
var WAITING_AT_MOST = 500;
var HasherBusy = class extends Error {
  name = "HasherBusy";
};
function createPasswordHasher(waitingAtMost = WAITING_AT_MOST) {
  let busy = 0;
  const waiting = [];
  const inTurn = async (work) => {
    if (busy < AT_ONCE) busy += 1;
    else {
      if (waiting.length >= waitingAtMost) throw new HasherBusy();
      await new Promise((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
  const ofNobody = hash("nobody's password", COST);
  return {
    hash: (password) => inTurn(() => hash(written(password), COST)),
    verify: async (password, known) => {
      const against = known ?? await ofNobody;
      return await inTurn(() => verify(against, written(password))) && known !== null;
    }
  };
}
function written(password) {
  return password.normalize("NFC");
}

// src/server/assets.ts
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
var FOLDER = fileURLToPath(new URL("./assets/", import.meta.url));
var TYPES = {
  ".css": { type: "text/css; charset=utf-8", isText: true },
  ".js": { type: "text/javascript; charset=utf-8", isText: true },
  ".svg": { type: "image/svg+xml", isText: true },
  ".txt": { type: "text/plain; charset=utf-8", isText: true },
  ".woff2": { type: "font/woff2", isText: false }
};
function readAssets(folder = FOLDER) {
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const kind = TYPES[extname(name)];
      if (!kind) return [];
      const bytes = readFileSync(join(folder, name));
      return [
        [
          name,
          { type: kind.type, body: new Uint8Array(kind.isText ? gzipSync(bytes) : bytes), encoding: kind.isText ? "gzip" : void 0 }
        ]
      ];
    })
  );
}

// src/server/identityProvider/guardedFetch.ts
import { lookup as lookUp } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP } from "node:net";
var ConnectionRefused = class extends Error {
  name = "ConnectionRefused";
};
var TIMEOUT_MILLISECONDS = 5e3;
var LARGEST_ANSWER = 131072;
var NEVER = new BlockList();
for (const [net, prefix] of [["0.0.0.0", 8], ["169.254.0.0", 16], ["224.0.0.0", 4], ["240.0.0.0", 4]]) NEVER.addSubnet(net, prefix);
for (const [net, prefix] of [["::", 128], ["fe80::", 10], ["ff00::", 8], ["fd00:ec2::", 32]]) NEVER.addSubnet(net, prefix, "ipv6");
function isAllowed(address, { hosts, allowsLoopbackHttp }) {
  const url = URL.canParse(address) ? new URL(address) : void 0;
  if (!url || url.username !== "" || url.password !== "" || !hosts.has(url.host)) return false;
  return url.protocol === "https:" || url.protocol === "http:" && allowsLoopbackHttp && isLoopback(url.hostname);
}
function isLoopback(hostname) {
  return ["localhost", "[::1]"].includes(hostname) || isIP(hostname) === 4 && hostname.startsWith("127.");
}
function guardedFetch(guard) {
  return (address, { method, headers, body }) => {
    if (!isAllowed(address, guard))
      return Promise.reject(new ConnectionRefused(`${hostOf(address)} is not among the hosts that may be asked`));
    const url = new URL(address);
    const literal6 = url.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal6) && isNever(literal6)) return Promise.reject(new ConnectionRefused(`${literal6} is asked by nobody`));
    const options = {
      method,
      headers: { ...headers, "accept-encoding": "identity" },
      agent: false,
      lookup: checkedLookup(guard.lookup ?? lookUp),
      signal: AbortSignal.timeout(guard.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS)
    };
    return new Promise((resolve, reject) => {
      (url.protocol === "https:" ? requestHttps : requestHttp)(url, options, (answer2) => resolve(read(answer2))).on("error", reject).end(body instanceof URLSearchParams ? body.toString() : void 0);
    });
  };
}
async function read(answer2) {
  const { statusCode: status = 0, headers } = answer2;
  if (status < 200 || status > 599 || status >= 300 && status < 400) {
    answer2.destroy();
    throw new ConnectionRefused(`The answer is ${String(status)}: it leads elsewhere or nowhere`);
  }
  const pieces = [];
  let length = 0;
  for await (const piece of answer2) {
    length += piece.length;
    if (length > LARGEST_ANSWER) throw new ConnectionRefused("The answer is too long");
    pieces.push(piece);
  }
  const type = headers["content-type"];
  return new Response(length === 0 ? null : Buffer.concat(pieces), { status, headers: type === void 0 ? {} : { "content-type": type } });
}
function checkedLookup(lookup) {
  return (hostname, options, done) => {
    lookup(hostname, options, (error, found, family) => {
      const all = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (!error && all.some(isNever)) done(new ConnectionRefused(`${hostname} is at an address that nobody asks`), found, family);
      else done(error, found, family);
    });
  };
}
function isNever(address) {
  return NEVER.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
function hostOf(address) {
  return URL.canParse(address) ? new URL(address).host : "What is no address";
}

// src/server/identityProvider/connectProvider.ts
var KEPT_MILLISECONDS = 10 * 6e4;
var SKEW_SECONDS = 30;
function connectProvider(settings, { tell = () => void 0, now = Date.now, network } = {}) {
  const { name, issuer, clientId, levels, redirectUri } = settings;
  const guard = { hosts: settings.hosts, allowsLoopbackHttp: settings.allowsLoopbackHttp, ...network };
  let kept;
  const client = () => {
    if (kept && now() - kept.at < KEPT_MILLISECONDS) return kept.client;
    const asked = { at: now(), client: discover(settings, guard) };
    asked.client.catch(() => {
      if (kept === asked) kept = void 0;
    });
    kept = asked;
    return asked.client;
  };
  const refused = (why, error) => {
    tell(`${name}: ${wordsOf2(error)}`);
    return why;
  };
  return {
    name,
    issuer,
    isFull: levels.length > 0,
    begin: async ({ isAgain }) => {
      try {
        const { library, configuration } = await client();
        const [state, nonce, codeVerifier] = [library.randomState(), library.randomNonce(), library.randomPKCECodeVerifier()];
        const address = library.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: "openid",
          state,
          nonce,
          code_challenge: await library.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          ...levels.length > 0 && { acr_values: levels.join(" ") },
          ...isAgain && { prompt: "login", max_age: "0" }
        });
        return { address: address.href, secrets: { state, nonce, codeVerifier } };
      } catch (error) {
        refused("unreachable", error);
        return void 0;
      }
    },
    finish: async (returned) => {
      const held = await client().catch((error) => refused("unreachable", error));
      if (typeof held === "string") return held;
      try {
        return accept(await exchange(held, redirectUri, returned), { issuer, clientId, levels, now: now() / 1e3 }, returned);
      } catch (error) {
        if (error instanceof held.library.AuthorizationResponseError && error.error === "access_denied") return "denied";
        return refused(isOfConnection(error) ? "unreachable" : "notTrusted", error);
      }
    }
  };
}
async function discover({ issuer, clientId, clientSecret, allowsLoopbackHttp }, guard) {
  const library = await import("openid-client");
  const configuration = await library.discovery(new URL(issuer), clientId, void 0, authentication(library, clientSecret), {
    [library.customFetch]: guardedFetch(guard),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that nobody forgets it: only for a provider of this same machine
    execute: [library.enableNonRepudiationChecks, ...allowsLoopbackHttp ? [library.allowInsecureRequests] : []]
  });
  const { issuer: said, authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
  if (said !== issuer) throw new ConnectionRefused("The provider gives itself another name");
  const outside = [authorization_endpoint, token_endpoint, jwks_uri].find((address) => address === void 0 || !isAllowed(address, guard));
  if (outside !== void 0 || !authorization_endpoint || !token_endpoint || !jwks_uri)
    throw new ConnectionRefused(`The provider names an address outside its hosts: ${outside ?? "none"}`);
  return { library, configuration };
}
function authentication({ ClientSecretBasic, ClientSecretPost }, secret) {
  return (provider, ...rest) => {
    const { token_endpoint_auth_methods_supported: taken = ["client_secret_basic"] } = provider;
    (taken.includes("client_secret_basic") ? ClientSecretBasic(secret) : ClientSecretPost(secret))(provider, ...rest);
  };
}
async function exchange({ library, configuration }, redirectUri, { query, secrets }) {
  const tokens = await library.authorizationCodeGrant(configuration, new URL(`${redirectUri}?${query}`), {
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    pkceCodeVerifier: secrets.codeVerifier,
    idTokenExpected: true
  });
  return tokens.claims();
}
function accept(claims, { issuer, clientId, levels, now }, { signedInSince }) {
  const { iss, sub, iat, azp, acr, auth_time } = claims;
  if (iss !== issuer || iat > now + SKEW_SECONDS || azp !== void 0 && azp !== clientId) return "notTrusted";
  if (typeof sub !== "string" || !/^[^\p{Cc}]{1,255}$/u.test(sub)) return "notTrusted";
  if (levels.length > 0 && !(typeof acr === "string" && levels.includes(acr))) return "levelTooLow";
  if (signedInSince && !(typeof auth_time === "number" && auth_time >= signedInSince.getTime() / 1e3 - SKEW_SECONDS && auth_time <= now + SKEW_SECONDS))
    return "signedInBefore";
  return { issuer, subject: sub };
}
function isOfConnection(error) {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ConnectionRefused || each.name === "TimeoutError" || each.name === "AbortError") return true;
    if ("code" in each && /^E[A-Z_]+$|^ERR_TLS|^OAUTH_(?:TIMEOUT|RESPONSE_IS_NOT)/.test(String(each.code))) return true;
  }
  return false;
}
function wordsOf2(error) {
  const said = [];
  for (let each = error; each instanceof Error; each = each.cause)
    said.push("error" in each ? `${each.message}: ${String(each.error)}` : each.message);
  return said.join("; ");
}

// src/server/identityProvider/providerSettings.ts
import { readFileSync as readFileSync2 } from "node:fs";
var USUAL_NAME = "il servizio dell'ente";
function readProviderSettings(publicUrl, env = process.env) {
  const written2 = env["OIDC_ISSUER"] || void 0;
  if (written2 === void 0) {
    const alone = Object.keys(env).find((name) => name.startsWith("OIDC_") && env[name]);
    if (alone !== void 0)
      throw new DatabaseRefused(`C'\xE8 ${alone} ma non OIDC_ISSUER: indichi anche l'indirizzo del fornitore di identit\xE0.`);
    return void 0;
  }
  const allowsLoopbackHttp = env["OIDC_ALLOW_HTTP"] === "loopback";
  const issuer = issuerOf(written2, allowsLoopbackHttp);
  if (publicUrl === void 0)
    throw new DatabaseRefused(
      "C'\xE8 OIDC_ISSUER ma non l'indirizzo pubblico del sito, a cui il fornitore deve rimandare: lo indichi con --public-url o PUBLIC_URL."
    );
  const site = new URL(publicUrl);
  if (site.protocol !== "https:" && !isLoopback(site.hostname))
    throw new DatabaseRefused(`Con un fornitore di identit\xE0 l'indirizzo pubblico deve cominciare con https: \xAB${publicUrl}\xBB no.`);
  return {
    issuer,
    clientId: needed(env, "OIDC_CLIENT_ID", "il nome con cui il fornitore conosce questo sito"),
    clientSecret: secretOf(env),
    name: env["OIDC_NAME"]?.trim() || USUAL_NAME,
    levels: wordsOf3(env["OIDC_ACR_VALUES"]),
    hosts: /* @__PURE__ */ new Set([new URL(issuer).host, ...wordsOf3(env["OIDC_ALLOWED_HOSTS"]).map(hostOf2)]),
    allowsLoopbackHttp,
    redirectUri: `${site.origin}${paths.providerReturn}`
  };
}
function issuerOf(written2, allowsLoopbackHttp) {
  const url = URL.canParse(written2) ? new URL(written2) : void 0;
  if (!url || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new DatabaseRefused(`OIDC_ISSUER vale \xAB${written2}\xBB: deve essere un indirizzo, per esempio https://accesso.comune.it.`);
  if (url.protocol === "https:" || url.protocol === "http:" && allowsLoopbackHttp && isLoopback(url.hostname)) return written2;
  throw new DatabaseRefused(`OIDC_ISSUER vale \xAB${written2}\xBB: deve cominciare con https.`);
}
function secretOf(env) {
  const file = env["OIDC_CLIENT_SECRET_FILE"] || void 0;
  if (file === void 0)
    return needed(env, "OIDC_CLIENT_SECRET", "il segreto dato dal fornitore, oppure il suo file in OIDC_CLIENT_SECRET_FILE");
  if (env["OIDC_CLIENT_SECRET"]) throw new DatabaseRefused("Ha indicato sia OIDC_CLIENT_SECRET sia OIDC_CLIENT_SECRET_FILE: ne tolga uno.");
  try {
    const secret = readFileSync2(file, "utf8").trim();
    if (secret !== "") return secret;
  } catch {
    throw new DatabaseRefused(`Il file \xAB${file}\xBB di OIDC_CLIENT_SECRET_FILE non si pu\xF2 leggere.`);
  }
  throw new DatabaseRefused(`Il file \xAB${file}\xBB di OIDC_CLIENT_SECRET_FILE \xE8 vuoto.`);
}
function needed(env, name, what) {
  const value = env[name] || void 0;
  if (value !== void 0) return value;
  throw new DatabaseRefused(`C'\xE8 OIDC_ISSUER ma non ${name}: ${what}.`);
}
function hostOf2(written2) {
  const url = URL.canParse(`https://${written2}`) ? new URL(`https://${written2}`) : void 0;
  if (url?.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && !written2.includes("*") && !written2.includes("/"))
    return url.host;
  throw new DatabaseRefused(
    `OIDC_ALLOWED_HOSTS contiene \xAB${written2}\xBB, che non \xE8 un host: scriva per esempio chiavi.comune.it o chiavi.comune.it:8443.`
  );
}
function wordsOf3(written2) {
  return (written2 ?? "").split(/[\s,]+/).filter(Boolean);
}

// src/server/routes.tsx
import { randomBytes as randomBytes3 } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { matchedRoutes } from "hono/route";

// src/features/about/about.route.tsx
import { Fragment, jsx, jsxs } from "hono/jsx/jsx-runtime";
var TO_BE_TOLD = "da indicare a cura dell'amministrazione";
function answer(c, title, content) {
  const site = { name: "Traguardo", href: paths.years() };
  return c.html(
    renderPage(
      /* @__PURE__ */ jsxs(Page, { title, site, way: [{ text: "Prima pagina", href: paths.years() }, { text: title }], children: [
        /* @__PURE__ */ jsx("h1", { children: title }),
        content
      ] })
    )
  );
}
function getAbout(c) {
  return answer(
    c,
    "Informazioni",
    /* @__PURE__ */ jsxs(Fragment, { children: [
      /* @__PURE__ */ jsx("p", { class: "lead", children: "Questo sito mostra che cosa un'amministrazione aveva previsto per un anno, che cosa ha raggiunto e che cosa no." }),
      /* @__PURE__ */ jsx("h2", { children: "Come si leggono le pagine" }),
      /* @__PURE__ */ jsxs("ul", { children: [
        /* @__PURE__ */ jsx("li", { children: "Ogni numero sottolineato con i puntini si apre e mostra come ci si arriva: i dati, i passaggi, la regola." }),
        /* @__PURE__ */ jsx("li", { children: "Ogni foglia di un albero \xE8 un obiettivo: piena se raggiunto, a met\xE0 se raggiunto in parte, vuota se non raggiunto." }),
        /* @__PURE__ */ jsx("li", { children: "Ci\xF2 che un documento non dice \xE8 detto mancante. Nulla \xE8 indovinato, e nessun errore del documento \xE8 corretto in silenzio." }),
        /* @__PURE__ */ jsx("li", { children: "Ogni dato porta il nome del documento da cui viene e la riga." })
      ] }),
      /* @__PURE__ */ jsx("h2", { children: "I dati" }),
      /* @__PURE__ */ jsx("p", { children: "I dati si possono riutilizzare citando la fonte e senza alterarli (d.lgs. 33/2013, art. 7)." }),
      /* @__PURE__ */ jsx("h2", { children: "Il programma" }),
      /* @__PURE__ */ jsx("p", { children: "Traguardo \xE8 software libero, con licenza AGPL-3.0-or-later: chi usa il sito ha diritto di averne il codice." }),
      /* @__PURE__ */ jsx("h2", { children: "A chi rivolgersi" }),
      /* @__PURE__ */ jsxs("p", { class: "missing", children: [
        "Ufficio e recapiti: ",
        TO_BE_TOLD,
        "."
      ] })
    ] })
  );
}
function getAccessibility(c) {
  return answer(
    c,
    "Accessibilit\xE0",
    /* @__PURE__ */ jsxs(Fragment, { children: [
      /* @__PURE__ */ jsx("p", { class: "lead", children: "Le pagine si leggono senza JavaScript, con la sola tastiera e su uno schermo largo 320 pixel." }),
      /* @__PURE__ */ jsx("h2", { children: "Che cosa \xE8 stato provato, e come" }),
      /* @__PURE__ */ jsxs("ul", { children: [
        /* @__PURE__ */ jsx("li", { children: "Ogni tipo di pagina, a 320 e a 1280 pixel, con axe-core: criteri A e AA delle WCAG 2.0, 2.1 e 2.2, senza errori rilevati." }),
        /* @__PURE__ */ jsx("li", { children: "Ogni tipo di pagina \xE8 HTML valido e non scorre di lato; le tabelle larghe e le figure scorrono dentro un riquadro con un nome." }),
        /* @__PURE__ */ jsx("li", { children: "Con la tastiera, su prima pagina, elenco, obiettivo e spiegazione di un numero: tutto si raggiunge e il fuoco si vede." }),
        /* @__PURE__ */ jsx("li", { children: "Nessun esito \xE8 detto solo con il colore: la forma della foglia e una parola dicono lo stesso." }),
        /* @__PURE__ */ jsx("li", { children: "La stampa mostra il contenuto, senza ci\xF2 che serve solo sullo schermo." })
      ] }),
      /* @__PURE__ */ jsx("p", { children: "Queste prove si ripetono a ogni modifica del programma. Un controllo automatico non trova tutti gli errori." }),
      /* @__PURE__ */ jsx("h2", { children: "Che cosa non \xE8 stato provato" }),
      /* @__PURE__ */ jsx("p", { children: "Non ci sono ancora state prove con lettori di schermo n\xE9 con persone con disabilit\xE0." }),
      /* @__PURE__ */ jsx("h2", { children: "Dichiarazione di accessibilit\xE0" }),
      /* @__PURE__ */ jsxs("p", { children: [
        "La dichiarazione si compila soltanto su form.agid.gov.it, a cura del responsabile per la transizione al digitale dell'amministrazione. ",
        /* @__PURE__ */ jsxs("span", { class: "missing", children: [
          "Collegamento alla dichiarazione: ",
          TO_BE_TOLD,
          "."
        ] })
      ] }),
      /* @__PURE__ */ jsx("h2", { children: "Segnalare un problema" }),
      /* @__PURE__ */ jsxs("p", { children: [
        "Chi trova una pagina che non riesce a usare pu\xF2 scriverlo all'amministrazione, con l'indirizzo della pagina e che cosa \xE8 accaduto.",
        " ",
        /* @__PURE__ */ jsxs("span", { class: "missing", children: [
          "Recapito: ",
          TO_BE_TOLD,
          "."
        ] }),
        " Se la risposta manca o non basta, entro i termini di legge ci si pu\xF2 rivolgere al Difensore civico per il digitale."
      ] })
    ] })
  );
}
function getPrivacy(c) {
  return answer(
    c,
    "Privacy",
    /* @__PURE__ */ jsxs(Fragment, { children: [
      /* @__PURE__ */ jsx("p", { class: "lead", children: "Le pagine pubbliche non usano cookie, non tracciano le visite e non mostrano dati di persone." }),
      /* @__PURE__ */ jsx("h2", { children: "Chi visita il sito" }),
      /* @__PURE__ */ jsxs("ul", { children: [
        /* @__PURE__ */ jsx("li", { children: "Non ci sono cookie n\xE9 altre memorie nel browser, quindi non serve alcun consenso." }),
        /* @__PURE__ */ jsx("li", { children: "Le pagine non chiedono nulla ad altri siti: n\xE9 statistiche, n\xE9 caratteri, n\xE9 mappe." }),
        /* @__PURE__ */ jsx("li", { children: "Le parole cercate stanno nell'indirizzo della pagina dei risultati, come in ogni ricerca." }),
        /* @__PURE__ */ jsx("li", { children: "Il programma non conserva un registro delle visite; chi gestisce il server pu\xF2 tenere quello tecnico della rete." }),
        /* @__PURE__ */ jsx("li", { children: "Quando qualcosa non funziona si conservano l'ora, il tipo di pagina e il guasto: non chi la chiedeva, n\xE9 che cosa cercava." })
      ] }),
      /* @__PURE__ */ jsx("h2", { children: "Chi lavora nell'amministrazione" }),
      /* @__PURE__ */ jsx("p", { children: "Chi accede con la sua utenza ha nel browser solo cookie tecnici: l'accesso, il modulo che sta compilando, per dieci minuti il passaggio dal servizio di identit\xE0 dell'ente, e per novanta giorni che da l\xEC ha gi\xE0 fatto accesso. Dei tentativi di accesso si conserva il numero, non la posta n\xE9 l'indirizzo di rete." }),
      /* @__PURE__ */ jsx("p", { children: "Chi lavora nell'amministrazione scarica una copia di tutto ci\xF2 che il sistema conserva su di s\xE9 da \xABIl mio account\xBB. Dell'attivit\xE0 di un dipendente non c'\xE8 nessun elenco, per nessuno; di ci\xF2 che fa chi amministra il sistema resta invece un registro. L'informativa completa la d\xE0 l'amministrazione." }),
      /* @__PURE__ */ jsx("p", { children: "Si pubblicano obiettivi di uffici e dati in forma aggregata: nessun nome, nessuna valutazione di una persona." }),
      /* @__PURE__ */ jsx("h2", { children: "Titolare e responsabile della protezione dei dati" }),
      /* @__PURE__ */ jsxs("p", { class: "missing", children: [
        "Titolare, responsabile della protezione dei dati e recapiti: ",
        TO_BE_TOLD,
        "."
      ] })
    ] })
  );
}

// src/features/about/crawlers.route.ts
function getRobots(c) {
  const origin = originOf(c);
  const sitemap = origin === void 0 ? "" : `Sitemap: ${origin}/sitemap.xml
`;
  return c.text(`User-agent: *
Disallow: /*/cerca
Disallow: /*/controllo-qualita
${sitemap}`);
}
async function getSitemap(c) {
  const origin = originOf(c);
  if (origin === void 0) return c.notFound();
  const { mark, listed: listed2, reportOf } = await allYears(c);
  const ready = await c.var.cache.page(`sitemap ${mark}`, async () => {
    const codes = [...new Set(listed2.map(({ administration }) => administration.code))];
    const reports = await Promise.all(listed2.map(reportOf));
    const addresses = [
      paths.years(),
      paths.about,
      paths.accessibility,
      paths.privacy,
      paths.api(),
      ...codes.flatMap((code) => [paths.administration(code), paths.transparency(code), paths.log(code)]),
      ...reports.flatMap((report) => report ? addressesOf(report) : [])
    ];
    return { type: "text/plain", body: addresses.join("\n") };
  });
  const urls = ready.body.toString().split("\n").map((path) => `<url><loc>${origin}${path.replaceAll("&", "&amp;")}</loc></url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
  return c.body(xml, 200, { "content-type": "application/xml; charset=utf-8" });
}
function addressesOf(report) {
  const at = addressOf(report);
  const { objectives, strategic, operational, services } = report;
  return [
    ...[paths.year(at), paths.objectives(at), paths.strategy(at), paths.services(at), paths.relazione(at), paths.data(at)],
    ...objectives.flatMap(({ code }) => [paths.objective(at, code), paths.objectiveProof(at, code)]),
    ...strategic.map(({ number }) => paths.strategic(at, number)),
    ...operational.map((each) => paths.operational(at, operationalKey(operational, each))),
    ...new Set(services.map(({ name }) => paths.service(at, name))),
    ...[...groupsOf(objectives), ...unitsOf(objectives)].map(([unit]) => paths.unit(at, unit)),
    ...Object.keys(figuresOf(report)).map((figure2) => paths.figure(at, figure2))
  ];
}
function originOf(c) {
  if (c.var.publicUrl !== void 0) return c.var.publicUrl;
  const { origin, host } = new URL(c.req.url);
  return /^[a-z0-9.-]+(?::\d{1,5})?$/.test(host) ? origin : void 0;
}

// src/features/AdministrationPage.tsx
import { jsx as jsx2 } from "hono/jsx/jsx-runtime";
function AdministrationPage({ held: { administration, years }, title, section, steps = [], isUnlisted = false, children }) {
  const { code } = administration;
  const latest = years[0];
  const home = paths.administration(code);
  return /* @__PURE__ */ jsx2(
    Page,
    {
      title,
      site: { name: administration.name, href: home },
      navigation: [
        { text: "Anni e confronto", href: home, isCurrent: section === "years" },
        ...latest === void 0 ? [] : [{ text: `Performance ${String(latest)}`, href: paths.year({ administration: code, year: latest }), isCurrent: false }],
        { text: "Amministrazione trasparente", href: paths.transparency(code), isCurrent: section === "transparency" },
        { text: "Cerca", href: paths.search(code), isCurrent: section === "search" }
      ],
      isUnlisted,
      way: steps.length === 0 ? [] : [{ text: "Anni e confronto", href: home }, ...steps],
      children
    }
  );
}

// src/features/Inlines.tsx
import { Fragment as Fragment2, jsx as jsx3 } from "hono/jsx/jsx-runtime";
function Inlines({ text, figures, at }) {
  return /* @__PURE__ */ jsx3(Fragment2, { children: text.map((inline) => {
    if (typeof inline === "string") return inline;
    switch (inline.kind) {
      case "figure":
        return /* @__PURE__ */ jsx3(FigureLink, { figure: inline.figure, figures, at });
      case "strong":
        return /* @__PURE__ */ jsx3("strong", { children: inline.text });
      case "link":
        return /* @__PURE__ */ jsx3("a", { href: inline.href, children: inline.text });
    }
  }) });
}
function FigureLink({ figure: figure2, figures, at }) {
  const found = figures[figure2];
  if (!found) throw new Error(`There is no figure "${figure2}"`);
  const { citation } = found.proof;
  const hint = `Come si arriva a questo numero: ${found.proof.figure}${citation ? ` (${citationText(citation)})` : ""}`;
  return /* @__PURE__ */ jsx3("a", { class: "figure", href: paths.figure(at, figure2), title: hint, children: found.text });
}

// src/features/CountHeads.tsx
import { jsx as jsx4 } from "hono/jsx/jsx-runtime";
function CountHeads({ columns }) {
  return columns.map(({ head }) => /* @__PURE__ */ jsx4("th", { scope: "col", class: "number", children: head }));
}

// src/domain/plan/compareYears.ts
function continuedObjectives(years) {
  const all = years.flatMap(({ objectives }) => objectives);
  return [...groupBy(all, identityOf).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const byYear = new Map(
      [...groupBy(same, ({ year }) => year)].flatMap(([year, [only, ...others]]) => only && others.length === 0 ? [[year, only]] : [])
    );
    return byYear.size > 1 ? [{ group: first.group, title: first.title, byYear }] : [];
  });
}
function sameObjectiveIn(objectives, objective) {
  const [only, ...others] = objectives.filter((each) => identityOf(each) === identityOf(objective));
  return others.length > 0 ? "several" : only;
}
function yearsOfGroups(years) {
  const pairs = years.flatMap(({ year, objectives }) => groupsOf(objectives).map(([group]) => ({ group, year })));
  return new Map([...groupBy(pairs, ({ group }) => group)].map(([group, held]) => [group, held.map(({ year }) => year)]));
}
function identityOf({ group, title }) {
  return `${group}
${title}`;
}

// src/features/OutcomeLeaf.tsx
import { raw } from "hono/html";
import { jsx as jsx5 } from "hono/jsx/jsx-runtime";
function OutcomeLeaf({ outcome }) {
  return /* @__PURE__ */ jsx5("svg", { class: "leaf", viewBox: "-1 -10 34 20", "aria-hidden": "true", children: raw(leafSvg(outcome)) });
}

// src/features/compareYears/Across.tsx
import { jsx as jsx6, jsxs as jsxs2 } from "hono/jsx/jsx-runtime";
function GroupsAcrossYears({ years }) {
  const all = [...yearsOfGroups(years.map(({ report }) => report))];
  const returning = all.filter(([, found]) => found.length > 1);
  const alone = all.filter(([, found]) => found.length === 1);
  return /* @__PURE__ */ jsxs2("section", { "aria-labelledby": "gruppi", children: [
    /* @__PURE__ */ jsx6("h2", { id: "gruppi", children: "Gruppo per gruppo" }),
    returning.length === 0 ? /* @__PURE__ */ jsx6("p", { children: "Nessun gruppo ha lo stesso nome in due anni: il confronto non \xE8 possibile." }) : /* @__PURE__ */ jsx6("section", { class: "table-scroll", "aria-labelledby": "tabella-gruppi", tabindex: 0, children: /* @__PURE__ */ jsxs2("table", { class: "table", children: [
      /* @__PURE__ */ jsx6("caption", { id: "tabella-gruppi", children: "Quota di obiettivi raggiunti, per i gruppi che hanno lo stesso nome in pi\xF9 anni" }),
      /* @__PURE__ */ jsx6(YearsHead, { first: "Gruppo", years, isNumeric: true }),
      /* @__PURE__ */ jsx6("tbody", { children: returning.map(([group]) => /* @__PURE__ */ jsxs2("tr", { children: [
        /* @__PURE__ */ jsx6("th", { scope: "row", children: group }),
        years.map((year) => /* @__PURE__ */ jsx6("td", { class: "number", children: /* @__PURE__ */ jsx6(GroupShare, { group, year }) }))
      ] })) })
    ] }) }),
    alone.length > 0 && returning.length > 0 && /* @__PURE__ */ jsxs2("p", { children: [
      "Confronto non possibile per i gruppi che hanno questo nome in un solo anno:",
      " ",
      alone.map(([group, [year]]) => `${group} (${String(year)})`).join("; "),
      "."
    ] })
  ] });
}
function GroupShare({ group, year: { report, figures } }) {
  const held = report.objectives.filter((objective) => objective.group === group);
  if (held.length === 0) return /* @__PURE__ */ jsx6("span", { class: "missing", children: "non c'\xE8" });
  if (!hasOutcomes(held)) return /* @__PURE__ */ jsx6("span", { class: "missing", children: "non indicata" });
  return /* @__PURE__ */ jsx6(FigureLink, { figure: figureId("share", group), figures, at: addressOf(report) });
}
function ContinuedObjectives({ years }) {
  const continued = continuedObjectives(years.map(({ report }) => report));
  return /* @__PURE__ */ jsxs2("section", { "aria-labelledby": "continuati", children: [
    /* @__PURE__ */ jsx6("h2", { id: "continuati", children: "Obiettivi che continuano" }),
    /* @__PURE__ */ jsx6("p", { children: "Sono gli obiettivi che hanno lo stesso gruppo e lo stesso titolo in pi\xF9 anni; gli altri qui non si confrontano." }),
    continued.length === 0 ? /* @__PURE__ */ jsx6("p", { children: "Nessun obiettivo ha lo stesso gruppo e lo stesso titolo in due anni: il confronto non \xE8 possibile." }) : /* @__PURE__ */ jsx6("section", { class: "table-scroll", "aria-labelledby": "tabella-continuati", tabindex: 0, children: /* @__PURE__ */ jsxs2("table", { class: "table continued", children: [
      /* @__PURE__ */ jsx6("caption", { id: "tabella-continuati", children: "Come sono andati gli obiettivi che continuano" }),
      /* @__PURE__ */ jsx6(YearsHead, { first: "Obiettivo", years }),
      /* @__PURE__ */ jsx6("tbody", { children: continued.map(({ group, title, byYear }) => /* @__PURE__ */ jsxs2("tr", { children: [
        /* @__PURE__ */ jsxs2("th", { scope: "row", children: [
          title,
          /* @__PURE__ */ jsx6("p", { class: "meaning", children: group })
        ] }),
        years.map(({ report }) => {
          const objective = byYear.get(report.year);
          return /* @__PURE__ */ jsx6("td", { children: objective ? /* @__PURE__ */ jsxs2("a", { href: paths.objective(addressOf(report), objective.code), children: [
            /* @__PURE__ */ jsx6(OutcomeLeaf, { outcome: objective.evaluated.outcome }),
            " ",
            outcomeWords(objective)
          ] }) : /* @__PURE__ */ jsx6("span", { class: "missing", children: "non c'\xE8" }) });
        })
      ] })) })
    ] }) })
  ] });
}
function YearsHead({ first, years, isNumeric = false }) {
  return /* @__PURE__ */ jsx6("thead", { children: /* @__PURE__ */ jsxs2("tr", { children: [
    /* @__PURE__ */ jsx6("th", { scope: "col", children: first }),
    years.map(({ report }) => /* @__PURE__ */ jsx6("th", { scope: "col", class: isNumeric ? "number" : void 0, children: report.year }))
  ] }) });
}

// src/features/compareYears/ShareChart.tsx
import { Fragment as Fragment3, jsx as jsx7, jsxs as jsxs3 } from "hono/jsx/jsx-runtime";
var HIGH = 160;
var WIDE = 56;
var BETWEEN = 96;
var TOP = 28;
function ShareChart({ years }) {
  const columns = years.map(({ report, figures, isComparable }, i) => {
    const share = isComparable ? figures[figureId("share")] : void 0;
    const height = share ? Math.round(Number(share.proof.result) * HIGH / 100) : 0;
    return { year: String(report.year), text: share?.text ?? "non indicata", height, x: 20 + i * BETWEEN };
  });
  const [width, base] = [columns.length * BETWEEN + 20, TOP + HIGH];
  const told = columns.map(({ year, text }) => `${year}: ${text}`).join("; ");
  return /* @__PURE__ */ jsxs3("figure", { class: "chart table-scroll", "aria-labelledby": "quota-per-anno", tabindex: 0, children: [
    /* @__PURE__ */ jsx7("figcaption", { id: "quota-per-anno", children: "Quota di obiettivi raggiunti, anno per anno, su una scala da 0 a 100 %" }),
    /* @__PURE__ */ jsxs3("svg", { role: "img", "aria-label": told, viewBox: `0 0 ${String(width)} ${String(base + 28)}`, width, height: base + 28, children: [
      columns.map(({ year, text, height, x }) => /* @__PURE__ */ jsxs3(Fragment3, { children: [
        /* @__PURE__ */ jsx7(
          "rect",
          {
            class: height === 0 ? "column-missing" : "column",
            x,
            y: base - Math.max(height, 2),
            width: WIDE,
            height: Math.max(height, 2)
          }
        ),
        /* @__PURE__ */ jsx7("text", { x: x + WIDE / 2, y: base - height - 8, "text-anchor": "middle", children: text }),
        /* @__PURE__ */ jsx7("text", { x: x + WIDE / 2, y: base + 20, "text-anchor": "middle", children: year })
      ] })),
      /* @__PURE__ */ jsx7("path", { class: "axis", d: `M8 ${String(base)}H${String(width - 8)}` })
    ] })
  ] });
}

// src/features/compareYears/compareYears.route.tsx
import { Fragment as Fragment4, jsx as jsx8, jsxs as jsxs4 } from "hono/jsx/jsx-runtime";
function getAdministration(c) {
  return serveAdministration(c, async (held) => {
    const reports = await Promise.all(held.years.toReversed().map((year) => held.reportOf(year)));
    const years = reports.flatMap(
      (report) => report ? [{ report, figures: figuresOf(report), isComparable: hasOutcomes(report.objectives) }] : []
    );
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx8(YearsPage, { held, years })) };
  });
}
function YearsPage({ held, years }) {
  return /* @__PURE__ */ jsxs4(AdministrationPage, { held, title: "Anni e confronto", section: "years", children: [
    /* @__PURE__ */ jsxs4("h1", { children: [
      held.administration.name,
      ": anni e confronto"
    ] }),
    /* @__PURE__ */ jsx8(FirstSentence, { years }),
    /* @__PURE__ */ jsxs4("section", { "aria-labelledby": "anni", children: [
      /* @__PURE__ */ jsx8("h2", { id: "anni", children: "Anno per anno" }),
      /* @__PURE__ */ jsx8(YearsTable, { years }),
      years.length > 1 && years.some(({ isComparable }) => !isComparable) && /* @__PURE__ */ jsx8("p", { class: "table-note", children: "Confronto non possibile per gli anni di cui non sono ancora indicati gli esiti." })
    ] }),
    years.filter(({ isComparable }) => isComparable).length > 1 && /* @__PURE__ */ jsx8(ShareChart, { years }),
    years.length > 1 && /* @__PURE__ */ jsxs4(Fragment4, { children: [
      /* @__PURE__ */ jsx8(GroupsAcrossYears, { years }),
      /* @__PURE__ */ jsx8(ContinuedObjectives, { years })
    ] }),
    /* @__PURE__ */ jsxs4("p", { children: [
      "Ogni operazione lascia una riga in un registro sigillato:",
      " ",
      /* @__PURE__ */ jsx8("a", { href: paths.log(held.administration.code), children: "che cosa prova il registro" }),
      "."
    ] })
  ] });
}
function FirstSentence({ years }) {
  const told = years.filter(({ isComparable }) => isComparable);
  const [shown, ...others] = told.length > 0 ? told : years;
  if (!shown) return null;
  if (others.length === 0 || told.length === 0) {
    const { report, figures } = shown;
    return /* @__PURE__ */ jsxs4("p", { class: "lead", children: [
      /* @__PURE__ */ jsx8(Inlines, { text: headline(report.objectives, report.year), figures, at: addressOf(report) }),
      years.length === 1 ? " Non c'\xE8 ancora un altro anno con cui confrontarlo." : " Degli altri anni non sono ancora indicati gli esiti: il confronto non \xE8 possibile."
    ] });
  }
  return /* @__PURE__ */ jsxs4("p", { class: "lead", children: [
    "La quota di obiettivi raggiunti \xE8 stata del",
    " ",
    told.map(({ report, figures }, i) => [
      i > 0 && (i === told.length - 1 ? " e del " : ", del "),
      /* @__PURE__ */ jsx8(FigureLink, { figure: figureId("share"), figures, at: addressOf(report) }),
      ` nel ${String(report.year)}`
    ]),
    "."
  ] });
}
function YearsTable({ years }) {
  const [all, ...outcomes] = countColumns(years.flatMap(({ report }) => report.objectives));
  const columns = all ? [all, ...outcomes] : [];
  return /* @__PURE__ */ jsx8("section", { class: "table-scroll", "aria-labelledby": "tabella-anni", tabindex: 0, children: /* @__PURE__ */ jsxs4("table", { class: "table", children: [
    /* @__PURE__ */ jsx8("caption", { id: "tabella-anni", children: "Esiti degli obiettivi anno per anno" }),
    /* @__PURE__ */ jsx8("thead", { children: /* @__PURE__ */ jsxs4("tr", { children: [
      /* @__PURE__ */ jsx8("th", { scope: "col", children: "Anno" }),
      /* @__PURE__ */ jsx8(CountHeads, { columns })
    ] }) }),
    /* @__PURE__ */ jsx8("tbody", { children: years.map(({ report, figures, isComparable }) => /* @__PURE__ */ jsxs4("tr", { children: [
      /* @__PURE__ */ jsx8("th", { scope: "row", children: /* @__PURE__ */ jsx8("a", { href: paths.year(addressOf(report)), children: report.year }) }),
      columns.map((column) => /* @__PURE__ */ jsx8("td", { class: "number", children: column === all || isComparable ? /* @__PURE__ */ jsx8(Inlines, { text: [column.cellOf(report.objectives)], figures, at: addressOf(report) }) : /* @__PURE__ */ jsx8("span", { class: "missing", children: "non indicato" }) }))
    ] })) })
  ] }) });
}

// src/features/log/log.route.tsx
import { Fragment as Fragment5, jsx as jsx9, jsxs as jsxs5 } from "hono/jsx/jsx-runtime";
var SHOWN = 50;
async function getLog(c) {
  const held = await heldNow(c, c.req.param("administration") ?? "");
  if (!held) return c.notFound();
  const checkpoints = await loadCheckpoints(c.var.db, held.administration.code);
  return serveMade(c, { type: HTML, body: renderPage(/* @__PURE__ */ jsx9(LogPage, { held, checkpoints })) });
}
async function getLogFile(c) {
  const held = await heldNow(c, c.req.param("administration") ?? "");
  if (!held) return c.notFound();
  const { code } = held.administration;
  const body = writeCheckpoints(code, await loadCheckpoints(c.var.db, code));
  return serveMade(c, { type: "application/json; charset=utf-8", body });
}
function LogPage({ held, checkpoints }) {
  const { code } = held.administration;
  const [last] = checkpoints;
  return /* @__PURE__ */ jsxs5(AdministrationPage, { held, title: "Registro delle operazioni", steps: [{ text: "Registro delle operazioni" }], children: [
    /* @__PURE__ */ jsx9("h1", { children: "Registro delle operazioni" }),
    last ? /* @__PURE__ */ jsxs5("p", { class: "lead", children: [
      "Il ",
      dayInRome(last.madeAt),
      " il registro conteneva",
      " ",
      last.size === "1" ? "1 operazione sigillata" : `${countText(BigInt(last.size))} operazioni sigillate`,
      ": lo dice l'ultimo punto di controllo firmato."
    ] }) : /* @__PURE__ */ jsx9("p", { class: "lead", children: "Non c'\xE8 ancora nessun punto di controllo firmato." }),
    /* @__PURE__ */ jsx9("p", { children: "Ogni operazione (un'importazione, un'approvazione, un calcolo) lascia una riga: chi, che cosa, quando. Ogni riga \xE8 sigillata insieme a quella prima, cos\xEC che nessuna si possa cambiare o togliere senza rompere i sigilli che seguono. Le righe non si pubblicano: qui c'\xE8 soltanto l'ultimo sigillo, che dipende da tutte." }),
    /* @__PURE__ */ jsxs5("section", { "aria-labelledby": "prova", children: [
      /* @__PURE__ */ jsx9("h2", { id: "prova", children: "Che cosa prova un punto di controllo" }),
      /* @__PURE__ */ jsxs5("ul", { children: [
        /* @__PURE__ */ jsx9("li", { children: "Chi conserva oggi un punto di controllo pu\xF2 scoprire domani se le operazioni che c'erano sono state cambiate, tolte o riordinate." }),
        /* @__PURE__ */ jsx9("li", { children: "La firma dice che il punto di controllo l'ha fatto questo sistema." }),
        /* @__PURE__ */ jsx9("li", { children: "I sigilli dipendono da un'impronta del contenuto, non dal contenuto: cancellare un dato personale, quando la legge lo vuole, non li rompe." })
      ] })
    ] }),
    /* @__PURE__ */ jsxs5("section", { "aria-labelledby": "non-prova", children: [
      /* @__PURE__ */ jsx9("h2", { id: "non-prova", children: "Che cosa non prova" }),
      /* @__PURE__ */ jsxs5("ul", { children: [
        /* @__PURE__ */ jsx9("li", { children: "Non che quanto \xE8 stato scritto sia vero: solo che dopo non \xE8 cambiato." }),
        /* @__PURE__ */ jsx9("li", { children: "Tra un punto di controllo e l'altro chi governa la base dati pu\xF2 riscrivere le operazioni pi\xF9 recenti senza lasciare traccia." }),
        /* @__PURE__ */ jsx9("li", { children: "Non protegge chi si fida di questa pagina sola: chi governa il server pu\xF2 cambiarla. Conta la copia conservata altrove." }),
        /* @__PURE__ */ jsx9("li", { children: "Non impedisce a chi governa la base dati di leggerla." })
      ] })
    ] }),
    last && /* @__PURE__ */ jsx9(Checkpoints, { checkpoints, last, code })
  ] });
}
function Checkpoints({ checkpoints, last, code }) {
  const keys = [...new Set(checkpoints.map(({ publicKey }) => publicKey))];
  return /* @__PURE__ */ jsxs5(Fragment5, { children: [
    /* @__PURE__ */ jsxs5("section", { "aria-labelledby": "punti", children: [
      /* @__PURE__ */ jsx9("h2", { id: "punti", children: "Punti di controllo" }),
      /* @__PURE__ */ jsxs5("p", { children: [
        "Si fa un punto di controllo dopo ogni atto registrato e una volta la settimana, se c'\xE8 qualcosa di nuovo. Per conservarli altrove:",
        " ",
        /* @__PURE__ */ jsx9("a", { href: paths.logFile(code), children: "tutti i punti di controllo (JSON)" }),
        ". Con quel file \xABtraguardo verify --checkpoints\xBB controlla il registro; un programmatore pu\xF2 scrivere un altro verificatore dalla descrizione distribuita con il programma (docs/registro.md)."
      ] }),
      /* @__PURE__ */ jsx9("section", { class: "table-scroll", "aria-labelledby": "tabella-punti", tabindex: 0, children: /* @__PURE__ */ jsxs5("table", { class: "table", children: [
        /* @__PURE__ */ jsx9("caption", { id: "tabella-punti", children: checkpoints.length > SHOWN ? `Gli ultimi ${String(SHOWN)} punti di controllo su ${countText(checkpoints.length)}` : "Punti di controllo, dall'ultimo" }),
        /* @__PURE__ */ jsx9("thead", { children: /* @__PURE__ */ jsxs5("tr", { children: [
          /* @__PURE__ */ jsx9("th", { scope: "col", children: "Fatto il" }),
          /* @__PURE__ */ jsx9("th", { scope: "col", children: "Operazioni" }),
          /* @__PURE__ */ jsx9("th", { scope: "col", children: "Perch\xE9" }),
          /* @__PURE__ */ jsx9("th", { scope: "col", children: "Ultimo sigillo (inizio)" })
        ] }) }),
        /* @__PURE__ */ jsx9("tbody", { children: checkpoints.slice(0, SHOWN).map(({ madeAt, size, reason, root }) => /* @__PURE__ */ jsxs5("tr", { children: [
          /* @__PURE__ */ jsx9("th", { scope: "row", children: hourInRome(madeAt) }),
          /* @__PURE__ */ jsx9("td", { class: "number", children: countText(BigInt(size)) }),
          /* @__PURE__ */ jsx9("td", { children: REASON_WORDS[reason] }),
          /* @__PURE__ */ jsx9("td", { children: /* @__PURE__ */ jsx9("code", { children: root.slice(0, 16) }) })
        ] })) })
      ] }) })
    ] }),
    /* @__PURE__ */ jsxs5("section", { "aria-labelledby": "ultimo", children: [
      /* @__PURE__ */ jsx9("h2", { id: "ultimo", children: "L'ultimo punto di controllo, per intero" }),
      /* @__PURE__ */ jsx9("p", { children: "Questo \xE8 il testo firmato; sotto, la firma (Ed25519, esadecimale)." }),
      /* @__PURE__ */ jsx9("pre", { class: "signed", children: checkpointText(last) }),
      /* @__PURE__ */ jsx9("pre", { class: "signed", children: last.signature }),
      /* @__PURE__ */ jsx9("h3", { children: keys.length === 1 ? "Chiave pubblica" : "Chiavi pubbliche, dall'ultima" }),
      keys.map((key) => /* @__PURE__ */ jsx9("pre", { class: "signed", children: key }))
    ] })
  ] });
}

// src/features/explainFigure/explainFigure.route.tsx
import { raw as raw2 } from "hono/html";
import { jsx as jsx10, jsxs as jsxs6 } from "hono/jsx/jsx-runtime";
function getFigure(c) {
  return servePublic(c, (report) => {
    const figure2 = figuresOf(report)[c.req.param("figure") ?? ""];
    return figure2 && { type: HTML, body: renderPage(/* @__PURE__ */ jsx10(ProofPage, { report, answer: figure2, steps: [] })) };
  });
}
function getObjectiveProof(c) {
  return proveOf(c, (objective) => ({ id: objective.code, text: outcomeWords(objective), proof: proofOfObjective(objective) }));
}
function getMeasuredProof(c) {
  return proveOf(c, (objective) => {
    const computed = measuredOutcome(objective);
    return computed && { id: `${objective.code}-misurato`, text: OUTCOME_WORDS[computed.outcome], proof: computed.proof };
  });
}
function proveOf(c, answerOf) {
  return servePublic(c, (report) => {
    const objective = report.objectives.find(({ code }) => code === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const answer2 = objective && answerOf(objective);
    if (!answer2) return void 0;
    const at = addressOf(report);
    const steps = [
      { text: "Obiettivi", href: paths.objectives(at) },
      { text: objective.code, href: paths.objective(at, objective.code) }
    ];
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx10(ProofPage, { report, answer: answer2, steps })) };
  });
}
function ProofPage({ report, answer: answer2, steps }) {
  const at = addressOf(report);
  const figures = figuresOf(report);
  const otherFigures = (id) => figures[id] && { name: figures[id].proof.figure, href: paths.figure(at, id) };
  const tree = proofDocument(answer2, report.administration.name, otherFigures);
  const back = steps.at(-1) ?? { text: `Performance ${String(report.year)}`, href: paths.year(at) };
  return /* @__PURE__ */ jsxs6(YearPage, { shown: report, title: `${tree.title}: ${answer2.proof.figure}`, steps: [...steps, { text: tree.title }], children: [
    /* @__PURE__ */ jsx10("h1", { children: tree.title }),
    /* @__PURE__ */ jsx10("p", { class: "lead", children: answer2.proof.figure }),
    /* @__PURE__ */ jsx10("div", { class: "document", children: raw2(renderHtmlFragment(tree, { hrefOfFigure: (id) => paths.figure(at, id) })) }),
    /* @__PURE__ */ jsx10("p", { children: /* @__PURE__ */ jsxs6("a", { href: back.href, children: [
      "Torna a ",
      back.text
    ] }) })
  ] });
}

// src/ui/Fields.tsx
import { jsx as jsx11, jsxs as jsxs7 } from "hono/jsx/jsx-runtime";
function SelectField({ id, label, options, value, error }) {
  return /* @__PURE__ */ jsxs7("div", { class: "field", children: [
    /* @__PURE__ */ jsx11("label", { for: id, children: label }),
    /* @__PURE__ */ jsx11(
      "select",
      {
        class: "form-select",
        id,
        name: id,
        "aria-describedby": error === void 0 ? void 0 : `${id}-errore`,
        "aria-invalid": error === void 0 ? void 0 : "true",
        children: options.map((option) => /* @__PURE__ */ jsx11("option", { value: option.value, selected: option.value === value, children: option.text }))
      }
    ),
    /* @__PURE__ */ jsx11(FieldError, { id, error })
  ] });
}
function FieldError({ id, error }) {
  if (error === void 0) return null;
  return /* @__PURE__ */ jsx11("p", { class: "field-error", id: `${id}-errore`, children: error });
}
function TextAreaField({ id, label, value, hint, error, maxLength = 2e3 }) {
  const describedBy = [hint === void 0 ? "" : `${id}-nota`, error === void 0 ? "" : `${id}-errore`].filter(Boolean).join(" ");
  return /* @__PURE__ */ jsxs7("div", { class: "field field-wide", children: [
    /* @__PURE__ */ jsx11("label", { for: id, children: label }),
    hint !== void 0 && /* @__PURE__ */ jsx11("p", { class: "field-hint", id: `${id}-nota`, children: hint }),
    /* @__PURE__ */ jsx11(
      "textarea",
      {
        class: "form-control",
        id,
        name: id,
        rows: 3,
        maxlength: maxLength,
        required: true,
        "aria-describedby": describedBy || void 0,
        "aria-invalid": error === void 0 ? void 0 : "true",
        children: value
      }
    ),
    /* @__PURE__ */ jsx11(FieldError, { id, error })
  ] });
}
function SearchField({ id, label, value, maxLength }) {
  return /* @__PURE__ */ jsxs7("div", { class: "field field-wide", children: [
    /* @__PURE__ */ jsx11("label", { for: id, children: label }),
    /* @__PURE__ */ jsx11("input", { class: "form-control", type: "search", id, name: id, value, maxlength: maxLength })
  ] });
}
function TextField({
  id,
  name = id,
  label,
  type = "text",
  value,
  hint,
  error,
  autocomplete,
  isNumeric = false,
  isOptional = false,
  maxLength
}) {
  const [hintId, errorId] = [`${id}-nota`, `${id}-errore`];
  const describedBy = [hint === void 0 ? "" : hintId, error === void 0 ? "" : errorId].filter(Boolean).join(" ");
  return /* @__PURE__ */ jsxs7("div", { class: "field", children: [
    /* @__PURE__ */ jsx11("label", { for: id, children: label }),
    hint !== void 0 && /* @__PURE__ */ jsx11("p", { class: "field-hint", id: hintId, children: hint }),
    /* @__PURE__ */ jsx11(
      "input",
      {
        class: "form-control",
        type,
        id,
        name,
        value,
        required: !isOptional,
        maxlength: maxLength,
        autocomplete,
        inputmode: isNumeric ? "numeric" : void 0,
        autocapitalize: "none",
        spellcheck: false,
        "aria-describedby": describedBy || void 0,
        "aria-invalid": error === void 0 ? void 0 : "true"
      }
    ),
    /* @__PURE__ */ jsx11(FieldError, { id, error })
  ] });
}

// src/features/ObjectiveTable.tsx
import { jsx as jsx12, jsxs as jsxs8 } from "hono/jsx/jsx-runtime";
function ObjectiveTable({ objectives, caption, at, weights = false }) {
  const showsWeights = weights && objectives.some(({ weight }) => weight !== void 0);
  return /* @__PURE__ */ jsxs8("table", { class: "table objectives", children: [
    /* @__PURE__ */ jsx12("caption", { class: "visually-hidden", children: caption }),
    /* @__PURE__ */ jsx12("thead", { children: /* @__PURE__ */ jsxs8("tr", { children: [
      /* @__PURE__ */ jsx12("th", { scope: "col", children: "Codice" }),
      /* @__PURE__ */ jsx12("th", { scope: "col", children: "Obiettivo" }),
      /* @__PURE__ */ jsx12("th", { scope: "col", class: "target", children: "Target" }),
      showsWeights && /* @__PURE__ */ jsx12("th", { scope: "col", class: "number", children: "Peso" }),
      /* @__PURE__ */ jsx12("th", { scope: "col", children: "Esito" })
    ] }) }),
    /* @__PURE__ */ jsx12("tbody", { children: objectives.map((objective) => /* @__PURE__ */ jsxs8("tr", { children: [
      /* @__PURE__ */ jsx12("td", { class: "code", children: objective.code }),
      /* @__PURE__ */ jsxs8("th", { scope: "row", children: [
        /* @__PURE__ */ jsx12("a", { href: paths.objective(at, objective.code), children: objective.title }),
        /* @__PURE__ */ jsx12("p", { children: objective.description }),
        /* @__PURE__ */ jsx12("p", { class: "group", children: objective.group }),
        /* @__PURE__ */ jsxs8("p", { class: "target-narrow", children: [
          "Target: ",
          targetWords(objective)
        ] })
      ] }),
      /* @__PURE__ */ jsx12("td", { class: "target", children: targetWords(objective) }),
      showsWeights && /* @__PURE__ */ jsx12("td", { class: "number", children: objective.weight ?? "non indicato" }),
      /* @__PURE__ */ jsxs8("td", { class: "outcome", children: [
        /* @__PURE__ */ jsx12(OutcomeLeaf, { outcome: objective.evaluated.outcome }),
        " ",
        outcomeWords(objective)
      ] })
    ] })) })
  ] });
}
function targetWords({ indicator }) {
  return indicator.target.written || "non indicato";
}

// src/features/listObjectives/listObjectives.route.tsx
import { jsx as jsx13, jsxs as jsxs9 } from "hono/jsx/jsx-runtime";
function getObjectives(c) {
  const filter = readFilter(c.req.query());
  const draw11 = (report) => ({ type: HTML, body: renderPage(/* @__PURE__ */ jsx13(ObjectivesPage, { report, filter })) });
  return servePublic(c, draw11, JSON.stringify(filter));
}
var ORDER_WORDS = {
  codice: "Come nel documento",
  esito: "Prima i non raggiunti",
  titolo: "Per titolo",
  gruppo: "Per gruppo",
  target: "Per scadenza"
};
function ObjectivesPage({ report, filter }) {
  const shown = applyFilter(report.objectives, filter);
  const at = addressOf(report);
  return /* @__PURE__ */ jsxs9(YearPage, { shown: report, title: `Obiettivi ${String(report.year)}`, section: "objectives", steps: [{ text: "Obiettivi" }], children: [
    /* @__PURE__ */ jsxs9("h1", { children: [
      "Obiettivi ",
      report.year
    ] }),
    /* @__PURE__ */ jsx13("p", { class: "lead", children: /* @__PURE__ */ jsx13(Inlines, { text: sentence(shown, report, filter), figures: figuresOf(report), at }) }),
    /* @__PURE__ */ jsx13(FilterForm, { report, filter }),
    shown.length === 0 ? /* @__PURE__ */ jsxs9("p", { children: [
      /* @__PURE__ */ jsx13("a", { href: paths.objectives(at), children: "Mostra tutti gli obiettivi" }),
      "."
    ] }) : /* @__PURE__ */ jsx13(ObjectiveTable, { objectives: shown, caption: `Obiettivi ${String(report.year)}`, at })
  ] });
}
function sentence(shown, { objectives }, { search, group, outcome }) {
  const all = { kind: "figure", figure: figureId("objectives") };
  const conditions = [
    ...group ? [objectives.find((objective) => slugOf(objective.group) === group)?.group ?? "gruppo che non c'\xE8"] : [],
    ...outcome ? [OUTCOME_WORDS_PLURAL[outcome]] : [],
    ...search ? [`con \xAB${search}\xBB`] : []
  ];
  if (conditions.length === 0) return objectives.length === 1 ? ["L'obiettivo \xE8 ", all, "."] : ["Gli obiettivi sono ", all, "."];
  if (shown.length === 0) return ["Nessun obiettivo su ", all, ` corrisponde alla ricerca: ${conditions.join(", ")}.`];
  const count = shown.length === 1 ? "\xC8 mostrato 1 obiettivo" : `Sono mostrati ${String(shown.length)} obiettivi`;
  return [`${count} su `, all, `: ${conditions.join(", ")}.`];
}
function FilterForm({ report, filter }) {
  const groups = groupsOf(report.objectives).map(([group]) => ({ value: slugOf(group), text: group }));
  const outcomes = outcomesIn(report.objectives).map((outcome) => ({ value: OUTCOME_SLUGS[outcome], text: OUTCOME_WORDS[outcome] }));
  const orders = ORDERS.map((order) => ({ value: order, text: ORDER_WORDS[order] }));
  return /* @__PURE__ */ jsxs9("form", { class: "filter", method: "get", role: "search", "aria-label": "Cerca tra gli obiettivi", children: [
    /* @__PURE__ */ jsx13(SearchField, { id: "q", label: "Cerca nel titolo e nella descrizione", value: filter.search }),
    /* @__PURE__ */ jsx13(SelectField, { id: "gruppo", label: "Gruppo", options: [{ value: "", text: "Tutti" }, ...groups], value: filter.group }),
    /* @__PURE__ */ jsx13(
      SelectField,
      {
        id: "esito",
        label: "Esito",
        options: [{ value: "", text: "Tutti" }, ...outcomes],
        value: filter.outcome ? OUTCOME_SLUGS[filter.outcome] : ""
      }
    ),
    /* @__PURE__ */ jsx13(SelectField, { id: "ordine", label: "Ordine", options: orders, value: filter.order }),
    /* @__PURE__ */ jsx13("button", { class: "btn btn-primary", type: "submit", children: "Mostra" })
  ] });
}

// src/features/listYears/listYears.route.tsx
import { Fragment as Fragment6, jsx as jsx14, jsxs as jsxs10 } from "hono/jsx/jsx-runtime";
async function getYears(c) {
  const years = await listYears(c.var.db);
  const [only, ...others] = years;
  if (only && others.length === 0) return c.redirect(paths.year({ administration: only.administration.code, year: only.year }), 302);
  return c.html(renderPage(/* @__PURE__ */ jsx14(YearsPage2, { years })));
}
function YearsPage2({ years }) {
  return /* @__PURE__ */ jsxs10(Page, { title: "Performance delle amministrazioni", site: { name: "Traguardo", href: paths.years() }, children: [
    /* @__PURE__ */ jsx14("h1", { children: "Performance delle amministrazioni" }),
    years.length === 0 ? /* @__PURE__ */ jsx14(Empty, {}) : /* @__PURE__ */ jsx14(Administrations, { years })
  ] });
}
function Administrations({ years }) {
  return /* @__PURE__ */ jsxs10(Fragment6, { children: [
    /* @__PURE__ */ jsx14("p", { class: "lead", children: "Che cosa era previsto, che cosa \xE8 stato raggiunto e che cosa no." }),
    [...groupBy(years, ({ administration }) => administration.code).values()].map((held) => /* @__PURE__ */ jsxs10("section", { children: [
      /* @__PURE__ */ jsx14("h2", { children: /* @__PURE__ */ jsx14("a", { href: paths.administration(held[0]?.administration.code ?? ""), children: held[0]?.administration.name }) }),
      /* @__PURE__ */ jsx14("ul", { children: held.map(({ administration, year }) => /* @__PURE__ */ jsx14("li", { children: /* @__PURE__ */ jsxs10("a", { href: paths.year({ administration: administration.code, year }), children: [
        "Performance ",
        year
      ] }) })) })
    ] }))
  ] });
}
function Empty() {
  return /* @__PURE__ */ jsxs10(Fragment6, { children: [
    /* @__PURE__ */ jsx14("p", { class: "lead", children: "Non c'\xE8 ancora nessun piano." }),
    /* @__PURE__ */ jsxs10("p", { children: [
      "Per importarne uno, in testo o CSV: ",
      /* @__PURE__ */ jsx14("code", { children: "npx traguardo import relazione.txt --year 2023" }),
      ". Per vedere un esempio:",
      " ",
      /* @__PURE__ */ jsx14("code", { children: "npx traguardo demo" }),
      "."
    ] })
  ] });
}

// src/domain/opendata/dictionary.ts
var COLUMNS = [
  { name: "insieme", meaning: "Nome dell'insieme di dati, come nel nome del file.", type: "text", of: ({ dataset }) => dataset },
  { name: "colonna", meaning: "Nome della colonna.", type: "text", of: ({ column }) => column.name },
  { name: "significato", meaning: "Che cosa contiene.", type: "text", of: ({ column }) => column.meaning },
  { name: "tipo", meaning: "Di che tipo sono i valori.", type: "word", values: Object.values(COLUMN_TYPE_WORDS), of: ({ column }) => COLUMN_TYPE_WORDS[column.type] },
  { name: "unita", meaning: "Unit\xE0 di misura, quando c'\xE8.", type: "text", mayNotApply: true, of: ({ column }) => column.unit ?? NOT_APPLICABLE },
  { name: "valori_ammessi", meaning: "I soli valori possibili, quando sono un elenco.", type: "list", mayBeMissing: true, of: ({ column }) => column.values ?? MISSING },
  { name: "se_manca", meaning: "Come si scrive ci\xF2 che il documento non dice.", type: "text", mayNotApply: true, of: ({ column }) => column.mayBeMissing ? "cella vuota; null in JSON" : NOT_APPLICABLE },
  { name: "se_non_si_applica", meaning: "Come si scrive ci\xF2 che per quella riga non ha senso.", type: "text", mayNotApply: true, of: ({ column }) => column.mayNotApply ? `\xAB${NOT_APPLICABLE}\xBB` : NOT_APPLICABLE },
  { name: "norma", meaning: "La norma su cui la colonna si fonda.", type: "text", mayBeMissing: true, of: ({ column }) => textOrMissing(column.norm && citationText(column.norm)) }
];
var DICTIONARY = {
  name: "dizionario",
  title: "Dizionario dei dati",
  meaning: "Una riga per ogni colonna di ogni insieme.",
  columns: COLUMNS,
  rows: () => Object.values(DATASETS).flatMap(
    ({ name, columns }) => columns.map((column) => COLUMNS.map((each) => each.of({ dataset: name, column })))
  )
};

// src/features/openData/openData.route.tsx
import { jsx as jsx15, jsxs as jsxs11 } from "hono/jsx/jsx-runtime";
var LICENCE = "CC BY 4.0";
var TABLES = new Map([...Object.values(DATASETS), DICTIONARY].map((table) => [table.name, table]));
function getData(c) {
  return servePublic(c, async (report) => {
    const updatedOn = await lastWrittenOn(c.var.db, addressOf(report));
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx15(DataPage, { report, updatedOn })) };
  });
}
var getDataFile = {
  csv: (c) => {
    const bom = c.req.query("bom") === "si";
    return download(c, "csv", (table, report) => csvOf(table, report, bom), bom ? "bom" : "");
  },
  json: (c) => download(c, "json", jsonOf)
};
function csvOf(table, report, bom) {
  const names = table.columns.map(({ name }) => name);
  return { type: "text/csv; charset=utf-8; header=present", body: writeCsv(names, table.rows(report), bom) };
}
function jsonOf(table, report) {
  const at = addressOf(report);
  const content = {
    insieme: table.name,
    amministrazione: { codice: report.administration.code, nome: report.administration.name },
    anno: report.year,
    licenza: LICENCE,
    dizionario: paths.dataFile(at, DICTIONARY.name, "json"),
    righe: recordsOf(table, report)
  };
  return { type: "application/json; charset=utf-8", body: `${JSON.stringify(content, null, 1)}
` };
}
async function download(c, format, write, variant = "") {
  const { administration, year, file } = c.req.param();
  const table = TABLES.get(file.slice(0, -`.${format}`.length));
  if (!table) return c.notFound();
  const response = await servePublic(c, (report) => write(table, report), variant);
  if (response.ok) {
    const disposition = format === "csv" ? "attachment" : "inline";
    response.headers.set("content-disposition", `${disposition}; filename="${administration}-${year}-${file}"`);
    response.headers.set("access-control-allow-origin", "*");
  }
  return response;
}
function DataPage({ report, updatedOn }) {
  const at = addressOf(report);
  const updated = updatedOn ? ` L'ultimo aggiornamento \xE8 del ${italianDate(updatedOn)}.` : "";
  return /* @__PURE__ */ jsxs11(YearPage, { shown: report, title: `Dati aperti ${String(report.year)}`, steps: [{ text: "Dati aperti" }], children: [
    /* @__PURE__ */ jsxs11("h1", { children: [
      "Dati aperti ",
      report.year
    ] }),
    /* @__PURE__ */ jsxs11("p", { class: "lead", children: [
      "Gli obiettivi del ",
      report.year,
      ", i loro esiti e ci\xF2 a cui sono collegati: ",
      Object.keys(DATASETS).length,
      " tabelle da scaricare e riusare.",
      updated
    ] }),
    /* @__PURE__ */ jsxs11("p", { children: [
      "Licenza ",
      LICENCE,
      " (Creative Commons, attribuzione): si possono riusare anche per fini commerciali, citando \xAB",
      report.administration.name,
      "\xBB. Nessuna colonna riguarda singole persone. Un programma pu\xF2 leggerli anche dall'",
      /* @__PURE__ */ jsx15("a", { href: paths.api(), children: "API" }),
      "."
    ] }),
    /* @__PURE__ */ jsx15(Files, { report }),
    /* @__PURE__ */ jsx15(HowWritten, { year: report.year }),
    /* @__PURE__ */ jsxs11("section", { "aria-labelledby": "dizionario", children: [
      /* @__PURE__ */ jsx15("h2", { id: "dizionario", children: "Che cosa vuol dire ogni colonna" }),
      /* @__PURE__ */ jsxs11("p", { children: [
        "Lo stesso dizionario in ",
        /* @__PURE__ */ jsx15("a", { href: paths.dataFile(at, DICTIONARY.name, "csv"), children: "CSV" }),
        " e in",
        " ",
        /* @__PURE__ */ jsx15("a", { href: paths.dataFile(at, DICTIONARY.name, "json"), children: "JSON" }),
        "."
      ] }),
      Object.values(DATASETS).map((table) => /* @__PURE__ */ jsx15(ColumnsTable, { table }))
    ] })
  ] });
}
function Files({ report }) {
  const at = addressOf(report);
  return /* @__PURE__ */ jsxs11("section", { "aria-labelledby": "file", children: [
    /* @__PURE__ */ jsx15("h2", { id: "file", children: "Che cosa c'\xE8" }),
    /* @__PURE__ */ jsx15("ul", { children: Object.values(DATASETS).map((table) => /* @__PURE__ */ jsxs11("li", { children: [
      /* @__PURE__ */ jsx15("strong", { children: table.title }),
      " (",
      rowsWords(table.rows(report).length),
      "). ",
      table.meaning,
      " ",
      /* @__PURE__ */ jsxs11("a", { href: paths.dataFile(at, table.name, "csv"), children: [
        table.title,
        " in CSV"
      ] }),
      ",",
      " ",
      /* @__PURE__ */ jsx15("a", { href: `${paths.dataFile(at, table.name, "csv")}?bom=si`, children: "CSV per Excel" }),
      ",",
      " ",
      /* @__PURE__ */ jsx15("a", { href: paths.dataFile(at, table.name, "json"), children: "JSON" }),
      "."
    ] })) })
  ] });
}
function rowsWords(count) {
  return count === 1 ? "1 riga" : count === 0 ? "nessuna riga: il documento non li elenca" : `${String(count)} righe`;
}
function HowWritten({ year }) {
  return /* @__PURE__ */ jsxs11("section", { "aria-labelledby": "come", children: [
    /* @__PURE__ */ jsx15("h2", { id: "come", children: "Come sono scritti" }),
    /* @__PURE__ */ jsxs11("ul", { children: [
      /* @__PURE__ */ jsx15("li", { children: "Ci\xF2 che il documento non dice manca: una cella vuota nel CSV, null nel JSON. Non \xE8 zero, che si scrive 0." }),
      /* @__PURE__ */ jsxs11("li", { children: [
        "Ci\xF2 che per una riga non ha senso \xE8 \xAB",
        NOT_APPLICABLE,
        "\xBB: per esempio la scadenza di un target che non ne ha."
      ] }),
      /* @__PURE__ */ jsx15("li", { children: "Un obiettivo tolto dal conto per decisione ha esito \xABneutralizzato\xBB; se nessuno ha detto l'esito, \xE8 \xABesito non indicato\xBB." }),
      /* @__PURE__ */ jsx15("li", { children: "Le date sono AAAA-MM-GG e i numeri hanno il punto decimale. Le parole del documento restano come sono scritte." }),
      /* @__PURE__ */ jsx15("li", { children: "Il CSV \xE8 in UTF-8, con la virgola tra le celle e i nomi nella prima riga. Un testo che comincia con =, +, -, @ o un tabulatore ha davanti un apostrofo, perch\xE9 un foglio di calcolo non lo prenda per una formula: chi legge con un programma lo tolga. Il JSON non lo ha." }),
      /* @__PURE__ */ jsxs11("li", { children: [
        "Il CSV degli obiettivi si pu\xF2 importare di nuovo: ",
        /* @__PURE__ */ jsxs11("code", { children: [
          "npx traguardo import obiettivi.csv --year ",
          year
        ] }),
        "."
      ] })
    ] })
  ] });
}
function ColumnsTable({ table }) {
  const id = `colonne-${table.name}`;
  return /* @__PURE__ */ jsx15("section", { class: "table-scroll", "aria-labelledby": id, tabindex: 0, children: /* @__PURE__ */ jsxs11("table", { class: "table", children: [
    /* @__PURE__ */ jsx15("caption", { id, children: table.title }),
    /* @__PURE__ */ jsx15("thead", { children: /* @__PURE__ */ jsxs11("tr", { children: [
      /* @__PURE__ */ jsx15("th", { scope: "col", children: "Colonna" }),
      /* @__PURE__ */ jsx15("th", { scope: "col", children: "Significato" }),
      /* @__PURE__ */ jsx15("th", { scope: "col", children: "Tipo" })
    ] }) }),
    /* @__PURE__ */ jsx15("tbody", { children: table.columns.map((column) => /* @__PURE__ */ jsxs11("tr", { children: [
      /* @__PURE__ */ jsx15("th", { scope: "row", children: /* @__PURE__ */ jsx15("code", { children: column.name }) }),
      /* @__PURE__ */ jsx15("td", { children: meaningOf(column) }),
      /* @__PURE__ */ jsx15("td", { children: typeOf(column) })
    ] })) })
  ] }) });
}
function meaningOf({ meaning, values, norm }) {
  const allowed = values ? ` Valori: ${values.join(", ")}.` : "";
  return `${meaning}${allowed}${norm ? ` (${citationText(norm)})` : ""}`;
}
function typeOf({ type, unit, mayBeMissing, mayNotApply }) {
  const states = [mayBeMissing && "pu\xF2 mancare", mayNotApply && "pu\xF2 non applicarsi"].filter(Boolean).join(", ");
  return [`${COLUMN_TYPE_WORDS[type]}${unit ? ` (${unit})` : ""}`, states].filter(Boolean).join("; ");
}

// src/data/objectiveHistory.ts
import { sql } from "kysely";
async function loadObjectiveHistory(db, administration, code) {
  const { rows } = await sql`
    select to_char(r.recorded_at at time zone 'Europe/Rome', 'YYYY-MM-DD') as recorded_on,
      r.evaluated_written, r.raw ->> 'written' as measured, r.deviation, f.name as file, r.line
    from result r left join imported_file f using (administration_id, file_id)
    where r.administration_id = ${administration} and r.code = ${code}
    order by r.sequence`.execute(db);
  return rows.map(({ recorded_on, evaluated_written, measured, deviation, file, line }) => ({
    recordedOn: civilDate(recorded_on),
    evaluated: evaluated_written ?? void 0,
    measured: measured ?? void 0,
    reason: deviation ?? void 0,
    place: file === null || line === null ? void 0 : { file, line }
  }));
}

// src/features/readObjective/Story.tsx
import { Fragment as Fragment7, jsx as jsx16, jsxs as jsxs12 } from "hono/jsx/jsx-runtime";
function Story({ administration, shown, years, recorded }) {
  return /* @__PURE__ */ jsxs12("section", { "aria-labelledby": "storia", children: [
    /* @__PURE__ */ jsx16("h2", { id: "storia", children: "La sua storia" }),
    years.length < 2 ? /* @__PURE__ */ jsx16("p", { children: "Non ci sono altri anni con cui confrontarlo." }) : /* @__PURE__ */ jsx16(YearsOfObjective, { administration, shown, years }),
    recorded.length > 0 && /* @__PURE__ */ jsxs12(Fragment7, { children: [
      /* @__PURE__ */ jsx16("h3", { children: "Che cosa \xE8 stato registrato" }),
      /* @__PURE__ */ jsx16("ol", { class: "recorded", children: recorded.map((line) => /* @__PURE__ */ jsxs12("li", { children: [
        italianDate(line.recordedOn),
        ": ",
        wordsOf4(line),
        line.place && ` (riga ${String(line.place.line)} di \xAB${line.place.file}\xBB)`,
        "."
      ] })) })
    ] })
  ] });
}
function YearsOfObjective({ administration, shown, years }) {
  return /* @__PURE__ */ jsx16("section", { class: "table-scroll", "aria-labelledby": "negli-anni", tabindex: 0, children: /* @__PURE__ */ jsxs12("table", { class: "table", children: [
    /* @__PURE__ */ jsx16("caption", { id: "negli-anni", children: "Lo stesso obiettivo negli anni: stesso gruppo e stesso titolo" }),
    /* @__PURE__ */ jsx16("thead", { children: /* @__PURE__ */ jsxs12("tr", { children: [
      /* @__PURE__ */ jsx16("th", { scope: "col", children: "Anno" }),
      /* @__PURE__ */ jsx16("th", { scope: "col", children: "Target" }),
      /* @__PURE__ */ jsx16("th", { scope: "col", children: "Valore misurato" }),
      /* @__PURE__ */ jsx16("th", { scope: "col", children: "Esito" })
    ] }) }),
    /* @__PURE__ */ jsx16("tbody", { children: years.map(({ year, objective }) => /* @__PURE__ */ jsxs12("tr", { children: [
      /* @__PURE__ */ jsx16("th", { scope: "row", children: year }),
      objective === void 0 || objective === "several" ? /* @__PURE__ */ jsx16("td", { colspan: 3, class: "missing", children: objective === void 0 ? "Non c'\xE8 un obiettivo con lo stesso gruppo e lo stesso titolo." : "Pi\xF9 obiettivi hanno lo stesso gruppo e lo stesso titolo: confronto non possibile." }) : /* @__PURE__ */ jsxs12(Fragment7, { children: [
        /* @__PURE__ */ jsx16("td", { children: objective.indicator.target.written || /* @__PURE__ */ jsx16("span", { class: "missing", children: "non indicato" }) }),
        /* @__PURE__ */ jsx16("td", { children: objective.measured?.written ?? /* @__PURE__ */ jsx16("span", { class: "missing", children: "non indicato" }) }),
        /* @__PURE__ */ jsxs12("td", { class: "outcome", children: [
          /* @__PURE__ */ jsx16(OutcomeLeaf, { outcome: objective.evaluated.outcome }),
          " ",
          objective.code === shown.code ? outcomeWords(objective) : /* @__PURE__ */ jsx16("a", { href: paths.objective({ administration, year }, objective.code), children: outcomeWords(objective) })
        ] })
      ] })
    ] })) })
  ] }) });
}
function wordsOf4({ evaluated, measured, reason }) {
  const told = [
    measured !== void 0 && `valore misurato \xAB${measured}\xBB`,
    evaluated !== void 0 && `esito valutato \xAB${evaluated}\xBB`,
    reason !== void 0 && `motivo dello scostamento \xAB${reason}\xBB`
  ].filter((words2) => words2 !== false);
  return told.join(", ") || "nessun dato";
}

// src/features/readObjective/Fact.tsx
import { jsx as jsx17, jsxs as jsxs13 } from "hono/jsx/jsx-runtime";
function Fact({ term, children }) {
  return /* @__PURE__ */ jsxs13("div", { children: [
    /* @__PURE__ */ jsx17("dt", { children: term }),
    /* @__PURE__ */ jsx17("dd", { children })
  ] });
}
function Missing({ text }) {
  return /* @__PURE__ */ jsx17("span", { class: "missing", children: text });
}

// src/features/readObjective/Promised.tsx
import { Fragment as Fragment8, jsx as jsx18, jsxs as jsxs14 } from "hono/jsx/jsx-runtime";
function Promised({ objective, report }) {
  const { description, group, indicator, number, weight, kind, resources, stakeholders, unread } = objective;
  return /* @__PURE__ */ jsxs14("section", { "aria-labelledby": "previsto", children: [
    /* @__PURE__ */ jsx18("h2", { id: "previsto", children: "Che cosa era previsto" }),
    /* @__PURE__ */ jsxs14("dl", { class: "facts", children: [
      description !== "" && /* @__PURE__ */ jsx18(Fact, { term: "Descrizione", children: description }),
      /* @__PURE__ */ jsx18(Fact, { term: "Gruppo", children: /* @__PURE__ */ jsx18("a", { href: paths.unit(addressOf(report), group), children: group }) }),
      kind && /* @__PURE__ */ jsx18(Fact, { term: "Tipo", children: kind.kind === "unrecognised" ? `${kind.written} (tipo non riconosciuto)` : OBJECTIVE_KIND_WORDS[kind.kind] }),
      /* @__PURE__ */ jsx18(Fact, { term: "Target", children: /* @__PURE__ */ jsx18(Target, { objective }) }),
      /* @__PURE__ */ jsxs14(Fact, { term: "Indicatore", children: [
        indicator.written || "non indicato",
        isWorthSaying(indicator) && /* @__PURE__ */ jsxs14("p", { class: "meaning", children: [
          "Tipo: ",
          INDICATOR_KIND_WORDS[indicator.kind],
          "."
        ] })
      ] }),
      /* @__PURE__ */ jsx18(Fact, { term: "Classe dell'indicatore", children: indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : /* @__PURE__ */ jsx18(Missing, { text: "non indicata nel documento" }) }),
      indicator.benchmark !== void 0 && /* @__PURE__ */ jsx18(Fact, { term: "Confronto", children: indicator.benchmark }),
      /* @__PURE__ */ jsx18(Fact, { term: "Fonte del dato", children: indicator.source.reliability === "missing" ? /* @__PURE__ */ jsx18(
        Missing,
        {
          text: `Manca la fonte del dato${indicator.source.written ? ` (il documento scrive \xAB${indicator.source.written}\xBB)` : ""}.`
        }
      ) : /* @__PURE__ */ jsxs14(Fragment8, { children: [
        indicator.source.written,
        /* @__PURE__ */ jsxs14("p", { class: "meaning", children: [
          "Affidabilit\xE0: ",
          SOURCE_RELIABILITY_WORDS[indicator.source.reliability],
          "."
        ] })
      ] }) }),
      number !== void 0 && /* @__PURE__ */ jsx18(Fact, { term: "Numero nel documento", children: number }),
      /* @__PURE__ */ jsx18(Fact, { term: "Peso", children: weight ?? /* @__PURE__ */ jsx18(Missing, { text: "non riportato nel documento" }) }),
      resources !== void 0 && /* @__PURE__ */ jsx18(Fact, { term: "Risorse", children: resources }),
      stakeholders !== void 0 && /* @__PURE__ */ jsx18(Fact, { term: "Portatori di interesse", children: stakeholders }),
      /* @__PURE__ */ jsx18(Links, { objective, report }),
      unread.length > 0 && /* @__PURE__ */ jsx18(Fact, { term: "Altro nel documento, non interpretato", children: unread.map(({ field, written: written2 }) => `${field}: \xAB${written2}\xBB`).join("; ") })
    ] }),
    /* @__PURE__ */ jsx18(Baselines, { objective })
  ] });
}
function isWorthSaying({ written: written2, kind }) {
  return kind !== "unstated" && (kind === "formula" || kindOfIndicator(written2) !== kind);
}
function Links({ objective: { links }, report }) {
  const { strategic, operational, services } = report;
  const at = addressOf(report);
  const told = [
    ...links.strategic.map((number) => ({
      what: `Obiettivo strategico ${String(number)}`,
      title: strategic.find((each) => each.number === number)?.title,
      href: paths.strategic(at, number)
    })),
    ...links.operational.map((code) => ({
      what: `Obiettivo operativo ${code}`,
      title: operational.find((each) => each.code === code)?.title,
      href: paths.operational(at, code)
    }))
  ];
  const isListed = (name) => services.some((service) => service.name.toLowerCase() === name.toLowerCase());
  return /* @__PURE__ */ jsxs14(Fragment8, { children: [
    /* @__PURE__ */ jsx18(Fact, { term: "Obiettivo strategico e operativo", children: told.length === 0 ? /* @__PURE__ */ jsx18(Missing, { text: "Collegamento non indicato nel documento" }) : /* @__PURE__ */ jsx18("ul", { class: "links", children: told.map(({ what, title, href }) => /* @__PURE__ */ jsx18("li", { children: title === void 0 ? /* @__PURE__ */ jsxs14(Fragment8, { children: [
      what,
      /* @__PURE__ */ jsx18(Missing, { text: " (non \xE8 tra quelli elencati nel documento)" })
    ] }) : /* @__PURE__ */ jsx18("a", { href, children: `${what}: ${title}` }) })) }) }),
    links.services.length > 0 && /* @__PURE__ */ jsx18(Fact, { term: "Servizi", children: links.services.map((name, i) => [
      i > 0 && "; ",
      isListed(name) ? /* @__PURE__ */ jsx18("a", { href: paths.service(at, name), children: name }) : `${name} (non \xE8 tra quelli elencati nel documento)`
    ]) })
  ] });
}
function Baselines({ objective: { indicator, year } }) {
  if (indicator.baselines.length === 0) return null;
  return /* @__PURE__ */ jsx18("section", { class: "table-scroll", "aria-labelledby": "valori-precedenti", tabindex: 0, children: /* @__PURE__ */ jsxs14("table", { class: "table", children: [
    /* @__PURE__ */ jsx18("caption", { id: "valori-precedenti", children: "I valori degli anni precedenti e il target" }),
    /* @__PURE__ */ jsx18("thead", { children: /* @__PURE__ */ jsxs14("tr", { children: [
      indicator.baselines.map((baseline) => /* @__PURE__ */ jsx18("th", { scope: "col", class: "number", children: baseline.year })),
      /* @__PURE__ */ jsxs14("th", { scope: "col", class: "number", children: [
        "Target ",
        year
      ] })
    ] }) }),
    /* @__PURE__ */ jsx18("tbody", { children: /* @__PURE__ */ jsxs14("tr", { children: [
      indicator.baselines.map(({ value }) => /* @__PURE__ */ jsx18("td", { class: "number", children: italianDecimal(value) })),
      /* @__PURE__ */ jsx18("td", { class: "number", children: indicator.target.written })
    ] }) })
  ] }) });
}
function Target({ objective }) {
  const { written: written2, reading } = objective.indicator.target;
  const problem = targetProblemOf(objective.indicator);
  return /* @__PURE__ */ jsxs14(Fragment8, { children: [
    written2 === "" ? "" : `\xAB${written2}\xBB`,
    reading.understood ? /* @__PURE__ */ jsxs14("p", { class: "meaning", children: [
      "Vuol dire: ",
      printTarget(reading.target),
      "."
    ] }) : /* @__PURE__ */ jsx18("p", { class: "missing", children: problem })
  ] });
}

// src/features/readObjective/Values.tsx
import { Fragment as Fragment9, jsx as jsx19, jsxs as jsxs15 } from "hono/jsx/jsx-runtime";
function Values({ objective, at }) {
  const { evaluated, deviation } = objective;
  return /* @__PURE__ */ jsxs15("section", { "aria-labelledby": "valori", children: [
    /* @__PURE__ */ jsx19("h2", { id: "valori", children: "Com'\xE8 andata" }),
    /* @__PURE__ */ jsxs15("dl", { class: "facts", children: [
      /* @__PURE__ */ jsx19(MeasuredFacts, { objective, at }),
      /* @__PURE__ */ jsx19(Fact, { term: "Esito valutato", children: evaluated.written === "" ? /* @__PURE__ */ jsx19(Missing, { text: "non indicato nel documento" }) : `${evaluated.outcome === "unknown" ? "non riconosciuto" : outcomeWords(objective)} (nel documento: \xAB${evaluated.written}\xBB)` }),
      deviation && /* @__PURE__ */ jsx19(Fact, { term: "Motivo dello scostamento", children: deviation.reason }),
      /* @__PURE__ */ jsx19(Fact, { term: "Esito validato", children: /* @__PURE__ */ jsx19(Missing, { text: "nessuna validazione registrata" }) })
    ] })
  ] });
}
function MeasuredFacts({ objective, at }) {
  const { measured, code } = objective;
  const computed = measuredOutcome(objective);
  return /* @__PURE__ */ jsxs15(Fragment9, { children: [
    /* @__PURE__ */ jsx19(Fact, { term: "Valore misurato", children: measured ? /* @__PURE__ */ jsxs15(Fragment9, { children: [
      measured.written,
      !computed && /* @__PURE__ */ jsx19("p", { class: "missing", children: "Non si pu\xF2 confrontare con il target." })
    ] }) : /* @__PURE__ */ jsx19(Missing, { text: "nessun valore registrato" }) }),
    computed && /* @__PURE__ */ jsxs15(Fact, { term: "Esito misurato", children: [
      /* @__PURE__ */ jsx19("a", { class: "figure", href: paths.measuredProof(at, code), title: "Come si arriva a questo esito", children: OUTCOME_WORDS[computed.outcome] }),
      differsFromMeasured(objective, computed) && /* @__PURE__ */ jsxs15("p", { class: "meaning", children: [
        "\xC8 diverso dall'esito valutato: il confronto con il target d\xE0 \xAB",
        OUTCOME_WORDS[computed.outcome],
        "\xBB, l'amministrazione ha deciso \xAB",
        outcomeWords(objective),
        "\xBB."
      ] })
    ] })
  ] });
}

// src/features/readObjective/readObjective.route.tsx
import { jsx as jsx20, jsxs as jsxs16 } from "hono/jsx/jsx-runtime";
function getObjective(c) {
  return servePublic(c, async (report, held) => {
    const at = report.objectives.findIndex(({ code: code2 }) => code2 === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const objective = report.objectives[at];
    if (!objective) return void 0;
    const { code } = report.administration;
    const story = /* @__PURE__ */ jsx20(
      Story,
      {
        administration: code,
        shown: objective,
        years: await sameInYears(held, report, objective),
        recorded: await loadObjectiveHistory(c.var.db, code, objective.code)
      }
    );
    const neighbours = { before: report.objectives[at - 1], after: report.objectives[at + 1] };
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx20(ObjectivePage, { report, objective, story, ...neighbours })) };
  });
}
function sameInYears(held, report, objective) {
  const hasTwin = sameObjectiveIn(report.objectives, objective) === "several";
  const twinless = (found) => found && hasTwin ? "several" : found;
  const inYear = async (year) => {
    if (year === objective.year) return { year, objective };
    return { year, objective: twinless(sameObjectiveIn((await held.reportOf(year))?.objectives ?? [], objective)) };
  };
  return Promise.all(held.years.toReversed().map(inYear));
}
function ObjectivePage({ report, objective, story, before, after }) {
  const at = addressOf(report);
  const { code, title, evaluated } = objective;
  const steps = [{ text: "Obiettivi", href: paths.objectives(at) }, { text: code }];
  return /* @__PURE__ */ jsxs16(YearPage, { shown: report, title, section: "objectives", steps, children: [
    /* @__PURE__ */ jsx20("h1", { children: title }),
    /* @__PURE__ */ jsxs16("p", { class: "lead verdict", children: [
      /* @__PURE__ */ jsx20(OutcomeLeaf, { outcome: evaluated.outcome }),
      /* @__PURE__ */ jsxs16("span", { children: [
        evaluated.outcome === "unknown" ? `Dell'obiettivo ${code} si legge: ` : `L'obiettivo ${code} risulta `,
        /* @__PURE__ */ jsx20("a", { class: "figure", href: paths.objectiveProof(at, code), title: "Come si arriva a questo esito", children: outcomeWords(objective) }),
        ".",
        (isMissed(objective) || objective.deviation) && ` ${reasonOf(objective)}.`
      ] })
    ] }),
    /* @__PURE__ */ jsx20(Promised, { objective, report }),
    /* @__PURE__ */ jsx20(Values, { objective, at }),
    story,
    /* @__PURE__ */ jsx20(Origin, { objective }),
    /* @__PURE__ */ jsxs16("nav", { class: "neighbours", "aria-label": "Altri obiettivi", children: [
      before ? /* @__PURE__ */ jsxs16("a", { rel: "prev", href: paths.objective(at, before.code), children: [
        "Precedente: ",
        before.title
      ] }) : /* @__PURE__ */ jsx20("span", {}),
      after && /* @__PURE__ */ jsxs16("a", { rel: "next", href: paths.objective(at, after.code), children: [
        "Successivo: ",
        after.title
      ] })
    ] })
  ] });
}
function Origin({ objective }) {
  const { place, heading, group, evaluated } = objective;
  const outcomePlace = evaluated.place && (evaluated.place.file !== place.file || evaluated.place.line !== place.line) ? evaluated.place : void 0;
  return /* @__PURE__ */ jsxs16("section", { "aria-labelledby": "provenienza", children: [
    /* @__PURE__ */ jsx20("h2", { id: "provenienza", children: "Da dove viene" }),
    /* @__PURE__ */ jsxs16("p", { children: [
      "\xC8 alla riga ",
      place.line,
      " del documento importato \xAB",
      place.file,
      "\xBB.",
      heading !== group && ` Nel documento il gruppo \xE8 scritto \xAB${heading}\xBB.`,
      outcomePlace && ` L'esito \xE8 alla riga ${String(outcomePlace.line)} di \xAB${outcomePlace.file}\xBB.`
    ] })
  ] });
}

// src/features/readRelazione/readRelazione.route.tsx
import { raw as raw3 } from "hono/html";
import { jsx as jsx21, jsxs as jsxs17 } from "hono/jsx/jsx-runtime";
function getRelazione(c) {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(/* @__PURE__ */ jsx21(RelazionePage, { report })) }));
}
var getRelazioneFile = {
  pdf: (c) => download2(c, "pdf", "application/pdf", (tree) => c.var.workers.renderPdf(tree, "publish")),
  pdfToKeep: (c) => download2(c, "pdf", "application/pdf", (tree) => c.var.workers.renderPdf(tree, "keep"), "-da-conservare"),
  docx: (c) => download2(
    c,
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (tree) => c.var.workers.renderDocx(tree)
  ),
  html: (c) => download2(c, "html", HTML, renderHtml),
  txt: (c) => download2(c, "txt", "text/plain; charset=utf-8", renderText),
  json: (c) => download2(c, "json", "application/json; charset=utf-8", renderJson)
};
async function download2(c, extension, type, render, suffix = "") {
  const response = await servePublic(c, async (report) => ({ type, body: await render(buildRelazione(report)) }));
  if (response.ok) {
    const { administration, year } = c.req.param();
    const disposition = ["html", "txt", "docx"].includes(extension) ? "attachment" : "inline";
    response.headers.set(
      "content-disposition",
      `${disposition}; filename="relazione-performance-${administration}-${year}${suffix}.${extension}"`
    );
  }
  return response;
}
function RelazionePage({ report }) {
  const at = addressOf(report);
  const tree = buildRelazione(report);
  const chapters = tree.blocks.flatMap((block) => block.kind === "heading" && block.level === 2 ? [block] : []);
  return /* @__PURE__ */ jsxs17(YearPage, { shown: report, title: tree.title, section: "relazione", steps: [{ text: "Relazione" }], children: [
    /* @__PURE__ */ jsx21("h1", { children: tree.title }),
    /* @__PURE__ */ jsxs17("p", { class: "lead", children: [
      tree.subtitle,
      "."
    ] }),
    /* @__PURE__ */ jsxs17("p", { children: [
      "Scarica: ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneFile(at, "pdf"), children: "PDF accessibile" }),
      ",",
      " ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneToKeep(at), children: "PDF da conservare (PDF/A)" }),
      ", ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneFile(at, "docx"), children: "Word" }),
      ",",
      " ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneFile(at, "html"), children: "HTML" }),
      ", ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneFile(at, "txt"), children: "testo" }),
      ",",
      " ",
      /* @__PURE__ */ jsx21("a", { href: paths.relazioneFile(at, "json"), children: "JSON" }),
      "."
    ] }),
    /* @__PURE__ */ jsx21("nav", { class: "contents", "aria-label": "Indice della relazione", children: /* @__PURE__ */ jsx21("ul", { children: chapters.map(({ id, text }) => /* @__PURE__ */ jsx21("li", { children: /* @__PURE__ */ jsx21("a", { href: `#${htmlId(id)}`, children: text }) })) }) }),
    /* @__PURE__ */ jsx21("div", { class: "document", children: raw3(renderHtmlFragment(tree, { hrefOfFigure: (figure2) => paths.figure(at, figure2) })) })
  ] });
}

// src/features/MissedObjectives.tsx
import { jsx as jsx22, jsxs as jsxs18 } from "hono/jsx/jsx-runtime";
function MissedObjectives({ objectives, at }) {
  const missed = objectives.filter(isMissed);
  if (missed.length === 0) return null;
  return /* @__PURE__ */ jsxs18("section", { "aria-labelledby": "non-raggiunti", children: [
    /* @__PURE__ */ jsx22("h2", { id: "non-raggiunti", children: "Che cosa non \xE8 stato raggiunto" }),
    /* @__PURE__ */ jsx22("ul", { class: "missed", children: missed.map((objective) => /* @__PURE__ */ jsxs18("li", { children: [
      /* @__PURE__ */ jsx22(OutcomeLeaf, { outcome: objective.evaluated.outcome }),
      /* @__PURE__ */ jsxs18("div", { children: [
        /* @__PURE__ */ jsx22("a", { href: paths.objective(at, objective.code), children: fullTitle(objective) }),
        /* @__PURE__ */ jsxs18("p", { children: [
          objective.group,
          ". ",
          capital(outcomeWords(objective)),
          ". ",
          /* @__PURE__ */ jsxs18("em", { children: [
            reasonOf(objective),
            "."
          ] })
        ] })
      ] })
    ] })) })
  ] });
}
function capital(words2) {
  return words2.charAt(0).toUpperCase() + words2.slice(1);
}

// src/features/NotLinked.tsx
import { jsxs as jsxs19 } from "hono/jsx/jsx-runtime";
function NotLinked({ to }) {
  return /* @__PURE__ */ jsxs19("p", { class: "missing", children: [
    "Collegamento non indicato nel documento: nessun obiettivo dell'anno dice ",
    to,
    " \xE8 collegato. Un collegamento lo decide l'amministrazione quando scrive il piano; qui non si indovina."
  ] });
}

// src/features/OutcomeTree.tsx
import { raw as raw4 } from "hono/html";
import { Fragment as Fragment10, jsx as jsx23, jsxs as jsxs20 } from "hono/jsx/jsx-runtime";
function groupBranches(objectives, at) {
  return groupsOf(objectives).map(([group, held]) => ({ text: group, href: paths.unit(at, group), name: group, objectives: held }));
}
var MOST_LEAVES = 600;
function hasLeaves(objectives) {
  return objectives.length <= MOST_LEAVES;
}
function OutcomeTree({ branches, figures, at }) {
  const count = ({ name, objectives }) => objectives.length === 0 ? NOTHING_LINKED : /* @__PURE__ */ jsx23(Inlines, { text: countSentence(objectives, name), figures, at });
  const all = branches.flatMap(({ objectives }) => objectives);
  const leaves = hasLeaves(all);
  return /* @__PURE__ */ jsxs20(Fragment10, { children: [
    /* @__PURE__ */ jsx23("ul", { class: "tree", children: branches.map((branch) => /* @__PURE__ */ jsxs20("li", { class: "branch", children: [
      /* @__PURE__ */ jsxs20("h3", { class: "branch-name", children: [
        /* @__PURE__ */ jsx23("a", { href: branch.href, children: branch.text }),
        " ",
        /* @__PURE__ */ jsx23("span", { class: "branch-count", children: count(branch) })
      ] }),
      leaves && branch.objectives.length > 0 && /* @__PURE__ */ jsx23(Frond, { objectives: branch.objectives, at })
    ] })) }),
    leaves && /* @__PURE__ */ jsxs20(Fragment10, { children: [
      /* @__PURE__ */ jsx23(Key, { objectives: all }),
      /* @__PURE__ */ jsxs20("details", { class: "tree-list", children: [
        /* @__PURE__ */ jsx23("summary", { children: "L'albero come elenco" }),
        /* @__PURE__ */ jsx23("ul", { children: branches.map((branch) => /* @__PURE__ */ jsxs20("li", { children: [
          branch.text,
          ": ",
          count(branch),
          /* @__PURE__ */ jsx23(ObjectiveLinks, { objectives: branch.objectives, at })
        ] })) })
      ] })
    ] })
  ] });
}
var NOTHING_LINKED = "nessun obiettivo collegato";
function ObjectiveLinks({ objectives, at }) {
  if (objectives.length === 0) return null;
  return /* @__PURE__ */ jsx23("ul", { children: objectives.map((objective) => /* @__PURE__ */ jsxs20("li", { children: [
    /* @__PURE__ */ jsx23("a", { href: paths.objective(at, objective.code), children: fullTitle(objective) }),
    ": ",
    outcomeWords(objective)
  ] })) });
}
function Frond({ objectives, at }) {
  const frond = frondOf(objectives);
  const { width, height } = frond;
  return /* @__PURE__ */ jsx23("svg", { class: "frond", viewBox: `0 0 ${String(width)} ${String(height)}`, width, height, children: /* @__PURE__ */ jsx23(FrondShape, { frond, at }) });
}
function FrondShape({ frond: { twigs, leaves }, at }) {
  return /* @__PURE__ */ jsxs20(Fragment10, { children: [
    raw4(twigs.map(twigSvg).join("")),
    leaves.map(({ x, y, angle, thing }) => /* @__PURE__ */ jsxs20("a", { href: paths.objective(at, thing.code), children: [
      /* @__PURE__ */ jsx23("title", { children: `${fullTitle(thing)}: ${outcomeWords(thing)}` }),
      /* @__PURE__ */ jsxs20("g", { transform: `translate(${String(x)} ${String(y)}) rotate(${String(angle)})`, children: [
        /* @__PURE__ */ jsx23("circle", { cx: LEAF_LENGTH / 2, cy: "0", r: "12", fill: "transparent" }),
        raw4(leafSvg(thing.evaluated.outcome))
      ] })
    ] }))
  ] });
}
function Key({ objectives }) {
  return /* @__PURE__ */ jsx23("ul", { class: "key", children: outcomesIn(objectives).map((outcome) => /* @__PURE__ */ jsxs20("li", { children: [
    /* @__PURE__ */ jsx23(OutcomeLeaf, { outcome }),
    " ",
    OUTCOME_WORDS[outcome]
  ] })) });
}

// src/features/ObjectiveSet.tsx
import { Fragment as Fragment11, jsx as jsx24, jsxs as jsxs21 } from "hono/jsx/jsx-runtime";
function SetSentence({ name, objectives, figures, at }) {
  return /* @__PURE__ */ jsx24("p", { class: "lead", children: /* @__PURE__ */ jsx24(Inlines, { text: headline(objectives, at.year, name), figures, at }) });
}
function LinkedSentence({ from, notLinkedTo: notLinkedTo2, ...set }) {
  if (set.objectives.length > 0) return /* @__PURE__ */ jsx24(SetSentence, { ...set });
  return /* @__PURE__ */ jsxs21(Fragment11, { children: [
    /* @__PURE__ */ jsxs21("p", { class: "lead", children: [
      "Nessun obiettivo del ",
      set.at.year,
      " risulta collegato a ",
      from,
      "."
    ] }),
    notLinkedTo2 !== void 0 && /* @__PURE__ */ jsx24(NotLinked, { to: notLinkedTo2 })
  ] });
}
function ObjectiveSet({ objectives, branches, figures, at, weights = false }) {
  return /* @__PURE__ */ jsxs21(Fragment11, { children: [
    /* @__PURE__ */ jsxs21("section", { "aria-labelledby": "albero", children: [
      /* @__PURE__ */ jsx24("h2", { id: "albero", children: "L'albero degli obiettivi" }),
      /* @__PURE__ */ jsx24(OutcomeTree, { branches, figures, at })
    ] }),
    /* @__PURE__ */ jsx24(MissedObjectives, { objectives, at }),
    /* @__PURE__ */ jsxs21("section", { "aria-labelledby": "tutti", children: [
      /* @__PURE__ */ jsx24("h2", { id: "tutti", children: "Tutti i suoi obiettivi" }),
      /* @__PURE__ */ jsx24(ObjectiveTable, { objectives, caption: `Obiettivi ${String(at.year)}`, at, weights })
    ] })
  ] });
}

// src/features/readServices/readService.route.tsx
import { jsx as jsx25, jsxs as jsxs22 } from "hono/jsx/jsx-runtime";
function getService(c) {
  return servePublic(c, (report) => {
    const service = report.services.find(({ name }) => slugOf(name) === c.req.param("service"));
    return service && { type: HTML, body: renderPage(/* @__PURE__ */ jsx25(ServicePage, { report, service })) };
  });
}
function ServicePage({ report, service }) {
  const at = addressOf(report);
  const figures = figuresOf(report);
  const { name, objectives } = linkedToService(report.objectives, service);
  const isAnyLinked = report.objectives.some(({ links }) => links.services.length > 0);
  return /* @__PURE__ */ jsxs22(
    YearPage,
    {
      shown: report,
      title: `Servizio: ${service.name}`,
      section: "services",
      steps: [{ text: "Servizi", href: paths.services(at) }, { text: service.name }],
      children: [
        /* @__PURE__ */ jsx25("h1", { children: service.name }),
        /* @__PURE__ */ jsx25(
          LinkedSentence,
          {
            name,
            objectives,
            figures,
            at,
            from: "questo servizio",
            notLinkedTo: isAnyLinked || report.objectives.length === 0 ? void 0 : "a quale servizio"
          }
        ),
        /* @__PURE__ */ jsxs22("p", { children: [
          service.scope === "external" ? "\xC8 un servizio esterno, per i cittadini." : "\xC8 un servizio interno, per gli altri uffici.",
          " Sta alla riga ",
          service.place.line,
          " di \xAB",
          service.place.file,
          "\xBB."
        ] }),
        objectives.length > 0 && /* @__PURE__ */ jsx25(
          ObjectiveSet,
          {
            objectives,
            branches: [{ text: service.name, href: paths.service(at, service.name), name, objectives }],
            figures,
            at
          }
        )
      ]
    }
  );
}

// src/features/readServices/ServiceTree.tsx
import { Fragment as Fragment12, jsx as jsx26, jsxs as jsxs23 } from "hono/jsx/jsx-runtime";
var NAME_LINE = 30;
var BARE = 8;
var NAME_AT = 26;
var CHARACTER = 8.6;
function ServiceTree({ id, title, branches, at }) {
  let y = 4;
  const rows = branches.map((branch) => {
    const top = y;
    const frond = branch.objectives.length > 0 ? frondOf(branch.objectives) : void 0;
    y += NAME_LINE + (frond?.height ?? BARE);
    return { ...branch, top, frond };
  });
  const widest = Math.max(...rows.map(({ service, frond }) => Math.max(NAME_AT + service.length * CHARACTER, 10 + (frond?.width ?? 0))));
  const [width, height] = [Math.ceil(widest), y + 4];
  return /* @__PURE__ */ jsxs23("section", { class: "bough table-scroll", "aria-labelledby": id, tabindex: 0, children: [
    /* @__PURE__ */ jsx26("h3", { id, children: title }),
    /* @__PURE__ */ jsxs23("svg", { viewBox: `0 0 ${String(width)} ${String(height)}`, width, height, children: [
      /* @__PURE__ */ jsx26("path", { class: "stem", d: `M8 0V${String(height - 12)}` }),
      rows.map(({ service, top, frond }) => /* @__PURE__ */ jsxs23(Fragment12, { children: [
        /* @__PURE__ */ jsx26("path", { class: "twig", d: `M8 ${String(top + 14)}H${String(NAME_AT - 6)}` }),
        /* @__PURE__ */ jsxs23("a", { href: paths.service(at, service), children: [
          /* @__PURE__ */ jsx26("title", { children: `Servizio: ${service}` }),
          /* @__PURE__ */ jsx26("rect", { x: NAME_AT, y: top, width: Math.ceil(service.length * CHARACTER), height: "26", fill: "transparent" }),
          /* @__PURE__ */ jsx26("text", { x: NAME_AT, y: top + 19, children: service })
        ] }),
        frond && /* @__PURE__ */ jsx26("g", { transform: `translate(8 ${String(top + NAME_LINE - 6)})`, children: /* @__PURE__ */ jsx26(FrondShape, { frond, at }) })
      ] }))
    ] })
  ] });
}

// src/features/readServices/listServices.route.tsx
import { jsx as jsx27, jsxs as jsxs24 } from "hono/jsx/jsx-runtime";
function getServices(c) {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(/* @__PURE__ */ jsx27(ServicesPage, { report })) }));
}
var SCOPE_WORDS = {
  external: "Servizi esterni, per i cittadini",
  internal: "Servizi interni, per gli uffici"
};
function ServicesPage({ report }) {
  const { services, objectives, year } = report;
  const at = addressOf(report);
  const figures = figuresOf(report);
  const boughs = ["external", "internal"].map((scope) => ({
    scope,
    title: SCOPE_WORDS[scope],
    branches: services.filter((service) => service.scope === scope).map((service) => ({ service: service.name, ...linkedToService(objectives, service) }))
  })).filter(({ branches }) => branches.length > 0);
  const linked = boughs.flatMap(({ branches }) => branches.flatMap((branch) => branch.objectives));
  return /* @__PURE__ */ jsxs24(YearPage, { shown: report, title: `Servizi ${String(year)}`, section: "services", steps: [{ text: "Servizi" }], children: [
    /* @__PURE__ */ jsxs24("h1", { children: [
      "Servizi ",
      year,
      ": l'Albero della performance"
    ] }),
    /* @__PURE__ */ jsx27("p", { class: "lead", children: /* @__PURE__ */ jsx27(Inlines, { text: sentence2(report), figures, at }) }),
    services.length > 0 && objectives.length > 0 && linked.length === 0 && /* @__PURE__ */ jsx27(NotLinked, { to: "a quale servizio" }),
    services.length > 0 && /* @__PURE__ */ jsxs24("section", { "aria-labelledby": "albero", children: [
      /* @__PURE__ */ jsx27("h2", { id: "albero", children: "L'albero" }),
      /* @__PURE__ */ jsx27("div", { class: "boughs", children: boughs.map(({ scope, title, branches }) => /* @__PURE__ */ jsx27(ServiceTree, { id: `ramo-${scope}`, title, branches, at })) }),
      linked.length > 0 && /* @__PURE__ */ jsx27(Key, { objectives: linked })
    ] }),
    services.length > 0 && /* @__PURE__ */ jsxs24("section", { "aria-labelledby": "elenco", children: [
      /* @__PURE__ */ jsx27("h2", { id: "elenco", children: "Lo stesso albero come elenco" }),
      /* @__PURE__ */ jsx27("ul", { children: boughs.map(({ title, branches }) => /* @__PURE__ */ jsxs24("li", { children: [
        title,
        /* @__PURE__ */ jsx27("ul", { children: branches.map(({ service, name, objectives: held }) => /* @__PURE__ */ jsxs24("li", { children: [
          /* @__PURE__ */ jsx27("a", { href: paths.service(at, service), children: service }),
          linked.length > 0 && ": ",
          linked.length > 0 && (held.length === 0 ? NOTHING_LINKED : /* @__PURE__ */ jsx27(Inlines, { text: countSentence(held, name), figures, at })),
          /* @__PURE__ */ jsx27(ObjectiveLinks, { objectives: held, at })
        ] })) })
      ] })) })
    ] })
  ] });
}
function sentence2({ services, objectives }) {
  if (services.length === 0) return ["Il documento non elenca i servizi dell'Albero della performance."];
  const all = ["Servizi nell'Albero della performance: ", figure(STRUCTURE_FIGURES.services)];
  if (objectives.length === 0) return [...all, "."];
  return [...all, "; obiettivi dell'anno collegati: ", figure(STRUCTURE_FIGURES.linkedToServices), " su ", figure("obiettivi"), "."];
}

// src/features/readStrategy/listStrategy.route.tsx
import { Fragment as Fragment13, jsx as jsx28, jsxs as jsxs25 } from "hono/jsx/jsx-runtime";
function getStrategy(c) {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(/* @__PURE__ */ jsx28(StrategyPage, { report })) }));
}
function StrategyPage({ report }) {
  const { objectives, strategic, operational, year } = report;
  const at = addressOf(report);
  const figures = figuresOf(report);
  const branches = strategic.map((each) => {
    const { name, objectives: linked } = linkedToStrategic(objectives, each);
    return { text: `${String(each.number)}. ${each.title}`, href: paths.strategic(at, each.number), name, objectives: linked };
  });
  const isLinked = branches.some((branch) => branch.objectives.length > 0);
  return /* @__PURE__ */ jsxs25(YearPage, { shown: report, title: `Strategia ${String(year)}`, section: "strategy", steps: [{ text: "Strategia" }], children: [
    /* @__PURE__ */ jsxs25("h1", { children: [
      "Strategia ",
      year
    ] }),
    /* @__PURE__ */ jsx28("p", { class: "lead", children: /* @__PURE__ */ jsx28(Inlines, { text: sentence3(report), figures, at }) }),
    strategic.length + operational.length > 0 && objectives.length > 0 && !isLinked && /* @__PURE__ */ jsx28(NotLinked, { to: "a quale obiettivo strategico o operativo" }),
    isLinked && /* @__PURE__ */ jsxs25("section", { "aria-labelledby": "albero", children: [
      /* @__PURE__ */ jsx28("h2", { id: "albero", children: "Che cosa dipende da ogni obiettivo strategico" }),
      hasLeaves(branches.flatMap(({ objectives: objectives2 }) => objectives2)) && /* @__PURE__ */ jsx28("p", { children: "Un ramo per ogni obiettivo strategico, una foglia per ogni obiettivo dell'anno collegato." }),
      /* @__PURE__ */ jsx28(OutcomeTree, { branches, figures, at })
    ] }),
    /* @__PURE__ */ jsx28(Lists, { report })
  ] });
}
function sentence3({ strategic, operational, objectives }) {
  if (strategic.length + operational.length === 0) return ["Il documento non elenca obiettivi strategici n\xE9 operativi."];
  const lists = [
    "Gli obiettivi strategici sono ",
    figure(STRUCTURE_FIGURES.strategic),
    " e quelli operativi ",
    figure(STRUCTURE_FIGURES.operational)
  ];
  if (objectives.length === 0) return [...lists, "."];
  return [...lists, "; obiettivi dell'anno collegati: ", figure(STRUCTURE_FIGURES.linkedToStrategy), " su ", figure("obiettivi"), "."];
}
function Lists({ report }) {
  const { strategic, operational } = report;
  const at = addressOf(report);
  const under2 = operationalByStrategic(operational);
  const listed2 = new Set(strategic.map(({ number }) => number));
  const others = operational.filter((each) => each.strategic === void 0 || !listed2.has(each.strategic));
  return /* @__PURE__ */ jsxs25(Fragment13, { children: [
    strategic.length > 0 && /* @__PURE__ */ jsxs25("section", { "aria-labelledby": "strategici", children: [
      /* @__PURE__ */ jsx28("h2", { id: "strategici", children: "Gli obiettivi strategici" }),
      /* @__PURE__ */ jsx28("ul", { class: "outline", children: strategic.map(({ number, title, responsible }) => /* @__PURE__ */ jsxs25("li", { children: [
        /* @__PURE__ */ jsxs25("a", { href: paths.strategic(at, number), children: [
          number,
          ". ",
          title
        ] }),
        responsible !== void 0 && /* @__PURE__ */ jsxs25("p", { class: "meaning", children: [
          "Ne risponde: ",
          responsible,
          "."
        ] }),
        /* @__PURE__ */ jsx28(Operational, { objectives: under2.get(number) ?? [], report, at })
      ] })) })
    ] }),
    others.length > 0 && /* @__PURE__ */ jsxs25("section", { "aria-labelledby": "operativi", children: [
      /* @__PURE__ */ jsx28("h2", { id: "operativi", children: "Gli obiettivi operativi" }),
      strategic.length > 0 && /* @__PURE__ */ jsx28("p", { class: "missing", children: "Il documento non dice da quale obiettivo strategico dipende ciascuno." }),
      /* @__PURE__ */ jsx28(Operational, { objectives: others, report, at })
    ] })
  ] });
}
function Operational({ objectives, report, at }) {
  if (objectives.length === 0) return null;
  const figures = figuresOf(report);
  return /* @__PURE__ */ jsx28("ul", { children: objectives.map((each) => {
    const { name, objectives: linked } = linkedToOperational(report.objectives, each);
    return /* @__PURE__ */ jsxs25("li", { children: [
      /* @__PURE__ */ jsxs25("a", { href: paths.operational(at, operationalKey(report.operational, each)), children: [
        each.code !== void 0 && `${each.code} `,
        each.title
      ] }),
      linked.length > 0 && /* @__PURE__ */ jsxs25(Fragment13, { children: [
        ": ",
        /* @__PURE__ */ jsx28(Inlines, { text: countSentence(linked, name), figures, at })
      ] })
    ] });
  }) });
}

// src/features/readStrategy/readStrategic.route.tsx
import { Fragment as Fragment14, jsx as jsx29, jsxs as jsxs26 } from "hono/jsx/jsx-runtime";
function getStrategic(c) {
  return servePublic(c, (report) => {
    const strategic = report.strategic.find(({ number }) => String(number) === c.req.param("number"));
    return strategic && { type: HTML, body: renderPage(/* @__PURE__ */ jsx29(StrategicPage, { report, strategic })) };
  });
}
function StrategicPage({ report, strategic }) {
  const at = addressOf(report);
  const figures = figuresOf(report);
  const { name, objectives } = linkedToStrategic(report.objectives, strategic);
  const operational = report.operational.filter((each) => each.strategic === strategic.number);
  const title = `Obiettivo strategico ${String(strategic.number)}: ${strategic.title}`;
  const branch = { text: strategic.title, href: paths.strategic(at, strategic.number), name, objectives };
  return /* @__PURE__ */ jsxs26(
    YearPage,
    {
      shown: report,
      title,
      section: "strategy",
      steps: [{ text: "Strategia", href: paths.strategy(at) }, { text: `Obiettivo strategico ${String(strategic.number)}` }],
      children: [
        /* @__PURE__ */ jsx29("h1", { children: title }),
        /* @__PURE__ */ jsx29(
          LinkedSentence,
          {
            name,
            objectives,
            figures,
            at,
            from: "questo obiettivo strategico",
            notLinkedTo: notLinkedTo(report)
          }
        ),
        /* @__PURE__ */ jsx29("p", { children: strategic.responsible === void 0 ? /* @__PURE__ */ jsx29("span", { class: "missing", children: "Chi ne risponde non \xE8 indicato nel documento." }) : /* @__PURE__ */ jsxs26(Fragment14, { children: [
          "Ne risponde: ",
          strategic.responsible,
          "."
        ] }) }),
        operational.length > 0 && /* @__PURE__ */ jsxs26("section", { "aria-labelledby": "operativi", children: [
          /* @__PURE__ */ jsx29("h2", { id: "operativi", children: "I suoi obiettivi operativi" }),
          /* @__PURE__ */ jsx29("ul", { children: operational.map((each) => /* @__PURE__ */ jsx29("li", { children: /* @__PURE__ */ jsxs26("a", { href: paths.operational(at, operationalKey(report.operational, each)), children: [
            each.code,
            " ",
            each.title
          ] }) })) })
        ] }),
        objectives.length > 0 && /* @__PURE__ */ jsx29(ObjectiveSet, { objectives, branches: [branch], figures, at })
      ]
    }
  );
}
function getOperational(c) {
  return servePublic(c, (report) => {
    const operational = report.operational.find((each) => operationalKey(report.operational, each) === c.req.param("key"));
    return operational && { type: HTML, body: renderPage(/* @__PURE__ */ jsx29(OperationalPage, { report, operational })) };
  });
}
function OperationalPage({ report, operational }) {
  const at = addressOf(report);
  const figures = figuresOf(report);
  const { name, objectives } = linkedToOperational(report.objectives, operational);
  const above = report.strategic.find(({ number }) => number === operational.strategic);
  const title = `Obiettivo operativo${operational.code === void 0 ? "" : ` ${operational.code}`}: ${operational.title}`;
  const href = paths.operational(at, operationalKey(report.operational, operational));
  return /* @__PURE__ */ jsxs26(
    YearPage,
    {
      shown: report,
      title,
      section: "strategy",
      steps: [{ text: "Strategia", href: paths.strategy(at) }, { text: `Obiettivo operativo ${operational.code ?? ""}`.trim() }],
      children: [
        /* @__PURE__ */ jsx29("h1", { children: title }),
        /* @__PURE__ */ jsx29(
          LinkedSentence,
          {
            name,
            objectives,
            figures,
            at,
            from: "questo obiettivo operativo",
            notLinkedTo: notLinkedTo(report)
          }
        ),
        /* @__PURE__ */ jsx29("p", { children: above ? /* @__PURE__ */ jsxs26(Fragment14, { children: [
          "Fa parte dell'obiettivo strategico",
          " ",
          /* @__PURE__ */ jsxs26("a", { href: paths.strategic(at, above.number), children: [
            above.number,
            ". ",
            above.title
          ] }),
          "."
        ] }) : /* @__PURE__ */ jsx29("span", { class: "missing", children: "Il documento non dice da quale obiettivo strategico dipende." }) }),
        objectives.length > 0 && /* @__PURE__ */ jsx29(ObjectiveSet, { objectives, branches: [{ text: operational.title, href, name, objectives }], figures, at })
      ]
    }
  );
}
function notLinkedTo({ objectives }) {
  const isLinked = objectives.some(({ links }) => links.strategic.length + links.operational.length > 0);
  return isLinked || objectives.length === 0 ? void 0 : "a quale obiettivo strategico o operativo";
}

// src/features/readUnit/readUnit.route.tsx
import { Fragment as Fragment15, jsx as jsx30, jsxs as jsxs27 } from "hono/jsx/jsx-runtime";
function getUnit(c) {
  return servePublic(c, (report) => {
    const units = [...groupsOf(report.objectives), ...unitsOf(report.objectives)];
    const unit = units.find(([name]) => slugOf(name) === c.req.param("unit"));
    return unit && { type: HTML, body: renderPage(/* @__PURE__ */ jsx30(UnitPage, { report, name: unit[0], objectives: unit[1] })) };
  });
}
function UnitPage({ report, name, objectives }) {
  const at = addressOf(report);
  const figures = figuresOf(report);
  return /* @__PURE__ */ jsxs27(YearPage, { shown: report, title: name, section: "objectives", steps: [{ text: "Obiettivi", href: paths.objectives(at) }, { text: name }], children: [
    /* @__PURE__ */ jsx30("h1", { children: name }),
    /* @__PURE__ */ jsx30(SetSentence, { name, objectives, figures, at }),
    /* @__PURE__ */ jsx30(Relatives, { report, name, objectives }),
    /* @__PURE__ */ jsx30(ObjectiveSet, { objectives, branches: groupBranches(objectives, at), figures, at, weights: true }),
    objectives.every(({ weight }) => weight === void 0) && /* @__PURE__ */ jsx30("p", { class: "missing", children: "Il documento non d\xE0 un peso agli obiettivi." })
  ] });
}
function Relatives({ report, name, objectives }) {
  const at = addressOf(report);
  const groups = groupsOf(objectives).map(([group]) => group);
  const isGroup = groups.length === 1 && groups[0] === name;
  const { parent } = splitGroup(name);
  const whole = isGroup && unitsOf(report.objectives).find(([, held]) => held.some(({ group }) => group === name))?.[0];
  if (!isGroup) return /* @__PURE__ */ jsxs27("p", { children: [
    "Comprende: ",
    groups.map((group, i) => [i > 0 && "; ", /* @__PURE__ */ jsx30("a", { href: paths.unit(at, group), children: group })]),
    "."
  ] });
  return /* @__PURE__ */ jsxs27("p", { children: [
    whole && /* @__PURE__ */ jsxs27(Fragment15, { children: [
      "Fa parte di ",
      /* @__PURE__ */ jsxs27("a", { href: paths.unit(at, whole), children: [
        parent ?? name,
        ", con tutte le sue aree"
      ] }),
      ".",
      " "
    ] }),
    /* @__PURE__ */ jsx30("a", { href: paths.objectives(at, { gruppo: slugOf(name) }), children: "Cerca e ordina i suoi obiettivi" }),
    "."
  ] });
}

// src/features/reviewPlan/readingNote.route.tsx
import { raw as raw5 } from "hono/html";
import { jsx as jsx31, jsxs as jsxs28 } from "hono/jsx/jsx-runtime";
function getReadingNote(c) {
  return servePublic(c, async (report) => {
    const review = await reviewYear(c.var.db, addressOf(report));
    if (!review) return void 0;
    const at = addressOf(report);
    const tree = buildReadingNote(review, (code) => paths.objective(at, code));
    return {
      type: HTML,
      body: renderPage(
        /* @__PURE__ */ jsxs28(YearPage, { shown: report, title: tree.title, steps: [{ text: "Controllo qualit\xE0" }], children: [
          /* @__PURE__ */ jsx31("h1", { children: tree.title }),
          /* @__PURE__ */ jsxs28("p", { class: "lead", children: [
            tree.subtitle,
            "."
          ] }),
          /* @__PURE__ */ jsx31("div", { class: "document", children: raw5(renderHtmlFragment(tree, { hrefOfFigure: (figure2) => paths.figure(at, figure2) })) })
        ] })
      )
    };
  });
}

// src/features/readYear/readYear.route.tsx
import { Fragment as Fragment16, jsx as jsx32, jsxs as jsxs29 } from "hono/jsx/jsx-runtime";
function getYear(c) {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(/* @__PURE__ */ jsx32(HomePage, { report, showsInternal: c.var.showsInternal })) }));
}
function HomePage({ report, showsInternal }) {
  const { objectives, year } = report;
  const figures = figuresOf(report);
  const at = addressOf(report);
  return /* @__PURE__ */ jsxs29(YearPage, { shown: report, title: `Performance ${String(year)}`, section: "year", children: [
    /* @__PURE__ */ jsxs29("h1", { children: [
      "Performance ",
      year
    ] }),
    /* @__PURE__ */ jsx32("p", { class: "lead", children: /* @__PURE__ */ jsx32(Inlines, { text: headline(objectives, year), figures, at }) }),
    objectives.length > 0 && /* @__PURE__ */ jsxs29(Fragment16, { children: [
      /* @__PURE__ */ jsxs29("section", { "aria-labelledby": "albero", children: [
        /* @__PURE__ */ jsx32("h2", { id: "albero", children: "L'albero degli obiettivi" }),
        /* @__PURE__ */ jsx32("p", { children: hasLeaves(objectives) ? "Un ramo per ogni gruppo, una foglia per ogni obiettivo. Ogni foglia si apre." : "Un ramo per ogni gruppo: qui gli obiettivi sono troppi per una foglia ciascuno. Ogni ramo si apre." }),
        /* @__PURE__ */ jsx32(OutcomeTree, { branches: groupBranches(objectives, at), figures, at })
      ] }),
      /* @__PURE__ */ jsx32(MissedObjectives, { objectives, at }),
      /* @__PURE__ */ jsx32(Groups, { objectives, figures, at })
    ] }),
    /* @__PURE__ */ jsx32(Documents, { at, report }),
    showsInternal && /* @__PURE__ */ jsxs29("section", { "aria-labelledby": "interno", children: [
      /* @__PURE__ */ jsx32("h2", { id: "interno", children: "Per l'ufficio" }),
      /* @__PURE__ */ jsxs29("p", { children: [
        /* @__PURE__ */ jsxs29("a", { href: paths.readingNote(at), children: [
          "Controllo qualit\xE0 del piano ",
          year
        ] }),
        ": una pagina interna, da stampare per la riunione."
      ] })
    ] })
  ] });
}
function Groups({ objectives, figures, at }) {
  const columns = countColumns(objectives);
  const cellsOf = (held, group) => columns.map(({ cellOf }) => /* @__PURE__ */ jsx32("td", { class: "number", children: /* @__PURE__ */ jsx32(Inlines, { text: [cellOf(held, group)], figures, at }) }));
  return /* @__PURE__ */ jsxs29("section", { "aria-labelledby": "gruppi", children: [
    /* @__PURE__ */ jsx32("h2", { id: "gruppi", children: "Gruppo per gruppo" }),
    /* @__PURE__ */ jsx32("section", { class: "table-scroll", "aria-labelledby": "tabella-gruppi", tabindex: 0, children: /* @__PURE__ */ jsxs29("table", { class: "table", children: [
      /* @__PURE__ */ jsx32("caption", { id: "tabella-gruppi", children: countCaption(objectives, at.year) }),
      /* @__PURE__ */ jsx32("thead", { children: /* @__PURE__ */ jsxs29("tr", { children: [
        /* @__PURE__ */ jsx32("th", { scope: "col", children: "Gruppo" }),
        /* @__PURE__ */ jsx32(CountHeads, { columns })
      ] }) }),
      /* @__PURE__ */ jsx32("tbody", { children: groupsOf(objectives).map(([group, held]) => /* @__PURE__ */ jsxs29("tr", { children: [
        /* @__PURE__ */ jsx32("th", { scope: "row", children: /* @__PURE__ */ jsx32("a", { href: paths.unit(at, group), children: group }) }),
        cellsOf(held, group)
      ] })) }),
      /* @__PURE__ */ jsx32("tfoot", { children: /* @__PURE__ */ jsxs29("tr", { children: [
        /* @__PURE__ */ jsx32("th", { scope: "row", children: "Tutta l'amministrazione" }),
        cellsOf(objectives)
      ] }) })
    ] }) })
  ] });
}
function Documents({ at, report }) {
  const { year } = report;
  return /* @__PURE__ */ jsxs29("section", { "aria-labelledby": "documenti", children: [
    /* @__PURE__ */ jsx32("h2", { id: "documenti", children: isOnlyPlan(report) ? "Il piano" : "La Relazione" }),
    /* @__PURE__ */ jsxs29("p", { children: [
      /* @__PURE__ */ jsxs29("a", { href: paths.relazione(at), children: [
        "Leggi ",
        isOnlyPlan(report) ? "il" : "la",
        " ",
        nameOfDocument(report)
      ] }),
      " ",
      "oppure scarica il documento in ",
      /* @__PURE__ */ jsx32("a", { href: paths.relazioneFile(at, "pdf"), children: "PDF accessibile" }),
      ",",
      " ",
      /* @__PURE__ */ jsx32("a", { href: paths.relazioneFile(at, "html"), children: "HTML" }),
      ", ",
      /* @__PURE__ */ jsx32("a", { href: paths.relazioneFile(at, "txt"), children: "testo" }),
      " o",
      " ",
      /* @__PURE__ */ jsx32("a", { href: paths.relazioneFile(at, "json"), children: "JSON" }),
      "."
    ] }),
    /* @__PURE__ */ jsxs29("p", { children: [
      /* @__PURE__ */ jsxs29("a", { href: paths.data(at), children: [
        "Dati aperti ",
        year
      ] }),
      ": gli obiettivi e gli esiti in CSV e JSON, con il loro dizionario."
    ] })
  ] });
}

// src/domain/report/searchReport.ts
function searchReport({ objectives, strategic, operational, services }, words2) {
  const holds2 = (...texts) => {
    const text = plainText(texts.join(" "));
    return words2.length > 0 && words2.every((word) => text.includes(word));
  };
  return {
    objectives: objectives.filter(
      ({ code, title, description, group, indicator }) => holds2(code, title, description, group, indicator.written, indicator.target.written, indicator.source.written)
    ),
    strategic: strategic.filter(({ title, responsible }) => holds2(title, responsible)),
    operational: operational.filter(({ title, code }) => holds2(code, title)),
    services: services.filter(({ name }) => holds2(name)),
    groups: groupsOf(objectives).flatMap(([group]) => holds2(group) ? [group] : [])
  };
}

// src/features/search/search.route.tsx
import { Fragment as Fragment17, jsx as jsx33, jsxs as jsxs30 } from "hono/jsx/jsx-runtime";
var LONGEST = 200;
var MOST = 100;
function getSearch(c) {
  const search = (c.req.query("q") ?? "").trim().slice(0, LONGEST);
  const make = async (held) => {
    const reports = await Promise.all(held.years.map((year) => held.reportOf(year)));
    const kinds = findAll(
      reports.filter((report) => report !== void 0),
      wordsOf(search)
    );
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx33(SearchPage, { held, search, kinds })) };
  };
  return serveAdministration(c, make, search);
}
function findAll(reports, words2) {
  const years = reports.map((report) => ({ report, at: addressOf(report), found: searchReport(report, words2) }));
  const hitsOf = (hitsIn) => years.flatMap((year) => hitsIn(year).map((hit) => ({ ...hit, year: year.report.year })));
  const kinds = [
    {
      id: "obiettivi",
      title: "Obiettivi",
      hits: hitsOf(
        ({ at, found }) => found.objectives.map((objective) => ({
          link: /* @__PURE__ */ jsx33("a", { href: paths.objective(at, objective.code), children: fullTitle(objective) }),
          beside: /* @__PURE__ */ jsxs30(Fragment17, { children: [
            objective.group,
            ". ",
            /* @__PURE__ */ jsx33(OutcomeLeaf, { outcome: objective.evaluated.outcome }),
            " ",
            outcomeWords(objective)
          ] })
        }))
      )
    },
    {
      id: "gruppi",
      title: "Gruppi",
      hits: hitsOf(({ at, found }) => found.groups.map((group) => ({ link: /* @__PURE__ */ jsx33("a", { href: paths.unit(at, group), children: group }) })))
    },
    {
      id: "strategici",
      title: "Obiettivi strategici",
      hits: hitsOf(
        ({ at, found }) => found.strategic.map(({ number, title }) => ({ link: /* @__PURE__ */ jsx33("a", { href: paths.strategic(at, number), children: `${String(number)}. ${title}` }) }))
      )
    },
    {
      id: "operativi",
      title: "Obiettivi operativi",
      hits: hitsOf(
        ({ at, found, report }) => found.operational.map((each) => ({
          link: /* @__PURE__ */ jsx33("a", { href: paths.operational(at, operationalKey(report.operational, each)), children: `${each.code ?? ""} ${each.title}`.trim() })
        }))
      )
    },
    {
      id: "servizi",
      title: "Servizi",
      hits: hitsOf(({ at, found }) => found.services.map(({ name }) => ({ link: /* @__PURE__ */ jsx33("a", { href: paths.service(at, name), children: name }) })))
    }
  ];
  return kinds.filter(({ hits }) => hits.length > 0);
}
function SearchPage({ held, search, kinds }) {
  const { code } = held.administration;
  const count = kinds.reduce((sum, { hits }) => sum + hits.length, 0);
  return /* @__PURE__ */ jsxs30(AdministrationPage, { held, title: search ? `Cerca \xAB${search}\xBB` : "Cerca", section: "search", steps: [{ text: "Cerca" }], isUnlisted: true, children: [
    /* @__PURE__ */ jsx33("h1", { children: "Cerca" }),
    /* @__PURE__ */ jsx33("p", { class: "lead", children: sentence4(search, count) }),
    /* @__PURE__ */ jsxs30("form", { class: "filter search", method: "get", action: paths.search(code), role: "search", "aria-label": "Cerca in tutti gli anni", children: [
      /* @__PURE__ */ jsx33(SearchField, { id: "q", label: "Parole da cercare in tutti gli anni", value: search, maxLength: LONGEST }),
      /* @__PURE__ */ jsx33("button", { class: "btn btn-primary", type: "submit", children: "Cerca" })
    ] }),
    search !== "" && count === 0 && /* @__PURE__ */ jsx33(NothingFound, { held }),
    kinds.map(({ id, title, hits }) => /* @__PURE__ */ jsxs30("section", { "aria-labelledby": id, children: [
      /* @__PURE__ */ jsxs30("h2", { id, children: [
        title,
        ": ",
        hits.length
      ] }),
      hits.length > MOST && /* @__PURE__ */ jsxs30("p", { class: "table-note", children: [
        "Sono mostrati i primi ",
        MOST,
        ": aggiunga una parola per restringere la ricerca."
      ] }),
      /* @__PURE__ */ jsx33("ul", { class: "found", children: hits.slice(0, MOST).map(({ year, link: link2, beside }) => /* @__PURE__ */ jsxs30("li", { children: [
        /* @__PURE__ */ jsx33("span", { class: "found-year", children: year }),
        " ",
        link2,
        beside && /* @__PURE__ */ jsx33("p", { class: "meaning", children: beside })
      ] })) })
    ] }))
  ] });
}
function sentence4(search, count) {
  if (search === "") return "Si cerca tra obiettivi, indicatori, target, fonti, gruppi, servizi e strategia di tutti gli anni.";
  if (count === 0) return `Con \xAB${search}\xBB non si trova nulla.`;
  return count === 1 ? `Con \xAB${search}\xBB si trova 1 risultato.` : `Con \xAB${search}\xBB si trovano ${String(count)} risultati.`;
}
function NothingFound({ held: { administration, years } }) {
  const [latest] = years;
  return /* @__PURE__ */ jsxs30("ul", { children: [
    /* @__PURE__ */ jsx33("li", { children: "Provi con una parola sola, o con una parte di parola: \xABbibliot\xBB trova \xABbiblioteca\xBB e \xABbiblioteche\xBB." }),
    /* @__PURE__ */ jsx33("li", { children: "Maiuscole e accenti non contano; ogni parola scritta deve esserci." }),
    latest !== void 0 && /* @__PURE__ */ jsxs30("li", { children: [
      "Oppure guardi",
      " ",
      /* @__PURE__ */ jsxs30("a", { href: paths.objectives({ administration: administration.code, year: latest }), children: [
        "tutti gli obiettivi del ",
        latest
      ] }),
      "."
    ] })
  ] });
}

// src/domain/report/transparencySections.rule.ts
var PERFORMANCE_SECTIONS = [
  {
    code: "06.01",
    name: "Sistema di misurazione e valutazione della Performance",
    citation: { act: "delibera CiVIT 104/2010", verify: true },
    document: "smvp"
  },
  { code: "06.02", name: "Piano della Performance", citation: publicationCitation, document: "plan" },
  { code: "06.03", name: "Relazione sulla Performance", citation: publicationCitation, document: "report" },
  { code: "06.04", name: "Ammontare complessivo dei premi", citation: totalsCitation, document: "bonusTotals" },
  { code: "06.05", name: "Dati relativi ai premi", citation: distributionCitation, document: "bonusDistribution" }
];
var durationCitation = { act: "d.lgs. 33/2013", article: "8", paragraph: "3" };
function publishedUntil(yearOfDuty) {
  return dayOf(yearOfDuty + 5, 12, 31);
}

// src/features/transparency/transparency.route.tsx
import { Fragment as Fragment18, jsx as jsx34, jsxs as jsxs31 } from "hono/jsx/jsx-runtime";
function getTransparency(c) {
  return serveAdministration(c, async (held) => {
    const reports = await Promise.all(held.years.map((year) => held.reportOf(year)));
    const found = reports.filter((report) => report !== void 0);
    return { type: HTML, body: renderPage(/* @__PURE__ */ jsx34(TransparencyPage, { held, reports: found })) };
  });
}
var HOLDINGS = {
  smvp: ({ year }) => ({ links: [], missing: `il Sistema di misurazione e valutazione in vigore nel ${String(year)}`, dutyIn: year }),
  plan: (report) => {
    const at = addressOf(report);
    if (report.objectives.length === 0) return { links: [], missing: `il Piano ${String(report.year)}`, dutyIn: report.year };
    const links = [{ text: `Obiettivi, indicatori e target ${String(report.year)}`, href: paths.objectives(at) }];
    if (report.strategic.length > 0)
      links.push({ text: `Obiettivi strategici e operativi ${String(report.year)}`, href: paths.strategy(at) });
    if (report.services.length > 0) links.push({ text: `Albero della performance ${String(report.year)}`, href: paths.services(at) });
    links.push({ text: `Dati aperti ${String(report.year)}`, href: paths.data(at) });
    return { links, dutyIn: report.year };
  },
  report: (report) => {
    const at = addressOf(report);
    const year = String(report.year);
    if (!hasOutcomes(report.objectives)) return { links: [], missing: `la Relazione ${year}`, dutyIn: report.year + 1 };
    const links = [
      { text: `Relazione sulla performance ${year}, pagina`, href: paths.relazione(at) },
      { text: `Relazione sulla performance ${year}, PDF`, href: paths.relazioneFile(at, "pdf") },
      { text: `Relazione sulla performance ${year}, JSON`, href: paths.relazioneFile(at, "json") }
    ];
    return { links, dutyIn: report.year + 1 };
  },
  bonusTotals: ({ year }) => ({
    links: [],
    missing: `i premi stanziati e quelli distribuiti per il ${String(year)}: nei documenti importati non ci sono importi`,
    dutyIn: year + 1
  }),
  bonusDistribution: (report) => ({
    links: report.scoreBands.length > 0 ? [
      {
        text: `Griglia dei punteggi ${String(report.year)}, nella Relazione`,
        href: `${paths.relazione(addressOf(report))}#valutazione-del-personale`
      }
    ] : [],
    missing: `criteri, distribuzione in forma aggregata e grado di differenziazione dei premi ${String(report.year)}`,
    dutyIn: report.year + 1
  })
};
function TransparencyPage({ held, reports }) {
  const rows = PERFORMANCE_SECTIONS.flatMap(({ document }) => reports.map((report) => HOLDINGS[document](report)));
  const there = PERFORMANCE_SECTIONS.filter(({ document }) => reports.some((report) => HOLDINGS[document](report).links.length > 0)).length;
  return /* @__PURE__ */ jsxs31(
    AdministrationPage,
    {
      held,
      title: "Amministrazione trasparente: Performance",
      section: "transparency",
      steps: [{ text: "Amministrazione trasparente" }, { text: "Performance" }],
      children: [
        /* @__PURE__ */ jsx34("h1", { children: "Amministrazione trasparente: Performance" }),
        /* @__PURE__ */ jsxs31("p", { class: "lead", children: [
          there,
          " sezioni su ",
          PERFORMANCE_SECTIONS.length,
          " hanno qualcosa di pubblicato",
          rows.some(({ missing }) => missing !== void 0) && "; per ognuna \xE8 detto che cosa manca",
          "."
        ] }),
        /* @__PURE__ */ jsx34("nav", { class: "contents", "aria-label": "Sezioni", children: /* @__PURE__ */ jsx34("ul", { children: PERFORMANCE_SECTIONS.map(({ name }) => /* @__PURE__ */ jsx34("li", { children: /* @__PURE__ */ jsx34("a", { href: `#${slugOf(name)}`, children: name }) })) }) }),
        PERFORMANCE_SECTIONS.map((section) => /* @__PURE__ */ jsx34(Section, { section, reports })),
        /* @__PURE__ */ jsxs31("section", { "aria-labelledby": "durata", children: [
          /* @__PURE__ */ jsx34("h2", { id: "durata", children: "Per quanto tempo" }),
          /* @__PURE__ */ jsxs31("p", { children: [
            "Ogni documento resta pubblicato per cinque anni, contati dal 1\xBA gennaio dell'anno successivo a quello in cui nasce l'obbligo, e comunque finch\xE9 produce effetti (",
            citationText(durationCitation),
            "). I dati si possono riutilizzare citando la fonte e senza alterarli (",
            citationText({ act: "d.lgs. 33/2013", article: "7" }),
            ")."
          ] })
        ] })
      ]
    }
  );
}
function Section({
  section: { code, name, citation, document },
  reports
}) {
  return /* @__PURE__ */ jsxs31("section", { "aria-labelledby": slugOf(name), children: [
    /* @__PURE__ */ jsx34("h2", { id: slugOf(name), children: name }),
    /* @__PURE__ */ jsxs31("p", { class: "meaning", children: [
      citationText(citation),
      ". Codice della sezione: ",
      code,
      "."
    ] }),
    reports.map((report) => {
      const { links, missing, dutyIn } = HOLDINGS[document](report);
      const until = publishedUntil(dutyIn);
      return /* @__PURE__ */ jsxs31(Fragment18, { children: [
        /* @__PURE__ */ jsx34("h3", { children: report.year }),
        /* @__PURE__ */ jsxs31("ul", { children: [
          links.map(({ text, href }) => /* @__PURE__ */ jsx34("li", { children: /* @__PURE__ */ jsx34("a", { href, children: text }) })),
          missing !== void 0 && /* @__PURE__ */ jsxs31("li", { class: "missing", children: [
            "Non ancora pubblicato: ",
            missing,
            "."
          ] })
        ] }),
        links.length > 0 && until && /* @__PURE__ */ jsxs31("p", { class: "table-note", children: [
          "Pubblicato almeno fino al ",
          italianDate(until),
          "."
        ] })
      ] });
    })
  ] });
}

// src/features/ownData/ownData.route.ts
import * as z2 from "zod";

// src/features/postedForm.ts
import { timingSafeEqual } from "node:crypto";
import "zod";
var FORM_MARK = "modulo";
function formMark(c, { keys }) {
  let held = readCookie(c, "traguardo") ?? readCookie(c, "traguardo-modulo");
  if (held === void 0) {
    held = newToken();
    writeCookie(c, "traguardo-modulo", held);
  }
  return markOf(keys.form, held);
}
async function readPosted(c, { keys, publicUrl }, schema) {
  if (!isFromHere(c, publicUrl)) return { kind: "notOurs" };
  const body = await c.req.parseBody();
  const { [FORM_MARK]: mark, ...typed } = Object.fromEntries(
    Object.entries(body).filter((each) => typeof each[1] === "string")
  );
  const held = readCookie(c, "traguardo") ?? readCookie(c, "traguardo-modulo");
  if (mark === void 0 || held === void 0 || !isSame(mark, markOf(keys.form, held))) return { kind: "notOurs" };
  const read3 = schema.safeParse(typed);
  if (read3.success) return { kind: "read", data: read3.data };
  const errors = read3.error.issues.map(({ path, message }) => [path.map(String).join("."), message]);
  return { kind: "wrong", typed, errors: Object.fromEntries(errors) };
}
function markOf(key, held) {
  return keyed(key, held).toString("base64url");
}
function isSame(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
function isFromHere(c, publicUrl) {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  if (site !== void 0 && site !== "same-origin") return false;
  if (origin === void 0) return site === "same-origin";
  const ours = [c.req.header("host") ?? new URL(c.req.url).host, publicUrl === void 0 ? void 0 : new URL(publicUrl).host];
  return URL.canParse(origin) && ours.includes(new URL(origin).host);
}

// src/features/ownData/ownDataCopy.ts
import { strToU8, zipSync } from "fflate";

// src/data/ownData.ts
import { sql as sql2 } from "kysely";
var QUERIES = {
  person: `select person, name, fiscal_code, mail from person where administration_id = $a and person = $p`,
  employments: `
    select lower(valid) as from_day, upper(valid) - 1 as to_day, v.name as unit, role, fte, evaluator, recorded_at, replaced_at
    from employment e
    left join lateral (select name from unit_version v where v.administration_id = e.administration_id and v.unit_id = e.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by employment_id`,
  evaluates: `
    select person, lower(valid) as from_day, upper(valid) - 1 as to_day from employment
    where administration_id = $a and evaluator = $p and replaced_at is null order by person, valid`,
  account: `
    select a.mail, a.name, a.created_at, a.password_changed_at, a.disabled_at, p.recorded_at as linked_at,
      (select min(confirmed_at) from second_factor f where f.account_id = a.account_id and f.ended_at is null) as second_factor_since
    from account a join account_person p using (account_id) where p.administration_id = $a and p.person = $p`,
  sessions: `
    select s.means, s.signed_in_at, s.last_seen_at, s.stepped_up_at, s.ended_at
    from session s join account_person p using (account_id) where p.administration_id = $a and p.person = $p order by s.session_id`,
  identities: `
    select i.issuer, i.subject as provider_code, i.linked_at, i.ended_at from identity i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.identity_id`,
  passkeys: `
    select k.name, k.created_at, k.last_used_at, k.ended_at from passkey k join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by k.passkey_id`,
  accountEvents: `
    select e.event, e.recorded_at from account_event e join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by e.sequence`,
  invitations: `
    select i.created_at, i.expires_at, i.used_at, i.ended_at from invitation i join account_person p using (account_id)
    where p.administration_id = $a and p.person = $p order by i.created_at`,
  mail: `
    select m.kind, m.recipient, m.subject, m.state, m.queued_at, m.settled_at from mail m
    where m.account_id in (select account_id from account_person where administration_id = $a and person = $p)
      or lower(m.recipient) in (select lower(mail) from person where administration_id = $a and person = $p)
    order by m.mail_id`,
  operations: `
    select sequence, recorded_at, action, object, year, track, track_state, content from audit
    where administration_id = $a and person = $p order by sequence`,
  operationsAbout: `
    select sequence, recorded_at, action, object, content from audit
    where administration_id = $a and (object = 'account of ' || $p or content like '%"' || $p || '"%') and person <> $p order by sequence`,
  evaluated: `
    select r.year, r.reading, r.file_name, r.read_at, p.code, p.name
    from evaluated_person p join evaluation_reading r using (administration_id, reading) where administration_id = $a and code = $p order by reading`,
  stints: `
    select r.year, s.reading, s.from_day, s.to_day, s.unit, s.role, s.fte, s.neutral_days, s.counted_days
    from stint s join evaluation_reading r using (administration_id, reading) where administration_id = $a and person = $p order by s.reading, s.from_day`,
  forms: `
    select r.year, f.reading, f.from_day, f.to_day, f.unit, f.role, f.evaluator, f.is_interim, f.state, f.not_evaluable, f.not_evaluable_note, f.content
    from form f join evaluation_reading r using (administration_id, reading) where administration_id = $a and person = $p order by f.reading, f.from_day`,
  formsAsEvaluator: `
    select r.year, f.reading, f.person, f.from_day, f.to_day, f.unit, f.state
    from form f join evaluation_reading r using (administration_id, reading) where administration_id = $a and evaluator = $p order by f.reading, f.person, f.from_day`,
  pay: `
    select r.year, r.reading, each.value as said from evaluation_reading r, jsonb_array_elements(r.pay->'people') as each
    where administration_id = $a and each.value->>'person' = $p order by r.reading`,
  results: `
    select year, run, kind, recorded_at, each.path, each.value as said from (
      select year, run, kind, recorded_at, 'people' as path, jsonb_array_elements(coalesce(result::jsonb->'people', '[]')) as value from evaluation_run where administration_id = $a
      union all
      select year, run, kind, recorded_at, 'shares', jsonb_array_elements(coalesce(result::jsonb->'shares', '[]')) from evaluation_run where administration_id = $a
      union all
      select year, run, kind, recorded_at, 'differentiation', jsonb_array_elements(coalesce(result::jsonb->'differentiation', '[]')) from evaluation_run where administration_id = $a
    ) as each
    where value->>'person' = $p or value->>'name' = $p order by run`,
  recorded: `
    select 'rule_document' as what, year, kind || ' ' || version as which, recorded_at as at from rule_document where administration_id = $a and recorded_by = $p
    union all select 'rule_document approved', year, kind || ' ' || version, approved_at from rule_document where administration_id = $a and approved_by = $p
    union all select 'evaluation_reading', year, file_name, read_at from evaluation_reading where administration_id = $a and read_by = $p
    union all select 'head_count_decision', year, reason, decided_at from head_count_decision where administration_id = $a and decided_by = $p
    union all select 'finding_acceptance', year, finding || coalesce(': ' || reason, ''), decided_at from finding_acceptance where administration_id = $a and decided_by = $p
    union all select 'narrative', year, 'version ' || version, recorded_at from narrative where administration_id = $a and recorded_by = $p
    union all select 'evaluation_run', year, kind || ' ' || run, recorded_at from evaluation_run where administration_id = $a and recorded_by = $p
    union all select 'variation', year, after::text, proposed_at from variation where administration_id = $a and proposed_by = $p
    union all select 'retention_term', null, class || ' ' || days, set_at from retention_term where administration_id = $a and set_by = $p
    union all select 'request', null, action || ' ' || key, recorded_at from idempotency where administration_id = $a and person = $p`,
  resultsWritten: `
    select code, raw, computed, evaluated, evaluated_written, validated, deviation, recorded_at from result
    where administration_id = $a and $p in (raw_by, computed_by, evaluated_by, validated_by, deviation_by) order by sequence`,
  roles: `
    select g.role, v.name as unit, lower(valid) as from_day, upper(g.valid) - 1 as to_day, reason, proposed_by, decision, decided_by, ended_on
    from role_grant g
    left join lateral (select name from unit_version v where v.administration_id = g.administration_id and v.unit_id = g.unit_id order by v.valid desc limit 1) v on true
    where administration_id = $a and person = $p order by grant_id`,
  delegations: `
    select of_person, to_person, actions, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from delegation
    where administration_id = $a and $p in (of_person, to_person) order by delegation_id`,
  conflicts: `
    select about, reason, declared_at, ended_at from conflict_of_interest where administration_id = $a and person = $p order by conflict_id`,
  substitutions: `
    select person, substitute, lower(valid) as from_day, upper(valid) - 1 as to_day, reason, recorded_by, revoked_at from evaluator_substitution
    where administration_id = $a and $p in (person, substitute) order by substitution_id`,
  derogations: `
    select action, from_action, object, year, reason, recorded_at from derogation where administration_id = $a and person = $p order by derogation_id`,
  acknowledgements: `
    select year, object, means, signed_on, recorded_by from acknowledgement where administration_id = $a and person = $p order by acknowledgement_id`,
  drafts: `select address, fields, saved_at from form_draft where administration_id = $a and person = $p and fields is not null order by address`,
  rightsRequests: `
    select 'erasure' as what, reason, started_at as from_when, executed_at as to_when from erasure_request where administration_id = $a and person = $p
    union all select 'legal hold', reason, placed_at, lifted_at from legal_hold where administration_id = $a and person = $p`
};
async function gatherOwnData(tx, administration, person) {
  const sections = [];
  for (const [name, query] of Object.entries(QUERIES)) {
    const given2 = sql2.join(query.split(/(\$[ap]\b)/).map((part) => part === "$a" ? sql2`${administration}::text` : part === "$p" ? sql2`${person}::text` : sql2.raw(part)), sql2.raw(""));
    const { rows } = await sql2`select to_json(each) as row from (${given2}) as each`.execute(tx);
    sections.push({ name, rows: rows.map(({ row }) => row) });
  }
  return sections;
}

// src/features/ownData/ownDataWords.ts
var FIELDS = {
  person: "matricola",
  code: "codice",
  name: "nome",
  fiscal_code: "codice fiscale",
  mail: "posta",
  from_day: "dal",
  to_day: "al",
  unit: "unit\xE0",
  role: "area o qualifica",
  fte: "tempo pieno",
  evaluator: "valutatore",
  recorded_at: "registrato il",
  replaced_at: "sostituito il",
  created_at: "creato il",
  password_changed_at: "password del",
  disabled_at: "chiusa il",
  linked_at: "collegata il",
  second_factor_since: "secondo fattore dal",
  means: "come",
  signed_in_at: "accesso del",
  last_seen_at: "usato l'ultima volta il",
  stepped_up_at: "confermato il",
  ended_at: "finito il",
  event: "che cosa",
  expires_at: "scade il",
  used_at: "usato il",
  kind: "tipo",
  recipient: "a",
  subject: "oggetto",
  state: "stato",
  queued_at: "scritto il",
  settled_at: "partito o rifiutato il",
  sequence: "numero",
  action: "operazione",
  object: "oggetto",
  year: "anno",
  track: "fase",
  track_state: "stato della fase",
  content: "contenuto",
  reading: "lettura",
  file_name: "file",
  read_at: "letto il",
  neutral_days: "giorni neutri",
  counted_days: "giorni di assenza",
  is_interim: "ad interim",
  not_evaluable: "non valutabile",
  not_evaluable_note: "nota",
  said: "dati",
  run: "calcolo",
  path: "parte",
  what: "che cosa",
  which: "quale",
  at: "quando",
  reason: "motivo",
  from_when: "dal",
  to_when: "al",
  objectives: "obiettivi",
  behaviours: "comportamenti",
  linkedObjectives: "obiettivi collegati",
  objective: "obiettivo",
  title: "titolo",
  weight: "peso",
  degree: "grado",
  neutralised: "neutralizzato",
  score: "punteggio",
  standing: "posizione",
  band: "fascia",
  isNegative: "valutazione negativa",
  sanction: "sanzione",
  of_person: "chi delega",
  to_person: "chi \xE8 delegato",
  actions: "per che cosa",
  proposed_by: "proposto da",
  decision: "decisione",
  decided_by: "deciso da",
  ended_on: "finito il",
  recorded_by: "registrato da",
  revoked_at: "finita il",
  about: "su chi",
  declared_at: "dichiarato il",
  substitute: "sostituto",
  issuer: "servizio di identit\xE0",
  provider_code: "codice presso il servizio",
  last_used_at: "usata l'ultima volta il",
  from_action: "dopo",
  signed_on: "firmata il",
  address: "modulo",
  fields: "che cosa ho scritto",
  saved_at: "salvata il",
  previousScore: "punteggio precedente",
  positionPay: "retribuzione di posizione",
  paid: "pagato",
  reserved: "accantonato",
  category: "categoria"
};
var EVENT_WORDS = {
  invited: "invitata",
  passwordChosen: "password scelta",
  passwordChanged: "password cambiata",
  factorConfirmed: "secondo fattore attivato",
  recoveryCodesMade: "codici di recupero fatti",
  signedIn: "accesso",
  signedInWithRecoveryCode: "accesso con un codice di recupero",
  steppedUp: "password e codice chiesti di nuovo",
  disabled: "utenza chiusa",
  enabled: "utenza riaperta",
  ownDataCopied: "copia dei propri dati",
  signedInWithPasskey: "accesso con una passkey",
  signedInWithProvider: "accesso con il servizio di identit\xE0",
  recognisedByProvider: "riconosciuta dal servizio di identit\xE0",
  refusedAtProvider: "rifiutata al servizio di identit\xE0",
  identityLinked: "collegata al servizio di identit\xE0",
  identityUnlinked: "scollegata dal servizio di identit\xE0",
  passkeyAdded: "passkey aggiunta",
  passkeyRemoved: "passkey tolta"
};
var MEANS_WORDS = {
  secondFactor: "codice del telefono",
  recoveryCode: "codice di recupero",
  enrolment: "primo accesso",
  demonstration: "dimostrazione",
  identityProvider: "servizio di identit\xE0",
  passkey: "passkey"
};
var MAIL_WORDS = {
  invitation: "invito",
  credentials: "cambio di credenziali",
  browser: "browser da riconoscere",
  checkpoint: "punto di controllo",
  waiting: "in attesa",
  sending: "in partenza",
  sent: "mandato",
  failed: "non mandato",
  uncertain: "incerto"
};
var FORM_WORDS = {
  assigned: "assegnata",
  acknowledged: "con presa visione",
  proposed: "proposta",
  communicated: "comunicata",
  contested: "contestata",
  final: "definitiva"
};
var CODES = {
  event: EVENT_WORDS,
  means: MEANS_WORDS,
  kind: { ...MAIL_WORDS, evaluation: "valutazione", pay: "premi", plan: "del piano", own: "proprio" },
  state: { ...MAIL_WORDS, ...FORM_WORDS },
  role: ROLE_WORDS,
  not_evaluable: NOT_EVALUATED_WORDS,
  standing: { evaluated: "valutata", waiting: "in corso", notEvaluated: "non valutata" }
};
var INSTANT = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });
function fieldWords(field) {
  return FIELDS[field] ?? field;
}
function valueWords(field, value) {
  if (value === null) return "\u2013";
  if (typeof value === "boolean") return value ? "s\xEC" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return textWords(field, value);
  if (Array.isArray(value)) return value.length === 0 ? "nessuno" : value.map((each) => valueWords(field, each)).join(" \xB7 ");
  return Object.entries(value).map(([name, each]) => `${fieldWords(name)}: ${valueWords(name, each)}`).join("; ");
}
function textWords(field, text) {
  const code = CODES[field]?.[text];
  if (code !== void 0) return code;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text.split("-").reverse().join("/");
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d|Z)$/.test(text)) return INSTANT.format(new Date(text));
  return jsonIn(field, text) ?? text;
}
function jsonIn(field, text) {
  if (field !== "content") return void 0;
  try {
    return valueWords("", JSON.parse(text));
  } catch {
    return void 0;
  }
}

// src/features/ownData/ownDataDocument.ts
var TITLES = {
  person: "Chi sono",
  employments: "Rapporti di lavoro, anche sostituiti",
  evaluates: "Persone che valuto",
  account: "Utenza",
  sessions: "Accessi",
  identities: "Collegamenti con il servizio di identit\xE0 dell'ente",
  passkeys: "Passkey",
  accountEvents: "Accessi e cambi di credenziali",
  invitations: "Inviti",
  mail: "Messaggi di posta",
  operations: "Operazioni che ho fatto",
  operationsAbout: "Operazioni di altri che mi riguardano",
  evaluated: "Letture delle valutazioni in cui compaio",
  stints: "Periodi di servizio considerati nelle valutazioni",
  forms: "Schede di valutazione, con obiettivi, comportamenti e note",
  formsAsEvaluator: "Schede in cui sono io a valutare",
  pay: "Dati per premi e retribuzione di risultato",
  results: "Esiti dei calcoli registrati",
  recorded: "Che cosa ho registrato",
  resultsWritten: "Esiti di obiettivi scritti da me",
  roles: "Incarichi nel sistema, anche proposti o finiti",
  delegations: "Deleghe date e ricevute",
  conflicts: "Conflitti di interessi che ho dichiarato",
  substitutions: "Sostituzioni di valutatori che mi riguardano",
  derogations: "Operazioni che ho fatto in deroga",
  acknowledgements: "Prese visione",
  drafts: "Bozze di moduli",
  rightsRequests: "Cancellazioni e vincoli sui miei dati"
};
var NOT_HERE = [
  "Password, segreto del secondo fattore e codici di recupero non ci sono: il sistema ne conserva solo un'impronta o una forma cifrata.",
  "I tentativi di accesso sono contati senza posta n\xE9 indirizzo: non si pu\xF2 sapere quali siano i suoi.",
  "Il registro degli accessi tecnici nomina utenti del computer e comandi, non le persone di cui si trattano i dati.",
  "I documenti pubblicati dall'ente si leggono nel sito."
];
function ownDataDocument(administration, person, sections) {
  return {
    title: "I miei dati",
    subtitle: `Che cosa conserva Traguardo di ${person} per ${administration}`,
    author: administration,
    figures: {},
    blocks: [
      {
        kind: "paragraph",
        text: [
          "\xC8 la copia dei dati personali prevista dall'articolo 15 del regolamento (UE) 2016/679. Per correggerli, per chiederne la cancellazione o per saperne di pi\xF9 ci si rivolge all'ente o al suo responsabile della protezione dei dati. Nel file i-miei-dati.json ci sono gli stessi dati per i programmi."
        ]
      },
      ...sections.flatMap(blocksOf),
      { kind: "heading", level: 2, text: "Che cosa non c'\xE8, e perch\xE9", id: "non-qui" },
      { kind: "list", ordered: false, items: NOT_HERE.map((each) => [each]) }
    ]
  };
}
function blocksOf({ name, rows }) {
  const heading = { kind: "heading", level: 2, text: TITLES[name], id: name };
  if (rows.length === 0) return [heading, { kind: "missing", text: ["Non c'\xE8 nulla."] }];
  const records = rows.map((row) => Object.entries(row));
  return [
    heading,
    ...records.map((fields, i) => ({
      kind: "table",
      caption: records.length === 1 ? TITLES[name] : `${TITLES[name]}: ${String(i + 1)} di ${String(records.length)}`,
      head: ["Dato", "Valore"],
      rows: fields.filter(([, value]) => value !== null).map(([field, value]) => [[fieldWords(field)], [valueWords(field, value)]]),
      rowHeaders: true,
      weights: [1, 3],
      numeric: []
    }))
  ];
}

// src/features/ownData/ownDataCopy.ts
function ownDataCopy(db, administration, person) {
  return db.transaction().setIsolationLevel("repeatable read").execute(async (tx) => {
    const sections = await gatherOwnData(tx, administration.code, person);
    const data = Object.fromEntries(sections.map(({ name, rows }) => [name, rows]));
    const json = JSON.stringify({ format: "traguardo own-data 1", administration, person, data }, void 0, 2);
    const html = renderHtml(ownDataDocument(administration.name, person, sections));
    return {
      name: `i-miei-dati-${administration.code}-${person}.zip`,
      content: zipSync({ "i-miei-dati.html": strToU8(html), "i-miei-dati.json": strToU8(json) })
    };
  });
}
async function copyForAccount(db, accountId, administration) {
  const place = (await personsOf(db, accountId)).find((each) => each.administration === administration);
  if (!place) return void 0;
  const copy = await ownDataCopy(db, { code: administration, name: place.administrationName }, place.person);
  await recordEvent(db, accountId, "ownDataCopied");
  return copy;
}

// src/features/ownData/ownData.route.ts
var FORM = z2.strictObject({ ente: z2.string().regex(/^[a-z0-9_-]{1,40}$/) });
async function postOwnData(c, access) {
  const posted = await readPosted(c, access, FORM);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const copy = posted.kind === "read" ? await copyForAccount(access.machine, session.accountId, posted.data.ente) : void 0;
  if (!copy) return c.redirect(paths.myAccount, 303);
  return c.body(Buffer.from(copy.content), 200, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${copy.name}"`
  });
}

// src/features/signIn/invitation.route.tsx
import * as z4 from "zod";

// src/data/secondFactor.ts
import { sql as sql4 } from "kysely";

// src/data/passkey.ts
import { sql as sql3 } from "kysely";
var CHALLENGE_MINUTES = 10;
async function listPasskeys(db, accountId) {
  return inForce(db, accountId).select(["passkey_id as id", "name", "created_at as createdAt", "last_used_at as lastUsedAt", "credential_id as credentialId"]).orderBy("passkey_id").execute();
}
async function findPasskey(db, accountId, credentialId) {
  return inForce(db, accountId).select(["passkey_id as id", "credential_id as credentialId", "public_key as publicKey", "counter"]).where("credential_id", "=", credentialId).executeTakeFirst();
}
function inForce(db, accountId) {
  return db.selectFrom("passkey").where("account_id", "=", accountId).where("ended_at", "is", null);
}
async function insertPasskey(tx, { accountId, credentialId, publicKey, counter, name }) {
  const row = await tx.insertInto("passkey").values({ account_id: accountId, credential_id: credentialId, public_key: publicKey, counter, name }).onConflict((conflict) => conflict.doNothing()).returning("passkey_id").executeTakeFirst();
  return row !== void 0;
}
async function takeCount(tx, id, counter) {
  const row = await tx.updateTable("passkey").set({ counter, last_used_at: sql3`now()` }).where("passkey_id", "=", id).where("ended_at", "is", null).where(sql3`(counter < ${counter} or (counter = 0 and ${counter}::bigint = 0))`).returning("passkey_id").executeTakeFirst();
  return row !== void 0;
}
async function endPasskey(tx, accountId, id) {
  const row = await tx.updateTable("passkey").set({ ended_at: sql3`now()` }).where("account_id", "=", accountId).where("passkey_id", "=", id).where("ended_at", "is", null).returning("passkey_id").executeTakeFirst();
  return row !== void 0;
}
async function insertChallenge(db, hash2, sessionId, purpose) {
  await db.insertInto("passkey_challenge").values({ challenge_hash: hash2, session_id: sessionId, purpose }).execute();
}
async function takeChallenge(db, hash2, sessionId, purpose) {
  const row = await db.updateTable("passkey_challenge").set({ taken_at: sql3`now()` }).where("challenge_hash", "=", hash2).where("session_id", "=", sessionId).where("purpose", "=", purpose).where("taken_at", "is", null).where("made_at", ">", sql3`now() - make_interval(mins => ${CHALLENGE_MINUTES})`).returning("session_id").executeTakeFirst();
  return row !== void 0;
}

// src/data/secondFactor.ts
async function findFactor(db, accountId, state) {
  return db.selectFrom("second_factor").select(["factor_id as id", "secret as sealedSecret"]).where("account_id", "=", accountId).where("ended_at", "is", null).where("confirmed_at", state === "inForce" ? "is not" : "is", null).executeTakeFirst();
}
async function hasSecondFactor(db, accountId) {
  return await findFactor(db, accountId, "inForce") !== void 0 || (await listPasskeys(db, accountId)).length > 0;
}
async function proposeFactor(tx, accountId, sealedSecret) {
  await endFactor(tx, accountId, "proposed");
  await tx.insertInto("second_factor").values({ account_id: accountId, secret: sealedSecret }).execute();
}
async function confirmFactor(tx, accountId, id) {
  await endFactor(tx, accountId, "inForce");
  await tx.updateTable("second_factor").set({ confirmed_at: sql4`now()` }).where("account_id", "=", accountId).where("factor_id", "=", id).execute();
}
async function endFactor(tx, accountId, state) {
  await tx.updateTable("second_factor").set({ ended_at: sql4`now()` }).where("account_id", "=", accountId).where("ended_at", "is", null).where("confirmed_at", state === "inForce" ? "is not" : "is", null).execute();
}
async function takeStep(tx, accountId, id, step) {
  const row = await tx.updateTable("second_factor").set({ last_step: BigInt(step) }).where("account_id", "=", accountId).where("factor_id", "=", id).where((is) => is.or([is("last_step", "is", null), is("last_step", "<", BigInt(step))])).returning("factor_id").executeTakeFirst();
  return row !== void 0;
}
async function replaceRecoveryCodes(tx, accountId, hashes) {
  await lockAccount(tx, accountId);
  const known = await tx.selectFrom("recovery_code").select("ended_at").where("account_id", "=", accountId).where("code_hash", "in", hashes).executeTakeFirst();
  if (known) return known.ended_at === null ? "held" : "over";
  await tx.updateTable("recovery_code").set({ ended_at: sql4`now()` }).where("account_id", "=", accountId).where("ended_at", "is", null).execute();
  await tx.insertInto("recovery_code").values(hashes.map((code_hash) => ({ account_id: accountId, code_hash }))).execute();
  return "made";
}
async function takeRecoveryCode(tx, accountId, hash2) {
  const row = await tx.updateTable("recovery_code").set({ used_at: sql4`now()` }).where("account_id", "=", accountId).where("code_hash", "=", hash2).where("used_at", "is", null).where("ended_at", "is", null).returning("account_id").executeTakeFirst();
  return row !== void 0;
}
async function countRecoveryCodes(db, accountId) {
  const { count } = await db.selectFrom("recovery_code").select((of) => of.fn.countAll().as("count")).where("account_id", "=", accountId).where("used_at", "is", null).where("ended_at", "is", null).executeTakeFirstOrThrow();
  return Number(count);
}

// src/domain/kernel/verdict.ts
function decide(value, against) {
  const [first, ...others] = against.filter((reason) => reason !== false);
  return first === void 0 ? { ok: true, value } : { ok: false, reasons: [first, ...others] };
}

// src/domain/access/password.ts
var SHORTEST_PASSWORD = 12;
var LONGEST_PASSWORD = 128;
var PASSWORD_REFUSALS = {
  tooShort: `La password ha meno di ${String(SHORTEST_PASSWORD)} caratteri: ne scriva una pi\xF9 lunga, per esempio quattro parole qualsiasi.`,
  tooLong: `La password ha pi\xF9 di ${String(LONGEST_PASSWORD)} caratteri: ne scriva una pi\xF9 corta.`,
  breached: "Questa password \xE8 tra quelle che chi attacca prova per prime: ne scelga un'altra.",
  contextWords: "La password \xE8 fatta del suo nome, della posta, dell'ente o del programma: ne scelga una che non si possa indovinare."
};
var FEWEST_OF_OWN = 8;
function checkPassword(password, context, isCommon) {
  const { length } = Array.from(password);
  return decide(password, [
    length < SHORTEST_PASSWORD && "tooShort",
    length > LONGEST_PASSWORD && "tooLong",
    length <= LONGEST_PASSWORD && basesOf(password).some(isCommon) && "breached",
    length <= LONGEST_PASSWORD && isMadeOf(plainText(password), context.flatMap(wordsIn)) && "contextWords"
  ]);
}
function basesOf(password) {
  const low = password.toLowerCase();
  const bare = low.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [low, bare, pieceOf(low), pieceOf(bare)].filter((base) => base !== "");
}
function pieceOf(text) {
  for (let size = 1; size <= text.length / 2; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) return text.slice(0, size);
  }
  return text;
}
function isMadeOf(password, words2) {
  const longestFirst = words2.toSorted((a, b) => b.length - a.length);
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ""), password);
  return rest !== password && rest.replace(/[^\p{L}\p{N}]/gu, "").length < FEWEST_OF_OWN;
}
function wordsIn(text) {
  return plainText(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
}

// src/features/AccessPage.tsx
import { jsx as jsx35, jsxs as jsxs32 } from "hono/jsx/jsx-runtime";
function AccessPage({ title, way = [], who, children }) {
  const account = who && /* @__PURE__ */ jsx35(SignedInAs, { name: who.session.name, mark: who.mark });
  return /* @__PURE__ */ jsxs32(Page, { title, site: { name: "Traguardo", href: paths.years() }, way: [...way, { text: title }], account, isUnlisted: true, children: [
    /* @__PURE__ */ jsx35("h1", { children: title }),
    children
  ] });
}
function SignedInAs({ name, mark }) {
  return /* @__PURE__ */ jsxs32("div", { class: "account", children: [
    /* @__PURE__ */ jsx35("a", { href: paths.myAccount, children: name }),
    /* @__PURE__ */ jsxs32("form", { method: "post", action: paths.signOut, children: [
      /* @__PURE__ */ jsx35(Mark, { mark }),
      /* @__PURE__ */ jsx35("button", { class: "btn", type: "submit", children: "Esci" })
    ] })
  ] });
}
function Mark({ mark }) {
  return /* @__PURE__ */ jsx35("input", { type: "hidden", name: FORM_MARK, value: mark });
}
function Refusal({ text }) {
  if (text === void 0) return null;
  return /* @__PURE__ */ jsx35("p", { class: "refusal", role: "alert", children: text });
}
function AccessForm({ action, mark, button, isQuiet = false, children }) {
  return /* @__PURE__ */ jsxs32("form", { class: "access", method: "post", action, children: [
    /* @__PURE__ */ jsx35(Mark, { mark }),
    children,
    /* @__PURE__ */ jsx35("button", { class: isQuiet ? "btn quiet" : "btn", type: "submit", children: button })
  ] });
}

// src/features/signIn/formAnswers.tsx
import { jsx as jsx36, jsxs as jsxs33 } from "hono/jsx/jsx-runtime";
function notOurs(c) {
  return c.html(
    renderPage(
      /* @__PURE__ */ jsxs33(AccessPage, { title: "Il modulo non \xE8 pi\xF9 valido", children: [
        /* @__PURE__ */ jsx36("p", { class: "lead", children: "Non \xE8 stato fatto nulla: torni indietro, ricarichi la pagina e ripeta." }),
        /* @__PURE__ */ jsx36("p", { children: "Se accade ancora, il browser non conserva i cookie di questo sito, oppure l'indirizzo non comincia con https." })
      ] })
    ),
    403
  );
}
function toStepUp(c, towards) {
  return c.redirect(`${paths.stepUp}?${new URLSearchParams({ verso: towards }).toString()}`, 303);
}
function WayPastStrangers({ access }) {
  if (access.mailsFrom === void 0) return null;
  return /* @__PURE__ */ jsxs33("p", { children: [
    "Se non \xE8 stato lei, ",
    /* @__PURE__ */ jsx36("a", { href: paths.ownBrowser, children: "acceda subito con un messaggio alla sua posta" }),
    "."
  ] });
}

// src/features/signIn/knownBrowser.ts
var LASTING_MILLISECONDS = 90 * 864e5;
function rememberBrowser(c, { keys, now }, accountId) {
  const since = String(now());
  writeCookie(c, "traguardo-browser", `${since}.${markOf2(keys.browser, accountId, since)}`);
}
function isKnownBrowser(c, { keys, now }, accountId) {
  const [since = "", mark = ""] = readCookie(c, "traguardo-browser")?.split(".") ?? [];
  return accountId !== void 0 && mark === markOf2(keys.browser, accountId, since) && now() - Number(since) < LASTING_MILLISECONDS;
}
var PROOF_MILLISECONDS = 864e5;
function browserProof({ browser }, accountId, now) {
  return `${accountId}.${String(now)}.${proofMark(browser, accountId, String(now))}`;
}
function whoseProof({ browser }, proof, now) {
  const [accountId = "", since = "", mark = ""] = proof.split(".");
  const holds2 = mark === proofMark(browser, accountId, since) && now - Number(since) < PROOF_MILLISECONDS;
  return holds2 ? accountId : void 0;
}
function proofMark(key, accountId, since) {
  return keyed(key, `proof ${accountId} ${since}`).toString("base64url");
}
function markOf2(key, accountId, since) {
  return keyed(key, `${accountId} ${since}`).toString("base64url");
}

// src/features/signIn/NewPasswordFields.tsx
import { Fragment as Fragment19, jsx as jsx37, jsxs as jsxs34 } from "hono/jsx/jsx-runtime";
function NewPasswordFields() {
  const hint = `Almeno ${String(SHORTEST_PASSWORD)} caratteri, di qualunque tipo. Vanno bene quattro parole qualsiasi, o una scritta da un programma di password.`;
  return /* @__PURE__ */ jsxs34(Fragment19, { children: [
    /* @__PURE__ */ jsx37(TextField, { id: "nuova", label: "Nuova password", type: "password", hint, autocomplete: "new-password" }),
    /* @__PURE__ */ jsx37(TextField, { id: "ancora", label: "La stessa password, ancora", type: "password", autocomplete: "new-password" })
  ] });
}

// src/features/signIn/ownAccount.ts
import { randomBytes as randomBytes2 } from "node:crypto";

// src/features/signIn/commonPasswords.ts
var listed;
function commonPasswords() {
  listed ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"].map(String)));
  return listed;
}

// src/data/signInAttempt.ts
import { sql as sql5 } from "kysely";
var TRIES_OF_ACCOUNT = 10;
var TRIES_OF_ADDRESS = 100;
function reserveTry(db, { subject, address, isKnownBrowser: isKnownBrowser2 }) {
  return db.transaction().execute(async (tx) => {
    for (const key of [subject, address]) await sql5`select pg_advisory_xact_lock(${key.readBigInt64BE()})`.execute(tx);
    const { rows } = await sql5`
      select
        (select count(*) from sign_in_attempt
          where subject = ${subject} and is_known_browser = ${isKnownBrowser2} and succeeded_at is null and tried_at > now() - interval '1 hour') as "ofAccount",
        (select count(*) from sign_in_attempt
          where address = ${address} and succeeded_at is null and tried_at > now() - interval '1 hour') as "ofAddress"`.execute(tx);
    const { ofAccount, ofAddress } = rows[0];
    if (ofAccount >= TRIES_OF_ACCOUNT || ofAddress >= TRIES_OF_ADDRESS) return void 0;
    const row = await tx.insertInto("sign_in_attempt").values({ subject, address, is_known_browser: isKnownBrowser2 }).returning("attempt_id").executeTakeFirstOrThrow();
    return row.attempt_id;
  });
}
async function forgiveTry(db, attempt) {
  await db.updateTable("sign_in_attempt").set({ succeeded_at: sql5`now()` }).where("attempt_id", "=", attempt).execute();
}

// src/features/signIn/countedTry.ts
async function countedTry(c, access, { mail, accountId }, attempt) {
  const { db, keys, trustedProxy } = access;
  const reserved = await reserveTry(db, {
    subject: keyed(keys.attempt, `account ${mail.toLowerCase()}`),
    address: keyed(keys.attempt, `address ${askerAddress(c, trustedProxy)}`),
    isKnownBrowser: isKnownBrowser(c, access, accountId)
  });
  if (reserved === void 0) return "tooManyTries";
  const value = await attempt();
  if (value === void 0) return "wrong";
  await forgiveTry(db, reserved);
  return value;
}

// src/features/signIn/passkeys.ts
import { isIP as isIP2 } from "node:net";
import * as z3 from "zod";
var PASSKEY_REFUSALS = {
  notTaken: "La passkey non \xE8 stata accettata: ricarichi la pagina e riprovi.",
  ofAnother: "Questa passkey \xE8 gi\xE0 usata qui.",
  onlyFactor: "\xC8 il suo unico secondo fattore: prima ne aggiunga un altro.",
  notThere: "Questa passkey era gi\xE0 stata tolta."
};
function partyOf(c, { publicUrl }) {
  return partyAt(publicUrl, c.req.url);
}
function partyAt(publicUrl, asked) {
  const { origin, hostname } = new URL(publicUrl ?? asked);
  const isKnown = publicUrl !== void 0 || hostname === "localhost";
  return isKnown && isIP2(hostname) === 0 && !hostname.startsWith("[") ? { id: hostname, origin } : void 0;
}
async function optionsToRegister(access, { id, name, mail, accountId }, party) {
  const held = await listPasskeys(access.db, accountId);
  return {
    challenge: await newChallenge(access, id, "registration"),
    rp: { id: party.id, name: "Traguardo" },
    user: { id: bytesOfAccount(accountId).toString("base64url"), name: mail, displayName: name },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: held.map(({ credentialId }) => ({ type: "public-key", id: credentialId })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    attestation: "none"
  };
}
async function optionsToAssert(access, { id, accountId }, party) {
  const held = await listPasskeys(access.db, accountId);
  if (held.length === 0) return void 0;
  return {
    challenge: await newChallenge(access, id, "assertion"),
    rpId: party.id,
    allowCredentials: held.map(({ credentialId }) => ({ type: "public-key", id: credentialId })),
    userVerification: "required"
  };
}
async function newChallenge({ db }, sessionId, purpose) {
  const challenge = newToken();
  await insertChallenge(db, hashOfToken(challenge), sessionId, purpose);
  return challenge;
}
var RESPONSE = z3.object({
  id: z3.string(),
  rawId: z3.string(),
  type: z3.literal("public-key"),
  clientExtensionResults: z3.object({}),
  response: z3.object({
    clientDataJSON: z3.string(),
    attestationObject: z3.string().optional(),
    authenticatorData: z3.string().optional(),
    signature: z3.string().optional(),
    userHandle: z3.string().optional()
  })
});
var CLIENT_DATA = z3.object({ challenge: z3.string(), crossOrigin: z3.literal(false).optional(), topOrigin: z3.undefined().optional() });
function readAnswer(written2) {
  const answer2 = RESPONSE.safeParse(parsed(written2)).data;
  const client = answer2 && CLIENT_DATA.safeParse(parsed(Buffer.from(answer2.response.clientDataJSON, "base64url").toString())).data;
  return answer2 && client && { answer: answer2, challenge: client.challenge };
}
function isOurs({ db }, session, purpose, challenge) {
  return takeChallenge(db, hashOfToken(challenge), session.id, purpose);
}
function parsed(written2) {
  try {
    return JSON.parse(written2);
  } catch {
    return void 0;
  }
}
async function addPasskey(access, session, party, { name, written: written2 }) {
  const { accountId } = session;
  const read3 = readAnswer(written2);
  if (!read3) return "notTaken";
  if (!await isOurs(access, session, "registration", read3.challenge))
    return await findPasskey(access.db, accountId, read3.answer.id) ? void 0 : "notTaken";
  const made = await registered(read3.answer, read3.challenge, party);
  if (!made) return "notTaken";
  return transact(access.db, async (tx) => {
    if (!await insertPasskey(tx, { accountId, name, ...made })) return { keep: false, value: "ofAnother" };
    await recordEvent(tx, accountId, "passkeyAdded");
    return { keep: true, value: void 0 };
  });
}
async function registered(response, challenge, { id, origin }) {
  try {
    const [{ verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL }] = await Promise.all([
      import("@simplewebauthn/server"),
      // heavy: read when first needed
      import("@simplewebauthn/server/helpers")
    ]);
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject));
    if (attestation.get("attStmt").get("x5c") !== void 0 || !["none", "packed"].includes(attestation.get("fmt"))) return void 0;
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true };
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response, ...expected });
    if (!verified) return void 0;
    const { id: credentialId, publicKey, counter } = registrationInfo.credential;
    return { credentialId, publicKey: Buffer.from(publicKey), counter: BigInt(counter) };
  } catch {
    return void 0;
  }
}
async function provesPasskey(access, session, party, written2) {
  const { db } = access;
  const read3 = readAnswer(written2);
  if (!read3 || !await isOurs(access, session, "assertion", read3.challenge)) return false;
  const passkey = await findPasskey(db, session.accountId, read3.answer.id);
  if (!passkey) return false;
  const { id, credentialId, publicKey, counter } = passkey;
  try {
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: read3.answer,
      expectedChallenge: read3.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) }
    });
    const { userHandle } = read3.answer.response;
    const isTheirs = !userHandle || Buffer.from(userHandle, "base64url").equals(bytesOfAccount(session.accountId));
    return verified && isTheirs && await takeCount(db, id, BigInt(authenticationInfo.newCounter));
  } catch {
    return false;
  }
}
function removePasskey(access, session, id) {
  const { accountId } = session;
  return transact(access.db, async (tx) => {
    await lockAccount(tx, accountId);
    if (!await endPasskey(tx, accountId, id)) return { keep: false, value: "notThere" };
    const others = await findFactor(tx, accountId, "inForce") !== void 0 || (await listPasskeys(tx, accountId)).length > 0;
    const provider = access.provider?.isFull === true && await hasIdentity(tx, accountId, access.provider.issuer);
    if (!others && !provider) return { keep: false, value: "onlyFactor" };
    await endSessions(tx, accountId, session.id);
    await recordEvent(tx, accountId, "passkeyRemoved");
    return { keep: true, value: void 0 };
  });
}
function bytesOfAccount(accountId) {
  return Buffer.from(accountId.replaceAll("-", ""), "hex");
}

// src/features/signIn/totp.ts
import { createHmac } from "node:crypto";
var STEP_MILLISECONDS = 3e4;
var FIGURES = 6;
var SKEW = 1;
function stepAt(now) {
  return Math.floor(now / STEP_MILLISECONDS);
}
function codeAt(secret, step, figures = FIGURES) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest.at(-1) & 15;
  const truncated = digest.readUInt32BE(offset) & 2147483647;
  return String(truncated % 10 ** figures).padStart(figures, "0");
}
function stepOf(secret, code, now) {
  const typed = code.replace(/\s/g, "");
  const today = stepAt(now);
  return Array.from({ length: 2 * SKEW + 1 }, (_, i) => today - SKEW + i).find((step) => step >= 0 && codeAt(secret, step) === typed);
}
var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
function base32(bytes) {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}
function otpauthUri(secret, mail) {
  return `otpauth://totp/${encodeURIComponent(`Traguardo:${mail}`)}?secret=${base32(secret)}&issuer=Traguardo`;
}

// src/features/signIn/recoveryCodes.ts
var HOW_MANY = 10;
function recoveryCodesOf(key, accountId, request) {
  return Array.from(
    { length: HOW_MANY },
    (_, i) => base32(keyed(key, `${accountId} ${request} ${String(i)}`).subarray(0, 10)).match(/.{4}/g).join("-")
  );
}
function hashOfRecoveryCode(key, code) {
  return keyed(key, code.toUpperCase().replace(/[^A-Z2-7]/g, ""));
}

// src/features/signIn/sealedSecret.ts
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
var NONCE = 12;
var TAG = 16;
function seal(key, account, secret) {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(account));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}
function unseal(key, account, sealed) {
  const [nonce, body, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, -TAG), sealed.subarray(-TAG)];
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(account)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

// src/features/signIn/enter.ts
var ENTRY_REFUSALS = {
  wrongPassword: "Posta o password non sono giuste. Le ricontrolli e riprovi.",
  wrongCode: "Il codice non \xE8 giusto, o \xE8 gi\xE0 stato usato. Aspetti il prossimo e lo scriva subito.",
  wrongConfirmation: "La password o il codice non sono giusti, o il codice \xE8 gi\xE0 stato usato.",
  wrongPasskey: "La passkey non \xE8 stata accettata: riprovi, o scelga un altro modo.",
  tooManyTries: "Ci sono stati troppi tentativi sbagliati nell'ultima ora, suoi o di altri. Riprovi pi\xF9 tardi, o da un browser con cui ha gi\xE0 fatto accesso.",
  noFactor: "Il secondo fattore non \xE8 mai stato scelto: chieda un nuovo invito a chi amministra il sistema."
};
async function enterWithPassword(c, access, { mail, password }) {
  const { db, hasher } = access;
  const account = await findAccountByMail(db, mail);
  const outcome = await countedTry(c, access, { mail, accountId: account?.id }, async () => {
    const isRight = await hasher.verify(password, account?.passwordHash ?? null);
    return isRight && account && !account.isDisabled ? account : void 0;
  });
  if (outcome === "wrong") return { ok: false, why: "wrongPassword" };
  if (outcome === "tooManyTries") return { ok: false, why: "tooManyTries" };
  if (!await hasSecondFactor(db, outcome.id)) return { ok: false, why: "noFactor" };
  const token = newToken();
  await openSession(db, { tokenHash: hashOfToken(token), accountId: outcome.id, means: null });
  return { ok: true, token };
}
var EVENTS = { secondFactor: "signedIn", recoveryCode: "signedInWithRecoveryCode" };
async function enterWithFactor(c, access, session, given2) {
  const outcome = await countedTry(
    c,
    access,
    session,
    () => transact(access.db, async (tx) => {
      if (!await takeFactor(tx, access, session.accountId, given2)) return { keep: false, value: void 0 };
      await recordEvent(tx, session.accountId, session.isSteppedUp ? "steppedUp" : EVENTS[given2.kind]);
      return { keep: true, value: { token: await rotate(tx, session, { means: given2.kind, isSteppedUp: session.isSteppedUp }) } };
    })
  );
  return entryOf(outcome, "wrongCode");
}
async function stepUp(c, access, session, { password, ...given2 }) {
  const outcome = await countedTry(c, access, session, async () => {
    const account = await findAccount(access.db, session.accountId);
    if (!await access.hasher.verify(password, account?.passwordHash ?? null)) return void 0;
    return transact(access.db, async (tx) => {
      if (!await takeFactor(tx, access, session.accountId, given2)) return { keep: false, value: void 0 };
      await recordEvent(tx, session.accountId, "steppedUp");
      return { keep: true, value: { token: await rotate(tx, session, { means: session.means, isSteppedUp: true }) } };
    });
  });
  return entryOf(outcome, "wrongConfirmation");
}
async function enterWithPasskey(c, access, session, written2) {
  const event = session.isSteppedUp ? "steppedUp" : "signedInWithPasskey";
  return withPasskey(c, access, session, written2, { means: "passkey", isSteppedUp: session.isSteppedUp }, event);
}
async function stepUpWithPasskey(c, access, session, written2) {
  return withPasskey(c, access, session, written2, { means: session.means, isSteppedUp: true }, "steppedUp");
}
async function withPasskey(c, access, session, written2, next, event) {
  const party = partyOf(c, access);
  const outcome = await countedTry(c, access, session, async () => {
    if (!party || !await provesPasskey(access, session, party, written2)) return void 0;
    return transact(access.db, async (tx) => {
      await recordEvent(tx, session.accountId, event);
      return { keep: true, value: { token: await rotate(tx, session, next) } };
    });
  });
  return entryOf(outcome, "wrongPasskey");
}
function entryOf(outcome, wrong) {
  if (outcome === "wrong") return { ok: false, why: wrong };
  if (outcome === "tooManyTries") return { ok: false, why: "tooManyTries" };
  return { ok: true, token: outcome.token };
}
async function takeFactor(tx, { keys, now }, accountId, { kind, code }) {
  if (kind === "recoveryCode") return takeRecoveryCode(tx, accountId, hashOfRecoveryCode(keys.recoveryCode, code));
  const factor = await findFactor(tx, accountId, "inForce");
  if (!factor) return false;
  const step = stepOf(unseal(keys.secondFactor, accountId, factor.sealedSecret), code, now());
  return step !== void 0 && takeStep(tx, accountId, factor.id, step);
}
async function rotate(tx, { id, accountId, identityId, signedInAt }, { means, isSteppedUp = false }) {
  const token = newToken();
  await endSession(tx, accountId, id);
  await openSession(tx, { tokenHash: hashOfToken(token), accountId, identityId, means, signedInAt, isSteppedUp });
  return token;
}

// src/features/signIn/ownAccount.ts
var SECRET_BYTES = 20;
async function acceptInvitation(access, invitationToken, password) {
  const invitationHash = hashOfToken(invitationToken);
  const accountId = await findInvited(access.db, invitationHash);
  const account = accountId === void 0 ? void 0 : await findAccount(access.db, accountId);
  if (!account) return void 0;
  const verdict = await acceptablePassword(access.db, account, password);
  if (!verdict.ok) return verdict;
  const isAgain = account.passwordHash !== null && await access.hasher.verify(password, account.passwordHash);
  const hash2 = isAgain ? account.passwordHash : await access.hasher.hash(password);
  const outcome = await transact(access.db, async (tx) => {
    await lockAccount(tx, account.id);
    if ((await findAccount(tx, account.id))?.passwordHash !== account.passwordHash) return { keep: false, value: "changedMeanwhile" };
    const hasFactor = await hasSecondFactor(tx, account.id);
    const holds2 = hasFactor ? await takeInvitation(tx, invitationHash) : await findInvited(tx, invitationHash);
    if (!holds2 || !hasFactor && await hasIdentity(tx, account.id)) return { keep: false, value: void 0 };
    if (!isAgain || hasFactor) {
      await setPassword(tx, account.id, hash2);
      await endSessions(tx, account.id);
      await recordEvent(tx, account.id, "passwordChosen");
    }
    if (hasFactor) {
      await queueChangeNotice(tx, account, "password");
      return { keep: true, value: { ok: true, value: { accountId: account.id, token: void 0 } } };
    }
    if (!isAgain || !await findFactor(tx, account.id, "proposed")) await propose(tx, access, account.id);
    const token = newToken();
    await openSession(tx, { tokenHash: hashOfToken(token), accountId: account.id, means: null, invitationHash });
    return { keep: true, value: { ok: true, value: { accountId: account.id, token } } };
  });
  return outcome === "changedMeanwhile" ? acceptInvitation(access, invitationToken, password) : outcome;
}
async function changePassword(access, session, password) {
  const account = await findAccount(access.db, session.accountId);
  const verdict = await acceptablePassword(access.db, account, password);
  if (!verdict.ok) return verdict;
  const hash2 = await access.hasher.hash(password);
  return transact(access.db, async (tx) => {
    await setPassword(tx, account.id, hash2);
    await endSessions(tx, account.id);
    await recordEvent(tx, account.id, "passwordChanged");
    await queueChangeNotice(tx, account, "password");
    return { keep: true, value: { ok: true, value: { token: await rotate(tx, session, { means: session.means, isSteppedUp: true }) } } };
  });
}
async function acceptablePassword(db, account, password) {
  const [common, persons] = [await commonPasswords(), await personsOf(db, account.id)];
  const context = ["traguardo", account.name, account.mail, ...persons.map(({ administrationName }) => administrationName)];
  return checkPassword(password.normalize("NFC"), context, (base) => common.has(base));
}
function proposeNewFactor(access, accountId) {
  return transact(access.db, async (tx) => {
    await propose(tx, access, accountId);
    return { keep: true, value: void 0 };
  });
}
function propose(tx, { keys }, accountId) {
  return proposeFactor(tx, accountId, seal(keys.secondFactor, accountId, randomBytes2(SECRET_BYTES)));
}
async function proposedSecret({ db, keys }, accountId) {
  const factor = await findFactor(db, accountId, "proposed");
  return factor && unseal(keys.secondFactor, accountId, factor.sealedSecret);
}
function confirmNewFactor(access, session, code) {
  const { accountId, invitationHash } = session;
  return transact(access.db, async (tx) => {
    const factor = await findFactor(tx, accountId, "proposed");
    const step = factor && stepOf(unseal(access.keys.secondFactor, accountId, factor.sealedSecret), code, access.now());
    if (!factor || step === void 0 || !await takeStep(tx, accountId, factor.id, step)) return { keep: false, value: void 0 };
    if (session.means === null && (invitationHash === null || !await takeInvitation(tx, invitationHash)))
      return { keep: false, value: void 0 };
    await confirmFactor(tx, accountId, factor.id);
    await recordEvent(tx, accountId, "factorConfirmed");
    if (session.means !== null) await queueChangeNotice(tx, { ...session, id: accountId }, "factor");
    const recoveryCodes = (await makeRecoveryCodes(tx, access, accountId, newToken())).codes;
    await endSessions(tx, accountId);
    return { keep: true, value: { token: await rotate(tx, session, { means: session.means ?? "enrolment" }), recoveryCodes } };
  });
}
function renewRecoveryCodes(access, session, request) {
  return transact(access.db, async (tx) => {
    const { codes, isNew } = await makeRecoveryCodes(tx, access, session.accountId, request);
    if (isNew) await queueChangeNotice(tx, { ...session, id: session.accountId }, "recoveryCodes");
    return { keep: true, value: codes };
  });
}
async function makeRecoveryCodes(tx, { keys }, accountId, request) {
  const codes = recoveryCodesOf(keys.newRecoveryCodes, accountId, request);
  const hashes = codes.map((code) => hashOfRecoveryCode(keys.recoveryCode, code));
  const outcome = await replaceRecoveryCodes(tx, accountId, hashes);
  if (outcome === "made") await recordEvent(tx, accountId, "recoveryCodesMade");
  return { codes: outcome === "over" ? void 0 : codes, isNew: outcome === "made" };
}
function endOwnSessions(access, session, which) {
  return which === "others" ? endSessions(access.db, session.accountId, session.id) : endSession(access.db, session.accountId, which);
}

// src/features/signIn/ProviderForm.tsx
import { jsx as jsx38 } from "hono/jsx/jsx-runtime";
function ProviderForm({ action, mark, button, back }) {
  return /* @__PURE__ */ jsx38(AccessForm, { action, mark, button, children: back !== void 0 && /* @__PURE__ */ jsx38("input", { type: "hidden", name: "verso", value: back }) });
}

// src/features/signIn/invitation.route.tsx
import { jsx as jsx39, jsxs as jsxs35 } from "hono/jsx/jsx-runtime";
var FORM2 = z4.strictObject({ nuova: z4.string(), ancora: z4.string() });
function getInvitationLink(c) {
  writeCookie(c, "traguardo-invito", c.req.param("token") ?? "");
  return c.redirect(paths.invitation, 303);
}
async function getInvitation(c, access) {
  return draw(c, access, void 0);
}
async function postInvitation(c, access) {
  const posted = await readPosted(c, access, FORM2);
  if (posted.kind !== "read") return notOurs(c);
  const token = readCookie(c, "traguardo-invito");
  if (token === void 0) return over(c);
  const { nuova, ancora } = posted.data;
  if (nuova !== ancora) return draw(c, access, "Le due password non sono uguali: le riscriva.", 422);
  const verdict = await acceptInvitation(access, token, nuova);
  if (!verdict) return over(c);
  if (!verdict.ok) return draw(c, access, verdict.reasons.map((reason) => PASSWORD_REFUSALS[reason]).join(" "), 422);
  if (verdict.value.token === void 0) {
    rememberBrowser(c, access, verdict.value.accountId);
    dropCookie(c, "traguardo-invito");
    return c.redirect(paths.signIn, 303);
  }
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.newFactor, 303);
}
async function draw(c, access, refusal, status = 200) {
  const token = readCookie(c, "traguardo-invito");
  const accountId = token === void 0 ? void 0 : await findInvited(access.db, hashOfToken(token));
  if (accountId === void 0) return over(c);
  const [hasFactor, isLinked] = await Promise.all([hasSecondFactor(access.db, accountId), hasIdentity(access.db, accountId)]);
  const provider = hasFactor ? void 0 : access.provider;
  const choosesPassword = hasFactor || !isLinked;
  const mark = formMark(c, access);
  const page = /* @__PURE__ */ jsxs35(AccessPage, { title: provider || !choosesPassword ? "Il suo primo accesso" : "Scelga la password", children: [
    /* @__PURE__ */ jsxs35("p", { class: "lead", children: [
      "\xC8 stato invitato a lavorare con Traguardo. ",
      provider ? withProvider(provider) : "Prima la password, poi il secondo fattore."
    ] }),
    /* @__PURE__ */ jsx39(Refusal, { text: refusal }),
    provider && /* @__PURE__ */ jsx39(ProviderForm, { action: paths.invitationProvider, mark, button: `Accedi con ${provider.name}` }),
    provider && choosesPassword && /* @__PURE__ */ jsx39("h2", { children: "Oppure con una password" }),
    choosesPassword && /* @__PURE__ */ jsx39(AccessForm, { action: paths.invitation, mark, button: "Continua", children: /* @__PURE__ */ jsx39(NewPasswordFields, {}) }),
    !provider && !choosesPassword && /* @__PURE__ */ jsx39("p", { children: "Questa utenza accede con il servizio di identit\xE0 dell'ente, che ora non \xE8 collegato: lo dica a chi amministra il sistema." })
  ] });
  return c.html(renderPage(page), status);
}
function withProvider({ name, isFull }) {
  return isFull ? `Per entrare basta accedere con ${name}.` : `Acceda con ${name}, poi metta il secondo fattore sul telefono.`;
}
function over(c) {
  const page = /* @__PURE__ */ jsxs35(AccessPage, { title: "L'invito non vale pi\xF9", children: [
    /* @__PURE__ */ jsx39("p", { class: "lead", children: "\xC8 scaduto, \xE8 gi\xE0 stato usato, oppure ne \xE8 stato mandato un altro dopo." }),
    /* @__PURE__ */ jsxs35("p", { children: [
      "Ne chieda uno nuovo a chi amministra il sistema. Chi ha gi\xE0 scelto la password va all'",
      /* @__PURE__ */ jsx39("a", { href: paths.signIn, children: "accesso" }),
      "."
    ] })
  ] });
  return c.html(renderPage(page), 404);
}

// src/features/signIn/myAccount.route.tsx
import * as z5 from "zod";

// src/features/signIn/romeTime.ts
var ROME = new Intl.DateTimeFormat("it-IT", {
  timeZone: "Europe/Rome",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit"
});
function romeTime(at) {
  return ROME.format(at);
}

// src/features/signIn/Credentials.tsx
import { Fragment as Fragment20, jsx as jsx40, jsxs as jsxs36 } from "hono/jsx/jsx-runtime";
function Credentials({ hasPassword, hasPhone, codesLeft, passkeys, provider, mark }) {
  return /* @__PURE__ */ jsxs36("section", { "aria-labelledby": "credenziali", children: [
    /* @__PURE__ */ jsx40("h2", { id: "credenziali", children: "Con che cosa accedo" }),
    /* @__PURE__ */ jsx40("p", { children: "Prima di ogni cambiamento si chiede di nuovo di confermare chi \xE8." }),
    hasPassword && /* @__PURE__ */ jsx40("p", { children: /* @__PURE__ */ jsx40("a", { href: paths.myPassword, children: "Cambia la password" }) }),
    hasPhone && /* @__PURE__ */ jsxs36("p", { children: [
      "Codici di recupero rimasti: ",
      codesLeft,
      "."
    ] }),
    hasPhone && /* @__PURE__ */ jsx40(AccessForm, { action: paths.myCodes, mark, button: "Fai nuovi codici di recupero", isQuiet: true, children: /* @__PURE__ */ jsx40("input", { type: "hidden", name: "richiesta", value: newToken() }) }),
    /* @__PURE__ */ jsx40(
      AccessForm,
      {
        action: paths.myFactor,
        mark,
        button: hasPhone ? "Cambia il telefono dei codici" : "Metti i codici su un telefono",
        isQuiet: true
      }
    ),
    /* @__PURE__ */ jsx40(Passkeys, { passkeys, mark }),
    provider?.isLinked === true && /* @__PURE__ */ jsxs36("p", { children: [
      "L'account \xE8 collegato a ",
      provider.name,
      "."
    ] }),
    provider?.isLinked === false && /* @__PURE__ */ jsx40(AccessForm, { action: paths.myProvider, mark, button: `Collega l'account a ${provider.name}`, isQuiet: true })
  ] });
}
function Passkeys({ passkeys, mark }) {
  return /* @__PURE__ */ jsxs36(Fragment20, { children: [
    /* @__PURE__ */ jsx40("h3", { children: "Passkey" }),
    passkeys.length > 0 && /* @__PURE__ */ jsx40("ul", { class: "found", children: passkeys.map(({ id, name, createdAt, lastUsedAt }) => /* @__PURE__ */ jsxs36("li", { children: [
      /* @__PURE__ */ jsxs36("p", { children: [
        name,
        ": aggiunta il ",
        romeTime(createdAt),
        lastUsedAt ? `, usata l'ultima volta il ${romeTime(lastUsedAt)}.` : ", mai usata."
      ] }),
      /* @__PURE__ */ jsx40(AccessForm, { action: paths.removePasskey, mark, button: `Togli la passkey \xAB${name}\xBB`, isQuiet: true, children: /* @__PURE__ */ jsx40("input", { type: "hidden", name: "passkey", value: String(id) }) })
    ] })) }),
    /* @__PURE__ */ jsx40("p", { children: /* @__PURE__ */ jsx40("a", { href: paths.newPasskey, children: "Aggiungi una passkey" }) })
  ] });
}

// src/features/signIn/RecoveryCodes.tsx
import { Fragment as Fragment21, jsx as jsx41, jsxs as jsxs37 } from "hono/jsx/jsx-runtime";
function RecoveryCodes({ codes }) {
  return /* @__PURE__ */ jsxs37(Fragment21, { children: [
    /* @__PURE__ */ jsx41("p", { children: "Ognuno vale una volta, al posto del codice del telefono. Li stampi o li copi in un luogo sicuro, non sul telefono stesso." }),
    /* @__PURE__ */ jsx41("ol", { class: "codes", children: codes.map((code) => /* @__PURE__ */ jsx41("li", { children: code })) }),
    /* @__PURE__ */ jsx41("p", { children: /* @__PURE__ */ jsx41("a", { href: paths.myAccount, children: "Li ho messi da parte: continua" }) })
  ] });
}

// src/features/signIn/myAccount.route.tsx
import { jsx as jsx42, jsxs as jsxs38 } from "hono/jsx/jsx-runtime";
var EMPTY_FORM = z5.strictObject({});
var CODES_FORM = z5.strictObject({ richiesta: z5.string().regex(/^[\w-]{43}$/) });
var SESSION_FORM = z5.strictObject({ sessione: z5.string().regex(/^(?:\d{1,18}|altre)$/) });
var PASSWORD_FORM = z5.strictObject({ nuova: z5.string(), ancora: z5.string() });
async function getMyAccount(c, access) {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  const { db, limits, provider } = access;
  const { accountId } = session;
  const [persons, sessions, account, phone, codesLeft, passkeys, isLinked] = await Promise.all([
    personsOf(db, accountId),
    listSessions(db, accountId, limits),
    findAccount(db, accountId),
    findFactor(db, accountId, "inForce"),
    countRecoveryCodes(db, accountId),
    listPasskeys(db, accountId),
    provider && hasIdentity(db, accountId, provider.issuer)
  ]);
  const held = { hasPassword: account?.passwordHash != null, hasPhone: phone !== void 0, codesLeft, passkeys };
  const mark = formMark(c, access);
  const page = /* @__PURE__ */ jsxs38(AccessPage, { title: "Il mio account", who: { session, mark }, children: [
    /* @__PURE__ */ jsxs38("p", { class: "lead", children: [
      "Ha fatto accesso come ",
      session.name,
      ", con la posta ",
      session.mail,
      "."
    ] }),
    /* @__PURE__ */ jsx42(Persons, { persons }),
    /* @__PURE__ */ jsx42(OwnData, { persons, mark }),
    /* @__PURE__ */ jsx42(Sessions, { sessions, current: session.id, mark }),
    session.means === "demonstration" ? /* @__PURE__ */ jsx42("p", { children: "\xC8 un'utenza di dimostrazione: non ha password n\xE9 secondo fattore da cambiare." }) : /* @__PURE__ */ jsx42(Credentials, { ...held, mark, provider: provider && { name: provider.name, isLinked: isLinked === true } })
  ] });
  return c.html(renderPage(page));
}
function Persons({ persons }) {
  return /* @__PURE__ */ jsxs38("section", { "aria-labelledby": "enti", children: [
    /* @__PURE__ */ jsx42("h2", { id: "enti", children: "Chi sono in ogni amministrazione" }),
    persons.length === 0 ? /* @__PURE__ */ jsx42("p", { class: "missing", children: "Nessuna amministrazione ha ancora detto chi \xE8: lo chieda a chi amministra il sistema." }) : /* @__PURE__ */ jsx42("dl", { class: "facts", children: persons.map(({ administration, administrationName, person }) => /* @__PURE__ */ jsxs38("div", { children: [
      /* @__PURE__ */ jsx42("dt", { children: /* @__PURE__ */ jsx42("a", { href: paths.office(administration), children: administrationName }) }),
      /* @__PURE__ */ jsx42("dd", { children: person })
    ] })) })
  ] });
}
function OwnData({ persons, mark }) {
  if (persons.length === 0) return null;
  return /* @__PURE__ */ jsxs38("section", { "aria-labelledby": "dati", children: [
    /* @__PURE__ */ jsx42("h2", { id: "dati", children: "I miei dati" }),
    /* @__PURE__ */ jsx42("p", { children: "Una copia di tutto ci\xF2 che il sistema conserva su di lei: un file ZIP con una pagina da leggere e gli stessi dati per i programmi (regolamento UE 2016/679, art. 15). Contiene le sue valutazioni: la conservi con cura." }),
    persons.map(({ administration, administrationName }) => /* @__PURE__ */ jsx42(AccessForm, { action: paths.myData, mark, button: `Scarica i miei dati: ${administrationName}`, isQuiet: true, children: /* @__PURE__ */ jsx42("input", { type: "hidden", name: "ente", value: administration }) }))
  ] });
}
function Sessions({ sessions, current, mark }) {
  return /* @__PURE__ */ jsxs38("section", { "aria-labelledby": "sessioni", children: [
    /* @__PURE__ */ jsx42("h2", { id: "sessioni", children: "Dove ho fatto accesso" }),
    /* @__PURE__ */ jsx42("ul", { class: "found", children: sessions.map(({ id, signedInAt, lastSeenAt }) => /* @__PURE__ */ jsxs38("li", { children: [
      /* @__PURE__ */ jsxs38("p", { children: [
        "Accesso del ",
        romeTime(signedInAt),
        ", usato l'ultima volta il ",
        romeTime(lastSeenAt),
        id === current && ": \xE8 questo browser",
        "."
      ] }),
      id !== current && /* @__PURE__ */ jsx42(AccessForm, { action: paths.mySessions, mark, button: `Chiudi l'accesso del ${romeTime(signedInAt)}`, isQuiet: true, children: /* @__PURE__ */ jsx42("input", { type: "hidden", name: "sessione", value: String(id) }) })
    ] })) }),
    sessions.length > 1 && /* @__PURE__ */ jsx42(AccessForm, { action: paths.mySessions, mark, button: "Chiudi tutti gli altri accessi", isQuiet: true, children: /* @__PURE__ */ jsx42("input", { type: "hidden", name: "sessione", value: "altre" }) })
  ] });
}
async function postSessions(c, access) {
  const posted = await readPosted(c, access, SESSION_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const { sessione } = posted.data;
  await endOwnSessions(access, session, sessione === "altre" ? "others" : BigInt(sessione));
  return c.redirect(paths.myAccount, 303);
}
async function getPassword(c, access) {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? drawPassword(c, access, session) : toStepUp(c, paths.myPassword);
}
async function postPassword(c, access) {
  const posted = await readPosted(c, access, PASSWORD_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myPassword);
  const { nuova, ancora } = posted.data;
  if (nuova !== ancora) return drawPassword(c, access, session, "Le due password non sono uguali: le riscriva.");
  const verdict = await changePassword(access, session, nuova);
  if (!verdict.ok) return drawPassword(c, access, session, verdict.reasons.map((reason) => PASSWORD_REFUSALS[reason]).join(" "));
  writeCookie(c, "traguardo", verdict.value.token);
  return c.redirect(paths.myAccount, 303);
}
function drawPassword(c, access, session, refusal) {
  const mark = formMark(c, access);
  const page = /* @__PURE__ */ jsxs38(AccessPage, { title: "Cambia la password", way: [{ text: "Il mio account", href: paths.myAccount }], who: { session, mark }, children: [
    /* @__PURE__ */ jsx42("p", { class: "lead", children: "Cambiandola si chiudono gli accessi fatti da altri browser." }),
    /* @__PURE__ */ jsx42(Refusal, { text: refusal }),
    /* @__PURE__ */ jsx42(AccessForm, { action: paths.myPassword, mark, button: "Cambia la password", children: /* @__PURE__ */ jsx42(NewPasswordFields, {}) })
  ] });
  return c.html(renderPage(page), refusal === void 0 ? 200 : 422);
}
async function postCodes(c, access) {
  const posted = await readPosted(c, access, CODES_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  const codes = await renewRecoveryCodes(access, session, posted.data.richiesta);
  if (!codes) return c.redirect(paths.myAccount, 303);
  const page = /* @__PURE__ */ jsxs38(
    AccessPage,
    {
      title: "Nuovi codici di recupero",
      way: [{ text: "Il mio account", href: paths.myAccount }],
      who: { session, mark: formMark(c, access) },
      children: [
        /* @__PURE__ */ jsx42("p", { class: "lead", children: "Metta ora da parte questi codici: non si potranno rivedere, e quelli di prima non valgono pi\xF9." }),
        /* @__PURE__ */ jsx42(RecoveryCodes, { codes })
      ]
    }
  );
  return c.html(renderPage(page));
}
async function postFactor(c, access) {
  const posted = await readPosted(c, access, EMPTY_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  await proposeNewFactor(access, session.accountId);
  return c.redirect(paths.newFactor, 303);
}
async function postSignOut(c, access) {
  const posted = await readPosted(c, access, EMPTY_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (session) await endOwnSessions(access, session, session.id);
  dropCookie(c, "traguardo");
  c.header("clear-site-data", '"cache", "storage"');
  return c.redirect(paths.signIn, 303);
}

// src/features/signIn/newFactor.route.tsx
import { encode } from "uqr";
import * as z6 from "zod";
import { jsx as jsx43, jsxs as jsxs39 } from "hono/jsx/jsx-runtime";
var FORM3 = z6.strictObject({ codice: z6.string().max(40, "Il codice \xE8 troppo lungo.") });
async function getNewFactor(c, access) {
  const session = await mayChoose(c, access);
  return session ? draw2(c, access, session) : c.redirect(paths.signIn, 303);
}
async function postNewFactor(c, access) {
  const posted = await readPosted(c, access, FORM3);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await mayChoose(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (posted.kind === "wrong") return draw2(c, access, session, posted.errors["codice"], 422);
  const confirmed = await confirmNewFactor(access, session, posted.data.codice);
  if (!confirmed) return draw2(c, access, session, "Il codice non \xE8 giusto: aspetti il prossimo e lo scriva subito. Se accade ancora, controlli l'ora del telefono.", 422);
  writeCookie(c, "traguardo", confirmed.token);
  dropCookie(c, "traguardo-invito");
  rememberBrowser(c, access, session.accountId);
  const page = /* @__PURE__ */ jsxs39(AccessPage, { title: "Il secondo fattore \xE8 attivo", children: [
    /* @__PURE__ */ jsx43("p", { class: "lead", children: "Metta ora da parte questi codici di recupero: non si potranno rivedere." }),
    /* @__PURE__ */ jsx43(RecoveryCodes, { codes: confirmed.recoveryCodes })
  ] });
  return c.html(renderPage(page));
}
async function mayChoose(c, access) {
  const session = await sessionOf(c, access);
  return session && (session.means === null ? session.invitationHash !== null : session.isSteppedUp) ? session : void 0;
}
async function draw2(c, access, session, refusal, status = 200) {
  const secret = await proposedSecret(access, session.accountId);
  if (!secret) return c.redirect(paths.myAccount, 303);
  const page = /* @__PURE__ */ jsxs39(AccessPage, { title: "Secondo fattore: il telefono", children: [
    /* @__PURE__ */ jsx43("p", { class: "lead", children: "Serve un'app di codici sul telefono, una qualunque: con essa nessuno entra con la sola password." }),
    /* @__PURE__ */ jsx43(Refusal, { text: refusal }),
    /* @__PURE__ */ jsx43("h2", { children: "1. Metta il segreto nell'app" }),
    /* @__PURE__ */ jsx43("p", { children: "Inquadri il quadrato con l'app, oppure vi scriva a mano queste lettere." }),
    /* @__PURE__ */ jsx43(QrCode, { text: otpauthUri(secret, session.mail) }),
    /* @__PURE__ */ jsxs39("p", { class: "secret", children: [
      "Lettere:",
      " ",
      /* @__PURE__ */ jsx43("code", { children: base32(secret).match(/.{1,4}/g)?.join(" ") })
    ] }),
    /* @__PURE__ */ jsx43("h2", { children: "2. Scriva qui il codice che mostra" }),
    /* @__PURE__ */ jsx43(AccessForm, { action: paths.newFactor, mark: formMark(c, access), button: "Attiva", children: /* @__PURE__ */ jsx43(TextField, { id: "codice", label: "Codice di sei cifre", autocomplete: "one-time-code", isNumeric: true, maxLength: 40 }) })
  ] });
  return c.html(renderPage(page), status);
}
var MARGIN = 4;
function QrCode({ text }) {
  const { data, size } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => isDark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : []));
  const side = size + 2 * MARGIN;
  return /* @__PURE__ */ jsxs39("svg", { class: "qr", viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": "Il segreto come codice QR; le stesse lettere sono scritte sotto", children: [
    /* @__PURE__ */ jsx43("path", { fill: "#fff", d: `M0 0h${side}v${side}H0z` }),
    /* @__PURE__ */ jsx43("path", { fill: "#000", d: squares.join(""), "shape-rendering": "crispEdges" })
  ] });
}

// src/features/signIn/provider.route.tsx
import * as z8 from "zod";

// src/data/identityTransaction.ts
import { sql as sql6 } from "kysely";
var TRANSACTION_MINUTES = 10;
async function insertTransaction(db, { stateHash, browserHash }, transaction) {
  const { nonce, codeVerifier, purpose, wayBack: wayBack2 } = transaction;
  await db.insertInto("identity_transaction").values({
    state_hash: stateHash,
    browser_hash: browserHash,
    nonce,
    code_verifier: codeVerifier,
    purpose: purpose.kind,
    invitation_hash: purpose.kind === "invitation" ? purpose.invitationHash : null,
    session_id: purpose.kind === "stepUp" || purpose.kind === "link" ? purpose.sessionId : null,
    way_back: wayBack2
  }).execute();
}
async function takeTransaction(db, { stateHash, browserHash }) {
  const row = await db.updateTable("identity_transaction").set({ taken_at: sql6`now()` }).where("state_hash", "=", stateHash).where("browser_hash", "=", browserHash).where("taken_at", "is", null).where("started_at", ">", sql6`now() - make_interval(mins => ${TRANSACTION_MINUTES})`).returning(["nonce", "code_verifier", "purpose", "invitation_hash", "session_id", "way_back", "started_at"]).executeTakeFirst();
  return row && {
    nonce: row.nonce,
    codeVerifier: row.code_verifier,
    purpose: purposeOf(row.purpose, row.invitation_hash, row.session_id),
    wayBack: row.way_back,
    startedAt: row.started_at
  };
}
function purposeOf(kind, invitationHash, sessionId) {
  switch (kind) {
    case "signIn":
      return { kind };
    case "invitation":
      return { kind, invitationHash };
    case "stepUp":
    case "link":
      return { kind, sessionId };
  }
}

// src/features/signIn/enterWithIdentity.ts
var IDENTITY_REFUSALS = {
  unreachable: "Il servizio di identit\xE0 non risponde. Riprovi tra poco; chi ha una password pu\xF2 accedere con quella.",
  denied: "L'accesso \xE8 stato annullato prima della fine. Non \xE8 stato fatto nulla.",
  notTrusted: "La risposta del servizio di identit\xE0 non \xE8 valida. Non \xE8 stato fatto nulla: riprovi, e se accade ancora lo dica a chi amministra il sistema.",
  levelTooLow: "Il modo con cui ha fatto accesso non \xE8 abbastanza sicuro per questo sito. Ne scelga uno di livello pi\xF9 alto, per esempio SPID di livello 2 o CIE.",
  signedInBefore: "Per confermare serve un nuovo accesso al servizio di identit\xE0, e quello di prima non basta. Riprovi.",
  over: "Il passaggio dal servizio di identit\xE0 \xE8 durato pi\xF9 di dieci minuti, \xE8 gi\xE0 stato usato, oppure \xE8 cominciato in un altro browser. Riprovi da qui.",
  unknownIdentity: "Nessuna utenza \xE8 collegata a questa identit\xE0. Chi \xE8 stato invitato apra prima il suo invito; gli altri ne chiedano uno a chi amministra il sistema.",
  disabled: "L'utenza collegata a questa identit\xE0 \xE8 chiusa. Chieda a chi amministra il sistema.",
  noFactor: "Il secondo fattore non \xE8 mai stato scelto: chieda un nuovo invito a chi amministra il sistema.",
  invitationOver: "L'invito \xE8 scaduto, \xE8 gi\xE0 stato usato, oppure ne \xE8 stato mandato un altro dopo.",
  invitationOfSomebodySignedUp: "L'utenza ha gi\xE0 un secondo fattore: acceda con quello, e colleghi l'identit\xE0 dal suo account.",
  linkedToAnother: "Questa identit\xE0 \xE8 gi\xE0 collegata a un'altra utenza. Lo dica a chi amministra il sistema.",
  otherIdentity: "L'utenza \xE8 collegata a un'altra identit\xE0. Usi quella, oppure chieda a chi amministra il sistema di togliere il collegamento."
};
async function leaveForProvider({ db }, provider, { browser, purpose, wayBack: wayBack2 }) {
  const isAgain = purpose.kind === "stepUp" || purpose.kind === "link";
  const begun = await provider.begin({ isAgain });
  if (!begun) return void 0;
  const { state, nonce, codeVerifier } = begun.secrets;
  await insertTransaction(
    db,
    { stateHash: hashOfToken(state), browserHash: hashOfToken(browser) },
    { nonce, codeVerifier, purpose, wayBack: wayBack2 }
  );
  return begun.address;
}
async function returnFromProvider(access, provider, { browser, query, session }) {
  const state = new URLSearchParams(query).get("state");
  if (browser === void 0 || state === null) return { ok: false, why: "over" };
  const transaction = await takeTransaction(access.db, { stateHash: hashOfToken(state), browserHash: hashOfToken(browser) });
  if (!transaction) return { ok: false, why: "over" };
  const { purpose, nonce, codeVerifier, startedAt } = transaction;
  const isAgain = purpose.kind === "stepUp" || purpose.kind === "link";
  const identity = await provider.finish({ query, secrets: { state, nonce, codeVerifier }, ...isAgain && { signedInSince: startedAt } });
  if (typeof identity === "string") {
    if (isAgain && session) await recordEvent(access.db, session.accountId, "refusedAtProvider");
    return { ok: false, why: identity, transaction };
  }
  return transact(access.db, async (tx) => {
    const linked = await findIdentity(tx, identity);
    if (linked?.isDisabled) {
      await recordEvent(tx, linked.accountId, "refusedAtProvider");
      return { keep: true, value: { ok: false, why: "disabled", transaction } };
    }
    const arrival = { tx, access, provider, identity, linked, wayBack: transaction.wayBack };
    const taken = await take(arrival, purpose, session);
    return typeof taken === "string" ? { keep: false, value: { ok: false, why: taken, transaction } } : { keep: true, value: { ok: true, ...taken } };
  });
}
function take(arrival, purpose, session) {
  switch (purpose.kind) {
    case "signIn":
      return signIn(arrival);
    case "invitation":
      return takeUp(arrival, purpose.invitationHash);
    case "stepUp":
      return session?.id === purpose.sessionId && isSignedIn(session) ? stepUp2(arrival, session) : Promise.resolve("over");
    case "link":
      return session?.id === purpose.sessionId && isSignedIn(session) && session.isSteppedUp ? link(arrival, session) : Promise.resolve("over");
  }
}
async function signIn({ tx, provider, linked, wayBack: wayBack2 }) {
  if (!linked) return "unknownIdentity";
  const { id: identityId, accountId } = linked;
  if (!provider.isFull && !await hasSecondFactor(tx, accountId)) return "noFactor";
  const token = newToken();
  await openSession(tx, { tokenHash: hashOfToken(token), accountId, identityId, means: provider.isFull ? "identityProvider" : null });
  await recordEvent(tx, accountId, provider.isFull ? "signedInWithProvider" : "recognisedByProvider");
  return { token, accountId, isWhole: provider.isFull, towards: provider.isFull ? wayBack2 : towardsFactor(wayBack2) };
}
async function takeUp({ tx, access, provider, identity, linked, wayBack: wayBack2 }, invitationHash) {
  const accountId = await findInvited(tx, invitationHash);
  if (accountId === void 0) return "invitationOver";
  if (linked && linked.accountId !== accountId) return "linkedToAnother";
  if (await hasSecondFactor(tx, accountId)) return "invitationOfSomebodySignedUp";
  const identityId = linked?.id ?? await linkIdentity(tx, identity, accountId);
  if (identityId === void 0) return "otherIdentity";
  if (!linked) await recordEvent(tx, accountId, "identityLinked");
  if (provider.isFull && !await takeInvitation(tx, invitationHash)) return "invitationOver";
  await endSessions(tx, accountId);
  const token = newToken();
  const begun = { tokenHash: hashOfToken(token), accountId, identityId };
  if (provider.isFull) {
    await openSession(tx, { ...begun, means: "identityProvider" });
    await recordEvent(tx, accountId, "signedInWithProvider");
    return { token, accountId, isWhole: true, towards: wayBack2 };
  }
  await propose(tx, access, accountId);
  await openSession(tx, { ...begun, means: null, invitationHash });
  return { token, accountId, isWhole: false, towards: paths.newFactor };
}
async function stepUp2({ tx, provider, linked, wayBack: wayBack2 }, session) {
  const { accountId, means } = session;
  if (linked?.accountId !== accountId) return "otherIdentity";
  if (provider.isFull) await recordEvent(tx, accountId, "steppedUp");
  const token = await rotate(tx, session, { means: provider.isFull ? means : null, isSteppedUp: true });
  return { token, accountId, isWhole: provider.isFull, towards: provider.isFull ? wayBack2 : towardsFactor(wayBack2) };
}
async function link({ tx, identity, linked, wayBack: wayBack2 }, session) {
  const { accountId, means } = session;
  if (linked && linked.accountId !== accountId) return "linkedToAnother";
  if (!linked && await linkIdentity(tx, identity, accountId) === void 0) return "otherIdentity";
  if (!linked) await recordEvent(tx, accountId, "identityLinked");
  return { token: await rotate(tx, session, { means, isSteppedUp: true }), accountId, isWhole: true, towards: wayBack2 };
}
function towardsFactor(wayBack2) {
  return `${paths.secondFactor}?${new URLSearchParams({ verso: wayBack2 }).toString()}`;
}

// src/features/signIn/signIn.route.tsx
import * as z7 from "zod";
import { jsx as jsx44, jsxs as jsxs40 } from "hono/jsx/jsx-runtime";
var LONGEST_MAIL = 254;
var FORM4 = z7.strictObject({
  posta: z7.string().trim().min(1, "Scriva la posta con cui \xE8 stato invitato.").max(LONGEST_MAIL, "Questa posta \xE8 troppo lunga."),
  password: z7.string().min(1, "Scriva la password."),
  verso: z7.string().max(400).optional()
});
var DEMONSTRATION_FORM = z7.strictObject({ utenza: z7.uuid(), verso: z7.string().max(400).optional() });
async function getSignIn(c, access) {
  const back = wayBack(c.req.query("verso"));
  if (await signedIn(c, access)) return c.redirect(back, 303);
  return drawSignIn(c, access, { back });
}
async function postSignIn(c, access) {
  const posted = await readPosted(c, access, FORM4);
  if (posted.kind === "notOurs") return notOurs(c);
  if (posted.kind === "wrong") {
    const { typed, errors } = posted;
    return drawSignIn(c, access, { back: wayBack(typed["verso"]), mail: typed["posta"], errors }, 422);
  }
  const { posta: mail, password, verso: verso2 } = posted.data;
  const entry = await enterWithPassword(c, access, { mail, password });
  if (!entry.ok)
    return drawSignIn(
      c,
      access,
      { back: wayBack(verso2), mail, refusal: ENTRY_REFUSALS[entry.why] },
      entry.why === "tooManyTries" ? 429 : 422
    );
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(`${paths.secondFactor}?${new URLSearchParams({ verso: wayBack(verso2) }).toString()}`, 303);
}
async function postDemonstrationSignIn(c, access) {
  const posted = await readPosted(c, access, DEMONSTRATION_FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const account = posted.kind === "read" ? await findAccount(access.db, posted.data.utenza) : void 0;
  if (posted.kind === "wrong" || !account?.isDemonstration || account.isDisabled) return c.notFound();
  const token = newToken();
  await openSession(access.db, { tokenHash: hashOfToken(token), accountId: account.id, means: "demonstration" });
  await recordEvent(access.db, account.id, "signedIn");
  writeCookie(c, "traguardo", token);
  return c.redirect(wayBack(posted.data.verso), 303);
}
async function drawSignIn(c, access, { back, mail, refusal, errors = {} }, status = 200) {
  const mark = formMark(c, access);
  const demonstration = await listDemonstrationAccounts(access.db);
  const page = /* @__PURE__ */ jsxs40(AccessPage, { title: "Accesso", children: [
    /* @__PURE__ */ jsx44("p", { class: "lead", children: "Qui accede chi lavora per l'amministrazione. Per leggere le pagine pubbliche non serve." }),
    /* @__PURE__ */ jsx44(Refusal, { text: refusal }),
    status === 429 && /* @__PURE__ */ jsx44(WayPastStrangers, { access }),
    demonstration.length > 0 && /* @__PURE__ */ jsx44(DemonstrationAccounts, { accounts: demonstration, mark, back }),
    access.provider && /* @__PURE__ */ jsx44(ProviderForm, { action: paths.provider, mark, button: `Accedi con ${access.provider.name}`, back }),
    access.provider && /* @__PURE__ */ jsx44("h2", { children: "Oppure con la password" }),
    /* @__PURE__ */ jsxs40(AccessForm, { action: paths.signIn, mark, button: "Continua", children: [
      /* @__PURE__ */ jsx44("input", { type: "hidden", name: "verso", value: back }),
      /* @__PURE__ */ jsx44(
        TextField,
        {
          id: "posta",
          label: "Posta elettronica",
          type: "email",
          value: mail,
          error: errors["posta"],
          autocomplete: "username",
          maxLength: LONGEST_MAIL
        }
      ),
      /* @__PURE__ */ jsx44(TextField, { id: "password", label: "Password", type: "password", error: errors["password"], autocomplete: "current-password" })
    ] }),
    /* @__PURE__ */ jsx44("p", { children: "Chi ha dimenticato la password, o \xE8 stato appena chiamato, chiede un invito a chi amministra il sistema." })
  ] });
  return c.html(renderPage(page), status);
}
function DemonstrationAccounts({ accounts, mark, back }) {
  return /* @__PURE__ */ jsxs40("section", { "aria-labelledby": "dimostrazione", children: [
    /* @__PURE__ */ jsx44("h2", { id: "dimostrazione", children: "Dimostrazione: entri con un ruolo" }),
    /* @__PURE__ */ jsx44("p", { children: "Le persone di Valdora sono inventate. Queste utenze, senza password, esistono solo nella dimostrazione." }),
    /* @__PURE__ */ jsxs40("form", { class: "access people", method: "post", action: paths.demonstrationSignIn, children: [
      /* @__PURE__ */ jsx44(Mark, { mark }),
      /* @__PURE__ */ jsx44("input", { type: "hidden", name: "verso", value: back }),
      accounts.map(({ id, name }) => /* @__PURE__ */ jsx44("button", { class: "btn quiet", type: "submit", name: "utenza", value: id, children: name }))
    ] })
  ] });
}

// src/features/signIn/provider.route.tsx
import { jsx as jsx45, jsxs as jsxs41 } from "hono/jsx/jsx-runtime";
var FORM5 = z8.strictObject({ verso: z8.string().max(400).optional() });
var postProvider = leaving(() => ({ kind: "signIn" }));
var postInvitationProvider = leaving((c) => {
  const token = readCookie(c, "traguardo-invito");
  return token === void 0 ? void 0 : { kind: "invitation", invitationHash: hashOfToken(token) };
});
var postProviderStepUp = leaving(async (c, access) => {
  const session = await signedIn(c, access);
  return session && { kind: "stepUp", sessionId: session.id };
});
var postMyProvider = leaving(async (c, access) => {
  const session = await signedIn(c, access);
  if (!session) return void 0;
  return session.isSteppedUp ? { kind: "link", sessionId: session.id } : "stepUpFirst";
});
function leaving(purposeOf2) {
  return async (c, access) => {
    if (!access.provider) return c.notFound();
    const posted = await readPosted(c, access, FORM5);
    if (posted.kind !== "read") return notOurs(c);
    const purpose = await purposeOf2(c, access);
    if (purpose === void 0) return c.redirect(paths.signIn, 303);
    if (purpose === "stepUpFirst") return toStepUp(c, paths.myAccount);
    const held = readCookie(c, "traguardo-ente");
    const browser = held !== void 0 && /^[\w-]{43}$/.test(held) ? held : newToken();
    const back = wayBack(posted.data.verso);
    const address = await leaveForProvider(access, access.provider, { browser, purpose, wayBack: back });
    if (address === void 0) return refuse(c, access, "unreachable", purpose, back);
    writeCookie(c, "traguardo-ente", browser);
    c.header("refresh", `0;url=${address}`);
    const page = /* @__PURE__ */ jsxs41(AccessPage, { title: `Verso ${access.provider.name}`, children: [
      /* @__PURE__ */ jsxs41("p", { class: "lead", children: [
        "La pagina di ",
        access.provider.name,
        " si apre da sola; da l\xEC torner\xE0 qui."
      ] }),
      /* @__PURE__ */ jsx45("p", { children: /* @__PURE__ */ jsx45("a", { href: address, children: "Se non si apre, continui da qui" }) })
    ] });
    return c.html(renderPage(page));
  };
}
async function getProviderReturn(c, access) {
  if (!access.provider) return c.notFound();
  const { search } = new URL(c.req.url);
  const returned = await returnFromProvider(access, access.provider, {
    browser: readCookie(c, "traguardo-ente"),
    query: search.slice(1),
    session: await sessionOf(c, access)
  });
  if (!returned.ok) return refuse(c, access, returned.why, returned.transaction?.purpose, returned.transaction?.wayBack ?? paths.myAccount);
  writeCookie(c, "traguardo", returned.token);
  if (returned.isWhole) {
    dropCookie(c, "traguardo-invito");
    rememberBrowser(c, access, returned.accountId);
  }
  return c.redirect(returned.towards, 303);
}
function refuse(c, access, why, purpose, back) {
  const status = why === "unreachable" ? 503 : 403;
  const kind = purpose?.kind ?? "signIn";
  if (kind === "signIn") return drawSignIn(c, access, { back, refusal: IDENTITY_REFUSALS[why] }, status);
  const page = /* @__PURE__ */ jsxs41(AccessPage, { title: "Non \xE8 riuscito", children: [
    /* @__PURE__ */ jsx45(Refusal, { text: IDENTITY_REFUSALS[why] }),
    /* @__PURE__ */ jsx45("p", { children: /* @__PURE__ */ jsx45("a", { href: kind === "invitation" ? paths.invitation : paths.myAccount, children: kind === "invitation" ? "Torni all'invito" : "Torni al suo account" }) })
  ] });
  return c.html(renderPage(page), status);
}

// src/features/signIn/ownBrowser.route.tsx
import * as z9 from "zod";
import { jsx as jsx46, jsxs as jsxs42 } from "hono/jsx/jsx-runtime";
var LONGEST_MAIL2 = 254;
var FORM6 = z9.strictObject({
  posta: z9.string().trim().min(1, "Scriva la posta con cui \xE8 stato invitato.").max(LONGEST_MAIL2, "Questa posta \xE8 troppo lunga.")
});
var PROOF_FORM = z9.strictObject({ prova: z9.string().max(200) });
function getOwnBrowser(c, access) {
  return access.mailsFrom === void 0 ? withoutMail(c) : drawAsking(c, access, {});
}
async function postOwnBrowser(c, access) {
  const { db, machine, keys, now, mailsFrom } = access;
  if (mailsFrom === void 0) return withoutMail(c);
  const posted = await readPosted(c, access, FORM6);
  if (posted.kind === "notOurs") return notOurs(c);
  if (posted.kind === "wrong") return drawAsking(c, access, { mail: posted.typed["posta"], error: posted.errors["posta"] }, 422);
  const account = await findAccountByMail(db, posted.data.posta);
  if (account && !account.isDisabled && !account.isDemonstration) {
    const link2 = new URL(`${paths.ownBrowser}/${browserProof(keys, account.id, now())}`, mailsFrom).href;
    await transact(machine, async (tx) => {
      await queueBrowserMail(tx, account, link2, now());
      return { keep: true, value: void 0 };
    });
  }
  const page = /* @__PURE__ */ jsxs42(AccessPage, { title: "Guardi la posta", way: [{ text: "Accesso", href: paths.signIn }], children: [
    /* @__PURE__ */ jsx46("p", { class: "lead", children: "Se l'indirizzo \xE8 di un'utenza, le abbiamo mandato un messaggio. Lo apra con questo browser." }),
    /* @__PURE__ */ jsx46("p", { children: "Ne parte al pi\xF9 uno ogni quarto d'ora: se ne ha gi\xE0 chiesto uno da poco, vale quello." })
  ] });
  return c.html(renderPage(page));
}
function getBrowserProof(c, access) {
  const proof = c.req.param("proof") ?? "";
  if (whoseProof(access.keys, proof, access.now()) === void 0) return over2(c);
  const page = /* @__PURE__ */ jsxs42(AccessPage, { title: "\xC8 il suo browser?", way: [{ text: "Accesso", href: paths.signIn }], children: [
    /* @__PURE__ */ jsx46("p", { class: "lead", children: "Se lo conferma, i tentativi sbagliati fatti da altri non le impediranno pi\xF9 di accedere da qui." }),
    /* @__PURE__ */ jsx46("p", { children: "Lo faccia solo su un computer o un telefono suo, e solo se ha chiesto lei il messaggio. Password e secondo fattore servono lo stesso." }),
    /* @__PURE__ */ jsx46(AccessForm, { action: paths.confirmBrowser, mark: formMark(c, access), button: "S\xEC, \xE8 il mio browser", children: /* @__PURE__ */ jsx46("input", { type: "hidden", name: "prova", value: proof }) })
  ] });
  return c.html(renderPage(page));
}
async function postBrowserProof(c, access) {
  const posted = await readPosted(c, access, PROOF_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const accountId = whoseProof(access.keys, posted.data.prova, access.now());
  if (accountId === void 0) return over2(c);
  rememberBrowser(c, access, accountId);
  return c.redirect(paths.signIn, 303);
}
function drawAsking(c, access, { mail, error }, status = 200) {
  const page = /* @__PURE__ */ jsxs42(AccessPage, { title: "Accedere nonostante i tentativi di altri", way: [{ text: "Accesso", href: paths.signIn }], children: [
    /* @__PURE__ */ jsx46("p", { class: "lead", children: "Se altri hanno sbagliato troppe volte la sua password, le mandiamo un messaggio che fa riconoscere questo browser." }),
    /* @__PURE__ */ jsx46(AccessForm, { action: paths.ownBrowser, mark: formMark(c, access), button: "Manda il messaggio", children: /* @__PURE__ */ jsx46(
      TextField,
      {
        id: "posta",
        label: "Posta elettronica",
        type: "email",
        value: mail,
        error,
        autocomplete: "username",
        maxLength: LONGEST_MAIL2
      }
    ) })
  ] });
  return c.html(renderPage(page), status);
}
function over2(c) {
  const page = /* @__PURE__ */ jsxs42(AccessPage, { title: "Questo messaggio non vale pi\xF9", way: [{ text: "Accesso", href: paths.signIn }], children: [
    /* @__PURE__ */ jsx46("p", { class: "lead", children: "\xC8 passato pi\xF9 di un giorno da quando lo ha chiesto, oppure l'indirizzo non \xE8 intero." }),
    /* @__PURE__ */ jsx46("p", { children: /* @__PURE__ */ jsx46("a", { href: paths.ownBrowser, children: "Ne chieda un altro" }) })
  ] });
  return c.html(renderPage(page), 404);
}
function withoutMail(c) {
  const page = /* @__PURE__ */ jsx46(AccessPage, { title: "Da qui non parte posta", way: [{ text: "Accesso", href: paths.signIn }], children: /* @__PURE__ */ jsx46("p", { class: "lead", children: "Il sistema non manda messaggi. Aspetti un'ora dall'ultimo tentativo, oppure chieda un nuovo invito a chi amministra il sistema." }) });
  return c.html(renderPage(page), 404);
}

// src/features/signIn/passkey.route.tsx
import * as z12 from "zod";

// src/features/signIn/PasskeyForm.tsx
import { Fragment as Fragment22, jsx as jsx47, jsxs as jsxs43 } from "hono/jsx/jsx-runtime";
function PasskeyForm({ id, action, mark, button, options, children }) {
  return /* @__PURE__ */ jsxs43(Fragment22, { children: [
    /* @__PURE__ */ jsxs43("form", { id, class: "access", method: "post", action, "data-passkey": JSON.stringify(options), hidden: true, children: [
      /* @__PURE__ */ jsx47(Mark, { mark }),
      /* @__PURE__ */ jsx47("input", { type: "hidden", name: "risposta", value: "" }),
      children,
      /* @__PURE__ */ jsx47("p", { class: "refusal", role: "alert", hidden: true, children: "La passkey non \xE8 stata usata: pu\xF2 riprovare, o scegliere un altro modo." }),
      /* @__PURE__ */ jsx47("button", { class: "btn", type: "submit", children: button })
    ] }),
    /* @__PURE__ */ jsx47("p", { class: "missing", "data-without-passkey": true, children: "Questo browser non pu\xF2 usare le passkey, oppure JavaScript \xE8 spento." }),
    /* @__PURE__ */ jsx47("script", { src: "/assets/passkey.js", defer: true })
  ] });
}

// src/features/signIn/secondFactor.route.tsx
import * as z10 from "zod";
import { Fragment as Fragment23, jsx as jsx48, jsxs as jsxs44 } from "hono/jsx/jsx-runtime";
var FORM7 = z10.strictObject({
  codice: z10.string().min(1, "Scriva il codice.").max(40, "Il codice \xE8 troppo lungo."),
  verso: z10.string().max(400).optional()
});
var getSecondFactor = doorTo("secondFactor");
var getRecovery = doorTo("recoveryCode");
var postSecondFactor = passing("secondFactor");
var postRecovery = passing("recoveryCode");
function doorTo(kind) {
  return async (c, access) => {
    const session = await sessionOf(c, access);
    const back = wayBack(c.req.query("verso"));
    if (!session || session.invitationHash) return c.redirect(paths.signIn, 303);
    return isSignedIn(session) ? c.redirect(back, 303) : drawSecondFactor(c, access, session, { back }, 200, kind);
  };
}
function passing(kind) {
  return async (c, access) => {
    const posted = await readPosted(c, access, FORM7);
    if (posted.kind === "notOurs") return notOurs(c);
    const session = await halfWay(c, access);
    if (!session) return c.redirect(paths.signIn, 303);
    if (posted.kind === "wrong")
      return drawSecondFactor(c, access, session, { back: wayBack(posted.typed["verso"]), error: posted.errors["codice"] }, 422, kind);
    const back = wayBack(posted.data.verso);
    const entry = await enterWithFactor(c, access, session, { kind, code: posted.data.codice });
    if (!entry.ok) {
      const status = entry.why === "tooManyTries" ? 429 : 422;
      return drawSecondFactor(c, access, session, { back, refusal: ENTRY_REFUSALS[entry.why] }, status, kind);
    }
    writeCookie(c, "traguardo", entry.token);
    rememberBrowser(c, access, session.accountId);
    return c.redirect(back, 303);
  };
}
async function halfWay(c, access) {
  const session = await sessionOf(c, access);
  return session?.means === null && !session.invitationHash ? session : void 0;
}
var TITLES2 = { secondFactor: "Secondo fattore", recoveryCode: "Codice di recupero" };
async function drawSecondFactor(c, access, session, { back, refusal, error }, status = 200, kind = "secondFactor") {
  const isCode = kind === "secondFactor";
  const other = `${isCode ? paths.recovery : paths.secondFactor}?${new URLSearchParams({ verso: back }).toString()}`;
  const party = partyOf(c, access);
  const [phone, passkey] = await Promise.all([
    findFactor(access.db, session.accountId, "inForce"),
    isCode && party ? optionsToAssert(access, session, party) : void 0
  ]);
  const mark = formMark(c, access);
  const page = /* @__PURE__ */ jsxs44(AccessPage, { title: TITLES2[kind], way: [{ text: "Accesso", href: paths.signIn }], children: [
    /* @__PURE__ */ jsx48(Refusal, { text: refusal }),
    status === 429 && /* @__PURE__ */ jsx48(WayPastStrangers, { access }),
    passkey && /* @__PURE__ */ jsx48(PasskeyForm, { id: "con-passkey", action: paths.passkey, mark, button: "Usa una passkey", options: passkey, children: /* @__PURE__ */ jsx48("input", { type: "hidden", name: "verso", value: back }) }),
    isCode && !phone && !passkey && /* @__PURE__ */ jsx48("p", { class: "missing", children: "Il suo secondo fattore \xE8 una passkey, e qui non si pu\xF2 usare: lo dica a chi amministra il sistema." }),
    passkey && phone && /* @__PURE__ */ jsx48("h2", { children: "Oppure con il codice" }),
    (phone ?? !isCode) && /* @__PURE__ */ jsxs44(Fragment23, { children: [
      /* @__PURE__ */ jsx48("p", { class: "lead", children: isCode ? "Scriva il codice di sei cifre che mostra ora l'app del telefono." : "Scriva uno dei codici di recupero che ha messo da parte: vale una volta sola." }),
      /* @__PURE__ */ jsxs44(AccessForm, { action: isCode ? paths.secondFactor : paths.recovery, mark, button: "Accedi", children: [
        /* @__PURE__ */ jsx48("input", { type: "hidden", name: "verso", value: back }),
        /* @__PURE__ */ jsx48(
          TextField,
          {
            id: "codice",
            label: "Codice",
            error,
            autocomplete: isCode ? "one-time-code" : "off",
            isNumeric: isCode,
            maxLength: 40
          }
        )
      ] }),
      /* @__PURE__ */ jsx48("p", { children: /* @__PURE__ */ jsx48("a", { href: other, children: isCode ? "Non ho il telefono con me: uso un codice di recupero" : "Ho il telefono: uso il suo codice" }) })
    ] }),
    !isCode && /* @__PURE__ */ jsx48("p", { children: "Chi non ha n\xE9 telefono n\xE9 codici di recupero non pu\xF2 rientrare da solo: lo chieda di persona a chi amministra il sistema." })
  ] });
  return c.html(renderPage(page), status);
}

// src/features/signIn/stepUp.route.tsx
import * as z11 from "zod";
import { jsx as jsx49, jsxs as jsxs45 } from "hono/jsx/jsx-runtime";
var FORM8 = z11.strictObject({
  password: z11.string().min(1, "Scriva la password."),
  codice: z11.string().min(1, "Scriva il codice.").max(40, "Il codice \xE8 troppo lungo."),
  verso: z11.string().max(400).optional()
});
async function getStepUp(c, access) {
  const session = await signedIn(c, access);
  return session ? drawStepUp(c, access, session, { back: wayBack(c.req.query("verso")) }) : toSignIn(c);
}
async function postStepUp(c, access) {
  const posted = await readPosted(c, access, FORM8);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (posted.kind === "wrong") return drawStepUp(c, access, session, { back: wayBack(posted.typed["verso"]), errors: posted.errors }, 422);
  const { password, codice, verso: written2 } = posted.data;
  const kind = /^[\d\s]*$/.test(codice) ? "secondFactor" : "recoveryCode";
  const entry = await stepUp(c, access, session, { kind, code: codice, password });
  if (!entry.ok)
    return drawStepUp(
      c,
      access,
      session,
      { back: wayBack(written2), refusal: ENTRY_REFUSALS[entry.why] },
      entry.why === "tooManyTries" ? 429 : 422
    );
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(wayBack(written2), 303);
}
async function drawStepUp(c, access, session, { back, refusal, errors = {} }, status = 200) {
  const { db } = access;
  const party = partyOf(c, access);
  const [account, phone, passkey] = await Promise.all([
    findAccount(db, session.accountId),
    findFactor(db, session.accountId, "inForce"),
    party && optionsToAssert(access, session, party)
  ]);
  const provider = access.provider && await hasIdentity(db, session.accountId, access.provider.issuer) ? access.provider : void 0;
  const hasPassword = account?.passwordHash != null && phone !== void 0;
  const mark = formMark(c, access);
  const page = /* @__PURE__ */ jsxs45(AccessPage, { title: "Conferma", way: [{ text: "Il mio account", href: paths.myAccount }], who: { session, mark }, children: [
    /* @__PURE__ */ jsx49("p", { class: "lead", children: "Per questa operazione deve confermare che \xE8 lei; poi vale per dieci minuti." }),
    /* @__PURE__ */ jsx49(Refusal, { text: refusal }),
    provider && /* @__PURE__ */ jsx49(ProviderForm, { action: paths.providerStepUp, mark, button: `Conferma con ${provider.name}`, back }),
    passkey && /* @__PURE__ */ jsx49(PasskeyForm, { id: "con-passkey", action: paths.passkeyStepUp, mark, button: "Conferma con una passkey", options: passkey, children: /* @__PURE__ */ jsx49("input", { type: "hidden", name: "verso", value: back }) }),
    (provider ?? passkey) && hasPassword && /* @__PURE__ */ jsx49("h2", { children: "Oppure con la password" }),
    hasPassword && /* @__PURE__ */ jsxs45(AccessForm, { action: paths.stepUp, mark, button: "Conferma", children: [
      /* @__PURE__ */ jsx49("input", { type: "hidden", name: "verso", value: back }),
      /* @__PURE__ */ jsx49(TextField, { id: "password", label: "Password", type: "password", error: errors["password"], autocomplete: "current-password" }),
      /* @__PURE__ */ jsx49(
        TextField,
        {
          id: "codice",
          label: "Codice nuovo del telefono, o di recupero",
          error: errors["codice"],
          autocomplete: "one-time-code",
          maxLength: 40
        }
      )
    ] }),
    !provider && !hasPassword && !passkey && /* @__PURE__ */ jsx49("p", { children: "Questa utenza accede con il servizio di identit\xE0 dell'ente, che ora non \xE8 collegato: lo dica a chi amministra il sistema." })
  ] });
  return c.html(renderPage(page), status);
}

// src/features/signIn/passkey.route.tsx
import { jsx as jsx50, jsxs as jsxs46 } from "hono/jsx/jsx-runtime";
var risposta = z12.string().min(1).max(8e3);
var verso = z12.string().max(400).optional();
var NEW_FORM = z12.strictObject({ nome: z12.string().trim().min(1, "Scriva un nome.").max(60, "Il nome \xE8 troppo lungo."), risposta });
var REMOVAL_FORM = z12.strictObject({ passkey: z12.string().regex(/^\d{1,18}$/) });
var ANSWER_FORM = z12.strictObject({ risposta, verso });
async function getNewPasskey(c, access) {
  const session = await signedIn(c, access);
  if (!session) return toSignIn(c);
  return session.isSteppedUp ? draw3(c, access, session) : toStepUp(c, paths.newPasskey);
}
async function postNewPasskey(c, access) {
  const posted = await readPosted(c, access, NEW_FORM);
  if (posted.kind === "notOurs") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.newPasskey);
  const party = partyOf(c, access);
  if (posted.kind === "wrong" || !party)
    return draw3(c, access, session, posted.kind === "wrong" ? posted.errors["nome"] : void 0, PASSKEY_REFUSALS.notTaken);
  const { nome: name, risposta: written2 } = posted.data;
  const refusal = await addPasskey(access, session, party, { name, written: written2 });
  return refusal ? draw3(c, access, session, void 0, PASSKEY_REFUSALS[refusal]) : c.redirect(paths.myAccount, 303);
}
async function draw3(c, access, session, error, refusal) {
  const mark = formMark(c, access);
  const party = partyOf(c, access);
  const page = /* @__PURE__ */ jsxs46(AccessPage, { title: "Aggiungi una passkey", way: [{ text: "Il mio account", href: paths.myAccount }], who: { session, mark }, children: [
    /* @__PURE__ */ jsx50("p", { class: "lead", children: "Una passkey sta nel telefono, nel computer o in una chiave USB, e si usa con il dito, il volto o un PIN." }),
    /* @__PURE__ */ jsx50(Refusal, { text: refusal }),
    party ? /* @__PURE__ */ jsx50(
      PasskeyForm,
      {
        id: "aggiungi",
        action: paths.newPasskey,
        mark,
        button: "Aggiungi",
        options: await optionsToRegister(access, session, party),
        children: /* @__PURE__ */ jsx50(
          TextField,
          {
            id: "nome",
            label: "Nome",
            hint: "Per riconoscerla, per esempio \xABTelefono\xBB o \xABChiave in ufficio\xBB.",
            error,
            autocomplete: "off",
            maxLength: 60
          }
        )
      }
    ) : /* @__PURE__ */ jsx50("p", { class: "missing", children: "Le passkey si possono usare quando chi amministra il sistema ne ha indicato l'indirizzo pubblico." })
  ] });
  return c.html(renderPage(page), refusal === void 0 && error === void 0 ? 200 : 422);
}
async function postRemovePasskey(c, access) {
  const posted = await readPosted(c, access, REMOVAL_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  if (!session.isSteppedUp) return toStepUp(c, paths.myAccount);
  const refusal = await removePasskey(access, session, BigInt(posted.data.passkey));
  if (refusal === void 0 || refusal === "notThere") return c.redirect(paths.myAccount, 303);
  const page = /* @__PURE__ */ jsxs46(
    AccessPage,
    {
      title: "La passkey resta",
      way: [{ text: "Il mio account", href: paths.myAccount }],
      who: { session, mark: formMark(c, access) },
      children: [
        /* @__PURE__ */ jsx50(Refusal, { text: PASSKEY_REFUSALS[refusal] }),
        /* @__PURE__ */ jsx50("p", { children: /* @__PURE__ */ jsx50("a", { href: paths.myAccount, children: "Torni al suo account" }) })
      ]
    }
  );
  return c.html(renderPage(page), 409);
}
async function postPasskey(c, access) {
  const posted = await readPosted(c, access, ANSWER_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await halfWay(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const back = wayBack(posted.data.verso);
  const entry = await enterWithPasskey(c, access, session, posted.data.risposta);
  if (!entry.ok)
    return drawSecondFactor(c, access, session, { back, refusal: ENTRY_REFUSALS[entry.why] }, entry.why === "tooManyTries" ? 429 : 422);
  writeCookie(c, "traguardo", entry.token);
  rememberBrowser(c, access, session.accountId);
  return c.redirect(back, 303);
}
async function postPasskeyStepUp(c, access) {
  const posted = await readPosted(c, access, ANSWER_FORM);
  if (posted.kind !== "read") return notOurs(c);
  const session = await signedIn(c, access);
  if (!session) return c.redirect(paths.signIn, 303);
  const back = wayBack(posted.data.verso);
  const entry = await stepUpWithPasskey(c, access, session, posted.data.risposta);
  if (!entry.ok)
    return drawStepUp(c, access, session, { back, refusal: ENTRY_REFUSALS[entry.why] }, entry.why === "tooManyTries" ? 429 : 422);
  writeCookie(c, "traguardo", entry.token);
  return c.redirect(back, 303);
}

// src/server/accessRoutes.tsx
var ACCESS_ROUTES = [
  { method: "GET", path: paths.signIn, action: "access.read", answer: getSignIn },
  { method: "POST", path: paths.signIn, action: "access.signIn", answer: postSignIn },
  { method: "POST", path: paths.demonstrationSignIn, action: "access.signIn", answer: postDemonstrationSignIn },
  { method: "GET", path: paths.secondFactor, action: "access.read", isScripted: true, answer: getSecondFactor },
  { method: "POST", path: paths.secondFactor, action: "access.signIn", isScripted: true, answer: postSecondFactor },
  { method: "GET", path: paths.recovery, action: "access.read", answer: getRecovery },
  { method: "POST", path: paths.recovery, action: "access.signIn", answer: postRecovery },
  { method: "GET", path: paths.ownBrowser, action: "access.read", answer: getOwnBrowser },
  { method: "POST", path: paths.ownBrowser, action: "access.signIn", limit: "browserMail", answer: postOwnBrowser },
  { method: "POST", path: paths.confirmBrowser, action: "access.signIn", answer: postBrowserProof },
  { method: "GET", path: `${paths.ownBrowser}/:proof{[A-Za-z0-9_.-]{60,140}}`, action: "access.read", answer: getBrowserProof },
  { method: "GET", path: `${paths.invitation}/:token{[A-Za-z0-9_-]{43}}`, action: "access.read", answer: getInvitationLink },
  { method: "GET", path: paths.invitation, action: "access.read", answer: getInvitation },
  { method: "POST", path: paths.invitation, action: "access.signIn", answer: postInvitation },
  { method: "POST", path: paths.provider, action: "access.signIn", limit: "signInElsewhere", answer: postProvider },
  { method: "GET", path: paths.providerReturn, action: "access.signIn", answer: getProviderReturn },
  { method: "POST", path: paths.providerStepUp, action: "account.changeOwn", answer: postProviderStepUp },
  { method: "POST", path: paths.invitationProvider, action: "access.signIn", limit: "signInElsewhere", answer: postInvitationProvider },
  { method: "POST", path: paths.myProvider, action: "account.changeOwn", answer: postMyProvider },
  { method: "GET", path: paths.newFactor, action: "account.readOwn", answer: getNewFactor },
  { method: "POST", path: paths.newFactor, action: "account.changeOwn", answer: postNewFactor },
  { method: "GET", path: paths.stepUp, action: "account.readOwn", isScripted: true, answer: getStepUp },
  { method: "POST", path: paths.stepUp, action: "account.changeOwn", isScripted: true, answer: postStepUp },
  { method: "GET", path: paths.myAccount, action: "account.readOwn", answer: getMyAccount },
  { method: "POST", path: paths.mySessions, action: "account.changeOwn", answer: postSessions },
  { method: "GET", path: paths.myPassword, action: "account.readOwn", answer: getPassword },
  { method: "POST", path: paths.myPassword, action: "account.changeOwn", answer: postPassword },
  { method: "POST", path: paths.myCodes, action: "account.changeOwn", answer: postCodes },
  { method: "POST", path: paths.myFactor, action: "account.changeOwn", answer: postFactor },
  { method: "POST", path: paths.myData, action: "ownData.copy", limit: "export", answer: postOwnData },
  { method: "POST", path: paths.passkey, action: "access.signIn", isScripted: true, answer: postPasskey },
  { method: "POST", path: paths.passkeyStepUp, action: "account.changeOwn", isScripted: true, answer: postPasskeyStepUp },
  { method: "GET", path: paths.newPasskey, action: "account.readOwn", isScripted: true, answer: getNewPasskey },
  { method: "POST", path: paths.newPasskey, action: "account.changeOwn", isScripted: true, answer: postNewPasskey },
  { method: "POST", path: paths.removePasskey, action: "account.changeOwn", answer: postRemovePasskey },
  { method: "POST", path: paths.signOut, action: "access.signOut", answer: postSignOut }
];

// src/features/office.ts
import { randomUUID } from "node:crypto";

// src/domain/access/couldDo.ts
function couldDo(action, { holdings, delegations }, today) {
  if (holds(action, holdings, today)) return true;
  return delegations.some(
    ({ of, actions, ...days }) => coversDay(days, today) && actions.includes(action) && holds(action, of.holdings, today)
  );
}
function holds(action, holdings, today) {
  const roles = RIGHTS[action].grants.map(({ role }) => role);
  if (roles.includes("citizen")) return true;
  return holdings.some((held) => roles.includes(held.role) && coversDay(held, today));
}

// src/features/office.ts
async function enterOffice(c, access, action) {
  const session = await signedIn(c, access);
  if (!session) return c.req.method === "POST" ? { kind: "signedOut", mark: formMark(c, access) } : toSignIn(c);
  const code = c.req.param("administration") ?? "";
  const here = (await personsOf(access.db, session.accountId)).find(({ administration }) => administration === code);
  if (!here) return { kind: "notFound" };
  const actor = { person: here.person, capacity: "signedIn" };
  const { subject, today } = await readAs(access.db, code, actor, async (tx, day2) => ({
    subject: await loadSubject(tx, code, actor.person, day2),
    today: day2
  }));
  const mark = formMark(c, access);
  if (!couldDo(action, subject, today)) return { kind: "notTheirs", session, mark };
  return {
    kind: "in",
    c,
    access,
    session,
    administration: { code, name: here.administrationName },
    actor,
    subject,
    today,
    mark,
    requestKey: randomUUID(),
    ambient: { db: access.db, actor, administration: code }
  };
}
function readAs(db, administration, actor, work) {
  return transact(db, async (tx) => {
    const today = await nameActor(tx, { administration, ...actor });
    return { keep: true, value: await work(tx, today) };
  });
}
function read2({ access, administration, actor }, work) {
  return readAs(access.db, administration.code, actor, work);
}
async function load(office, action, find, year) {
  const [found] = await loadAll(office, action, async (tx) => [await find(tx)].filter((each) => each !== void 0), year);
  return found;
}
function loadAll(office, action, find, year) {
  return read2(office, async (tx) => {
    const open = await openTracks(tx, office.administration.code, year);
    const moment = { today: office.today, open, hasSecondPerson: false };
    return (await find(tx)).filter(({ thing }) => mayDo(action, office.subject, thing, moment).allowed).map(({ value }) => value);
  });
}
function couldHere({ subject, today }, action) {
  return couldDo(action, subject, today);
}
function takeOwnTurn({ access, session }, kind) {
  return takeTurn(access.db, access.keys.attempt, kind, `account ${session.accountId}`);
}
function idOf({ c }) {
  return BigInt(c.req.param("id") ?? "");
}
function yearOf({ c, administration }) {
  return { administration: administration.code, year: Number(c.req.param("year")) };
}

// src/features/ResendForm.tsx
import { jsx as jsx51, jsxs as jsxs47 } from "hono/jsx/jsx-runtime";
var UNSEEN = /* @__PURE__ */ new Set(["richiesta", "intento", "versione", "visto"]);
async function postedTexts(c) {
  const body = Object.entries(await c.req.parseBody());
  return body.filter((each) => typeof each[1] === "string" && each[0] !== FORM_MARK);
}
function ResendForm({ c, mark, typed }) {
  return /* @__PURE__ */ jsxs47("form", { class: "access", method: "post", action: c.req.path, children: [
    /* @__PURE__ */ jsx51(Mark, { mark }),
    /* @__PURE__ */ jsx51("dl", { class: "facts", children: typed.filter(([name]) => !UNSEEN.has(name)).map(([name, value]) => /* @__PURE__ */ jsxs47("div", { children: [
      /* @__PURE__ */ jsx51("dt", { children: name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ") }),
      /* @__PURE__ */ jsx51("dd", { children: value })
    ] })) }),
    typed.map(([name, value]) => /* @__PURE__ */ jsx51("input", { type: "hidden", name, value })),
    /* @__PURE__ */ jsx51("button", { class: "btn", type: "submit", children: "Invia di nuovo" })
  ] });
}

// src/server/inOffice.tsx
import { jsx as jsx52, jsxs as jsxs48 } from "hono/jsx/jsx-runtime";
function inOffice(action, answer2) {
  return async (c, access) => {
    const office = await enterOffice(c, access, action);
    if (office instanceof Response) return office;
    switch (office.kind) {
      case "in":
        return answer2(office);
      case "notFound":
        return c.notFound();
      case "notTheirs":
        return c.html(renderPage(/* @__PURE__ */ jsx52(NotTheirs, { who: office })), 403);
      case "signedOut":
        return c.html(renderPage(await signedOut(c, access, office.mark)), 401);
    }
  };
}
function NotTheirs({ who }) {
  return /* @__PURE__ */ jsx52(AccessPage, { title: "Questa pagina non \xE8 dei suoi incarichi", who, children: /* @__PURE__ */ jsx52("p", { class: "lead", children: "Nessuno degli incarichi che ha oggi la apre. Se dovrebbe, lo chieda all'ufficio personale." }) });
}
async function signedOut(c, access, mark) {
  const typed = isFromHere(c, access.publicUrl) ? await postedTexts(c) : [];
  return /* @__PURE__ */ jsxs48(AccessPage, { title: "Il suo accesso \xE8 scaduto", children: [
    /* @__PURE__ */ jsx52("p", { class: "lead", children: "Non \xE8 stato fatto nulla. Ci\xF2 che ha scritto \xE8 qui sotto: acceda di nuovo in un'altra scheda, poi torni qui e lo invii." }),
    /* @__PURE__ */ jsx52("p", { children: /* @__PURE__ */ jsx52("a", { href: paths.signIn, target: "_blank", rel: "noopener", children: "Accedi in un'altra scheda" }) }),
    typed.length > 0 && /* @__PURE__ */ jsx52(ResendForm, { c, mark, typed })
  ] });
}

// src/features/abstentions/abstentions.route.tsx
import * as z16 from "zod";

// src/features/officeForm.tsx
import * as z13 from "zod";

// src/data/formDraft.ts
import { sql as sql7 } from "kysely";
async function findDraft(tx, { administration, person, address }) {
  const row = await tx.selectFrom("form_draft").select(["fields", "saved_at as savedAt"]).where("administration_id", "=", administration).where("person", "=", person).where("address", "=", address).executeTakeFirst();
  return row?.fields ? { fields: row.fields, savedAt: row.savedAt } : void 0;
}
async function keepDraft(tx, { administration, person, address }, fields) {
  const kept = { fields: fields === void 0 ? null : JSON.stringify(fields), saved_at: sql7`now()` };
  await tx.insertInto("form_draft").values({ administration_id: administration, person, address, fields: kept.fields }).onConflict((conflict) => conflict.columns(["administration_id", "person", "address"]).doUpdateSet(kept)).execute();
}

// src/features/OfficePage.tsx
import { jsx as jsx53, jsxs as jsxs49 } from "hono/jsx/jsx-runtime";
var SECTIONS = [
  { text: "Ufficio", action: "office.read", href: paths.office },
  { text: "Organizzazione", action: "organisation.read", href: paths.organisation },
  { text: "Persone", action: "organisation.read", href: paths.people },
  { text: "Incarichi", action: "role.read", href: paths.roles },
  { text: "Deleghe e astensioni", action: "delegation.read", href: paths.delegations },
  { text: "Registro", action: "log.read", href: paths.operations },
  { text: "Deroghe", action: "derogation.read", href: paths.derogations }
];
var DONE = { fatto: "Fatto: \xE8 registrato.", bozza: "La bozza \xE8 salvata: la ritrova qui.", buttata: "La bozza \xE8 buttata." };
function saying(address, what) {
  return `${address}?esito=${what}`;
}
function OfficePage({ office, title, way = [], children }) {
  const { administration, subject, today, session, mark, c } = office;
  const home = paths.office(administration.code);
  const isHome = c.req.path === home;
  return /* @__PURE__ */ jsxs49(
    Page,
    {
      title,
      site: { name: administration.name, href: home },
      navigation: SECTIONS.filter(({ action }) => couldDo(action, subject, today)).map(({ text, href }) => ({
        text,
        href: href(administration.code),
        isCurrent: c.req.path === href(administration.code)
      })),
      way: isHome ? [] : [{ text: "Ufficio", href: home }, ...way, { text: title }],
      account: /* @__PURE__ */ jsx53(SignedInAs, { name: session.name, mark }),
      isUnlisted: true,
      children: [
        /* @__PURE__ */ jsx53("h1", { children: title }),
        /* @__PURE__ */ jsx53(Done, { what: c.req.query("esito") }),
        children
      ]
    }
  );
}
function Done({ what }) {
  if (what === void 0 || !Object.hasOwn(DONE, what)) return null;
  return /* @__PURE__ */ jsx53("p", { class: "done", role: "status", children: DONE[what] });
}

// src/features/officeForm.tsx
import { jsx as jsx54, jsxs as jsxs50 } from "hono/jsx/jsx-runtime";
var REQUEST = "richiesta";
var INTENT = "intento";
var DEROGATION = "motivo_deroga";
async function readOffice(office, schema) {
  const { c, access } = office;
  const posted = await readPosted(c, access, z13.record(z13.string(), z13.string()));
  if (posted.kind !== "read") return { kind: "answered", answer: await sendAgain(office) };
  const { [REQUEST]: key = "", [INTENT]: intent = "invia", [DEROGATION]: derogation, ...typed } = posted.data;
  if (intent === "bozza" || intent === "butta") {
    await saveDraft(office, intent === "bozza" ? typed : void 0);
    return { kind: intent === "bozza" ? "kept" : "discarded" };
  }
  const read3 = schema.safeParse(typed);
  const errors = read3.success ? [] : read3.error.issues.map((issue) => [issue.path.map(String).join("."), messageOf(issue)]);
  if (!z13.uuid().safeParse(key).success || intent !== "invia") errors.push(["", "Il modulo \xE8 incompleto: ricarichi la pagina e ripeta."]);
  if (!read3.success || errors.length > 0) return { kind: "wrong", typed, errors: Object.fromEntries(errors) };
  return { kind: "send", data: read3.data, typed, options: { idempotencyKey: key, ...derogation !== void 0 && { derogation } } };
}
function messageOf(issue) {
  const filled = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : void 0;
  if (filled) return messageOf(filled);
  if (issue.code === "unrecognized_keys") return `Il modulo ha campi che non sono suoi: ${issue.keys.join(", ")}.`;
  return issue.message.startsWith("Invalid") ? "Questo campo manca, o non \xE8 come il modulo lo chiede." : issue.message;
}
function ownDraft(office) {
  return read2(office, (tx) => findDraft(tx, placeOf(office)));
}
function dropDraft(office) {
  return saveDraft(office, void 0);
}
function saveDraft(office, typed) {
  return transact(office.access.db, async (tx) => {
    await nameActor(tx, { administration: office.administration.code, ...office.actor });
    await keepDraft(tx, placeOf(office), typed);
    return { keep: true, value: void 0 };
  });
}
function placeOf({ administration, actor, c }) {
  return { administration: administration.code, person: actor.person, address: c.req.path };
}
async function sendAgain(office) {
  const { c, access, mark } = office;
  if (!isFromHere(c, access.publicUrl)) {
    const refused = /* @__PURE__ */ jsx54(OfficePage, { office, title: "Il modulo non \xE8 valido", children: /* @__PURE__ */ jsx54("p", { class: "lead", children: "Non \xE8 stato fatto nulla: torni alla pagina da cui voleva inviarlo e ripeta." }) });
    return c.html(renderPage(refused), 403);
  }
  const typed = await postedTexts(c);
  const page = /* @__PURE__ */ jsxs50(OfficePage, { office, title: "Lo invii di nuovo", children: [
    /* @__PURE__ */ jsx54("p", { class: "lead", children: "Non \xE8 stato ancora fatto nulla: nel frattempo l'accesso \xE8 cambiato. Ci\xF2 che ha scritto \xE8 qui sotto." }),
    /* @__PURE__ */ jsx54(ResendForm, { c, mark, typed })
  ] });
  return c.html(renderPage(page), 409);
}
function OfficeForm({ office, action, button, refilled, draft, isQuiet = false, children }) {
  const { errors = {}, refusals = [], asksDerogation = false, typed = {} } = refilled ?? {};
  const general = [errors[""], ...refusals].filter((each) => each !== void 0).join(" ");
  return /* @__PURE__ */ jsxs50("form", { class: "access", method: "post", action, children: [
    /* @__PURE__ */ jsx54(Mark, { mark: office.mark }),
    /* @__PURE__ */ jsx54("input", { type: "hidden", name: REQUEST, value: office.requestKey }),
    /* @__PURE__ */ jsx54(Refusal, { text: general === "" ? void 0 : general }),
    draft?.found && !refilled && /* @__PURE__ */ jsxs50("p", { class: "meaning", children: [
      "\xC8 la bozza che ha lasciato il ",
      hourInRome(draft.found.savedAt.toISOString()),
      "."
    ] }),
    children,
    asksDerogation && /* @__PURE__ */ jsxs50("div", { class: "field field-wide", children: [
      /* @__PURE__ */ jsx54("label", { for: DEROGATION, children: "Perch\xE9 lo fa in deroga" }),
      /* @__PURE__ */ jsx54("textarea", { class: "form-control", id: DEROGATION, name: DEROGATION, rows: 3, maxlength: 2e3, required: true, children: typed[DEROGATION] ?? "" })
    ] }),
    /* @__PURE__ */ jsxs50("div", { class: "buttons", children: [
      /* @__PURE__ */ jsx54("button", { class: isQuiet ? "btn quiet" : "btn", type: "submit", name: INTENT, value: "invia", children: button }),
      draft && /* @__PURE__ */ jsx54("button", { class: "btn quiet", type: "submit", name: INTENT, value: "bozza", formnovalidate: true, children: "Salva la bozza" }),
      draft?.found && /* @__PURE__ */ jsx54("button", { class: "btn quiet", type: "submit", name: INTENT, value: "butta", formnovalidate: true, children: "Butta la bozza" })
    ] })
  ] });
}

// src/features/answerForm.tsx
import { jsx as jsx55, jsxs as jsxs51 } from "hono/jsx/jsx-runtime";
async function answerForm(office, { schema, perform, words: words2, back, redraw = (refilled, status) => refuse2(office, back, refilled, status) }) {
  const posted = await readOffice(office, schema);
  switch (posted.kind) {
    case "answered":
      return posted.answer;
    case "kept":
    case "discarded":
      return office.c.redirect(saying(office.c.req.path, posted.kind === "kept" ? "bozza" : "buttata"), 303);
    case "wrong":
      return redraw(posted, 422);
    case "send": {
      const verdict = await perform(posted.data, posted.options);
      if (verdict.ok) {
        await dropDraft(office);
        return office.c.redirect(saying(back, "fatto"), 303);
      }
      if (verdict.reasons.some((reason) => reason === "notFound")) return office.c.notFound();
      const asksDerogation = verdict.reasons.some((reason) => reason === "derogationNeedsReason");
      return redraw({ typed: posted.typed, refusals: verdict.reasons.map((reason) => words2[reason]), asksDerogation }, 409);
    }
  }
}
function refuse2(office, back, refilled, status) {
  const { errors = {}, refusals = [], typed, asksDerogation } = refilled;
  const page = /* @__PURE__ */ jsxs51(OfficePage, { office, title: "Non \xE8 stato fatto", children: [
    asksDerogation ? /* @__PURE__ */ jsx55(OfficeForm, { office, action: office.c.req.path, button: "Procedi in deroga", refilled, children: Object.entries(typed).map(([name, value]) => /* @__PURE__ */ jsx55("input", { type: "hidden", name, value })) }) : /* @__PURE__ */ jsx55(Refusal, { text: [...Object.values(errors), ...refusals].join(" ") }),
    /* @__PURE__ */ jsx55("p", { children: /* @__PURE__ */ jsx55("a", { href: back, children: "Torna alla pagina di prima" }) })
  ] });
  return Promise.resolve(office.c.html(renderPage(page), status));
}

// src/features/officeFields.ts
import * as z14 from "zod";
var day = z14.string().transform((written2, context) => {
  const read3 = parseItalianDate(written2);
  if (read3 !== void 0) return read3;
  const message = written2.trim() === "" ? "Scriva il giorno, per esempio 31/12/2026." : `\xAB${written2.trim()}\xBB non \xE8 un giorno: lo scriva come 31/12/2026.`;
  context.addIssue({ code: "custom", message });
  return z14.NEVER;
});
var optionalDay = z14.union([z14.literal("").transform(() => void 0), day]).optional();
var personCode = z14.string().trim().regex(/^[A-Za-z0-9._-]{1,40}$/, "Scriva la matricola: lettere, cifre, punto e trattino.");
function words(what, longest = 2e3) {
  return z14.string().trim().min(1, `Scriva ${what}.`).max(longest, `Al massimo ${longest.toLocaleString("it-IT")} caratteri.`);
}

// src/data/abstention.ts
import { sql as sql8 } from "kysely";
async function insertConflict(tx, administration, { person, about, reason, by }) {
  await tx.insertInto("conflict_of_interest").values({ administration_id: administration, person, about, reason, declared_by: by }).execute();
}
async function endConflict(tx, administration, id, by) {
  const row = await tx.updateTable("conflict_of_interest").set({ ended_by: by, ended_at: sql8`now()` }).where("administration_id", "=", administration).where("conflict_id", "=", id).where("ended_at", "is", null).returning("conflict_id").executeTakeFirst();
  return row !== void 0;
}
async function listConflicts(db, administration) {
  const rows = await db.selectFrom("conflict_of_interest").select(["conflict_id as id", "person", "about", "reason", "declared_at as declaredAt", "ended_at"]).where("administration_id", "=", administration).orderBy("conflict_id", "desc").execute();
  return rows.map(({ ended_at, ...conflict }) => ({ ...conflict, isEnded: ended_at !== null }));
}
async function insertSubstitution(tx, administration, by, substitution) {
  const { person, substitute, reason } = substitution;
  await tx.insertInto("evaluator_substitution").values({ administration_id: administration, person, substitute, valid: rangeOf(substitution), reason, recorded_by: by }).execute();
}
async function revokeSubstitution(tx, administration, id, by) {
  const row = await tx.updateTable("evaluator_substitution").set({ revoked_by: by, revoked_at: sql8`now()` }).where("administration_id", "=", administration).where("substitution_id", "=", id).where("revoked_at", "is", null).returning("substitution_id").executeTakeFirst();
  return row !== void 0;
}
async function isSubstituted(db, administration, person, days) {
  const row = await db.selectFrom("evaluator_substitution").select("substitution_id").where("administration_id", "=", administration).where("person", "=", person).where("revoked_at", "is", null).where(sql8`valid && ${rangeOf(days)}::daterange`).executeTakeFirst();
  return row !== void 0;
}
async function listSubstitutions(db, administration) {
  const rows = await db.selectFrom("evaluator_substitution").select(["substitution_id as id", "person", "substitute", "reason", "revoked_at", ...daysOfRange]).where("administration_id", "=", administration).orderBy("substitution_id", "desc").execute();
  return rows.map(({ id, person, substitute, reason, revoked_at, ...days }) => ({
    id,
    person,
    substitute,
    reason,
    isRevoked: revoked_at !== null,
    ...spanOf(days)
  }));
}

// src/features/abstentions/abstain.ts
var ABSTENTION_REFUSALS = {
  ...STANDING_REFUSALS,
  aboutOneself: "Nessuno \xE8 in conflitto con s\xE9 stesso, n\xE9 sostituisce chi lo valuta.",
  unknownPerson: "Tra le persone dell'ente non c'\xE8 questa matricola.",
  alreadyEnded: "Questo conflitto \xE8 gi\xE0 finito.",
  substitutionEnded: "Questa sostituzione \xE8 gi\xE0 finita.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  alreadySubstituted: "In questi giorni il valutatore di questa persona \xE8 gi\xE0 sostituito."
};
function declareConflict(office, conflict, options) {
  const { actor, administration } = office;
  const { person, about } = conflict;
  const asked = { ...options, thing: () => Promise.resolve({ about: person }) };
  return actOutsideYears(office, "conflict.declare", asked, async (tx) => {
    if (person === about) return { ok: false, reasons: ["aboutOneself"] };
    await insertConflict(tx, administration, { ...conflict, by: actor.person });
    return { ok: true, value: { answer: null, object: `conflict of ${person}`, content: { about } } };
  });
}
function closeConflict(office, id, options) {
  const { actor, administration } = office;
  const thing = async (tx) => {
    const found = (await listConflicts(tx, administration)).find((each) => each.id === id && each.about !== actor.person);
    return found && { about: found.person };
  };
  return actOutsideYears(office, "conflict.end", { ...options, thing }, async (tx) => {
    if (!await endConflict(tx, administration, id, actor.person)) return { ok: false, reasons: ["alreadyEnded"] };
    return { ok: true, value: { answer: null, object: `conflict ${String(id)}`, content: { ended: true } } };
  });
}
function substituteEvaluator(office, substitution, options) {
  const { actor, administration } = office;
  const { person, substitute, from, to } = substitution;
  const asked = { ...options, thing: () => Promise.resolve({ about: person }) };
  return actOutsideYears(office, "substitution.write", asked, async (tx) => {
    if (person === substitute || substitute === actor.person) return { ok: false, reasons: ["aboutOneself"] };
    if (to !== void 0 && to < from) return { ok: false, reasons: ["endsBeforeItBegins"] };
    for (const each of [person, substitute])
      if (!await hasPerson(tx, administration, each)) return { ok: false, reasons: ["unknownPerson"] };
    if (await isSubstituted(tx, administration, person, substitution)) return { ok: false, reasons: ["alreadySubstituted"] };
    await insertSubstitution(tx, administration, actor.person, substitution);
    return { ok: true, value: { answer: null, object: `substitution for ${person}`, content: { substitute, from, to: to ?? null } } };
  });
}
function endSubstitution(office, id, options) {
  const { actor, administration } = office;
  const thing = async (tx) => {
    const found = (await listSubstitutions(tx, administration)).find((each) => each.id === id);
    return found && { about: found.person };
  };
  return actOutsideYears(office, "substitution.write", { ...options, thing }, async (tx) => {
    if (!await revokeSubstitution(tx, administration, id, actor.person)) return { ok: false, reasons: ["substitutionEnded"] };
    return { ok: true, value: { answer: null, object: `substitution ${String(id)}`, content: { ended: true } } };
  });
}

// src/features/abstentions/delegations.route.tsx
import * as z15 from "zod";

// src/data/delegation.ts
import { sql as sql9 } from "kysely";
async function insertDelegation(tx, administration, by, delegation) {
  const { of, to, actions, from, until, reason } = delegation;
  const valid = rangeOf({ from, to: until });
  await tx.insertInto("delegation").values({ administration_id: administration, of_person: of, to_person: to, actions: [...actions], valid, reason, recorded_by: by }).execute();
}
async function revokeDelegation(tx, administration, id, by) {
  const row = await tx.updateTable("delegation").set({ revoked_by: by, revoked_at: sql9`now()` }).where("administration_id", "=", administration).where("delegation_id", "=", id).where("revoked_at", "is", null).returning("delegation_id").executeTakeFirst();
  return row !== void 0;
}
async function listDelegations(db, administration) {
  const rows = await db.selectFrom("delegation").select(["delegation_id", "of_person", "to_person", "reason", "recorded_by", "revoked_at", ...daysOfRange]).select(sql9`actions`.as("actions")).where("administration_id", "=", administration).orderBy("delegation_id", "desc").execute();
  return rows.map(({ delegation_id: id, of_person: of, to_person: to, actions, reason, recorded_by: recordedBy, revoked_at, ...days }) => {
    const { from, to: until = from } = spanOf(days);
    return { id, of, to, actions, from, until, reason, recordedBy, isRevoked: revoked_at !== null };
  });
}

// src/domain/access/delegableActions.ts
var DELEGABLE_WORDS = {
  "objective.draft": "scrivere e proporre obiettivi",
  "variation.propose": "proporre variazioni",
  "monitoring.recordReading": "registrare le rilevazioni",
  "result.declare": "dichiarare i risultati",
  "form.write": "scrivere le schede di valutazione dei collaboratori",
  "form.readDraft": "leggere le schede in preparazione dei collaboratori",
  "relazione.narrative": "scrivere la propria parte della Relazione"
};
var DELEGABLE_ACTIONS = Object.keys(DELEGABLE_WORDS).filter((action) => action in RIGHTS);

// src/domain/access/actionWords.ts
var ACTION_WORDS = {
  ...DELEGABLE_WORDS,
  "years.list": "leggere quali anni ci sono",
  "years.compare": "confrontare gli anni",
  "site.read": "leggere le pagine sul sito",
  search: "cercare nelle pagine pubbliche",
  "transparency.read": "leggere \xABAmministrazione trasparente\xBB",
  "year.read": "leggere le pagine di un anno",
  "objectives.list": "leggere l'elenco degli obiettivi",
  "objective.read": "leggere un obiettivo",
  "strategy.read": "leggere la strategia",
  "services.read": "leggere i servizi",
  "unit.read": "leggere la pagina di un'unit\xE0",
  "log.readCheckpoints": "leggere i punti di controllo del registro",
  "figure.explain": "leggere come si arriva a un numero",
  "relazione.read": "leggere la Relazione",
  "data.read": "scaricare i dati aperti",
  "api.read": "leggere i dati con un programma",
  "access.read": "aprire la pagina di accesso",
  "access.signIn": "accedere",
  "access.signOut": "uscire",
  "account.readOwn": "leggere la propria utenza",
  "account.changeOwn": "cambiare la propria utenza",
  "organisation.read": "leggere organizzazione e persone",
  "organisation.write": "cambiare organizzazione e persone",
  "rules.draft": "scrivere una bozza delle regole di valutazione e di premio",
  "rules.opinion": "dare il parere sulle regole di valutazione",
  "rules.approve": "approvare le regole di valutazione e di premio",
  "plan.import": "importare il piano",
  "plan.readDraft": "leggere il piano in preparazione",
  "plan.submit": "presentare il piano per l'approvazione",
  "plan.approve": "approvare il piano",
  "quality.read": "leggere le osservazioni sulla qualit\xE0 del piano",
  "quality.decide": "decidere su un'osservazione di qualit\xE0",
  "variation.opinion": "dare il parere su una variazione",
  "variation.approve": "approvare una variazione",
  "evidence.read": "leggere le prove dei risultati",
  "result.verify": "verificare i risultati",
  "result.attest": "attestare i risultati",
  "result.scoreAnticorruption": "dare il punteggio agli obiettivi anticorruzione",
  "paymentTimes.record": "registrare i tempi di pagamento",
  "paymentTimes.attest": "attestare i tempi di pagamento",
  "evaluation.import": "importare le schede di valutazione",
  "evaluation.closeHeadCount": "chiudere la conta del personale",
  "evaluation.record": "registrare il calcolo dei punteggi",
  "form.propose": "proporre la valutazione dei dirigenti",
  "form.decide": "decidere la valutazione dei dirigenti",
  "form.readReleased": "leggere le schede comunicate",
  "selfAssessment.write": "scrivere la propria autovalutazione",
  "form.acknowledge": "prendere visione della propria scheda",
  "acknowledgement.register": "registrare una presa visione firmata su carta",
  "acknowledgement.read": "leggere le prese visione",
  "appeal.open": "presentare un'istanza sulla propria scheda",
  "appeal.read": "leggere le istanze",
  "appeal.decide": "decidere su un'istanza",
  "relazione.adopt": "adottare la Relazione",
  "relazione.validate": "validare la Relazione",
  "fund.write": "scrivere il fondo dei premi",
  "fund.approve": "approvare il fondo dei premi",
  "pay.record": "registrare il calcolo dei premi",
  "pay.release": "liberare i premi per il pagamento",
  "pay.readAmounts": "leggere gli importi dei premi",
  "publication.build": "preparare la pubblicazione",
  "publication.release": "pubblicare",
  "export.withNames": "estrarre dati con i nomi",
  "ownData.copy": "prendere una copia dei propri dati",
  "rights.start": "avviare una richiesta sui dati personali",
  "rights.execute": "eseguire una richiesta sui dati personali",
  "legalHold.write": "fermare le cancellazioni per un procedimento, o riprenderle",
  "retention.set": "stabilire quanto si conservano i dati",
  "retention.run": "cancellare i dati scaduti",
  "log.readAll": "leggere tutto il registro",
  "log.readActs": "leggere nel registro gli atti",
  "log.readOwn": "leggere nel registro ci\xF2 che si \xE8 fatto",
  "log.verify": "verificare il registro",
  "account.manage": "amministrare le utenze",
  "role.propose": "proporre un incarico",
  "role.confirm": "confermare o rifiutare un incarico",
  "role.end": "far finire un incarico",
  "role.read": "leggere gli incarichi",
  "delegation.write": "registrare una delega",
  "delegation.revoke": "far finire una delega",
  "delegation.read": "leggere le deleghe",
  "conflict.declare": "dichiarare un conflitto di interessi",
  "conflict.end": "far finire un conflitto di interessi",
  "conflict.read": "leggere i conflitti di interessi",
  "substitution.write": "sostituire un valutatore",
  "track.read": "leggere a che punto sono le fasi",
  "track.open": "aprire una fase",
  "track.close": "chiudere una fase",
  "track.reopen": "proporre di riaprire una fase",
  "track.confirmReopening": "confermare o rifiutare la riapertura di una fase",
  "office.read": "aprire l'ufficio",
  "draft.save": "lasciare una bozza",
  "log.read": "aprire il registro",
  "derogation.read": "leggere le deroghe",
  "configuration.write": "cambiare le impostazioni del sistema",
  "backup.run": "fare le copie di sicurezza"
};
function actionWords(action) {
  return Object.hasOwn(ACTION_WORDS, action) ? ACTION_WORDS[action] : action;
}

// src/features/abstentions/Abstentions.tsx
import { Fragment as Fragment24, jsx as jsx56, jsxs as jsxs52 } from "hono/jsx/jsx-runtime";
async function Abstentions({ office, refilled }) {
  const { code } = office.administration;
  const conflicts = await loadAll(
    office,
    "conflict.read",
    async (tx) => (await listConflicts(tx, code)).filter(({ about }) => about !== office.actor.person).map((value) => ({ thing: { about: value.person }, value }))
  );
  const isPersonnel = couldHere(office, "substitution.write");
  const substitutions = isPersonnel ? await loadAll(
    office,
    "substitution.write",
    async (tx) => (await listSubstitutions(tx, code)).map((value) => ({ thing: { about: value.person }, value }))
  ) : [];
  return /* @__PURE__ */ jsxs52(Fragment24, { children: [
    /* @__PURE__ */ jsxs52("section", { children: [
      /* @__PURE__ */ jsx56("h2", { children: "Conflitti di interessi" }),
      /* @__PURE__ */ jsx56("p", { class: "meaning", children: "Chi dichiara un conflitto non scrive e non decide nulla su quella persona. Il motivo lo legge solo l'ufficio personale." }),
      /* @__PURE__ */ jsx56(Conflicts, { conflicts, office, isPersonnel }),
      /* @__PURE__ */ jsx56(ConflictForm, { office, refilled: refilled.conflict, isPersonnel })
    ] }),
    isPersonnel && /* @__PURE__ */ jsxs52("section", { children: [
      /* @__PURE__ */ jsx56("h2", { children: "Chi valuta al posto di un altro" }),
      /* @__PURE__ */ jsx56(Substitutions, { substitutions, office }),
      /* @__PURE__ */ jsx56(SubstitutionForm, { office, refilled: refilled.substitution })
    ] })
  ] });
}
function Conflicts({ conflicts, office, isPersonnel }) {
  if (conflicts.length === 0) return /* @__PURE__ */ jsx56("p", { class: "empty", children: "Nessun conflitto dichiarato." });
  return /* @__PURE__ */ jsx56("ul", { class: "found", children: conflicts.map(({ id, person, about, reason, declaredAt, isEnded }) => /* @__PURE__ */ jsxs52("li", { children: [
    /* @__PURE__ */ jsxs52("p", { children: [
      /* @__PURE__ */ jsxs52("strong", { children: [
        person,
        " si astiene su ",
        about
      ] }),
      " ",
      "dal ",
      hourInRome(declaredAt.toISOString()),
      isEnded && " (finito)",
      ". Motivo: ",
      reason
    ] }),
    isPersonnel && !isEnded && ![person, about].includes(office.actor.person) && /* @__PURE__ */ jsx56(
      OfficeForm,
      {
        office,
        action: paths.conflictEnd(office.administration.code, id),
        button: `Il conflitto di ${person} non c'\xE8 pi\xF9`,
        isQuiet: true
      }
    )
  ] })) });
}
function ConflictForm({ office, refilled, isPersonnel }) {
  const { typed = {}, errors = {} } = refilled ?? {};
  return /* @__PURE__ */ jsxs52("section", { children: [
    /* @__PURE__ */ jsx56("h3", { children: "Dichiara un conflitto" }),
    /* @__PURE__ */ jsxs52(OfficeForm, { office, action: paths.conflicts(office.administration.code), button: "Dichiara", refilled, children: [
      isPersonnel ? /* @__PURE__ */ jsx56(
        TextField,
        {
          id: "chi",
          label: "Chi si astiene (matricola)",
          value: typed["chi"] ?? office.actor.person,
          error: errors["chi"],
          autocomplete: "off"
        }
      ) : /* @__PURE__ */ jsx56("input", { type: "hidden", name: "chi", value: office.actor.person }),
      /* @__PURE__ */ jsx56(TextField, { id: "su", label: "Su chi (matricola)", value: typed["su"], error: errors["su"], autocomplete: "off", maxLength: 40 }),
      /* @__PURE__ */ jsx56(TextAreaField, { id: "ragione", label: "Motivo", value: typed["ragione"] ?? "", error: errors["ragione"] })
    ] })
  ] });
}
function Substitutions({ substitutions, office }) {
  if (substitutions.length === 0) return /* @__PURE__ */ jsx56("p", { class: "empty", children: "Nessun valutatore \xE8 sostituito." });
  return /* @__PURE__ */ jsx56("ul", { class: "found", children: substitutions.map(({ id, person, substitute, from, to, reason, isRevoked }) => /* @__PURE__ */ jsxs52("li", { children: [
    /* @__PURE__ */ jsxs52("p", { children: [
      /* @__PURE__ */ jsxs52("strong", { children: [
        substitute,
        " valuta ",
        person
      ] }),
      " ",
      "dal ",
      italianDate(from),
      to !== void 0 && ` al ${italianDate(to)}`,
      isRevoked && " (finita)",
      ". ",
      reason
    ] }),
    !isRevoked && person !== office.actor.person && /* @__PURE__ */ jsx56(
      OfficeForm,
      {
        office,
        action: paths.substitutionEnd(office.administration.code, id),
        button: `${substitute} non valuta pi\xF9 ${person}`,
        isQuiet: true
      }
    )
  ] })) });
}
function SubstitutionForm({ office, refilled }) {
  const { typed = {}, errors = {} } = refilled ?? {};
  return /* @__PURE__ */ jsxs52("section", { children: [
    /* @__PURE__ */ jsx56("h3", { children: "Sostituisci un valutatore" }),
    /* @__PURE__ */ jsxs52(
      OfficeForm,
      {
        office,
        action: paths.substitutions(office.administration.code),
        button: "Registra la sostituzione",
        refilled,
        children: [
          /* @__PURE__ */ jsx56(
            TextField,
            {
              id: "valutato",
              label: "Chi \xE8 valutato (matricola)",
              value: typed["valutato"],
              error: errors["valutato"],
              autocomplete: "off"
            }
          ),
          /* @__PURE__ */ jsx56(
            TextField,
            {
              id: "sostituto",
              label: "Chi valuta (matricola)",
              value: typed["sostituto"],
              error: errors["sostituto"],
              autocomplete: "off"
            }
          ),
          /* @__PURE__ */ jsx56(TextField, { id: "da", label: "Dal giorno", value: typed["da"] ?? italianDate(office.today), error: errors["da"], autocomplete: "off" }),
          /* @__PURE__ */ jsx56(TextField, { id: "a", label: "All'ultimo giorno (se c'\xE8)", value: typed["a"], error: errors["a"], autocomplete: "off", isOptional: true }),
          /* @__PURE__ */ jsx56(TextAreaField, { id: "perche", label: "Perch\xE9", value: typed["perche"] ?? "", error: errors["perche"] })
        ]
      }
    )
  ] });
}

// src/features/abstentions/delegate.ts
var DELEGATION_REFUSALS = {
  ...STANDING_REFUSALS,
  aboutSelf: "Nessuno registra una delega a s\xE9 stesso: lo fa un'altra persona.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  nothingDelegated: "Scelga almeno una cosa che si pu\xF2 fare con la delega.",
  toOneself: "Chi delega e chi \xE8 delegato sono la stessa persona.",
  unknownPerson: "Tra le persone dell'ente non c'\xE8 questa matricola.",
  alreadyRevoked: "Questa delega \xE8 gi\xE0 finita."
};
function delegate(office, delegation, options) {
  const { actor, administration } = office;
  const { of, to, from, until, actions } = delegation;
  const asked = { ...options, thing: () => Promise.resolve({ about: to, assignedTo: [of] }) };
  return actOutsideYears(office, "delegation.write", asked, async (tx) => {
    if (until < from) return { ok: false, reasons: ["endsBeforeItBegins"] };
    if (of === to) return { ok: false, reasons: ["toOneself"] };
    if (actions.length === 0) return { ok: false, reasons: ["nothingDelegated"] };
    if (!await hasPerson(tx, administration, of) || !await hasPerson(tx, administration, to))
      return { ok: false, reasons: ["unknownPerson"] };
    await insertDelegation(tx, administration, actor.person, delegation);
    return { ok: true, value: { answer: null, object: `delegation of ${of}`, content: { to, from, until, actions } } };
  });
}
function endDelegation(office, id, options) {
  const { actor, administration } = office;
  const thing = async (tx) => {
    const found = (await listDelegations(tx, administration)).find((each) => each.id === id);
    return found && { about: found.to, assignedTo: [found.of] };
  };
  return actOutsideYears(office, "delegation.revoke", { ...options, thing }, async (tx) => {
    if (!await revokeDelegation(tx, administration, id, actor.person)) return { ok: false, reasons: ["alreadyRevoked"] };
    return { ok: true, value: { answer: null, object: `delegation ${String(id)}`, content: { revoked: true } } };
  });
}

// src/features/abstentions/delegations.route.tsx
import { jsx as jsx57, jsxs as jsxs53 } from "hono/jsx/jsx-runtime";
var tick = z15.literal("si").optional();
var TICKS = Object.fromEntries(DELEGABLE_ACTIONS.map((action) => [action, tick]));
var FORM9 = z15.strictObject({ delegante: personCode, delegato: personCode, dal: day, al: day, motivo: words("perch\xE9"), ...TICKS });
var NO_FIELDS = z15.strictObject({});
var getDelegations = (office) => drawDelegations(office);
var postDelegations = (office) => answerForm(office, {
  schema: FORM9,
  words: DELEGATION_REFUSALS,
  back: paths.delegations(office.administration.code),
  redraw: (refilled, status) => drawDelegations(office, { delegation: refilled }, status),
  perform: ({ delegante: of, delegato: to, dal: from, al: until, motivo: reason, ...ticked }, options) => {
    const actions = DELEGABLE_ACTIONS.filter((action) => ticked[action] === "si");
    return delegate(office.ambient, { of, to, from, until, actions, reason }, options);
  }
});
var postDelegationEnd = (office) => answerForm(office, {
  schema: NO_FIELDS,
  words: DELEGATION_REFUSALS,
  back: paths.delegations(office.administration.code),
  perform: (_, options) => endDelegation(office.ambient, idOf(office), options)
});
async function drawDelegations(office, refilled = {}, status = 200) {
  const delegations = await loadAll(
    office,
    "delegation.read",
    async (tx) => (await listDelegations(tx, office.administration.code)).map(thingOf)
  );
  const inForce2 = delegations.filter(({ isRevoked, until }) => !isRevoked && until >= office.today);
  const draft = couldHere(office, "delegation.write") ? { found: await ownDraft(office) } : void 0;
  const page = /* @__PURE__ */ jsxs53(OfficePage, { office, title: "Deleghe e astensioni", children: [
    /* @__PURE__ */ jsx57("p", { class: "lead", children: inForce2.length === 0 ? "Nessuna delega \xE8 in vigore." : `Deleghe in vigore: ${String(inForce2.length)}.` }),
    /* @__PURE__ */ jsx57("p", { class: "meaning", children: "Con una delega si fa ci\xF2 che potrebbe fare chi delega, nei giorni scritti: mai di pi\xF9, mai su s\xE9 stessi n\xE9 su chi delega, e non si passa ad altri." }),
    /* @__PURE__ */ jsxs53("section", { children: [
      /* @__PURE__ */ jsx57("h2", { children: "Deleghe" }),
      delegations.length === 0 ? /* @__PURE__ */ jsx57("p", { class: "empty", children: "Non ci sono deleghe da mostrarle." }) : /* @__PURE__ */ jsx57("ul", { class: "found", children: delegations.map((each) => /* @__PURE__ */ jsx57(Delegated, { delegation: each, office, canEnd: inForce2.includes(each) && mayEnd(office, each) })) }),
      draft && /* @__PURE__ */ jsx57(NewDelegationForm, { office, refilled: refilled.delegation, draft })
    ] }),
    await Abstentions({ office, refilled })
  ] });
  return office.c.html(renderPage(page), status);
}
function thingOf(delegation) {
  return { thing: { about: delegation.to, assignedTo: [delegation.of] }, value: delegation };
}
function mayEnd(office, { of }) {
  return couldHere(office, "delegation.revoke") && (of === office.actor.person || couldHere(office, "substitution.write"));
}
function Delegated({ delegation, office, canEnd }) {
  const { id, of, to, actions, from, until, reason, recordedBy, isRevoked } = delegation;
  const what = actions.map((action) => ACTION_WORDS[action]).join(", ");
  return /* @__PURE__ */ jsxs53("li", { children: [
    /* @__PURE__ */ jsxs53("p", { children: [
      /* @__PURE__ */ jsxs53("strong", { children: [
        of,
        " delega ",
        to
      ] }),
      " ",
      "dal ",
      italianDate(from),
      " al ",
      italianDate(until),
      ": ",
      what,
      ". ",
      reason,
      " Registrata da ",
      recordedBy,
      isRevoked && ", e poi finita",
      "."
    ] }),
    canEnd && /* @__PURE__ */ jsx57(
      OfficeForm,
      {
        office,
        action: paths.delegationEnd(office.administration.code, id),
        button: `Fai finire la delega a ${to}`,
        isQuiet: true
      }
    )
  ] });
}
function NewDelegationForm({ office, refilled, draft }) {
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const isForOthers = couldHere(office, "substitution.write");
  return /* @__PURE__ */ jsxs53("section", { children: [
    /* @__PURE__ */ jsx57("h3", { children: "Nuova delega" }),
    /* @__PURE__ */ jsxs53(
      OfficeForm,
      {
        office,
        action: paths.delegations(office.administration.code),
        button: "Registra la delega",
        refilled,
        draft,
        children: [
          /* @__PURE__ */ jsx57(
            TextField,
            {
              id: "delegante",
              label: "Chi delega (matricola)",
              value: typed["delegante"] ?? (isForOthers ? "" : office.actor.person),
              error: errors["delegante"],
              autocomplete: "off",
              maxLength: 40
            }
          ),
          /* @__PURE__ */ jsx57(
            TextField,
            {
              id: "delegato",
              label: "Chi \xE8 delegato (matricola)",
              value: typed["delegato"],
              error: errors["delegato"],
              autocomplete: "off",
              maxLength: 40
            }
          ),
          /* @__PURE__ */ jsx57(TextField, { id: "dal", label: "Dal giorno", value: typed["dal"] ?? italianDate(office.today), error: errors["dal"], autocomplete: "off" }),
          /* @__PURE__ */ jsx57(TextField, { id: "al", label: "All'ultimo giorno", value: typed["al"], error: errors["al"], autocomplete: "off" }),
          /* @__PURE__ */ jsxs53("fieldset", { class: "ticks", children: [
            /* @__PURE__ */ jsx57("legend", { children: "Per che cosa" }),
            DELEGABLE_ACTIONS.map((action) => /* @__PURE__ */ jsxs53("div", { children: [
              /* @__PURE__ */ jsx57("input", { type: "checkbox", id: `delega-${action}`, name: action, value: "si", checked: typed[action] === "si" }),
              /* @__PURE__ */ jsx57("label", { for: `delega-${action}`, children: DELEGABLE_WORDS[action] })
            ] }))
          ] }),
          /* @__PURE__ */ jsx57(TextAreaField, { id: "motivo", label: "Perch\xE9", value: typed["motivo"] ?? "", error: errors["motivo"] })
        ]
      }
    )
  ] });
}

// src/features/abstentions/abstentions.route.tsx
var CONFLICT_FORM = z16.strictObject({ chi: personCode, su: personCode, ragione: words("il motivo") });
var SUBSTITUTION_FORM = z16.strictObject({ valutato: personCode, sostituto: personCode, da: day, a: optionalDay, perche: words("perch\xE9") });
var postConflicts = (office) => answerForm(office, {
  schema: CONFLICT_FORM,
  words: ABSTENTION_REFUSALS,
  back: paths.delegations(office.administration.code),
  redraw: (conflict, status) => drawDelegations(office, { conflict }, status),
  perform: ({ chi: person, su: about, ragione: reason }, options) => declareConflict(office.ambient, { person, about, reason }, options)
});
var postConflictEnd = (office) => answerForm(office, {
  schema: z16.strictObject({}),
  words: ABSTENTION_REFUSALS,
  back: paths.delegations(office.administration.code),
  perform: (_, options) => closeConflict(office.ambient, idOf(office), options)
});
var postSubstitutionEnd = (office) => answerForm(office, {
  schema: z16.strictObject({}),
  words: ABSTENTION_REFUSALS,
  back: paths.delegations(office.administration.code),
  perform: (_, options) => endSubstitution(office.ambient, idOf(office), options)
});
var postSubstitutions = (office) => answerForm(office, {
  schema: SUBSTITUTION_FORM,
  words: ABSTENTION_REFUSALS,
  back: paths.delegations(office.administration.code),
  redraw: (substitution, status) => drawDelegations(office, { substitution }, status),
  perform: ({ valutato: person, sostituto: substitute, da: from, a: to, perche: reason }, options) => substituteEvaluator(office.ambient, { person, substitute, from, ...to && { to }, reason }, options)
});

// src/features/forms/form.route.tsx
import * as z17 from "zod";

// src/data/acknowledgement.ts
async function insertAcknowledgement(tx, { administration, year }, acknowledgement) {
  const { person, object: object2, sha256, means, signedOn, recordedBy } = acknowledgement;
  const row = await tx.insertInto("acknowledgement").values({ administration_id: administration, person, year, object: object2, sha256, means, signed_on: signedOn, recorded_by: recordedBy }).onConflict((conflict) => conflict.doNothing()).returning("acknowledgement_id").executeTakeFirst();
  return row !== void 0;
}
async function listAcknowledgements(db, { administration, year }, person) {
  const all = db.selectFrom("acknowledgement").select(["person", "object", "sha256", "means", "signed_on", "recorded_by as recordedBy"]).where("administration_id", "=", administration).where("year", "=", year).orderBy("acknowledgement_id");
  const rows = await (person === void 0 ? all : all.where("person", "=", person)).execute();
  return rows.map(({ signed_on, ...row }) => ({ ...row, signedOn: civilDate(signed_on) }));
}

// src/features/forms/acknowledge.ts
import { createHash } from "node:crypto";

// src/data/personalForm.ts
import { sql as sql10 } from "kysely";
async function listPersonalForms(db, { administration, year }, person) {
  const forms = db.selectFrom("form as f").innerJoin(
    "evaluated_person as p",
    (join2) => join2.onRef("p.administration_id", "=", "f.administration_id").onRef("p.reading", "=", "f.reading").onRef("p.code", "=", "f.person")
  ).leftJoin(
    sql10`substitutions_of(${administration})`.as("s"),
    (join2) => join2.onRef("s.person", "=", "f.person").on(sql10`s.valid @> f.to_day`)
  ).select(["f.person", "f.role", "f.unit", "f.evaluator", "f.from_day", "f.to_day", "f.is_interim", "f.state"]).select(["f.not_evaluable", "f.not_evaluable_note", "f.content", "p.name", "s.substitute"]).where("f.administration_id", "=", administration).where("f.reading", "=", sql10`last_evaluation_reading(${administration}, ${year})`).orderBy("p.name").orderBy("f.from_day").orderBy("f.is_interim");
  const rows = await (person === void 0 ? forms : forms.where("f.person", "=", person)).execute();
  return rows.map(({ from_day, to_day, is_interim, not_evaluable, not_evaluable_note, content, substitute, ...row }) => {
    const form = { ...row, from: civilDate(from_day), to: civilDate(to_day), isInterim: is_interim, ...content };
    const notEvaluable = not_evaluable === null ? {} : { notEvaluable: { reason: not_evaluable, note: not_evaluable_note ?? "" } };
    return { ...form, ...notEvaluable, id: formId(form), ...substitute !== null && { substitute } };
  });
}

// src/features/forms/thingOfForm.ts
var ORGANS = { oiv: "oiv", sindaco: "organ" };
function thingOfForm(form, subject, today) {
  const evaluator = form.substitute ?? form.evaluator;
  const organ = ORGANS[evaluator];
  const isOrgan = organ !== void 0 && subject.holdings.some((held) => held.role === organ && coversDay(held, today));
  return { about: form.person, evaluators: isOrgan ? [subject.person] : [evaluator], track: trackOfForm(form) };
}
function trackOfForm({ role }) {
  switch (payCategoryOf(role)) {
    case "staff":
      return "individualStaff";
    case "eq":
      return "individualEq";
    case "dirigenti":
    case "segretario":
      return "individualDirigenti";
  }
}
function rightToRead({ state }) {
  return state === "proposed" ? "form.readDraft" : "form.readReleased";
}

// src/features/forms/acknowledge.ts
var ACKNOWLEDGE_REFUSALS = {
  ...ACT_REFUSALS,
  contentChanged: "Nel frattempo la scheda \xE8 cambiata: la rilegga prima di prenderne visione.",
  alreadyAcknowledged: "Di questa scheda, cos\xEC com'\xE8, si \xE8 gi\xE0 presa visione.",
  signedInTheFuture: "Il giorno della firma deve ancora venire."
};
async function acknowledgeForm(ambient, { person, form: id, seen, paper }, options) {
  const { actor } = ambient;
  const find = async (tx) => (await listPersonalForms(tx, ambient, person)).find((each) => each.id === id && each.state !== "proposed");
  const action = paper ? "acknowledgement.register" : "form.acknowledge";
  const track2 = await trackOf(ambient, find);
  const thing = async (tx) => {
    const form = await find(tx);
    return form && { about: person, track: trackOfForm(form) };
  };
  return act(ambient, action, { ...options, thing, ...track2 && { track: track2 } }, async (tx, { today }) => {
    const form = await find(tx);
    if (!form || markOfForm(form) !== seen) return { ok: false, reasons: ["contentChanged"] };
    if (paper && paper.signedOn > today) return { ok: false, reasons: ["signedInTheFuture"] };
    const signedOn = paper?.signedOn ?? today;
    const means = paper ? "paper" : "online";
    const kept = { person, object: id, sha256: Buffer.from(seen, "hex"), means, signedOn, recordedBy: actor.person };
    if (!await insertAcknowledgement(tx, ambient, kept)) return { ok: false, reasons: ["alreadyAcknowledged"] };
    return { ok: true, value: { answer: null, object: `form ${id}`, content: { means, signedOn, sha256: seen } } };
  });
}
async function trackOf(ambient, find) {
  const form = await readAs(ambient.db, ambient.administration, ambient.actor, find);
  return form && trackOfForm(form);
}
function markOfForm({
  person,
  role,
  unit,
  evaluator,
  from,
  to,
  objectives,
  linkedObjectives,
  behaviours,
  ...form
}) {
  const content = [
    person,
    role,
    unit,
    evaluator,
    from,
    to,
    form.isInterim,
    form.state,
    form.notEvaluable ?? null,
    objectives,
    linkedObjectives,
    behaviours
  ];
  return createHash("sha256").update(JSON.stringify(content), "utf8").digest("hex");
}

// src/features/forms/FormContents.tsx
import { Fragment as Fragment25, jsx as jsx58, jsxs as jsxs54 } from "hono/jsx/jsx-runtime";
function FormContents({ form, at }) {
  return /* @__PURE__ */ jsxs54(Fragment25, { children: [
    /* @__PURE__ */ jsxs54("h2", { children: [
      "Dal ",
      italianDate(form.from),
      " al ",
      italianDate(form.to),
      form.isInterim && ", ad interim"
    ] }),
    /* @__PURE__ */ jsxs54("dl", { class: "facts", children: [
      /* @__PURE__ */ jsx58(Fact2, { name: "Unit\xE0", text: form.unit }),
      /* @__PURE__ */ jsx58(Fact2, { name: "Area o incarico", text: ROLE_WORDS[form.role] }),
      /* @__PURE__ */ jsx58(Fact2, { name: "Valuta", text: form.substitute ?? OUTSIDE_EVALUATORS[form.evaluator] ?? form.evaluator }),
      /* @__PURE__ */ jsx58(Fact2, { name: "Stato", text: FORM_STATE_WORDS[form.state] }),
      form.notEvaluable && /* @__PURE__ */ jsx58(Fact2, { name: "Non valutabile", text: `${NOT_EVALUATED_WORDS[form.notEvaluable.reason]}. ${form.notEvaluable.note}` })
    ] }),
    /* @__PURE__ */ jsx58("h3", { children: "Obiettivi" }),
    form.objectives.length === 0 ? /* @__PURE__ */ jsx58("p", { class: "missing", children: "Nessun obiettivo assegnato." }) : /* @__PURE__ */ jsx58(Objectives, { form, at }),
    /* @__PURE__ */ jsx58("h3", { children: "Comportamenti" }),
    form.behaviours.length === 0 ? /* @__PURE__ */ jsx58("p", { class: "missing", children: "Nessun comportamento da valutare." }) : /* @__PURE__ */ jsx58("ul", { children: form.behaviours.map(({ code, score }) => /* @__PURE__ */ jsxs54("li", { children: [
      code,
      ": ",
      score === void 0 ? "non ancora valutato" : italianDecimal(score)
    ] })) })
  ] });
}
function Fact2({ name, text }) {
  return /* @__PURE__ */ jsxs54("div", { children: [
    /* @__PURE__ */ jsx58("dt", { children: name }),
    /* @__PURE__ */ jsx58("dd", { children: text })
  ] });
}
function Objectives({ form, at }) {
  return /* @__PURE__ */ jsx58("ul", { children: form.objectives.map((objective) => /* @__PURE__ */ jsxs54("li", { children: [
    objective.kind === "plan" ? /* @__PURE__ */ jsxs54("a", { href: paths.objective(at, objectiveCode(at.year, Number(objective.objective.slice(5)))), children: [
      "Obiettivo ",
      objective.objective
    ] }) : objective.title,
    objective.weight !== void 0 && `, peso ${italianDecimal(objective.weight)}`,
    objective.kind === "own" && objective.degree !== void 0 && `, grado ${italianDecimal(objective.degree)}`,
    objective.kind === "own" && objective.neutralised !== void 0 && `, neutralizzato: ${objective.neutralised}`
  ] })) });
}

// src/features/forms/readableForms.ts
async function formsToTellOf(office, forms) {
  const { subject, today } = office;
  const found = forms.map((form) => ({ thing: thingOfForm(form, subject, today), value: form.id }));
  return new Set(await loadAll(office, "acknowledgement.read", () => Promise.resolve(found)));
}
async function readableForms(office, person) {
  const { subject, today } = office;
  const by = (right) => loadAll(
    office,
    right,
    async (tx) => (await listPersonalForms(tx, yearOf(office), person)).filter((form) => rightToRead(form) === right).map((value) => ({ thing: thingOfForm(value, subject, today), value })),
    yearOf(office).year
  );
  return [...await by("form.readReleased"), ...await by("form.readDraft")];
}

// src/features/forms/form.route.tsx
import { jsx as jsx59, jsxs as jsxs55 } from "hono/jsx/jsx-runtime";
var scheda = z17.string().max(100);
var visto = z17.string().regex(/^[0-9a-f]{64}$/);
var FORM10 = z17.strictObject({ scheda, visto, firmata_il: day.optional() });
var getForm = (office) => draw4(office);
var getFormReceipt = async (office) => {
  const forms = (await readableForms(office, personOf(office))).filter(({ state }) => state !== "proposed");
  const [first] = forms;
  if (!first) return office.c.notFound();
  const at = yearOf(office);
  const page = /* @__PURE__ */ jsxs55(OfficePage, { office, title: "Da firmare per presa visione", way: [{ text: first.name, href: paths.form(at, first.person) }], children: [
    /* @__PURE__ */ jsxs55("p", { class: "lead", children: [
      first.name,
      ", matricola ",
      first.person,
      ": schede del ",
      at.year,
      ". La firma dice che si \xE8 vista la scheda, non che si \xE8 d'accordo."
    ] }),
    forms.map((form) => /* @__PURE__ */ jsxs55("section", { class: "to-sign", children: [
      /* @__PURE__ */ jsx59(FormContents, { form, at }),
      /* @__PURE__ */ jsxs55("p", { children: [
        "Impronta di questo contenuto: ",
        /* @__PURE__ */ jsx59("code", { children: markOfForm(form).slice(0, 16) })
      ] }),
      /* @__PURE__ */ jsxs55("p", { class: "signature", children: [
        /* @__PURE__ */ jsx59("span", { children: "Data" }),
        /* @__PURE__ */ jsx59("span", { children: "Firma" })
      ] })
    ] }))
  ] });
  return office.c.html(renderPage(page));
};
var postAcknowledgement = (office) => answerForm(office, {
  schema: FORM10,
  words: ACKNOWLEDGE_REFUSALS,
  back: paths.form(yearOf(office), personOf(office)),
  redraw: (refilled, status) => draw4(office, refilled, status),
  perform: ({ scheda: form, visto: seen, firmata_il: signedOn }, options) => {
    const acknowledging = { person: personOf(office), form, seen, ...signedOn && { paper: { signedOn } } };
    return acknowledgeForm({ ...office.ambient, ...yearOf(office) }, acknowledging, options);
  }
});
function personOf({ c }) {
  return c.req.param("person") ?? "";
}
async function draw4(office, refilled, status = 200) {
  const at = yearOf(office);
  const forms = await readableForms(office, personOf(office));
  const [first] = forms;
  if (!first) return office.c.notFound();
  const seen = await read2(office, (tx) => listAcknowledgements(tx, at, first.person));
  const told = await formsToTellOf(office, forms);
  const page = /* @__PURE__ */ jsxs55(OfficePage, { office, title: first.name, way: [{ text: `Schede del ${String(at.year)}`, href: paths.forms(at) }], children: [
    /* @__PURE__ */ jsx59("p", { class: "lead", children: forms.length === 1 ? `C'\xE8 1 scheda del ${String(at.year)}.` : `Ci sono ${String(forms.length)} schede del ${String(at.year)}, una per periodo e valutatore.` }),
    forms.some(({ state }) => state !== "proposed") && /* @__PURE__ */ jsx59("p", { children: /* @__PURE__ */ jsx59("a", { href: paths.formReceipt(at, first.person), children: "Pagina da stampare e firmare" }) }),
    refilled && forms.every(({ id }) => id !== refilled.typed["scheda"]) && /* @__PURE__ */ jsx59("p", { class: "refusal", children: refilled.refusals?.join(" ") }),
    forms.map((form) => /* @__PURE__ */ jsxs55("section", { children: [
      /* @__PURE__ */ jsx59(FormContents, { form, at }),
      told.has(form.id) && /* @__PURE__ */ jsx59(Acknowledged, { form, seen, office, refilled: refilled?.typed["scheda"] === form.id ? refilled : void 0 })
    ] }))
  ] });
  return office.c.html(renderPage(page), status);
}
function Acknowledged({ form, seen, office, refilled }) {
  const mark = markOfForm(form);
  const done = seen.find(({ object: object2, sha256 }) => object2 === form.id && sha256.toString("hex") === mark);
  if (done)
    return /* @__PURE__ */ jsxs55("p", { children: [
      "Presa visione il ",
      italianDate(done.signedOn),
      ", ",
      done.means === "paper" ? `su carta, registrata da ${done.recordedBy}` : "sul sito",
      "."
    ] });
  if (form.state === "proposed") return null;
  const isOwn = form.person === office.actor.person;
  if (!isOwn && !couldHere(office, "acknowledgement.register")) return /* @__PURE__ */ jsx59("p", { class: "empty", children: "Non ne \xE8 stata ancora presa visione." });
  return /* @__PURE__ */ jsxs55(
    OfficeForm,
    {
      office,
      action: paths.formAcknowledgement(yearOf(office), form.person),
      button: isOwn ? "Ho preso visione" : "Registra la firma su carta",
      refilled,
      children: [
        /* @__PURE__ */ jsx59("input", { type: "hidden", name: "scheda", value: form.id }),
        /* @__PURE__ */ jsx59("input", { type: "hidden", name: "visto", value: mark }),
        !isOwn && /* @__PURE__ */ jsx59(
          TextField,
          {
            id: `firmata-${mark.slice(0, 12)}`,
            name: "firmata_il",
            label: `Firmata su carta il (scheda dal ${italianDate(form.from)})`,
            value: refilled?.typed["firmata_il"],
            error: refilled?.errors?.["firmata_il"],
            autocomplete: "off"
          }
        )
      ]
    }
  );
}

// src/features/OfficeTable.tsx
import { jsx as jsx60, jsxs as jsxs56 } from "hono/jsx/jsx-runtime";
function OfficeTable({ id, caption, head, isWide = false, children }) {
  return /* @__PURE__ */ jsx60("section", { class: isWide ? "table-scroll wide" : "table-scroll", "aria-labelledby": id, tabindex: 0, children: /* @__PURE__ */ jsxs56("table", { class: "table", children: [
    /* @__PURE__ */ jsx60("caption", { id, children: caption }),
    /* @__PURE__ */ jsx60("thead", { children: /* @__PURE__ */ jsx60("tr", { children: head.map((text) => /* @__PURE__ */ jsx60("th", { scope: "col", children: text })) }) }),
    /* @__PURE__ */ jsx60("tbody", { children })
  ] }) });
}

// src/features/forms/forms.route.tsx
import { jsx as jsx61, jsxs as jsxs57 } from "hono/jsx/jsx-runtime";
var getForms = async (office) => {
  const at = yearOf(office);
  const forms = await readableForms(office);
  const told = await formsToTellOf(office, forms);
  const seen = new Set(
    (await read2(office, (tx) => listAcknowledgements(tx, at))).map(({ object: object2, sha256 }) => `${object2} ${sha256.toString("hex")}`)
  );
  const page = /* @__PURE__ */ jsxs57(OfficePage, { office, title: `Schede del ${String(at.year)}`, children: [
    /* @__PURE__ */ jsx61("p", { class: "lead", children: forms.length === 1 ? "Lei pu\xF2 leggere 1 scheda." : `Lei pu\xF2 leggere ${String(forms.length)} schede.` }),
    forms.length === 0 ? /* @__PURE__ */ jsx61("p", { class: "empty", children: "Per quest'anno non ci sono schede da mostrarle." }) : /* @__PURE__ */ jsx61(
      OfficeTable,
      {
        id: "tabella-schede",
        caption: `Schede del ${String(at.year)}`,
        head: ["Persona", "Periodo", "Unit\xE0", "Stato", "Presa visione di com'\xE8 ora"],
        children: forms.map((form) => /* @__PURE__ */ jsxs57("tr", { children: [
          /* @__PURE__ */ jsx61("th", { scope: "row", children: /* @__PURE__ */ jsx61("a", { href: paths.form(at, form.person), children: form.name }) }),
          /* @__PURE__ */ jsxs57("td", { children: [
            italianDate(form.from),
            "\u2013",
            italianDate(form.to),
            form.isInterim && ", ad interim"
          ] }),
          /* @__PURE__ */ jsx61("td", { children: form.unit }),
          /* @__PURE__ */ jsx61("td", { children: FORM_STATE_WORDS[form.state] }),
          /* @__PURE__ */ jsx61("td", { children: !told.has(form.id) ? "" : seen.has(`${form.id} ${markOfForm(form)}`) ? "s\xEC" : "non ancora" })
        ] }))
      }
    )
  ] });
  return office.c.html(renderPage(page));
};

// src/features/officeHome/officeHome.route.tsx
import { jsx as jsx62, jsxs as jsxs58 } from "hono/jsx/jsx-runtime";
var getOffice = async (office) => {
  const { administration, subject, today } = office;
  const { code } = administration;
  const inForce2 = subject.holdings.filter((held) => coversDay(held, today));
  const years = (await read2(office, (tx) => listYears(tx, code))).map(({ year }) => year);
  const waiting = await thingsWaiting(office, years);
  const page = /* @__PURE__ */ jsxs58(OfficePage, { office, title: `Ufficio: ${administration.name}`, children: [
    /* @__PURE__ */ jsx62("p", { class: "lead", children: waitingWords(waiting.length) }),
    waiting.length > 0 && /* @__PURE__ */ jsx62("ul", { class: "found", children: waiting.map(({ text, href }) => /* @__PURE__ */ jsx62("li", { children: /* @__PURE__ */ jsx62("a", { href, children: text }) })) }),
    /* @__PURE__ */ jsx62("h2", { children: "Chi \xE8 lei qui, oggi" }),
    /* @__PURE__ */ jsxs58("p", { children: [
      "Matricola ",
      subject.person,
      ". ",
      rolesWords(inForce2)
    ] }),
    subject.delegations.length > 0 && /* @__PURE__ */ jsxs58("p", { children: [
      "Agisce anche per delega di ",
      subject.delegations.map(({ of, to }) => `${of.person} (fino al ${italianDate(to)})`).join(", "),
      "."
    ] }),
    /* @__PURE__ */ jsx62("h2", { children: "Anni" }),
    years.length === 0 ? /* @__PURE__ */ jsx62("p", { class: "empty", children: "Non c'\xE8 ancora nessun anno: comincia quando si importa o si crea il piano." }) : /* @__PURE__ */ jsx62("ul", { children: years.map((year) => /* @__PURE__ */ jsxs58("li", { children: [
      year,
      ": ",
      couldHere(office, "track.read") && /* @__PURE__ */ jsx62("a", { href: paths.tracks({ administration: code, year }), children: "fasi" }),
      ",",
      " ",
      couldHere(office, "form.readReleased") && /* @__PURE__ */ jsx62("a", { href: paths.forms({ administration: code, year }), children: "schede" }),
      ",",
      " ",
      /* @__PURE__ */ jsx62("a", { href: paths.year({ administration: code, year }), children: "pagine pubbliche" })
    ] })) })
  ] });
  return office.c.html(renderPage(page));
};
function waitingWords(count) {
  if (count === 0) return "Non c'\xE8 nulla che aspetti lei.";
  return count === 1 ? "C'\xE8 1 cosa che aspetta lei." : `Ci sono ${String(count)} cose che aspettano lei.`;
}
function rolesWords(held) {
  const words2 = [...new Set(held.map(({ role }) => ACCESS_ROLE_WORDS[role]))];
  return words2.length === 0 ? "Oggi non ha nessun incarico." : `Incarichi di oggi: ${words2.join(", ")}.`;
}
async function thingsWaiting(office, years) {
  const { code } = office.administration;
  const roles = couldHere(office, "role.confirm") ? await read2(office, (tx) => listRoles(tx, code)) : [];
  const own = office.actor.person;
  const toConfirm = roles.filter(({ decision, person, proposedBy }) => decision === null && person !== own && proposedBy !== own).map(({ role, person }) => ({ text: `Confermare l'incarico di ${person}: ${ACCESS_ROLE_WORDS[role]}`, href: paths.roles(code) }));
  if (!couldHere(office, "track.confirmReopening")) return toConfirm;
  const reopenings = await read2(
    office,
    async (tx) => Promise.all(years.map(async (year) => ({ year, list: await listReopenings(tx, { administration: code, year }) })))
  );
  const toReopen = reopenings.flatMap(
    ({ year, list }) => list.filter(({ decision, proposedBy }) => decision === null && proposedBy !== own).map(({ track: track2 }) => ({
      text: `Decidere la riapertura: ${TRACK_WORDS[track2]} del ${String(year)}`,
      href: paths.tracks({ administration: code, year })
    }))
  );
  return [...toConfirm, ...toReopen];
}

// src/data/operations.ts
import { sql as sql11 } from "kysely";
async function listOperations(db, administration, { before, of, limit }) {
  const { rows } = await sql11`
    select sequence, recorded_at as "recordedAt", person, action, object, year, content
    from audit
    where administration_id = ${administration} and (${before ?? null}::bigint is null or sequence < ${before ?? null}::bigint)
      and (${of ?? null}::text is null or person = ${of ?? null}::text)
    order by sequence desc limit ${limit}`.execute(db);
  return rows;
}

// src/features/operations/objectWords.ts
var NAMES = [
  ["account of", "utenza di"],
  ["conflict of", "conflitto di interessi di"],
  ["conflict", "conflitto di interessi n."],
  ["delegation of", "delega di"],
  ["delegation", "delega n."],
  ["substitution for", "chi valuta"],
  ["substitution", "sostituzione"],
  ["evaluation run", "calcolo dei punteggi n."],
  ["pay run", "calcolo dei premi n."],
  ["evaluations", "schede di valutazione del"],
  ["head-count", "conta del personale del"],
  ["narrative", "testo della Relazione del"],
  ["plan", "piano del"],
  ["smvp", "sistema di valutazione del"],
  ["cci", "contratto integrativo del"],
  ["finding", "osservazione"],
  ["erasure", "cancellazione n."],
  ["legal hold", "fermo delle cancellazioni"],
  ["retention", "conservazione"],
  ["person", "persona"],
  ["personale", "elenco del personale"],
  ["unit", "unit\xE0 n."],
  ["role", "incarico n."],
  ["form", "scheda"],
  ["track", "fase"]
];
function objectWords(object2) {
  const track2 = TRACKS.find((each) => object2 === `track ${each}`);
  if (track2) return `fase ${TRACK_WORDS[track2]}`;
  const [name, words2] = NAMES.find(([each]) => object2 === each || object2.startsWith(`${each} `)) ?? [];
  if (name === void 0 || words2 === void 0) return object2;
  return `${words2}${object2.slice(name.length)}`.replace(" version ", ", versione ");
}

// src/features/operations/operations.route.tsx
import { jsx as jsx63, jsxs as jsxs59 } from "hono/jsx/jsx-runtime";
var SHOWN2 = 50;
var getOperations = async (office) => {
  const { administration, c } = office;
  const before = /^\d{1,18}$/.test(c.req.query("prima") ?? "") ? { before: BigInt(c.req.query("prima")) } : {};
  const right = rightToRead2(office);
  const of = right === "log.readOwn" ? { of: office.actor.person } : {};
  const lines = await loadAll(
    office,
    right,
    async (tx) => (await listOperations(tx, administration.code, { ...before, ...of, limit: SHOWN2 })).map((value) => ({
      thing: { about: value.person },
      value
    }))
  );
  const shown = right === "log.readActs" ? lines.filter(({ action }) => ACTS.has(action)) : lines;
  const last = lines.at(-1);
  const head = ["Quando", "Chi", "Operazione", "Su che cosa", ...right === "log.readAll" ? ["Contenuto"] : []];
  const page = /* @__PURE__ */ jsxs59(OfficePage, { office, title: "Registro", children: [
    /* @__PURE__ */ jsx63("p", { class: "lead", children: WORDS[right] }),
    shown.length === 0 ? /* @__PURE__ */ jsx63("p", { class: "empty", children: "Nessuna operazione da mostrare." }) : /* @__PURE__ */ jsx63(OfficeTable, { id: "tabella-operazioni", caption: "Operazioni, dalla pi\xF9 recente", head, isWide: right === "log.readAll", children: shown.map(({ recordedAt, person, action, object: object2, content }) => /* @__PURE__ */ jsxs59("tr", { children: [
      /* @__PURE__ */ jsx63("th", { scope: "row", children: hourInRome(recordedAt.toISOString()) }),
      /* @__PURE__ */ jsx63("td", { children: person }),
      /* @__PURE__ */ jsx63("td", { children: actionWords(action) }),
      /* @__PURE__ */ jsx63("td", { children: objectWords(object2) }),
      right === "log.readAll" && /* @__PURE__ */ jsx63("td", { children: content === null ? "cancellato" : /* @__PURE__ */ jsx63("code", { children: content.slice(0, 300) }) })
    ] })) }),
    last && lines.length === SHOWN2 && /* @__PURE__ */ jsx63("p", { children: /* @__PURE__ */ jsx63("a", { href: `${paths.operations(administration.code)}?prima=${String(last.sequence)}`, children: "Operazioni precedenti" }) })
  ] });
  return c.html(renderPage(page));
};
var WORDS = {
  "log.readAll": "Tutte le operazioni registrate, con il loro contenuto: le legge solo chi protegge i dati.",
  "log.readActs": "Gli atti registrati: approvazioni, aperture e chiusure delle fasi.",
  "log.readOwn": "Le operazioni che ha fatto lei. Quelle degli altri non si vedono da qui, e nessuno vede le sue cos\xEC."
};
var ACTS = /* @__PURE__ */ new Set([
  ...TRACK_ACTIONS,
  "rules.approve",
  "plan.approve",
  "variation.approve",
  "fund.approve",
  "relazione.adopt"
]);
function rightToRead2(office) {
  if (couldHere(office, "log.readAll")) return "log.readAll";
  return couldHere(office, "log.readActs") ? "log.readActs" : "log.readOwn";
}
var getDerogations = async (office) => {
  const derogations = await loadAll(
    office,
    "derogation.read",
    async (tx) => (await listDerogations(tx, office.administration.code)).map((value) => ({ thing: {}, value }))
  );
  const page = /* @__PURE__ */ jsxs59(OfficePage, { office, title: "Deroghe", children: [
    /* @__PURE__ */ jsx63("p", { class: "lead", children: derogations.length === 0 ? "Nessuna operazione \xE8 stata fatta in deroga: dove servono due persone, ce ne sono state due." : `Operazioni fatte da una persona sola dove ne servono due: ${String(derogations.length)}.` }),
    /* @__PURE__ */ jsx63("ul", { class: "found", children: derogations.map(({ person, action, fromAction, object: object2, reason, recordedAt }) => /* @__PURE__ */ jsx63("li", { children: /* @__PURE__ */ jsxs59("p", { children: [
      /* @__PURE__ */ jsx63("strong", { children: hourInRome(recordedAt.toISOString()) }),
      ": ",
      person,
      ", senza una seconda persona: \xAB",
      actionWords(fromAction),
      "\xBB e poi \xAB",
      actionWords(action),
      "\xBB, su ",
      objectWords(object2),
      ". ",
      reason
    ] }) })) })
  ] });
  return office.c.html(renderPage(page));
};

// src/features/organisation/newPerson.route.tsx
import * as z19 from "zod";

// src/features/organisation/changePerson.ts
var PERSON_REFUSALS = {
  ...STANDING_REFUSALS,
  changedMeanwhile: "Nel frattempo qualcuno ha cambiato questi dati: in questa pagina trova come sono ora e come li aveva scritti lei.",
  alreadyKnown: "C'\xE8 gi\xE0 una persona con questa matricola.",
  fiscalCodeTaken: "Questo codice fiscale \xE8 gi\xE0 di un'altra persona.",
  unitNotThere: "Il primo giorno del rapporto questa unit\xE0 non c'\xE8.",
  evaluatorUnknown: "Tra le persone dell'ente non c'\xE8 nessuno con la matricola del valutatore; si pu\xF2 anche scrivere \xABoiv\xBB o \xABsindaco\xBB.",
  evaluatesOneself: "Nessuno valuta s\xE9 stesso.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  nothingChanges: "\xC8 gi\xE0 tutto cos\xEC: non \xE8 stato scritto nulla."
};
function addPerson(office, member, relation, options) {
  return change(office, member.code, options, async (tx) => {
    if (await hasPerson(tx, office.administration, member.code)) return "alreadyKnown";
    const against = await againstIdentity(tx, office, member) ?? await againstRelation(tx, office, member.code, relation);
    if (against) return against;
    await writePerson(tx, office.administration, member);
    await addEmployments(tx, office.administration, member.code, [relation]);
    return { new: true, from: relation.from, unit: relation.unit, role: relation.role };
  });
}
function correctPerson(office, { seen, ...member }, options) {
  return change(office, member.code, options, async (tx) => {
    if (await holdPerson(tx, office.administration, member.code) !== seen) return "changedMeanwhile";
    const against = await againstIdentity(tx, office, member);
    if (against) return against;
    await writePerson(tx, office.administration, member);
    return { corrected: true };
  });
}
function recordRelation(office, { code, seen, ...relation }, options) {
  return change(office, code, options, async (tx) => {
    if (await holdPerson(tx, office.administration, code) !== seen) return "changedMeanwhile";
    const against = await againstRelation(tx, office, code, relation);
    if (against) return against;
    const known = await loadStaff(tx, office.administration, code);
    const [changed] = staffChanges(known, known.map((member) => ({ ...member, employments: [relation] }))).changes;
    if (!changed) return "nothingChanges";
    await replaceEmployments(tx, office.administration, changed.replaced.map(({ id }) => id));
    await addEmployments(tx, office.administration, code, changed.added);
    await raisePerson(tx, office.administration, code);
    return { from: relation.from, unit: relation.unit, role: relation.role, replaced: changed.replaced.length };
  });
}
function change(office, code, options, work) {
  const asked = { ...options, thing: () => Promise.resolve({ about: code }) };
  return actOutsideYears(office, "organisation.write", asked, async (tx) => {
    const done = await work(tx);
    if (typeof done === "string") return { ok: false, reasons: [done] };
    return { ok: true, value: { answer: null, object: `person ${code}`, content: done } };
  });
}
async function againstIdentity(tx, { administration }, { code, fiscalCode }) {
  if (fiscalCode === void 0) return void 0;
  const staff = await loadStaff(tx, administration);
  return staff.some((each) => each.fiscalCode === fiscalCode && each.code !== code) ? "fiscalCodeTaken" : void 0;
}
async function againstRelation(tx, { administration }, code, { unit, from, to, evaluator }) {
  if (to !== void 0 && to < from) return "endsBeforeItBegins";
  if (evaluator === code) return "evaluatesOneself";
  const there = onDay(await loadUnits(tx, administration), from);
  if (!there.some((span) => String(span.unit) === unit)) return "unitNotThere";
  if (evaluator === void 0 || evaluator in OUTSIDE_EVALUATORS) return void 0;
  return await hasPerson(tx, administration, evaluator) ? void 0 : "evaluatorUnknown";
}

// src/features/organisation/personFields.tsx
import * as z18 from "zod";
import { Fragment as Fragment26, jsx as jsx64, jsxs as jsxs60 } from "hono/jsx/jsx-runtime";
function readAs2(read3, message) {
  return z18.string().transform((written2, context) => {
    const value = read3(written2);
    if (value !== void 0) return value;
    context.addIssue({ code: "custom", message });
    return z18.NEVER;
  });
}
var nothing = z18.literal("").transform(() => void 0);
var IDENTITY_FIELDS = {
  nome: words("nome e cognome", 200),
  codice_fiscale: z18.union([nothing, readAs2(readFiscalCode, "Questo codice fiscale non \xE8 giusto: lo ricontrolli.")]),
  posta: z18.union([nothing, z18.string().regex(/^[^@\s]{1,64}@[^@\s]{1,189}$/, "Questa non \xE8 una posta.")])
};
var RELATION_FIELDS = {
  unita: z18.string().regex(/^\d{1,18}$/, "Scelga un'unit\xE0."),
  ruolo: z18.enum(ROLES, "Scelga un'area o un incarico."),
  tempo: readAs2(readWorkingTime, "Scriva la quota di tempo pieno, per esempio \xAB100 %\xBB o \xAB18/36\xBB."),
  valutatore: z18.union([nothing, z18.string().regex(/^[A-Za-z0-9._-]{1,40}$/, "Scriva la matricola del valutatore, \xABoiv\xBB o \xABsindaco\xBB.")]),
  dal: day,
  al: optionalDay
};
function IdentityFields({ typed, errors }) {
  return /* @__PURE__ */ jsxs60(Fragment26, { children: [
    /* @__PURE__ */ jsx64(TextField, { id: "nome", label: "Nome e cognome", value: typed["nome"], error: errors["nome"], autocomplete: "off", maxLength: 200 }),
    /* @__PURE__ */ jsx64(
      TextField,
      {
        id: "codice_fiscale",
        label: "Codice fiscale (se l'ente lo usa)",
        value: typed["codice_fiscale"],
        error: errors["codice_fiscale"],
        autocomplete: "off",
        isOptional: true
      }
    ),
    /* @__PURE__ */ jsx64(
      TextField,
      {
        id: "posta",
        label: "Posta (se ne ha una)",
        hint: "Chi non ha posta firma su carta ci\xF2 di cui deve prendere visione.",
        value: typed["posta"],
        error: errors["posta"],
        autocomplete: "off",
        isOptional: true
      }
    )
  ] });
}
function RelationFields({ typed, errors, office, units }) {
  return /* @__PURE__ */ jsxs60(Fragment26, { children: [
    /* @__PURE__ */ jsx64(
      SelectField,
      {
        id: "unita",
        label: "Unit\xE0",
        options: units.map(({ unit, name }) => ({ value: String(unit), text: name })),
        value: typed["unita"] ?? "",
        error: errors["unita"]
      }
    ),
    /* @__PURE__ */ jsx64(
      SelectField,
      {
        id: "ruolo",
        label: "Area o incarico",
        options: ROLES.map((role) => ({ value: role, text: ROLE_WORDS[role] })),
        value: typed["ruolo"] ?? "istruttori",
        error: errors["ruolo"]
      }
    ),
    /* @__PURE__ */ jsx64(TextField, { id: "tempo", label: "Quota di tempo pieno", value: typed["tempo"] ?? "100 %", error: errors["tempo"], autocomplete: "off" }),
    /* @__PURE__ */ jsx64(
      TextField,
      {
        id: "valutatore",
        label: "Chi valuta (matricola, \xABoiv\xBB o \xABsindaco\xBB)",
        value: typed["valutatore"],
        error: errors["valutatore"],
        autocomplete: "off",
        isOptional: true
      }
    ),
    /* @__PURE__ */ jsx64(TextField, { id: "dal", label: "Dal giorno", value: typed["dal"] ?? italianDate(office.today), error: errors["dal"], autocomplete: "off" }),
    /* @__PURE__ */ jsx64(TextField, { id: "al", label: "All'ultimo giorno (se c'\xE8)", value: typed["al"], error: errors["al"], autocomplete: "off", isOptional: true })
  ] });
}

// src/features/organisation/newPerson.route.tsx
import { jsx as jsx65, jsxs as jsxs61 } from "hono/jsx/jsx-runtime";
var FORM11 = z19.strictObject({ matricola: personCode, ...IDENTITY_FIELDS, ...RELATION_FIELDS });
var getNewPerson = (office) => draw5(office);
var postNewPerson = (office) => answerForm(office, {
  schema: FORM11,
  words: PERSON_REFUSALS,
  back: paths.people(office.administration.code),
  redraw: (refilled, status) => draw5(office, refilled, status),
  perform: (typed, options) => {
    const { matricola: code, nome: name, codice_fiscale: fiscalCode, posta: mail } = typed;
    const { unita: unit, ruolo: role, tempo: fte, valutatore: evaluator, dal: from, al: to } = typed;
    const member = { code, name, ...fiscalCode !== void 0 && { fiscalCode }, ...mail !== void 0 && { mail } };
    return addPerson(
      office.ambient,
      member,
      { from, ...to && { to }, unit, role, fte, ...evaluator !== void 0 && { evaluator } },
      options
    );
  }
});
async function draw5(office, refilled, status = 200) {
  const { code } = office.administration;
  const units = onDay(await read2(office, (tx) => loadUnits(tx, code)), office.today);
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = /* @__PURE__ */ jsxs61(OfficePage, { office, title: "Nuova persona", way: [{ text: "Persone", href: paths.people(code) }], children: [
    /* @__PURE__ */ jsx65("p", { class: "lead", children: "Chi lavora per l'ente: chi \xE8, dove, come e chi lo valuta, dal primo giorno." }),
    /* @__PURE__ */ jsxs61(OfficeForm, { office, action: paths.newPerson(code), button: "Aggiungi", refilled, draft, children: [
      /* @__PURE__ */ jsx65(
        TextField,
        {
          id: "matricola",
          label: "Matricola",
          value: typed["matricola"],
          error: errors["matricola"],
          autocomplete: "off",
          maxLength: 40
        }
      ),
      /* @__PURE__ */ jsx65(IdentityFields, { typed, errors }),
      /* @__PURE__ */ jsx65(RelationFields, { typed, errors, office, units })
    ] })
  ] });
  return office.c.html(renderPage(page), status);
}

// src/domain/organization/organisationOn.ts
var LEADING = /* @__PURE__ */ new Set(["segretario", "dirigente", "eqWithFunctions", "eq"]);
function organisationOn(spans, staff, day2) {
  const there = onDay(spans, day2);
  const known = new Set(there.map(({ unit }) => unit));
  const today = staff.flatMap(
    ({ code, name, employments }) => onDay(employments, day2).map(({ unit, role }) => ({ code, name, unit, role }))
  );
  const working = groupBy(today, ({ unit }) => unit);
  const nodesUnder = (parent) => there.filter((span) => (span.parent !== null && known.has(span.parent) ? span.parent : null) === parent).toSorted((a, b) => a.name.localeCompare(b.name, "it")).map(({ unit, name }) => {
    const here = working.get(String(unit)) ?? [];
    return {
      unit,
      name,
      leaders: here.filter(({ role }) => LEADING.has(role)).map(({ code, name: called, role }) => ({ code, name: called, role })),
      people: here.length,
      below: nodesUnder(unit)
    };
  });
  return nodesUnder(null);
}
function peopleIn({ people, below }) {
  return below.reduce((sum, node) => sum + peopleIn(node), people);
}

// src/features/organisation/OrganisationChart.tsx
import { jsx as jsx66, jsxs as jsxs62 } from "hono/jsx/jsx-runtime";
var [WIDTH, HEIGHT, GAP, STEP] = [240, 46, 10, 28];
var LETTERS = 34;
function OrganisationChart({ units, title }) {
  const boxes = placed(units);
  const width = Math.max(...boxes.map(({ x }) => x)) + WIDTH + 2;
  const height = Math.max(...boxes.map(({ y }) => y)) + HEIGHT + 2;
  return /* @__PURE__ */ jsx66("figure", { class: "organisation", "aria-labelledby": "organigramma-titolo", tabindex: 0, children: /* @__PURE__ */ jsxs62(
    "svg",
    {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: "img",
      "aria-labelledby": "organigramma-titolo",
      children: [
        /* @__PURE__ */ jsx66("title", { id: "organigramma-titolo", children: title }),
        boxes.map(
          ({ x, y, from }) => from && /* @__PURE__ */ jsx66("path", { class: "link", d: `M${String(from.x)} ${String(from.y)}h${String(STEP / 2)}V${String(y + HEIGHT / 2)}H${String(x)}` })
        ),
        boxes.map(({ node, x, y }) => /* @__PURE__ */ jsxs62("g", { children: [
          /* @__PURE__ */ jsx66("rect", { x: x + 1, y: y + 1, width: WIDTH, height: HEIGHT, rx: 4 }),
          /* @__PURE__ */ jsx66("text", { x: x + 10, y: y + 19, children: briefName(node.name) }),
          /* @__PURE__ */ jsx66("text", { class: "small", x: x + 10, y: y + 37, children: peopleWords(peopleIn(node)) })
        ] }))
      ]
    }
  ) });
}
function placed(units) {
  const boxes = [];
  let line = 0;
  const place = (node, depth, from) => {
    const [x, y] = [depth * (WIDTH + STEP), line * (HEIGHT + GAP)];
    boxes.push({ node, x, y, ...from && { from } });
    if (node.below.length === 0) line += 1;
    for (const below of node.below) place(below, depth + 1, { x: x + WIDTH + 1, y: y + HEIGHT / 2 });
  };
  for (const unit of units) place(unit, 0);
  return boxes;
}
function briefName(name) {
  return name.length <= LETTERS ? name : `${name.slice(0, LETTERS - 1).trimEnd()}\u2026`;
}
function peopleWords(count) {
  return count === 1 ? "1 persona" : `${String(count)} persone`;
}

// src/features/organisation/thingOfMember.ts
function thingOfMember(member, day2) {
  const [now] = onDay(member.employments, day2);
  return {
    thing: { about: member.code, ...now && { unit: now.unit }, ...now?.evaluator !== void 0 && { evaluators: [now.evaluator] } },
    value: member
  };
}

// src/features/organisation/organisation.route.tsx
import { Fragment as Fragment27, jsx as jsx67, jsxs as jsxs63 } from "hono/jsx/jsx-runtime";
var getOrganisation = async (office) => {
  const { administration, today, c } = office;
  const asked = c.req.query("giorno");
  const day2 = asked === void 0 ? today : parseItalianDate(asked);
  const units = day2 === void 0 ? [] : await unitsOf2(office, day2);
  const total = units.reduce((sum, unit) => sum + peopleIn(unit), 0);
  const page = /* @__PURE__ */ jsxs63(OfficePage, { office, title: "Organizzazione", children: [
    /* @__PURE__ */ jsxs63("form", { class: "filter short", method: "get", action: paths.organisation(administration.code), children: [
      /* @__PURE__ */ jsxs63("div", { class: "field", children: [
        /* @__PURE__ */ jsx67("label", { for: "giorno", children: "Com'era il giorno" }),
        /* @__PURE__ */ jsx67(
          "input",
          {
            class: "form-control",
            type: "text",
            id: "giorno",
            name: "giorno",
            value: asked ?? italianDate(today),
            autocomplete: "off",
            inputmode: "numeric"
          }
        )
      ] }),
      /* @__PURE__ */ jsx67("button", { class: "btn", type: "submit", children: "Mostra" })
    ] }),
    day2 === void 0 ? /* @__PURE__ */ jsxs63("p", { class: "refusal", role: "alert", children: [
      "\xAB",
      asked,
      "\xBB non \xE8 un giorno: lo scriva come 31/12/2026."
    ] }) : /* @__PURE__ */ jsx67(Shown, { units, total, day: day2, office })
  ] });
  return c.html(renderPage(page), day2 === void 0 ? 422 : 200);
};
async function unitsOf2(office, day2) {
  const { code } = office.administration;
  const spans = await read2(office, (tx) => loadUnits(tx, code));
  const staff = await loadAll(
    office,
    "organisation.read",
    async (tx) => (await loadStaff(tx, code)).map((value) => thingOfMember(value, day2))
  );
  return organisationOn(spans, staff, day2);
}
function Shown({ units, total, day: day2, office }) {
  if (units.length === 0)
    return /* @__PURE__ */ jsxs63("p", { class: "empty", children: [
      "Il ",
      italianDate(day2),
      " nessuna unit\xE0 \xE8 nota: si aggiungono qui, o con l'elenco del personale."
    ] });
  return /* @__PURE__ */ jsxs63(Fragment27, { children: [
    /* @__PURE__ */ jsxs63("p", { class: "lead", children: [
      "Il ",
      italianDate(day2),
      " l'ente ha ",
      String(countUnits(units)),
      " unit\xE0; le persone che lei pu\xF2 vedere sono ",
      total,
      "."
    ] }),
    /* @__PURE__ */ jsx67(OrganisationChart, { units, title: `Organigramma al ${italianDate(day2)}` }),
    /* @__PURE__ */ jsx67("h2", { children: "Le stesse unit\xE0 in elenco" }),
    /* @__PURE__ */ jsx67(UnitList, { units, office }),
    couldHere(office, "organisation.write") && /* @__PURE__ */ jsx67("p", { children: /* @__PURE__ */ jsx67("a", { href: paths.units(office.administration.code), children: "Aggiungi un'unit\xE0" }) })
  ] });
}
function countUnits(units) {
  return units.reduce((sum, { below }) => sum + 1 + countUnits(below), 0);
}
function UnitList({ units, office }) {
  const { code } = office.administration;
  return /* @__PURE__ */ jsx67("ul", { class: "outline", children: units.map((node) => /* @__PURE__ */ jsxs63("li", { children: [
    couldHere(office, "organisation.write") ? /* @__PURE__ */ jsx67("a", { href: paths.officeUnit(code, node.unit), children: node.name }) : node.name,
    ":",
    " ",
    peopleWords(node.people),
    node.below.length > 0 && `, ${String(peopleIn(node))} con le unit\xE0 che ne dipendono`,
    node.leaders.map(({ code: person, name, role }) => /* @__PURE__ */ jsxs63(Fragment27, { children: [
      "; ",
      ROLE_WORDS[role].split(" (")[0],
      ": ",
      /* @__PURE__ */ jsx67("a", { href: paths.person(code, person), children: name })
    ] })),
    node.below.length > 0 && /* @__PURE__ */ jsx67(UnitList, { units: node.below, office })
  ] })) });
}

// src/features/organisation/people.route.tsx
import { jsx as jsx68, jsxs as jsxs64 } from "hono/jsx/jsx-runtime";
var SHOWN3 = 100;
var getPeople = async (office) => {
  const { administration, today, c } = office;
  const { code } = administration;
  const sought = (c.req.query("cerca") ?? "").slice(0, 100);
  if (sought !== "" && !await takeOwnTurn(office, "search")) throw new TooManyRequests();
  const units = new Map((await read2(office, (tx) => loadUnits(tx, code))).map(({ unit, name }) => [String(unit), name]));
  const staff = await loadAll(
    office,
    "organisation.read",
    async (tx) => (await loadStaff(tx, code)).map((value) => thingOfMember(value, today))
  );
  const found = staff.filter(({ name, code: person }) => plainText(`${name} ${person}`).includes(plainText(sought)));
  const page = /* @__PURE__ */ jsxs64(OfficePage, { office, title: "Persone", children: [
    /* @__PURE__ */ jsxs64("p", { class: "lead", children: [
      staff.length === 1 ? "Lei pu\xF2 vedere 1 persona." : `Lei pu\xF2 vedere ${String(staff.length)} persone.`,
      sought !== "" && ` Trovate: ${String(found.length)}.`
    ] }),
    /* @__PURE__ */ jsxs64("form", { class: "filter search", method: "get", action: paths.people(code), children: [
      /* @__PURE__ */ jsx68(SearchField, { id: "cerca", label: "Nome o matricola", value: sought, maxLength: 100 }),
      /* @__PURE__ */ jsx68("button", { class: "btn", type: "submit", children: "Cerca" })
    ] }),
    couldHere(office, "organisation.write") && /* @__PURE__ */ jsxs64("p", { children: [
      /* @__PURE__ */ jsx68("a", { href: paths.newPerson(code), children: "Aggiungi una persona" }),
      " \xB7 ",
      /* @__PURE__ */ jsx68("a", { href: paths.staffList(code), children: "Importa l'elenco del personale" })
    ] }),
    found.length === 0 ? /* @__PURE__ */ jsx68("p", { class: "empty", children: "Nessuna persona da mostrare." }) : /* @__PURE__ */ jsx68(
      OfficeTable,
      {
        id: "tabella-persone",
        caption: found.length > SHOWN3 ? `Le prime ${String(SHOWN3)} di ${String(found.length)}: per le altre, cerchi` : "Persone, oggi",
        head: ["Nome", "Matricola", "Unit\xE0", "Area o incarico"],
        children: found.slice(0, SHOWN3).map(({ name, code: person, employments }) => {
          const [now] = onDay(employments, today);
          return /* @__PURE__ */ jsxs64("tr", { children: [
            /* @__PURE__ */ jsx68("th", { scope: "row", children: /* @__PURE__ */ jsx68("a", { href: paths.person(code, person), children: name }) }),
            /* @__PURE__ */ jsx68("td", { children: person }),
            /* @__PURE__ */ jsx68("td", { children: now ? units.get(now.unit) : "oggi nessuna" }),
            /* @__PURE__ */ jsx68("td", { children: now ? ROLE_WORDS[now.role].split(" (")[0] : "\u2013" })
          ] });
        })
      }
    )
  ] });
  return c.html(renderPage(page));
};

// src/features/organisation/person.route.tsx
import * as z20 from "zod";

// src/domain/organization/workingTimeWords.ts
function workingTimeWords(fte) {
  return `${italianDecimal(toDecimalText(multiply(fromDecimalText(fte), HUNDRED)))} %`;
}

// src/features/organisation/person.route.tsx
import { Fragment as Fragment28, jsx as jsx69, jsxs as jsxs65 } from "hono/jsx/jsx-runtime";
var version = z20.string().regex(/^\d{1,9}$/);
var IDENTITY_FORM = z20.strictObject({ ...IDENTITY_FIELDS, versione: version });
var RELATION_FORM = z20.strictObject({ ...RELATION_FIELDS, versione: version });
var getPerson = (office) => draw6(office);
var postPerson = (office) => answerForm(office, {
  schema: IDENTITY_FORM,
  words: PERSON_REFUSALS,
  back: paths.person(office.administration.code, personOf2(office)),
  redraw: (refilled, status) => draw6(office, { identity: refilled }, status),
  perform: ({ nome: name, codice_fiscale: fiscalCode, posta: mail, versione }, options) => correctPerson(
    office.ambient,
    {
      code: personOf2(office),
      name,
      ...fiscalCode !== void 0 && { fiscalCode },
      ...mail !== void 0 && { mail },
      seen: Number(versione)
    },
    options
  )
});
var postRelation = (office) => answerForm(office, {
  schema: RELATION_FORM,
  words: PERSON_REFUSALS,
  back: paths.person(office.administration.code, personOf2(office)),
  redraw: (refilled, status) => draw6(office, { relation: refilled }, status),
  perform: ({ unita: unit, ruolo: role, tempo: fte, valutatore: evaluator, dal: from, al: to, versione }, options) => {
    const relation = { from, ...to && { to }, unit, role, fte, ...evaluator !== void 0 && { evaluator } };
    return recordRelation(office.ambient, { ...relation, code: personOf2(office), seen: Number(versione) }, options);
  }
});
function personOf2({ c }) {
  return c.req.param("person") ?? "";
}
async function draw6(office, refilled = {}, status = 200) {
  const { administration, today, c } = office;
  const { code } = administration;
  const member = await load(office, "organisation.read", async (tx) => {
    const [found] = await loadStaff(tx, code, personOf2(office));
    return found && thingOfMember(found, today);
  });
  if (!member) return c.notFound();
  const spans = await read2(office, (tx) => loadUnits(tx, code));
  const [now] = onDay(member.employments, today);
  const canWrite = couldHere(office, "organisation.write") && member.code !== office.actor.person;
  const page = /* @__PURE__ */ jsxs65(OfficePage, { office, title: member.name, way: [{ text: "Persone", href: paths.people(code) }], children: [
    /* @__PURE__ */ jsxs65("p", { class: "lead", children: [
      "Matricola ",
      member.code,
      ".",
      " ",
      now ? `Oggi lavora in ${nameOn(spans, now.unit, today)}: ${ROLE_WORDS[now.role].split(" (")[0] ?? ""}.` : "Oggi non ha un rapporto di lavoro."
    ] }),
    member.mail === void 0 && /* @__PURE__ */ jsx69("p", { class: "meaning", children: "Non ha posta: ci\xF2 di cui deve prendere visione si stampa, si firma e si registra." }),
    /* @__PURE__ */ jsx69(Relations, { member, spans, office }),
    canWrite && /* @__PURE__ */ jsx69(Edit, { office, member, spans, refilled })
  ] });
  return c.html(renderPage(page), status);
}
function nameOn(spans, unit, day2) {
  return onDay(spans, day2).find((span) => String(span.unit) === unit)?.name ?? "un'unit\xE0 che quel giorno non c'\xE8";
}
function Relations({ member, spans, office }) {
  const { code } = office.administration;
  return /* @__PURE__ */ jsxs65("section", { children: [
    /* @__PURE__ */ jsx69("h2", { children: "Rapporti di lavoro" }),
    /* @__PURE__ */ jsx69(
      OfficeTable,
      {
        id: "tabella-rapporti",
        caption: "Con l'unit\xE0 come si chiamava il primo giorno",
        head: ["Dal", "Al", "Unit\xE0", "Area o incarico", "Tempo", "Chi valuta"],
        children: member.employments.map(({ from, to, unit, role, fte, evaluator }) => /* @__PURE__ */ jsxs65("tr", { children: [
          /* @__PURE__ */ jsx69("th", { scope: "row", children: italianDate(from) }),
          /* @__PURE__ */ jsx69("td", { children: to ? italianDate(to) : "in corso" }),
          /* @__PURE__ */ jsx69("td", { children: nameOn(spans, unit, from) }),
          /* @__PURE__ */ jsx69("td", { children: ROLE_WORDS[role].split(" (")[0] }),
          /* @__PURE__ */ jsx69("td", { children: workingTimeWords(fte) }),
          /* @__PURE__ */ jsx69("td", { children: evaluator === void 0 ? "non detto" : OUTSIDE_EVALUATORS[evaluator] ?? /* @__PURE__ */ jsx69("a", { href: paths.person(code, evaluator), children: evaluator }) })
        ] }))
      }
    )
  ] });
}
function Edit({ office, member, spans, refilled: { identity, relation } }) {
  const { code } = office.administration;
  const held = { nome: member.name, codice_fiscale: member.fiscalCode ?? "", posta: member.mail ?? "" };
  const isOvertaken = identity !== void 0 && identity.typed["versione"] !== void 0 && identity.typed["versione"] !== String(member.version);
  const [now] = onDay(member.employments, office.today);
  const working = now ? { unita: now.unit, ruolo: now.role, tempo: workingTimeWords(now.fte), valutatore: now.evaluator ?? "" } : {};
  const mark = /* @__PURE__ */ jsx69("input", { type: "hidden", name: "versione", value: String(member.version) });
  return /* @__PURE__ */ jsxs65(Fragment28, { children: [
    /* @__PURE__ */ jsxs65("section", { children: [
      /* @__PURE__ */ jsx69("h2", { children: "Correggi i dati" }),
      isOvertaken && /* @__PURE__ */ jsxs65("p", { class: "meaning", children: [
        "Ora \xE8 registrato: ",
        held.nome,
        "; codice fiscale ",
        held.codice_fiscale || "assente",
        "; posta ",
        held.posta || "assente",
        ". Nel modulo c'\xE8 ci\xF2 che ha scritto lei: se lo invia di nuovo, vale quello."
      ] }),
      /* @__PURE__ */ jsxs65(OfficeForm, { office, action: paths.person(code, member.code), button: "Correggi", refilled: identity, children: [
        mark,
        /* @__PURE__ */ jsx69(IdentityFields, { typed: identity?.typed ?? held, errors: identity?.errors ?? {} })
      ] })
    ] }),
    /* @__PURE__ */ jsxs65("section", { children: [
      /* @__PURE__ */ jsx69("h2", { children: "Da un giorno lavora altrove, o in un altro modo" }),
      /* @__PURE__ */ jsx69("p", { class: "meaning", children: "Ci\xF2 che era noto da quel giorno in poi \xE8 sostituito; ci\xF2 che era prima resta, e non si cancella." }),
      /* @__PURE__ */ jsxs65(OfficeForm, { office, action: paths.personRelation(code, member.code), button: "Registra", refilled: relation, children: [
        mark,
        /* @__PURE__ */ jsx69(
          RelationFields,
          {
            typed: relation?.typed ?? working,
            errors: relation?.errors ?? {},
            office,
            units: onDay(spans, office.today)
          }
        )
      ] })
    ] })
  ] });
}

// src/features/organisation/staffList.route.tsx
import * as z21 from "zod";
import { jsx as jsx70, jsxs as jsxs66 } from "hono/jsx/jsx-runtime";
var FORM12 = z21.strictObject({ prova: z21.literal("si").optional(), unita_nuove: z21.literal("si").optional() });
var getStaffList = (office) => Promise.resolve(draw7(office, {}));
var postStaffList = async (office) => {
  const posted = await readOffice(office, FORM12);
  if (posted.kind === "answered") return posted.answer;
  if (posted.kind !== "send") return draw7(office, { refusal: "Il modulo \xE8 incompleto: ricarichi la pagina e ripeta." }, 422);
  const { file } = await office.c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return draw7(office, { refusal: "Scelga il file con l'elenco." }, 422);
  if (!await takeOwnTurn(office, "import")) {
    office.c.header("retry-after", String(SECONDS_COUNTED));
    return draw7(office, { refusal: TOO_MANY_REQUESTS }, 429);
  }
  const dryRun = posted.data.prova === "si";
  try {
    const reading = await office.access.workers.readStaff(new Uint8Array(await file.arrayBuffer()));
    const asked = { name: file.name, reading, makesUnits: posted.data.unita_nuove === "si", dryRun, ...posted.options };
    const verdict = await importStaff(office.ambient, asked);
    if (!verdict.ok) return await draw7(office, { refusal: verdict.reasons.map((reason) => IMPORT_STAFF_REFUSALS[reason]).join(" ") }, 409);
    return await draw7(office, { report: verdict.value, name: file.name, dryRun }, verdict.value.refused.length > 0 ? 422 : 200);
  } catch (error) {
    if (error instanceof WorkFailed) return draw7(office, { refusal: error.message }, 422);
    throw error;
  }
};
function draw7(office, { refusal, report, name = "", dryRun = false }, status = 200) {
  const { code } = office.administration;
  const page = /* @__PURE__ */ jsxs66(OfficePage, { office, title: "Elenco del personale", way: [{ text: "Persone", href: paths.people(code) }], children: [
    /* @__PURE__ */ jsx70("p", { class: "lead", children: "Si importa l'elenco che l'ufficio gi\xE0 tiene, in CSV o .xlsx: tutto, oppure niente." }),
    /* @__PURE__ */ jsx70(Refusal, { text: refusal }),
    report && /* @__PURE__ */ jsx70(Report, { report, name, dryRun }),
    /* @__PURE__ */ jsxs66("form", { class: "access", method: "post", action: paths.staffList(code), enctype: "multipart/form-data", children: [
      /* @__PURE__ */ jsx70(Mark, { mark: office.mark }),
      /* @__PURE__ */ jsx70("input", { type: "hidden", name: "richiesta", value: office.requestKey }),
      /* @__PURE__ */ jsxs66("div", { class: "field", children: [
        /* @__PURE__ */ jsx70("label", { for: "file", children: "File" }),
        /* @__PURE__ */ jsx70("input", { class: "form-control", type: "file", id: "file", name: "file", accept: ".csv,.xlsx,text/csv", required: true })
      ] }),
      /* @__PURE__ */ jsxs66("div", { class: "ticks", children: [
        /* @__PURE__ */ jsxs66("div", { children: [
          /* @__PURE__ */ jsx70("input", { type: "checkbox", id: "unita_nuove", name: "unita_nuove", value: "si" }),
          /* @__PURE__ */ jsx70("label", { for: "unita_nuove", children: "crea le unit\xE0 che non ci sono ancora" })
        ] }),
        /* @__PURE__ */ jsxs66("div", { children: [
          /* @__PURE__ */ jsx70("input", { type: "checkbox", id: "prova", name: "prova", value: "si", checked: true }),
          /* @__PURE__ */ jsx70("label", { for: "prova", children: "prova soltanto: mostra che cosa cambierebbe, senza scrivere nulla" })
        ] })
      ] }),
      /* @__PURE__ */ jsx70("button", { class: "btn", type: "submit", children: "Importa" })
    ] })
  ] });
  return office.c.html(renderPage(page), status);
}
function Report({ report, name, dryRun }) {
  const { people, sheet, added, changed, unchanged, relations, replaced, newUnits, missing, refused, ignoredColumns } = report;
  if (refused.length > 0)
    return /* @__PURE__ */ jsxs66("section", { children: [
      /* @__PURE__ */ jsxs66("h2", { children: [
        "\xAB",
        name,
        "\xBB \xE8 rifiutato: non \xE8 stato scritto nulla"
      ] }),
      /* @__PURE__ */ jsx70(
        OfficeTable,
        {
          id: "tabella-righe",
          caption: `Righe da correggere${sheet === void 0 ? "" : `, foglio \xAB${sheet}\xBB`}`,
          head: ["Riga", "Campo", "Scritto", "Che cosa non va"],
          children: refused.map(({ line, field, text, message }) => /* @__PURE__ */ jsxs66("tr", { children: [
            /* @__PURE__ */ jsx70("th", { scope: "row", children: line }),
            /* @__PURE__ */ jsx70("td", { children: field }),
            /* @__PURE__ */ jsx70("td", { children: text }),
            /* @__PURE__ */ jsx70("td", { children: message })
          ] }))
        }
      )
    ] });
  return /* @__PURE__ */ jsxs66("section", { children: [
    /* @__PURE__ */ jsx70("h2", { children: dryRun ? `Prova: \xAB${name}\xBB si pu\xF2 importare` : `\xAB${name}\xBB \xE8 importato` }),
    /* @__PURE__ */ jsxs66("ul", { children: [
      /* @__PURE__ */ jsxs66("li", { children: [
        "Persone: ",
        people,
        " (nuove ",
        added,
        ", cambiate ",
        changed,
        ", come prima ",
        unchanged,
        ")"
      ] }),
      /* @__PURE__ */ jsxs66("li", { children: [
        "Rapporti di lavoro: ",
        relations,
        " nuovi, ",
        replaced,
        " sostituiti"
      ] }),
      newUnits.length > 0 && /* @__PURE__ */ jsxs66("li", { children: [
        "Unit\xE0 nuove: ",
        newUnits.join(", ")
      ] }),
      missing.length > 0 && /* @__PURE__ */ jsxs66("li", { children: [
        "Non sono nell'elenco, e restano come sono: ",
        missing.map((each) => `${each.code} ${each.name}`).join(", ")
      ] }),
      ignoredColumns.length > 0 && /* @__PURE__ */ jsxs66("li", { children: [
        "Colonne non lette: ",
        ignoredColumns.join(", ")
      ] })
    ] })
  ] });
}

// src/features/organisation/units.route.tsx
import * as z22 from "zod";

// src/domain/organization/reorganise.ts
function reorganise(spans, { unit, from, to }, { peopleAfter }) {
  const before = dayBefore(from);
  const own = spans.filter((span) => span.unit === unit);
  const ends = own.find((span) => span.from <= before && (span.to === void 0 || span.to >= from));
  const isLast = own.every((span) => span.from < from);
  if (!ends) return { ok: false, reasons: [isLast || own.length === 0 ? "unitNotThere" : "changesTheFuture"] };
  const there = onDay(spans, from).filter((span) => span.unit !== unit);
  const begins = to && { unit, ...to, from, ...ends.to !== void 0 && { to: ends.to } };
  return decide({ ends, lastDay: before, ...begins && { begins } }, [
    !isLast && "changesTheFuture",
    to?.parent != null && to.parent !== unit && !there.some((span) => span.unit === to.parent) && "parentNotThere",
    to?.parent != null && unitsUnder(spans, unit, from).includes(to.parent) && "underItself",
    to !== void 0 && isTaken(there, to) && "nameTaken",
    to === void 0 && there.some((span) => span.parent === unit) && "hasUnitsUnder",
    to === void 0 && peopleAfter > 0 && "hasPeople"
  ]);
}
function isTaken(there, { name, parent }) {
  return there.some((span) => span.parent === parent && span.name.toLowerCase() === name.toLowerCase());
}

// src/features/organisation/changeUnit.ts
var UNIT_REFUSALS = {
  ...STANDING_REFUSALS,
  unitNotThere: "Il giorno prima questa unit\xE0 non c'era: il cambiamento deve cominciare dopo il suo primo giorno.",
  changesTheFuture: "Per questa unit\xE0 \xE8 gi\xE0 registrato un cambiamento che comincia quel giorno o dopo.",
  parentNotThere: "Quel giorno l'unit\xE0 che dovrebbe contenerla non c'\xE8.",
  underItself: "Un'unit\xE0 non pu\xF2 stare sotto s\xE9 stessa, n\xE9 sotto una che ne dipende.",
  nameTaken: "Quel giorno un'altra unit\xE0, nello stesso posto, ha gi\xE0 questo nome.",
  hasUnitsUnder: "Quel giorno altre unit\xE0 dipendono da questa: prima le sposti.",
  hasPeople: "Quel giorno o dopo ci lavora ancora qualcuno: prima registri dove va.",
  changedMeanwhile: "Nel frattempo qualcuno ha cambiato questa unit\xE0: guardi com'\xE8 ora prima di ripetere."
};
function makeUnit(office, unit, options) {
  const { administration } = office;
  return actOutsideYears(office, "organisation.write", options, async (tx) => {
    await holdUnits(tx, administration);
    const there = onDay(await loadUnits(tx, administration), unit.from);
    if (unit.parent !== null && !there.some((span) => span.unit === unit.parent)) return { ok: false, reasons: ["parentNotThere"] };
    if (isTaken(there, unit)) return { ok: false, reasons: ["nameTaken"] };
    const id = String(await createUnit(tx, administration, unit));
    const content = { name: unit.name, parent: unit.parent === null ? null : String(unit.parent), from: unit.from };
    return { ok: true, value: { answer: id, object: `unit ${id}`, content } };
  });
}
function changeUnit(office, { seen, ...change2 }, options) {
  const { administration } = office;
  return actOutsideYears(office, "organisation.write", options, async (tx, { today }) => {
    await holdUnits(tx, administration);
    const spans = await loadUnits(tx, administration);
    if (markOfUnit(spans, change2.unit) !== seen) return { ok: false, reasons: ["changedMeanwhile"] };
    const peopleAfter = change2.to ? 0 : await countAfter(tx, administration, change2.unit, change2.from);
    const verdict = reorganise(spans, change2, { peopleAfter });
    if (!verdict.ok) return verdict;
    const { ends, lastDay, begins } = verdict.value;
    await endUnitSpan(tx, administration, ends, lastDay);
    if (begins) await addUnitSpan(tx, administration, begins);
    const content = {
      from: change2.from,
      name: begins?.name ?? null,
      parent: begins?.parent == null ? null : String(begins.parent),
      recorded: today
    };
    return { ok: true, value: { answer: null, object: `unit ${String(change2.unit)}`, content } };
  });
}
function markOfUnit(spans, unit) {
  const own = spans.filter((span) => span.unit === unit);
  return own.map(({ name, parent, from, to }) => [from, to ?? "", name, String(parent ?? "")].join(" ")).join(" | ");
}
async function countAfter(tx, administration, unit, from) {
  const staff = await loadStaff(tx, administration);
  const isThere = ({ unit: where, to }) => where === String(unit) && (to === void 0 || to >= from);
  return staff.filter(({ employments }) => employments.some(isThere)).length;
}

// src/features/organisation/units.route.tsx
import { jsx as jsx71, jsxs as jsxs67 } from "hono/jsx/jsx-runtime";
var under = z22.string().regex(/^\d{0,18}$/, "Scelga un'unit\xE0 dell'elenco.").transform((written2) => written2 === "" ? null : BigInt(written2));
var NEW_FORM2 = z22.strictObject({ nome: words("il nome dell'unit\xE0", 200), sotto: under, dal: day });
var CHANGE_FORM = z22.strictObject({
  che_cosa: z22.enum(["cambia", "chiudi"]),
  nome: words("il nome dell'unit\xE0", 200),
  sotto: under,
  dal: day,
  visto: z22.string()
});
var getUnits = (office) => drawNew(office);
var postUnits = (office) => answerForm(office, {
  schema: NEW_FORM2,
  words: UNIT_REFUSALS,
  back: paths.organisation(office.administration.code),
  redraw: (refilled, status) => drawNew(office, refilled, status),
  perform: ({ nome: name, sotto: parent, dal: from }, options) => makeUnit(office.ambient, { name, parent, from }, options)
});
var getUnitOfOffice = (office) => drawUnit(office);
var postUnitOfOffice = (office) => answerForm(office, {
  schema: CHANGE_FORM,
  words: UNIT_REFUSALS,
  back: paths.officeUnit(office.administration.code, idOf(office)),
  redraw: (refilled, status) => drawUnit(office, refilled, status),
  perform: ({ che_cosa, nome: name, sotto: parent, dal: from, visto: seen }, options) => changeUnit(office.ambient, { unit: idOf(office), from, seen, ...che_cosa === "cambia" && { to: { name, parent } } }, options)
});
async function drawNew(office, refilled, status = 200) {
  const { code } = office.administration;
  const units = onDay(await read2(office, (tx) => loadUnits(tx, code)), office.today);
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = /* @__PURE__ */ jsxs67(OfficePage, { office, title: "Nuova unit\xE0", way: [{ text: "Organizzazione", href: paths.organisation(code) }], children: [
    /* @__PURE__ */ jsx71("p", { class: "lead", children: "Un'unit\xE0 c'\xE8 dal giorno che si scrive: gli anni prima restano come sono." }),
    /* @__PURE__ */ jsxs67(OfficeForm, { office, action: paths.units(code), button: "Aggiungi", refilled, draft, children: [
      /* @__PURE__ */ jsx71(TextField, { id: "nome", label: "Nome", value: typed["nome"], error: errors["nome"], autocomplete: "off", maxLength: 200 }),
      /* @__PURE__ */ jsx71(UnderField, { units, value: typed["sotto"] ?? "", error: errors["sotto"] }),
      /* @__PURE__ */ jsx71(TextField, { id: "dal", label: "Dal giorno", value: typed["dal"] ?? italianDate(office.today), error: errors["dal"], autocomplete: "off" })
    ] })
  ] });
  return office.c.html(renderPage(page), status);
}
async function drawUnit(office, refilled, status = 200) {
  const { code } = office.administration;
  const spans = await read2(office, (tx) => loadUnits(tx, code));
  const own = spans.filter(({ unit }) => unit === idOf(office));
  const latest = own.at(-1);
  if (!latest) return office.c.notFound();
  const others = onDay(spans, office.today).filter(({ unit }) => !unitsUnder(spans, latest.unit, office.today).includes(unit));
  const typed = refilled?.typed ?? { nome: latest.name, sotto: String(latest.parent ?? "") };
  const errors = refilled?.errors ?? {};
  const page = /* @__PURE__ */ jsxs67(OfficePage, { office, title: latest.name, way: [{ text: "Organizzazione", href: paths.organisation(code) }], children: [
    /* @__PURE__ */ jsx71("p", { class: "lead", children: latest.to === void 0 ? `Si chiama cos\xEC dal ${italianDate(latest.from)}.` : `Non c'\xE8 pi\xF9 dopo il ${italianDate(latest.to)}.` }),
    /* @__PURE__ */ jsx71("ul", { class: "found", children: own.map(({ name, parent, from, to }) => /* @__PURE__ */ jsxs67("li", { children: [
      "Dal ",
      italianDate(from),
      to ? ` al ${italianDate(to)}` : " in poi",
      ": ",
      name,
      parent !== null && `, sotto ${nameOf(spans, parent)}`
    ] })) }),
    /* @__PURE__ */ jsx71("h2", { children: "Cambia da un giorno in poi" }),
    /* @__PURE__ */ jsxs67(OfficeForm, { office, action: paths.officeUnit(code, latest.unit), button: "Registra il cambiamento", refilled, children: [
      /* @__PURE__ */ jsx71("input", { type: "hidden", name: "visto", value: markOfUnit(spans, latest.unit) }),
      /* @__PURE__ */ jsx71(
        SelectField,
        {
          id: "che_cosa",
          label: "Che cosa",
          options: [
            { value: "cambia", text: "cambia nome o posto" },
            { value: "chiudi", text: "chiudi: dal giorno scritto non c'\xE8 pi\xF9" }
          ],
          value: typed["che_cosa"] ?? "cambia"
        }
      ),
      /* @__PURE__ */ jsx71(TextField, { id: "nome", label: "Nome", value: typed["nome"], error: errors["nome"], autocomplete: "off", maxLength: 200 }),
      /* @__PURE__ */ jsx71(UnderField, { units: others, value: typed["sotto"] ?? "", error: errors["sotto"] }),
      /* @__PURE__ */ jsx71(TextField, { id: "dal", label: "Dal giorno", value: typed["dal"] ?? italianDate(office.today), error: errors["dal"], autocomplete: "off" })
    ] })
  ] });
  return office.c.html(renderPage(page), status);
}
function nameOf(spans, unit) {
  return spans.filter((span) => span.unit === unit).at(-1)?.name ?? "un'unit\xE0 che non c'\xE8";
}
function UnderField({ units, value, error }) {
  return /* @__PURE__ */ jsx71(
    SelectField,
    {
      id: "sotto",
      label: "Sotto quale unit\xE0",
      options: [{ value: "", text: "nessuna" }, ...units.map(({ unit, name }) => ({ value: String(unit), text: name }))],
      value,
      error
    }
  );
}

// src/features/roles/roles.route.tsx
import * as z23 from "zod";

// src/features/roles/RoleActions.tsx
import { jsx as jsx72, jsxs as jsxs68 } from "hono/jsx/jsx-runtime";
var ACTIONS = Object.keys(ACTION_WORDS);
var COMMON = new Set(ACTIONS.filter((action) => GRANTED_ROLES.every((role) => isGranted(action, role))));
function isGranted(action, role) {
  const right = RIGHTS[action];
  return right.grants.some((grant) => grant.role === role || grant.role === "citizen");
}
function RoleActions() {
  return /* @__PURE__ */ jsxs68("section", { children: [
    /* @__PURE__ */ jsx72("h2", { children: "Che cosa pu\xF2 fare ogni incarico" }),
    /* @__PURE__ */ jsx72("p", { class: "meaning", children: "Oltre a ci\xF2 che pu\xF2 chiunque abbia fatto accesso. Alcune cose si possono solo in certe fasi, o solo per la propria unit\xE0." }),
    GRANTED_ROLES.map((role) => /* @__PURE__ */ jsxs68("details", { children: [
      /* @__PURE__ */ jsx72("summary", { children: ACCESS_ROLE_WORDS[role] }),
      /* @__PURE__ */ jsx72("ul", { children: ACTIONS.filter((action) => !COMMON.has(action) && isGranted(action, role)).map((action) => /* @__PURE__ */ jsx72("li", { children: ACTION_WORDS[action] })) })
    ] }))
  ] });
}

// src/features/roles/roles.route.tsx
import { jsx as jsx73, jsxs as jsxs69 } from "hono/jsx/jsx-runtime";
var PROPOSAL_FORM = z23.strictObject({
  matricola: personCode,
  ruolo: z23.enum(GRANTED_ROLES, "Scelga l'incarico."),
  unita: z23.string().regex(/^\d{0,18}$/, "Scelga un'unit\xE0 dell'elenco."),
  dal: day,
  al: optionalDay,
  motivo: words("perch\xE9, di solito l'atto che d\xE0 l'incarico")
});
var DECISION_FORM = z23.strictObject({ decisione: z23.enum(["confirmed", "refused"]) });
var END_FORM = z23.strictObject({ fine: day });
var getRoles = (office) => draw8(office);
var postRoles = (office) => answerForm(office, {
  schema: PROPOSAL_FORM,
  words: ROLE_REFUSALS,
  back: paths.roles(office.administration.code),
  redraw: (refilled, status) => draw8(office, refilled, status),
  perform: ({ matricola: person, ruolo: role, unita, dal: from, al: to, motivo: reason }, options) => proposeGrant(
    office.ambient,
    { person, role, ...unita !== "" && { unit: BigInt(unita) }, from, ...to && { to }, reason },
    options
  )
});
var postRole = (office) => answerForm(office, {
  schema: DECISION_FORM,
  words: ROLE_REFUSALS,
  back: paths.roles(office.administration.code),
  perform: ({ decisione: decision }, options) => decideGrant(office.ambient, { id: idOf(office), decision }, options)
});
var postRoleEnd = (office) => answerForm(office, {
  schema: END_FORM,
  words: ROLE_REFUSALS,
  back: paths.roles(office.administration.code),
  perform: ({ fine: on }, options) => endGrant(office.ambient, { id: idOf(office), on }, options)
});
async function draw8(office, refilled, status = 200) {
  const { administration, today, c } = office;
  const { roles, units } = await read2(office, async (tx) => ({
    roles: await listRoles(tx, administration.code),
    units: onDay(await loadUnits(tx, administration.code), today)
  }));
  const names = new Map(units.map(({ unit, name }) => [unit, name]));
  const isOver = ({ endedOn, to }) => (endedOn ?? to ?? today) < today;
  const waiting = roles.filter(({ decision }) => decision === null);
  const held = roles.filter((role) => role.decision === "confirmed" && !isOver(role));
  const past = roles.filter((role) => role.decision === "refused" || role.decision === "confirmed" && isOver(role));
  const draft = couldHere(office, "role.propose") ? { found: await ownDraft(office) } : void 0;
  const page = /* @__PURE__ */ jsxs69(OfficePage, { office, title: "Incarichi", children: [
    /* @__PURE__ */ jsxs69("p", { class: "lead", children: [
      waitingWords2(waiting.length),
      " In vigore: ",
      held.length,
      "."
    ] }),
    /* @__PURE__ */ jsx73("p", { class: "meaning", children: "Un incarico dice che cosa si pu\xF2 fare nel sistema. Uno lo propone e un altro lo conferma; nessuno pu\xF2 farlo per s\xE9. Dirigenti, EQ, Segretario e dipendenti lo sono gi\xE0 per il loro rapporto di lavoro." }),
    refilled && !draft && /* @__PURE__ */ jsx73("p", { class: "refusal", children: refilled.refusals?.join(" ") }),
    /* @__PURE__ */ jsx73(Roles, { title: "Da confermare", empty: "Nessuna proposta aspetta.", roles: waiting, names, office }),
    /* @__PURE__ */ jsx73(Roles, { title: "In vigore", empty: "Nessun incarico \xE8 stato dato per nome.", roles: held, names, office }),
    /* @__PURE__ */ jsx73(Roles, { title: "Finiti o rifiutati", empty: "Nessuno.", roles: past, names, office }),
    /* @__PURE__ */ jsx73(RoleActions, {}),
    draft && /* @__PURE__ */ jsx73(Proposal, { office, units, refilled, draft })
  ] });
  return c.html(renderPage(page), status);
}
function waitingWords2(count) {
  if (count === 0) return "Nessun incarico aspetta conferma.";
  return count === 1 ? "Aspetta conferma 1 incarico." : `Aspettano conferma ${String(count)} incarichi.`;
}
function Roles({ title, empty, roles, names, office }) {
  const code = office.administration.code;
  return /* @__PURE__ */ jsxs69("section", { children: [
    /* @__PURE__ */ jsx73("h2", { children: title }),
    roles.length === 0 ? /* @__PURE__ */ jsx73("p", { class: "empty", children: empty }) : /* @__PURE__ */ jsx73("ul", { class: "found", children: roles.map((role) => /* @__PURE__ */ jsxs69("li", { children: [
      /* @__PURE__ */ jsxs69("p", { children: [
        /* @__PURE__ */ jsx73("strong", { children: ACCESS_ROLE_WORDS[role.role] }),
        role.unit !== void 0 && ` di ${names.get(role.unit) ?? "un'unit\xE0 che oggi non c'\xE8"}`,
        ": ",
        role.person,
        ", dal",
        " ",
        italianDate(role.from),
        daysWords(role),
        ". ",
        role.reason,
        " Proposto da ",
        role.proposedBy,
        role.decision === "confirmed" && `, confermato da ${role.decidedBy ?? ""}`,
        role.decision === "refused" && `, rifiutato da ${role.decidedBy ?? ""}`,
        "."
      ] }),
      role.decision === null && couldHere(office, "role.confirm") && /* @__PURE__ */ jsxs69("div", { class: "pair", children: [
        /* @__PURE__ */ jsx73(OfficeForm, { office, action: paths.role(code, role.id), button: `Conferma a ${role.person}`, isQuiet: true, children: /* @__PURE__ */ jsx73("input", { type: "hidden", name: "decisione", value: "confirmed" }) }),
        /* @__PURE__ */ jsx73(OfficeForm, { office, action: paths.role(code, role.id), button: `Rifiuta a ${role.person}`, isQuiet: true, children: /* @__PURE__ */ jsx73("input", { type: "hidden", name: "decisione", value: "refused" }) })
      ] }),
      role.decision === "confirmed" && role.endedOn === void 0 && couldHere(office, "role.end") && /* @__PURE__ */ jsx73(
        OfficeForm,
        {
          office,
          action: paths.roleEnd(code, role.id),
          button: `Fai finire l'incarico di ${role.person}`,
          isQuiet: true,
          children: /* @__PURE__ */ jsx73("input", { type: "hidden", name: "fine", value: italianDate(office.today) })
        }
      )
    ] })) })
  ] });
}
function daysWords({ to, endedOn }) {
  if (endedOn !== void 0) return `, finito il ${italianDate(endedOn)}`;
  return to === void 0 ? "" : ` al ${italianDate(to)}`;
}
function Proposal({ office, units, refilled, draft }) {
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  return /* @__PURE__ */ jsxs69("section", { children: [
    /* @__PURE__ */ jsx73("h2", { children: "Proponi un incarico" }),
    /* @__PURE__ */ jsxs69(OfficeForm, { office, action: paths.roles(office.administration.code), button: "Proponi", refilled, draft, children: [
      /* @__PURE__ */ jsx73(
        TextField,
        {
          id: "matricola",
          label: "Matricola",
          value: typed["matricola"],
          error: errors["matricola"],
          autocomplete: "off",
          maxLength: 40
        }
      ),
      /* @__PURE__ */ jsx73(
        SelectField,
        {
          id: "ruolo",
          label: "Incarico",
          options: GRANTED_ROLES.map((role) => ({ value: role, text: ACCESS_ROLE_WORDS[role] })),
          value: typed["ruolo"] ?? "",
          error: errors["ruolo"]
        }
      ),
      /* @__PURE__ */ jsx73(
        SelectField,
        {
          id: "unita",
          label: "Unit\xE0 (per chi la guida)",
          options: [{ value: "", text: "nessuna" }, ...units.map(({ unit, name }) => ({ value: String(unit), text: name }))],
          value: typed["unita"] ?? "",
          error: errors["unita"]
        }
      ),
      /* @__PURE__ */ jsx73(TextField, { id: "dal", label: "Dal giorno", value: typed["dal"] ?? italianDate(office.today), error: errors["dal"], autocomplete: "off" }),
      /* @__PURE__ */ jsx73(TextField, { id: "al", label: "All'ultimo giorno (se c'\xE8)", value: typed["al"], error: errors["al"], autocomplete: "off", isOptional: true }),
      /* @__PURE__ */ jsx73(
        TextAreaField,
        {
          id: "motivo",
          label: "Perch\xE9",
          hint: "Di solito l'atto che d\xE0 l'incarico, per esempio \xABDecreto del Sindaco n. 4 del 12/01/2026\xBB.",
          value: typed["motivo"] ?? "",
          error: errors["motivo"]
        }
      )
    ] })
  ] });
}

// src/features/tracks/reopening.route.tsx
import * as z24 from "zod";

// src/features/tracks/ActFields.tsx
import { jsx as jsx74, jsxs as jsxs70 } from "hono/jsx/jsx-runtime";
var ACT_FIELDS = { organo: words("quale organo", 200), numero: words("il numero", 60), data: day };
function ActFields({ refilled }) {
  const { typed = {}, errors = {} } = refilled ?? {};
  return /* @__PURE__ */ jsxs70("fieldset", { class: "acts", children: [
    /* @__PURE__ */ jsx74("legend", { children: "Con quale atto" }),
    /* @__PURE__ */ jsx74(TextField, { id: "organo", label: "Organo", value: typed["organo"], error: errors["organo"], autocomplete: "off" }),
    /* @__PURE__ */ jsx74(TextField, { id: "numero", label: "Numero", value: typed["numero"], error: errors["numero"], autocomplete: "off" }),
    /* @__PURE__ */ jsx74(TextField, { id: "data", label: "Data dell'atto", value: typed["data"], error: errors["data"], autocomplete: "off" })
  ] });
}

// src/features/tracks/reopening.route.tsx
import { jsx as jsx75, jsxs as jsxs71 } from "hono/jsx/jsx-runtime";
var FORM13 = z24.strictObject({
  fase: z24.enum(TRACKS, "Scelga una fase."),
  ...ACT_FIELDS,
  fino_al: optionalDay,
  motivo: words("perch\xE9 si riapre")
});
var getReopenings = (office) => draw9(office);
var postReopenings = (office) => answerForm(office, {
  schema: FORM13,
  words: TRACK_REFUSALS,
  back: paths.tracks(yearOf(office)),
  redraw: (refilled, status) => draw9(office, refilled, status),
  perform: ({ fase, organo: organ, numero: number, data: date, fino_al, motivo: reason }, options) => {
    const asked = { track: fase, act: { organ, number, date }, ...fino_al && { lastDay: fino_al }, reason };
    return proposeToReopen({ ...office.ambient, ...yearOf(office) }, asked, options);
  }
});
async function draw9(office, refilled, status = 200) {
  const at = yearOf(office);
  const tracks = await read2(office, (tx) => readTracks(tx, at));
  if (tracks.length === 0) return office.c.notFound();
  const closed = tracks.filter(({ state }) => state === "closed");
  const draft = { found: await ownDraft(office) };
  const typed = refilled?.typed ?? draft.found?.fields ?? {};
  const errors = refilled?.errors ?? {};
  const page = /* @__PURE__ */ jsxs71(OfficePage, { office, title: "Riaprire una fase", way: [{ text: `Fasi del ${String(at.year)}`, href: paths.tracks(at) }], children: [
    /* @__PURE__ */ jsx75("p", { class: "lead", children: "Serve un atto, un motivo e la conferma di un'altra persona. Una versione approvata del piano resta com'\xE8." }),
    closed.length === 0 && !refilled ? /* @__PURE__ */ jsx75("p", { class: "empty", children: "Nessuna fase \xE8 chiusa: non c'\xE8 nulla da riaprire." }) : /* @__PURE__ */ jsxs71(OfficeForm, { office, action: paths.trackReopenings(at), button: "Proponi la riapertura", refilled, draft, children: [
      /* @__PURE__ */ jsx75(
        SelectField,
        {
          id: "fase",
          label: "Fase",
          options: closed.map(({ track: track2 }) => ({ value: track2, text: TRACK_WORDS[track2] })),
          value: typed["fase"] ?? "",
          error: errors["fase"]
        }
      ),
      /* @__PURE__ */ jsx75(ActFields, { refilled: { typed, errors } }),
      /* @__PURE__ */ jsx75(
        TextField,
        {
          id: "fino_al",
          label: "Ultimo giorno (se c'\xE8)",
          value: typed["fino_al"],
          error: errors["fino_al"],
          autocomplete: "off",
          isOptional: true
        }
      ),
      /* @__PURE__ */ jsx75(TextAreaField, { id: "motivo", label: "Perch\xE9", value: typed["motivo"] ?? "", error: errors["motivo"] })
    ] })
  ] });
  return office.c.html(renderPage(page), status);
}

// src/features/tracks/tracks.route.tsx
import * as z25 from "zod";
import { jsx as jsx76, jsxs as jsxs72 } from "hono/jsx/jsx-runtime";
var track = z25.enum(TRACKS, "Scelga una fase.");
var SWITCH_FORM = z25.strictObject({ fase: track, che_cosa: z25.enum(["apri", "chiudi"]), ...ACT_FIELDS, fino_al: optionalDay });
var DECISION_FORM2 = z25.strictObject({ fase: track, decisione: z25.enum(["confirmed", "refused"]) });
var getTracks = (office) => draw10(office);
var postTracks = (office) => answerForm(office, {
  schema: SWITCH_FORM,
  words: TRACK_REFUSALS,
  back: paths.tracks(yearOf(office)),
  redraw: (refilled, status) => draw10(office, refilled, status),
  perform: ({ fase, che_cosa, organo: organ, numero: number, data: date, fino_al }, options) => {
    const asked = { track: fase, act: { organ, number, date }, ...fino_al && { lastDay: fino_al } };
    const ambient = { ...office.ambient, ...yearOf(office) };
    return che_cosa === "apri" ? openTrackByAct(ambient, asked, options) : closeTrackByAct(ambient, asked, options);
  }
});
var postReopening = (office) => answerForm(office, {
  schema: DECISION_FORM2,
  words: TRACK_REFUSALS,
  back: paths.tracks(yearOf(office)),
  perform: ({ fase, decisione: decision }, options) => decideToReopen({ ...office.ambient, ...yearOf(office) }, { track: fase, id: idOf(office), decision }, options)
});
async function draw10(office, refilled, status = 200) {
  const at = yearOf(office);
  const { tracks, reopenings } = await read2(office, async (tx) => ({
    tracks: await readTracks(tx, at),
    reopenings: await listReopenings(tx, at)
  }));
  if (tracks.length === 0) return office.c.notFound();
  const open = tracks.filter(({ state }) => state === "open");
  const page = /* @__PURE__ */ jsxs72(OfficePage, { office, title: `Fasi del ${String(at.year)}`, children: [
    /* @__PURE__ */ jsx76("p", { class: "lead", children: open.length === 0 ? "Nessuna fase \xE8 aperta: non si pu\xF2 scrivere nulla." : `Si pu\xF2 scrivere in: ${open.map((each) => TRACK_WORDS[each.track]).join(", ")}.` }),
    /* @__PURE__ */ jsx76(Table, { tracks, year: at.year }),
    /* @__PURE__ */ jsx76("p", { class: "meaning", children: "L'ultimo giorno vale fino alle 23:59:59, ora di Roma." }),
    /* @__PURE__ */ jsx76(Reopenings, { reopenings, office }),
    couldHere(office, "track.close") && /* @__PURE__ */ jsx76(SwitchForm, { office, refilled }),
    couldHere(office, "track.reopen") && tracks.some(({ state }) => state === "closed") && /* @__PURE__ */ jsx76("p", { children: /* @__PURE__ */ jsx76("a", { href: paths.trackReopenings(at), children: "Proponi di riaprire una fase chiusa" }) })
  ] });
  return office.c.html(renderPage(page), status);
}
function Table({ tracks, year }) {
  return /* @__PURE__ */ jsx76(OfficeTable, { id: "tabella-fasi", caption: `Fasi del ${String(year)}`, head: ["Fase", "Stato", "Aperta", "Ultimo giorno", "Chiusa"], children: tracks.map(({ track: each, state, openedAt, lastDay, closedAt }) => /* @__PURE__ */ jsxs72("tr", { children: [
    /* @__PURE__ */ jsx76("th", { scope: "row", children: TRACK_WORDS[each] }),
    /* @__PURE__ */ jsx76("td", { children: TRACK_STATE_WORDS[state] }),
    /* @__PURE__ */ jsx76("td", { children: openedAt ? hourInRome(openedAt.toISOString()) : "\u2013" }),
    /* @__PURE__ */ jsx76("td", { children: lastDay ? italianDate(lastDay) : "non fissato" }),
    /* @__PURE__ */ jsx76("td", { children: closedAt ? hourInRome(closedAt.toISOString()) : "\u2013" })
  ] })) });
}
function Reopenings({ reopenings, office }) {
  if (reopenings.length === 0) return null;
  return /* @__PURE__ */ jsxs72("section", { children: [
    /* @__PURE__ */ jsx76("h2", { children: "Riaperture" }),
    /* @__PURE__ */ jsx76("ul", { class: "found", children: reopenings.map(({ id, track: each, act: by, reason, lastDay, proposedBy, decision, decidedBy }) => /* @__PURE__ */ jsxs72("li", { children: [
      /* @__PURE__ */ jsxs72("p", { children: [
        /* @__PURE__ */ jsx76("strong", { children: TRACK_WORDS[each] }),
        ": ",
        by,
        ". ",
        reason,
        " Proposta da ",
        proposedBy,
        lastDay && `, fino al ${italianDate(lastDay)}`,
        decision === "confirmed" && `; confermata da ${decidedBy ?? ""}`,
        decision === "refused" && `; rifiutata da ${decidedBy ?? ""}`,
        "."
      ] }),
      decision === null && couldHere(office, "track.confirmReopening") && /* @__PURE__ */ jsx76("div", { class: "pair", children: ["confirmed", "refused"].map((choice) => /* @__PURE__ */ jsxs72(
        OfficeForm,
        {
          office,
          action: paths.trackReopening(yearOf(office), id),
          button: `${choice === "confirmed" ? "Conferma" : "Rifiuta"} la riapertura: ${TRACK_WORDS[each]}`,
          isQuiet: true,
          children: [
            /* @__PURE__ */ jsx76("input", { type: "hidden", name: "fase", value: each }),
            /* @__PURE__ */ jsx76("input", { type: "hidden", name: "decisione", value: choice })
          ]
        }
      )) })
    ] })) })
  ] });
}
function SwitchForm({ office, refilled }) {
  const { typed = {}, errors = {} } = refilled ?? {};
  const options = TRACKS.map((each) => ({ value: each, text: TRACK_WORDS[each] }));
  return /* @__PURE__ */ jsxs72("section", { children: [
    /* @__PURE__ */ jsx76("h2", { children: "Apri o chiudi una fase" }),
    /* @__PURE__ */ jsx76("p", { class: "meaning", children: "Chiusa una fase, chi stava scrivendo finisce e nessuno pu\xF2 pi\xF9 cominciare: nello stesso istante per tutti." }),
    /* @__PURE__ */ jsxs72(OfficeForm, { office, action: paths.tracks(yearOf(office)), button: "Registra", refilled, children: [
      /* @__PURE__ */ jsx76(SelectField, { id: "fase", label: "Fase", options, value: typed["fase"] ?? "plan", error: errors["fase"] }),
      /* @__PURE__ */ jsx76(
        SelectField,
        {
          id: "che_cosa",
          label: "Che cosa",
          options: [
            { value: "apri", text: "apri, o cambia l'ultimo giorno" },
            { value: "chiudi", text: "chiudi" }
          ],
          value: typed["che_cosa"] ?? "apri"
        }
      ),
      /* @__PURE__ */ jsx76(ActFields, { refilled }),
      /* @__PURE__ */ jsx76(
        TextField,
        {
          id: "fino_al",
          label: "Ultimo giorno (se c'\xE8)",
          value: typed["fino_al"],
          error: errors["fino_al"],
          autocomplete: "off",
          isOptional: true
        }
      )
    ] })
  ] });
}

// src/server/officeRoutes.tsx
var OFFICE = "/:administration{[a-z0-9_-]{1,40}}/ufficio";
var YEAR = `${OFFICE}/:year{[0-9]{4}}`;
var PERSON = ":person{[A-Za-z0-9._-]{1,40}}";
var ID = ":id{[0-9]{1,18}}";
var LARGEST_LIST = 10 * 1024 * 1024 + 16384;
var OFFICE_ROUTES = [
  { method: "GET", path: OFFICE, action: "office.read", answer: getOffice },
  { method: "GET", path: `${OFFICE}/organizzazione`, action: "organisation.read", answer: getOrganisation },
  { method: "GET", path: `${OFFICE}/unita`, action: "organisation.write", answer: getUnits },
  { method: "POST", path: `${OFFICE}/unita`, action: "organisation.write", answer: postUnits },
  { method: "GET", path: `${OFFICE}/unita/${ID}`, action: "organisation.write", answer: getUnitOfOffice },
  { method: "POST", path: `${OFFICE}/unita/${ID}`, action: "organisation.write", answer: postUnitOfOffice },
  { method: "GET", path: `${OFFICE}/persone`, action: "organisation.read", answer: getPeople },
  { method: "GET", path: `${OFFICE}/nuova-persona`, action: "organisation.write", answer: getNewPerson },
  { method: "POST", path: `${OFFICE}/nuova-persona`, action: "organisation.write", answer: postNewPerson },
  { method: "GET", path: `${OFFICE}/elenco-del-personale`, action: "organisation.write", answer: getStaffList },
  { method: "POST", path: `${OFFICE}/elenco-del-personale`, action: "organisation.write", answer: postStaffList, takes: LARGEST_LIST },
  { method: "GET", path: `${OFFICE}/persone/${PERSON}`, action: "organisation.read", answer: getPerson },
  { method: "POST", path: `${OFFICE}/persone/${PERSON}`, action: "organisation.write", answer: postPerson },
  { method: "POST", path: `${OFFICE}/persone/${PERSON}/rapporto`, action: "organisation.write", answer: postRelation },
  { method: "GET", path: `${OFFICE}/incarichi`, action: "role.read", answer: getRoles },
  { method: "POST", path: `${OFFICE}/incarichi`, action: "role.propose", answer: postRoles },
  { method: "POST", path: `${OFFICE}/incarichi/${ID}`, action: "role.confirm", answer: postRole },
  { method: "POST", path: `${OFFICE}/incarichi/${ID}/fine`, action: "role.end", answer: postRoleEnd },
  { method: "GET", path: `${OFFICE}/deleghe`, action: "delegation.read", answer: getDelegations },
  { method: "POST", path: `${OFFICE}/deleghe`, action: "delegation.write", answer: postDelegations },
  { method: "POST", path: `${OFFICE}/deleghe/${ID}/fine`, action: "delegation.revoke", answer: postDelegationEnd },
  { method: "POST", path: `${OFFICE}/astensioni`, action: "conflict.declare", answer: postConflicts },
  { method: "POST", path: `${OFFICE}/astensioni/${ID}/fine`, action: "conflict.end", answer: postConflictEnd },
  { method: "POST", path: `${OFFICE}/sostituzioni`, action: "substitution.write", answer: postSubstitutions },
  { method: "POST", path: `${OFFICE}/sostituzioni/${ID}/fine`, action: "substitution.write", answer: postSubstitutionEnd },
  { method: "GET", path: `${OFFICE}/operazioni`, action: "log.read", answer: getOperations },
  { method: "GET", path: `${OFFICE}/deroghe`, action: "derogation.read", answer: getDerogations },
  { method: "GET", path: `${YEAR}/fasi`, action: "track.read", answer: getTracks },
  { method: "POST", path: `${YEAR}/fasi`, action: "track.close", answer: postTracks },
  { method: "GET", path: `${YEAR}/riaperture`, action: "track.reopen", answer: getReopenings },
  { method: "POST", path: `${YEAR}/riaperture`, action: "track.reopen", answer: postReopenings },
  { method: "POST", path: `${YEAR}/riaperture/${ID}`, action: "track.confirmReopening", answer: postReopening },
  { method: "GET", path: `${YEAR}/schede`, action: "form.readReleased", answer: getForms },
  { method: "GET", path: `${YEAR}/schede/${PERSON}`, action: "form.readReleased", answer: getForm },
  { method: "GET", path: `${YEAR}/schede/${PERSON}/da-firmare`, action: "form.readReleased", answer: getFormReceipt },
  { method: "POST", path: `${YEAR}/schede/${PERSON}/presa-visione`, action: "acknowledgement.read", answer: postAcknowledgement }
];

// src/server/Message.tsx
import { jsx as jsx77, jsxs as jsxs73 } from "hono/jsx/jsx-runtime";
function Message({ title, text, administration }) {
  return /* @__PURE__ */ jsxs73(Page, { title, site: { name: "Traguardo", href: paths.years() }, isUnlisted: true, children: [
    /* @__PURE__ */ jsx77("h1", { children: title }),
    /* @__PURE__ */ jsx77("p", { class: "lead", children: text }),
    /* @__PURE__ */ jsxs73("ul", { children: [
      /* @__PURE__ */ jsx77("li", { children: /* @__PURE__ */ jsx77("a", { href: paths.years(), children: "Vai alla prima pagina" }) }),
      administration !== void 0 && /* @__PURE__ */ jsx77("li", { children: /* @__PURE__ */ jsx77("a", { href: paths.search(administration), children: "Cerca in tutti gli anni" }) })
    ] })
  ] });
}

// src/server/serverLog.ts
function createServerLog(write = (line) => process.stderr.write(line), now = () => /* @__PURE__ */ new Date()) {
  return (error, request) => {
    const line = {
      time: now().toISOString(),
      level: "error",
      event: request ? "request.failed" : "process.failed",
      ...request && {
        requestId: request.requestId,
        method: METHODS.has(request.method) ? request.method : "other",
        route: request.route,
        status: request.status,
        ...request.milliseconds !== void 0 && { milliseconds: Math.round(request.milliseconds) }
      },
      ...faultOf(error)
    };
    write(`${JSON.stringify(line)}
`);
  };
}
var METHODS = /* @__PURE__ */ new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
function faultOf(error) {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" && /^[A-Z0-9_]{3,40}$/.test(error.code) ? { code: error.code } : {};
  const place = placeOf2(error);
  return { error: /^\w{1,60}$/.test(error.constructor.name) ? error.constructor.name : "Error", ...code, ...place && { at: place } };
}
function placeOf2({ stack = "", message }) {
  const start = stack.indexOf(message);
  if (start < 0) return void 0;
  const frames = stack.slice(start + message.length).split("\n").filter((line) => /^\s+at /.test(line) && !line.includes("node_modules"));
  return frames.flatMap((line) => /((?:dist|src)\/[\w/.-]+:\d+):\d+\)?$/.exec(line)?.[1] ?? [])[0];
}

// src/server/securityHeaders.ts
var POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
var SCRIPTED_POLICY = `${POLICY}; script-src 'self'`;
var SECURITY_HEADERS = {
  "content-security-policy": POLICY,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "x-permitted-cross-domain-policies": "none"
};
var HTTPS_ONLY = { "strict-transport-security": "max-age=31536000" };
function securityHeaders(publicUrl) {
  return publicUrl?.startsWith("https:") ? { ...SECURITY_HEADERS, ...HTTPS_ONLY } : SECURITY_HEADERS;
}

// src/server/routes.tsx
import { jsx as jsx78 } from "hono/jsx/jsx-runtime";
var ADMINISTRATION = "/:administration{[a-z0-9_-]{1,40}}";
var YEAR2 = `${ADMINISTRATION}/:year{[0-9]{4}}`;
var ROUTES = [
  { path: "/", action: "years.list", answer: getYears },
  { path: "/api", action: "api.read", answer: async (c) => (await import("./apiPage-MZ6K7PDB.js")).getApiPage(c) },
  { path: paths.about, action: "site.read", answer: getAbout },
  { path: paths.accessibility, action: "site.read", answer: getAccessibility },
  { path: paths.privacy, action: "site.read", answer: getPrivacy },
  { path: "/robots.txt", action: "site.read", answer: getRobots },
  { path: "/sitemap.xml", action: "site.read", answer: getSitemap },
  { path: ADMINISTRATION, action: "years.compare", answer: getAdministration },
  { path: `${ADMINISTRATION}/cerca`, action: "search", limit: "search", answer: getSearch },
  { path: `${ADMINISTRATION}/registro`, action: "log.readCheckpoints", answer: getLog },
  { path: `${ADMINISTRATION}/registro.json`, action: "log.readCheckpoints", answer: getLogFile },
  { path: `${ADMINISTRATION}/amministrazione-trasparente/performance`, action: "transparency.read", answer: getTransparency },
  { path: YEAR2, action: "year.read", answer: getYear },
  { path: `${YEAR2}/obiettivi`, action: "objectives.list", answer: getObjectives },
  { path: `${YEAR2}/obiettivi/:ordinal{[0-9]{3,}}`, action: "objective.read", answer: getObjective },
  { path: `${YEAR2}/obiettivi/:ordinal{[0-9]{3,}}/esito`, action: "figure.explain", answer: getObjectiveProof },
  { path: `${YEAR2}/obiettivi/:ordinal{[0-9]{3,}}/misurato`, action: "figure.explain", answer: getMeasuredProof },
  { path: `${YEAR2}/obiettivi-strategici`, action: "strategy.read", answer: getStrategy },
  { path: `${YEAR2}/obiettivi-strategici/:number{[0-9]+}`, action: "strategy.read", answer: getStrategic },
  { path: `${YEAR2}/obiettivi-operativi/:key`, action: "strategy.read", answer: getOperational },
  { path: `${YEAR2}/servizi`, action: "services.read", answer: getServices },
  { path: `${YEAR2}/servizi/:service{[a-z0-9-]+}`, action: "services.read", answer: getService },
  { path: `${YEAR2}/gruppi/:unit{[a-z0-9-]+}`, action: "unit.read", answer: getUnit },
  { path: `${YEAR2}/numeri/:figure{[a-z0-9/-]+}`, action: "figure.explain", answer: getFigure },
  { path: `${YEAR2}/relazione`, action: "relazione.read", answer: getRelazione },
  { path: `${YEAR2}/relazione.pdf`, action: "relazione.read", limit: "document", answer: getRelazioneFile.pdf },
  { path: `${YEAR2}/relazione-da-conservare.pdf`, action: "relazione.read", limit: "document", answer: getRelazioneFile.pdfToKeep },
  { path: `${YEAR2}/relazione.docx`, action: "relazione.read", limit: "document", answer: getRelazioneFile.docx },
  { path: `${YEAR2}/relazione.html`, action: "relazione.read", limit: "export", answer: getRelazioneFile.html },
  { path: `${YEAR2}/relazione.txt`, action: "relazione.read", limit: "export", answer: getRelazioneFile.txt },
  { path: `${YEAR2}/relazione.json`, action: "relazione.read", limit: "export", answer: getRelazioneFile.json },
  { path: `${YEAR2}/dati`, action: "data.read", answer: getData },
  { path: `${YEAR2}/dati/:file{[a-z-]+\\.csv}`, action: "data.read", limit: "export", answer: getDataFile.csv },
  { path: `${YEAR2}/dati/:file{[a-z-]+\\.json}`, action: "data.read", limit: "export", answer: getDataFile.json },
  { path: `${YEAR2}/controllo-qualita`, action: "quality.read", isInternal: true, answer: getReadingNote }
];
var LARGEST_FORM = 16384;
function createApp(ambient, assets, logFailure = createServerLog(), access) {
  const app = new Hono();
  const begun = /* @__PURE__ */ new WeakMap();
  app.use((c, next) => {
    begun.set(c.req.raw, performance.now());
    return next();
  });
  const logged = (error, c, status) => {
    const requestId = randomBytes3(4).toString("hex");
    const start = begun.get(c.req.raw);
    const milliseconds = start === void 0 ? void 0 : performance.now() - start;
    logFailure(error, { requestId, method: c.req.method, route: matchedRoutes(c).at(-1)?.path ?? "", status, milliseconds });
    return requestId;
  };
  app.get("/assets/:name", (c) => {
    const asset = assets.get(c.req.param("name"));
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, {
      "content-type": asset.type,
      "cache-control": "public, max-age=3600",
      ...asset.encoding && { "content-encoding": asset.encoding }
    });
  });
  let api;
  app.all("/api/*", async (c, next) => {
    if (c.req.path === "/api" && ["GET", "HEAD"].includes(c.req.method)) return next();
    api ??= import("./createApi-EQ3DZRYR.js").then(({ createApi }) => createApi(ambient, (error, c2) => logged(error, c2, 500)));
    return (await api).fetch(c.req.raw, c.env);
  });
  const reserved = [
    ...ACCESS_ROUTES.map(({ answer: answer2, ...route }) => ({ ...route, answer: answer2 })),
    ...OFFICE_ROUTES.map(({ answer: answer2, action, ...route }) => ({ ...route, answer: inOffice(action, answer2) }))
  ];
  for (const path of new Set(reserved.map((route) => route.path))) {
    const there = reserved.filter((route) => route.path === path);
    const maxSize = Math.max(...there.map(({ takes = LARGEST_FORM }) => takes));
    app.use(path, bodyLimit({ maxSize, onError: (c) => c.text("Ci\xF2 che ha inviato \xE8 troppo grande.", 413) }));
    app.all(path, async (c) => {
      c.header("cache-control", "no-store");
      c.header("x-robots-tag", "noindex");
      const text = "Manca la chiave dell'installazione (TRAGUARDO_KEY): la indichi chi amministra il server. Le pagine pubbliche si leggono lo stesso.";
      if (!access) return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "L'accesso non \xE8 ancora attivo", text })), 503);
      const route = there.find(({ method }) => method === (c.req.method === "HEAD" ? "GET" : c.req.method));
      if (route?.isScripted) c.header("content-security-policy", SCRIPTED_POLICY);
      if (route?.limit) await countByAddress(c, access.db, { key: access.keys.attempt, trustedProxy: access.trustedProxy }, route.limit);
      if (route) return route.answer(c, { ...access, workers: ambient.workers });
      c.header("allow", there.map(({ method }) => method).join(", "));
      return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "Cos\xEC questa pagina non si pu\xF2 chiedere", text: "Torni alla pagina da cui \xE8 venuto." })), 405);
    });
  }
  for (const { path, isInternal, limit, answer: answer2 } of ROUTES) {
    if (isInternal && !ambient.showsInternal) continue;
    app.get(path, (c) => answer2(given(c, ambient, limit)));
    app.on(["POST", "PUT", "PATCH", "DELETE"], path, (c) => {
      c.header("allow", "GET, HEAD");
      return c.html(
        renderPage(/* @__PURE__ */ jsx78(Message, { title: "Questa pagina si pu\xF2 solo leggere", text: "A questo indirizzo non si pu\xF2 inviare nulla." })),
        405
      );
    });
  }
  app.notFound(async (c) => {
    const { pathname } = new URL(c.req.url);
    const plain2 = `/${pathname.replace(/^\/+|\/+$/g, "")}`;
    const mayMove = pathname !== plain2 && ["GET", "HEAD"].includes(c.req.method);
    if (mayMove) return c.redirect(`${plain2}${new URL(c.req.url).search}`, 308);
    const [, code = ""] = /^\/([a-z0-9_-]{1,40})(?:\/|$)/.exec(plain2) ?? [];
    const administration = (await heldNow(given(c, ambient), code))?.administration.code;
    const text = "L'indirizzo \xE8 sbagliato, oppure la pagina non esiste pi\xF9.";
    return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "Questa pagina non c'\xE8", text, administration })), 404);
  });
  app.onError((error, c) => {
    if (error instanceof HasherBusy) {
      c.header("retry-after", "10");
      return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "Troppe persone stanno accedendo", text: "Aspetti qualche secondo e riprovi." })), 503);
    }
    if (error instanceof TooManyRequests) {
      c.header("retry-after", String(SECONDS_COUNTED));
      return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "Troppe richieste in poco tempo", text: TOO_MANY_REQUESTS })), 429);
    }
    const requestId = logged(error, c, error instanceof WorkFailed ? 503 : 500);
    if (error instanceof WorkFailed) {
      c.header("retry-after", "30");
      return c.html(renderPage(/* @__PURE__ */ jsx78(Message, { title: "Il documento non \xE8 pronto", text: error.message })), 503);
    }
    return c.html(
      renderPage(
        /* @__PURE__ */ jsx78(
          Message,
          {
            title: "Qualcosa non ha funzionato",
            text: `Non \xE8 colpa sua, e non \xE8 andato perso nulla. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione con questo codice: ${requestId}.`
          }
        )
      ),
      500
    );
  });
  return app;
}

// src/server/serve.ts
var PATIENCE = { headersTimeout: 6e4, requestTimeout: 12e4, connectionsCheckingInterval: 1e4 };
function serve({ serving: db, db: machine, workers, accessKey }, { port, host, showsInternal, publicUrl, mailsFrom, now = Date.now }) {
  const cache = createPageCache();
  const headers = securityHeaders(publicUrl);
  const forEveryAnswer = new Map(Object.entries(headers));
  const settings = readAccessSettings();
  const provider = readProviderSettings(publicUrl);
  const keys = accessKey && accessKeys(accessKey);
  const access = keys && {
    db,
    machine,
    provider: provider && connectProvider(provider, { tell: console.error, now }),
    keys,
    hasher: createPasswordHasher(),
    now,
    publicUrl,
    mailsFrom,
    ...settings
  };
  const counting = { key: keys?.attempt ?? randomBytes4(32), trustedProxy: settings.trustedProxy };
  const app = createApp({ db, workers, cache, showsInternal, publicUrl, counting }, readAssets(), createServerLog(), access);
  const answer2 = getRequestListener(app.fetch);
  const server = createServer(PATIENCE, (incoming, outgoing) => {
    const ready = incoming.method === "GET" ? readyPage(cache, incoming.url ?? "") : void 0;
    if (ready) {
      sendReady(ready, headers, incoming, outgoing);
    } else {
      outgoing.setHeaders(forEveryAnswer);
      void answer2(incoming, outgoing);
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, host, () => {
      const { port: taken } = server.address();
      const name = host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
      const close = () => new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      resolve({ address: `http://${name}:${String(taken)}/`, close });
    });
  });
}
function sendReady(ready, always, { headers: asked }, outgoing) {
  const asker = { ifNoneMatch: asked["if-none-match"], acceptEncoding: asked["accept-encoding"]?.toString() };
  const { status, headers, body } = answerReady(ready, asker);
  const length = body ? { "content-length": body.length } : void 0;
  outgoing.writeHead(status, { ...always, ...headers, ...length }).end(body);
}

// src/features/log/checkpointMails.ts
var LASTS_DAYS = 30;
async function queueCheckpointMails(db, recipients) {
  for (const { recipient, occasion, administrationName, checkpoint } of await checkpointsToMail(db, recipients)) {
    const { administration } = checkpoint;
    await queueMail(db, { kind: "checkpoint", administration, recipient, occasion, days: LASTS_DAYS, ...wordsOf5(checkpoint, administrationName) });
  }
}
function wordsOf5(checkpoint, name) {
  const { administration, size, madeAt, reason } = checkpoint;
  return {
    subject: `Registro di ${administration}: punto di controllo del ${dayInRome(madeAt)}`,
    body: `Punto di controllo del registro delle operazioni di ${name}: ${size === "1" ? "1 operazione sigillata" : `${countText(BigInt(size))} operazioni sigillate`}.
\xC8 stato fatto per ${REASON_WORDS[reason]}.

Conservi questo messaggio: se domani qualcuno riscrive il registro, \xE8 ci\xF2 che lo mostra. Non contiene dati di nessuno.
Per confrontarlo, copi in un file ci\xF2 che segue la riga di trattini e dia il comando
traguardo verify --checkpoints FILE

-----
${writeCheckpoints(administration, [checkpoint])}`
  };
}

// src/server/mail/smtp.ts
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { Readable } from "node:stream";
var LIMITS = { connection: 1e4, answer: 6e4, whole: 12e4, lastAnswer: 5e3 };
async function deliver(settings, letter, { mayHandOver, signal, limits = LIMITS }) {
  const text = await compose(settings, letter);
  const { host, port, isImplicitTls, tls, login } = settings;
  const connection = new SMTPConnection({
    host,
    port,
    secure: isImplicitTls,
    requireTLS: tls === "required" && !isImplicitTls,
    ignoreTLS: tls === "never",
    connectionTimeout: limits.connection,
    greetingTimeout: limits.connection,
    dnsTimeout: limits.connection,
    socketTimeout: limits.answer
  });
  let state = "asking";
  return new Promise((resolve) => {
    const end = (delivery) => {
      clearTimeout(whole);
      signal?.removeEventListener("abort", stop);
      connection.removeAllListeners("error").on("error", () => void 0);
      if (delivery.outcome === "sent") connection.quit();
      else connection.close();
      resolve(delivery);
    };
    const breakOff = (error) => end(endOf(error, state));
    const whole = setTimeout(() => breakOff(new Error("il server di posta \xE8 troppo lento")), limits.whole);
    const stop = () => {
      if (state === "handed") setTimeout(() => breakOff(new Error("interrotto")), limits.lastAnswer).unref();
      else breakOff(new Error("interrotto"));
    };
    if (signal?.aborted) {
      stop();
      return;
    }
    signal?.addEventListener("abort", stop, { once: true });
    connection.once("error", breakOff);
    const message = new Readable({
      read() {
        if (state !== "asking") return;
        state = "handing";
        mayHandOver().then(
          (isOurs2) => {
            if (!isOurs2) {
              state = "givenUp";
              end({ outcome: "notOurs" });
              return;
            }
            state = "handed";
            this.push(text);
            this.push(null);
          },
          (error) => breakOff(error instanceof Error ? error : new Error(String(error)))
        );
      }
    });
    const send = () => {
      connection.send({ from: settings.from.address, to: [letter.recipient] }, message, (error) => {
        if (error) breakOff(error);
        else end({ outcome: "sent" });
      });
    };
    connection.connect((error) => {
      if (error) breakOff(error);
      else if (login) connection.login(login, (refused) => refused ? breakOff(refused) : send());
      else send();
    });
  });
}
function endOf(error, state) {
  const { code = "", responseCode, response } = error;
  const isAnswer = responseCode !== void 0 && ["EENVELOPE", "EMESSAGE"].includes(code);
  if (isAnswer) return { outcome: responseCode < 500 ? "refusedForNow" : "refused", trouble: plain(response ?? String(responseCode)) };
  if (state === "handed") return { outcome: "uncertain", trouble: plain(wordsOf6(code, error)) };
  return { outcome: "serverTrouble", trouble: plain(wordsOf6(code, error)) };
}
var FAULTS = {
  EAUTH: "il server di posta non accetta il nome o la password",
  ENOAUTH: "il server di posta non accetta il nome o la password",
  ETLS: "il server di posta non offre un collegamento cifrato di cui fidarsi",
  ETIMEDOUT: "il server di posta \xE8 troppo lento",
  EDNS: "l'indirizzo del server di posta non si trova",
  ECONNECTION: "il collegamento con il server di posta \xE8 caduto",
  ESOCKET: "il server di posta non risponde",
  EPROTOCOL: "il server di posta risponde in modo che non si capisce"
};
function wordsOf6(code, error) {
  if (/certificate|altname/i.test(error.message)) return FAULTS["ETLS"];
  return FAULTS[code] ?? (code === "" ? error.message : `errore ${code}`);
}
function plain(text) {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 200);
}
function compose({ from }, { recipient, subject, body, messageKey, queuedAt }) {
  const [, domain = "localhost"] = from.address.split("@");
  return new MailComposer({
    from,
    to: { name: "", address: recipient },
    subject,
    text: body,
    messageId: `<${messageKey}@${domain}>`,
    date: queuedAt,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true
  }).compile().build();
}

// src/server/mail/mailing.ts
var EVERY = { milliseconds: 5e3, longest: 3e5 };
function startMailing(db, settings, tell, every = EVERY.milliseconds) {
  const stopping = new AbortController();
  let timer;
  let failures = 0;
  let told = "";
  async function pass() {
    try {
      await tidyOutbox(db);
      const trouble = settings && await postAll(db, settings, stopping.signal);
      failures = trouble === void 0 ? 0 : failures + 1;
      tellOnce(trouble === void 0 ? "" : `La posta non parte, riprovo: ${trouble}.`);
    } catch (error) {
      failures += 1;
      const fault = faultOf(error);
      tellOnce(`La posta in attesa non si riesce a leggere, riprovo (${[fault.error, fault.code].filter(Boolean).join(" ")}).`);
    }
    if (!stopping.signal.aborted) timer = setTimeout(run2, Math.min(every * 2 ** failures, Math.max(every, EVERY.longest))).unref();
  }
  function tellOnce(trouble) {
    if (trouble !== "" && trouble !== told && !stopping.signal.aborted) tell(trouble);
    told = trouble;
  }
  let underWay = Promise.resolve();
  const run2 = () => {
    underWay = pass();
  };
  run2();
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await underWay;
    }
  };
}
async function postAll(db, settings, signal) {
  await queueCheckpointMails(db, settings.checkpointRecipients);
  while (!signal.aborted) {
    const mail = await claimMail(db);
    if (!mail) return void 0;
    const trouble = await post(db, settings, mail, signal);
    if (trouble !== void 0) return trouble;
  }
  return void 0;
}
async function post(db, settings, mail, signal) {
  const { outcome, trouble = "" } = await deliver(settings, mail, { mayHandOver: () => markHandedOver(db, mail), signal });
  switch (outcome) {
    case "sent":
      await settleMail(db, mail, "sent");
      return void 0;
    case "refused":
      await settleMail(db, mail, "failed", trouble);
      return void 0;
    case "uncertain":
      await settleMail(db, mail, "uncertain", trouble);
      return void 0;
    case "refusedForNow":
      await putBackMail(db, mail, trouble);
      return void 0;
    case "serverTrouble":
      await putBackMail(db, mail, trouble);
      return trouble;
    case "notOurs":
      return void 0;
  }
}

// src/data/databaseClock.ts
import { sql as sql12 } from "kysely";
async function readDatabaseClock(db) {
  const { rows } = await sql12`
    select clock_timestamp() as now, (select recorded_at from audit order by sequence desc limit 1) as "lastWritten"`.execute(db);
  const { now, lastWritten } = rows[0];
  return { now: now.getTime(), lastWritten: lastWritten?.getTime() };
}

// src/server/clockWatch.ts
var EVERY2 = 5e3;
var MAY_GO_BACK = 5e3;
var MAY_DIFFER = 3e4;
var QUICK = 1e3;
var OWN = { wall: Date.now, going: () => performance.now() };
async function startClockWatch(read3, tell, { wall, going } = OWN, every = EVERY2) {
  let apart = 0;
  let before;
  let told = "";
  async function look() {
    const asked = { wall: wall(), going: going() };
    const { now, lastWritten } = await read3();
    const answered = { wall: wall(), going: going() };
    if (before === void 0 || answered.going - asked.going <= QUICK) apart = now - (asked.wall + answered.wall) / 2;
    const back = Math.max(before ? before.said + (asked.going - before.at) - now : 0, lastWritten === void 0 ? 0 : lastWritten - now);
    const differ = Math.max(now - answered.wall, asked.wall - now);
    before = { said: now, at: answered.going };
    const trouble = back > MAY_GO_BACK ? wentBack(back) : differ > MAY_DIFFER ? areApart(differ) : "";
    if (trouble !== "" && trouble !== told) tell(trouble);
    told = trouble;
  }
  await look();
  const timer = setInterval(() => void look().catch(() => void 0), every);
  timer.unref();
  return { now: () => Math.round(wall() + apart), stop: () => clearInterval(timer) };
}
function wentBack(milliseconds) {
  return `Attenzione: l'orologio della base dati \xE8 tornato indietro di ${inWords(milliseconds)}. Decide le scadenze: lo regoli. Il registro resta in ordine, per numero e non per ora.`;
}
function areApart(milliseconds) {
  return `Attenzione: l'orologio di questo computer e quello della base dati differiscono di ${inWords(milliseconds)}. Vale quello della base dati: li regoli.`;
}
function inWords(milliseconds) {
  const seconds = Math.round(milliseconds / 1e3);
  const [many, one, several] = seconds < 120 ? [seconds, "secondo", "secondi"] : seconds < 7200 ? [Math.round(seconds / 60), "minuto", "minuti"] : [Math.round(seconds / 3600), "ora", "ore"];
  return `circa ${String(many)} ${many === 1 ? one : several}`;
}

// src/cli/start.ts
var help = `traguardo start

Avvia il sistema e scrive l'indirizzo a cui aprirlo. Si ferma con Ctrl-C.

  --port N               porta (8080; 0 per una qualsiasi libera)
  --host INDIRIZZO       su quale indirizzo ascoltare (127.0.0.1)
  --internal             mostra anche le pagine interne (controllo qualit\xE0) a chiunque raggiunga l'indirizzo: solo nella rete dell'ufficio
  --public-url INDIRIZZO con quale indirizzo il pubblico conosce il sito (https://performance.comune.it); anche in PUBLIC_URL
  --data CARTELLA        cartella dei dati`;
async function run(words2) {
  const { values } = readArguments(words2, { port: "text", host: "text", internal: "flag", "public-url": "text", data: "text" });
  const showsInternal = values.internal ?? false;
  return serveUntilStopped({
    call: callOf("start", values),
    port: values.port,
    host: values.host,
    dataFolder: values.data,
    showsInternal,
    publicUrl: readPublicUrl(values["public-url"] ?? (process.env["PUBLIC_URL"] || void 0))
  });
}
async function serveUntilStopped({
  call,
  port: written2,
  host = "127.0.0.1",
  dataFolder,
  showsInternal,
  publicUrl,
  prepare
}) {
  const port = readPort(written2);
  process.on("uncaughtException", endLogged);
  const mailSettings = readMailSettings();
  tellProgress("Apro la base dati\u2026");
  const application = await openApplication({ dataFolder, call });
  try {
    await prepare?.(application);
    const sealing = await sealInBackground(application);
    const clock = await startClockWatch(
      () => readDatabaseClock(application.db),
      (trouble) => process.stderr.write(`${trouble}
`)
    );
    const server = await listen(application, {
      port,
      host,
      showsInternal,
      publicUrl,
      mailsFrom: mailSettings && publicUrl,
      now: clock.now
    }).catch(async (error) => {
      await sealing?.stop();
      throw error;
    });
    const mailing = startMailing(application.db, mailSettings, (trouble) => process.stderr.write(`${trouble}
`));
    process.stdout.write(`Traguardo \xE8 pronto: ${server.address}
`);
    const hasEndedByItself = await Promise.race([stopSignal().then(() => false), application.databaseEnded.then(() => true)]);
    clock.stop();
    await server.close();
    await mailing.stop();
    await sealing?.stop();
    if (hasEndedByItself)
      throw new CommandRefused("La base dati si \xE8 fermata: controlli lo spazio su disco e il file postgres.log nella cartella dei dati.");
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function endLogged(error) {
  createServerLog()(error);
  process.exit(EXIT.refused);
}
async function sealInBackground({ sealing }) {
  if (!sealing) {
    process.stderr.write(
      "Il registro delle operazioni non \xE8 sigillato: manca DATABASE_SEALER_URL, l'indirizzo con un ruolo membro di \xABtraguardo_sealer\xBB.\n"
    );
    return void 0;
  }
  if (sealing.keyFile === void 0)
    process.stderr.write("I punti di controllo del registro non sono firmati: manca CHECKPOINT_KEY_FILE, il file della chiave.\n");
  return startSealing(sealing, (trouble) => process.stderr.write(`${trouble}
`));
}
var LISTEN_REFUSALS = {
  EADDRINUSE: ({ port }) => `La porta ${String(port)} \xE8 gi\xE0 in uso: ne scelga un'altra con --port, o 0 per una qualsiasi libera.`,
  EACCES: ({ port }) => `Il sistema non permette di usare la porta ${String(port)}: ne scelga una da 1024 in su.`,
  EADDRNOTAVAIL: ({ host }) => `\xAB${host}\xBB non \xE8 un indirizzo di questo computer: con --host si indica uno dei suoi.`,
  ENOTFOUND: ({ host }) => `L'indirizzo \xAB${host}\xBB non esiste: controlli --host.`,
  EAI_AGAIN: ({ host }) => `L'indirizzo \xAB${host}\xBB non si trova: controlli --host.`
};
async function listen(application, settings) {
  try {
    return await serve(application, settings);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? LISTEN_REFUSALS[String(error.code)] : void 0;
    if (why !== void 0) throw new CommandRefused(why(settings));
    throw error;
  }
}
function readPort(written2) {
  const port = written2 ?? process.env["PORT"] ?? "8080";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new WrongCall(`\xAB${port}\xBB non \xE8 una porta: scriva un numero da 0 a 65535.`);
  return Number(port);
}
function readPublicUrl(written2) {
  if (written2 === void 0) return void 0;
  const url = URL.canParse(written2) ? new URL(written2) : void 0;
  if (url?.pathname === "/" && url.search === "" && ["http:", "https:"].includes(url.protocol)) return url.origin;
  throw new WrongCall(`\xAB${written2}\xBB non \xE8 l'indirizzo di un sito: scriva per esempio https://performance.comune.it.`);
}
function stopSignal() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve());
  });
}

export {
  help,
  run,
  serveUntilStopped
};
//# sourceMappingURL=chunk-K6WL5MPU.js.map
