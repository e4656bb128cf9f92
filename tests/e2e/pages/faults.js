"use strict";
setTimeout(() => {
  throw new Error("thrown");
});
Promise.reject(new Error("rejected"));
console.error("said");
new Image().src = "https://example.invalid/pixel.gif";
