import {
  italianDate
} from "./chunk-V65HRVHO.js";

// src/domain/cycle/act.ts
function actText({ organ, number, date }) {
  return `${organ}, n. ${number} del ${italianDate(date)}`;
}

export {
  actText
};
//# sourceMappingURL=chunk-ME4ERSV2.js.map
