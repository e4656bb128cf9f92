"use strict";

// The demo's own convenience, no part of Baton: the footer's link makes this browser a new visitor again.
// Without script the link still leads to the home page, only with everything remembered.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-start-over]") : null;
  if (!link) return;
  event.preventDefault();

  // Each step stands alone: a blocked storage or an absent script must not keep the visitor from starting over.
  const steps = [
    () => window.baton && window.baton.erase && window.baton.erase(),
    () => window.CookieConsent && window.CookieConsent.reset(true),
    () => window.localStorage.clear(),
    () => window.sessionStorage.clear(),
  ];
  for (const step of steps) {
    try {
      step();
    } catch {
      // Nothing to mend here: what cannot be reached holds nothing of ours.
    }
  }

  window.location.assign(link.href);
});
