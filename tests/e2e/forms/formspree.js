"use strict";
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { action, method } = event.target;
  void fetch(action, { method, body: new FormData(event.target), headers: { Accept: "application/json" } });
});
