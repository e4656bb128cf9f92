"use strict";
// The newer way: the script waits for filters of plug-ins, then sends a FormData.
document.getElementById("gform_7").addEventListener("submit", (event) => {
  event.preventDefault();
  void Promise.resolve().then(() => fetch("/lead/en", { method: "POST", body: new FormData(event.target) }));
});
