"use strict";
// A double of Marketo's Forms 2.0, by its published calls: the script draws the form late, keeps its own values, takes others by `vals`
// and `addHiddenFields`, asks `onSubmit`, and posts what it keeps. A field without a name makes the whole post fail.
const readers = [];
const ready = [];
window.MktoForms2 = {
  whenReady(handle) {
    readers.push(handle);
    ready.forEach((form) => handle(form));
  },
};
setTimeout(() => {
  const element = document.getElementById("mktoForm_1057");
  element.innerHTML = `<input name="Email"><input type="hidden" name="batonScore"><input type="hidden" name="batonContext">
    <button type="submit" class="mktoButton">Send</button>`;
  const values = { formid: "1057", Email: "", batonScore: "", batonContext: "" };
  const asked = [];
  const take = (given) => Object.assign(values, given);
  const form = {
    getId: () => 1057,
    getFormElem: () => [element],
    onSubmit: (handle) => asked.push(handle),
    vals: (given) => (given ? void take(given) : { ...values }),
    addHiddenFields: take,
  };
  element.addEventListener("input", (event) => (values[event.target.name] = event.target.value));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    window.holdsUp(() => asked.forEach((handle) => handle(form)));
    if (Object.keys(values).some((name) => !name)) throw new Error("checksum invalid");
    void fetch("/lead/en", { method: "POST", body: new URLSearchParams(values) });
  });
  ready.push(form);
  readers.forEach((handle) => handle(form));
}, 300);
