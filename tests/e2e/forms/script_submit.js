"use strict";
document.querySelector("button").addEventListener("click", () => document.getElementById("form").submit());
