"use strict";
const root = document.getElementById("host").attachShadow({ mode: "open" });
root.innerHTML = `<form id="form" method="get" action="/forms/shadow/" data-baton><input name="email">
  <button formmethod="post" formaction="/lead/en">Send</button></form>`;
