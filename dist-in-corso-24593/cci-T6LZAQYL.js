import {
  rulesHelp,
  runRules
} from "./chunk-5BLNIB2Z.js";
import "./chunk-MUTURD7S.js";
import "./chunk-2LNQIOKY.js";
import "./chunk-3OMFAB2F.js";
import "./chunk-DXVBHXZ3.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-QPI6RMLQ.js";
import "./chunk-UJMK5DDS.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import "./chunk-46UH6SSS.js";
import "./chunk-YRURVVB2.js";
import "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/cli/cci.ts
var help = rulesHelp("cci", []);
function run(words) {
  return runRules("cci", {}, words);
}
export {
  help,
  run
};
//# sourceMappingURL=cci-T6LZAQYL.js.map
