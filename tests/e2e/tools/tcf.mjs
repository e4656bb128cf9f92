// The IAB's own TCF interface (@iabtechlabtcf/cmpapi) with a visitor's answers in place of a dialog: `ask()` opens it, `choose([1, 3])`
// answers. It comes when the page says `come()`; until then its stub (@iabtechlabtcf/stub) keeps the calls.
import { CmpApi } from "@iabtechlabtcf/cmpapi";
import { GVL, TCModel, TCString } from "@iabtechlabtcf/core";

// A vendor list without vendors: the strings below need one, and none is fetched.
const purposes = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at + 1, { id: at + 1, name: "", description: "" }]));
const list = { gvlSpecificationVersion: 3, vendorListVersion: 1, tcfPolicyVersion: 4, lastUpdated: "2026-01-01T00:00:00Z", purposes, specialPurposes: {}, features: {}, specialFeatures: {}, vendors: {}, stacks: {} };

let tool;
const encoded = (accepted) => {
  const model = new TCModel(new GVL(list));
  Object.assign(model, { cmpId: 2, cmpVersion: 1, isServiceSpecific: true });
  model.purposeConsents.set(accepted);
  // What a dialog suggests before anybody answers.
  model.purposeLegitimateInterests.set([7, 8, 9, 10]);
  return TCString.encode(model);
};
window.come = () => (tool = new CmpApi(2, 1, true));
window.ask = (accepted = [1, 3, 7]) => tool.update(encoded(accepted), true);
window.choose = (accepted) => tool.update(encoded(accepted), false);
window.elsewhere = () => tool.update(null);
