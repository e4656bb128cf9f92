"use strict";
// WPForms stops the browser, asks its own listeners, and sends a FormData by XHR.
const form = document.getElementById("wpforms-form-9");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!form.dispatchEvent(new CustomEvent("wpformsBeforeFormSubmit", { bubbles: true, cancelable: true }))) return;
  const data = new FormData(form);
  data.append("action", "wpforms_submit");
  const request = new XMLHttpRequest();
  request.open("POST", "/lead/en");
  request.send(data);
});
