// Snowplow's core, with what its page views mean: a session and the page.

import { newTracker, trackPageView } from "@snowplow/browser-tracker";

window.peer = {
  start: () => void newTracker("bench", location.origin, { appId: "bench", contexts: { session: true, webPage: true } }),
  view: () => void trackPageView(),
};
