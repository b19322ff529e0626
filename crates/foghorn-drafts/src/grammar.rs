//! The language of templates: `{{ impact }}`, `{{ impact | sentence }}`, `{% if scope and not told %}`, `{# a remark #}`.
//!
//! It is the small part of Jinja in which nothing can loop, grow or fail: names of the sheet, conditions over them, and
//! three ways to print a line. The check is ours, so that a fault names its line and says what to write, and so that a
//! template which passed it cannot hurt; minijinja reads and runs it. Not here: what the names mean (`sheet`).

use std::collections::BTreeSet;

use crate::sheet::{FLAGS, Line};

/// Longer than any message; a file beyond it is no template.
const LONGEST: usize = 64 * 1024;
/// Deeper than any message needs.
const DEEPEST: usize = 16;

/// How a line is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// As it is.
    Plain,
    /// With a capital and a stop.
    Sentence,
    /// Without its stop.
    Clause,
    /// As short as can be, for a text message.
    Short,
}

impl Form {
    /// The ways that a template can ask for.
    pub(crate) const FILTERS: [(&'static str, Self); 3] =
        [("sentence", Self::Sentence), ("clause", Self::Clause), ("short", Self::Short)];
}

/// A template that passed.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    /// As minijinja is given it: a line of its own for a condition leaves no empty line behind.
    pub source: String,
    /// Every line of the sheet that it prints or asks for.
    pub asks: BTreeSet<Line>,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    /// Counted from 1.
    pub line: usize,
    /// What, and what to write instead.
    pub reason: String,
}

/// Checks the text of a template.
pub(crate) fn check(text: &str) -> Result<Checked, Wrong> {
    if text.len() > LONGEST {
        return Err(Wrong { line: 1, reason: format!("the template is longer than {} kB", LONGEST / 1024) });
    }
    if let Some(at) = text.find(|c| matches!(c, '\u{fdd0}'..='\u{fdef}')) {
        return Err(wrong(text, at, "a character that is none (U+FDD0 to U+FDEF); take it out".to_owned()));
    }
    let mut checker = Checker { text, open: Vec::new(), asks: BTreeSet::new() };
    let mut source = String::with_capacity(text.len() + 64);
    let mut done = 0;
    while let Some(tag) = next_tag(text, done) {
        let tag = tag?;
        checker.tag(&tag)?;
        // A tag on a line of its own: the line is no part of the message. A remark swallows its end, so that the lines
        // of the file keep their numbers.
        let line_start = text[..tag.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &text[line_start.max(done)..tag.start];
        let alone = tag.kind != Kind::Print
            && line_start >= done
            && before.chars().all(|c| c == ' ')
            && text[tag.end..].starts_with('\n');
        if alone {
            source.push_str(&text[done..line_start]);
            source.push_str(&text[tag.start..tag.end]);
            source.push_str("{#\n#}");
            done = tag.end + 1;
        } else {
            source.push_str(&text[done..tag.end]);
            done = tag.end;
        }
    }
    source.push_str(&text[done..]);
    if let Some(at) = checker.open.first() {
        return Err(wrong(text, at.0, "this `if` has no `{% endif %}`".to_owned()));
    }
    Ok(Checked { source, asks: checker.asks })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Print,
    Act,
    Remark,
}

struct Tag<'a> {
    kind: Kind,
    start: usize,
    end: usize,
    inner: &'a str,
}

struct Checker<'a> {
    text: &'a str,
    /// Where each open `if` stands, and whether its `else` was seen.
    open: Vec<(usize, bool)>,
    asks: BTreeSet<Line>,
}

fn next_tag(text: &str, from: usize) -> Option<Result<Tag<'_>, Wrong>> {
    let (start, kind) = text[from..].match_indices('{').find_map(|(at, _)| {
        let kind = match text.as_bytes().get(from + at + 1)? {
            b'{' => Kind::Print,
            b'%' => Kind::Act,
            b'#' => Kind::Remark,
            _ => return None,
        };
        Some((from + at, kind))
    })?;
    let closing = match kind {
        Kind::Print => "}}",
        Kind::Act => "%}",
        Kind::Remark => "#}",
    };
    let Some(length) = text[start + 2..].find(closing) else {
        return Some(Err(wrong(text, start, format!("`{}` is not closed with `{closing}`", &text[start..start + 2]))));
    };
    let end = start + 2 + length;
    Some(Ok(Tag { kind, start, end: end + 2, inner: text[start + 2..end].trim() }))
}

impl Checker<'_> {
    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Wrong> {
        match tag.kind {
            Kind::Remark => Ok(()),
            Kind::Print => self.print(tag),
            Kind::Act => self.act(tag),
        }
    }

    fn print(&mut self, tag: &Tag<'_>) -> Result<(), Wrong> {
        let mut parts = tag.inner.split('|').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let Some(line) = line(name) else {
            let is_flag = FLAGS.iter().any(|flag| flag.name == name);
            let reason = if is_flag {
                format!("`{name}` is a condition; it can be asked for with `{{% if {name} %}}`, not printed")
            } else {
                format!("there is no line \u{201c}{name}\u{201d}; there are {}", names())
            };
            return Err(wrong(self.text, tag.start, reason));
        };
        self.asks.insert(line);
        let filters: Vec<_> = parts.collect();
        match filters.as_slice() {
            [] => Ok(()),
            [filter] if Form::FILTERS.iter().any(|(name, _)| name == filter) => Ok(()),
            _ => {
                let reason = format!(
                    "`{}` is not a way to print a line; use one of `| sentence`, `| clause`, `| short`, or none",
                    filters.join(" | ")
                );
                Err(wrong(self.text, tag.start, reason))
            }
        }
    }

    fn act(&mut self, tag: &Tag<'_>) -> Result<(), Wrong> {
        let (verb, rest) = tag.inner.split_once(char::is_whitespace).unwrap_or((tag.inner, ""));
        let fault = |reason: &str| Err(wrong(self.text, tag.start, reason.to_owned()));
        match verb {
            "if" if self.open.len() == DEEPEST => fault("conditions stand too deep in each other"),
            "if" => {
                self.open.push((tag.start, false));
                self.condition(rest, tag.start)
            }
            "elif" => match self.open.last() {
                Some((_, false)) => self.condition(rest, tag.start),
                _ => fault("`elif` stands without its `if`, or after `else`"),
            },
            "else" | "endif" if !rest.is_empty() => fault("nothing may follow `else` and `endif`"),
            "else" => match self.open.last_mut() {
                Some((_, seen @ false)) => {
                    *seen = true;
                    Ok(())
                }
                _ => fault("`else` stands without its `if`, or twice"),
            },
            "endif" => match self.open.pop() {
                Some(_) => Ok(()),
                None => fault("`endif` stands without its `if`"),
            },
            _ => fault("a template knows `if`, `elif`, `else` and `endif`, and nothing else"),
        }
    }

    /// `scope and not told`, `(known or doing) and open`.
    fn condition(&mut self, text: &str, at: usize) -> Result<(), Wrong> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        let (mut depth, mut wants_name) = (0_usize, true);
        let fault = |reason: String| Err(wrong(self.text, at, reason));
        for word in spaced.split_whitespace() {
            match (word, wants_name) {
                ("not", true) => {}
                ("(", true) if depth == DEEPEST => return fault("too many brackets".to_owned()),
                ("(", true) => depth += 1,
                (")", false) if depth > 0 => depth -= 1,
                ("and" | "or", false) => wants_name = true,
                (name, true) => {
                    let flag = FLAGS.iter().find(|flag| flag.name == name).map(|flag| flag.of);
                    let Some(line) = line(name).or(flag) else {
                        return fault(format!(
                            "there is no line or condition \u{201c}{name}\u{201d}; there are {}, {}",
                            names(),
                            flags()
                        ));
                    };
                    self.asks.insert(line);
                    wants_name = false;
                }
                (word, false) => return fault(format!("\u{201c}{word}\u{201d} cannot stand here; use `and` or `or`")),
            }
        }
        if wants_name || depth > 0 {
            return fault("the condition is not complete".to_owned());
        }
        Ok(())
    }
}

fn line(name: &str) -> Option<Line> {
    Line::ALL.iter().copied().find(|line| line.name() == name)
}

fn names() -> String {
    Line::ALL.iter().map(|line| line.name()).collect::<Vec<_>>().join(", ")
}

fn flags() -> String {
    FLAGS.iter().map(|flag| flag.name).collect::<Vec<_>>().join(", ")
}

fn wrong(text: &str, at: usize, reason: String) -> Wrong {
    Wrong { line: text[..at].matches('\n').count() + 1, reason }
}

#[cfg(test)]
mod tests {
    use super::check;

    fn refused(text: &str) -> String {
        let wrong = check(text).expect_err(text);
        format!("{}: {}", wrong.line, wrong.reason)
    }

    #[test]
    fn what_could_loop_or_grow_is_not_in_the_language() {
        for text in [
            "{% for x in range(9999999) %}a{% endfor %}",
            "{% set a = title ~ title %}",
            "{{ title * 9999 }}",
            "{{ title ~ title }}",
            "{% include 'x' %}",
            "{% macro m() %}{% endmacro %}",
            "{% raw %}{{ x }}{% endraw %}",
            "{{ title.upper() }}",
            "{% if title == 'x' %}{% endif %}",
            "{%- if title %}{% endif %}",
            "{{ title | replace('a', 'b') }}",
            "{% if (((((((((((((((((title))))))))))))))))) %}{% endif %}",
        ] {
            refused(text);
        }
    }

    #[test]
    fn a_fault_names_its_line_and_what_to_write() {
        assert!(
            refused("a\n\n{{ impct }}").starts_with("3: there is no line \u{201c}impct\u{201d}; there are title, ")
        );
        assert_eq!(
            refused("{{ open }}"),
            "1: `open` is a condition; it can be asked for with `{% if open %}`, not printed"
        );
        assert_eq!(refused("a\n{% if scope %}\nb"), "2: this `if` has no `{% endif %}`");
        assert_eq!(refused("{{ scope"), "1: `{{` is not closed with `}}`");
        assert_eq!(
            refused("{% if scope known %}{% endif %}"),
            "1: \u{201c}known\u{201d} cannot stand here; use `and` or `or`"
        );
        assert_eq!(
            refused("{% if scope %}{% else %}{% else %}{% endif %}"),
            "1: `else` stands without its `if`, or twice"
        );
    }

    #[test]
    fn a_condition_on_a_line_of_its_own_leaves_no_line_behind() {
        let checked = check("a\n  {% if scope %}\nb\n{% endif %}\nc {% if scope %}d{% endif %}\ne").expect("right");
        assert_eq!(checked.source, "a\n{% if scope %}{#\n#}b\n{% endif %}{#\n#}c {% if scope %}d{% endif %}\ne");
    }
}
