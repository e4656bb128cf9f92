// A visitor with a past: enough pages, visits, downloads and arrivals that the context is nearly as long as it may be.

const CAMPAIGN = "utm_source=google&utm_medium=cpc&utm_campaign=onboarding-in-the-fall&utm_term=onboarding-tool";
/** Pages that rules and topics ask for; the others are just read. */
const ASKED_FOR = [
  "/en/pricing/plans-for-teams-of-fifty-and-more",
  "/en/onboarding/the-first-week-step-by-step",
  "/en/careers/engineering",
  "/en/product/how-it-works-from-day-one",
  "/fr/tarifs/forfaits",
  "/fr/integration/la-premiere-semaine-pas-a-pas",
];
const DOWNLOADS = ["/en/downloads/onboarding-guide.pdf"];

/** Opens a fresh page with Baton on it and says yes. */
export async function arrives({ browser, server }, before = "") {
  await browser.goes("about:blank");
  await browser.goes(`${server.home}/page?${CAMPAIGN}`);
  await browser.awaits(`(async () => { ${before}; await bench.loads("baton"); bench.release(); await bench.until(() => bench.memory);
    await bench.rests(); baton.consent({ explicit: true, categories: ["everything"] }) })()`);
}

/** Page views over so many pages, one every so many minutes. */
export function wanders(browser, views, pages, minutes) {
  return browser.awaits(`(() => {
    const asked = ${JSON.stringify(ASKED_FOR)};
    for (let i = 0; i < ${views}; i++) {
      bench.waits(${minutes});
      const page = i % ${pages};
      bench.routes(asked[page] ?? "/en/a-readable-part/a-page-with-a-readable-name-" + page);
    }
  })()`);
}

/** Follows the links to two downloads, as far as Baton sees it. */
export async function downloads(browser) {
  for (const path of DOWNLOADS) {
    await browser.awaits(`(() => {
      const link = Object.assign(document.createElement("a"), { id: "link", href: "${path}", textContent: "A guide" });
      link.addEventListener("click", (event) => event.preventDefault());
      document.body.append(link);
    })()`);
    await browser.presses("#link");
    await browser.awaits(`document.getElementById("link").remove()`);
  }
}

/** What `baton.status()` says. */
export const status = (browser) => browser.awaits("baton.status()");
