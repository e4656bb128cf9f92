"use strict";
// What a hostile or careless script hangs onto every object.
Object.assign(Object.prototype, { storage: "persistent", explicit: true, categories: "analytics", toJSON: "yes" });
