//! Undo and redo walk back and forth over whatever was done.

use foghorn_core::incident::Incident;
use foghorn_core::verbs::{
    Actor, ChangeSeverity, ChangeStatus, Decision, Declaration, Declare, DeliverySaid, Note, PromiseSaid, PutOnHold,
    Redo, Send, SentWas, SnoozeClock, Undo, Verb, Withdraw,
};
use foghorn_core::when::{Here, When};
use foghorn_core::{At, Severity, Status};
use proptest::prelude::*;

use crate::log::Log;
use crate::wild::{after_noon, default_playbook, severity, status};

/// Something that a commander does; where it makes no sense it is refused, and nothing happens.
#[derive(Clone, Debug)]
enum Doing {
    Severity(Severity),
    Status(Status),
    Sent { whom: usize, promise: Option<u32> },
    Hold,
    Snooze,
    Note,
    Withdraw,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        severity().prop_map(Doing::Severity),
        status().prop_map(Doing::Status),
        (0_usize..4, proptest::option::of(1_u32..120)).prop_map(|(whom, promise)| Doing::Sent { whom, promise }),
        Just(Doing::Hold),
        Just(Doing::Snooze),
        Just(Doing::Note),
        Just(Doing::Withdraw),
    ]
}

fn decide(doing: &Doing, incident: &Incident, actor: &Actor) -> Option<Decision> {
    let because = || "so it was decided".to_owned();
    let decided = match doing {
        Doing::Severity(severity) => {
            ChangeSeverity { severity: *severity, at: None, reason: None }.decide(incident, actor)
        }
        Doing::Status(status) => {
            ChangeStatus { status: *status, at: None, reason: Some(because()) }.decide(incident, actor)
        }
        Doing::Sent { whom, promise } => {
            let stakeholder = ["customers", "support", "executives", "press"][*whom].into();
            let promise = promise.map(|minutes| PromiseSaid {
                at: When::new(format!("in {minutes} min")),
                reason: None,
                not_for: None,
            });
            let send = Send {
                text: None,
                deliveries: vec![DeliverySaid { stakeholder, channel: None, posted_at: None }],
                posted_at: None,
                tells_status: None,
                tells_severity: None,
                promise,
                change_status: None,
                draft: None,
                overruled: None,
                without: None,
            };
            send.decide(incident, actor)
        }
        Doing::Hold => PutOnHold { stakeholders: None, until: When::new("in 2 h"), reason: because(), told: None }
            .decide(incident, actor),
        Doing::Snooze => SnoozeClock { stakeholder: "customers".into(), minutes: None, reason: None, on_it: None }
            .decide(incident, actor),
        Doing::Note => Note { text: because(), ..Note::default() }.decide(incident, actor),
        Doing::Withdraw => Withdraw { reason: because(), at: None }.decide(incident, actor),
    };
    decided.ok()
}

fn actor(log: &Log, now: At) -> Actor {
    Actor { id: log.author().clone(), name: None, here: Here::utc(now) }
}

/// Everything that the incident says; not which acts it took.
fn state(incident: &Incident) -> String {
    let facts = (&incident.title, &incident.status, &incident.severity, &incident.facts, &incident.roles);
    let words = (&incident.updates, &incident.joined, &incident.holds, &incident.snoozes, &incident.stretched);
    format!("{facts:#?}{words:#?}{:#?}", incident.clocks())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn undone_and_redone_as_often_everything_is_as_before(
        doings in proptest::collection::vec(doing(), 1..10),
        times in 1_usize..12,
        rounds in 1_usize..3,
    ) {
        let mut log = Log::new("incident", "a");
        let mut minute = 0;
        let mut now = || {
            minute += 7;
            after_noon(minute * 60)
        };
        let declare = Declare { title: "Checkout fails".to_owned(), ..Declare::default() };
        let playbook = default_playbook();
        let given = Declaration { reference: "INC-7".to_owned(), playbook: &playbook };
        let at = now();
        log.act(at, declare.decide(given, &actor(&log, at)).expect("a title is enough").what);
        for doing in &doings {
            let at = now();
            if let Some(decision) = decide(doing, &log.fold(), &actor(&log, at)) {
                log.act(at, decision.what);
            }
        }
        // With more behind it the declaration stays: that would be withdrawing.
        let own = log.fold().acts.len();
        let undoable = if own == 1 { 1 } else { own - 1 };
        for _ in 0..rounds {
            let mut before = vec![state(&log.fold())];
            for _ in 0..times.min(undoable) {
                let at = now();
                let undone = Undo { sent: Some(SentWas::NotPosted) }.decide(&log.fold(), &actor(&log, at));
                log.act(at, undone.expect("there is as much to undo as was done").what);
                before.push(state(&log.fold()));
            }
            before.pop();
            while let Some(state_before) = before.pop() {
                let at = now();
                let redone = Redo {}.decide(&log.fold(), &actor(&log, at));
                log.act(at, redone.expect("there is as much to redo as was undone").what);
                prop_assert_eq!(state(&log.fold()), state_before);
            }
            let at = now();
            let beyond = Redo {}.decide(&log.fold(), &actor(&log, at));
            prop_assert!(beyond.is_err());
        }
    }
}
