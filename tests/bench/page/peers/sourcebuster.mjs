// sourcebuster counts a page view by being started again.

import sourcebuster from "sourcebuster";

const settings = { domain: { host: location.hostname, isolate: true } };

window.peer = {
  start: () => void sourcebuster.init(settings),
  view: () => void sourcebuster.init(settings),
};
