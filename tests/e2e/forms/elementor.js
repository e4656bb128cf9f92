"use strict";
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(event.target);
  data.append("action", "elementor_pro_forms_send_form");
  data.append("referrer", location.pathname);
  const request = new XMLHttpRequest();
  request.open("POST", "/lead/en");
  request.send(data);
});
