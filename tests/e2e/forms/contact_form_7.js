"use strict";
// Contact Form 7 collects the form when the page loads, at each change to validate, and at submit, and resets the form afterwards.
const form = document.querySelector(".wpcf7-form");
window.collected = [];
const collect = () => window.collected.push(Object.fromEntries(new FormData(form)));
collect();
form.addEventListener("change", collect);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const body = new FormData(form);
  void fetch("/lead/en", { method: "POST", body }).then(() => form.reset());
});
