//! How Baton starts, and everything that can go wrong with it: policies, damaged and late files, second copies, a machine without
//! memory. Numbers are those of the catalogue. In each case the form is sent as it would be without Baton, or with the whole story;
//! after each journey holds what holds after every journey: nothing of ours on the console, no error, no violation, no request.

mod late;

pub mod page;

use baton_e2e::{Engine, Script, Visitor};

use self::late::Late;
use self::page::{Case, Comes, arrives};

const WASM: &str = "'self' 'wasm-unsafe-eval'";
const NEEDS_THE_KEYWORD: Comes = Comes::Off("blocked:csp", "Add 'wasm-unsafe-eval' to script-src.");
const DAMAGED: Comes = Comes::Off("damaged", "Upload the published script again.");

/// The page's own script.
fn start(code: &[u8]) -> (String, Vec<u8>) {
    ("/test/start.js".to_owned(), code.to_vec())
}

/// One journey as a test per engine, all on the one page of [`page`].
macro_rules! starts {
    ($($name:ident($visitor:ident) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                async fn journey($visitor: &Visitor) $body

                #[test]
                fn chromium() {
                    crate::start::page::walks(Engine::Chromium, async |visitor| journey(visitor).await);
                }

                #[test]
                fn firefox() {
                    crate::start::page::walks(Engine::Firefox, async |visitor| journey(visitor).await);
                }

                #[test]
                fn webkit() {
                    crate::start::page::walks(Engine::WebKit, async |visitor| journey(visitor).await);
                }
            }
        )*
    };
}

pub(crate) use starts;

starts! {
    catalogue_52_without_the_keyword_baton_is_off_and_with_it_on_whatever_else_the_policy_says(visitor) {
        let nonce = "'nonce-bXVyaWVs' 'strict-dynamic'";
        for (sources, comes) in [
            (WASM.to_owned(), Comes::Works),
            ("'self' 'unsafe-eval'".to_owned(), Comes::Works),
            (format!("{nonce} 'wasm-unsafe-eval'"), Comes::Works),
            ("'self'".to_owned(), NEEDS_THE_KEYWORD),
            (nonce.to_owned(), NEEDS_THE_KEYWORD),
        ] {
            arrives(visitor, &Case { sources, comes, ..Case::default() }).await;
        }
        // A tag that a script of the page brings, as tag managers do, needs no nonce of its own under 'strict-dynamic'.
        let brings = "addEventListener('load', () => { const { src } = document.querySelector('template').content.querySelector('script'); \
                      document.head.append(Object.assign(document.createElement('script'), { src })) })";
        let head = "<script nonce=\"bXVyaWVs\" src=\"/test/start.js\"></script><template>{tag}</template>".into();
        let sources = format!("{nonce} 'wasm-unsafe-eval'");
        arrives(visitor, &Case { sources, head, files: vec![start(brings.as_bytes())], ..Case::default() }).await;
    }

    catalogue_52_the_one_line_on_the_console_is_there_only_where_the_tag_asks_for_it(visitor) {
        let head = "{debug}".to_owned();
        let says = Some("Baton: blocked:csp. Add 'wasm-unsafe-eval' to script-src.");
        arrives(visitor, &Case { sources: "'self'".into(), head: head.clone(), comes: NEEDS_THE_KEYWORD, says, ..Case::default() }).await;
        // Where nothing is wrong there is nothing to say.
        arrives(visitor, &Case { head, ..Case::default() }).await;
    }

    catalogue_53_a_script_that_is_not_the_one_of_the_tag_does_not_run(visitor) {
        let files = vec![page::changed(&visitor.site, |script| script.replacen("(()=>", "(( )=>", 1))];
        arrives(visitor, &Case { files, comes: Comes::Absent, ..Case::default() }).await;
    }

    catalogue_54_without_webassembly_or_with_a_damaged_file_baton_is_off(visitor) {
        let gone = |name: &str| vec![start(format!("delete window.{name}").as_bytes())];
        let head = "<script src=\"/test/start.js\"></script>{tag}";
        let turned_off = Comes::Off("blocked:wasm", "Turn WebAssembly on.");
        arrives(visitor, &Case { head: head.into(), files: gone("WebAssembly"), comes: turned_off, ..Case::default() }).await;
        // Baton's text needs no stream to be unpacked.
        arrives(visitor, &Case { head: head.into(), files: gone("DecompressionStream"), ..Case::default() }).await;

        // Only a tag without `integrity` runs what is damaged: signs in the engine that are others, its end gone, the copy's end gone.
        let overwrites = |at: usize, signs: &str, script: &str| [&script[..at], signs, &script[at + signs.len()..]].concat();
        let cuts = |by: usize, script: &str| {
            let (_, end) = page::packed(script);
            [&script[..end - by], &script[end..]].concat()
        };
        for damage in [
            page::changed(&visitor.site, |script| overwrites(page::packed(script).0 + 30_000, "|||||||||||||||||||||||||", script)),
            page::changed(&visitor.site, |script| cuts(40_000, script)),
            page::changed(&visitor.site, |script| cuts(400, script)),
        ] {
            arrives(visitor, &Case { head: "{unchecked}".into(), files: vec![damage], comes: DAMAGED, ..Case::default() }).await;
        }
        // Half a script is no script; the browser itself says so, with or without Baton.
        let half = page::changed(&visitor.site, |script| script[..script.len() / 2].to_owned());
        arrives(visitor, &Case { head: "{unchecked}".into(), files: vec![half], comes: Comes::Broken, ..Case::default() }).await;
    }

    catalogue_55_a_script_that_comes_after_the_form_was_sent_does_nothing_to_it(visitor) {
        let late = Late::of(visitor.site.file(&page::script(&visitor.site)));
        let frame = "<iframe name=\"answer\"></iframe>";
        let sources = format!("{WASM} {}", late.origin());
        let case = Case { head: String::new(), body: frame.into(), sources, ..Case::default() };
        let visitor = visitor.at(page::site(&case, Script::Published).await);
        visitor.goes("/test/start/").await;
        visitor.does("window.baton = { q: [['consent', { explicit: true, categories: ['everything'] }]] }").await;
        visitor.does(&late.is_asked_for()).await;
        visitor.does("document.getElementById('form').target = 'answer'").await;
        page::sends(&visitor).await;
        assert_eq!(visitor.site.desk.newest(1).await.fields, page::bare());
        late.comes();
        visitor.waits_until("baton.status").await;
        visitor.waits_for_state("ready").await;
        visitor.lingers().await;
        assert_eq!(visitor.site.desk.leads_so_far().await.len(), 1, "nothing is sent again");
        assert_eq!(visitor.evaluates::<u32>("document.querySelectorAll('[name^=baton_]').length").await, 0, "nor is anything put there");
        // The next one is an act of its own.
        visitor.clicks("button").await;
        page::tells_the_story(&visitor.site.desk.newest(2).await);
        visitor.waits_until("frames[0].location.pathname === '/en/thank-you' && frames[0].document.readyState === 'complete'").await;
        visitor.lingers().await;
        visitor.leaves_nothing_behind(&["role"]).await;
    }

    catalogue_56_a_second_copy_tells_the_first_one_and_does_nothing_else(visitor) {
        let cure = Some("Remove the second script of Baton.");
        // The same file again, and another version of it.
        arrives(visitor, &Case { head: "{tag}{tag}".into(), cure, ..Case::default() }).await;
        let other = visitor.site.file(&page::script(&visitor.site));
        let files = vec![("/baton/baton.other.js".to_owned(), [&b"/**/"[..], &other].concat())];
        let head = "{tag}<script async src=\"/baton/baton.other.js\"></script>";
        arrives(visitor, &Case { head: head.into(), files: files.clone(), cure, ..Case::default() }).await;
        let head = "{debug}<script defer src=\"/baton/baton.other.js\"></script>";
        let says = Some("Remove the second script of Baton.");
        arrives(visitor, &Case { head: head.into(), files, cure, says, ..Case::default() }).await;
    }

    catalogue_56_the_tag_may_stand_anywhere_and_nothing_on_the_page_misleads_it(visitor) {
        arrives(visitor, &Case { head: String::new(), body: "{tag}".into(), ..Case::default() }).await;
        let clobbered = "<img name=\"currentScript\" alt=\"\"><form name=\"scripts\"></form>{tag}";
        arrives(visitor, &Case { head: String::new(), body: clobbered.into(), ..Case::default() }).await;
    }

    catalogue_56_stopping_or_leaving_the_page_while_baton_starts_harms_nobody(visitor) {
        let brings = |then: &str| {
            let code = format!("addEventListener('load', () => {{ const {{ src }} = document.querySelector('template').content.querySelector('script'); \
                const script = Object.assign(document.createElement('script'), {{ src }}); {then}; document.head.append(script) }})");
            let head = "<template>{tag}</template><script src=\"/test/start.js\"></script>".into();
            Case { head, files: vec![start(code.as_bytes())], ..Case::default() }
        };
        // The engine is being compiled when the page is stopped: that is no load, and goes on.
        let stops = brings("script.onload = () => { window.stop(); window.stopped = true }");
        arrives(visitor, &Case { settles: "window.stopped", ..stops }).await;
        // Somebody who clicks on at once leaves a page whose engine is not there yet.
        let leaves = brings("if (!location.search) script.onload = () => { location.search = '?on' }");
        arrives(visitor, &Case { settles: "location.search === '?on'", ..leaves }).await;
        // A script that was still on its way never comes.
        let late = Late::of(Vec::new());
        let sources = format!("{WASM} {}", late.origin());
        let then = format!("{}, setTimeout(() => window.stop(), 100)", late.is_asked_for());
        arrives(visitor, &Case { head: String::new(), sources, then, comes: Comes::Absent, ..Case::default() }).await;
    }

    catalogue_57_trusted_types_are_never_violated(visitor) {
        for more in ["require-trusted-types-for 'script'", "require-trusted-types-for 'script'; trusted-types 'none'"] {
            arrives(visitor, &Case { sources: format!("{WASM}; {more}"), ..Case::default() }).await;
        }
        // Without the keyword there is the report of the block itself, and none of a type.
        let sources = "'self'; require-trusted-types-for 'script'".into();
        arrives(visitor, &Case { sources, comes: NEEDS_THE_KEYWORD, ..Case::default() }).await;
    }

    catalogue_58_after_a_panic_in_a_submission_the_engine_is_never_called_again(visitor) {
        // A double of the engine's instance counts the calls; the engine behind it is the one that traps when it should attach.
        let counts = "const { Instance } = WebAssembly; window.calls = 0; WebAssembly.Instance = function (...given) { \
            const { exports } = new Instance(...given); \
            return { exports: { ...exports, handle: (...told) => { window.calls++; return exports.handle(...told) } } } }";
        let head = "<script src=\"/test/start.js\"></script>{tag}";
        let case = Case { head: head.into(), files: vec![start(counts.as_bytes())], ..Case::default() };
        let visitor = visitor.at(page::site(&case, Script::Trapping).await);
        visitor.goes("/test/start/").await;
        page::allows(&visitor).await;
        visitor.does("document.getElementById('form').addEventListener('submit', (event) => window.go || event.preventDefault())").await;
        page::sends(&visitor).await;
        visitor.waits_for_state("error").await;
        assert_eq!(visitor.evaluates::<String>("baton.status().cure").await, "Load the page again.");
        let calls: u32 = visitor.evaluates("calls").await;
        assert!(calls > 0, "the engine has been called");
        visitor.does("window.go = true").await;
        visitor.clicks("button").await;
        assert_eq!(visitor.site.desk.newest(1).await.fields, page::bare());
        visitor.goes("/test/start/").await;
        page::allows(&visitor).await;
        visitor.does("document.getElementById('form').addEventListener('submit', (event) => event.preventDefault())").await;
        visitor.clicks("button").await;
        visitor.waits_for_state("error").await;
        let calls: u32 = visitor.evaluates("calls").await;
        visitor.does("baton.track('x'), baton.export(), baton.status()").await;
        visitor.clicks("button").await;
        assert_eq!(visitor.evaluates::<u32>("calls").await, calls, "a dead engine is left alone");
        visitor.leaves_nothing_behind(&["role"]).await;
    }

    catalogue_59_a_machine_without_memory_costs_the_story_and_never_the_form(visitor) {
        // A double of such a machine: the engine's memory gets its first size for its largest, so that the browser refuses each growth.
        let limits = "const { compile } = WebAssembly; WebAssembly.compile = (bytes) => compile(limited(bytes)); \
            function limited(bytes) { let at = 8; const size = () => { let value = 0, shift = 0, byte; \
                do { byte = bytes[at++]; value |= (byte & 127) << shift; shift += 7 } while (byte & 128); return value }; \
              for (;;) { const start = at, id = bytes[at++], length = size(), body = at; if (id !== 5) { at = body + length; continue } \
                const count = size(), flags = size(), first = at; size(); const least = bytes.slice(first, at); \
                if (count !== 1 || flags !== 0) throw new Error('another memory'); \
                window.limits = true; \
                return new Uint8Array([...bytes.slice(0, start), 5, 2 + 2 * least.length, 1, 1, ...least, ...least, ...bytes.slice(body + length)]) } }";
        let head = "<script src=\"/test/start.js\"></script>{tag}";
        let comes = Comes::Off("error", "Load the page again.");
        let settles = "window.limits";
        arrives(visitor, &Case { head: head.into(), files: vec![start(limits.as_bytes())], comes, settles, ..Case::default() }).await;
    }

    catalogue_60_who_goes_offline_after_the_load_sends_the_form_as_before(visitor) {
        let keeps = "addEventListener('submit', (event) => { event.preventDefault(); window.sent = [...new FormData(event.target)] })";
        let head = "<script src=\"/test/start.js\"></script>{tag}";
        let case = Case { head: head.into(), files: vec![start(keeps.as_bytes())], ..Case::default() };
        let mut away = visitor.at(page::site(&case, Script::Published).await);
        away.goes("/test/start/").await;
        page::allows(&away).await;
        away.site.closes().await;
        assert!(away.awaits::<bool>("fetch('/nowhere').then(() => false, () => true)").await, "nothing answers any more");
        page::sends(&away).await;
        away.waits_until("window.sent").await;
        let names: Vec<String> = away.evaluates("sent.map(([name]) => name)").await;
        assert!(names.contains(&"baton_score".to_owned()) && names.contains(&"email".to_owned()), "{names:?}");
        assert!(away.probe().await.errors.is_empty(), "{:#?}", away.probe().await.errors);
    }
}
