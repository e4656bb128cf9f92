//! The two exports, the allocator and the end of a panic.

use alloc::{boxed::Box, string::String};
use core::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::{memory::Blocks, wire};
use crate::{agreement::layout::Published, machine::Baton};

#[global_allocator]
static MEMORY: Blocks = Blocks::new();

/// A panic is a trap without words: the loader's guard catches it and never calls again.
#[panic_handler]
fn end(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}

/// The page's one Baton. It is taken out for each call and put back after, so a call after a trap finds nothing. It lives as
/// long as the page, so the engine carries no code to take it apart.
struct Instance(Cell<Option<&'static mut Baton>>);

#[allow(unsafe_code)]
// SAFETY: wasm32 without atomics has one thread, so nothing is ever shared.
unsafe impl Sync for Instance {}

static INSTANCE: Instance = Instance(Cell::new(None));

/// Starts with the published copy; answers `config`, or `refused` when the copy is not for this engine.
#[wasm_bindgen]
pub fn start(copy: &[u8]) -> String {
    let Some(published) = Published::decode(copy) else { return wire::refused() };
    let baton = Baton::new(published);
    let config = wire::config(&baton);
    INSTANCE.0.set(Some(Box::leak(Box::new(baton))));
    config
}

/// Takes one input and answers what should be done. Nothing is answered to what is no input, or before a start.
#[wasm_bindgen]
pub fn handle(input: &str) -> String {
    let Some(baton) = INSTANCE.0.take() else { return String::new() };
    let outputs = wire::handle(baton, input);
    INSTANCE.0.set(Some(baton));
    outputs
}
