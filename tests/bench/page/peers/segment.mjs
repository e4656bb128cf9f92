// Segment, with settings from loopback and no destination but its own.

import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = new AnalyticsBrowser();

window.peer = {
  start: async () => {
    const host = location.host;
    analytics.load({ writeKey: "bench", cdnURL: location.origin }, { integrations: { "Segment.io": { apiHost: host, protocol: "http" } } });
    await analytics.ready();
  },
  view: () => void analytics.page(),
};
