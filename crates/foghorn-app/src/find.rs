//! Which incident is meant: `INC-7`, `inc-7`, `7`, `INC-7-3f2a` where a merge made two, `INC-3f2a` where the declaration
//! was expunged, or a stream's id.

use foghorn_core::StreamId;
use foghorn_store::{Reading, StoreError};

use crate::failure::Failure;
use crate::project::{long_reference, tail};

/// What stands before the end of the id where an incident has no reference any more.
const NAMELESS: &str = "INC";

/// How long the ids of streams are that Foghorn makes.
const ID: usize = 36;

/// The one incident that is meant.
///
/// # Errors
/// `no-incident`, or `ambiguous` with the long forms to choose from.
pub(crate) fn find(reading: &Reading<'_>, given: &str) -> Result<StreamId, Failure> {
    let given = given.trim();
    // What programs say is a stream's id, which nothing else looks like.
    if given.len() == ID && reading.has_stream(given)? {
        return Ok(StreamId::new(given));
    }
    let wanted = if !given.is_empty() && given.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("INC-{given}")
    } else {
        given.to_owned()
    };
    let mut found = if wanted.is_empty() { Vec::new() } else { reading.find_reference(&wanted)? };
    if found.is_empty()
        && let Some((reference, end)) = wanted.rsplit_once('-')
    {
        let nameless = reference.eq_ignore_ascii_case(NAMELESS);
        found = if nameless { reading.streams()? } else { reading.find_reference(reference)? };
        found.retain(|stream| tail(stream).eq_ignore_ascii_case(end));
        if nameless {
            found = without_reference(reading, found)?;
        }
    }
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => {
            let message =
                format!("There is no incident \u{201c}{given}\u{201d} here. `foghorn list --all` shows what there is.");
            Err(Failure::new("no-incident", message))
        }
        many => {
            let forms: Vec<_> = many.iter().map(|stream| long_reference(&wanted.to_uppercase(), stream)).collect();
            let message = format!("{} incidents are called {wanted}: say {}.", many.len(), forms.join(" or "));
            Err(Failure::new("ambiguous", message))
        }
    }
}

/// The reference as it is shown: the long form where two incidents share one, or where the only one was expunged.
pub(crate) fn shown_reference(reading: &Reading<'_>, reference: &str, stream: &StreamId) -> Result<String, StoreError> {
    if reference.is_empty() {
        return Ok(long_reference(NAMELESS, stream));
    }
    Ok(if reading.is_shared(reference)? { long_reference(reference, stream) } else { reference.to_owned() })
}

fn without_reference(reading: &Reading<'_>, streams: Vec<StreamId>) -> Result<Vec<StreamId>, StoreError> {
    let mut found = Vec::new();
    for stream in streams {
        if reading.summary(&stream)?.is_some_and(|summary| summary.reference.is_empty()) {
            found.push(stream);
        }
    }
    Ok(found)
}
