//! What moving and checking logs answers.

use std::fmt::Write;

use serde_json::Value;

use super::terminal::{count, text};

/// What an import did.
pub(super) fn import(done: &Value) -> String {
    let mut out = format!(
        "{}: {} new, {} already here.\n",
        count(&done["incidents"], "incident", "incidents"),
        count(&done["added"], "entry", "entries"),
        done["already"],
    );
    if done["filled"] != 0 {
        let _ = writeln!(out, "{} came that had been left out.", count(&done["filled"], "text", "texts"));
    }
    if done["drafts"] != 0 {
        let apart = if done["diverged"] == 0 { "" } else { "; both texts of those that grew apart are kept" };
        let _ = writeln!(out, "{} came along{apart}.", count(&done["drafts"], "draft", "drafts"));
    }
    if done["marked"] != 0 {
        let _ = writeln!(out, "{} kept and marked: their record is flawed.", done["marked"]);
    }
    if done["cancelled"] == true {
        let _ = writeln!(out, "Cancelled; import it again to complete it.");
    }
    for fault in done["faults"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "Left out: {}", text(fault));
    }
    out
}

/// What an export wrote.
pub(super) fn export(done: &Value) -> String {
    format!(
        "Wrote {} with {} of {}.\n",
        text(&done["path"]),
        count(&done["entries"], "entry", "entries"),
        count(&done["incidents"], "incident", "incidents"),
    )
}

/// What checking found.
pub(super) fn verify(report: &Value) -> String {
    let sound = if report["clean"] == true { "everything is sound" } else { "not sound" };
    let mut out = format!(
        "{} in {}: {sound}.\n",
        count(&report["entries"], "entry", "entries"),
        count(&report["streams"], "stream", "streams"),
    );
    if report["without_body"] != 0 {
        let _ = writeln!(
            out,
            "{} without text: expunged, or left out of an export.",
            count(&report["without_body"], "entry", "entries")
        );
    }
    for defect in report["defects"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "{}", text(defect));
    }
    for step in report["next_steps"].as_array().into_iter().flatten() {
        let _ = writeln!(out, "Next: {}", text(step));
    }
    out
}

/// What was made anew.
pub(super) fn rebuild(done: &Value) -> String {
    format!("Made anew: lists and clocks of {}.\n", count(&done["incidents"], "incident", "incidents"))
}

/// Where the copy is.
pub(super) fn backup(done: &Value) -> String {
    format!("Wrote {}.\n", text(&done["path"]))
}
