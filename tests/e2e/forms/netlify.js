"use strict";
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  void fetch("/lead/en", { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
});
