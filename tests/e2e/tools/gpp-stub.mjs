// GppStubDouble: what a page carries until its GPP tool has loaded, after "CMP API Specification" 1.1: it answers `ping` and
// `addEventListener` at once, as not ready, keeps the listeners for the tool and queues every other call. No registry has it as a package.
const events = [];
const queue = [];
const pingData = () => ({
  gppVersion: "1.1",
  cmpStatus: "stub",
  cmpDisplayStatus: "hidden",
  signalStatus: "not ready",
  supportedAPIs: [],
  cmpId: 0,
  sectionList: [],
  applicableSections: [],
  gppString: "",
  parsedSections: {},
});
window.__gpp = (...call) => {
  const [command, callback, parameter] = call;
  if (!command) return queue;
  if (command === "events") return events;
  if (command === "ping") return callback(pingData(), true);
  if (command !== "addEventListener") return void queue.push(call);
  const id = events.length + 1;
  events.push({ id, callback, parameter });
  callback({ eventName: "listenerRegistered", listenerId: id, data: true, pingData: pingData() }, true);
};
