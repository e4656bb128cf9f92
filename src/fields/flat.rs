//! The flat fields of one bundle.

use alloc::{string::String, vec::Vec};

use super::table::{FieldId, PREFIX, Place};
use crate::text::length;

/// The name of the form field: `baton_score`.
pub fn flat_name(id: FieldId) -> String {
    let mut name = String::from(PREFIX);
    name.push_str(id.name());
    name
}

/// The flat field of this form field's name.
pub fn of_flat_name(name: &str) -> Option<FieldId> {
    let name = name.strip_prefix(PREFIX)?;
    FieldId::ALL.iter().copied().find(|id| id.name() == name && id.spec().place != Place::Context)
}

/// Flat values by field, in the order in which they were put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flat(Vec<(FieldId, String)>);

impl Flat {
    /// Puts a value. A value that is longer than its field, and an empty one, does not travel: half a value is a wrong
    /// one. Lists are shortened by whole items before they come here.
    pub fn put(&mut self, id: FieldId, value: &str) {
        let long = length(value);
        if id.spec().place != Place::Context && long > 0 && long <= usize::from(id.spec().max) {
            self.0.push((id, String::from(value)));
        }
    }

    /// Puts whole items joined by `; `, as many as the field holds.
    pub fn put_list(&mut self, id: FieldId, items: &mut dyn Iterator<Item = &str>) {
        let max = usize::from(id.spec().max);
        let mut list = String::new();
        let mut long = 0;
        for item in items {
            let more = length(item) + if list.is_empty() { 0 } else { 2 };
            if long + more > max {
                break;
            }
            if !list.is_empty() {
                list.push_str("; ");
            }
            list.push_str(item);
            long += more;
        }
        self.put(id, &list);
    }

    /// The value of a field.
    pub fn get(&self, id: FieldId) -> Option<&str> {
        self.0.iter().find(|(one, _)| *one == id).map(|(_, value)| value.as_str())
    }

    /// The fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &str)> {
        self.0.iter().map(|(id, value)| (*id, value.as_str()))
    }
}
