"use strict";
// A controlled form: what is sent is the state, not the inputs. The one line for Baton spreads its fields into what is sent.
const state = { email: "", plan: "team" };
const form = document.getElementById("form");
form.addEventListener("input", (event) => (state[event.target.name] = event.target.value));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = JSON.stringify({ ...state, ...window.baton?.fields?.() });
  void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body });
});
