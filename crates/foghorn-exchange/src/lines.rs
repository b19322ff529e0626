//! The lines of a file, one at a time, whatever its bytes are.

use std::io::BufRead;

use crate::fault::LineFault;

/// No line may be longer, in bytes: 8 MiB, eight times the longest message that anybody was seen to send.
pub const LONGEST_LINE: usize = 8 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One line, without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1; empty lines count, but are left out.
    pub number: usize,
    /// Its text.
    pub text: String,
}

/// Reads line after line; a line that is too long or is not UTF-8 is a fault, and the next one follows.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    number: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads from the beginning of a file.
    pub fn new(reader: R) -> Self {
        Self { reader, number: 0, ended: false }
    }

    /// The bytes up to the next line's end; `None` for a line that is too long.
    fn next_bytes(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let mut too_long = false;
        loop {
            let buffer = self.reader.fill_buf()?;
            self.ended = buffer.is_empty();
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(buffer.len());
            too_long |= line.len() + taken > LONGEST_LINE;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(&buffer[..taken]);
            }
            self.reader.consume(taken + usize::from(end.is_some()));
            if end.is_some() || self.ended {
                return Ok((!too_long).then_some(line));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, LineFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            let number = self.number;
            let bytes = match self.next_bytes() {
                Ok(Some(bytes)) => bytes,
                Ok(None) => return Some(Err(LineFault::new(number, too_long()))),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(LineFault::new(number, format!("the file could not be read further: {error}"))));
                }
            };
            let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&bytes);
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            return match std::str::from_utf8(bytes) {
                Ok(text) => Some(Ok(Line { number, text: text.strip_suffix('\r').unwrap_or(text).to_owned() })),
                Err(_) => Some(Err(LineFault::new(number, "it is not UTF-8 text"))),
            };
        }
        None
    }
}

/// What a fault says about a line that is too long.
pub(crate) fn too_long() -> String {
    format!("it is longer than {} MiB", LONGEST_LINE / (1024 * 1024))
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::{LONGEST_LINE, Lines};

    fn read(bytes: &[u8]) -> Vec<String> {
        Lines::new(BufReader::with_capacity(7, bytes))
            .map(|line| line.map_or_else(|fault| fault.to_string(), |line| format!("{} {}", line.number, line.text)))
            .collect()
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        assert_eq!(read(b"\xef\xbb\xbfone\r\n\n  \nfour\nlast"), ["1 one", "4 four", "5 last"]);
        assert!(read(b"").is_empty());
        assert!(read(b"\n\n").is_empty());
    }

    #[test]
    fn a_bad_line_does_not_stop_the_next_one() {
        let mut bytes = vec![b'x'; LONGEST_LINE + 1];
        bytes.extend_from_slice(b"\n\xff\xfe\nfine\n");
        assert_eq!(read(&bytes), ["line 1: it is longer than 8 MiB", "line 2: it is not UTF-8 text", "3 fine"]);
    }
}
