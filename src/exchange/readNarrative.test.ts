import { expect, test } from "vitest";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { NARRATIVE_REFUSALS, narrativeRefusal, toldMistake } from "./narrativeRefusals.ts";
import { type NarrativeReading, readNarrative } from "./readNarrative.ts";

const reading = (json: unknown) => readNarrative(Buffer.from(typeof json === "string" ? json : JSON.stringify(json)));
const toldIn = (read: NarrativeReading) => {
  const refusals = read.ok ? [] : read.refused.map((each) => narrativeRefusal(each, "testi.json"));
  return tellRefusals(refusals, NARRATIVE_REFUSALS).map(toldMistake);
};
const refusedIn = (json: unknown) => {
  const read = reading(json);
  return toldIn(read).map(({ chapter, position, field, message }) => `${chapter} ${String(position)} ${field}: ${message}`);
};

test("headings, paragraphs and lists are read; markup in a text is text", () => {
  const presentazione = [
    { kind: "heading", text: "In breve" },
    { kind: "paragraph", text: " <script>x</script> {figure:raggiunti} " },
    { kind: "list", items: ["uno"] },
  ];
  expect(reading({ chapters: { presentazione } })).toEqual({
    ok: true,
    chapters: {
      presentazione: [
        { kind: "heading", level: 3, text: "In breve" },
        { kind: "paragraph", text: "<script>x</script> {figure:raggiunti}" },
        { kind: "list", ordered: false, items: ["uno"] },
      ],
    },
  });
});

test("every mistake is told, with chapter, block and field", () => {
  const json = {
    chapters: {
      presentazione: [
        { kind: "paragraph", text: "va bene" },
        { kind: "table", text: "x" },
        { kind: "heading", level: 2, text: "x" },
        { kind: "paragraph", text: "x", colour: "red" },
        { kind: "paragraph", text: "   " },
        { kind: "list", items: ["uno", 2] },
        { kind: "paragraph", text: "a".repeat(5001) },
        { kind: "paragraph" },
      ],
      conclusioni: [{ kind: "paragraph", text: "x" }],
    },
    author: "x",
  };
  expect(refusedIn(json)).toEqual([
    "presentazione 2 kind: Il tipo di blocco (kind) è heading, paragraph o list.",
    "presentazione 3 level: Il livello di un titolo è 3 o 4.",
    "presentazione 4 colour: Il campo «colour» non è previsto.",
    "presentazione 5 text: È vuoto.",
    "presentazione 6 items 2: Manca, o non è del tipo giusto.",
    "presentazione 7 text: È troppo lungo: il massimo è 5000.",
    "presentazione 8 text: Manca, o non è del tipo giusto.",
    "conclusioni 0 capitolo: Questo capitolo non esiste: si possono riscrivere presentazione, miglioramento-continuo, albero-della-performance, performance-organizzativa, prevenzione-della-corruzione, obiettivi-strategici, obiettivi-operativi, obiettivi-assegnati, valutazione-del-personale, il-cittadino-come-risorsa, trasparenza-e-comunicazione, ammontare-dei-premi, dati-relativi-ai-premi.",
    " 0 author: Il campo «author» non è previsto.",
  ]);
});

test.each([
  ["", "Il file è vuoto."],
  ["{", "Il file non è JSON valido."],
  [`{"chapters":"${"a".repeat(600_000)}"}`, "Il file supera i 512 KB e non è stato letto."],
])("a file that is no text of chapters is refused in words", (json, message) => {
  expect(refusedIn(json)).toEqual([` 0 file: ${message}`]);
});

test.each(["a\\u0000b", "a\\u001bb", "a\\ud800b"])("a text with %s is refused: no database could keep it", (text) => {
  const content = new TextEncoder().encode(`{"chapters":{"presentazione":[{"kind":"list","items":["Bene","${text}"]}]}}`);
  expect(toldIn(readNarrative(content))).toEqual([
    {
      chapter: "presentazione",
      position: 1,
      field: "items 2",
      message: "Contiene un carattere di controllo, o la metà di un carattere: lo tolga.",
    },
  ]);
});
