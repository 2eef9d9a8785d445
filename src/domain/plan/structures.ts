import { foldWords } from "../kernel/foldWords.ts";
import { slugOf } from "../kernel/figure.ts";
import { splitGroup } from "./group.ts";

/** The names of units that a plan and the register know, as they are compared. */
export type KnownUnits = ReadonlySet<string>;

/** What a cell keeps of its words: the structures it names, each as it is written; whether it names nothing else, which may be a person. */
export type StructuresRead = { readonly kept: readonly string[]; readonly isWhole: boolean };

/** The names by which units are known: those of groups, "Settore X: Area Y", and of each unit in them. */
export function knownUnits(names: Iterable<string>): KnownUnits {
  return new Set([...names].flatMap((name) => [name, ...Object.values(splitGroup(name))]).map(slugOf));
}

/**
 * The structures that a cell names, divided by semicolons; where a part names something else too, after a comma, a dash, a colon or in brackets, the structures in it.
 * A structure is a unit that is known, whatever its name, or is named in the words of offices alone: anything else may be a person.
 */
export function readStructures(written: string, known: KnownUnits): StructuresRead {
  const read = partsOf(written, ";").map((part) => {
    if (isStructure(part, known)) return { kept: [part], isWhole: true };
    const pieces = partsOf(part, DIVIDERS);
    const structures = pieces.filter((piece) => isStructure(piece, known));
    const isWhole = pieces.length > 0 && structures.length === pieces.length;
    return { kept: isWhole ? [part] : structures, isWhole };
  });
  return { kept: [...new Set(read.flatMap(({ kept }) => kept))], isWhole: read.every(({ isWhole }) => isWhole) };
}

function partsOf(written: string, divider: string | RegExp): string[] {
  return written
    .split(divider)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** What divides a structure from what is written beside it. */
const DIVIDERS = /[,:()[\]/|\n–—]|\s-+|-+\s/;

/** Whether words mean every unit, and name none: "tutti i settori". */
export function isEveryUnit(written: string): boolean {
  return EVERY.test(foldWords(written));
}

const EVERY = /^tutt[ie]( (i|gli|le) (settori|uffici|servizi|aree|direzioni|dipartimenti|strutture|unita( organizzative)?))?$/;

function isStructure(written: string, known: KnownUnits): boolean {
  if (known.has(slugOf(written)) || isEveryUnit(written)) return true;
  const folded = foldWords(written)
    .replace(/(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu, "") // "u.r.p." is one word
    .replace(/ [a-z]$/, ""); // "settore a"
  const words = (folded.match(/[\p{L}\d]+/gu) ?? []).filter((word) => !BETWEEN.test(word));
  return words.length > 0 && words.every((word) => OF_OFFICES.test(word));
}

/** Words and numbers that stand between those that tell something. */
const BETWEEN = /^(e|ed|d|di|del|dell[oae]?|dei|degli|da|al|all[oae]?|ai|agli|per|con|in|il|lo|la|l|i|gli|le|n|nr|\d+|[ivx]{2,})$/;

/**
 * How the words begin by which offices of a local authority and their posts are named, folded; whole where more letters would make a surname of them. No first name is
 * among them, so that a person is never named in these words alone.
 */
const OF_OFFICES = new RegExp(
  `^(?:${[
    // units, posts and organs
    "settor[ei]|aree?|servizi?o?|direzion|dipartiment|uffic|unita$|struttur|ripartizion|segreteri|segretari|sezion|staff$|division|nucle|sportell|centr[oi]$|centrale$|cdr$",
    "comand[oi]$|corp[oi]$|dirigen|direttor|responsabil|posizion|funzion|consigli|giunta$|sindac[oi]$|presiden|assessor|gabinett|organ[oi]$|organism|commission|amministra",
    "organizzativ|compless|semplic|general[ei]$|vice$|capo$|polo$|coordina|comun[ei]$|comunal|municipal|provincia|metropolitan|regional|intercomunal|associat|union[ei]$|ente$|enti$",
    "local[ei]$|territori|ambit[oi]$|distrett|zon[ae]$|sede$|sedi$|intern[oiae]$|estern[oiae]$|trasvers|unic[oa]$|altr[ie]$|temporane|ordinari|straordinari|strategic|operativ",
    // money, people, law, papers
    "finanz|entrat|spes[ae]$|tribut|impost|riscoss|contabil|ragioneri|bilanc|economat|economic|programma|pianifica|control|gestion|performan|qualit|patrimoni|demani|immobil",
    "provveditor|acquist|appalt|gar[ae]$|contratt|committenz|stazion|fornitur|personal[ei]$|risors|uman[ei]$|organizzazion|paghe$|stipend|retribuzion|previdenz|pension|concors|formazion|lavor[oi]$",
    "occupazion|affar[ei]$|istituzional|legal[ei]$|legali$|avvocatur|contenzios|giuridic|procediment|disciplin|sanzion|verbal[ei]$|contravvenzion|espropri|assicura|sinistr[oi]$",
    "anagraf|stat[oi]$|civil[ei]$|elettoral|elettor[ei]$|leva$|demografic|statistic|toponomastic|cimiter|protocoll|archivi|notific|mess[oi]$|albo$|att[oi]$|deliber|copia$|centralin|portineri|usci",
    "trasparen|anticorruzion|prevenzion|corruzion|privacy$|dat[oi]$|protezion|audit$|pubblic|relazion|comunicazion|stampa$|cittadin|utent|partecipa|decentra|quartier|circoscrizion|front$|office$|back$",
    // works, places, nature
    "informatic|informativ|sistem[ai]|digital|transizion|innovazion|tecnolog|telematic|tecnic|oper[ae]$|infrastruttur|manutenzion|edilizi|urbanistic|paesagg|cartografi|catast|ambient|verde$|ecologi",
    "rifiut|igien|energi|energetic|mobilit|traffic|trasport|viabilit|viari|strad[ae]$|stradal|parcheggi|sosta$|illuminazion|impiant|rete$|reti$|idric|acqu[ae]$|fognatur|suol[oi]$|sottosuolo$|bonific|clima$",
    "cantier|sicurezz|prevent|vigilan|polizia$|poliziott|emergenz|difes|logistic|autoparc|magazzin|cas[ae]$|abitativ|abitazion|alloggi|giardin[oi]$|parch[io]$|parco$|forest|agricol|rural|anima[l]|canil|randagi",
    // people and town
    "social|assisten|anzian|minor[ei]$|famigli[ae]$|infanzi|disabil|inclusion|opportunit|giovan[ei]$|giovanil|stranier|immigra|person[ae]$|comunita$|sanit|salut|educa|scuol|scolastic|istruzion|nid[oi]$|asil[oi]$",
    "materna$|mens[ae]$|refezion|ristora|universit|cultur|bibliotec|muse[oi]$|museal|teatr|spettacol|cinema$|music|monument|restaur|ben[ei]$|sport$|sportiv|event[oi]$|manifestazion|turism|turistic|promozion|accoglien",
    "temp[oi]$|liber[oi]$|commerci|attivita$|produttiv|impres[ae]$|artigiana|industri|mercat[oi]$|fier[ae]$|pesca$|caccia$|svilupp|politic|integra|europe|internazional|cooperazion|gemell|fond[oi]$|finanziament|progett|piani$|piano$",
    "supporto$|support|ausiliar|custod|autist|terz[oi]$|settore$|volontari|associazion|partecipat|societa$|aziend",
    // offices by their initials
    "suap$|sue$|sued$|sua$|cuc$|urp$|ced$|sit$|ict$|it$|pnrr$|oiv$|cug$|upd$|utc$|rpct$|dpo$|coc$|ato$|asl$|ats$|piao$|dup$|eq$|lpp$|llpp$|pm$",
  ].join("|")})`,
);
