"use strict";
// A double of HubSpot's older forms in the page: the script keeps what its inputs announce by `input` and sends that as JSON; what an
// input holds by the time of the submission is not looked at.
const form = document.querySelector(".hs-form");
const kept = { email: "", baton_score: "" };
form.addEventListener("input", (event) => (kept[event.target.name] = event.target.value));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(kept) });
});
