//! The library through its public API.

mod calendar;
mod cases;
mod check;
mod command;
mod content;
mod copy;
mod crm;
mod diff;
mod documents;
mod escalation;
mod expectation;
mod explain;
mod glob;
mod journal;
mod machine;
mod meaning;
mod numbering;
mod outcome;
mod publish;
mod sign;
mod site;
mod summary;
mod tidy;
mod time;
mod verify;
