"use strict";
setTimeout(() => {
  document.querySelector("main").innerHTML =
    '<form id="form" method="post" action="/lead/en"><input name="email"><input type="hidden" name="baton_score"><button>Send</button></form>';
}, 600);
