//! Places in a text as the window counts them: in UTF-16 units, where everything here counts bytes.

/// Turns bytes into UTF-16 units for one text.
pub(super) struct Utf16 {
    /// After each letter that is not ASCII: the byte where it ends, and how far bytes are ahead of units there.
    ahead: Vec<(usize, usize)>,
}

impl Utf16 {
    pub(super) fn of(text: &str) -> Self {
        let mut so_far = 0;
        let wide = text.char_indices().filter(|(_, letter)| !letter.is_ascii());
        let ahead = wide.map(|(at, letter)| {
            so_far += letter.len_utf8() - letter.len_utf16();
            (at + letter.len_utf8(), so_far)
        });
        Self { ahead: ahead.collect() }
    }

    /// The unit that begins at a byte; a byte must be at the border of a letter.
    pub(super) fn at(&self, byte: usize) -> usize {
        let before = self.ahead.partition_point(|(end, _)| *end <= byte);
        byte - before.checked_sub(1).map_or(0, |index| self.ahead[index].1)
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn every_border_is_where_javascript_has_it() {
        let text = "a \u{27e6}b\u{27e7} \u{e9}\u{1f6a8}c \u{202e}";
        let units = Utf16::of(text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(units.at(byte), text[..byte].encode_utf16().count(), "byte {byte}");
        }
    }
}
