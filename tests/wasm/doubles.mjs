// Doubles of consent tools that no registry has as a package: each replays the order of states and events that the vendor's own
// documentation lays down, and nothing else. The real packages (cookieconsent, klaro, the TCF and GPP interfaces of the IAB) run in a
// real browser, in tests/e2e/journeys/tools.rs.

/** OneTrust. developer.onetrust.com/onetrust/docs/javascript-events-guide: `OneTrustGroupsUpdated` on every load with the default
 * groups, and at each change; `OTConsentApplied` after a manual change; `OnetrustActiveGroups` as ",C0001,C0002,". */
export class OneTrustDouble {
  constructor(window, { model = "opt-in", chosen } = {}) {
    this.window = window;
    this.closed = chosen !== undefined;
    this.groups = chosen ?? (model === "opt-out" ? ["C0001", "C0002", "C0003", "C0004"] : ["C0001"]);
  }
  loads() {
    this.window.page.OneTrust = { IsAlertBoxClosed: () => this.closed };
    this.updates();
  }
  updates() {
    this.window.page.OnetrustActiveGroups = `,${this.groups.join(",")},`;
    this.window.fires("OneTrustGroupsUpdated", this.groups);
  }
  chooses(...groups) {
    this.groups = ["C0001", ...groups];
    this.updates();
    // The banner closes between the two events.
    this.closed = true;
    this.window.fires("OTConsentApplied");
  }
}

/** Cookiebot. cookiebot.com/en/developer: `hasResponse` false until an answer, `consent.method` null, "implied" or "explicit";
 * `CookiebotOnConsentReady` when the state is known, `CookiebotOnAccept` and `CookiebotOnDecline` on each load and each answer. */
export class CookiebotDouble {
  constructor(window) {
    this.window = window;
  }
  loads() {
    this.state(false, null, {});
  }
  state(hasResponse, method, consent) {
    const all = { necessary: true, preferences: false, statistics: false, marketing: false, ...consent, method };
    this.window.page.Cookiebot = { hasResponse, consent: all };
  }
  answers(method, consent) {
    this.state(true, method, consent);
    this.window.fires("CookiebotOnConsentReady");
    this.window.fires(Object.values(consent).some(Boolean) ? "CookiebotOnAccept" : "CookiebotOnDecline");
  }
}

/** Didomi. developers.didomi.io/cmp/web-sdk/reference (api, events): `didomiOnReady` functions run once the SDK is ready;
 * `didomiEventListeners` are served from then on; `consent.changed` at each choice. */
export class DidomiDouble {
  constructor(window, { required, collect, purposes }) {
    Object.assign(this, { window, required, collect, purposes });
  }
  loads() {
    const page = this.window.page;
    page.Didomi = {
      isConsentRequired: () => this.required,
      shouldUserStatusBeCollected: () => this.collect,
      getCurrentUserStatus: () => ({ purposes: Object.fromEntries(this.purposes.map(([id, enabled]) => [id, { id, enabled }])) }),
    };
    (page.didomiOnReady ?? []).forEach((ready) => ready(page.Didomi));
  }
  chooses(purposes) {
    Object.assign(this, { collect: false, purposes });
    for (const { event, listener } of this.window.page.didomiEventListeners ?? []) if (event === "consent.changed") listener({});
  }
}

/** Usercentrics v2. usercentrics.com/docs/web/features/v2/events_v2: `consent_status` in the data layer and to the window, with
 * `action`, `type` ("explicit" or "implicit") and `ucCategory` (true, false, or null where services differ). */
export class Usercentrics2Double {
  constructor(window) {
    this.window = window;
  }
  says(action, type, ucCategory) {
    const status = { event: "consent_status", action, type, ucCategory };
    (this.window.page.dataLayer ??= []).push({ event: "gtm.js" }, status);
    this.window.fires("ucEvent", status);
  }
}

/** Usercentrics v3. usercentrics.com/docs (UC_CONSENT, browser UI api): `UC_UI_INITIALIZED` when it is ready, `UC_CONSENT` with the
 * details at load and at each change; `__ucCmp.getConsentDetails()` answers a promise of the same. */
export class Usercentrics3Double {
  constructor(window) {
    this.window = window;
    this.answer = Promise.resolve(this.details("IMPLICIT", { marketing: "ALL_ACCEPTED", statistics: "ALL_ACCEPTED" }));
  }
  details(type, categories) {
    const states = Object.entries(categories).map(([name, state]) => [name, { name, state }]);
    return { consent: { type, status: "SOME_ACCEPTED" }, services: {}, categories: Object.fromEntries(states) };
  }
  loads() {
    this.window.page.__ucCmp = { getConsentDetails: () => this.answer };
    this.window.fires("UC_UI_INITIALIZED");
  }
  says(type, categories) {
    const details = this.details(type, categories);
    this.answer = Promise.resolve(details);
    this.window.fires("UC_CONSENT", details);
  }
}

/** HubSpot. developers.hubspot.com/docs/api/events/cookie-banner: functions in `_hsp` are called at once where no banner is enabled,
 * with everything allowed; where one is, after the visitor's answer and at each change. */
export class HubSpotDouble {
  constructor(window, { banner }) {
    Object.assign(this, { window, banner, listeners: [] });
  }
  loads() {
    const queue = this.window.page._hsp ?? [];
    this.window.page._hsp = { push: (call) => this.takes(call) };
    queue.forEach((call) => this.takes(call));
  }
  takes([name, listener]) {
    if (name !== "addPrivacyConsentListener") return;
    this.listeners.push(listener);
    if (!this.banner) this.calls(true, { analytics: true, advertisement: true, functionality: true });
  }
  calls(allowed, categories) {
    this.listeners.forEach((listener) => listener({ allowed, categories: { necessary: true, ...categories } }));
  }
}

/** The WP Consent API. WordPress/wp-consent-level-api, assets/js/wp-consent-api.js: a cookie for each category ("allow", "deny" or
 * none), a type that a consent plugin defines, and yes to everything without one. */
export class WpConsentDouble {
  constructor(window) {
    this.window = window;
    this.cookies = {};
  }
  loads() {
    const { page } = this.window;
    page.consent_api = { cookie_prefix: "wp_consent", consent_type: "" };
    page.wp_fallback_consent_type = page.consent_api.consent_type;
    page.consent_api_get_cookie = (name) => this.cookies[name] ?? "";
    page.wp_has_consent = (category) => {
      const type = page.wp_consent_type ?? page.wp_fallback_consent_type;
      const said = page.consent_api_get_cookie(`wp_consent_${category}`);
      return !type || (type.includes("optout") && said === "") || said === "allow";
    };
  }
  defines(type) {
    this.window.page.wp_consent_type = type;
    this.window.fires("wp_consent_type_defined");
  }
  sets(category, said) {
    this.cookies[`wp_consent_${category}`] = said;
    this.window.fires("wp_listen_for_consent_change", Object.assign([], { [category]: said }));
  }
}

/** Google Consent Mode v2. developers.google.com/tag-platform/security/guides/consent: `gtag` pushes its `arguments` onto the data
 * layer; a default first, for some regions only where it says so, and updates once the visitor has answered. */
export class ConsentModeDouble {
  constructor(window) {
    this.window = window;
    window.page.dataLayer = [];
    this.gtag = window.runs("(function gtag() { dataLayer.push(arguments); })");
  }
  defaults(values) {
    this.gtag("consent", "default", values);
  }
  updates(values) {
    this.gtag("consent", "update", values);
  }
}

/** The TCF 2.2 interface in the order of "IAB Tech Lab - CMP API v2": a stub that keeps calls, then a tool that answers each new listener
 * at once with what it has, shows its dialog and hears the visitor. */
export class TcfDouble {
  constructor(window) {
    this.window = window;
    this.listeners = [];
  }
  loads(data) {
    this.data = data;
    this.window.page.__tcfapi = (command, version, listener) => {
      if (command !== "addEventListener" || version !== 2) return listener(null, false);
      this.listeners.push(listener);
      listener({ listenerId: this.listeners.length, ...this.data }, true);
    };
  }
  says(data) {
    this.data = data;
    this.listeners.forEach((listener, at) => listener({ listenerId: at + 1, ...data }, true));
  }
}

/** The GPP 1.1 interface in the order of "CMP API Specification": every listener is answered at once (`listenerRegistered`), and later by
 * `signalStatus` and `sectionChange`, each with the whole of `pingData`. */
export class GppDouble {
  constructor(window) {
    this.window = window;
    this.listeners = [];
  }
  loads(pingData) {
    this.window.page.__gpp = (command, listener) => {
      if (command !== "addEventListener") return;
      this.listeners.push(listener);
      listener({ eventName: "listenerRegistered", listenerId: this.listeners.length, data: true, pingData }, true);
    };
  }
  says(eventName, pingData) {
    this.listeners.forEach((listener) => listener({ eventName, pingData }, true));
  }
}

/** klaro's manager as klaro 0.7.22 keeps it (src/consent-manager.js), for the orders of events that its dialog does not make. */
export class KlaroManagerDouble {
  constructor(window, { stored = null, required = [] } = {}) {
    Object.assign(this, { window, stored, confirmed: stored !== null, watchers: [] });
    this.manager = {
      get confirmed() {
        return this.of.confirmed;
      },
      of: this,
      store: { get: () => this.stored },
      getService: (name) => ({ name, required: required.includes(name) }),
      watch: (watcher) => this.watchers.push(watcher),
    };
  }
  loads() {
    this.window.page.klaro = { defaultConfig: { services: [] }, getManager: () => this.manager };
  }
  toggles() {
    this.watchers.forEach((watcher) => watcher.update(this.manager, "consents", {}));
  }
  saves(consents) {
    this.stored = encodeURIComponent(JSON.stringify(consents));
    this.confirmed = true;
    this.watchers.forEach((watcher) => watcher.update(this.manager, "saveConsents", {}));
  }
}
