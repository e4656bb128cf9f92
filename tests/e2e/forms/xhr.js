"use strict";
document.getElementById("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", "/lead/en");
  request.send(new FormData(event.target));
});
