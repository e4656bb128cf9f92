"use strict";
// A page that redraws: at the first entry the form is replaced by a clone of it, and the clone is moved.
document.addEventListener("focusin", () => {
  const form = document.getElementById("form");
  const clone = form.cloneNode(true);
  form.replaceWith(clone);
  document.getElementById("new").append(clone);
  clone.elements.namedItem("email").focus();
}, { once: true });
