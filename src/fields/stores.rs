//! What is kept on the device, and under which key.

/// One key of the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Store {
    /// The key in `localStorage` (storage `persistent`) or `sessionStorage` (storage `tab`).
    pub key: &'static str,
    /// The most characters that it holds.
    pub max: usize,
}

/// The journal.
pub const STORE_RECORD: Store = Store { key: "baton.v1", max: 8192 };

/// After `optOut()`: the constant `1`, in `localStorage`, so that the refusal holds without an account.
pub const STORE_OFF: Store = Store { key: "baton.off", max: 1 };
