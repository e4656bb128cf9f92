"use strict";

// Beside the form: until when somebody will answer, if it were sent now. Baton says so only to visitors who agreed to it and
// where a time is promised; otherwise, and without script, nothing stands there. The place keeps its height, so nothing moves.
const place = document.querySelector("[data-expectation]");

function tell() {
  const told = window.baton?.expectation?.();
  const text = told?.[document.documentElement.lang.startsWith("fr") ? "fr" : "en"] ?? "";
  // What is the same is not said again to those who listen.
  if (place && place.textContent !== text) place.textContent = text;
}

// Baton starts when the page is idle, and hears the consent tool's events like this script does.
const soon = () => setTimeout(tell);
addEventListener("load", () => setTimeout(tell, 1500));
addEventListener("cc:onConsent", soon);
addEventListener("cc:onChange", soon);
document.querySelector("#demo-request")?.addEventListener("focusin", tell);
