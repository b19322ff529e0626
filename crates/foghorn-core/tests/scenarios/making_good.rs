//! **What they are offered**: from an idea to what they have; what was told is a fact, and what is dropped is promised no more.

use foghorn_core::OfferStep;
use foghorn_core::Severity::Sev1;
use foghorn_core::aftermath::left;
use foghorn_core::verbs::{ApproveCompensation, MoveCompensation};

use crate::support::scenario::Scenario;

const OFFER: &str = "a month free of charge";

fn moved(step: OfferStep, note: &str) -> MoveCompensation {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    MoveCompensation { what: OFFER.to_owned(), step, by: None, note, at: None }
}

fn approve() -> ApproveCompensation {
    ApproveCompensation { what: OFFER.to_owned(), by: "Mara".to_owned() }
}

#[test]
fn an_offer_goes_from_an_idea_to_what_they_have() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", moved(OfferStep::Proposed, ""));
    assert!(inc.incident.offered().is_none(), "an idea may not be promised");
    inc.act("13:31", approve());
    assert_eq!(inc.incident.offered().map(|offer| offer.value.what.as_str()), Some(OFFER));
    assert_eq!(left(&inc.incident, chrono_tz::Tz::UTC).offers, [OFFER], "it is owed until they have it");
    inc.act("13:40", moved(OfferStep::Told, "by mail"));
    inc.act("13:50", moved(OfferStep::Given, ""));
    assert!(left(&inc.incident, chrono_tz::Tz::UTC).offers.is_empty());
    assert_eq!(inc.incident.offers.len(), 1, "all of it is one offer");
}

#[test]
fn what_nobody_approved_is_recorded_all_the_same_and_remarked_on() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let (_, notes) = inc.act("13:40", moved(OfferStep::Told, "on the phone"));
    assert_eq!(notes, ["Nobody approved this offer; that stands in the record."]);
    assert_eq!(
        inc.refused("13:41", moved(OfferStep::Approved, "")),
        "an offer is approved by somebody named: approve it, and say who does"
    );
}

#[test]
fn what_is_dropped_says_why_and_may_not_be_promised_any_more() {
    let mut inc = Scenario::declare("13:25", Sev1);
    assert_eq!(
        inc.refused("13:30", moved(OfferStep::Dropped, "no")),
        "no offer of these words stands here; take one of the list"
    );
    inc.act("13:31", approve());
    assert_eq!(
        inc.refused("13:32", moved(OfferStep::Dropped, "")),
        "the reason why it is dropped is empty; write at least one word"
    );
    inc.act("13:33", moved(OfferStep::Dropped, "the contract owes more"));
    assert!(inc.incident.offered().is_none());
    assert!(left(&inc.incident, chrono_tz::Tz::UTC).offers.is_empty());
    inc.act("13:34", approve());
    assert!(inc.incident.offered().is_some(), "taken up again");
}

#[test]
fn what_is_proposed_again_is_approved_again_and_an_older_approval_stands_by_itself() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", ApproveCompensation { what: "a voucher".to_owned(), by: "Ada".to_owned() });
    inc.act("13:31", approve());
    inc.act("13:32", moved(OfferStep::Dropped, "too little"));
    assert_eq!(inc.incident.offered().map(|offer| offer.value.what.as_str()), Some("a voucher"));
    inc.act("13:33", moved(OfferStep::Proposed, ""));
    assert_eq!(inc.incident.offered().map(|offer| offer.value.what.as_str()), Some("a voucher"), "an idea again");
    inc.act("13:34", approve());
    assert_eq!(inc.incident.offered().map(|offer| offer.value.what.as_str()), Some(OFFER));
}

#[test]
fn an_offer_moves_no_clock() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let before = inc.clocks("13:26", "customers executives");
    inc.act("13:26", moved(OfferStep::Proposed, ""));
    assert_eq!(inc.clocks("13:26", "customers executives"), before);
}
