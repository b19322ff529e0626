//! docs/bench.md: the table, and below it how each figure was measured.

use crate::goal::Row;
use crate::machine::Machine;

/// One run of the benches.
#[derive(Clone, Debug)]
pub struct Report {
    /// Where it ran.
    pub machine: Machine,
    /// The machine's load when the run ended.
    pub load_at_end: String,
    /// When, in words.
    pub date: String,
    /// What was measured with what.
    pub versions: Vec<String>,
    /// How much was stored.
    pub stored: String,
    /// How long the run took, in minutes.
    pub minutes: u64,
    /// In the order of the table.
    pub rows: Vec<Row>,
}

impl Report {
    /// The whole file.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "# Speed and memory\n\n\
             Written by `make bench`; do not edit. Each number is compared in the same run with what it is measured \
             against, in turns, so that a busy or a slow machine weighs on both.\n\n\
             - Date: {}\n- Machine: {}\n- Load before and after (1, 5, 15 min): {}; {}\n- Versions: {}\n- Stored: {}\n\
             - The run took {} min.\n\n",
            self.date,
            self.machine.line(),
            self.machine.load,
            self.load_at_end,
            self.versions.join(", "),
            self.stored,
            self.minutes,
        );
        let (met, all) = self.met();
        text += &format!(
            "{met} of {all} numbers meet their goal.\n\n| figure | goal | measured | verdict |\n|---|---|---|---|\n"
        );
        for row in &self.rows {
            if row.checks.is_empty() {
                text += &format!("| {} | | not measured | see below |\n", row.figure);
            }
            for check in &row.checks {
                let (goal, measured, verdict) = (check.goal(), check.measured(), check.verdict());
                text += &format!("| {}: {} | {goal} | {measured} | {verdict} |\n", row.figure, check.what);
            }
        }
        text += "\n## How it was measured\n";
        for row in &self.rows {
            text += &format!("\n### {} (`ROWS={}`)\n\n", row.figure, row.name);
            for remark in &row.remarks {
                text += &format!("- {remark}\n");
            }
        }
        text
    }

    /// How many numbers meet their goal, of how many.
    pub fn met(&self) -> (usize, usize) {
        let checks = self.rows.iter().flat_map(|row| &row.checks);
        (checks.clone().filter(|check| check.missed_by().is_none()).count(), checks.count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goal::{Check, Unit};

    #[test]
    fn a_missed_goal_stands_in_the_table_beside_the_others() {
        let row = |name, checks| Row { name, figure: "An act", checks, remarks: vec!["Alternating.".to_owned()] };
        let machine = Machine {
            processor: "P".to_owned(),
            cores: 2,
            memory: 4,
            kernel: "6".to_owned(),
            load: "0 0 0".to_owned(),
        };
        let report = Report {
            machine,
            load_at_end: "1 1 1".to_owned(),
            date: "today".to_owned(),
            versions: vec!["Foghorn 1".to_owned()],
            stored: "nothing".to_owned(),
            minutes: 1,
            rows: vec![
                row(
                    "acts",
                    vec![
                        Check::at_most("p50", 1.3, 1.4, Unit::Times),
                        Check::at_most("p99.9", 10.0, 2.0, Unit::Milliseconds),
                    ],
                ),
                row("keys", Vec::new()),
            ],
        };
        let text = report.markdown();
        assert!(text.contains("1 of 2 numbers meet their goal."), "{text}");
        assert!(text.contains("| An act: p50 | at most 1.3 times | 1.40 times | **missed by 0.10 times** |"), "{text}");
        assert!(text.contains("| An act | | not measured | see below |"), "{text}");
    }
}
