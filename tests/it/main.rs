//! The library through its public API.

mod calendar;
mod cases;
mod check;
mod command;
mod copy;
mod device;
mod documents;
mod glob;
mod journal;
mod meaning;
mod numbering;
mod publish;
mod sign;
mod site;
mod tidy;
mod time;
mod verify;
