"use strict";
// A controlled form with a controlled hidden input: every render writes the state back into the inputs. The recipe puts the field into
// the state when the form is sent, so that the next render keeps it.
const state = { email: "", baton_score: "" };
const form = document.getElementById("form");
const render = () => Object.entries(state).forEach(([name, value]) => (form.elements.namedItem(name).value = value));
form.addEventListener("input", (event) => {
  state[event.target.name] = event.target.value;
  render();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  state.baton_score = window.baton?.fields?.()?.baton_score ?? "";
  render();
  void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(state) });
});
