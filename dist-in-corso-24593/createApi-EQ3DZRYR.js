import {
  given,
  serveMade,
  serveYear
} from "./chunk-P5LUHSTZ.js";
import {
  ANSWERS,
  API,
  METHODS,
  OPERATIONS,
  PATH_PARAMETERS,
  PROBLEMS,
  PROBLEM_TYPE,
  TAGS,
  problem,
  problemSchema,
  proofSchema
} from "./chunk-YPEXPVNQ.js";
import {
  REQUESTS_A_MINUTE,
  TOO_MANY_REQUESTS,
  TooManyRequests
} from "./chunk-U6VMOBHR.js";
import "./chunk-ASCTV6AJ.js";
import "./chunk-3WDZSZML.js";
import "./chunk-I3PXLWRU.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-HPTAWCOG.js";
import "./chunk-EA767FMA.js";
import "./chunk-CSOJN44G.js";
import "./chunk-DNP22IL6.js";
import "./chunk-QO75H26U.js";
import "./chunk-6PA62EB3.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";

// src/api/createApi.ts
import { Hono } from "hono";

// src/api/openApi.ts
import * as z from "zod";

// src/api/examples.ts
var EXAMPLES = {
  Amministrazioni: {
    value: {
      amministrazioni: [
        {
          codice: "valdora",
          nome: "Comune di Valdora (citt\xE0 inventata)",
          anni: [2026, 2025, 2024],
          indirizzo: "/api/v1/amministrazioni/valdora/anni"
        }
      ]
    }
  },
  Anni: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anni: [
        {
          anno: 2026,
          indirizzo: "/api/v1/amministrazioni/valdora/anni/2026",
          pagina: "/valdora/2026"
        },
        {
          anno: 2025,
          indirizzo: "/api/v1/amministrazioni/valdora/anni/2025",
          pagina: "/valdora/2025"
        },
        {
          anno: 2024,
          indirizzo: "/api/v1/amministrazioni/valdora/anni/2024",
          pagina: "/valdora/2024"
        }
      ]
    }
  },
  Anno: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      numeri: [
        {
          nome: "obiettivi",
          significato: "Obiettivi nel 2024",
          valore: "35",
          testo: "35",
          prova: "/api/v1/amministrazioni/valdora/anni/2024/numeri/obiettivi"
        }
      ],
      indirizzi: {
        pagina: "/valdora/2024",
        obiettivi: "/api/v1/amministrazioni/valdora/anni/2024/obiettivi",
        gruppi: "/api/v1/amministrazioni/valdora/anni/2024/gruppi",
        obiettivi_strategici: "/api/v1/amministrazioni/valdora/anni/2024/obiettivi-strategici",
        servizi: "/api/v1/amministrazioni/valdora/anni/2024/servizi",
        dati_aperti: "/valdora/2024/dati",
        relazione: "/valdora/2024/relazione"
      }
    }
  },
  Numero: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      nome: "quota-raggiunti",
      significato: "Quota di obiettivi raggiunti nel 2024",
      valore: "74.29",
      testo: "74,29 %",
      pagina: "/valdora/2024/numeri/quota-raggiunti",
      prova: {
        figure: "Quota di obiettivi raggiunti nel 2024",
        rule: "Gli obiettivi raggiunti divisi per tutti gli obiettivi, per cento. Quelli raggiunti in parte, non valutabili o senza esito restano nel totale.",
        inputs: [
          {
            id: "raggiunti",
            name: "Obiettivi raggiunti",
            value: "26",
            provenance: {
              kind: "figure",
              figure: "raggiunti"
            }
          },
          {
            id: "obiettivi",
            name: "Obiettivi",
            value: "35",
            provenance: {
              kind: "figure",
              figure: "obiettivi"
            }
          }
        ],
        steps: [
          {
            id: "quota",
            operation: "percentage",
            operands: ["raggiunti", "obiettivi"],
            result: "74.29",
            text: "26 diviso 35, per cento: 74,29 %."
          }
        ],
        rounding: {
          mode: "halfUp",
          decimals: 2
        },
        result: "74.29"
      }
    }
  },
  Obiettivi: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      totale: 35,
      posizione: 0,
      limite: 1,
      successivi: "/api/v1/amministrazioni/valdora/anni/2024/obiettivi?limite=1&posizione=1",
      obiettivi: [
        {
          anno: 2024,
          codice: "2024-001",
          gruppo: "Obiettivi trasversali",
          gruppo_indirizzo: "obiettivi-trasversali",
          titolo: "Tempi di pagamento",
          descrizione: "Pagare le fatture commerciali entro i termini di legge",
          numero_nel_documento: null,
          tipo: "di legge",
          tipo_scritto: "di legge",
          peso: "30",
          peso_scritto: "30",
          obiettivi_strategici: ["6"],
          obiettivi_operativi: ["6.1"],
          servizi: ["Finanze e tributi"],
          indicatore: "Indicatore di ritardo annuale dei pagamenti, in giorni",
          tipo_indicatore: "formula descritta nel documento",
          classe_indicatore: "efficienza, efficacia e qualit\xE0 dei servizi",
          valori_precedenti: ["2021: 4", "2022: 1", "2023: -2"],
          valore_iniziale: "-2",
          anno_valore_iniziale: 2023,
          confronto: null,
          target_scritto: "Ritardo inferiore o uguale a zero",
          target_inteso: "Ritardo non oltre 0",
          target_termine: "non applicabile",
          target_confronto: "non oltre",
          target_valore: "0",
          target_valore_massimo: "non applicabile",
          target_unita: "non applicabile",
          fonte: "PCC, piattaforma dei crediti commerciali",
          affidabilita_fonte: "fonte esterna certificata",
          risorse: null,
          portatori_di_interesse: "imprese fornitrici",
          valore_misurato: "-5 giorni",
          esito_misurato: "raggiunto",
          esito_valutato: "raggiunto",
          esito_scritto: "raggiunto",
          grado: null,
          motivo_scostamento: "non applicabile",
          non_interpretato: null,
          documento: "valdora-2024.txt",
          riga_documento: 58,
          indirizzo: "/api/v1/amministrazioni/valdora/anni/2024/obiettivi/2024-001"
        }
      ]
    }
  },
  Obiettivo: {
    value: {
      anno: 2024,
      codice: "2024-001",
      gruppo: "Obiettivi trasversali",
      gruppo_indirizzo: "obiettivi-trasversali",
      titolo: "Tempi di pagamento",
      descrizione: "Pagare le fatture commerciali entro i termini di legge",
      numero_nel_documento: null,
      tipo: "di legge",
      tipo_scritto: "di legge",
      peso: "30",
      peso_scritto: "30",
      obiettivi_strategici: ["6"],
      obiettivi_operativi: ["6.1"],
      servizi: ["Finanze e tributi"],
      indicatore: "Indicatore di ritardo annuale dei pagamenti, in giorni",
      tipo_indicatore: "formula descritta nel documento",
      classe_indicatore: "efficienza, efficacia e qualit\xE0 dei servizi",
      valori_precedenti: ["2021: 4", "2022: 1", "2023: -2"],
      valore_iniziale: "-2",
      anno_valore_iniziale: 2023,
      confronto: null,
      target_scritto: "Ritardo inferiore o uguale a zero",
      target_inteso: "Ritardo non oltre 0",
      target_termine: "non applicabile",
      target_confronto: "non oltre",
      target_valore: "0",
      target_valore_massimo: "non applicabile",
      target_unita: "non applicabile",
      fonte: "PCC, piattaforma dei crediti commerciali",
      affidabilita_fonte: "fonte esterna certificata",
      risorse: null,
      portatori_di_interesse: "imprese fornitrici",
      valore_misurato: "-5 giorni",
      esito_misurato: "raggiunto",
      esito_valutato: "raggiunto",
      esito_scritto: "raggiunto",
      grado: null,
      motivo_scostamento: "non applicabile",
      non_interpretato: null,
      documento: "valdora-2024.txt",
      riga_documento: 58,
      indirizzo: "/api/v1/amministrazioni/valdora/anni/2024/obiettivi/2024-001",
      pagina: "/valdora/2024/obiettivi/001",
      prova_esito_valutato: {
        figure: "Esito dell'obiettivo 2024-001, Tempi di pagamento",
        result: "achieved",
        rule: "L'esito \xE8 quello valutato dall'amministrazione, letto nel documento. Il confronto tra il valore misurato e il target \xE8 un'altra cosa, con la sua prova.",
        inputs: [
          {
            id: "target",
            name: "Target previsto",
            value: "Ritardo inferiore o uguale a zero",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          },
          {
            id: "fonte",
            name: "Fonte del dato",
            value: "PCC, piattaforma dei crediti commerciali",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          },
          {
            id: "esito",
            name: "Esito scritto nel documento",
            value: "raggiunto",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          },
          {
            id: "misurato",
            name: "Valore misurato",
            value: "-5 giorni",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          }
        ],
        steps: [
          {
            id: "target",
            operation: "read",
            operands: ["target"],
            result: "Ritardo inferiore o uguale a zero",
            text: "Il target vuol dire: Ritardo non oltre 0."
          },
          {
            id: "esito",
            operation: "read",
            operands: ["esito"],
            result: "achieved",
            text: "Il documento scrive \xABraggiunto\xBB: raggiunto."
          }
        ]
      },
      prova_esito_misurato: {
        figure: "Esito misurato dell'obiettivo 2024-001, Tempi di pagamento",
        result: "achieved",
        rule: "L'esito \xE8 il confronto tra il valore misurato e il target, con le parole del target.",
        inputs: [
          {
            id: "target",
            name: "Target",
            value: "Ritardo non oltre 0",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          },
          {
            id: "valore",
            name: "Valore misurato",
            value: "-5",
            provenance: {
              kind: "document",
              file: "valdora-2024.txt",
              line: 58
            }
          }
        ],
        steps: [
          {
            id: "confronto-1",
            operation: "compare",
            operands: ["target", "valore"],
            result: "achieved",
            text: "Misurato -5, previsto Ritardo non oltre 0: target raggiunto."
          }
        ]
      }
    }
  },
  Gruppi: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      gruppi: [
        {
          anno: 2024,
          gruppo: "Obiettivi trasversali",
          gruppo_indirizzo: "obiettivi-trasversali",
          obiettivi: 4,
          raggiunti: 3,
          raggiunti_in_parte: 1,
          non_raggiunti: 0,
          non_valutabili: 0,
          neutralizzati: 0,
          senza_esito: 0,
          quota_raggiunti: "75.00"
        }
      ]
    }
  },
  ObiettiviStrategici: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      obiettivi_strategici: [
        {
          anno: 2024,
          livello: "strategico",
          codice: "1",
          titolo: "Crescere bene: infanzia, scuola e cultura",
          obiettivo_strategico: "non applicabile",
          responsabile: "Settore Servizi al cittadino",
          documento: "valdora-2024.txt",
          riga_documento: 28
        }
      ],
      obiettivi_operativi: [
        {
          anno: 2024,
          livello: "operativo",
          codice: "1.1",
          titolo: "Pi\xF9 posti nei nidi",
          obiettivo_strategico: 1,
          responsabile: "non applicabile",
          documento: "valdora-2024.txt",
          riga_documento: 29
        }
      ]
    }
  },
  Servizi: {
    value: {
      amministrazione: {
        codice: "valdora",
        nome: "Comune di Valdora (citt\xE0 inventata)"
      },
      anno: 2024,
      servizi: [
        {
          anno: 2024,
          servizio: "Infanzia e scuola",
          ambito: "esterno",
          documento: "valdora-2024.txt",
          riga_documento: 12
        }
      ]
    }
  }
};

// src/api/openApi.ts
var DESCRIPTION = `I piani e i risultati delle amministrazioni che pubblicano con Traguardo, da leggere con un programma.
Non serve una chiave e non si pu\xF2 scrivere niente. I dati sono sotto licenza CC BY 4.0; nessuno riguarda singole persone.

Ci\xF2 che il documento non dice \xE8 \`null\`; ci\xF2 che non ha senso per quell'obiettivo \xE8 \xABnon applicabile\xBB; zero \xE8 zero.
I conteggi e gli anni sono numeri; quote, pesi e valori sono testo con il punto decimale, cos\xEC nessuno li arrotonda.

Ogni risposta ha un ETag: con \`If-None-Match\` chi ha gi\xE0 la risposta riceve 304. Un parametro che non esiste \xE8 un errore, mai ignorato.

In un minuto si fanno, per chi chiede da un indirizzo, \`${String(REQUESTS_A_MINUTE.search)}\` ricerche (\`q\`) e \`${String(REQUESTS_A_MINUTE.export)}\` altre risposte nuove; quelle gi\xE0 pronte non contano. Oltre, si riceve 429 con \`Retry-After\`.

In questa versione si possono aggiungere campi; nessuno cambia nome o significato.`;
var ref = (kind, name) => ({ $ref: `#/components/${kind}/${name}` });
var text;
function openApiText() {
  text ??= JSON.stringify(openApiDocument());
  return text;
}
function openApiDocument() {
  return {
    openapi: "3.1.1",
    info: {
      title: "Traguardo: piani e risultati delle amministrazioni",
      version: "1.0.0",
      summary: "Che cosa era previsto, che cosa \xE8 stato raggiunto, e come si arriva a ogni numero.",
      description: DESCRIPTION,
      license: { name: "CC BY 4.0", identifier: "CC-BY-4.0" }
    },
    servers: [{ url: API, description: "Questo sito." }],
    security: [],
    tags: TAGS,
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }])),
    components: {
      schemas: componentSchemas(),
      headers: { ETag: { description: "Il segno di questa versione della risposta.", schema: { type: "string" } } },
      responses: {
        Invariato: { description: "La risposta che chi chiede ha gi\xE0 (If-None-Match) \xE8 ancora quella.", headers: { ETag: ref("headers", "ETag") } },
        RichiestaSbagliata: problemAnswer("Un parametro non esiste, \xE8 ripetuto o ha un valore che non va bene.", "unknownParameter", "Il parametro \xABanno\xBB non esiste. Questo indirizzo non ne ha."),
        NonTrovato: problemAnswer("A questo indirizzo non c'\xE8 niente.", "notFound", "L'indirizzo \xE8 sbagliato, oppure ci\xF2 che indica non c'\xE8 pi\xF9. Gli indirizzi sono descritti in /api."),
        TroppeRichieste: problemAnswer("Da questo indirizzo, nell'ultimo minuto, si \xE8 gi\xE0 chiesto quanto si pu\xF2: Retry-After dice quanti secondi aspettare.", "tooManyRequests", TOO_MANY_REQUESTS),
        Errore: problemAnswer("Qualcosa non ha funzionato, e non per colpa di chi chiede.", "failed", "Non \xE8 colpa di chi chiede. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione.")
      }
    }
  };
}
function describe({ id, path, tag, summary, description, query, answer }) {
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(
        ([, name = ""]) => parameter(name, "path", PATH_PARAMETERS[name])
      ),
      ...Object.entries(query.shape).map(([name, schema]) => parameter(name, "query", schema))
    ],
    responses: {
      200: {
        description: `${summary}.`,
        headers: { ETag: ref("headers", "ETag") },
        content: { "application/json": { schema: ref("schemas", answer), examples: { esempio: EXAMPLES[answer] } } }
      },
      304: ref("responses", "Invariato"),
      400: ref("responses", "RichiestaSbagliata"),
      404: ref("responses", "NonTrovato"),
      429: ref("responses", "TroppeRichieste"),
      500: ref("responses", "Errore")
    }
  };
}
function parameter(name, place, described) {
  const { description, example, ...schema } = without(z.toJSONSchema(described), ["$schema"]);
  return { name, in: place, required: place === "path", description, schema, example };
}
function problemAnswer(description, kind, detail) {
  const { status, name, title } = PROBLEMS[kind];
  const value = { type: `/api#${name}`, title, status, detail };
  return { description, content: { [PROBLEM_TYPE]: { schema: ref("schemas", "Problema"), examples: { esempio: { value } } } } };
}
function componentSchemas() {
  const registry2 = z.registry();
  for (const [id, schema] of Object.entries({ ...ANSWERS, Prova: proofSchema, Problema: problemSchema })) registry2.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry2, { uri: (id) => `#/components/schemas/${id}`, override: loosen });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, without(schema, ["$schema", "$id", "id"])]));
}
function without(schema, names) {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}
function loosen({ jsonSchema }) {
  delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

// src/api/createApi.ts
var JSON_TYPE = "application/json; charset=utf-8";
var OPEN_TO_ALL = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, allow",
  "cross-origin-resource-policy": "cross-origin"
};
var PREFLIGHT = {
  allow: METHODS,
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "if-none-match",
  "access-control-max-age": "86400"
};
function createApi(ambient, logFailure) {
  const api = new Hono();
  api.use(async (c, next) => {
    given(c, ambient);
    await next();
    for (const [name, value] of Object.entries(OPEN_TO_ALL)) c.res.headers.set(name, value);
  });
  const offer = (path, answer) => {
    api.get(path, answer);
    api.options(path, () => new Response(null, { status: 204, headers: PREFLIGHT }));
    api.all(path, () => problem("methodNotAllowed", "Si possono usare GET, HEAD e OPTIONS: i dati si leggono e basta."));
  };
  offer(`${API}/openapi.json`, (c) => serveMade(c, { type: JSON_TYPE, body: openApiText() }));
  for (const operation of OPERATIONS) offer(routeOf(operation.path), (c) => answerTo(operation, c));
  api.all("/api", () => problem("methodNotAllowed", "Questa \xE8 la pagina che descrive l'API: si legge con GET."));
  api.notFound(
    () => problem("notFound", "L'indirizzo \xE8 sbagliato, oppure ci\xF2 che indica non c'\xE8 pi\xF9. Gli indirizzi sono descritti in /api.")
  );
  api.onError((error, c) => {
    if (error instanceof TooManyRequests) return problem("tooManyRequests", TOO_MANY_REQUESTS);
    logFailure(error, c);
    return problem("failed", "Non \xE8 colpa di chi chiede. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione.");
  });
  return api;
}
function routeOf(path) {
  return `${API}${path.replace(/\{(\w+)\}/g, (_, name) => name === "numero" ? ":numero{.+}" : `:${name}`)}`;
}
async function answerTo({ path, query: querySchema, make }, c) {
  const asked = c.req.param();
  const names = Object.keys(PATH_PARAMETERS);
  const leadsNowhere = names.some((name) => path.includes(`{${name}}`) && !PATH_PARAMETERS[name].safeParse(asked[name]).success);
  if (leadsNowhere) return c.notFound();
  const query = readQuery(c.req.url, querySchema);
  if (query instanceof Response) return query;
  switch (make.from) {
    case "year": {
      c.set("limit", asksForWords(query) ? "search" : "export");
      const key = { administration: asked.codice, year: Number(asked.anno) };
      return serveYear(c, key, (report) => jsonOf(make.of(report, asked, query)), JSON.stringify(query));
    }
    case "database": {
      const made = jsonOf(await make.of(c, asked));
      return made ? serveMade(c, made) : c.notFound();
    }
  }
}
function asksForWords(query) {
  return typeof query === "object" && query !== null && "q" in query && query.q !== "";
}
function jsonOf(content) {
  return content && { type: JSON_TYPE, body: JSON.stringify(content) };
}
function readQuery(url, schema) {
  const start = url.indexOf("?");
  const entries = [...new URLSearchParams(start < 0 ? "" : url.slice(start + 1))];
  const known = Object.keys(schema.shape);
  for (const [i, [name2]] of entries.entries()) {
    const shown = name2.slice(0, 80);
    const usable = known.length === 0 ? "Questo indirizzo non ne ha." : `Si possono usare: ${known.join(", ")}.`;
    if (!known.includes(name2)) return problem("unknownParameter", `Il parametro \xAB${shown}\xBB non esiste. ${usable}`, shown);
    if (entries.findIndex(([other]) => other === name2) !== i) {
      return problem("repeatedParameter", `Il parametro \xAB${name2}\xBB va indicato una volta sola.`, name2);
    }
  }
  const read = schema.safeParse(Object.fromEntries(entries));
  if (read.success) return read.data;
  const name = String(read.error.issues[0]?.path[0]);
  const { description = "" } = schema.shape[name]?.meta() ?? {};
  return problem("wrongParameter", `Il parametro \xAB${name}\xBB non va bene. ${description}`, name);
}
export {
  createApi
};
//# sourceMappingURL=createApi-EQ3DZRYR.js.map
