import {
  help,
  run,
  serveUntilStopped
} from "./chunk-K6WL5MPU.js";
import "./chunk-J7WW3LRS.js";
import "./chunk-IDJ74AUR.js";
import "./chunk-T4XR46KO.js";
import "./chunk-NKN4STDG.js";
import "./chunk-BGCJP7S5.js";
import "./chunk-MRZX5QZ7.js";
import "./chunk-EF44DCPV.js";
import "./chunk-GXMH4NF3.js";
import "./chunk-BI5YWK4T.js";
import "./chunk-YOIGYSWL.js";
import "./chunk-KQNXXEUG.js";
import "./chunk-QDL4N432.js";
import "./chunk-4BEEGHCV.js";
import "./chunk-EJFBDANO.js";
import "./chunk-7CQ36QJR.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-5TWGM5JR.js";
import "./chunk-KFONIPZI.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import "./chunk-C64JM5B6.js";
import "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-ZFGNALLR.js";
import "./chunk-NMXRGIYE.js";
import "./chunk-P5LUHSTZ.js";
import "./chunk-U6VMOBHR.js";
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
import "./chunk-TZHMJIVP.js";
import "./chunk-U3KPQ4H6.js";
import "./chunk-W3OUSOBS.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-2HO7TV2T.js";
import "./chunk-RWJMKMBA.js";
export {
  help,
  run,
  serveUntilStopped
};
//# sourceMappingURL=start-FMULZZLY.js.map
