"use strict";
// What a draft-keeping or a replay script does: it collects the form again and again, whether or not anybody sends it.
window.saved = [];
setInterval(() => {
  const data = new FormData(document.getElementById("draft"));
  window.saved.push(Object.fromEntries(data));
}, 50);
