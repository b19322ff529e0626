//! Laws, on random sequences of acts through the door: what lists show is what the log says, and nothing breaks it.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Laptop, text};

/// An act with its payload, and how many seconds pass before it.
#[derive(Clone, Debug)]
struct Step {
    seconds: i64,
    command: &'static str,
    payload: Value,
}

fn step() -> impl Strategy<Value = Step> {
    (0_i64..1_200, act()).prop_map(|(seconds, (command, payload))| Step { seconds, command, payload })
}

fn act() -> impl Strategy<Value = (&'static str, Value)> {
    let status = prop_oneof![Just("investigating"), Just("identified"), Just("monitoring"), Just("resolved")];
    let severity = prop_oneof![Just("SEV1"), Just("SEV2"), Just("SEV3"), Just("SEV4")];
    let whom = || prop_oneof![Just("customers"), Just("support"), Just("executives"), Just("press"), Just("nobody")];
    let ago = || prop_oneof![3 => Just(None), 1 => (0_u32..90).prop_map(|minutes| Some(format!("{minutes} min ago")))];
    let ahead = || (1_u32..200).prop_map(|minutes| format!("in {minutes} min"));
    let send = (proptest::collection::vec(whom(), 1..4), ago(), proptest::option::of((ahead(), any::<bool>())));
    prop_oneof![
        4 => send.prop_map(|(whom, at, promise)| {
            let deliveries: Vec<_> = whom.iter().map(|whom| json!({ "stakeholder": whom })).collect();
            let promise = promise.map(|(at, why)| json!({ "at": at, "reason": why.then_some("It takes so long") }));
            ("send", json!({ "deliveries": deliveries, "posted_at": at, "promise": promise }))
        }),
        2 => (status, ago()).prop_map(|(status, at)| ("change-status", json!({ "status": status, "at": at }))),
        2 => (severity, ago()).prop_map(|(severity, at)| ("change-severity", json!({ "severity": severity, "at": at }))),
        1 => (ago(), "[a-z]{1,8}").prop_map(|(at, text)| ("note", json!({ "text": text, "at": at }))),
        1 => "[a-z]{0,8}".prop_map(|text| ("state-fact", json!({ "fact": "impact", "text": text }))),
        1 => "[A-Z][a-z]{1,8}".prop_map(|title| ("retitle", json!({ "title": title }))),
        1 => whom().prop_map(|whom| ("add-stakeholder", json!({ "stakeholder": whom, "first_minutes": 9, "then_minutes": 20 }))),
        1 => whom().prop_map(|whom| ("drop-stakeholder", json!({ "stakeholder": whom, "reason": "They said so" }))),
        1 => (ahead(), whom(), any::<bool>()).prop_map(|(until, whom, all)| {
            let stakeholders = (!all).then(|| vec![whom]);
            ("hold", json!({ "until": until, "reason": "The vendor answers then", "stakeholders": stakeholders }))
        }),
        1 => Just(("release-hold", json!({}))),
        1 => whom().prop_map(|whom| ("snooze", json!({ "stakeholder": whom }))),
        1 => (1_u32..4).prop_map(|factor| ("stretch-cadence", json!({ "factor": factor }))),
        1 => Just(("withdraw", json!({ "reason": "A false alarm" }))),
        1 => Just(("reopen", json!({}))),
        1 => Just(("close", json!({ "reason": "It is done" }))),
        2 => Just(("undo", json!({ "sent": "not-posted" }))),
        2 => Just(("redo", json!({}))),
        // What names a line of the timeline: the place is counted from the newest.
        2 => (0_u64..20).prop_map(|line| ("retract", json!({ "line": line }))),
        1 => (0_u64..20).prop_map(|line| ("expunge", json!({ "line": line, "why": "A name" }))),
        1 => Just(("declare", json!({ "title": "Another" }))),
        1 => Just(("import", json!({}))),
    ]
}

/// Does a step; a refusal is an answer, too. What names a line gets that line's act and entry.
fn walk(laptop: &Laptop, older: &mut String, step: &Step) {
    laptop.pass(chrono::TimeDelta::seconds(step.seconds));
    if step.command == "import" {
        let newer = laptop.export();
        laptop.import(&std::mem::replace(older, newer));
        return;
    }
    let mut payload = step.payload.clone();
    if step.command != "declare" {
        payload["incident"] = json!("INC-1");
    }
    if let Some(line) = step.payload["line"].as_u64() {
        let view = laptop.ask("timeline", json!({ "incident": "INC-1", "from": line, "limit": 1 }));
        let Some(item) = view["items"].get(0) else { return };
        // Without its declaration the incident would have another reference.
        if step.command == "expunge" && item["kind"] == "declared" {
            return;
        }
        (payload["act"], payload["entry"]) = (item["act"].clone(), item["entry"].clone());
    }
    if let Err(failure) = laptop.app.dispatch(step.command, payload) {
        assert!(!["payload", "no-incident", "answer"].contains(&failure.code.as_str()), "{step:?}: {failure}");
    }
}

/// What a person sees of the incident that must not hang on how the state was reached.
fn seen(laptop: &Laptop) -> Value {
    let view = laptop.show("INC-1");
    json!([
        view["card"],
        view["facts"],
        view["roles"],
        view["timeline"],
        view["stretched"],
        laptop.ask("due", json!({}))
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_lists_show_is_what_the_log_says(steps in proptest::collection::vec(step(), 1..30)) {
        let laptop = Laptop::new();
        laptop.declare("Cards", "SEV2");
        let mut older = laptop.export();
        for step in &steps {
            walk(&laptop, &mut older, step);
        }
        laptop.verify();
        let before = (seen(&laptop), laptop.ask("archive", json!({})), laptop.export());
        laptop.ask("rebuild", json!({}));
        prop_assert_eq!(&(seen(&laptop), laptop.ask("archive", json!({})), laptop.export()), &before, "after rebuilding");
        // A fold that grew act by act is the fold of the whole log.
        let laptop = laptop.reopened();
        prop_assert_eq!(&(seen(&laptop), laptop.ask("archive", json!({})), laptop.export()), &before, "after reopening");
        // And the log of another folder that takes it in.
        let elsewhere = Laptop::new();
        elsewhere.clock.set(laptop.app.now());
        elsewhere.import(&before.2);
        prop_assert_eq!(elsewhere.export(), before.2);
        prop_assert_eq!(seen(&elsewhere), before.0, "after importing");
        elsewhere.verify();
    }

    #[test]
    fn two_laptops_show_the_same_after_merging(
        steps in proptest::collection::vec((any::<bool>(), step()), 1..24),
        merges in proptest::collection::vec(any::<bool>(), 0..4),
    ) {
        let (mine, yours) = (Laptop::new(), Laptop::new());
        mine.declare("Cards", "SEV2");
        yours.import(&mine.export());
        let mut older = (mine.export(), yours.export());
        let every = steps.len() / (merges.len() + 1) + 1;
        for (place, (on_mine, step)) in steps.iter().enumerate() {
            if *on_mine { walk(&mine, &mut older.0, step) } else if step.command != "declare" { walk(&yours, &mut older.1, step) }
            match merges.get(place / every).filter(|_| place % every == 0) {
                Some(true) => { mine.import(&yours.export()); }
                Some(false) => { yours.import(&mine.export()); }
                None => {}
            }
        }
        mine.import(&yours.export());
        yours.import(&mine.export());
        let latest = mine.app.now().max(yours.app.now());
        mine.clock.set(latest);
        yours.clock.set(latest);
        prop_assert_eq!(mine.export(), yours.export());
        prop_assert_eq!(seen(&mine), seen(&yours));
        mine.verify();
        yours.verify();
    }

    #[test]
    fn a_due_time_moves_only_by_an_act(steps in proptest::collection::vec(step(), 1..12), seconds in 1_i64..100_000) {
        let laptop = Laptop::new();
        laptop.declare("Cards", "SEV1");
        let mut older = laptop.export();
        for step in &steps {
            walk(&laptop, &mut older, step);
        }
        let due = || {
            let card = &laptop.show("INC-1")["card"];
            let of = |clock: &Value| (text(&clock["stakeholder"]), clock["due_at"].clone(), clock["because"].clone());
            card["clocks"].as_array().unwrap().iter().map(of).collect::<Vec<_>>()
        };
        let before = due();
        laptop.pass(chrono::TimeDelta::seconds(seconds));
        prop_assert_eq!(due(), before);
    }
}
