//! A promise in a text: found where it stands, missed and said, or not there.
#![no_main]

use chrono::DateTime;
use foghorn_core::promise_text::{PromiseRead, read_promise};
use foghorn_core::when::Here;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|posted: (u32, &str)| {
    let (seconds, text) = posted;
    let Some(posted_at) = DateTime::from_timestamp(i64::from(seconds), 0) else { return };
    let here = Here::utc(posted_at);
    match read_promise(text, &here) {
        PromiseRead::Found(promise) => {
            assert!(text.get(promise.span.0..promise.span.1).is_some(), "{:?} is no part of {text:?}", promise.span);
            assert!(promise.at >= posted_at, "{text:?} promises {}, which is over", promise.at);
        }
        PromiseRead::Missed(missed) => assert!(missed.said(&here).ends_with('.'), "{text:?}"),
        PromiseRead::None => {}
    }
});
