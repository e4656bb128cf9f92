"use strict";
const root = document.getElementById("host").attachShadow({ mode: "closed" });
root.innerHTML = '<form method="post" action="/lead/en" data-baton><input name="email"><input type="hidden" name="baton_score"><button>Send</button></form>';
window.inside = root;
