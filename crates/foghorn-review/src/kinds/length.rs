//! Kinds `length` and `subject`: more than the channel takes.
//!
//! Lengths are core's, in the units of each channel. Not here: cutting anything.

use foghorn_core::length::length;

use super::{Check, Draft, Hit};

#[derive(Clone, Copy, Debug)]
pub(super) enum TooLong {
    /// The text, where the channel has a limit.
    Text,
    /// The subject of a mail.
    Subject,
}

impl Check for TooLong {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let message = draft.message;
        match self {
            Self::Text => {
                let text = message.text.trim_end();
                let whole = length(message.channel, text, None);
                let Some(limit) = whole.limit.filter(|_| !whole.fits()) else { return };
                let said = format!("It is {} long, and this channel takes {limit}: shorten it.", whole.used);
                let from = first_beyond(message.channel, text, limit);
                hits.push(Hit { span: from..text.len(), message: Some(said), fix: None });
            }
            Self::Subject => {
                let subject = length("mail-subject", message.subject.trim(), None);
                let limit = subject.limit.filter(|_| message.channel == "email" && !subject.fits());
                hits.extend(limit.map(|limit| {
                    let said = format!("The subject has {} letters; more than {limit} are cut off.", subject.used);
                    Hit { message: Some(said), ..Hit::default() }
                }));
            }
        }
    }
}

/// Where the text begins not to fit: found by halving, for a channel's units are no offsets.
fn first_beyond(channel: &str, text: &str, limit: usize) -> usize {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let beyond = borders.partition_point(|at| length(channel, &text[..*at], Some(limit)).fits());
    // The last beginning that fits ends where the rest begins.
    borders.get(beyond.saturating_sub(1)).copied().unwrap_or(0)
}
