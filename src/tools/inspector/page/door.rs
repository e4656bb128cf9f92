//! The two exports: `open`, and `handle` for every event and every second. The script around them guards each call.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::cell::Cell;

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Interval,
};
use js_sys::{Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt, prelude::wasm_bindgen};
use web_sys::{
    Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
    ShadowRoot, Window,
};

use super::{
    device::Erasing,
    forms,
    measure::{self, Loaded},
    panel::{PARTS, Panel, Part},
    pen::{Pen, Tongue},
    text, trial,
};
use crate::{
    agreement::layout::Published,
    fields::STORE_RECORD,
    page::memory::Blocks,
    terms::Storage,
    text::number,
    time::{MINUTE, Timestamp},
    tools::inspector::{
        memory::Trial,
        told::Status,
        view::{Told, View},
    },
};

#[global_allocator]
static MEMORY: Blocks = Blocks::new();

/// How often it looks whether something changed, in milliseconds.
const PAUSE: u32 = 1000;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over.
    pub type Loader;

    #[wasm_bindgen(method)]
    fn status(this: &Loader) -> String;

    #[wasm_bindgen(method)]
    fn export(this: &Loader) -> String;

    #[wasm_bindgen(method)]
    fn erase(this: &Loader);

    #[wasm_bindgen(method)]
    fn stored(this: &Loader, area: &str, key: &str) -> Option<String>;

    #[wasm_bindgen(method)]
    fn now(this: &Loader) -> String;

    #[wasm_bindgen(method)]
    fn page(this: &Loader) -> String;

    #[wasm_bindgen(method)]
    fn form(this: &Loader, form: &HtmlFormElement) -> String;
}

struct Inspector {
    root: ShadowRoot,
    window: Window,
    loader: Loader,
    published: Published,
    pen: Pen,
    part: usize,
    is_open: bool,
    trial: Trial,
    erasing: Erasing,
    /// The JSON that could not be put on the clipboard.
    copied: Option<String>,
    view: View,
    loaded: Loaded,
    /// What the view was computed from, to see whether anything changed: ages and times move on with the minute.
    told: Told,
    minute: i64,
    place: Element,
    live: Element,
    _ears: Vec<EventListener>,
    _clock: Interval,
}

/// The page's one inspector. It is taken out for each call and put back after, so a call after a trap finds nothing; it lives as long
/// as the page.
struct Instance(Cell<Option<&'static mut Inspector>>);

#[allow(unsafe_code)]
// SAFETY: wasm32 without atomics has one thread, so nothing is ever shared.
unsafe impl Sync for Instance {}

static INSPECTOR: Instance = Instance(Cell::new(None));

/// Draws the inspector into this root. `handle` is called for each event, and each second.
#[wasm_bindgen]
pub fn open(root: ShadowRoot, copy: &[u8], loader: Loader, call: &Function) {
    let published = Published::decode(copy).unwrap_throw();
    let window = web_sys::window().unwrap_throw();
    let document = window.document().unwrap_throw();
    let lang = document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let pen = Pen { document, tongue: Tongue::of_tag(&lang) };
    let ear = |name: &'static str| {
        let call = call.clone();
        EventListener::new_with_options(&root, name, EventListenerOptions::enable_prevent_default(), move |event| {
            // The script around this catches whatever it throws.
            let _ = call.call1(&JsValue::NULL, event);
        })
    };
    let ears = ["click", "keydown", "input", "change"].map(ear).into();
    let tick = call.clone();
    let clock = Interval::new(PAUSE, move || {
        let _ = tick.call0(&JsValue::NULL);
    });
    let place = pen.draw("div").0;
    let live = pen.draw("p").class("live").set("role", "status").0;
    for element in [&place, &live] {
        root.append_child(element).unwrap_throw();
    }
    let told = Told::default();
    let view = View::of(&published, &told, &Trial::default(), Timestamp::EPOCH);
    let inspector = Box::leak(Box::new(Inspector {
        root,
        window,
        loader,
        published,
        pen,
        part: 0,
        is_open: true,
        trial: Trial::default(),
        erasing: Erasing::No,
        copied: None,
        view,
        loaded: Loaded::default(),
        told,
        minute: 0,
        place,
        live,
        _ears: ears,
        _clock: clock,
    }));
    inspector.look();
    inspector.draw();
    if inspector.pen.document.active_element().is_none_or(|element| element.local_name() == "body") {
        inspector.focus("title");
    }
    INSPECTOR.0.set(Some(inspector));
}

/// One event of the inspector's own elements, or another second.
#[wasm_bindgen]
pub fn handle(event: Option<Event>) {
    let Some(inspector) = INSPECTOR.0.take() else { return };
    match event {
        Some(event) => inspector.hear(&event),
        None if inspector.is_open => {
            let before = inspector.view.lead.as_ref().map(|lead| lead.score);
            if inspector.look() {
                inspector.draw();
                inspector.announce(before);
            }
        }
        None => {}
    }
    INSPECTOR.0.set(Some(inspector));
}

impl Inspector {
    fn panel(&self) -> Panel<'_> {
        Panel {
            pen: &self.pen,
            published: &self.published,
            view: &self.view,
            loaded: &self.loaded,
            trial: &self.trial,
            erasing: self.erasing,
            copied: self.copied.as_deref(),
            part: self.part,
        }
    }

    /// Looks at everything again; whether anything changed.
    fn look(&mut self) -> bool {
        let status = Status::read(&self.loader.status());
        let area = status.storage();
        let record = if area == Storage::None { None } else { self.loader.stored(area.word(), STORE_RECORD.key) };
        let export = if record.is_none() && status.is_ready() { self.loader.export() } else { String::new() };
        let navigator: JsValue = self.window.navigator().into();
        let gpc = Reflect::get(&navigator, &"globalPrivacyControl".into()).ok().and_then(|sent| sent.as_bool());
        let looks_at_forms = self.panel().part() == Part::Forms || self.copied.is_some();
        let forms = if looks_at_forms { forms::all(&self.pen.document) } else { Vec::new() };
        let forms = forms.iter().map(|form| (forms::name(form), self.loader.form(form))).collect();
        let now = Timestamp::from_millis(number(&self.loader.now()).unwrap_or_default());
        let told = Told { status, export, record, page: self.loader.page(), forms, gpc };
        self.view = View::of(&self.published, &told, &self.trial, now);
        let loaded = measure::loaded(&self.window);
        let minute = now.millis() / MINUTE;
        let has_changed = minute != self.minute || told != self.told || loaded != self.loaded;
        (self.minute, self.told, self.loaded) = (minute, told, loaded);
        has_changed
    }

    fn hear(&mut self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        match event.type_().as_str() {
            "click" => {
                let does = target.closest("[data-do]").ok().flatten().and_then(|element| element.get_attribute("data-do"));
                if let Some(does) = does {
                    self.act(&does);
                }
            }
            "keydown" => self.press(event, &target),
            kind => {
                let Some(name) = target.get_attribute("data-try") else { return };
                let entered = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
                let value = entered.or_else(|| target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value));
                trial::hear(&mut self.trial, &name, &value.unwrap_or_default());
                if kind == "change" {
                    self.look();
                    self.draw();
                    self.announce(None);
                }
            }
        }
    }

    fn press(&mut self, event: &Event, target: &Element) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
        let last = PARTS.len() - 1;
        let part = match key.as_str() {
            "Escape" if self.is_open => {
                event.stop_propagation();
                return self.act("close");
            }
            "ArrowRight" => {
                if self.part == last {
                    0
                } else {
                    self.part + 1
                }
            }
            "ArrowLeft" => self.part.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        if target.get_attribute("role").as_deref() == Some("tab") {
            event.prevent_default();
            if let Some((_, id)) = PARTS.get(part) {
                self.act(id);
            }
        }
    }

    fn act(&mut self, does: &str) {
        let mut focus = does;
        match does {
            "close" => (self.is_open, focus) = (false, "reopen"),
            "reopen" => (self.is_open, focus) = (true, "title"),
            "tongue" => self.pen.tongue = self.pen.tongue.other(),
            "copy" => return self.copy(),
            "end-trial" => (self.trial, focus) = (Trial::default(), "title"),
            "erase" => (self.erasing, focus) = (Erasing::Sure, "erase-no"),
            "erase-no" => (self.erasing, focus) = (Erasing::No, "erase"),
            "erase-yes" => {
                self.loader.erase();
                let left = [Storage::Tab, Storage::Persistent].map(|area| self.loader.stored(area.word(), STORE_RECORD.key));
                let is_empty = left.iter().all(Option::is_none);
                self.erasing = Erasing::Done { is_empty };
                self.tell(self.pen.say(if is_empty { text::ERASED } else { text::NOT_ERASED }));
                focus = "title";
            }
            tab => {
                let Some(part) = PARTS.iter().position(|(_, id)| *id == tab) else { return };
                (self.part, self.copied) = (part, None);
                if let Some(body) = self.root.get_element_by_id("body") {
                    body.set_scroll_top(0);
                }
            }
        }
        self.look();
        self.draw();
        self.focus(focus);
    }

    /// Everything as JSON, on the clipboard or, where that is refused, in a field to be copied by hand.
    fn copy(&mut self) {
        self.copied = Some(String::new());
        self.look();
        let view = serde_wasm_bindgen::Serializer::json_compatible();
        let view = serde::Serialize::serialize(&self.view, &view).unwrap_or(JsValue::NULL);
        let text = JSON::stringify_with_replacer_and_space(&view, &JsValue::NULL, &"  ".into());
        self.copied = text.ok().map(String::from);
        self.draw();
        let Some(field) = self.root.get_element_by_id("json").and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok())
        else {
            return;
        };
        let _ = field.focus();
        field.select();
        let is_copied = Reflect::get(&self.pen.document, &"execCommand".into())
            .ok()
            .and_then(|command| command.dyn_into::<Function>().ok())
            .and_then(|command| command.call1(&self.pen.document, &"copy".into()).ok())
            .is_some_and(|done| done.is_truthy());
        self.tell(self.pen.say(if is_copied { text::COPIED } else { text::COPY_BY_HAND }));
    }

    fn tell(&self, words: &str) {
        self.live.set_text_content(Some(words));
    }

    /// Says the score to those who do not see it change.
    fn announce(&self, before: Option<i32>) {
        let panel = self.panel();
        let Some(lead) = panel.shown() else { return };
        if Some(lead.score) != before {
            self.tell(&self.pen.fill(text::CHANGED, &[&self.pen.number(lead.score), &self.pen.number(lead.score_possible)]));
        }
    }

    fn focus(&self, id: &str) {
        let element = self.root.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    }

    /// Draws everything anew, and leaves focus, place and what was opened as they were.
    fn draw(&mut self) {
        let focused = self.root.active_element().map(|element| element.id());
        let scrolled = self.root.get_element_by_id("body").map_or(0, |body| body.scroll_top());
        let opened = self.opened();
        let pen = &self.pen;
        let inner = if self.is_open { self.panel().draw() } else { pen.button("reopen", text::REOPEN).class("launcher") };
        self.place.set_text_content(None);
        self.place.set_attribute("lang", pen.tongue.tag()).unwrap_throw();
        self.place.append_child(&inner.0).unwrap_throw();
        for id in opened {
            if let Some(details) = self.root.get_element_by_id(&id) {
                details.set_attribute("open", "").unwrap_throw();
            }
        }
        if let Some(body) = self.root.get_element_by_id("body") {
            body.set_scroll_top(scrolled);
        }
        if let Some(id) = focused.filter(|id| !id.is_empty()) {
            self.focus(&id);
        }
    }

    fn opened(&self) -> Vec<String> {
        let Ok(all) = self.root.query_selector_all("details[open]") else { return Vec::new() };
        (0..all.length()).filter_map(|place| Some(all.item(place)?.dyn_ref::<Element>()?.id())).collect()
    }
}
