//! The word to start from: true, with visible blanks, and a promise that is found again in its own text.

use foghorn_core::Severity::Sev1;
use foghorn_core::promise_text::find_promise;
use foghorn_core::suggest::suggest;
use foghorn_core::when::Here;
use insta::assert_snapshot;

use crate::support::clockface::time;
use crate::support::scenario::Scenario;

fn text(inc: &Scenario, at: &str, stakeholder: &str) -> String {
    let now = time(at);
    let suggestion = suggest(inc.incident(), &stakeholder.into(), now, chrono_tz::Tz::UTC);
    let found = find_promise(&suggestion.text, &Here::utc(now)).map(|promise| promise.at);
    assert_eq!(found, suggestion.promise_at, "what the text promises is read from it again:\n{}", suggestion.text);
    suggestion.text
}

#[test]
fn a_first_word_says_what_is_known_and_leaves_blanks_for_the_rest() {
    let inc = Scenario::declare("13:25", Sev1);
    assert_snapshot!(text(&inc, "13:26", "customers"), @r"
    Checkout fails

    ⟦impact: what people cannot do⟧.

    What we are doing: ⟦what we are doing now⟧.

    The next update comes by 13:41 UTC.
    ");
}

#[test]
fn a_first_word_where_harm_is_known_is_sorry_without_conditions() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.impact("13:26", "Card payments fail for 12 % of checkouts");
    assert_snapshot!(text(&inc, "13:27", "customers"), @r"
    Checkout fails

    Card payments fail for 12 % of checkouts.

    We are sorry. You rely on this, and it does not work as it should.

    What we are doing: ⟦what we are doing now⟧.

    The next update comes by 13:42 UTC.
    ");
}

#[test]
fn where_nothing_changed_it_says_so() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers");
    assert_snapshot!(text(&inc, "13:44", "customers"), @r"
    Checkout fails

    Nothing has changed since our update at 13:30 UTC. We have not forgotten you.

    ⟦impact: what people cannot do⟧.

    What we are doing: ⟦what we are doing now⟧.

    The next update comes by 13:59 UTC.
    ");
}

#[test]
fn resolved_it_promises_nothing() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.sent("13:30", "customers");
    inc.resolve("14:00");
    assert_snapshot!(text(&inc, "14:01", "customers"), @r"
    Resolved: Checkout fails

    Service has been back to normal since 14:00 UTC.

    Your data: ⟦is it safe?⟧.

    What comes next: ⟦when and where the full account follows⟧.
    ");
}
