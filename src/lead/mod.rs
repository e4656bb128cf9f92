//! WHAT IT MEANS: from the journal to a score that explains itself.

pub mod judged;

pub mod profile;

pub mod evidence;

pub mod counting;

pub mod score;

pub mod criteria;

pub mod assessment;
