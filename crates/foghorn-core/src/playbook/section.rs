//! One table of a playbook file while it is read: its keys one by one, so that one fault hides no other.
//!
//! Not here: which keys there are (`read`).

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::faults::Found;
use crate::verbs::nearest;

/// A table, and what a sentence calls it.
pub(super) struct Section<'s, 'i> {
    pub(super) what: String,
    /// The line where it begins.
    pub(super) line: usize,
    table: &'s DeTable<'i>,
    asked: Vec<&'static str>,
}

impl<'s, 'i> Section<'s, 'i> {
    pub(super) fn new(what: &str, table: &'s DeTable<'i>, line: usize) -> Self {
        Self { what: what.to_owned(), line, table, asked: Vec::new() }
    }

    /// The line of a key, or where the table begins.
    pub(super) fn line_of(&self, found: &Found, key: &str) -> usize {
        self.table.get(key).map_or(self.line, |value| found.lines.line(value.span().start))
    }

    /// What stands under a key; nothing where it is missing or wrong.
    pub(super) fn may<T: DeserializeOwned>(&mut self, found: &mut Found, key: &'static str) -> Option<T> {
        let value = self.value(key)?;
        parsed(found, key, value)
    }

    /// The same, for what must stand there.
    pub(super) fn must<T: DeserializeOwned>(&mut self, found: &mut Found, key: &'static str) -> Option<T> {
        let value = self.value(key);
        if value.is_none() {
            found.missing(self.line, format!("{} has no \u{201c}{key}\u{201d}", self.what));
        }
        parsed(found, key, value?)
    }

    /// Words of some length that must stand there.
    pub(super) fn words(&mut self, found: &mut Found, key: &'static str) -> Option<String> {
        let words: String = self.must(found, key)?;
        if words.trim().is_empty() {
            found.wrong(self.line_of(found, key), format!("the \u{201c}{key}\u{201d} of {} says nothing", self.what));
            return None;
        }
        Some(words)
    }

    /// A short name, unlike those before it. From then on sentences call the table by it.
    pub(super) fn id(&mut self, found: &mut Found, seen: &mut BTreeMap<String, usize>) -> Option<String> {
        let id: String = self.must(found, "id")?;
        let line = self.line_of(found, "id");
        if !is_short_name(&id) {
            let message = format!("the id \u{201c}{id}\u{201d} may have small letters, digits and hyphens only");
            found.wrong(line, message);
            return None;
        }
        self.what = format!("{} \u{201c}{id}\u{201d}", self.what);
        if let Some(first) = seen.get(&id) {
            found.wrong(line, format!("{} stands here twice, first in line {first}", self.what));
            return None;
        }
        seen.insert(id.clone(), line);
        Some(id)
    }

    /// The elements of a list that are right, each with its line.
    pub(super) fn list<T: DeserializeOwned>(&mut self, found: &mut Found, key: &'static str) -> Vec<(T, usize)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(elements) = value.get_ref() else {
            let line = found.lines.line(value.span().start);
            found.wrong(line, format!("\u{201c}{key}\u{201d} is a list: write {key} = [\u{2026}]"));
            return Vec::new();
        };
        let read = |element: &Spanned<DeValue<'_>>| {
            Some((parsed(found, key, element)?, found.lines.line(element.span().start)))
        };
        elements.iter().filter_map(read).collect()
    }

    /// The tables of a list of tables.
    pub(super) fn tables(&mut self, found: &mut Found, key: &'static str, what: &str) -> Vec<Section<'s, 'i>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(elements) = value.get_ref() else {
            let line = found.lines.line(value.span().start);
            found.wrong(line, format!("\u{201c}{key}\u{201d} is a list of tables: write [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for element in elements {
            let line = found.lines.line(element.span().start);
            match element.get_ref() {
                DeValue::Table(table) => tables.push(Section::new(what, table, line)),
                _ => found.wrong(line, format!("each \u{201c}{key}\u{201d} is a table, not a {}", kind(element))),
            }
        }
        tables
    }

    /// A table under a key.
    pub(super) fn table(&mut self, found: &mut Found, key: &'static str, what: &str) -> Option<Section<'s, 'i>> {
        let value = self.value(key)?;
        let line = found.lines.line(value.span().start);
        if let DeValue::Table(table) = value.get_ref() {
            return Some(Section::new(what, table, line));
        }
        found.wrong(line, format!("\u{201c}{key}\u{201d} is a table, not a {}", kind(value)));
        None
    }

    /// Its keys, where they are no fixed ones, each with its line.
    pub(super) fn keys(&self, found: &Found) -> Vec<(&'s str, usize)> {
        self.table.keys().map(|key| (key.get_ref().as_ref(), found.lines.line(key.span().start))).collect()
    }

    /// What stands under such a key.
    pub(super) fn under<T: DeserializeOwned>(&self, found: &mut Found, key: &str) -> Option<T> {
        self.table.get(key).and_then(|value| parsed(found, key, value))
    }

    /// A table under such a key.
    pub(super) fn table_under(&self, found: &mut Found, key: &str, what: &str) -> Option<Section<'s, 'i>> {
        let value = self.table.get(key)?;
        let line = found.lines.line(value.span().start);
        if let DeValue::Table(table) = value.get_ref() {
            return Some(Section::new(what, table, line));
        }
        found.wrong(line, format!("\u{201c}{key}\u{201d} is a table, not a {}", kind(value)));
        None
    }

    /// True where a key stands there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Tells of each key that nobody asked for.
    pub(super) fn end(self, found: &mut Found) {
        for (key, line) in self.keys(found) {
            if !self.asked.contains(&key) {
                let meant = nearest(key, self.asked.iter().copied());
                let meant = meant.map(|meant| format!("; did you mean \u{201c}{meant}\u{201d}?")).unwrap_or_default();
                found.wrong(line, format!("{} knows no \u{201c}{key}\u{201d}{meant}", self.what));
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'s Spanned<DeValue<'i>>> {
        self.asked.push(key);
        self.table.get(key)
    }
}

fn parsed<T: DeserializeOwned>(found: &mut Found, key: &str, value: &Spanned<DeValue<'_>>) -> Option<T> {
    match T::deserialize(ValueDeserializer::from(value.clone())) {
        Ok(read) => Some(read),
        Err(error) => {
            let at = error.span().unwrap_or_else(|| value.span());
            found.wrong(found.lines.line(at.start), format!("\u{201c}{key}\u{201d}: {}", error.message()));
            None
        }
    }
}

fn kind(value: &Spanned<DeValue<'_>>) -> &'static str {
    value.get_ref().type_str()
}

fn is_short_name(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
