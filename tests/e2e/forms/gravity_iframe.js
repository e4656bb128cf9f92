"use strict";
// The older way of Gravity Forms: its own script sends the form by `submit()` into a frame of the page.
document.querySelector("[type=submit]").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("gform_7").submit();
});
