"use strict";
// Loads klaro as a tag of the page would: at once, after so many milliseconds (`?late=8000`), or never (`?late=never`).
{
  const late = new URLSearchParams(location.search).get("late") ?? "0";
  const load = () => {
    const script = document.createElement("script");
    script.src = "/test/tools/klaro.js";
    script.async = false;
    document.head.append(script);
    script.addEventListener("load", () => window.klaro.setup(window.klaroConfig));
  };
  if (late !== "never") setTimeout(load, Number(late));
}
