//! How the engine reads the copy that was published for it, and reads and writes its own journal.
//!
//! The bytes are `postcard`'s: publishing writes them with its serializer, and the engine reads them with the few lines
//! below. A derived reader for some thirty types weighs a third of the whole engine, since each field can fail in its own
//! way; here a failure is noted once, what follows reads as empty, and the copy is refused at the end. Native tests hold
//! both against each other, on whole definitions and on journals.

use alloc::{string::String, vec::Vec};

/// The bytes that are still to be read.
pub struct Bytes<'a> {
    rest: &'a [u8],
    is_damaged: bool,
    version: u8,
}

impl<'a> Bytes<'a> {
    /// All of these.
    pub fn new(bytes: &'a [u8]) -> Bytes<'a> {
        Bytes::of_version(bytes, 0)
    }

    /// All of these, of something that has had several layouts.
    pub fn of_version(bytes: &'a [u8], version: u8) -> Bytes<'a> {
        Bytes { rest: bytes, is_damaged: false, version }
    }

    /// Whether they are of this version or a later one.
    pub fn are_since(&self, version: u8) -> bool {
        self.version >= version
    }

    /// Whether everything was read, and read well.
    pub fn are_done(&self) -> bool {
        !self.is_damaged && self.rest.is_empty()
    }

    /// Notes that what was read is no such thing.
    pub fn damage(&mut self) {
        self.is_damaged = true;
        self.rest = &[];
    }

    fn byte(&mut self) -> u8 {
        match self.rest {
            [first, rest @ ..] => {
                self.rest = rest;
                *first
            }
            [] => {
                self.is_damaged = true;
                0
            }
        }
    }

    /// A number of seven bits a byte, the lowest first.
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }

    /// A number whose lowest bit is its sign.
    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// How many bytes or items follow. Each item takes a byte or more, so a length beyond the end is damage.
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.rest.len() {
            self.damage();
            return 0;
        }
        length
    }

    /// A text. It is put together letter by letter and compared with its bytes, which weighs half of what the library's judge of
    /// UTF-8 does: only what is UTF-8 comes out as it went in.
    fn text(&mut self) -> String {
        let length = self.length();
        let (bytes, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        let mut text = String::with_capacity(length);
        let mut code = 0;
        for (place, byte) in (1..).zip(bytes) {
            let ones = byte.leading_ones();
            code = if ones == 1 { code << 6 | u32::from(byte & 63) } else { u32::from(*byte) & (0x7f >> ones) };
            // A letter ends where the next byte begins one.
            if bytes.get(place).is_none_or(|next| next.leading_ones() != 1) {
                text.push(char::from_u32(code).unwrap_or_default());
            }
        }
        if text.as_bytes() != bytes {
            self.damage();
            text.clear();
        }
        text
    }
}

/// Something that a published copy holds.
///
/// Lists, options and structs are read and written by functions of their own: inside its one caller each would be kept in
/// locals and copied piece by piece, a kilobyte in all.
pub trait Layout: Sized {
    /// Reads it; what cannot be read is noted in the bytes and reads as empty.
    fn read(bytes: &mut Bytes<'_>) -> Self;
}

macro_rules! numbers {
    ($($type:ident $how:ident,)+) => {
        $(impl Layout for $type {
            fn read(bytes: &mut Bytes<'_>) -> $type {
                bytes.$how() as $type
            }
        })+
    };
}

numbers! { u8 byte, u16 number, u32 number, i16 signed, i32 signed, i64 signed, }

impl Layout for bool {
    fn read(bytes: &mut Bytes<'_>) -> bool {
        bytes.byte() == 1
    }
}

impl Layout for String {
    fn read(bytes: &mut Bytes<'_>) -> String {
        bytes.text()
    }
}

impl<T: Layout> Layout for Vec<T> {
    #[inline(never)]
    fn read(bytes: &mut Bytes<'_>) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..bytes.length() {
            list.push(T::read(bytes));
        }
        list
    }
}

impl<T: Layout> Layout for Option<T> {
    #[inline(never)]
    fn read(bytes: &mut Bytes<'_>) -> Option<T> {
        (bytes.byte() == 1).then(|| T::read(bytes))
    }
}

impl<A: Layout, B: Layout> Layout for (A, B) {
    fn read(bytes: &mut Bytes<'_>) -> (A, B) {
        (A::read(bytes), B::read(bytes))
    }
}

impl<T: Layout, const N: usize> Layout for [T; N] {
    fn read(bytes: &mut Bytes<'_>) -> [T; N] {
        core::array::from_fn(|_| T::read(bytes))
    }
}

/// Something that the journal holds: what is written reads again as it was.
pub(crate) trait Kept: Layout {
    /// Writes it behind the bytes.
    fn write(&self, bytes: &mut Vec<u8>);
}

/// Writes a number of seven bits a byte, the lowest first.
pub(crate) fn write_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

impl Kept for u32 {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(u64::from(*self), bytes);
    }
}

impl Kept for i64 {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number((self << 1 ^ self >> 63) as u64, bytes);
    }
}

impl Kept for String {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(self.len() as u64, bytes);
        bytes.extend_from_slice(self.as_bytes());
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        write_number(self.len() as u64, bytes);
        self.iter().for_each(|one| one.write(bytes));
    }
}

impl<T: Kept> Kept for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(self.is_some()));
        self.iter().for_each(|one| one.write(bytes));
    }
}

/// Says how a struct lies in the copy: its fields in the order of their declaration.
macro_rules! layout {
    ($type:ident { $($field:tt),+ $(,)? }) => {
        impl $crate::layout::Layout for $type {
            #[inline(never)]
            fn read(bytes: &mut $crate::layout::Bytes<'_>) -> $type {
                $type { $($field: $crate::layout::Layout::read(bytes)),+ }
            }
        }
    };
}

/// Says how a struct lies in the journal, to be read and to be written: its fields in the order of their declaration.
macro_rules! kept {
    ($type:ident { $($field:tt),+ $(,)? }) => {
        $crate::layout::layout!($type { $($field),+ });

        $crate::layout::written!($type { $($field),+ });
    };
}

/// Says how a struct is written into the journal: its fields in the order of their declaration. For one that earlier versions
/// wrote otherwise and that reads them too.
macro_rules! written {
    ($type:ident { $($field:tt),+ $(,)? }) => {
        impl $crate::layout::Kept for $type {
            #[inline(never)]
            fn write(&self, bytes: &mut alloc::vec::Vec<u8>) {
                $($crate::layout::Kept::write(&self.$field, bytes);)+
            }
        }
    };
}

pub(crate) use {kept, layout, written};
