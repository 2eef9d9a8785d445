import { newRequestKey } from "../../src/data/request/requestKey.ts";

/** What a program answered: status, page, and where it leads. */
export type Answered = { readonly status: number; readonly text: string };

/** Somebody of the demonstration signed in to a program that serves: how they ask, and how they send a form as a page of the site would. */
export type DemonstrationBrowser = {
  readonly ask: (path: string) => Promise<Answered>;
  readonly send: (path: string, fields: Fields) => Promise<Answered>;
};

/** What is typed in a form, or chosen as a file. */
type Fields = Readonly<Record<string, string | File>>;

/** Signs in at an address by the button of a role, as it is called there. */
export async function demonstrationBrowser(address: string, role: string): Promise<DemonstrationBrowser> {
  const door = await fetch(`${address}/accesso`);
  const page = await door.text();
  const account = new RegExp(`value="([^"]+)"[^>]*>\\s*${role}`).exec(page)?.[1];
  if (account === undefined) throw new Error(`There is no button for ${role}`);
  const post = (path: string, cookie: string, fields: Fields) =>
    fetch(`${address}${path}`, { method: "POST", headers: { cookie, origin: address }, body: bodyOf(fields), redirect: "manual" });
  const entered = await post("/accesso/dimostrazione", cookiesOf(door), { modulo: markIn(page), utenza: account });
  const cookie = cookiesOf(entered);
  const read = async (answer: Response): Promise<Answered> => ({ status: answer.status, text: await answer.text() });
  const ask = async (path: string) => read(await fetch(`${address}${path}`, { headers: { cookie }, redirect: "manual" }));
  const mark = markIn((await ask("/valdora/ufficio")).text);
  return {
    ask,
    send: async (path, fields) => read(await post(path, cookie, { modulo: mark, richiesta: newRequestKey(), intento: "invia", ...fields })),
  };
}

function bodyOf(fields: Fields): URLSearchParams | FormData {
  const texts = Object.entries(fields).filter((each): each is [string, string] => typeof each[1] === "string");
  if (texts.length === Object.keys(fields).length) return new URLSearchParams(texts);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

function markIn(page: string): string {
  return /name="modulo" value="([^"]+)"/.exec(page)![1]!;
}
