"use strict";
document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  void fetch("/lead/en", { method: "POST", body: new FormData(event.target, event.submitter) });
});
