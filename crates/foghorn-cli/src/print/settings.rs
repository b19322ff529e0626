//! Settings, as their file says them.

use anyhow::Result;
use foghorn_app::Failure;
use serde_json::Value;

use super::terminal::line;
use crate::args::Config;

/// All settings, or the one that was asked for; where it was changed, what it is now.
pub(super) fn settings(answer: &Value, asked: &Config) -> Result<String> {
    let all = answer.as_object().into_iter().flatten();
    let shown = |value: &Value| match value {
        Value::String(text) => line(text),
        other => other.to_string(),
    };
    match (&asked.name, &asked.value) {
        (Some(name), None) => match answer.get(name) {
            Some(value) => Ok(shown(value) + "\n"),
            None => {
                let names: Vec<_> = all.map(|(name, _)| name.as_str()).collect();
                let message = format!("There is no setting \u{201c}{name}\u{201d}; there are {}.", names.join(", "));
                Err(Failure::new("settings", message).into())
            }
        },
        (Some(changed), Some(_)) => {
            Ok(all.filter(|(name, _)| *name == changed).map(|(name, value)| format!("{name} = {value}\n")).collect())
        }
        (None, _) => Ok(all.map(|(name, value)| format!("{name} = {value}\n")).collect()),
    }
}
