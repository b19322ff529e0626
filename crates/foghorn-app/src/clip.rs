//! Texts that were given to us and are repeated in little room: their beginning, cut between words.
//!
//! Not here: shortening what is kept; a log holds what was said.

/// The text where it has at most so many characters; else as many whole words as fit, and an ellipsis. A single word
/// that is longer than the room is cut all the same.
pub(crate) fn clip(text: String, at_most: usize) -> String {
    let Some((end, next)) = text.char_indices().nth(at_most) else { return text };
    let room = &text[..end];
    let last_word = room.rfind(char::is_whitespace).filter(|_| !next.is_whitespace()).unwrap_or(end);
    let words = room[..last_word].trim_end_matches(|c: char| c.is_whitespace() || ",;:".contains(c));
    if words.is_empty() { format!("{room}…") } else { format!("{words}…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clipped(text: &str) -> String {
        clip(text.to_owned(), 12)
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(clipped("Mail is late"), "Mail is late");
    }

    #[test]
    fn it_ends_with_a_whole_word() {
        assert_eq!(clipped("Checkout fails for cards"), "Checkout…");
        assert_eq!(clipped("Checkout, ÖBB Wien"), "Checkout…");
        assert_eq!(clipped("Checkout fai ls"), "Checkout fai…");
    }

    #[test]
    fn one_endless_word_is_cut() {
        assert_eq!(clipped("abcdefghijklmnop"), "abcdefghijkl…");
        assert_eq!(clipped("             "), "            …");
    }
}
