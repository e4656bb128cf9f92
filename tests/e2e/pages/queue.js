"use strict";
(window.baton = window.baton || { q: [] }).q.push(["consent", { explicit: true, categories: ["analytics", "marketing"] }]);
window.baton.q.push(["optOut"], "nonsense", ["noSuchCall"]);
