// The adapters of consent tools, as they are shipped, where a tool is late, blocked, broken or forged. Numbers are those of the catalogue
// of tests.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as doubles from "./doubles.mjs";
import { WindowDouble, nobody, yes } from "./window.mjs";

const TCF_ALL = { consents: { 1: true, 3: true, 7: true }, legitimateInterests: { 7: true } };

for (const tool of ["klaro", "tcf", "gpp", "consentmode"]) {
  test(`catalogue_02 ${tool} that never comes is looked for during ten seconds and no longer, and opens nothing`, () => {
    const window = new WindowDouble().starts(tool);
    window.passes(9_999);
    assert.equal(window.timers.length, 1, "still looking");
    window.passes(300);
    assert.equal(window.timers.length, 0, "no more");
    assert.deepEqual(window.told, []);
  });
}

for (const tool of ["onetrust", "cookiebot", "didomi", "usercentrics2", "usercentrics3", "hubspot", "wpconsent", "cookieconsent", "event"]) {
  test(`catalogue_02 ${tool} that never comes opens nothing, and nothing looks for it on a timer`, () => {
    const window = new WindowDouble().starts(tool);
    window.passes(60_000);
    assert.equal(window.timers.length, 0);
    assert.deepEqual(window.told, []);
  });
}

test("catalogue_03 a tool that comes eight seconds late with a stored yes is heard then, once", () => {
  const window = new WindowDouble().starts("tcf");
  window.passes(8_000);
  const tool = new doubles.TcfDouble(window);
  tool.loads({ eventStatus: "tcloaded", gdprApplies: true, purpose: TCF_ALL });
  assert.deepEqual(window.told, [], "nothing before");
  window.passes(250);
  assert.deepEqual(window.told, [yes("1", "3", "7")]);
  window.passes(60_000);
  assert.deepEqual([tool.listeners.length, window.told.length], [1, 1]);
});

const HOSTILE = {
  onetrust: ["OneTrust = { IsAlertBoxClosed() { throw new Error } }; OnetrustActiveGroups = ',C0004,'", "OneTrustGroupsUpdated"],
  cookiebot: ["Cookiebot = { hasResponse: true, get consent() { throw new Error } }", "CookiebotOnAccept"],
  cookieconsent: ["CookieConsent = { validConsent() { throw new Error } }", "cc:onConsent"],
  usercentrics2: ["dataLayer = [{ event: 'consent_status', type: 'explicit', get ucCategory() { throw new Error } }]", "UC_UI_CMP_EVENT"],
  usercentrics3: ["__ucCmp = { getConsentDetails() { throw new Error } }", "UC_UI_INITIALIZED"],
  wpconsent: ["consent_api_get_cookie = () => { throw new Error }; wp_consent_type = 'optin'", "wp_consent_type_defined"],
  event: ["0", "baton:consent"],
};

for (const [tool, [code, event]] of Object.entries(HOSTILE)) {
  test(`catalogue_14 ${tool} that throws when it is read has not said yes, and nothing reaches the page`, () => {
    const window = new WindowDouble();
    window.runs(code);
    window.starts(tool);
    window.fires(event, window.runs("({ get explicit() { throw new Error } })"));
    window.again();
    assert.deepEqual(new Set(window.told.map(String)), new Set([String(nobody)]));
  });
}

for (const [tool, code] of Object.entries({
  klaro: "klaro = { defaultConfig: {}, getManager() { throw new Error } }",
  tcf: "__tcfapi = () => { throw new Error }",
  gpp: "__gpp = () => { throw new Error }",
  didomi: "didomiOnReady = { push() { throw new Error } }",
  hubspot: "_hsp = { push() { throw new Error } }",
  consentmode: "Object.defineProperty(globalThis, 'dataLayer', { get() { throw new Error } })",
})) {
  test(`catalogue_14 ${tool} that throws when it is called has not said yes, and is called a bounded number of times`, () => {
    const window = new WindowDouble();
    window.runs(code);
    window.starts(tool);
    window.passes(60_000);
    window.again();
    assert.equal(window.timers.length, 0);
    assert.ok(window.told.every(([explicit]) => !explicit), String(window.told));
  });
}

test("catalogue_14 a list of ten thousand categories is told as a hundred", () => {
  const window = new WindowDouble().starts("event");
  window.fires("baton:consent", { explicit: true, categories: Array.from({ length: 10_000 }, (_, at) => `c${at}`) });
  assert.equal(window.last[1].length, 100);
});

for (const [tool, code, event, detail = "({ consent: {}, categories: { marketing: {} } })"] of [
  ["cookiebot", "Object.prototype.hasResponse = true; Object.prototype.method = 'explicit'; Object.prototype.marketing = true; Cookiebot = { consent: {} }", "CookiebotOnAccept"],
  ["event", "Object.prototype.explicit = true; Object.prototype.categories = ['marketing']", "baton:consent", "({})"],
  ["tcf", "Object.prototype.gdprApplies = true; Object.prototype.eventStatus = 'tcloaded'; __tcfapi = (command, version, hear) => hear({ purpose: { consents: { 1: true } } }, true)", "none"],
  ["gpp", "Object.prototype.signalStatus = 'ready'; Object.prototype.applicableSections = [2]; __gpp = (command, hear) => hear({ pingData: { parsedSections: { tcfeuv2: { PurposeConsents: [true] } } } }, true)", "none"],
  ["usercentrics3", "Object.prototype.type = 'EXPLICIT'; Object.prototype.state = 'ALL_ACCEPTED'", "UC_CONSENT"],
  ["usercentrics2", "Object.prototype.type = 'explicit'; Object.prototype.event = 'consent_status'; dataLayer = [{ ucCategory: { marketing: true } }]", "ucEvent"],
]) {
  test(`catalogue_61 what a page hung onto every object is no yes of ${tool}`, () => {
    const window = new WindowDouble();
    window.runs(code);
    window.starts(tool);
    window.fires(event, window.runs(detail));
    window.again();
    assert.ok(window.told.every(([explicit]) => !explicit), String(window.told));
  });
}

for (const [tool, code, event] of [
  ["cookieconsent", "CookieConsent = { id: 'CookieConsent' }", "cc:onConsent"],
  ["onetrust", "OneTrust = { IsAlertBoxClosed: () => true }; OnetrustActiveGroups = { toString: () => 'C0004' }", "OneTrustGroupsUpdated"],
  ["consentmode", "dataLayer = { length: 1, 0: ['consent', 'update', { ad_storage: 'granted' }] }", "pageshow"],
  ["tcf", "__tcfapi = { toString: () => '' }", "none"],
]) {
  test(`catalogue_63 an element that bears the name of ${tool} is passed over`, () => {
    const window = new WindowDouble();
    window.runs(code);
    window.starts(tool);
    window.fires(event, {});
    window.passes(60_000);
    assert.ok(window.told.every(([explicit]) => !explicit), String(window.told));
  });
}

const BOTH = { consents: { 1: true, 3: true } };
const TCF = (purpose) => ({ eventStatus: "tcloaded", gdprApplies: true, purpose });
const GPP = (...on) => ({ signalStatus: "ready", applicableSections: [5], parsedSections: { tcfcav1: { PurposesExpressConsent: on } } });

for (const [tool, Double, first, second, word] of [
  ["tcf", doubles.TcfDouble, TCF(BOTH), TCF({ consents: { 1: true } }), yes("1")],
  ["gpp", doubles.GppDouble, GPP(true, true), GPP(true, false), yes("tcfcav1.1")],
]) {
  test(`catalogue_14 where another tool took the place of a ${tool} tool, the yes of the first counts no more and the second is heard`, () => {
    const window = new WindowDouble();
    const before = new Double(window);
    before.loads(first);
    window.starts(tool);
    window.again();
    assert.deepEqual([before.listeners.length, window.told.length], [1, 2], "the same tool is asked once");
    new Double(window).loads(second);
    window.again();
    assert.deepEqual(window.last, word);
    before.says("signalStatus", first);
    window.page[tool === "tcf" ? "__tcfapi" : "__gpp"] = () => {};
    window.again();
    assert.deepEqual(window.last, nobody, "one that does not answer has not said yes");
  });
}

test("catalogue_14 an old yes in the data layer does not come after a no that Usercentrics v2 told the window alone", () => {
  const window = new WindowDouble();
  const tool = new doubles.Usercentrics2Double(window);
  tool.says("onInitialPageLoad", "explicit", { marketing: true });
  window.starts("usercentrics2");
  assert.deepEqual(window.last, yes("marketing"));
  window.fires("ucEvent", { event: "consent_status", action: "onDenyAllServices", type: "explicit", ucCategory: { marketing: false } });
  assert.deepEqual(window.last, [true, []]);
  window.again();
  assert.deepEqual(window.last, [true, []]);
});

test("catalogue_06 a bundled cookieconsent that shows its consent dialog again has no choice any more, and its preferences say nothing", () => {
  const window = new WindowDouble().starts("cookieconsent");
  window.fires("cc:onConsent", { cookie: { categories: ["analytics"] } });
  window.fires("cc:onModalShow", { modalName: "preferencesModal" });
  assert.deepEqual(window.told, [yes("analytics")]);
  window.fires("cc:onModalShow", { modalName: "consentModal" });
  assert.deepEqual(window.last, nobody);
});
