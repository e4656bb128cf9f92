"use strict";
// Players that come into the page when somebody presses a button.

/** So many seconds of silence, as a file that a player can jump in. */
function silence(seconds) {
  const bytes = new DataView(new ArrayBuffer(44 + 8000 * seconds));
  const text = (at, letters) => [...letters].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, 36 + 8000 * seconds, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, 8000, true);
  bytes.setUint32(28, 8000, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, "data");
  bytes.setUint32(40, 8000 * seconds, true);
  for (let i = 44; i < bytes.byteLength; i++) bytes.setUint8(i, 128);
  return URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
}

function player(kind, src, into) {
  const made = document.createElement(kind);
  made.addEventListener("ended", () => (window.ended = (window.ended ?? 0) + 1));
  made.src = src;
  into.append(made);
  return made;
}

document.getElementById("watch").addEventListener("click", () => {
  const tour = player("video", silence(2), document.body);
  tour.dataset.batonMedia = "tour";
  tour.playbackRate = 4;
  tour.play();
});

document.getElementById("jump").addEventListener("click", () => {
  const tour = player("video", silence(60), document.body);
  tour.dataset.batonMedia = "tour";
  window.tour = tour;
  tour.play();
  setTimeout(() => (tour.currentTime = 50), 300);
});

document.getElementById("film").addEventListener("click", () => {
  const film = player("audio", "/films/tone.mp4", document.body);
  film.playbackRate = 4;
  film.play();
});

// A player of a component.
const root = document.getElementById("shadow").attachShadow({ mode: "open" });
const start = document.createElement("button");
start.type = "button";
start.textContent = "Watch the tour in a component";
start.addEventListener("click", () => {
  const tour = player("video", silence(2), root);
  tour.dataset.batonMedia = "tour";
  tour.playbackRate = 4;
  tour.play();
});
root.append(start);
