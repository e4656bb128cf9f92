//! The journal as the text that is stored.

use alloc::{string::String, vec::Vec};

use super::journal::{ITEMS, Item, Journal, REMEMBERED};
use crate::{
    fields::STORE_RECORD,
    layout::{Bytes, Kept, Layout},
};

/// The layout of the bytes; a changed [`Journal`] takes a new number. Earlier ones are read and written anew in this one, a
/// later one is left alone.
const VERSION: u8 = 2;
/// The version and the checksum come before the journal.
const HEAD: usize = 5;

/// What was found under the record's key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // It lives for one `match`, and a box would be a detour.
pub enum Stored {
    /// Nothing.
    Absent,
    /// A record that reads.
    Read(Journal),
    /// Something that does not: cut, changed or planted. It heals to an empty record.
    Damaged,
    /// A record of a newer Baton. It is left alone, except by erase.
    Newer,
}

/// Sixty-four letters that no storage, charset or quota treats in a special way.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The place of each letter among them; 64 for what is none.
const PLACES: [u8; 128] = {
    let mut places = [64; 128];
    let mut place = 0;
    while place < 64 {
        places[LETTERS[place] as usize] = place as u8;
        place += 1;
    }
    places
};

impl Journal {
    /// The record as text of at most 8,192 ASCII characters: version, checksum and `postcard` bytes, six bits a letter.
    /// What does not fit is dropped item by item.
    pub fn encode(&mut self, is_asked_for: &dyn Fn(&Item) -> bool) -> String {
        loop {
            let mut bytes = alloc::vec![0; HEAD];
            while self.items.len() > ITEMS {
                self.evict(is_asked_for);
            }
            self.write(&mut bytes);
            let length = bytes.len() * 4 / 3 + 2;
            if length > STORE_RECORD.max && self.evict(is_asked_for) {
                continue;
            }
            if let Some(([version, sum @ ..], body)) = bytes.split_first_chunk_mut::<HEAD>() {
                *version = VERSION;
                *sum = checksum(body).to_le_bytes();
            }
            return letters(&bytes);
        }
    }

    /// Reads a stored text. Nothing that is stored can fail, it can only be found damaged.
    pub fn decode(text: Option<&str>) -> Stored {
        let Some(text) = text else { return Stored::Absent };
        if text.len() > STORE_RECORD.max {
            return Stored::Damaged;
        }
        let bytes = bytes(text).unwrap_or_default();
        match bytes.split_first_chunk::<HEAD>() {
            Some(([version @ 1..=VERSION, sum @ ..], body)) if u32::from_le_bytes(*sum) == checksum(body) => {
                let mut bytes = Bytes::of_version(body, *version);
                let journal = Journal::read(&mut bytes);
                if bytes.are_done() && is_bounded(&journal) { Stored::Read(journal) } else { Stored::Damaged }
            }
            Some(([version, ..], _)) if *version > VERSION => Stored::Newer,
            _ => Stored::Damaged,
        }
    }
}

/// Whether the record keeps its own bounds, so that a planted one costs no more than a real one.
fn is_bounded(journal: &Journal) -> bool {
    journal.visits.len() <= REMEMBERED
        && journal.items.len() <= ITEMS
        && journal.items.iter().all(|item| (1..=REMEMBERED).contains(&item.times.len()))
}

/// FNV-1a: against accidents, not against people. Nothing that is stored here is a secret or a proof.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Six bits a letter: three bytes are four letters, and what is left over is filled up with zeros.
fn letters(bytes: &[u8]) -> String {
    let mut text = alloc::vec![0; (bytes.len() * 4).div_ceil(3)];
    for (letters, bytes) in text.chunks_mut(4).zip(bytes.chunks(3)) {
        let mut bits = match *bytes {
            [first, second, third] => u32::from_be_bytes([first, second, third, 0]),
            [first, second] => u32::from_be_bytes([first, second, 0, 0]),
            _ => u32::from(bytes[0]) << 24,
        };
        for letter in letters {
            *letter = LETTERS[(bits >> 26) as usize];
            bits <<= 6;
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0u32, 0);
    for letter in text.bytes() {
        let place = *PLACES.get(usize::from(letter)).filter(|place| **place < 64)?;
        bits = bits << 6 | u32::from(place);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}
