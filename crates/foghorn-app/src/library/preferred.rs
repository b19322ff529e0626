//! The templates that a playbook prefers, held against those that there are.
//!
//! A name that leads nowhere costs no word: it starts from the occasion's own template. Not here: which template a message
//! starts from (foghorn-drafts).

use foghorn_core::Playbook;
use foghorn_core::playbook::lines_of_preferred;
use foghorn_drafts::{Library as Templates, Occasion};

/// What of a playbook's preferences leads nowhere: the line, and why.
pub(super) fn astray(playbook: &Playbook, text: &str, templates: &Templates) -> Vec<(usize, String)> {
    if playbook.preferred.is_empty() {
        return Vec::new();
    }
    let lines = lines_of_preferred(text);
    let mut astray = Vec::new();
    for (index, preferred) in playbook.preferred.iter().enumerate() {
        let line = lines.get(index).copied().unwrap_or(1);
        let unknown = preferred.occasion.as_deref().and_then(|occasion| occasion.parse::<Occasion>().err());
        astray.extend(unknown.map(|unknown| (line, unknown.to_string())));
        if templates.named(&preferred.template).is_none() {
            let reason = format!("there is no template \u{201c}{}\u{201d} in force", preferred.template);
            astray.push((line, reason));
        }
    }
    astray
}
