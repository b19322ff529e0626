//! What the review takes from an incident's own log: with it at hand, words are held against facts.

use std::sync::LazyLock;

use anyhow::{Context, Result};
use chrono_tz::Tz;
use foghorn_core::incident::Incident;
use foghorn_core::{At, StakeholderId, Status, StreamId};
use foghorn_review::{Around, Known, Level, Message, Rules, review};

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let internals = "+++\nkind = \"existence\"\nmessage = \"No.\"\nalone = \"internals\"\npatterns = [\"db-\\\\d+\"]\n+++\n# Hosts\n";
    let estimate =
        "+++\nkind = \"existence\"\nmessage = \"No.\"\nonly_alone = true\npatterns = [\"ETA\"]\n+++\n# Alone\n";
    Rules::read([("host-name.md", internals), ("estimate.md", estimate)].into_iter()).0
});

fn rules_named(text: &str, incident: Option<&Known>) -> Vec<String> {
    let around = Around { now: At::UNIX_EPOCH, zone: Tz::UTC, incident };
    review(&RULES, &Message { text, ..Message::default() }, &around).findings.into_iter().map(|f| f.rule).collect()
}

#[test]
fn an_empty_log_gives_facts_that_say_nothing() {
    let incident = Incident::fold(StreamId::new("s"), &[]);
    let known = Known::of(&incident, &StakeholderId::new("customers"), At::UNIX_EPOCH);
    assert_eq!(known.status, Status::Investigating);
    assert!(known.facts.is_empty() && known.last_word.is_none() && known.next_due.is_none());
    assert!(!known.compensation_approved && !known.legal_hold, "only a caller can say so");
}

#[test]
fn before_the_cause_is_known_an_apology_is_only_reminded_of_its_parts() -> Result<()> {
    let rule = "+++\nkind = \"ownership\"\nseverity = \"error\"\nmessage = \"No.\"\n[incident]\n[[hint_when]]\nno_fact = { known = [\"\\\\w+\"] }\n[[hint_when]]\nstatus = [\"investigating\"]\n+++\n# Owns nothing\n";
    let regret = "+++\nkind = \"part\"\npatterns = [\"sorry\"]\n+++\n# Regret\n";
    let (rules, faults) = Rules::read([("ownership-missing.md", rule), ("part-regret.md", regret)].into_iter());
    assert!(faults.is_empty(), "{faults:?}");
    for (facts, level) in [
        ("status = \"identified\"", Level::Hint),
        ("status = \"investigating\"\nfacts = { known = \"our change\" }", Level::Hint),
        ("status = \"resolved\"\nfacts = { known = \"our change\" }", Level::Error),
    ] {
        let known: Known = toml::from_str(&format!("severity = \"SEV2\"\n{facts}"))?;
        let around = Around { now: At::UNIX_EPOCH, zone: Tz::UTC, incident: Some(&known) };
        let found = review(&rules, &Message { text: "We are sorry.", ..Message::default() }, &around).findings;
        assert_eq!(found.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [level], "{facts}");
    }
    Ok(())
}

#[test]
fn kinds_of_internals_are_told_apart_only_with_an_incident_at_hand() -> Result<()> {
    let known: Known = toml::from_str("status = \"investigating\"\nseverity = \"SEV2\"").context("facts")?;
    assert_eq!(rules_named("db-7 is down, ETA soon", None), ["internals", "estimate"]);
    assert_eq!(rules_named("db-7 is down, ETA soon", Some(&known)), ["host-name"]);
    Ok(())
}
