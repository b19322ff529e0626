//! **Playbooks** that ship: each is read and checked, and each does what it is for.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use foghorn_core::Severity::{Sev1, Sev2, Sev3};
use foghorn_core::Status::Resolved;
use foghorn_core::checklists::checklists;
use foghorn_core::deadlines::deadlines;
use foghorn_core::verbs::{Actor, Declaration, Declare, StateAspect, TakeOver, TriggerDeadline};
use foghorn_core::when::Here;
use foghorn_core::{Aspect, Kind, Playbook, Severity, Span};

use crate::support::clockface::{said, time};
use crate::support::log::Log;
use crate::support::scenario::Scenario;

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../assets/playbooks/", $name, ".toml")))),+];
    };
}

shipped!(
    "default",
    "small-team",
    "finance",
    "e-commerce",
    "cloud",
    "healthcare",
    "media",
    "data-breach",
    "vendor-outage",
    "security-incident",
    "planned-maintenance",
    "failover",
);

pub(crate) fn shipped(name: &str) -> Playbook {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name).expect("it ships");
    Playbook::read(text).unwrap_or_else(|faults| panic!("{name}: {faults}"))
}

fn all() -> impl Iterator<Item = (&'static str, Playbook)> {
    SHIPPED.iter().map(|(name, _)| (*name, shipped(name)))
}

fn under(name: &str, severity: Severity) -> Scenario {
    Scenario::declare_with("13:00", severity, &shipped(name))
}

fn state(inc: &mut Scenario, at: &str, aspect: Aspect) {
    inc.act(at, StateAspect { aspect, holds: true, at: None });
}

/// The titles of the lists that apply.
fn lists(inc: &Scenario) -> Vec<&str> {
    checklists(&inc.incident).iter().map(|list| list.title).collect()
}

/// What one thing of a list says, and by when it is due.
fn thing(inc: &Scenario, id: &str) -> String {
    let lists = checklists(&inc.incident);
    let found = lists.iter().flat_map(|list| &list.things).find(|thing| thing.id.as_str() == id);
    let found = found.unwrap_or_else(|| panic!("no {id}"));
    let due = found.due_at.map(|at| format!(", by {}", said(at))).unwrap_or_default();
    format!("{}{due}", found.item.text)
}

fn reports(inc: &Scenario) -> Vec<String> {
    let running = deadlines(&inc.incident, Tz::UTC);
    let line = |due: Option<foghorn_core::At>| due.map_or_else(|| "waits".to_owned(), |at| format!("due {}", said(at)));
    running.iter().map(|report| format!("{}: {}", report.deadline.name, line(report.due_at))).collect()
}

fn trigger(inc: &mut Scenario, at: &str, deadline: &str) {
    inc.act(at, TriggerDeadline { deadline: deadline.to_owned(), at: None });
}

#[test]
fn each_is_named_like_its_file_and_says_where_its_numbers_come_from() {
    for (name, playbook) in all() {
        assert_eq!(playbook.name, name);
        assert!(playbook.about.contains("numbers") && playbook.about.contains("ours"), "{name}: {}", playbook.about);
        assert_eq!(playbook.severities.len(), 4, "{name}");
        assert!(!playbook.compensations.is_empty(), "{name}");
    }
}

#[test]
fn no_list_is_longer_than_a_commander_does_at_three_in_the_morning() {
    for (name, playbook) in all() {
        for list in &playbook.checklists {
            assert!((5..=9).contains(&list.items.len()), "{name}, {}: {}", list.id, list.items.len());
        }
    }
}

#[test]
fn the_same_thing_has_the_same_id_and_words_in_every_playbook() {
    let mut known: BTreeMap<(String, String), (String, &str)> = BTreeMap::new();
    for (name, playbook) in all() {
        for (list, item) in playbook.checklists.iter().flat_map(|list| list.items.iter().map(move |item| (list, item)))
        {
            let id = (list.id.clone(), item.id.clone());
            let (text, first) = known.entry(id.clone()).or_insert_with(|| (item.text.clone(), name));
            assert_eq!(*text, item.text, "{id:?} in {first} and {name}");
        }
    }
}

#[test]
fn no_cadence_is_sloppier_than_the_sources_say() {
    for (name, playbook) in all() {
        let customers = playbook.stakeholder(&"customers".into()).expect("customers");
        let at = |severity| customers.cadence.get(&severity).copied().unwrap_or_default();
        let (worst, bad) = (at(Sev1), at(Sev2));
        // IATA: the first word in 15 min; the UK's GDS: P1 every hour, P2 every two.
        assert!(worst.first.is_some_and(|first| first <= Span::minutes(15)), "{name}");
        for (rhythm, most) in [(worst, Span::minutes(60)), (bad, Span::minutes(120))] {
            let beats = [rhythm.investigating, rhythm.identified, rhythm.monitoring];
            assert!(beats.iter().all(|beat| beat.is_some_and(|beat| beat <= most)), "{name}: {rhythm:?}");
        }
        assert!(bad.first.is_some_and(|first| first <= Span::minutes(30)), "{name}");
        assert!(
            playbook.stakeholder(&"support".into()).is_some_and(|row| row.with == Some("customers".into())),
            "{name}"
        );
    }
}

#[test]
fn a_report_is_a_preset_to_be_checked_with_counsel_and_the_same_everywhere() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, playbook) in all() {
        for report in &playbook.deadlines {
            assert!(report.source.contains("check with counsel"), "{name}, {}", report.id);
            let said = format!("{report:?}");
            assert_eq!(known.entry(report.id.clone()).or_insert_with(|| said.clone()), &said, "{name}");
        }
    }
    assert_eq!(known.len(), 8);
}

#[test]
fn default_brings_a_list_for_the_worst_and_one_for_a_vendor_once_somebody_names_it() {
    let mut inc = under("default", Sev2);
    assert_eq!(lists(&inc), ["First minutes", "While it lasts"]);
    inc.severity("13:10", Sev1);
    state(&mut inc, "13:20", Aspect::Vendor);
    assert_eq!(lists(&inc), ["First minutes", "While it lasts", "At SEV1", "A vendor failed"]);
    assert_eq!(thing(&inc, "crisis/sponsor"), "Wake the executive sponsor");
    assert_eq!(thing(&inc, "vendor/call"), "Call the vendor");
    inc.resolve("15:00");
    assert_eq!(lists(&inc)[4..], ["Recovery", "Aftermath"]);
    assert_eq!(thing(&inc, "recovery/last-word"), "Send the last word on every channel that heard from us");
}

#[test]
fn small_team_asks_for_a_first_word_in_ten_minutes_and_troubles_no_board() {
    let mut inc = under("small-team", Sev1);
    assert_eq!(
        inc.board("13:00"),
        "customers: due 13:10 for the first word | calm\n\
         support: due 13:10 for the first word | calm\n\
         employees: due 13:15 for the first word | calm"
    );
    assert_eq!(lists(&inc), ["First minutes", "While it lasts", "Two hands only"]);
    assert_eq!(checklists(&inc.incident)[0].things.len(), 5);
    inc.sent("13:08", "customers support");
    assert_eq!(inc.clock("13:08", "customers"), "customers: due 13:38 by the interval | calm");
}

#[test]
fn finance_has_the_dora_clock_wait_for_classifying_while_regulated_is_stated() {
    let mut inc = under("finance", Sev1);
    assert!(!lists(&inc).contains(&"A regulator may have to be told"));
    state(&mut inc, "13:10", Aspect::Regulated);
    assert!(lists(&inc).contains(&"A regulator may have to be told") && lists(&inc).contains(&"Money on its way"));
    assert_eq!(thing(&inc, "regulated/rule"), "Ask counsel which rules apply and which event starts their time");
    assert_eq!(reports(&inc)[0], "DORA, initial notice: waits");
    trigger(&mut inc, "14:00", "dora-latest");
    trigger(&mut inc, "15:00", "dora-initial");
    assert_eq!(
        reports(&inc)[..3],
        [
            "DORA, initial notice: due 19:00",
            "DORA, initial notice at the latest: due +1 14:00",
            "DORA, intermediate report: waits"
        ]
    );
    assert_eq!(inc.incident.approval_needed(&["board".into(), "customers".into()]).as_deref(), Some("SEV1, Board"));
    assert_eq!(inc.clock("13:00", "risk"), "risk: due 13:15 for the first word | calm");
}

#[test]
fn e_commerce_tells_shoppers_in_the_shop_and_buyers_by_mail() {
    let mut inc = under("e-commerce", Sev1);
    assert_eq!(inc.clock("13:00", "customers"), "customers: due 13:05 for the first word | calm");
    assert_eq!(inc.clock("13:00", "open-orders"), "open-orders: due 13:30 for the first word | calm");
    inc.sent("13:04", crate::support::scenario::to("customers").by("email"));
    assert!(inc.clock("13:04", "customers").contains("for the first word"), "a mail is no notice in the shop");
    assert_eq!(thing(&inc, "orders/campaigns"), "Stop campaigns, mailings and ads that lead to what is broken");
    let offers: Vec<_> = shipped("e-commerce").compensations.into_iter().map(|model| model.name).collect();
    assert_eq!(offers, ["Voucher", "Free delivery", "Refund", "Sellers\u{2019} fees waived"]);
}

#[test]
fn cloud_sets_the_status_page_by_hand_and_counts_a_month_of_nis2_in_days() {
    let mut inc = under("cloud", Sev1);
    assert_eq!(thing(&inc, "service/by-hand"), "Set the status page by hand where it does not turn by itself");
    assert_eq!(inc.clock("13:00", "contract-customers"), "contract-customers: due 13:15 for the first word | calm");
    trigger(&mut inc, "13:00", "nis2-warning");
    trigger(&mut inc, "13:00", "nis2-final");
    let due = |id: &str| {
        let running = deadlines(&inc.incident, Tz::UTC);
        running.iter().find(|report| report.deadline.id == id).and_then(|report| report.due_at)
    };
    assert_eq!(due("nis2-warning").map(|at| (at - time("13:00")).num_hours()), Some(24));
    assert_eq!(due("nis2-final").map(|at| (at - time("13:00")).num_days()), Some(30));
}

#[test]
fn healthcare_reaches_wards_first_and_patients_directly() {
    let mut inc = under("healthcare", Sev1);
    assert_eq!(inc.clock("13:00", "clinicians"), "clinicians: due 13:05 for the first word | calm");
    assert_eq!(inc.clock("13:00", "customers"), "customers: due 13:15 for the first word | calm");
    assert_eq!(inc.of("customers").map(foghorn_core::clocks::Clock::name), Some("Patients and families"));
    assert_eq!(thing(&inc, "care/downtime"), "Start the procedure without the system: paper, phone, printed lists");
    inc.status("14:00", foghorn_core::Status::Monitoring);
    assert_eq!(thing(&inc, "recovery/reschedule"), "Give everybody who was sent away a new date, those in need first");
    assert_eq!(shipped("healthcare").preferred(&"customers".into(), "first-word"), Some("any/sms"));
}

#[test]
fn media_posts_where_the_audience_asks_and_the_press_hears_at_sev1_alone() {
    let inc = under("media", Sev1);
    assert_eq!(inc.clock("13:00", "press"), "press: due 13:30 for the first word | calm");
    assert!(!under("media", Sev2).board("13:00").contains("press"));
    let playbook = shipped("media");
    assert_eq!(playbook.stakeholder(&"customers".into()).map(|row| row.required.clone()), Some(vec!["social".into()]));
    assert_eq!(playbook.preferred(&"customers".into(), "first-word"), Some("any/social"));
    assert_eq!(playbook.preferred(&"customers".into(), "progress"), None);
    assert_eq!(playbook.compensations[0].offer, "a week of free access, added to your term");
}

#[test]
fn data_breach_has_words_to_customers_approved_and_the_advice_at_hand_from_the_start() {
    let mut inc = under("data-breach", Sev2);
    assert_eq!(inc.incident.approval_needed(&["customers".into()]).as_deref(), Some("SEV2, Customers"));
    assert_eq!(inc.incident.approval_needed(&["support".into()]), None);
    let playbook = shipped("data-breach");
    assert_eq!(playbook.preferred(&"customers".into(), "first-word"), Some("any/holding-statement"));
    assert_eq!(playbook.preferred(&"customers".into(), "workaround"), Some("any/security-advice"));
    assert_eq!(playbook.preferred(&"legal".into(), "progress"), Some("executives/brief"));
    for title in ["The data", "Advice to customers", "A regulator may have to be told"] {
        assert!(lists(&inc).contains(&title), "{title}");
    }
    assert_eq!(thing(&inc, "data/counsel"), "Call counsel and place a legal hold, by 13:15");
    assert!(reports(&inc).iter().all(|report| report.ends_with("waits")));
    trigger(&mut inc, "13:30", "gdpr-33");
    assert_eq!(reports(&inc)[0], "GDPR, notice to the authority: due +3 13:30");
}

#[test]
fn vendor_outage_gives_vendors_a_clock_and_their_list_without_asking() {
    let mut inc = under("vendor-outage", Sev1);
    assert_eq!(inc.clock("13:00", "vendors"), "vendors: due 13:15 for the first word | calm");
    assert!(lists(&inc).contains(&"A vendor failed"));
    assert_eq!(
        thing(&inc, "vendor/ticket"),
        "Open a ticket at the vendor\u{2019}s highest severity, and note its number, by 13:10"
    );
    inc.sent("13:10", crate::support::scenario::to("vendors").by("phone"));
    assert_eq!(inc.clock("13:10", "vendors"), "vendors: due 13:40 by the interval | calm");
    inc.resolve("15:00");
    assert_eq!(thing(&inc, "aftermath/claims"), "Claim what the vendor\u{2019}s contract owes us");
}

#[test]
fn security_incident_puts_the_attacker_out_of_earshot_before_anything_else() {
    let mut inc = under("security-incident", Sev1);
    assert_eq!(lists(&inc)[..2], ["First minutes", "Somebody attacked, or may have"]);
    assert_eq!(thing(&inc, "security/quiet-room"), "Move to a room that the attacker cannot read");
    assert_eq!(thing(&inc, "security/isolate"), "Cut off what is infected; do not switch it off");
    assert!(!lists(&inc).contains(&"Data involved"));
    state(&mut inc, "13:40", Aspect::Data);
    assert!(lists(&inc).contains(&"Data involved"));
    assert_eq!(inc.incident.approval_needed(&["customers".into()]).as_deref(), Some("SEV1, Customers"));
}

#[test]
fn planned_maintenance_has_its_lists_before_it_begins_and_clocks_only_once_it_is_taken_over() {
    let playbook = shipped("planned-maintenance");
    let mut log = Log::new("incident", "laptop");
    let actor = Actor { id: log.author().clone(), name: Some("Ann".to_owned()), here: Here::utc(time("13:00")) };
    let declare = Declare {
        title: "Database upgrade".to_owned(),
        severity: Some(Sev3),
        kind: Some(Kind::Maintenance),
        ..Declare::default()
    };
    let given = Declaration { reference: "INC-7".to_owned(), playbook: &playbook };
    let what = declare.decide(given, &actor).expect("it can be planned").what;
    let mut inc = Scenario::begin(std::mem::replace(&mut log, Log::new("x", "x")), "13:00", what);
    assert_eq!(lists(&inc), ["In the window", "Before planned work"]);
    assert_eq!(
        thing(&inc, "before-next/announce"),
        "Announce start, length and what is affected, with times and their zone"
    );
    assert!(inc.of("customers").is_some_and(|clock| clock.due.is_none()), "nobody waits for a first word");
    inc.act("14:00", TakeOver { playbook });
    assert_eq!(inc.clock("14:00", "customers"), "customers: due 14:30 for the first word | calm");
}

#[test]
fn failover_says_what_is_lost_and_asks_afterwards_how_often_we_back_up() {
    let mut inc = under("failover", Sev1);
    for title in ["We fail over or restore", "Restore from a backup"] {
        assert!(lists(&inc).contains(&title), "{title}");
    }
    assert_eq!(thing(&inc, "failover/loss"), "State how old the standby or the backup is, and so how much is lost");
    assert_eq!(thing(&inc, "failover/dns"), "Switch DNS or the load balancer, and look from outside");
    assert_eq!(thing(&inc, "restore/beside"), "Restore beside, not over");
    assert_eq!(inc.clock("13:00", "operations"), "operations: due 13:05 for the first word | calm");
    inc.status("16:00", Resolved);
    assert!(thing(&inc, "aftermath/frequency").starts_with("Decide how often we back up: at most"));
}
