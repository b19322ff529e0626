//! Filling a template from a sheet, and knowing afterwards which words came from which line.
//!
//! minijinja runs the template; each printed line is wrapped in noncharacters (U+FDD0 and after, which no fact and no
//! template can hold), and one pass takes them out again and keeps the places. Values are never read as templates.

use std::io;

use minijinja::value::{Object, Value as Given};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use crate::clean::{clause, for_markdown, sentence};
use crate::grammar::Form;
use crate::sheet::{FLAGS, Line, Sheet, Value};
use crate::template::Template;

const OPENS: char = '\u{fdd0}';
const BEGINS: char = '\u{fdd1}';
const CLOSES: char = '\u{fdd2}';
/// Steps of minijinja. Nothing that passes the check can loop; this holds where the check has a hole.
const FUEL: u64 = 100_000;
/// A template may print every line so many times before it is no message any more.
const REPEATS: usize = 16;
const ROOM: usize = 128 * 1024;

/// A filled template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub text: String,
    pub printed: Vec<Printed>,
}

/// Where a line stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    pub line: Line,
    pub form: Form,
    pub start: usize,
    pub end: usize,
}

/// A line of the sheet as minijinja is given it.
#[derive(Clone, Debug)]
struct Slot {
    line: Line,
    form: Form,
    value: Option<Value>,
    is_plain: bool,
}

impl Object for Slot {
    fn is_true(self: &std::sync::Arc<Self>) -> bool {
        self.value.is_some()
    }
}

/// Fills a template; `ahead` is put before its first words.
pub(crate) fn fill(template: &Template, sheet: &Sheet, ahead: &str) -> Result<Filled, Error> {
    let is_plain = template.is_plain();
    let environment = environment();
    let mut context: Vec<(&str, Given)> = Vec::with_capacity(Line::ALL.len() + FLAGS.len());
    let mut size = 0;
    for line in Line::ALL {
        let value = sheet.value(*line).cloned();
        size += value.iter().flat_map(|value| &value.rows).map(String::len).sum::<usize>();
        context.push((line.name(), Given::from_object(Slot { line: *line, form: Form::Plain, value, is_plain })));
    }
    context.extend(FLAGS.iter().map(|flag| (flag.name, Given::from(sheet.holds(flag)))));
    let source = with_ahead(&template.checked.source, ahead);
    let compiled = environment.template_from_named_str(&template.name, &source)?;
    let mut out = Bounded { text: Vec::new(), left: ROOM + REPEATS * size };
    compiled.render_captured_to(Given::from_pairs(context), &mut out)?;
    let marked =
        String::from_utf8(out.text).map_err(|_| Error::new(ErrorKind::BadSerialization, "the text is not UTF-8"))?;
    let mut filled = take_marks_out(&marked);
    for line in &template.needs {
        if !filled.printed.iter().any(|printed| printed.line == *line) {
            filled.append(*line, sheet.value(*line), is_plain);
        }
    }
    Ok(filled)
}

/// A line as a text shows it.
pub(crate) fn shown(line: Line, value: Option<&Value>, form: Form, is_plain: bool) -> String {
    let Some(value) = value else {
        let stop = if form == Form::Sentence { "." } else { "" };
        return format!("⟦{}⟧{stop}", line.blank());
    };
    let escaped = |row: &str| if is_plain { row.to_owned() } else { for_markdown(row) };
    if line.is_list() {
        let rows = value.rows.iter().map(|row| escaped(row));
        return if is_plain {
            rows.collect::<Vec<_>>().join("; ")
        } else {
            rows.map(|row| format!("- {row}")).collect::<Vec<_>>().join("\n")
        };
    }
    let row = value.rows.join("; ");
    escaped(&match form {
        Form::Plain => row,
        Form::Sentence => sentence(&row),
        Form::Clause => clause(&row),
        Form::Short => value.short.clone().unwrap_or_else(|| clause(&row)),
    })
}

/// An environment that knows our three filters and nothing else: no loops over numbers, no functions, no includes.
fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    for (name, form) in Form::FILTERS {
        environment.add_filter(name, move |slot: &Slot| Given::from_object(Slot { form, ..slot.clone() }));
    }
    environment.set_formatter(|out, _, value| {
        let Some(slot) = value.downcast_object_ref::<Slot>() else {
            return Err(Error::new(ErrorKind::InvalidOperation, "only lines of the sheet can be printed"));
        };
        let text = shown(slot.line, slot.value.as_ref(), slot.form, slot.is_plain);
        let form = slot.form as u8;
        let name = slot.line.name();
        write!(out, "{OPENS}{name} {form}{BEGINS}{text}{CLOSES}").map_err(Error::from)
    });
    environment
}

/// Words before the text, after the mark of its heading.
fn with_ahead(source: &str, ahead: &str) -> String {
    let text = source.trim_start_matches('\n');
    match text.strip_prefix("# ") {
        Some(rest) => format!("# {ahead}{rest}"),
        None => format!("{ahead}{text}"),
    }
}

fn take_marks_out(marked: &str) -> Filled {
    let mut filled = Filled::default();
    let mut rest = marked;
    while let Some((template_text, opened)) = rest.split_once(OPENS) {
        filled.push_words(template_text);
        let Some((mark, (value, after))) =
            opened.split_once(BEGINS).and_then(|(mark, opened)| Some((mark, opened.split_once(CLOSES)?)))
        else {
            rest = opened;
            continue;
        };
        if let Some((line, form)) = read_mark(mark) {
            filled.push_value(line, form, value);
        }
        rest = after;
    }
    filled.push_words(rest);
    filled.text.truncate(filled.text.trim_end().len());
    filled
}

fn read_mark(mark: &str) -> Option<(Line, Form)> {
    let (name, form) = mark.split_once(' ')?;
    let line = Line::ALL.iter().copied().find(|line| line.name() == name)?;
    let forms = [Form::Plain, Form::Sentence, Form::Clause, Form::Short];
    Some((line, forms.into_iter().find(|one| (*one as u8).to_string() == form)?))
}

impl Filled {
    /// Words of the template: conditions that did not hold leave no gap.
    fn push_words(&mut self, words: &str) {
        for letter in words.chars() {
            if letter == '\n' && (self.text.is_empty() || self.text.ends_with("\n\n")) {
                continue;
            }
            self.text.push(letter);
        }
    }

    fn push_value(&mut self, line: Line, form: Form, value: &str) {
        let start = self.text.len();
        self.text.push_str(value);
        self.printed.push(Printed { line, form, start, end: self.text.len() });
    }

    /// What the message must not go without, where the template left it out.
    fn append(&mut self, line: Line, value: Option<&Value>, is_plain: bool) {
        self.text.push_str(if self.text.is_empty() { "" } else { "\n\n" });
        let text = shown(line, value, Form::Sentence, is_plain);
        self.push_value(line, Form::Sentence, &text);
    }
}

/// Stops a template before it fills the memory.
struct Bounded {
    text: Vec<u8>,
    left: usize,
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(bytes.len()).ok_or_else(|| io::Error::other("the text is far too long"))?;
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
