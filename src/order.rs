//! Which of a few come first.

use alloc::vec::Vec;

/// Places of the best of so many, the highest rank first, of equal ranks the first place; those without a rank are left
/// out. The lists are short, and one walk for all of them weighs less than a sort of the library's own for each.
pub fn best(count: usize, most: usize, rank: &dyn Fn(usize) -> Option<(i64, i64)>) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::new();
    for place in 0..count {
        let own = rank(place);
        if own.is_some() {
            let before = best.iter().take_while(|better| rank(**better) >= own).count();
            best.insert(before, place);
            best.truncate(most);
        }
    }
    best
}
