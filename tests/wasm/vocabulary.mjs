// Words of the loader's syntax tree that read nothing of the visitor. A name that stands neither here nor in `src/fields/reads.rs` is a
// read that nobody was told of.

const words = (text) => new Set(text.trim().split(/\s+/));

/** The language itself: lists, texts, numbers, promises. Some of these names the DOM has as well. */
export const LANGUAGE = words(`
  Array.isArray Boolean Math.floor Object.keys String.fromCharCode parseInt BigInt Error JSON.parse JSON.stringify Map Math.max Math.min Number Object.assign Object.entries Object.prototype
  Promise Promise.resolve RegExp Set String Symbol Symbol.iterator TextDecoder TextEncoder Uint8Array Uint8Array.from Uint32Array WeakMap WeakSet
  decodeURIComponent undefined Uint8Array.prototype
  .add .buffer .byteLength .byteOffset .constructor .decode .encode .encodeInto .entries .every .exec .filter .find .findIndex .forEach .get .has .includes .join .keys .length
  .map .name .normalize .push .replace .set .slice .some .split .subarray .test .toString .trim .values
`);

/** Names of the loader's own objects and of what the engine says, which the DOM happens to have as well. */
export const OWN = words(`window.baton .clear .controls .event .put .data .form .input .key .read .start .state .status .write .q`);

/** What is done to the page or asked of the platform, and tells nothing about the visitor. */
export const ACTS = words(`
  AbortController CustomEvent Event Element.prototype HTMLFormElement HTMLFormElement.prototype HTMLInputElement HTMLInputElement.prototype HTMLMediaElement
  HTMLSelectElement HTMLTextAreaElement Node Reflect.set ShadowRoot URL URLSearchParams
  WebAssembly WebAssembly.Instance WebAssembly.Module WebAssembly.compile WebAssembly.validate WebAssembly.instantiate
  document document.createElement document.dispatchEvent document.querySelector console.warn requestIdleCallback setTimeout window window.addEventListener
  .abort .addEventListener .append .cloneNode .dispatchEvent .origin .remove .removeItem .setItem .signal
`);

/** Where a property is named by a variable, and why that cannot be a control's value. `file:function`. */
export const COMPUTED = new Map([
  ["api.ts:push", "a method of Baton's own"],
  ["forms.ts:put", "fields of ours by their names"],
  ["vendors/marketo.ts:hook", "a call of the vendor's form, and a field of ours by its name"],
  ["history.ts:follow", "pushState and replaceState"],
  ["outputs.ts:carryOut", "a hand of the loader's own"],
  ["state.ts:ail", "a cure of the loader's own"],
  ["storage.ts:use", "localStorage and sessionStorage"],
  ["page.ts:page", "a mark of the loader's own"],
  ["sources/consentmode.ts:consentmode", "an entry of the page's data layer, by its place"],
  ["sources/cookiebot.ts:", "categories of the tool, by the names that stand in the file"],
  ["sources/didomi.ts:hear", "purposes of the tool, by their ids"],
  ["sources/gpp.ts:", "sections of the consent text, by the names that stand in the file"],
  ["sources/tcf.ts:", "purposes of the tool, by their numbers"],
  ["sources/wpconsent.ts:", "marks of the tool, by the names that stand in the file"],
  ["unpack.ts:unpacker", "a byte of the unpacker"],
  ["wire.ts:join", "a separator"],
  ["wire.ts:split", "a separator"],
]);

/** Whatever the reason: none of these stands in a script of Baton's. */
export const FORBIDDEN = words(`
  document.cookie document.write document.writeln document.title navigator.sendBeacon navigator.userAgent navigator.plugins navigator.clipboard
  navigator.serviceWorker navigator.geolocation navigator.mediaDevices fetch XMLHttpRequest WebSocket WebTransport EventSource RTCPeerConnection
  BroadcastChannel SharedWorker Worker Image Audio eval Function indexedDB caches cookieStore importScripts import() open
  .innerHTML .outerHTML .insertAdjacentHTML .srcdoc .setHTMLUnsafe .createContextualFragment .sendBeacon .postMessage .innerText .textContent
  .userAgent .clipboardData .getAll .preventDefault .stopPropagation .stopImmediatePropagation .requestSubmit .cookieStore
`);

/** Getters of what a visitor entered: allowed in this one function, for declared answers. */
export const VALUES = words(`
  .value .checked .files .defaultValue .defaultChecked .valueAsNumber .valueAsDate .selectedOptions .selectedIndex .selectionStart .selectionEnd
`);
export const VALUES_IN = "answers.ts:entered";

/** Events of keys and of typing: named nowhere, and the second ones not as what is listened to. */
export const KEYS = /(^|\s)(key(down|up|press)|beforeinput|paste|composition\w+|selectionchange|pointermove|mousemove)(\s|$)/;
export const TYPING = /(^|\s)(input|change|copy|cut)(\s|$)/;

/** Whether a name is forbidden, by whichever object it is reached. */
export function isForbidden(name) {
  const [root, last] = name.split(".");
  const isWindow = /^(window|self|globalThis|top|parent|frames)$/.test(root);
  return FORBIDDEN.has(name) || (last !== undefined && (FORBIDDEN.has(`.${last}`) || (isWindow && FORBIDDEN.has(last))));
}
