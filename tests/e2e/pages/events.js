"use strict";
// Events that the page tells before Baton is there.
window.baton.q.push(["track", "trial_started"], ["track", "nobody_declared_this"]);
