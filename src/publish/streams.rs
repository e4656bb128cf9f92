//! A wasm taken apart, so that what is alike stands together.
//!
//! Code is a mixture: an instruction, then a local's number, an instruction, then an address. Brotli finds more in a row of instructions
//! and a row of numbers than in the mixture of both: measured in November 2026, a script of 40.5 KB against 44.0 KB. The same bytes
//! come back: what is left out, the size of each function and the zero that is the alignment of each load and store, follows from
//! the rest. `www/loader/unpack.wat` puts them together again while it walks over the rows once.

/// What surrounds the functions, then for all of them their instructions, the numbers behind these by their kind, and their locals:
/// so they stand one behind the other.
const ROWS: usize = 8;
const FRAME: usize = 0;
const INSTRUCTIONS: usize = 1;
const OFFSETS: usize = 3;
const TYPES: usize = 5;
const LOCALS: usize = 7;

/// The row of the number behind an instruction, by the instruction's code; a dot where there is none. Numbers of locals are in row 2,
/// offsets in 3, constants in 4, types of blocks in 5, branches in 6. What is called, and what else has a name, says what the
/// instructions around it are, and stays between them.
const KINDS: &str = "..555.......666.11..............2221111.333333333333333333333331144";

const END: u8 = 0x0b;
const BRANCH_BY_TABLE: u8 = 0x0e;
const CALL_BY_TABLE: u8 = 0x11;
const LAST_NUMERIC: u8 = 0xc4;
const NULL: u8 = 0xd0;
const FUNCTION: u8 = 0xd2;
const BULK: u8 = 0xfc;
const CODE: u8 = 10;

/// A wasm as its rows, before them the length of what precedes the functions and the length of each row, in four bytes each,
/// little-endian. A wasm that cannot be taken apart stands in the first row whole.
pub fn apart(wasm: &[u8]) -> Vec<u8> {
    let mut apart = Apart { rest: wasm, rows: Default::default() };
    let head = apart.module().unwrap_or_else(|| {
        apart.rows = Default::default();
        apart.rows[FRAME] = wasm.to_vec();
        wasm.len()
    });
    let lengths = std::iter::once(head).chain(apart.rows.iter().map(Vec::len));
    let mut bytes: Vec<u8> = lengths.flat_map(|length| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()).collect();
    bytes.extend(apart.rows.concat());
    bytes
}

/// What is still to be read, and the rows so far. Each function is nothing where the wasm ends too early, or holds an instruction that
/// no engine of ours has.
struct Apart<'a> {
    rest: &'a [u8],
    rows: [Vec<u8>; ROWS],
}

impl Apart<'_> {
    /// Reads all of it; gives the length of what comes before the functions.
    fn module(&mut self) -> Option<usize> {
        let whole = self.rest.len();
        for _ in 0..8 {
            self.byte(FRAME)?;
        }
        while self.byte(FRAME)? != CODE {
            for _ in 0..self.number(FRAME)? {
                self.byte(FRAME)?;
            }
        }
        self.number(FRAME)?;
        let functions = self.number(FRAME)?;
        let head = whole - self.rest.len();
        for _ in 0..functions {
            self.function()?;
        }
        self.rows[FRAME].extend(std::mem::take(&mut self.rest));
        Some(head)
    }

    fn function(&mut self) -> Option<()> {
        // The loader writes the size as short as it can be.
        let (size, written) = number(&mut self.rest)?;
        let end = self.rest.len().checked_sub(usize::try_from(size).ok()?)?;
        if written > 1 && size >> (7 * (written - 1)) == 0 {
            return None;
        }
        for _ in 0..self.number(LOCALS)? {
            self.number(LOCALS)?;
            self.byte(LOCALS)?;
        }
        let mut depth = 1;
        while depth > 0 {
            depth += self.instruction()?;
        }
        (self.rest.len() == end).then_some(())
    }

    /// Gives how much deeper in blocks the next one is.
    fn instruction(&mut self) -> Option<i32> {
        let code = self.byte(INSTRUCTIONS)?;
        let row = match code {
            END => return Some(-1),
            // Instructions of later versions and floating constants have other numbers behind them.
            0x06..=0x0a | 0x12..=0x19 | 0x1c..=0x1f | 0x27 => return None,
            0x45..=LAST_NUMERIC => None,
            NULL | FUNCTION | BULK => Some(INSTRUCTIONS),
            _ => KINDS.chars().nth(code.into())?.to_digit(10).map(|row| row as usize),
        };
        let Some(row) = row else { return Some(0) };
        if row == OFFSETS {
            // The alignment of a load or store is a hint, which `cargo xtask build` takes out.
            let (0, rest) = self.rest.split_first().map(|(first, rest)| (*first, rest))? else { return None };
            self.rest = rest;
        }
        let more = match (code, self.number(row)?) {
            // The loader takes the length of a table from one byte.
            (BRANCH_BY_TABLE, length @ 0..=127) => length + 1,
            // Copying memory has two numbers more; filling it, and growing, measuring and filling a table, one.
            (BULK, 10) => 2,
            (BULK, 11 | 15..=17) | (CALL_BY_TABLE, _) => 1,
            (BRANCH_BY_TABLE | BULK, _) => return None,
            _ => 0,
        };
        for _ in 0..more {
            self.number(row)?;
        }
        Some(i32::from(row == TYPES))
    }

    fn byte(&mut self, row: usize) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.rows[row].push(*first);
        Some(*first)
    }

    fn number(&mut self, row: usize) -> Option<u64> {
        let bytes = self.rest;
        let (number, length) = number(&mut self.rest)?;
        self.rows[row].extend(&bytes[..length]);
        Some(number)
    }
}

/// A number of seven bits a byte, the lowest first, and how many bytes it took.
fn number(bytes: &mut &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for length in 1..=10 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 127) << (7 * (length - 1));
        if *byte < 128 {
            return Some((number, length));
        }
    }
    None
}
