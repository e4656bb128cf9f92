"use strict";
// What leaves, without sending it: every form is stopped, and its entries are noted the way the browser would have collected them.
window.entries = [];
window.stops = true;
document.addEventListener("submit", (event) => {
  if (!window.stops) return;
  event.preventDefault();
  window.entries = [...new FormData(event.target, event.submitter)];
});
window.ours = () => window.entries.map(([name]) => name).filter((name) => name.startsWith("baton_"));
/** The controls of ours that a form holds now, with their values. */
window.held = (id) => Object.fromEntries([...document.getElementById(id).elements].filter((one) => one.name.startsWith("baton_")).map((one) => [one.name, one.value]));
