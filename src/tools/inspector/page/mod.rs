//! What draws: elements made one by one, text set as text, in a closed shadow root. It has no policy of its own.

mod text;

mod pen;

mod measure;

mod score;

mod lead;

mod signals;

mod forms;

mod device;

mod trial;

mod panel;

mod door;
