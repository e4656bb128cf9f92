"use strict";
// A control of the page's own making, and one without form association that adds its value in its own `formdata` listener.
customElements.define("x-rating", class extends HTMLElement {
  static formAssociated = true;
  get type() {
    throw new Error("nobody asks a custom element for its type");
  }
  connectedCallback() {
    this.attachInternals().setFormValue("5");
    this.closest("form").addEventListener("formdata", (event) => event.formData.append("old", "component"));
  }
});
