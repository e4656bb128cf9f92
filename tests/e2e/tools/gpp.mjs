// The IAB's own GPP interface (@iabgpp/cmpapi) with a visitor's answers in place of a dialog: `ask()` opens it, `choose([1, 3])` answers
// expressly, `imply([1, 3])` is what Canada's framework calls implied.
import { CmpApi } from "@iabgpp/cmpapi";

const bits = (on) => Array.from({ length: 24 }, (_, at) => on.includes(at + 1));
let tool;
window.come = () => {
  tool = new CmpApi(2, 1);
  tool.setApplicableSections([5]);
  tool.setCmpStatus("loaded");
};
window.ask = () => {
  tool.setCmpDisplayStatus("visible");
  tool.setSignalStatus("not ready");
};
const answered = (express, implied) => {
  tool.setFieldValue("tcfcav1", "PurposesExpressConsent", bits(express));
  tool.setFieldValue("tcfcav1", "PurposesImpliedConsent", bits(implied));
  tool.fireSectionChange("tcfcav1");
  tool.setCmpDisplayStatus("hidden");
  tool.setSignalStatus("ready");
};
window.choose = (purposes) => answered(purposes, []);
window.imply = (purposes) => answered([], purposes);
