// The adapters of consent tools, as they are shipped, against each tool's order of events. Each order says after which step which word
// was told last; the steps that are traps, and must not be taken for a yes, are what these tests are for. Numbers are those of the
// catalogue of tests.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as doubles from "./doubles.mjs";
import { WindowDouble, no, nobody, yes } from "./window.mjs";

/** Walks an order of events: rows of what happens (in words), what does it, and the last word after it. */
function order(name, tool, rows) {
  test(name, async () => {
    const window = new WindowDouble();
    for (const [says, does, expected] of rows(window, () => window.starts(tool))) {
      await does();
      // Promises of the tool settle before the next step.
      await new Promise((settled) => setImmediate(settled));
      assert.deepEqual(window.last, expected, says);
    }
  });
}

order("OneTrust tells what was chosen, on load and at each change", "onetrust", (window, starts) => {
  const tool = new doubles.OneTrustDouble(window);
  return [
    ["Baton comes first", starts, undefined],
    ["the defaults of a load", () => tool.loads(), nobody],
    ["the visitor accepts one group", () => tool.chooses("C0002"), yes("C0001", "C0002")],
    ["the visitor takes it back", () => tool.chooses(), yes("C0001")],
  ];
});

order("catalogue_07 OneTrust's opt-out model has every group on before the banner is answered, and that is no yes", "onetrust", (window, starts) => {
  const tool = new doubles.OneTrustDouble(window, { model: "opt-out" });
  return [
    ["the tool comes first", () => tool.loads(), undefined],
    ["Baton comes", starts, undefined],
    ["the tool repeats itself", () => tool.updates(), nobody],
    ["the visitor answers", () => tool.chooses("C0004"), yes("C0001", "C0004")],
  ];
});

order("catalogue_07 a stub that an advertisement blocker puts there is closed, has no groups, and is no yes", "onetrust", (window, starts) => [
  ["the stub", () => Object.assign(window.page, { OneTrust: { IsAlertBoxClosed: () => true }, OnetrustActiveGroups: "" }), undefined],
  ["Baton comes", starts, undefined],
  ["an event", () => window.fires("OneTrustGroupsUpdated", []), nobody],
  ["without any groups", () => delete window.page.OnetrustActiveGroups, nobody],
  ["an event", () => window.fires("OneTrustGroupsUpdated", []), nobody],
]);

order("Cookiebot tells what was chosen, on load and at each change", "cookiebot", (window, starts) => {
  const tool = new doubles.CookiebotDouble(window);
  return [
    ["Baton comes first", starts, undefined],
    ["Cookiebot loads", () => tool.loads(), undefined],
    ["the visitor accepts", () => tool.answers("explicit", { statistics: true, marketing: true }), yes("statistics", "marketing")],
    ["the visitor takes it back", () => tool.answers("explicit", {}), no],
  ];
});

order("catalogue_08 Cookiebot's implied consent is no yes, nor is one of a method that it does not know", "cookiebot", (window, starts) => {
  const tool = new doubles.CookiebotDouble(window);
  const all = { preferences: true, statistics: true, marketing: true };
  return [
    ["outside its regions", () => tool.answers("implied", all), undefined],
    ["Baton comes", starts, undefined],
    ["asked again", () => window.again(), nobody],
    ["an old consent", () => tool.answers(null, all), nobody],
    ["no response, whatever else it says", () => (tool.state(false, "explicit", all), window.fires("CookiebotOnConsentReady")), nobody],
    ["the visitor accepts", () => tool.answers("explicit", { statistics: true }), yes("statistics")],
  ];
});

order("Didomi tells what was chosen, whether it comes before Baton or after", "didomi", (window, starts) => {
  const tool = new doubles.DidomiDouble(window, { required: true, collect: true, purposes: [["cookies", false]] });
  return [
    ["Baton comes first", starts, undefined],
    ["Didomi is ready, nobody has answered", () => tool.loads(), nobody],
    ["the visitor chooses", () => tool.chooses([["cookies", true], ["analytics", false]]), yes("cookies")],
    ["the visitor takes it back", () => tool.chooses([["cookies", false], ["analytics", false]]), no],
  ];
});

order("Didomi outside its regions has everything on and asked nobody, and that is no yes", "didomi", (window, starts) => {
  const tool = new doubles.DidomiDouble(window, { required: false, collect: false, purposes: [["cookies", true]] });
  return [
    ["Baton comes first", starts, undefined],
    ["no consent is required here", () => tool.loads(), nobody],
    ["a purpose is on while the status must still be collected", () => ((tool.required = tool.collect = true), window.again()), nobody],
  ];
});

order("Usercentrics v2 tells what was chosen, on load and at each change", "usercentrics2", (window, starts) => {
  const tool = new doubles.Usercentrics2Double(window);
  return [
    ["a stored choice", () => tool.says("onInitialPageLoad", "explicit", { essential: true, marketing: true }), undefined],
    ["Baton comes", starts, yes("essential", "marketing")],
    ["the visitor takes it back", () => tool.says("onDenyAllServices", "EXPLICIT", { essential: true, marketing: false }), yes("essential")],
  ];
});

order("catalogue_08 Usercentrics v2 says implicit where nobody touched the banner, and a mixed category is null: neither is a yes", "usercentrics2", (window, starts) => {
  const tool = new doubles.Usercentrics2Double(window);
  return [
    ["Baton comes first", starts, undefined],
    ["services are on", () => tool.says("onInitialPageLoad", "implicit", { essential: true, marketing: true }), nobody],
    ["outside Europe", () => tool.says("onNonEURegion", "IMPLICIT", { essential: true, marketing: true }), nobody],
    ["some services of a category", () => tool.says("onUpdateServices", "explicit", { essential: true, marketing: null }), yes("essential")],
  ];
});

order("Usercentrics v3 tells what was chosen, on load and at each change", "usercentrics3", (window, starts) => {
  const tool = new doubles.Usercentrics3Double(window);
  return [
    ["Baton comes first", starts, undefined],
    ["the tool is ready", () => tool.loads(), nobody],
    ["the visitor chooses", () => tool.says("EXPLICIT", { statistics: "ALL_ACCEPTED", marketing: "SOME_ACCEPTED" }), yes("statistics")],
    ["the visitor takes it back", () => tool.says("EXPLICIT", { statistics: "ALL_DENIED" }), no],
  ];
});

order("catalogue_08 Usercentrics v3 says IMPLICIT where nobody touched the banner, and that is no yes", "usercentrics3", (window, starts) => {
  const tool = new doubles.Usercentrics3Double(window);
  return [
    ["the tool comes first", () => tool.loads(), undefined],
    ["Baton comes, everything is on", starts, nobody],
    ["an event", () => tool.says("IMPLICIT", { marketing: "ALL_ACCEPTED" }), nobody],
  ];
});

order("catalogue_14 a promise of the tool that never settles opens nothing, and a late one does not overtake a newer word", "usercentrics3", (window, starts) => {
  const tool = new doubles.Usercentrics3Double(window);
  let settle;
  tool.answer = new Promise((settled) => (settle = settled));
  return [
    ["the tool answers nobody", () => tool.loads(), undefined],
    ["Baton comes", starts, undefined],
    ["a minute passes", () => window.passes(60_000), undefined],
    ["the visitor refuses", () => window.fires("UC_CONSENT", tool.details("EXPLICIT", { marketing: "ALL_DENIED" })), no],
    ["the old answer comes at last", () => settle(tool.details("EXPLICIT", { marketing: "ALL_ACCEPTED" })), no],
    ["the tool fails", () => ((tool.answer = Promise.reject(new Error("offline"))), window.fires("UC_UI_CMP_EVENT")), nobody],
    ["asked again", () => window.again(), nobody],
  ];
});

order("Google Consent Mode's updates are read at the next look, and the data layer is not wrapped", "consentmode", (window, starts) => {
  const tool = new doubles.ConsentModeDouble(window);
  const push = window.page.dataLayer.push;
  return [
    ["Baton comes", starts, undefined],
    ["the visitor accepts", () => tool.updates({ analytics_storage: "granted", ad_storage: "denied" }), undefined],
    ["a moment passes", () => window.passes(250), yes("analytics_storage")],
    ["the visitor takes it back", () => tool.updates({ analytics_storage: "denied" }), yes("analytics_storage")],
    ["before anything is kept or attached", () => window.again(), no],
    ["the data layer forgets", () => (window.page.dataLayer.length = 0, window.again()), no],
    ["nothing was wrapped", () => assert.equal(window.page.dataLayer.push, push), no],
  ];
});

order("a default of Google Consent Mode is nobody's choice, wherever it applies", "consentmode", (window, starts) => {
  const tool = new doubles.ConsentModeDouble(window);
  return [
    ["defaults", () => tool.defaults({ analytics_storage: "granted", region: ["CA-ON"] }), undefined],
    ["Baton comes", starts, undefined],
    ["ten seconds pass", () => window.passes(10_000), undefined],
    ["asked again", () => window.again(), undefined],
    ["other pushes of the same words", () => window.page.dataLayer.push({ 0: "consent", 1: "default", 2: { ad_storage: "granted" } }, ["set", "update"]), undefined],
    ["asked again", () => window.again(), undefined],
  ];
});

const TCF_ALL = { consents: { 1: true, 3: true, 7: true }, legitimateInterests: { 7: true } };

order("catalogue_09 the TCF's first callback and its open dialog are passed over, and the visitor's answer counts", "tcf", (window, starts) => {
  const tool = new doubles.TcfDouble(window);
  const tc = (eventStatus, more) => ({ eventStatus, gdprApplies: true, purpose: TCF_ALL, publisher: { consents: {} }, ...more });
  return [
    ["a tool that is still loading answers at once", () => tool.loads(tc(undefined)), undefined],
    ["Baton comes", starts, nobody],
    ["the dialog shows what it suggests", () => tool.says(tc("cmpuishown")), nobody],
    ["the visitor answers", () => tool.says(tc("useractioncomplete")), yes("1", "3", "7")],
    ["the dialog opens again", () => tool.says(tc("cmpuishown")), nobody],
    ["the visitor takes it back", () => tool.says(tc("useractioncomplete", { purpose: { consents: { 1: false } } })), no],
    ["a stored choice on the next page", () => tool.says(tc("tcloaded")), yes("1", "3", "7")],
  ];
});

order("catalogue_09 a TCF tool where the law does not apply, or cannot tell, has asked nobody", "tcf", (window, starts) => {
  const tool = new doubles.TcfDouble(window);
  const tc = (gdprApplies) => ({ eventStatus: "tcloaded", gdprApplies, purpose: TCF_ALL });
  return [
    ["outside", () => tool.loads(tc(false)), undefined],
    ["Baton comes", starts, nobody],
    ["unknown", () => tool.says(tc(undefined)), nobody],
    ["a word instead of true", () => tool.says(tc("yes")), nobody],
  ];
});

order("what the visitor told the publisher decides where the TCF tool keeps it", "tcf", (window, starts) => {
  const tool = new doubles.TcfDouble(window);
  const tc = (publisher) => ({ eventStatus: "useractioncomplete", gdprApplies: true, purpose: TCF_ALL, publisher });
  return [
    ["Baton comes", starts, undefined],
    ["the tool comes late", () => (tool.loads(tc({ consents: { 1: true, 3: false } })), window.passes(250)), yes("1")],
    ["without a publisher's part", () => tool.says(tc(undefined)), yes("1", "3", "7")],
  ];
});

const bits = (...on) => Array.from({ length: 24 }, (_, at) => on.includes(at + 1));

order("GPP tells express consents of the section that applies, once its signal is ready", "gpp", (window, starts) => {
  const tool = new doubles.GppDouble(window);
  const sections = { tcfcav1: { PurposesExpressConsent: bits(1, 3), PurposesImpliedConsent: bits(1, 2, 3, 8) } };
  const ping = (signalStatus, more) => ({ signalStatus, applicableSections: [5], parsedSections: sections, ...more });
  return [
    ["the tool answers at once, not ready", () => tool.loads(ping("not ready")), undefined],
    ["Baton comes", starts, nobody],
    ["the visitor answered", () => tool.says("signalStatus", ping("ready")), yes("tcfcav1.1", "tcfcav1.3")],
    ["the dialog opens again", () => tool.says("signalStatus", ping("not ready")), nobody],
    ["segments in a list", () => tool.says("sectionChange", ping("ready", { parsedSections: { tcfcav1: [sections.tcfcav1, { PubPurposesExpressConsent: bits(2) }] } })), yes("tcfcav1.1", "tcfcav1.3")],
    ["Europe's section too", () => tool.says("sectionChange", ping("ready", { applicableSections: [2], parsedSections: { ...sections, tcfeuv2: { PurposeConsents: bits(7) } } })), yes("tcfeuv2.7")],
  ];
});

order("implied consents, sections of objection and no section at all are no yes in GPP", "gpp", (window, starts) => {
  const tool = new doubles.GppDouble(window);
  const implied = { tcfcav1: { PurposesExpressConsent: bits(), PurposesImpliedConsent: bits(1, 2, 3) }, usnat: { SaleOptOut: 2 } };
  const ping = (applicableSections) => ({ signalStatus: "ready", applicableSections, parsedSections: implied });
  return [
    ["Baton comes", starts, undefined],
    ["Canada, implied", () => (tool.loads(ping([5])), window.passes(250)), no],
    ["the United States", () => tool.says("sectionChange", ping([7, 8])), nobody],
    ["none applies", () => tool.says("sectionChange", ping([-1])), nobody],
    ["a failure", () => tool.listeners[0](null, false), nobody],
  ];
});

order("catalogue_05 HubSpot without a banner calls at once with a yes to everything, which cannot be told from a choice here", "hubspot", (window, starts) => {
  const tool = new doubles.HubSpotDouble(window, { banner: false });
  // So the site config must say that it always asks: tests/it, a_tool_that_may_have_asked_nobody_opens_nothing_until_the_site_says_so.
  return [
    ["Baton comes first", starts, undefined],
    ["HubSpot calls at once", () => tool.loads(), yes("necessary", "analytics", "advertisement", "functionality")],
  ];
});

order("HubSpot with a banner calls when the visitor has answered, and at each change", "hubspot", (window, starts) => {
  const tool = new doubles.HubSpotDouble(window, { banner: true });
  return [
    ["HubSpot comes first", () => tool.loads(), undefined],
    ["Baton comes", starts, undefined],
    ["the visitor accepts", () => tool.calls(true, { analytics: true, advertisement: false }), yes("necessary", "analytics")],
    ["the visitor takes it back", () => tool.calls(false, { analytics: false, advertisement: false }), yes("necessary")],
    ["no categories", () => tool.listeners[0]({ allowed: true }), no],
  ];
});

order("catalogue_04 the WP Consent API says yes to everything without a type, and while visitors only object: neither is a yes", "wpconsent", (window, starts) => {
  const tool = new doubles.WpConsentDouble(window);
  return [
    ["the interface comes", () => tool.loads(), undefined],
    ["Baton comes", starts, undefined],
    ["it does say yes", () => assert.equal(window.page.wp_has_consent("marketing"), true), undefined],
    ["asked again", () => window.again(), nobody],
    ["an opt-out region", () => tool.defines("optout"), nobody],
    ["a plugin sets cookies there by itself", () => tool.sets("marketing", "allow"), nobody],
    ["a type that asks first", () => ((tool.cookies = {}), tool.defines("optin")), nobody],
    ["the visitor accepts", () => tool.sets("statistics", "allow"), yes("statistics")],
    ["the visitor takes it back", () => tool.sets("statistics", "deny"), no],
  ];
});

order("klaro's defaults, its required services and what is only toggled are no yes", "klaro", (window, starts) => {
  const tool = new doubles.KlaroManagerDouble(window, { required: ["session"] });
  return [
    ["Baton comes", starts, undefined],
    ["klaro comes late, nobody has confirmed", () => (tool.loads(), window.passes(250)), nobody],
    ["somebody plays with the switches", () => tool.toggles(), nobody],
    ["asked again", () => window.again(), nobody],
    ["saved", () => tool.saves({ session: true, matomo: true, ads: false }), yes("matomo")],
    ["switches again, unsaved", () => tool.toggles(), yes("matomo")],
    ["declined: what is required stays on", () => tool.saves({ session: true, matomo: false }), no],
    ["another tab accepts", () => ((tool.stored = encodeURIComponent('{"matomo":true}')), window.again()), yes("matomo")],
    ["another tab forgets everything", () => ((tool.stored = null), window.again()), no],
  ];
});

order("klaro is not asked before it has its config and the page has been read", "klaro", (window, starts) => {
  let asked = 0;
  const klaro = { getManager: () => asked++ };
  return [
    ["klaro without a config", () => Object.assign(window.page, { klaro }), undefined],
    ["Baton comes", starts, undefined],
    ["the page is still being read", () => ((klaro.defaultConfig = {}), (window.page.document.readyState = "loading"), window.passes(1000)), undefined],
    ["nobody asked", () => assert.equal(asked, 0), undefined],
  ];
});

const CookieConsent = (state) => ({ validConsent: () => state.valid, getCookie: () => state.categories });

order("catalogue_06 what cookieconsent counts as accepted before anybody chose is no yes, nor is a choice that has lapsed", "cookieconsent", (window, starts) => {
  // In opt-out mode, and after a new revision, the cookie and the tool's memory may name categories that nobody has accepted.
  const state = { valid: false, categories: ["analytics", "marketing"] };
  return [
    ["the tool is there, in opt-out mode", () => Object.assign(window.page, { CookieConsent: CookieConsent(state) }), undefined],
    ["Baton comes", starts, undefined],
    ["the dialog shows", () => window.fires("cc:onModalShow", {}), nobody],
    ["the visitor chooses", () => ((state.valid = true), window.fires("cc:onConsent", {})), yes("analytics", "marketing")],
    ["another tab takes it back", () => ((state.categories = ["necessary"]), window.again()), yes("necessary")],
    ["the cookie is gone", () => ((state.categories = undefined), window.again()), nobody],
  ];
});

order("a custom event counts only by its own true and its own list", "event", (window, starts) => [
  ["Baton comes", starts, undefined],
  ["no detail", () => window.fires("baton:consent"), nobody],
  ["truthy is not true", () => window.fires("baton:consent", { explicit: 1, categories: ["analytics"] }), nobody],
  ["no list", () => window.fires("baton:consent", { explicit: true, categories: "analytics" }), nobody],
  ["a yes, with something that is no text", () => window.fires("baton:consent", { explicit: true, categories: ["analytics", 7], more: 1 }), yes("analytics")],
  ["asked again it repeats itself", () => window.again(), yes("analytics")],
  ["a no", () => window.fires("baton:consent", { explicit: true, categories: [] }), no],
]);
