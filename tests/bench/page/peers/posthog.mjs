// PostHog at its lightest: no autocapture, replay, surveys, flags or scripts from elsewhere.

import posthog from "posthog-js/dist/module.slim.js";

window.peer = {
  start: () =>
    new Promise((loaded) => {
      posthog.init("phc_bench", {
        api_host: location.origin,
        loaded,
        autocapture: false,
        capture_pageview: false,
        capture_pageleave: false,
        disable_session_recording: true,
        disable_surveys: true,
        disable_external_dependency_loading: true,
        advanced_disable_flags: true,
        opt_out_useragent_filter: true,
        persistence: "localStorage",
      });
    }),
  view: () => void posthog.capture("$pageview"),
};
