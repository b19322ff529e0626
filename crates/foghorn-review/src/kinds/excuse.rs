//! Kind `excuse`: an apology that explains before it owns.
//!
//! Not here: an apology that owns nothing at all (`ownership`).

use super::{Check, Draft, Hit};
use crate::finding::Part;

#[derive(Debug)]
pub(super) struct Excuse;

impl Check for Excuse {
    fn check(&self, draft: &Draft<'_>, hits: &mut Vec<Hit>) {
        let of = |part: Part| draft.places.iter().filter(move |place| place.part == part);
        let Some(owned) = of(Part::Ownership).map(|place| place.start).min() else { return };
        // "We released a change that broke it" explains and owns at once.
        let before = of(Part::Explanation).filter(|place| place.end <= owned).min_by_key(|place| place.start);
        let same_sentence = |place: usize| {
            let sentences = &draft.reading.sentences;
            sentences.iter().any(|sentence| sentence.contains(&place) && sentence.contains(&owned))
        };
        hits.extend(before.filter(|place| !same_sentence(place.start)).map(|place| Hit::at(place.start..place.end)));
    }
}
