//! How a closed list of words is declared once.

/// A word of some vocabulary: whoever writes many of them takes each by its place, and the page carries one call for all.
pub trait Word {
    /// All words of the vocabulary in one text, and the place of this one.
    fn place(self) -> (&'static str, usize);
}

/// Declares an enum whose variants are words: `word()` gives the text, `parse()` finds it, `ALL` lists them in order.
/// In JSON a variant is its text; in the published copy and the journal it is its place in the list, so the order is part
/// of their layout.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$about])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// All words in one text, each with `|` behind it.
            const WORDS: &'static str = concat!($($word, "|",)+);

            /// The word as it stands in documents and bundles.
            pub fn word(self) -> &'static str {
                crate::text::word($name::WORDS, self as usize)
            }

            /// The variant that this text names.
            pub fn parse(text: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.word() == text)
            }
        }

        impl crate::terms::Word for $name {
            fn place(self) -> (&'static str, usize) {
                ($name::WORDS, self as usize)
            }
        }

        impl crate::layout::Layout for $name {
            fn read(bytes: &mut crate::layout::Bytes<'_>) -> $name {
                let place = bytes.number() as usize;
                $name::ALL.get(place).copied().unwrap_or_else(|| {
                    bytes.damage();
                    $name::ALL[0]
                })
            }
        }

        impl crate::layout::Kept for $name {
            fn write(&self, bytes: &mut alloc::vec::Vec<u8>) {
                crate::layout::write_number(*self as u64, bytes);
            }
        }
    };
}

pub(crate) use vocabulary;
