"use strict";
for (const id of ["stopped", "by-script"]) {
  const form = document.getElementById(id);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.submit();
  });
}
document.querySelector("#by-button button").addEventListener("click", () => document.getElementById("by-button").submit());

// A form inside a component: its events never leave the shadow root.
const root = document.getElementById("host").attachShadow({ mode: "open" });
const form = document.createElement("form");
Object.assign(form, { id: "inside", method: "post", action: "/lead/en" });
form.toggleAttribute("data-baton", true);
const email = document.createElement("input");
Object.assign(email, { name: "email", value: "ada@example.ca" });
const button = document.createElement("button");
button.textContent = "Send";
form.append(email, button);
root.append(form);
