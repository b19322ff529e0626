//! What is wrong with a record that is kept all the same, in sentences.

use foghorn_core::At;

use super::{Record, vocabulary};

/// The flaws of a record, in the order in which a reader would meet them.
pub(super) fn flaws(record: &Record) -> Vec<String> {
    let mut flaws = Vec::new();
    if record.title.trim().is_empty() {
        flaws.push("The record has no title.".to_owned());
    }
    match &record.impact {
        None => flaws.push("The record does not say how bad it was.".to_owned()),
        Some(impact) if vocabulary::severity(impact).is_none() => {
            flaws.push(format!(
                "The record calls its impact \u{201c}{impact}\u{201d}, which is no word that Foghorn knows."
            ));
        }
        Some(_) => {}
    }
    match (record.started_at, record.resolved_at) {
        (None, _) => flaws.push("The record does not say when it began.".to_owned()),
        (Some(_), None) => flaws.push("The record does not say when it ended.".to_owned()),
        (Some(start), Some(end)) if end < start => {
            flaws.push(format!("The record ends ({}) before it begins ({}).", show(end), show(start)));
        }
        (Some(start), Some(end)) if end == start => {
            flaws.push(format!(
                "The record begins and ends at the same time ({}), so its length is not known.",
                show(start)
            ));
        }
        (Some(_), Some(_)) => {}
    }
    if record.updates.is_empty() {
        flaws.push("The record holds no update.".to_owned());
    }
    if record.updates.is_sorted_by_key(|update| update.at) {
        let early = record.updates.first().zip(record.started_at).filter(|(first, start)| first.at < *start);
        if let Some((first, _)) = early {
            flaws.push(format!("Its first update ({}) was posted before it began.", show(first.at)));
        }
    } else {
        flaws.push("Its updates do not follow each other in time.".to_owned());
    }
    let mut strange: Vec<&str> = Vec::new();
    for update in &record.updates {
        let word = update.status.trim();
        let known = vocabulary::status(word).is_some() || vocabulary::keeps_status(word);
        if !known && !strange.contains(&word) {
            strange.push(word);
        }
    }
    flaws.extend(
        strange
            .into_iter()
            .map(|word| format!("An update tells the status \u{201c}{word}\u{201d}, which Foghorn does not know.")),
    );
    flaws
}

fn show(at: At) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}
