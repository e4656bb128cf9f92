"use strict";
// A form without a button, in a shadow root inside another one, made long after the page: Enter sends it.
setTimeout(() => {
  const outer = document.getElementById("host").attachShadow({ mode: "open" });
  outer.innerHTML = "<div></div>";
  const inner = outer.firstChild.attachShadow({ mode: "open" });
  inner.innerHTML = '<form id="form" method="post" action="/lead/en"><input name="email"><input type="hidden" name="baton_score"></form>';
}, 100);
