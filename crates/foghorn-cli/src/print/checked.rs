//! What checking a library found: a line a fault, and what was checked.

use serde_json::Value;

use super::terminal::{count, text};

/// Faults, remarks, and a last line.
pub(crate) fn checked(done: &Value) -> String {
    let lines = |field: &str, mark: &str| {
        let rows = done[field].as_array().into_iter().flatten();
        rows.map(|row| format!("{}:{}: {mark}{}\n", text(&row["file"]), row["line"], text(&row["reason"]))).collect()
    };
    let (faults, remarks): (String, String) = (lines("faults", ""), lines("remarks", "remark: "));
    let found = done["faults"].as_array().map_or(0, Vec::len);
    format!(
        "{faults}{remarks}{} with {}, {}, {}: {}.\n",
        count(&done["rules"], "rule", "rules"),
        count(&done["examples"], "example", "examples"),
        count(&done["templates"], "template", "templates"),
        count(&done["playbooks"], "playbook", "playbooks"),
        match found {
            0 => "everything is right".to_owned(),
            1 => "1 fault".to_owned(),
            many => format!("{many} faults"),
        }
    )
}
