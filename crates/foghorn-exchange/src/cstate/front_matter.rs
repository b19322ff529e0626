//! The front matter of a page: names with a text or a list of texts each, nothing deeper.
//!
//! Read event by event: every value is the text that stands there, so that a date is not turned into something else, and
//! neither nesting nor an alias can cost more than the file is long.

use std::collections::BTreeMap;

use yaml_rust2::Event;
use yaml_rust2::parser::Parser;

/// What stands above the text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter(BTreeMap<String, Vec<String>>);

impl FrontMatter {
    /// Reads the lines between the two rules.
    pub(super) fn read(yaml: &str) -> Result<Self, String> {
        let mut parser = Parser::new_from_str(yaml);
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // The name whose value comes next; and how deep in lists and objects the reading is.
        let (mut name, mut depth): (Option<String>, usize) = (None, 0);
        loop {
            let (event, mark) = parser.next_token().map_err(|error| fault(error.marker().line(), error.info()))?;
            let line = mark.line();
            match event {
                Event::StreamEnd => return Ok(Self(fields)),
                Event::Alias(_) => return Err(fault(line, "a reference to another value is not read here")),
                Event::MappingStart(..) | Event::SequenceStart(..) if depth == 2 => {
                    return Err(fault(line, "values within values are not read here"));
                }
                Event::MappingStart(..) if depth == 1 => {
                    return Err(fault(line, "values within values are not read here"));
                }
                Event::SequenceStart(..) if depth == 0 => return Err(fault(line, "a name and a colon belong here")),
                Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
                Event::MappingEnd | Event::SequenceEnd => {
                    depth -= 1;
                    if depth == 1 {
                        name = None;
                    }
                }
                Event::Scalar(text, ..) => match (&name, depth) {
                    (_, 0) => return Err(fault(line, "a name and a colon belong here")),
                    (None, _) => {
                        let read = text.to_lowercase();
                        fields.entry(read.clone()).or_default();
                        name = Some(read);
                    }
                    (Some(of), _) => {
                        fields.entry(of.clone()).or_default().push(text);
                        if depth == 1 {
                            name = None;
                        }
                    }
                },
                Event::Nothing | Event::StreamStart | Event::DocumentStart | Event::DocumentEnd => {}
            }
        }
    }

    /// The text of a name; `None` where it is absent, empty, or a list.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let [text] = self.0.get(name)?.as_slice() else { return None };
        Some(text.trim()).filter(|text| !text.is_empty() && !matches!(*text, "null" | "~"))
    }

    /// The texts of a name: its list, or its one text.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let all = self.0.get(name).into_iter().flatten();
        all.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }
}

/// `line` is counted in the front matter, which begins in the file's second line.
fn fault(line: usize, reason: &str) -> String {
    format!("line {}: {reason}", line + 1)
}
