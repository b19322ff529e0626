//! What comes after: follow-ups, what was learned, the postmortem.
//!
//! Here: what the events add up to. Not here: by when, and what is left (`aftermath`).

use crate::entry::{At, Header};
use crate::event::{Event, FollowUp, PostmortemPublished, ReassuranceSettled};
use crate::history::{History, Stamp};
use crate::ids::ActId;
use crate::words::LessonKind;

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Aftermath {
    /// In the order of the log, as last put right.
    pub follow_ups: Vec<FollowUpStory>,
    /// In the order of the log.
    pub lessons: Vec<Lesson>,
    /// Where the postmortem's date was moved to, and why.
    pub moved: History<(At, String)>,
    /// What was published, in the order of the log.
    pub published: Vec<(Stamp, PostmortemPublished)>,
    /// Rounds of reassurance that somebody settled, in the order of the log.
    pub reassurances: Vec<(Stamp, ReassuranceSettled)>,
}

/// A follow-up and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpStory {
    /// The act that added it.
    pub act: ActId,
    /// Its place in the log.
    pub stamp: Stamp,
    /// What it says now.
    pub follow_up: FollowUp,
    /// How it ended; `None`: it is open.
    pub end: Option<(At, FollowUpEnd)>,
}

/// How a follow-up ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUpEnd {
    /// It was done; what came of it.
    Done(Option<String>),
    /// It will not be done; why.
    Dropped(String),
}

/// Something that was learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The act that stated it.
    pub act: ActId,
    /// What sort.
    pub kind: LessonKind,
    /// In a sentence.
    pub text: String,
    /// Why that was so, and why that in turn.
    pub whys: Vec<String>,
}

impl Aftermath {
    /// Takes an event in; false where it is none of the aftermath.
    pub(super) fn take(&mut self, header: &Header, author: Option<&str>, event: &Event) -> bool {
        match event {
            Event::FollowUpAdded(added) => self.follow_ups.push(FollowUpStory {
                act: header.act.clone(),
                stamp: Stamp::of(header, header.happened_at),
                follow_up: added.follow_up.clone(),
                end: None,
            }),
            Event::FollowUpChanged(changed) => {
                self.of(&changed.of, |story| story.follow_up = changed.follow_up.clone());
            }
            Event::FollowUpDone(done) => {
                let end = FollowUpEnd::Done(done.note.clone());
                self.of(&done.of, |story| story.end = Some((header.happened_at, end)));
            }
            Event::FollowUpDropped(dropped) => {
                let end = FollowUpEnd::Dropped(dropped.reason.clone());
                self.of(&dropped.of, |story| story.end = Some((header.happened_at, end)));
            }
            Event::FollowUpReopened(reopened) => self.of(&reopened.of, |story| story.end = None),
            Event::LessonStated(stated) => self.lessons.push(Lesson {
                act: header.act.clone(),
                kind: stated.lesson,
                text: stated.text.clone(),
                whys: stated.whys.clone(),
            }),
            Event::PostmortemMoved(moved) => self.moved.state(header, author, (moved.due_at, moved.reason.clone())),
            Event::PostmortemPublished(published) => {
                self.published.push((Stamp::of(header, header.happened_at), published.clone()));
            }
            Event::ReassuranceSettled(settled) => {
                self.reassurances.push((Stamp::of(header, header.happened_at), settled.clone()));
            }
            _ => return false,
        }
        true
    }

    /// The follow-up that an act added.
    pub fn follow_up(&self, act: &ActId) -> Option<&FollowUpStory> {
        self.follow_ups.iter().find(|story| &story.act == act)
    }

    fn of(&mut self, act: &ActId, change: impl FnOnce(&mut FollowUpStory)) {
        if let Some(story) = self.follow_ups.iter_mut().find(|story| &story.act == act) {
            change(story);
        }
    }
}
