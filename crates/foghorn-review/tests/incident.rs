//! What the review takes from an incident's own log: with it at hand, words are held against facts.

use std::path::Path;
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

#[expect(clippy::disallowed_methods, reason = "only a test may open the files; the crate takes texts")]
fn built_in() -> Rules {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/rules");
    let files: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            Some((path.display().to_string(), std::fs::read_to_string(path).ok()?))
        })
        .collect();
    Rules::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).0
}

/// What all built-in rules say of a text at 05:08 UTC, as `rule: words`.
fn said(rules: &Rules, facts: &str, occasion: &str, text: &str) -> Result<Vec<String>> {
    let known: Known = toml::from_str(&format!("severity = \"SEV2\"\n{facts}"))?;
    let now = "2026-01-15T05:08:00Z".parse::<At>()?;
    let around = Around { now, zone: Tz::UTC, incident: Some(&known) };
    let found = review(rules, &Message { text, occasion, ..Message::default() }, &around).findings;
    Ok(found.iter().map(|finding| format!("{}: {}", finding.rule, &text[finding.start..finding.end])).collect())
}

#[test]
fn an_early_text_is_held_against_what_is_known() -> Result<()> {
    let rules = built_in();
    let early = "status = \"investigating\"\nfacts = { impact = \"One card payment in three fails\" }\ntimes = [\"2026-01-15T04:05:00Z\"]";
    let found = |text: &str| said(&rules, early, "progress", text);
    let future = found("Card payments work again since 05:40 UTC.")?;
    assert!(future.contains(&"fix-ahead: work again since 05:40 UTC".to_owned()), "{future:?}");
    assert!(future.contains(&"unknown-time: 05:40".to_owned()), "{future:?}");
    let law = found("We are not liable under GDPR Article 82.")?;
    assert!(law.contains(&"legal-conclusion: not liable".to_owned()), "{law:?}");
    let two = found("The next update by 05:23 UTC. We are sorry. Next update by 04:50 UTC.")?;
    assert!(two.contains(&"promise-in-the-past: Next update by 04:50 UTC".to_owned()), "{two:?}");
    assert!(two.contains(&"promise-against-promise: Next update by 04:50 UTC".to_owned()), "{two:?}");
    Ok(())
}

#[test]
fn a_right_text_early_on_has_no_error() -> Result<()> {
    let rules = built_in();
    let early = "status = \"investigating\"\nfacts = { impact = \"One card payment in three fails\", scope = \"customers in Europe\" }\ntimes = [\"2026-01-15T04:05:00Z\"]";
    let text = "A third of card payments fail for customers in Europe since 04:05 UTC. We check every region. Everyone on our \
                team is working on it. No one was charged twice, and where your payment failed, you were not charged. We \
                are sorry that you could not pay: we have let you down. The next update comes by 05:30 UTC.";
    assert_eq!(said(&rules, early, "progress", text)?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_false_alarm_owes_no_work_and_a_brief_is_not_over_before_the_incident() -> Result<()> {
    let rules = built_in();
    let facts = "facts = { workaround = \"Pay by invoice instead\" }";
    let alarm = "Our update about failed payments does not hold. No payment failed. The reason: a test of ours sent the alerts \
                 at night to the team on call. There is nothing that you need to do.";
    for status in ["investigating", "withdrawn"] {
        let found = said(&rules, &format!("status = \"{status}\"\n{facts}"), "withdrawn", alarm)?;
        assert!(!found.iter().any(|line| line.starts_with("missing-")), "{status}: {found:?}");
    }
    let brief = "Card payments failed for one hour. Most of them work as they should. In command: Ann.";
    let found = said(&rules, "status = \"investigating\"", "brief", brief)?;
    assert!(!found.iter().any(|line| line.starts_with("missing-data-safety") || line.starts_with("missing-lingering")));
    Ok(())
}
