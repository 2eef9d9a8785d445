import {
  countByAddress,
  withAddress
} from "./chunk-U6VMOBHR.js";
import {
  listYears,
  loadAnnualReport
} from "./chunk-S5Y7YUWN.js";

// src/features/answerReady.ts
function answerReady({ type, body, compressed, mark }, { ifNoneMatch, acceptEncoding }) {
  const headers = { etag: mark, "cache-control": "no-cache", vary: "accept-encoding" };
  if (ifNoneMatch !== void 0 && hasMark(ifNoneMatch, mark)) return { status: 304, headers, body: null };
  if (!takesGzip(acceptEncoding)) return { status: 200, headers: { ...headers, "content-type": type }, body };
  return { status: 200, headers: { ...headers, "content-type": type, "content-encoding": "gzip" }, body: compressed };
}
function hasMark(list, mark) {
  return list === mark || list.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === mark);
}
function takesGzip(acceptEncoding = "") {
  return /\bgzip\b/.test(acceptEncoding) && !/\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(acceptEncoding);
}

// src/features/pageCache.ts
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

// src/features/briefly.ts
var MOST_KEYS = 1e3;
function briefly(milliseconds, now = () => performance.now()) {
  const loads = /* @__PURE__ */ new Map();
  const recent = (key) => {
    const known = loads.get(key);
    return known && now() - known.at < milliseconds ? known : void 0;
  };
  const ask = (key, load) => {
    const known = recent(key);
    if (known) return known.loading;
    const begun = { at: now(), loading: load() };
    loads.set(key, begun);
    if (loads.size > MOST_KEYS) loads.delete(loads.keys().next().value);
    begun.loading.then(
      (value) => begun.value = value,
      () => loads.delete(key)
    );
    return begun.loading;
  };
  return Object.assign(ask, { remembered: (key) => recent(key)?.value });
}

// src/features/pageCache.ts
var LIMITS = { bytes: 24 * 1024 * 1024, reports: 8, behind: 250 };
function createPageCache(limits = {}) {
  const { bytes: mostBytes, reports: mostReports, behind } = { ...LIMITS, ...limits };
  const pages = /* @__PURE__ */ new Map();
  const reports = /* @__PURE__ */ new Map();
  const underWay = /* @__PURE__ */ new Map();
  let bytes = 0;
  function keep(key, ready) {
    pages.set(key, ready);
    bytes += sizeOf(ready);
    while (bytes > mostBytes && pages.size > 1) bytes -= sizeOf(dropOldest(pages));
  }
  return {
    years: briefly(behind),
    page: (key, make) => {
      const kept = pages.get(key);
      if (kept) return Promise.resolve(touch(pages, key, kept));
      const begun = underWay.get(key);
      if (begun) return begun;
      const made = make().then((content) => {
        const ready = readyOf(content);
        keep(key, ready);
        return ready;
      }).finally(() => underWay.delete(key));
      underWay.set(key, made);
      return made;
    },
    made: (key) => {
      const kept = pages.get(key);
      return kept && touch(pages, key, kept);
    },
    report: async (key, load) => {
      const kept = reports.get(key);
      if (kept) return touch(reports, key, kept);
      const loaded = await load();
      if (loaded) reports.set(key, loaded);
      if (reports.size > mostReports) dropOldest(reports);
      return loaded;
    }
  };
}
function readyOf({ type, body: content }) {
  const body = Buffer.from(content);
  const mark = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { type, body, compressed: gzipSync(body), mark };
}
function touch(kept, key, value) {
  kept.delete(key);
  kept.set(key, value);
  return value;
}
function dropOldest(kept) {
  const [key, value] = kept.entries().next().value;
  kept.delete(key);
  return value;
}
function sizeOf({ body, compressed }) {
  return body.length + compressed.length;
}

// src/features/servePublic.ts
function given(c, ambient, limit) {
  const { db, workers, cache, showsInternal, publicUrl, counting } = ambient;
  c.set("db", db);
  c.set("workers", workers);
  c.set("cache", cache);
  c.set("showsInternal", showsInternal);
  c.set("publicUrl", publicUrl);
  c.set("counting", counting);
  c.set("limit", limit);
  return c;
}
var HTML = "text/html; charset=utf-8";
function servePublic(c, make, variant = "") {
  return serveYear(c, { administration: c.req.param("administration") ?? "", year: Number(c.req.param("year")) }, make, variant);
}
function serveYear(c, { administration, year }, make, variant = "") {
  const makeYear = async (held) => {
    const report = await held.reportOf(year);
    return report && make({ ...report, years: held.years }, held);
  };
  return serveHeld(c, administration, makeYear, variant);
}
function serveAdministration(c, make, variant = "") {
  return serveHeld(c, c.req.param("administration") ?? "", make, variant);
}
async function serveHeld(c, code, make, variant) {
  const { cache } = c.var;
  const now = await cache.years(code, () => yearsNow(c.var.db, code));
  const administration = now.listed[0]?.administration;
  if (!administration) return c.notFound();
  try {
    const key = pageKey(code, now, c.req.path, c.req.url.includes("?") ? variant : "");
    const { limit, counting } = c.var;
    if (limit && counting && !cache.made(key)) await countByAddress(c, c.var.db, counting, limit);
    const ready = await cache.page(key, async () => {
      const made = await make({ administration, years: now.listed.map(({ year }) => year), reportOf: reportsOf(c.var, now) });
      if (!made) throw NOTHING_THERE;
      return withPublicAddress(c, made);
    });
    return send(c, ready);
  } catch (error) {
    if (error === NOTHING_THERE) return c.notFound();
    throw error;
  }
}
function withPublicAddress(c, made) {
  const { publicUrl } = c.var;
  if (publicUrl === void 0 || made.type !== HTML) return made;
  return { type: HTML, body: withAddress(made.body.toString(), `${publicUrl}${c.req.path}`) };
}
async function allYears(c) {
  const now = await c.var.cache.years("", () => yearsNow(c.var.db));
  return { ...now, reportOf: (listed) => loadListed(c.var, listed) };
}
async function heldNow(c, code) {
  const { listed } = await c.var.cache.years(code, () => yearsNow(c.var.db, code));
  const administration = listed[0]?.administration;
  return administration && { administration, years: listed.map(({ year }) => year) };
}
async function yearsNow(db, code) {
  const listed = await listYears(db, code);
  return { listed, mark: listed.map(markOf).join(" ") };
}
function reportsOf(ambient, { listed }) {
  return async (year) => {
    const found = listed.find((each) => each.year === year);
    return found && loadListed(ambient, found);
  };
}
function loadListed({ db, cache }, listed) {
  return cache.report(markOf(listed), () => loadAnnualReport(db, { administration: listed.administration.code, year: listed.year }));
}
var markOf = ({ administration, year, revision }) => `${administration.code}/${String(year)}:${String(revision)}`;
var NOTHING_THERE = new Error("Nothing at this address");
function serveMade(c, made) {
  return send(c, readyOf(made));
}
function send(c, ready) {
  const asker = { ifNoneMatch: c.req.header("if-none-match"), acceptEncoding: c.req.header("accept-encoding") };
  const { status, headers, body } = answerReady(ready, asker);
  return new Response(body, { status, headers });
}
function readyPage(cache, address) {
  const [, code = ""] = /^\/([a-z0-9_-]{1,40})(?:\/[a-z0-9/-]*)?$/.exec(address) ?? [];
  const now = cache.years.remembered(code);
  const ready = now && cache.made(pageKey(code, now, address, ""));
  return ready?.type === HTML ? ready : void 0;
}
function pageKey(code, { mark }, address, variant) {
  return `${code} ${mark} ${address} ${variant}`;
}

export {
  answerReady,
  createPageCache,
  given,
  HTML,
  servePublic,
  serveYear,
  serveAdministration,
  allYears,
  heldNow,
  serveMade,
  readyPage
};
//# sourceMappingURL=chunk-P5LUHSTZ.js.map
