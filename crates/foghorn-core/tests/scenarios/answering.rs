//! **Draft, approved, sent**, and what waits for somebody named: legal holds and compensation.

use foghorn_core::Severity::{Sev1, Sev2};
use foghorn_core::verbs::{ApproveCompensation, ApproveDraft, CorrectUpdate, Expunge, LiftLegalHold, PlaceLegalHold};
use foghorn_core::{ActId, Overruled, Proof};

use crate::support::scenario::{Scenario, to};

const TEXT: &str = "Card payments fail for one customer in eight.";

fn approval(text: &str, by: &str) -> ApproveDraft {
    ApproveDraft {
        draft: "draft-1".into(),
        stakeholder: "press".into(),
        occasion: "progress".to_owned(),
        text: text.to_owned(),
        by: by.to_owned(),
        overruled: vec![Overruled {
            rule: "minimising".to_owned(),
            words: "one customer".to_owned(),
            reason: "it is a figure".to_owned(),
        }],
    }
}

fn sent(inc: &mut Scenario, at: &str, text: &str) -> ActId {
    let send = foghorn_core::verbs::Send { text: Some(text.to_owned()), ..to("press").send() };
    inc.act(at, send).0
}

fn proof(inc: &Scenario, act: &ActId) -> Proof {
    inc.incident.update(act).and_then(|update| update.sent.proof.clone()).expect("a text has a proof")
}

fn expunge(inc: &Scenario, act: &ActId) -> Expunge {
    let entry = inc.incident.update(act).expect("it was sent").stamp.entry;
    Expunge { entry, why: "a pasted token".to_owned() }
}

#[test]
fn an_approval_counts_for_the_very_text_that_was_approved() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", approval(TEXT, "Tom"));
    let same = sent(&mut inc, "13:31", &format!("  {TEXT}\n"));
    let other = sent(&mut inc, "13:32", "Card payments fail for everybody.");
    assert_eq!(proof(&inc, &same).approved_by.as_deref(), Some("Tom"));
    assert_eq!(proof(&inc, &other).approved_by, None);
    assert_eq!(proof(&inc, &same).sha256, "d9c55f16d67a59a3e05f5fb3def53557ffbc7761c4870bd2f852c4e6be5d8617");
}

#[test]
fn approving_names_somebody_and_is_done_once() {
    let mut inc = Scenario::declare("13:25", Sev1);
    assert_eq!(
        inc.refused("13:30", approval(TEXT, "  ")),
        "the name of who approves is empty; write at least one word"
    );
    inc.act("13:30", approval(TEXT, "Tom"));
    assert_eq!(inc.refused("13:31", approval(TEXT, "Tom")), "it is approved by Tom already");
    inc.act("13:32", approval(TEXT, "Ines"));
}

#[test]
fn an_approval_that_was_taken_back_counts_no_more() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", approval(TEXT, "Tom"));
    inc.undo("13:31");
    let act = sent(&mut inc, "13:32", TEXT);
    assert_eq!(proof(&inc, &act).approved_by, None);
}

#[test]
fn the_playbook_says_whose_words_need_approval_at_which_severity() {
    let inc = Scenario::declare("13:25", Sev1);
    let needed = |who: &str| inc.incident.approval_needed(&[who.into()]);
    assert_eq!(needed("press").as_deref(), Some("SEV1, Press"));
    assert_eq!(needed("customers"), None);
    let mild = Scenario::declare("13:25", Sev2);
    assert_eq!(mild.incident.approval_needed(&["press".into(), "customers".into()]), None);
}

#[test]
fn a_corrected_text_has_another_hash_and_no_approval_that_was_not_its_own() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", approval(TEXT, "Tom"));
    let act = sent(&mut inc, "13:31", TEXT);
    let before = proof(&inc, &act);
    let correction = CorrectUpdate {
        of: act.clone(),
        text: Some("Card payments fail for one in nine.".to_owned()),
        deliveries: None,
        posted_at: None,
        tells_status: None,
        tells_severity: None,
        promise: None,
        no_promise: None,
    };
    inc.act("13:35", correction);
    assert_ne!(proof(&inc, &act).sha256, before.sha256);
    assert_eq!(proof(&inc, &act).approved_by, None);
}

#[test]
fn a_removed_text_takes_its_hash_and_its_approval_along() {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", approval(TEXT, "Tom"));
    let act = sent(&mut inc, "13:31", TEXT);
    let expunge = expunge(&inc, &act);
    let approved = inc.incident.approvals[0].0.entry;
    assert_eq!(expunge.also(&inc.incident), [approved]);
    let (_, _) = inc.act("13:40", expunge);
    let again = inc.incident.updates.last().expect("it is recorded again");
    assert_eq!((again.sent.text.as_deref(), again.sent.proof.as_ref()), (None, None));
}

#[test]
fn a_legal_hold_is_placed_with_a_reason_and_lifted_by_somebody_named() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let lift = |by: &str| LiftLegalHold { by: by.to_owned(), reason: None };
    assert_eq!(inc.refused("13:30", lift("Vera")), "there is no legal hold here");
    inc.act("13:30", PlaceLegalHold { reason: "personal data may be involved".to_owned() });
    assert_eq!(inc.incident.legal_hold_now().map(|(why, _)| why), Some("personal data may be involved"));
    assert_eq!(inc.refused("13:31", lift(" ")), "the name of who lifts it is empty; write at least one word");
    assert_eq!(inc.refused("13:31", PlaceLegalHold { reason: "again".to_owned() }), "it is under a legal hold already");
    inc.act("13:40", lift("Vera"));
    assert_eq!(inc.incident.legal_hold_now(), None);
}

#[test]
fn a_legal_hold_moves_no_clock() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let before = inc.clocks("13:26", "customers executives");
    inc.act("13:26", PlaceLegalHold { reason: "integrity".to_owned() });
    assert_eq!(inc.clocks("13:26", "customers executives"), before);
}

#[test]
fn an_offer_is_approved_by_somebody_named_and_a_later_one_replaces_it() {
    let mut inc = Scenario::declare("13:25", Sev1);
    let offer = |what: &str| ApproveCompensation { what: what.to_owned(), by: "Mara".to_owned() };
    inc.act("13:30", offer("10 % of the month"));
    assert_eq!(inc.refused("13:31", offer("10 % of the month")), "it is approved like that already");
    inc.act("13:32", offer("the whole month"));
    assert_eq!(inc.incident.compensation.current().map(|offer| offer.what.as_str()), Some("the whole month"));
}
