//! **Checklists**: which of them an incident has, since when, and how far they are done.

use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::Status::{Investigating, Monitoring, Resolved};
use foghorn_core::checklists::{checklists, progress};
use foghorn_core::verbs::{AddItem, DoItem, GiveItem, LiftLegalHold, ReopenItem, SkipItem, StateAspect};
use foghorn_core::{Aspect, Playbook};
use insta::assert_snapshot;

use crate::support::clockface::{said, time};
use crate::support::scenario::Scenario;

const LISTS: &str = r#"
name = "lists"
about = "A playbook with lists."

[[stakeholder]]
id = "customers"
name = "Customers"
channels = ["status-page"]
[stakeholder.cadence]
SEV1 = { first = "5m", investigating = "15m" }

[[checklist]]
id = "first-minutes"
title = "First minutes"
phase = "first-minutes"
item = [
  { id = "roles", text = "Name commander and scribe", owner = "commander", due = "5m" },
  { id = "support", text = "Brief support before customers ask", due = "15m" },
]

[[checklist]]
id = "crisis"
title = "Crisis"
phase = "during"
severities = ["SEV1"]
item = [{ id = "board", text = "Call the board", due = "30m" }]

[[checklist]]
id = "breach"
title = "Data involved"
phase = "during"
when = ["data"]
item = [{ id = "counsel", text = "Call counsel", due = "10m" }]

[[checklist]]
id = "recovery"
title = "Recovery"
phase = "recovery"
item = [{ id = "confirm", text = "Confirm with monitoring", due = "10m" }]

[[checklist]]
id = "aftermath"
title = "Aftermath"
phase = "aftermath"
item = [{ id = "postmortem", text = "Write the postmortem", due = "3d" }]
"#;

fn declare(severity: foghorn_core::Severity) -> Scenario {
    Scenario::declare_with("13:00", severity, &Playbook::read(LISTS).expect("the lists are right"))
}

/// A line a thing, below a line a list.
fn lists(inc: &Scenario, now: &str) -> String {
    let lists = checklists(&inc.incident);
    let mut out = String::new();
    for list in &lists {
        out += &format!("{} since {}\n", list.title, said(list.since));
        for thing in &list.things {
            let due = thing.due_at.map(|at| format!(", due {}", said(at))).unwrap_or_default();
            let late = if thing.is_late(time(now)) { ", LATE" } else { "" };
            let owner = thing.owner.map(|owner| format!(", {owner}'s")).unwrap_or_default();
            let fate = thing.fate.map(|fate| format!(", {fate:?}")).unwrap_or_default();
            out += &format!("  {}: {}{due}{late}{owner}{fate}\n", thing.id, thing.item.text);
        }
    }
    let (all, settled, late) = progress(&lists, time(now));
    out + &format!("{settled} of {all}, {late} late")
}

#[test]
fn lists_apply_by_phase_and_severity() {
    let inc = declare(Sev2);
    assert_snapshot!(lists(&inc, "13:01"), @r"
    First minutes since 13:00
      first-minutes/roles: Name commander and scribe, due 13:05
      first-minutes/support: Brief support before customers ask, due 13:15
    0 of 2, 0 late
    ");
}

#[test]
fn a_list_for_a_severity_begins_when_that_is_reached_and_stays_when_it_is_lowered() {
    let mut inc = declare(Sev2);
    inc.severity("13:20", Sev1);
    inc.severity("13:40", Sev3);
    assert_snapshot!(lists(&inc, "13:40"), @r"
    First minutes since 13:00
      first-minutes/roles: Name commander and scribe, due 13:05, LATE
      first-minutes/support: Brief support before customers ask, due 13:15, LATE
    Crisis since 13:20
      crisis/board: Call the board, due 13:50
    0 of 3, 2 late
    ");
}

#[test]
fn a_list_for_something_special_begins_when_that_is_stated_and_goes_when_it_is_taken_back() {
    let mut inc = declare(Sev2);
    let state = |holds| StateAspect { aspect: Aspect::Data, holds, at: None };
    assert_eq!(inc.refused("13:05", state(false)), "it is not stated already");
    inc.act("13:10", state(true));
    assert!(lists(&inc, "13:10").contains("Data involved since 13:10\n  breach/counsel: Call counsel, due 13:20"));
    assert_eq!(inc.refused("13:11", state(true)), "it is stated already");
    inc.act("13:12", state(false));
    assert!(!lists(&inc, "13:12").contains("Data involved"));
}

#[test]
fn recovery_begins_with_the_first_repair_and_the_aftermath_with_resolving() {
    let mut inc = declare(Sev2);
    inc.status("14:00", Monitoring);
    assert!(
        lists(&inc, "14:00").contains("Recovery since 14:00\n  recovery/confirm: Confirm with monitoring, due 14:10")
    );
    inc.status("14:20", Investigating);
    inc.status("14:40", Resolved);
    assert!(lists(&inc, "14:40").contains("Recovery since 14:00"), "what has begun is not begun again");
    assert!(
        lists(&inc, "14:40")
            .contains("Aftermath since 14:40\n  aftermath/postmortem: Write the postmortem, due +3 14:40")
    );
}

#[test]
fn a_printed_minute_of_a_due_time_lasts_to_its_end() {
    let inc = declare(Sev2);
    assert!(!lists(&inc, "13:05:59").contains("LATE"));
    assert!(lists(&inc, "13:06").contains("due 13:05, LATE"));
}

#[test]
fn things_are_done_skipped_with_a_reason_opened_again_and_taken_on() {
    let mut inc = declare(Sev2);
    let (roles, support) = ("first-minutes/roles", "first-minutes/support");
    inc.act("13:02", GiveItem { item: support.into(), owner: Some("Mia".to_owned()) });
    inc.act("13:03", DoItem { item: roles.into(), note: Some("Ann and Bob".to_owned()), at: None });
    inc.act("13:04", SkipItem { item: support.into(), reason: "nobody is on call".to_owned() });
    assert_snapshot!(lists(&inc, "13:04"), @r#"
    First minutes since 13:00
      first-minutes/roles: Name commander and scribe, due 13:05, Done { note: Some("Ann and Bob") }
      first-minutes/support: Brief support before customers ask, due 13:15, Mia's, Skipped { reason: "nobody is on call" }
    2 of 2, 0 late
    "#);
    inc.act("13:05", ReopenItem { item: support.into(), reason: None });
    assert!(lists(&inc, "13:05").ends_with("1 of 2, 0 late"));
    assert_eq!(inc.refused("13:06", ReopenItem { item: support.into(), reason: None }), "it is open already");
    assert_eq!(inc.refused("13:06", DoItem { item: roles.into(), note: None, at: None }), "it is done already");
    assert_eq!(
        inc.refused("13:06", SkipItem { item: roles.into(), reason: " ".to_owned() }),
        "the reason is empty; write at least one word"
    );
    assert_eq!(
        inc.refused("13:06", DoItem { item: "first-minutes/rolls".into(), note: None, at: None }),
        "there is nothing to be done called \u{201c}first-minutes/rolls\u{201d} here; the lists name what there is"
    );
}

#[test]
fn more_is_added_to_a_list_or_beside_all() {
    let mut inc = declare(Sev2);
    let add = |text: &str, checklist: Option<&str>| AddItem {
        text: text.to_owned(),
        checklist: checklist.map(str::to_owned),
        minutes: Some(20),
        owner: None,
        why: None,
    };
    inc.act("13:10", add("Call the bank", None));
    inc.act("13:11", add("Tell the night shift", Some("first-minutes")));
    let (undone, _) = inc.act("13:12", add("Call the bank again", None));
    inc.undo("13:13");
    inc.act("13:14", add("Order pizza", None));
    assert_snapshot!(lists(&inc, "13:14"), @r"
    First minutes since 13:00
      first-minutes/roles: Name commander and scribe, due 13:05, LATE
      first-minutes/support: Brief support before customers ask, due 13:15
      first-minutes/added-2: Tell the night shift, due 13:31
    More to do since 13:10
      more/added-1: Call the bank, due 13:30
      more/added-3: Order pizza, due 13:34
    0 of 5, 1 late
    ");
    let _ = undone;
    assert_eq!(
        inc.refused("13:15", add("x", Some("nonsense"))),
        "there is no checklist \u{201c}nonsense\u{201d} here; leave it out to add to a list of its own"
    );
}

#[test]
fn lists_move_no_clock() {
    let mut inc = declare(Sev1);
    let before = inc.clocks("13:02", "customers");
    inc.act("13:02", DoItem { item: "first-minutes/roles".into(), note: None, at: None });
    inc.act("13:02", StateAspect { aspect: Aspect::Data, holds: true, at: None });
    assert_eq!(inc.clocks("13:02", "customers"), before);
}

#[test]
fn a_file_with_a_faulty_list_says_what_and_where() {
    let fault =
        |from: &str, to: &str| Playbook::read(&LISTS.replacen(from, to, 1)).expect_err("it is faulty").to_string();
    assert_eq!(
        fault("id = \"crisis\"", "id = \"recovery\""),
        "line 36: the checklist \u{201c}recovery\u{201d} stands here twice, first in line 22"
    );
    assert_eq!(
        fault("id = \"support\"", "id = \"roles\""),
        "line 18: the item \u{201c}roles\u{201d} stands here twice, first in line 17"
    );
    assert!(fault("phase = \"during\"", "phase = \"later\"").contains("unknown variant `later`"));
    assert!(fault("when = [\"data\"]", "when = [\"dta\"]").contains("unknown variant `dta`"));
}

#[test]
fn stating_that_data_is_involved_places_the_legal_hold_once() {
    let mut inc = declare(Sev2);
    let state = |holds| StateAspect { aspect: Aspect::Data, holds, at: None };
    inc.act("13:05", state(true));
    assert!(inc.incident.legal_hold_now().is_some());
    inc.act("13:20", LiftLegalHold { by: "Vera".to_owned(), reason: None });
    inc.act("13:30", state(false));
    inc.act("13:40", state(true));
    assert!(inc.incident.legal_hold_now().is_none(), "somebody named has decided on it");
    inc.act("13:45", StateAspect { aspect: Aspect::Vendor, holds: true, at: None });
    assert!(inc.incident.legal_hold_now().is_none());
}
