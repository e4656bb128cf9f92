//! Bytes as printable ASCII.

/// The signs, numbered in their order: printable ASCII without what would need an escape in a string of JavaScript, whichever quotes
/// it has. `}` and `~` are the shifts.
const SIGNS: &str = " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|";

/// The signs that stand for another byte than their own, since theirs is rare in an engine: measured on its wasm, November 2026. Any
/// choice would be right, this one makes the text short.
const LENT: &str = "%&*+,.23589;<=>?CDHJKLMNOPQRSTUVWXYZ[]^yz{|";

/// The bytes that they stand for, each as its distance from the one before, a digit to base 36: the first is 126, and 255 is followed by 0.
const STEPS: &str = "011g88ggg448g843111111111111111111111132116";

/// Packs bytes: the 89 most frequent ones become a sign, their own where they have one, so that words stay readable and brotli finds
/// them; each of the others, numbered in their order, a shift and a sign: behind `}` the first 89, behind `~` the rest. One byte is one or
/// two whole signs, always the same, so that brotli finds what repeats: measured, a script of 34.8 KB against 35.2 KB with signs in the
/// order of the bytes, and a tenth less than gzip in base64. `www/loader/unpack.wat` reads it back.
pub fn pack(bytes: &[u8]) -> String {
    let table = table();
    bytes.iter().filter_map(|byte| table.get(usize::from(*byte))).map(String::as_str).collect()
}

/// What each byte is written as.
fn table() -> Vec<String> {
    let mut table = vec![String::new(); 256];
    let mut byte = 126;
    for (sign, step) in LENT.chars().zip(STEPS.chars()) {
        byte = (byte + step.to_digit(36).unwrap_or_default() as usize) % 256;
        if let Some(text) = table.get_mut(byte) {
            text.push(sign);
        }
    }
    for sign in SIGNS.chars().filter(|sign| !LENT.contains(*sign)) {
        if let Some(text) = table.get_mut(sign as usize) {
            text.push(sign);
        }
    }
    let behind = ['}', '~'].iter().flat_map(|shift| SIGNS.chars().map(move |sign| [*shift, sign]));
    for (text, signs) in table.iter_mut().filter(|text| text.is_empty()).zip(behind) {
        text.extend(signs);
    }
    table
}
