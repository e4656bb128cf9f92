"use strict";
// A page that asks by itself; a script that pollutes what it can; a frame or an opener that imitates a consent by message.
window.says = (detail) => document.dispatchEvent(new CustomEvent("baton:consent", { detail }));
window.imitates = () => {
  const words = [
    { type: "baton:consent", explicit: true, categories: ["analytics", "marketing"] },
    { baton: "context" },
    ["consent", { explicit: true, categories: ["analytics", "marketing"] }],
    "consent\x1f1\x1fevent\x1f1\x1fanalytics",
  ];
  for (const word of words) window.postMessage(word, "*");
};
