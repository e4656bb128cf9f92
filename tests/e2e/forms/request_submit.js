"use strict";
document.getElementById("send").addEventListener("click", () => {
  const form = document.getElementById("form");
  form.requestSubmit(form.querySelector("button"));
});
