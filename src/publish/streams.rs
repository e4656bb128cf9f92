//! A wasm taken apart, so that what is alike stands together.
//!
//! Code is a mixture: an instruction, then a local's number, an instruction, then an address. Brotli finds more in a row of instructions
//! and a row of numbers than in the mixture of both: measured in November 2026, a script of 41.5 KB against 44.0 KB. Nothing is
//! changed or left out: `www/loader/weave.ts` puts the same bytes together again while it walks over them once.

/// What surrounds the functions, then for all of them their instructions, the numbers behind these by their kind, the sizes of the
/// functions and their locals: so they stand one behind the other.
const ROWS: usize = 12;
const FRAME: usize = 0;
const INSTRUCTIONS: usize = 1;
const OFFSETS: usize = 3;
const SIZES: usize = 6;
const LOCALS: usize = 7;
const FEW: usize = 8;

/// The row of the number behind an instruction, by the instruction's code and to base 16; a dot where there is none. Numbers of locals
/// are in row 2, offsets in 3, constants of 32 bits in 4 and of 64 in 9, called functions in 5, types of blocks in a, branches in b.
const KINDS: &str = "..aaa.......bbb.58..............2228888.333333333333333333333338849";

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
        let size = self.number(SIZES)?;
        let end = self.rest.len().checked_sub(usize::try_from(size).ok()?)?;
        for _ in 0..self.number(LOCALS)? {
            self.number(LOCALS)?;
            self.byte(LOCALS)?;
        }
        while self.rest.len() > end {
            self.instruction()?;
        }
        (self.rest.len() == end).then_some(())
    }

    fn instruction(&mut self) -> Option<()> {
        let code = self.byte(INSTRUCTIONS)?;
        let row = match code {
            // Instructions of later versions and floating constants have other numbers behind them.
            0x06..=0x0a | 0x12..=0x19 | 0x1c..=0x1f | 0x27 => return None,
            0x45..=LAST_NUMERIC => None,
            NULL | FUNCTION | BULK => Some(FEW),
            _ => KINDS.chars().nth(code.into())?.to_digit(16).map(|row| row as usize),
        };
        let Some(row) = row else { return Some(()) };
        if row == OFFSETS {
            // The alignment nearly always follows from the load or store, and stands behind it.
            self.byte(INSTRUCTIONS)?;
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
        Some(())
    }

    fn byte(&mut self, row: usize) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.rows[row].push(*first);
        Some(*first)
    }

    /// A number of seven bits a byte, the lowest first.
    fn number(&mut self, row: usize) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte(row)?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}
