//! Kind `ownership`: an apology that never says whose failure it was.

use super::{Check, Draft, Hit};
use crate::finding::Part;

#[derive(Debug)]
pub(super) struct Ownership;

impl Check for Ownership {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let has = |part| draft.places.iter().any(|place| place.part == part);
        if has(Part::Regret) && !has(Part::Ownership) {
            hits.push(Hit::default());
        }
    }
}
