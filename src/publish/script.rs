//! The script in its three forms: the one file for a tag, the same as a module, and the slim pair, whose engine is a file of its own.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;

use super::{deflate::deflate, engine::Engine, packing::pack, streams::apart};
use crate::{
    agreement::{
        document::SiteConfig,
        layout,
        site::{FormRules, GpcMode, Site},
    },
    error::{Error, publish as message},
    fields::FieldId,
    handoff::attach::{CARD, PRIVATE_KINDS, PRIVATE_TOKENS},
};

/// How a script holds the engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Packing {
    /// As signs that brotli sees through: smallest and fastest where the host compresses with brotli.
    #[default]
    Ascii,
    /// Deflated and as base64: smaller where the host compresses with gzip alone, or not at all. It takes a browser that inflates
    /// (`DecompressionStream`: Safari since 16.4), and starts later.
    Deflate,
}

/// Loader, the adapters of the site's own tools and vendors, and what is needed to start them.
pub(crate) struct Parts<'a> {
    engine: &'a Engine,
    packing: Packing,
    copy: Vec<u8>,
    code: String,
    sources: String,
    vendors: String,
    /// The name of the file beside the script that holds the inspector.
    inspector: Option<&'a str>,
}

/// Inflates `d`; where that fails the loader is handed nothing, and says so.
const INFLATE: &str = "e=await new Response(new Blob([Uint8Array.from(atob(d),c=>c.charCodeAt())]).stream()\
    .pipeThrough(new DecompressionStream(\"deflate-raw\"))).text()";

/// A selector of the controls that make a whole form none of our business: what the engine looks at must be known where there is none.
fn unfit() -> String {
    let kinds = PRIVATE_KINDS.iter().map(|kind| format!("[type={kind}]"));
    let cards = ["^=\"", "*=\" "].into_iter().map(|begins| format!("[autocomplete{begins}{CARD}\" i]"));
    let tokens = PRIVATE_TOKENS.iter().map(|token| format!("[autocomplete~=\"{token}\" i]"));
    kinds.chain(cards).chain(tokens).collect::<Vec<_>>().join(",")
}

/// The call of the piece that says how Baton stands: for each declared form, in the site config's order, and then for those that carry
/// `data-baton`, where it may be sent to, which slots hold the word, and whether a control is added for it.
fn constant(site: &Site) -> String {
    let slots = |form: &FormRules| -> Vec<String> {
        form.slots.iter().filter(|slot| slot.holds == FieldId::State).map(|slot| slot.control.clone()).collect()
    };
    let mut laws = Vec::new();
    for form in &site.forms {
        // A form that carries the mark gets what is missing, whatever its entry says.
        for (selector, adds) in [(format!(":is({})[data-baton]", form.selector), true), (form.selector.clone(), form.append)] {
            laws.push(json!([selector, form.origins, slots(form), u8::from(adds)]));
        }
    }
    laws.push(json!(["[data-baton]", [], [], 1]));
    let heeds_gpc = site.gpc == GpcMode::Strict;
    ascii(&format!("baton_piece_constant.default({},{},{heeds_gpc});", serde_json::Value::from(laws), json!(unfit())))
}

/// The same code, whatever charset a server says: only texts hold other signs, and they take escapes.
fn ascii(code: &str) -> String {
    let mut text = String::new();
    for sign in code.chars() {
        match sign.is_ascii() {
            true => text.push(sign),
            false => sign.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    text
}

impl<'a> Parts<'a> {
    /// Only the adapters of the site's own consent tools and vendors go in.
    pub(crate) fn of(
        engine: &'a Engine,
        site: &SiteConfig,
        copy: &layout::Published,
        packing: Packing,
        inspector: Option<&'a str>,
    ) -> Result<Parts<'a>, Error> {
        let mut code = engine.loader.clone();
        let mut table = Vec::new();
        for tool in site.consent_tools() {
            let Some(source) = engine.sources.get(tool) else {
                return Err(message::no_adapter(tool, engine.sources.keys().map(String::as_str)));
            };
            code.push_str(source);
            table.push(format!("\"{tool}\":baton_source_{}.default", tool.replace('-', "_")));
        }
        let mut vendors = Vec::new();
        for vendor in site.vendors().iter().map(|vendor| vendor.word()) {
            code.push_str(engine.vendors.get(vendor).ok_or_else(|| message::no_vendor(vendor))?);
            vendors.push(format!("baton_vendor_{vendor}.default"));
        }
        if copy.site.state {
            code.push_str(engine.pieces.get("constant").ok_or_else(|| message::no_piece("constant"))?);
            code.push_str(&constant(&copy.site));
        }
        Ok(Parts { engine, packing, copy: copy.encode(), code, sources: table.join(","), vendors: vendors.join(","), inspector })
    }

    /// The one file, for a tag.
    pub(crate) fn script(&self) -> String {
        format!("(()=>{{{}{}}})();\n", self.code, self.start())
    }

    /// The same as a module. Nothing is touched before `init()`, so that a server may import it too; a second call gives the same.
    pub(crate) fn module(&self) -> String {
        let Parts { code, .. } = self;
        let start = self.start();
        format!(
            "let begun;export function init(){{if(!begun&&typeof document===\"object\"){{begun=1;{code}{start}}}\
             return globalThis.baton}}export default init;\n"
        )
    }

    /// The module of the slim pair: `init({ module_or_path })` takes the engine's address, its bytes, an answer that holds them, or a
    /// compiled module. What it fetches must be the engine of this hash to the byte.
    pub(crate) fn slim(&self, integrity: &str) -> String {
        let Parts { code, .. } = self;
        let call = self.call(&self.text(&[]), true);
        format!(
            "let begun;export function init(given){{if(!begun&&typeof document===\"object\")begun=(async()=>{{{code}\
             let e=new Uint8Array;try{{let g=await given.module_or_path;\
             if(typeof g===\"string\"||g instanceof URL)g=await fetch(g,{{integrity:\"{integrity}\"}});\
             if(g instanceof Response)g=g.ok?await g.arrayBuffer():e;e=g}}catch{{}}\
             {call}}})();return Promise.resolve(begun).then(()=>globalThis.baton)}}export default init;\n"
        )
    }

    fn start(&self) -> String {
        let wasm = &self.engine.wasm;
        match self.packing {
            Packing::Ascii => self.call(&self.text(wasm), false),
            Packing::Deflate => {
                let call = self.call("e", false);
                let text = STANDARD.encode(deflate(self.signs(wasm).as_bytes()));
                format!("(async d=>{{let e=\"\";try{{{INFLATE}}}catch{{}}{call}}})(\"{text}\")")
            }
        }
    }

    /// Both in one, since what compresses finds more in one than in two.
    fn signs(&self, wasm: &[u8]) -> String {
        pack(&[&apart(wasm), self.copy.as_slice()].concat())
    }

    /// The same as a text of JavaScript.
    fn text(&self, wasm: &[u8]) -> String {
        format!("\"{}\"", self.signs(wasm))
    }

    /// The call of the loader with what is packed. Where the engine is not in that, it is `e`. What loads the inspector stands here and
    /// nowhere in the loader, which could load nothing else.
    fn call(&self, packed: &str, is_given: bool) -> String {
        let Parts { sources, vendors, inspector, .. } = self;
        let inspector = inspector.map(|name| format!("()=>import(\"./{name}\")"));
        let more = match (inspector, is_given, vendors.is_empty()) {
            (None, false, true) => String::new(),
            (None, false, false) => format!(",[{vendors}]"),
            (Some(inspector), false, _) => format!(",[{vendors}],{inspector}"),
            (inspector, true, _) => format!(",[{vendors}],{},e", inspector.as_deref().unwrap_or("0")),
        };
        format!("baton_loader.start({{{sources}}},{packed}{more})")
    }
}

/// Writes the inspector's file: its wasm as text, and the module that unpacks it. Nothing in it depends on the site.
pub(crate) fn inspector(engine: &Engine) -> Option<String> {
    let (wasm, module) = engine.inspector.as_ref()?;
    Some(format!("const BATON_INSPECTOR=\"{}\";{module}", pack(&apart(wasm))))
}
