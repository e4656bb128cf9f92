//! The engine's memory: blocks whose sizes are powers of two, with a list of the free ones for each size.
//!
//! What is freed is taken by the next that asks for its size, so that a page that goes on for days needs no more than it once needed
//! at a time. Nothing is joined or divided: texts and lists double as they grow, and come by the same sizes again and again.

#![allow(unsafe_code)]

use core::{
    alloc::{GlobalAlloc, Layout},
    arch::wasm32::memory_grow,
    cell::Cell,
    ptr::{copy_nonoverlapping, null_mut},
};

/// The smallest block, in bytes. Every block lies at a multiple of it, which no type of ours asks more than.
const LEAST: usize = 16;
/// What memory grows by, as a power of two.
const PAGE: u32 = 16;

/// Free blocks by their sizes, and what no block was cut from yet.
pub(crate) struct Blocks {
    free: [Cell<*mut u8>; 32],
    next: Cell<usize>,
    end: Cell<usize>,
}

// SAFETY: wasm32 without atomics has one thread, so nothing is ever shared.
unsafe impl Sync for Blocks {}

impl Blocks {
    /// Nothing yet: all of it is asked for later.
    pub(crate) const fn new() -> Blocks {
        Blocks { free: [const { Cell::new(null_mut()) }; 32], next: Cell::new(0), end: Cell::new(0) }
    }

    /// The list of free blocks that hold so many bytes.
    fn list(&self, power: u32) -> &Cell<*mut u8> {
        &self.free[power as usize % 32]
    }

    /// A block that nobody had yet; none where the browser gives no more memory.
    fn cut(&self, size: usize) -> *mut u8 {
        if size > self.end.get() - self.next.get() {
            let pages = (size >> PAGE) + 1;
            let grown = memory_grow(0, pages);
            if grown == usize::MAX {
                return null_mut();
            }
            self.next.set(grown << PAGE);
            self.end.set((grown + pages) << PAGE);
        }
        let block = self.next.get();
        self.next.set(block + size);
        block as *mut u8
    }
}

/// The size of the block that holds so many bytes, as a power of two.
fn power(size: usize) -> u32 {
    usize::BITS - (size.max(LEAST) - 1).leading_zeros()
}

// SAFETY: a block is in one list or with one owner, holds what was asked for, and is as long as the power of two that is found again from
// the layout; while it is free its first bytes name the next free one.
unsafe impl GlobalAlloc for Blocks {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let power = power(layout.size());
        let list = self.list(power);
        let block = list.get();
        if block.is_null() {
            return self.cut(1 << power);
        }
        list.set(unsafe { *block.cast() });
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let list = self.list(power(layout.size()));
        unsafe { *block.cast() = list.get() };
        list.set(block);
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if power(layout.size()) == power(size) {
            return block;
        }
        let other = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !other.is_null() {
            unsafe {
                copy_nonoverlapping(block, other, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        other
    }
}
