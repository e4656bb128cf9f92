"use strict";
// The same without the line for Baton.
const state = { email: "", plan: "team" };
const form = document.getElementById("form");
form.addEventListener("input", (event) => (state[event.target.name] = event.target.value));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(state) });
});
