//! **One by one**: customers of a list are written to, answer, and something comes next; the log knows them by their rows.

use foghorn_core::Rows;
use foghorn_core::Severity::Sev1;
use foghorn_core::aftermath::left;
use foghorn_core::reminders::{Desk, Matter, matters};
use foghorn_core::verbs::{
    AnswerCustomer, ApproveLetters, Close, DoCustomerStep, ForgetCustomers, ListCustomers, PostLetters, SetCustomerStep,
};
use foghorn_core::when::When;

use crate::support::clockface::time;
use crate::support::scenario::Scenario;

fn rows(text: &str) -> Rows {
    text.parse().expect("rows")
}

fn listed() -> Scenario {
    let mut inc = Scenario::declare("13:25", Sev1);
    inc.act("13:30", ListCustomers { added: 20, total: 20, sha256: "ab".to_owned() });
    inc
}

fn approve(rows: Rows) -> ApproveLetters {
    ApproveLetters {
        draft: "letter".into(),
        text: "Dear \u{27e6}name\u{27e7}".to_owned(),
        rows,
        sha256: "cd".to_owned(),
        by: "Mara".to_owned(),
        overruled: Vec::new(),
    }
}

fn answer(row: u32, content: Option<bool>) -> AnswerCustomer {
    AnswerCustomer { row, content, note: None, next: None, due: None, at: None }
}

#[test]
fn letters_are_approved_and_sent_in_one_go_or_one_by_one() {
    let mut inc = listed();
    inc.act("13:35", approve(rows("1-19")));
    let open = |inc: &Scenario| left(&inc.incident, chrono_tz::Tz::UTC).letters;
    assert_eq!(open(&inc), 19, "what is approved is to be sent");
    inc.act("13:40", PostLetters { rows: Some(rows("3")), at: None });
    let (_, notes) = inc.act("13:41", PostLetters { rows: Some(rows("20")), at: None });
    assert_eq!(notes, ["1 of them was approved by nobody; that stands in the record."]);
    let (_, notes) = inc.act("13:45", PostLetters { rows: None, at: None });
    assert!(notes.is_empty());
    assert_eq!((inc.incident.customers.written.to_string().as_str(), open(&inc)), ("1-20", 0));
    assert!(inc.refused("13:46", PostLetters { rows: None, at: None }).starts_with("no customer is meant"));
}

#[test]
fn a_row_that_the_list_does_not_have_is_refused() {
    let inc = listed();
    assert_eq!(
        inc.refused("13:40", PostLetters { rows: Some(rows("7,21")), at: None }),
        "the list of customers has 20 rows; there is no row 21"
    );
    assert_eq!(inc.refused("13:40", answer(0, None)).split(':').next(), Some("no customer is meant"));
    let none = Scenario::declare("13:25", Sev1);
    assert!(none.refused("13:40", answer(1, None)).contains("has no rows yet"));
}

#[test]
fn an_answer_says_whether_they_are_content_and_what_comes_next() {
    let mut inc = listed();
    let next = AnswerCustomer {
        next: Some("call her".to_owned()),
        due: Some(When::new("in 20 min")),
        ..answer(7, Some(false))
    };
    inc.act("13:50", next);
    let story = |inc: &Scenario| inc.incident.customers.stories.get(&7).cloned().expect("a story");
    assert_eq!(story(&inc).content(), Some(false));
    assert_eq!(story(&inc).next.map(|next| (next.what, next.due_at)), Some(("call her".to_owned(), time("14:10"))));
    inc.act("13:51", answer(7, None));
    assert_eq!(story(&inc).content(), Some(false), "saying nothing about it takes nothing back");
    inc.act("14:00", DoCustomerStep { row: 7, note: None });
    inc.act("14:01", answer(7, Some(true)));
    assert_eq!((story(&inc).content(), story(&inc).next), (Some(true), None));
    assert_eq!(
        inc.refused("14:02", DoCustomerStep { row: 7, note: None }),
        "nothing is to come next for row 7 of the list"
    );
    let undated = AnswerCustomer { next: Some("call".to_owned()), ..answer(8, None) };
    assert!(inc.refused("14:03", undated).starts_with("by when it comes next is empty"));
}

#[test]
fn the_next_step_reminds_also_when_the_incident_is_closed() {
    let mut inc = listed();
    inc.act("13:50", SetCustomerStep { row: 7, next: "call her".to_owned(), due: When::new("in 20 min") });
    inc.resolve("14:00");
    assert_eq!(left(&inc.incident, chrono_tz::Tz::UTC).next_steps, 1, "it stands in the way of closing");
    inc.act("14:01", Close { reason: Some("nobody is left".to_owned()), at: None });
    let due = |inc: &Scenario, at: &str| {
        let told = matters(&inc.incident, &Desk::default(), chrono_tz::Tz::UTC, time(at));
        told.into_iter().any(|told| told.matter == Matter::Customer(7) && told.due_at == time("14:10"))
    };
    assert!(due(&inc, "14:10"));
    inc.act("14:11", DoCustomerStep { row: 7, note: None });
    assert!(!due(&inc, "14:12"));
    assert_eq!(Matter::of_key(&Matter::Customer(7).key()), Some(Matter::Customer(7)));
}

#[test]
fn a_list_that_was_destroyed_leaves_nothing_to_be_sent() {
    let mut inc = listed();
    inc.act("13:35", approve(rows("1-20")));
    inc.act("13:36", ForgetCustomers);
    assert!(inc.incident.customers.forgotten.is_some());
    assert_eq!(left(&inc.incident, chrono_tz::Tz::UTC).letters, 0);
    inc.act("13:40", ListCustomers { added: 20, total: 20, sha256: "ab".to_owned() });
    assert!(inc.incident.customers.forgotten.is_none());
}

#[test]
fn letters_move_no_clock() {
    let mut inc = listed();
    let before: Vec<_> = inc.incident.clocks().iter().map(|clock| clock.due.as_ref().map(|due| due.at)).collect();
    inc.act("13:35", approve(rows("1-20")));
    inc.act("13:40", PostLetters { rows: None, at: None });
    let after: Vec<_> = inc.incident.clocks().iter().map(|clock| clock.due.as_ref().map(|due| due.at)).collect();
    assert_eq!(before, after);
}
