"use strict";
// A script that copies the inputs when the button is pressed down, before anybody could say that the form is sent.
document.querySelector("button").addEventListener("pointerdown", () => {
  const form = document.getElementById("form");
  const pairs = [...form.querySelectorAll("input")].map((one) => [one.name, one.value]);
  void fetch("/lead/en", { method: "POST", body: new URLSearchParams(pairs) });
});
