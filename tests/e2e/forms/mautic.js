"use strict";
// Mautic's script validates first and then sends the form by its own `submit()`.
const theForm = document.getElementById("mauticform_demo");
theForm.addEventListener("submit", (event) => {
  event.preventDefault();
  setTimeout(() => HTMLFormElement.prototype.submit.call(theForm), 50);
});
