//! People being rung, one after the other, until somebody answers.
//!
//! Here: what the events add up to. Not here: whom a scheme names (the contacts), and when it reminds (`reminders`).

use crate::clocks::after;
use crate::entry::{At, Header};
use crate::event::{Event, RingStep};
use crate::history::Stamp;
use crate::ids::ActId;

/// A call scheme at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    /// The act that began it.
    pub act: ActId,
    /// Its place in the log.
    pub stamp: Stamp,
    /// Its name.
    pub scheme: String,
    /// Whom to ring, in this order.
    pub steps: Vec<RingStep>,
    /// Who did not answer, and when that was written down; as many steps are over.
    pub unanswered: Vec<(String, At)>,
    /// How it ended; `None`: it goes on.
    pub end: Option<(At, RingEnd)>,
}

/// How ringing ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RingEnd {
    /// Somebody answered.
    Answered {
        /// Who.
        who: String,
        /// What they said.
        note: Option<String>,
    },
    /// Nobody needs to be rung any more.
    Dropped {
        /// Why.
        reason: String,
    },
}

/// Who is being rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ringing<'a> {
    /// Who, and how long to wait for them.
    pub step: &'a RingStep,
    /// Since when.
    pub since: At,
    /// When the next one is to be rung.
    pub until: At,
}

impl Ring {
    /// Who is being rung; `None` where it ended, or where nobody is left.
    pub fn ringing(&self) -> Option<Ringing<'_>> {
        let step = self.steps.get(self.unanswered.len()).filter(|_| self.end.is_none())?;
        let since = self.unanswered.last().map_or(self.stamp.at, |(_, at)| *at);
        Some(Ringing { step, since, until: after(since, step.wait) })
    }

    /// True where everybody was rung and nobody answered.
    pub fn is_exhausted(&self) -> bool {
        self.end.is_none() && self.ringing().is_none()
    }
}

/// Takes an event in; false where it is none of ringing.
pub(super) fn take(rings: &mut Vec<Ring>, header: &Header, event: &Event) -> bool {
    let at = header.happened_at;
    let mut end = |ring: &ActId, how: RingEnd| {
        if let Some(ring) = rings.iter_mut().find(|other| &other.act == ring) {
            ring.end.get_or_insert((at, how));
        }
    };
    match event {
        Event::RingBegan(began) => rings.push(Ring {
            act: header.act.clone(),
            stamp: Stamp::of(header, at),
            scheme: began.scheme.clone(),
            steps: began.steps.clone(),
            unanswered: Vec::new(),
            end: None,
        }),
        Event::RingUnanswered(unanswered) => {
            let ring = rings.iter_mut().find(|other| other.act == unanswered.ring);
            // Two laptops may both write it down; the second time somebody else is being rung.
            let rung = ring.filter(|ring| ring.ringing().is_some_and(|now| now.step.who == unanswered.who));
            if let Some(ring) = rung {
                ring.unanswered.push((unanswered.who.clone(), at));
            }
        }
        Event::RingAnswered(answered) => {
            end(&answered.ring, RingEnd::Answered { who: answered.who.clone(), note: answered.note.clone() });
        }
        Event::RingDropped(dropped) => end(&dropped.ring, RingEnd::Dropped { reason: dropped.reason.clone() }),
        _ => return false,
    }
    true
}
