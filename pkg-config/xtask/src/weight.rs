//! What a file weighs: as it is, and as hosts send it, compressed with gzip or with brotli.

use std::fmt::Write as _;
use std::io::Write as _;

/// Bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weight {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

/// A weighed file; a name that budget.toml knows has a limit.
pub struct Weighed {
    pub name: String,
    /// The file as a person reads it.
    pub file: String,
    pub weight: Weight,
}

/// The strongest setting, since these files are compressed once and sent often.
const BROTLI_QUALITY: u32 = 11;
/// The window of 4 MiB that hosts use by default; it is larger than any file of ours.
const BROTLI_WINDOW: u32 = 22;

impl Weight {
    pub fn of(bytes: &[u8]) -> Weight {
        // Writing into a Vec cannot fail, so an error here would be a measure of nothing: count what is there.
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        let _ = gzip.write_all(bytes);
        let gzip = gzip.finish().unwrap_or_default();
        let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, BROTLI_QUALITY, BROTLI_WINDOW);
        let _ = brotli.write_all(bytes);
        Weight { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.into_inner().len() }
    }
}

impl Weight {
    /// What is left of it without another.
    pub fn less(self, other: Weight) -> Weight {
        Weight {
            raw: self.raw.saturating_sub(other.raw),
            gzip: self.gzip.saturating_sub(other.gzip),
            brotli: self.brotli.saturating_sub(other.brotli),
        }
    }
}

/// The lines of a table: name, raw, gzip, brotli.
pub fn table(rows: &[Weighed]) -> String {
    let wide = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(5);
    let mut text = format!("  {:wide$}  {:>9}  {:>9}  {:>9}\n", "bytes", "raw", "gzip", "brotli");
    for Weighed { name, weight, .. } in rows {
        let [raw, gzip, brotli] = [weight.raw, weight.gzip, weight.brotli].map(thousands);
        let _ = writeln!(text, "  {name:wide$}  {raw:>9}  {gzip:>9}  {brotli:>9}");
    }
    text
}

/// `27412` as `27,412`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_counts_the_bytes_as_they_are_and_as_they_are_sent() {
        let weight = Weight::of(&[b'a'; 10_000]);
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 60 && weight.brotli < weight.gzip, "{weight:?}");
    }

    #[test]
    fn a_number_is_grouped_by_thousands() {
        assert_eq!([0, 999, 1000, 27_412, 1_234_567].map(thousands), ["0", "999", "1,000", "27,412", "1,234,567"]);
    }
}
