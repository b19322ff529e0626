//! The review's findings as SARIF 2.1.0 (an OASIS standard), which code scanning of repositories reads.
//!
//! Here: one run over some messages, with the pages of the rules that spoke. Columns count characters, as the run says.
//! Not here: other tools' SARIF, and which findings matter to a build (exit codes).

use std::collections::BTreeSet;

use foghorn_review::{Finding, Fix, Level, Position, Review, Rules};
use serde_json::{Value, json};

/// A message with what was said about it.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed<'a> {
    /// The file as it was named; `-`: the standard input.
    pub file: &'a str,
    /// Its text, in which the review's offsets count.
    pub text: &'a str,
    /// What was said.
    pub review: &'a Review,
}

/// A message that could not be reviewed.
#[derive(Clone, Copy, Debug)]
pub struct Unread<'a> {
    /// The file as it was named.
    pub file: &'a str,
    /// Why, in a sentence.
    pub why: &'a str,
}

/// One run of the review, by these rules.
pub fn sarif(rules: &Rules, reviewed: &[Reviewed<'_>], unread: &[Unread<'_>]) -> Value {
    let spoke: BTreeSet<&str> =
        reviewed.iter().flat_map(|text| &text.review.findings).map(|finding| finding.rule.as_str()).collect();
    let spoke: Vec<&str> = spoke.into_iter().collect();
    let results =
        reviewed.iter().flat_map(|text| text.review.findings.iter().map(|finding| result(text, finding, &spoke)));
    let notices = unread.iter().map(|unread| {
        json!({
            "level": "error",
            "message": { "text": unread.why },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(unread.file) } } }],
        })
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Foghorn",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": spoke.iter().map(|name| description(rules, name)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": notices.collect::<Vec<_>>(),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

/// A rule's page; a name without one, which only the code of a rule can have given, stands alone.
fn description(rules: &Rules, name: &str) -> Value {
    let Some(rule) = rules.named(name) else { return json!({ "id": name }) };
    // The examples are the rule's tests; what they show stands in the prose before them.
    let prose = rule.page.0.split("\n```").next().unwrap_or_default().trim();
    let title = if rule.page.title().is_empty() { name } else { rule.page.title() };
    json!({
        "id": name,
        "shortDescription": { "text": title },
        "help": { "text": if prose.is_empty() { title } else { prose }, "markdown": prose },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(message: &Reviewed<'_>, finding: &Finding, spoke: &[&str]) -> Value {
    let place = json!({ "uri": uri(message.file) });
    // What is missing stands nowhere: it is shown at the first line, where readers look for it.
    let is_missing = finding.end == 0;
    let region = if is_missing { json!({ "startLine": 1 }) } else { region(message.text, finding.start, finding.end) };
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": spoke.binary_search(&finding.rule.as_str()).ok(),
        "level": level(finding.severity),
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": { "artifactLocation": place, "region": region } }],
    });
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([repair(message, fix, &place)]);
    }
    result
}

fn repair(message: &Reviewed<'_>, fix: &Fix, place: &Value) -> Value {
    let replacement = json!({
        "deletedRegion": region(message.text, fix.start, fix.end),
        "insertedContent": { "text": fix.text },
    });
    json!({ "artifactChanges": [{ "artifactLocation": place, "replacements": [replacement] }] })
}

/// The end is the first column after the words, as the standard counts it.
fn region(text: &str, start: usize, end: usize) -> Value {
    let (start, end) = (Position::of(text, start), Position::of(text, end));
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

/// A path as a reference to a URI (RFC 3986): what is not plain is written in hexadecimal digits, also a colon, which
/// would end a scheme.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encoded: String = path
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    if encoded.starts_with('/') { format!("file://{encoded}") } else { encoded }
}
