"use strict";
// Webflow walks over the inputs and sends what it found, by name, to its own server.
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const payload = new URLSearchParams({ name: event.target.dataset.name, test: "false" });
  for (const input of event.target.querySelectorAll(':is(input, textarea, select):not([type="submit"])')) {
    payload.append(`fields[${input.dataset.name ?? input.name}]`, input.value.trim());
  }
  const request = new XMLHttpRequest();
  request.open("POST", "/lead/en");
  request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
  request.send(payload.toString());
});
