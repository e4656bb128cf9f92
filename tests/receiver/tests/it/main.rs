//! The receiver from outside: a real client against the real server on a free port.

mod served;

mod command;
mod forms;
mod lead_desk;
mod pages;
mod refused;
mod verified;
