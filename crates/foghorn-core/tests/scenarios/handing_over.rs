//! Handing over: given, taken, confirmed. A spoken yes is enough; until it is said, the outgoing laptop reminds.

use foghorn_core::verbs::{AcceptCommand, AssignRole, ConfirmHandover, HandOver};
use foghorn_core::{ReplicaId, Role, Severity};

use crate::support::clockface::said;
use crate::support::scenario::Scenario;

fn hand_over(to: &str) -> HandOver {
    HandOver {
        to: to.to_owned(),
        note: None,
        objectives: Some("cards work again".to_owned()),
        exit_criteria: Some(" ".to_owned()),
    }
}

fn accept(person: &str) -> AcceptCommand {
    AcceptCommand { person: Some(person.to_owned()) }
}

fn commander(inc: &Scenario) -> &str {
    inc.incident.person(Role::Commander).unwrap_or("nobody")
}

/// Who watches, as the log says.
fn watching(inc: &Scenario) -> String {
    let of = |laptop: &str| {
        let watching = inc.incident.command.watching(&ReplicaId::from(laptop))?;
        Some(format!("{laptop} since {}: {} has it", said(watching.since), watching.to))
    };
    ["laptop", "bobs"].into_iter().filter_map(of).collect::<Vec<_>>().join("; ")
}

#[test]
fn until_it_is_confirmed_nothing_changes_here() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    let (_, notes) = inc.act("14:20", hand_over("Bob"));
    assert_eq!(notes, ["This laptop goes on reminding until you confirm that Bob has it."]);
    assert_eq!((commander(&inc), watching(&inc).as_str()), ("Ann", ""));
    assert_eq!(inc.incident.command.objectives(), Some("cards work again"));
    assert_eq!(inc.incident.command.exit_criteria(), None, "a blank says nothing");
    let (_, notes) = inc.act("14:25", ConfirmHandover {});
    assert_eq!(notes, ["Bob has command; this laptop only watches from here on."]);
    assert_eq!((commander(&inc), watching(&inc).as_str()), ("Bob", "laptop since 14:25: Bob has it"));
}

#[test]
fn a_spoken_yes_is_enough_and_what_the_other_wrote_meanwhile_counts_more() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    inc.act("14:20", hand_over("Bob"));
    inc.by_another("14:23", accept("Bob Miller"));
    assert_eq!(commander(&inc), "Bob Miller");
    assert_eq!(watching(&inc), "", "the one who takes it never watches, and the one who gave it not yet");
    inc.act("14:25", ConfirmHandover {});
    assert_eq!(commander(&inc), "Bob Miller", "Bob since 14:20 is older than Bob Miller since 14:23");
    assert_eq!(watching(&inc), "laptop since 14:25: Bob has it");
}

#[test]
fn command_can_be_taken_back_and_the_laptop_reminds_again() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    inc.act("14:20", hand_over("Bob"));
    inc.act("14:25", ConfirmHandover {});
    assert_eq!(inc.refused("14:26", ConfirmHandover {}), NOTHING_WAITS);
    inc.act("15:00", accept("Ann"));
    assert_eq!((commander(&inc), watching(&inc).as_str()), ("Ann", ""));
    assert_eq!(inc.refused("15:01", accept("Ann")), "it is under the command of Ann already");
    inc.undo("15:02");
    assert_eq!(watching(&inc), "laptop since 14:25: Bob has it", "taking it back was taken back");
}

#[test]
fn who_takes_it_back_before_confirming_has_nothing_to_confirm() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    inc.act("14:20", hand_over("Bob"));
    inc.act("14:22", accept("Ann"));
    assert_eq!(inc.refused("14:23", ConfirmHandover {}), NOTHING_WAITS);
    assert_eq!((commander(&inc), watching(&inc).as_str()), ("Ann", ""));
}

#[test]
fn making_somebody_commander_on_a_laptop_that_watches_ends_the_watching() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    inc.act("14:20", hand_over("Bob"));
    inc.act("14:25", ConfirmHandover {});
    inc.act("15:00", AssignRole { role: Role::Commander, person: Some("Cleo".to_owned()), at: None });
    assert_eq!(watching(&inc), "");
}

#[test]
fn only_who_handed_over_confirms_and_what_is_over_is_not_handed_over() {
    let mut inc = Scenario::declare("13:00", Severity::Sev1);
    assert_eq!(inc.refused("13:01", ConfirmHandover {}), NOTHING_WAITS);
    inc.by_another("14:20", hand_over("Ann"));
    assert_eq!(inc.refused("14:21", ConfirmHandover {}), NOTHING_WAITS);
    inc.act("14:22", accept("Ann"));
    assert_eq!(inc.refused("14:23", hand_over(" ")), "the name of who takes over is empty; write at least one word");
    inc.withdraw("14:30");
    assert_eq!(inc.refused("14:31", hand_over("Bob")), "it is withdrawn; reopen it first");
    assert_eq!(inc.refused("14:31", accept("Bob")), "it is withdrawn; reopen it first");
}

const NOTHING_WAITS: &str = "nothing that you handed over waits to be confirmed here; hand it over first";
