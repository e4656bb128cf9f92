// A consent tool as a double, in a real page: the doubles of tests/wasm, with the page's own window instead of one under Node.
import * as doubles from "/test/doubles.js";

const here = { page: window, fires: (type, detail) => void dispatchEvent(new CustomEvent(type, { detail })) };
window.plays = (double, ...options) => (window.tool = new doubles[double](here, ...options));
