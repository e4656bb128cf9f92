//! What goes in and what comes out.
//!
//! Both borrow: an input from the text that it was read from, an output from the machine. What must last the machine keeps
//! in its own words, so that a page carries no code to copy and to drop what only passes through.

use crate::{
    agreement::site::DeclaredControl,
    handoff::attach::{Form, How},
    intent::{
        consent::Storage,
        event::{Click, Media, Page},
    },
    text::List,
};

/// Something that happened, or an answer to what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'a> {
    /// What the browser itself says.
    Signals {
        /// Whether it sends Global Privacy Control.
        gpc: bool,
        /// Whether it sends Do Not Track; never looked at where the site does not heed it.
        dnt: bool,
    },
    /// What a consent tool says, at load and at each change.
    Consent {
        /// The adapter's name.
        tool: &'a str,
        /// Whether the visitor chose.
        explicit: bool,
        /// What was accepted.
        categories: List<'a>,
    },
    /// The answer to [`Output::Ask`].
    Told(Told<'a>),
    /// The route may have changed.
    Moved,
    /// The page came back from the browser's back-forward cache as it was left.
    Restored,
    /// The answer to [`Output::Look`].
    Page(Page<'a>),
    /// A link was activated.
    Click(Click<'a>),
    /// A video or a sound came to a mark.
    Media(Media<'a>),
    /// The page tells of an event of the site, by its name.
    Track(&'a str),
    /// Somebody acted to send this form.
    Act(u32),
    /// A form is about to be sent, or its data are being collected.
    Form {
        /// The form.
        form: Form<'a>,
        /// 32 hexadecimal digits that nobody can guess: the submission id, should this be the first event of an act.
        random: &'a str,
    },
    /// A timer went off.
    Tick,
    /// What should have been stored was not: storage is full or refuses.
    Unkept,
    /// The page takes the consent back.
    Withdraw,
    /// The visitor erases what is known.
    Erase,
    /// The visitor refuses for good on this device.
    OptOut,
    /// Somebody asks how things stand.
    Status,
    /// The visitor asks what is kept.
    Export,
}

/// What the loader read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told<'a> {
    /// The stored record, if there is one and it is another than this tab stored last.
    pub record: Option<&'a str>,
    /// Whether it is what this tab stored last: its text is then not told again.
    pub is_own: bool,
    /// Whether storage could be read at all.
    pub is_readable: bool,
    /// Whether the opt-out key is set.
    pub is_off: bool,
    /// Control and value, once for each value, of the controls that were asked for and exist.
    pub answers: List<'a>,
    /// The checkbox that was asked for, see [`Ticked::read`](crate::handoff::receipt::Ticked::read).
    pub ticked: &'a str,
}

/// A value that goes into a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The control's name.
    pub control: &'a str,
    /// Its value.
    pub value: &'a str,
    /// Into a control that is there, or as one that is added.
    pub how: How,
}

/// Something that should be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output<'a> {
    /// Read and tell at once.
    Ask {
        /// Where the record is; [`Storage::None`] asks for the opt-out key alone.
        area: Storage,
        /// The form whose controls are asked for.
        form: Option<u32>,
        /// Its declared controls.
        controls: &'a [DeclaredControl],
        /// Its checkbox for messages: only whether it is ticked is asked, and whether the page had ticked it.
        checkbox: Option<&'a str>,
    },
    /// Ask the consent tools again and send what has changed, before the next output is carried out.
    Consult,
    /// Listen to the page.
    Listen,
    /// Stop listening.
    Unlisten,
    /// Read the present page and send [`Input::Page`].
    Look,
    /// Write the record.
    Store(Storage, &'a str, &'a str),
    /// Remove this key from both storages.
    Remove(&'a str),
    /// Set the opt-out key.
    SetOff(&'a str),
    /// Put these values into the form.
    Attach {
        /// Which.
        form: u32,
        /// The event that asked.
        event: &'a str,
        /// The values.
        pairs: &'a [Pair<'a>],
    },
    /// Take our values out of this form, or of all.
    Clear(Option<u32>),
    /// Send [`Input::Tick`] after so many milliseconds.
    Wake(i64),
    /// What a page script could read has changed.
    Changed,
    /// Here is the answer.
    Reply(&'a str),
}

/// Takes the outputs one by one, in the order in which they should be done.
pub type Outputs<'a> = dyn FnMut(Output<'_>) + 'a;
