//! The library through its public API.

mod calendar;
mod cases;
mod check;
mod command;
mod copy;
mod crm;
mod diff;
mod documents;
mod expectation;
mod explain;
mod glob;
mod journal;
mod machine;
mod meaning;
mod numbering;
mod publish;
mod sign;
mod site;
mod tidy;
mod time;
mod verify;
