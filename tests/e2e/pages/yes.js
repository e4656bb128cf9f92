"use strict";
// The page's own word of consent, on every page that carries it.
(window.baton = window.baton || { q: [] }).q.push(["consent", { explicit: true, categories: ["all"] }]);
