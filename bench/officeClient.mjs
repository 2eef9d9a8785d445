import { randomUUID } from "node:crypto";
import { asking } from "./asking.mjs";

/** The accounts of the demonstration, signed in by their buttons: each with its name, its code in Valdora, and how it asks and sends. */
export async function signInToDemonstration(port) {
  const ask = asking(port);
  const door = await ask("GET", "/accesso");
  const accounts = [...door.body.matchAll(/name="utenza" value="([^"]+)"[^>]*>\s*([^<]+?)\s*</g)].map(([, id, name]) => ({ id, name }));
  const people = [];
  for (const { id, name } of accounts) people.push(await signIn(ask, id, name));
  return people;
}

async function signIn(ask, id, name) {
  const door = await ask("GET", "/accesso");
  const held = door.cookies.map((line) => line.split(";")[0]).join("; ");
  const modulo = markIn(door.body);
  const entered = await ask("POST", "/accesso/dimostrazione", { cookie: held, fields: { modulo, utenza: id } });
  const cookie = entered.cookies.map((line) => line.split(";")[0]).find((each) => each.startsWith("traguardo="));
  const page = await ask("GET", "/valdora/ufficio", { cookie });
  if (page.status !== 200) throw new Error(`The office answered ${String(page.status)} to ${name}`);
  const mark = markIn(page.body);
  return {
    name,
    code: /Matricola ([A-Za-z0-9-]+)\./.exec(page.body)[1],
    get: (path) => ask("GET", path, { cookie }),
    send: (path, fields) => ask("POST", path, { cookie, fields: { modulo: mark, richiesta: newKey(), intento: "invia", ...fields } }),
  };
}

/** The name of a request, as a page draws it: a UUID that says when. */
function newKey() {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

function markIn(body) {
  return /name="modulo" value="([^"]+)"/.exec(body)[1];
}
