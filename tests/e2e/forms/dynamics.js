"use strict";
// Dynamics 365 puts its form into a placeholder when its loader has come, and sends the entries of a FormData as JSON.
setTimeout(() => {
  const place = document.querySelector("[data-form-block-id]");
  place.innerHTML = `<form id="dynamics" class="marketingForm" method="post"><input name="emailaddress1"><input type="hidden" name="baton_score_dyn">
    <input type="hidden" name="baton_json_dyn"><button type="submit">Send</button></form>`;
  document.dispatchEvent(new CustomEvent("d365mkt-afterformload"));
  place.firstChild.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
    void fetch("/lead/en", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  });
}, 300);
