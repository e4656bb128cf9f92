"use strict";
// A double of Ninja Forms: each field is a model that hears `change` of its input; the button's click sends the models.
const models = new Map([["nf-field-1", ""], ["nf-field-5", ""]]);
const root = document.querySelector(".nf-form-cont");
root.addEventListener("change", (event) => models.set(event.target.name, event.target.value));
root.querySelector("[type=button]").addEventListener("click", () => {
  const fields = [...models].map(([id, value]) => ({ id, value }));
  const body = JSON.stringify(Object.fromEntries(fields.map(({ id, value }) => [id, value])));
  void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body });
});
