//! Kinds `ownership` and `repair`: an apology without the part that it needs.

use super::{Check, Draft, Hit};
use crate::finding::Part;

#[derive(Debug)]
pub(super) struct Lacking(pub(super) Part);

impl Check for Lacking {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let has = |part| draft.places.iter().any(|place| place.part == part);
        if has(Part::Regret) && !has(self.0) {
            hits.push(Hit::default());
        }
    }
}
