"use strict";
// What jQuery's serialize() does: it walks over the controls and builds no FormData.
const form = document.getElementById("form");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const controls = [...form.elements].filter((one) => one.name && one.localName !== "button" && (one.type !== "checkbox" || one.checked));
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
  request.send(controls.map((one) => `${encodeURIComponent(one.name)}=${encodeURIComponent(one.value)}`).join("&"));
});
