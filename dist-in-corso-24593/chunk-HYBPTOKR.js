// src/domain/organization/role.ts
var ROLES = [
  "segretario",
  "dirigente",
  "eqWithFunctions",
  "eq",
  "funzionari",
  "istruttori",
  "operatoriEsperti",
  "operatori"
];
var ROLE_WORDS = {
  segretario: "Segretario",
  dirigente: "Dirigente",
  eqWithFunctions: "Incaricato di elevata qualificazione con funzioni dirigenziali (d.lgs. 267/2000, art. 109, c. 2)",
  eq: "Incaricato di elevata qualificazione",
  funzionari: "Area dei funzionari",
  istruttori: "Area degli istruttori",
  operatoriEsperti: "Area degli operatori esperti",
  operatori: "Area degli operatori"
};
var PAY_CATEGORIES = ["segretario", "dirigenti", "eq", "staff"];
var PAY_CATEGORY_WORDS = {
  segretario: "Segretario",
  dirigenti: "Dirigenti",
  eq: "Incaricati di elevata qualificazione",
  staff: "Personale"
};
function payCategoryOf(role) {
  switch (role) {
    case "segretario":
      return "segretario";
    case "dirigente":
      return "dirigenti";
    case "eqWithFunctions":
    case "eq":
      return "eq";
    case "funzionari":
    case "istruttori":
    case "operatoriEsperti":
    case "operatori":
      return "staff";
  }
}

export {
  ROLES,
  ROLE_WORDS,
  PAY_CATEGORIES,
  PAY_CATEGORY_WORDS,
  payCategoryOf
};
//# sourceMappingURL=chunk-HYBPTOKR.js.map
