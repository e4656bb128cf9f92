// The loopback answerer: a page with the probe and nothing else, the scripts that are measured, and an empty answer for whatever
// those ask for. It counts what is asked.

import { createServer } from "node:http";

const HEADERS = {
  // Only an isolated page has a clock of 5 microseconds; others have one of 100.
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
  "cache-control": "no-store",
};
const PAGE = `<!doctype html><html lang="en-CA"><head><meta charset="utf-8"><title>A bare page</title>
<link rel="icon" href="data:,"><script src="/probe.js"></script></head><body></body></html>`;
/** What Segment's script must be told before it is ready. */
const SETTINGS = JSON.stringify({ integrations: {}, plan: {}, legacyVideoPluginsEnabled: false });

/** Serves `scripts` (name to text), the `probe` and, at any other address, nothing. */
export async function serve(scripts, probe) {
  let asked = [];
  let served = 0;
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://127.0.0.1").pathname;
    const cors = request.headers.origin
      ? { "access-control-allow-origin": request.headers.origin, "access-control-allow-credentials": "true", "access-control-allow-headers": "content-type" }
      : {};
    const answer = (status, type, body) => response.writeHead(status, { ...HEADERS, ...cors, ...(type && { "content-type": type }) }).end(body);
    const script = /^\/script\/(\w+)\.js$/.exec(path)?.[1];
    if (path === "/page" || path.startsWith("/en/")) return answer(200, "text/html", PAGE);
    if (path === "/probe.js") return answer(200, "text/javascript", probe);
    // No two loads get the same text, so that none finds what the browser compiled for another.
    if (script) return answer(200, "text/javascript", `${scripts[script]}\n//${(served += 1)}`);
    asked.push(`${request.method} ${path}`);
    request.resume();
    if (/settings$/.test(path)) return answer(200, "application/json", SETTINGS);
    return request.method === "POST" && path === "/lead" ? answer(204) : answer(200, "application/json", "{}");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    home: `http://127.0.0.1:${server.address().port}`,
    /** What was asked since the last time. */
    asked: () => {
      const all = asked;
      asked = [];
      return all;
    },
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
