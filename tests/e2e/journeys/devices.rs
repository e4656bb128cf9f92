//! The catalogue of hostile and broken devices, under its numbers, where a browser is needed. What holds after every journey is checked
//! by `tests/e2e/src/run.rs`; what needs no browser is in `tests/it/catalogue.rs`.

use baton_e2e::{Lead, Visitor};
use serde_json::{Value, json};

use super::journey;

const PAGE: &str = "/test/signals/";

/// How long each of so many views by a page that comes back takes, in milliseconds, as what the expression makes of `times`.
fn back(expression: &str, count: usize) -> String {
    format!(
        "(() => {{ const times = []; for (let i = 0; i < {count}; i++) {{ const begun = performance.now(); \
         window.dispatchEvent(new PageTransitionEvent('pageshow', {{ persisted: true }})); times.push(performance.now() - begun); }} \
         return {expression} }})()"
    )
}

/// Sends the form of the page; gives the lead that arrives.
async fn sends(visitor: &Visitor) -> Lead {
    visitor.clicks("#here button").await;
    visitor.waits_until("location.pathname.endsWith('/thank-you')").await;
    let lead = visitor.site.desk.newest(1).await;
    assert_eq!(lead.verification["verdict"], "agrees", "{:#}", lead.verification);
    lead
}

journey! {
    Signals,
    async fn catalogue_31_32_a_storage_that_throws_later_leaves_the_memory_of_the_page(visitor: &Visitor) {
        visitor.reads(&format!("{PAGE}?utm_source=letter&utm_medium=email")).await;
        visitor
            .does("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })")
            .await;
        visitor.does("history.pushState(null, '', '/en/pricing')").await;
        let status: Value = visitor.evaluates("baton.status()").await;
        assert_eq!((status["state"].as_str(), status["storage_refused"].as_bool()), (Some("ready"), Some(true)));
        let context = sends(visitor).await.context();
        assert_eq!(context["touches"]["first"]["source"], "letter");
        assert_eq!(context["storage"], "none");
    }
}

journey! {
    Signals,
    async fn catalogue_33_a_full_storage_costs_no_other_key_and_no_form(visitor: &Visitor) {
        visitor.reads(PAGE).await;
        let fill = "(() => { for (let size = 1 << 20; size; size >>= 1) { try { for (let i = 0; ; i++) \
                    localStorage.setItem('other' + size + '.' + i, 'x'.repeat(size)) } catch {} } return localStorage.length })()";
        let full: usize = visitor.evaluates(fill).await;
        for place in 0..30 {
            visitor.does(&format!("history.pushState(null, '', '/en/a-long-readable-address-{place}')")).await;
        }
        assert_eq!(visitor.evaluates::<usize>("localStorage.length").await, full, "no other key is touched");
        let context = sends(visitor).await.context();
        assert!(context["pages_count"].as_i64() > Some(20), "{context:#}");
        visitor.does("localStorage.clear()").await;
    }
}

journey! {
    Signals,
    async fn catalogue_39_parameters_that_are_not_on_the_list_are_seen_nowhere(visitor: &Visitor) {
        visitor.reads(&format!("{PAGE}?token=s3cr3t-made-up&email=ada@example.ca&utm_source=letter#fragment-made-up")).await;
        let stored: String = visitor.evaluates("Object.values(localStorage).join() + Object.values(sessionStorage).join()").await;
        let read = |text: &str| ["s3cr3t", "example.ca", "fragment-made-up"].iter().all(|secret| !text.contains(secret));
        assert!(read(&stored));
        let lead = sends(visitor).await;
        assert!(read(&lead.context().to_string()));
        assert_eq!(lead.context()["touches"]["first"]["source"], "letter");
    }
}

journey! {
    Signals,
    async fn catalogue_40_a_megabyte_of_query_costs_a_moment(visitor: &Visitor) {
        visitor.reads(PAGE).await;
        // The page comes back five times with an address too long to be read whole; the best time is that of the work itself.
        let long = "history.replaceState(null, '', '?' + 'utm_source=bad@value&'.repeat(40000) + 'x'.repeat(100000))";
        visitor.does(&format!("History.prototype.{}", long.replace("history.replaceState(", "replaceState.call(history, "))).await;
        let took: f64 = visitor.evaluates(&back("Math.min(...times)", 5)).await;
        println!("a megabyte of query: {took:.2} ms beside the browser's own");
        // The figure is for people; what is red is a page that stands still.
        assert!(took < 250.0, "{took} ms");
        assert_eq!(visitor.evaluates::<String>("baton.status().state").await, "ready");
        visitor.does("History.prototype.replaceState.call(history, null, '', '/test/signals/')").await;
    }
}

journey! {
    Signals,
    async fn catalogue_41_45_what_does_not_decode_is_refused_and_accents_are_brought_together(visitor: &Visitor) {
        let broken = "utm_source=%&utm_medium=%zz&utm_term=%ED%A0%80&utm_content=a%00b";
        visitor.reads(&format!("{PAGE}?{broken}&utm_campaign=e%CC%81te%CC%81+a%CC%80+Que%CC%81bec")).await;
        assert_eq!(visitor.evaluates::<u32>("baton.status().refused_values").await, 4);
        let context = sends(visitor).await.context();
        assert_eq!(context["touches"]["first"]["campaign"], "été à Québec");
        assert_eq!(context["touches"]["first"]["source"], "direct");
    }
}

journey! {
    // A page that comes back is a view with all its work: address and record are read, the view folded in, the record written. Pushed
    // routes would measure the browser, which slows them down after a few.
    Signals,
    async fn a_page_view_costs_a_slow_device_little(visitor: &Visitor) {
        visitor.reads(PAGE).await;
        for place in 0..40 {
            visitor.does(&format!("history.pushState(null, '', '/en/a-readable-page-{place}')")).await;
        }
        let record: usize = visitor.evaluates("localStorage.getItem('baton.v1').length").await;
        let tools = visitor.driver.cdp();
        tools.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await.expect("a slower processor");
        let median = "times.sort((a, b) => a - b)[times.length >> 1]";
        let took: f64 = visitor.evaluates(&back(median, 401)).await;
        tools.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await.expect("the whole processor");
        println!("a page view at a quarter of the processor, over a record of {record} characters: {took:.2} ms (median of 401)");
        // The figure is for people: a machine that does other things beside this one must not turn it red.
        assert!(took < 250.0, "{took} ms");
        visitor.does("History.prototype.pushState.call(history, null, '', '/test/signals/')").await;
    }
}
