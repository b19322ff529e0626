//! The snapshots of board and incident screen, over the whole archive and over a tenth of it, in turns.

use std::fs::File;
use std::time::Duration;

use anyhow::Result;
use foghorn_app::App;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::history;
use foghorn_bench::times::{Times, milliseconds};
use serde_json::{Value, json};

use crate::ground::{Ground, ask, clear_board, declare, open};

/// How often each is asked for.
const ASKED: usize = 600;
/// Open incidents on the board, and how many entries each has.
const OPEN: usize = 5;
const OPEN_ENTRIES: usize = 60;
/// The long one is looked at too, but not judged by the table.
const LONG: usize = 2_000;

/// One archive and what it took.
struct Side {
    app: App,
    /// How many were imported; they are numbered from 0.
    incidents: usize,
    long: String,
    board: Times,
    first: Times,
    again: Times,
    long_again: Times,
}

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let mut sides = [ground.entries / 10, ground.entries]
        .map(|entries| Side::new(ground, entries))
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
    for turn in 0..ASKED {
        for side in &mut sides {
            side.look(turn)?;
        }
    }
    // Folded anew: the last thousand entries of anything else were looked at since.
    let long_first: Vec<Duration> = sides.iter().map(Side::long_first).collect::<Result<_>>()?;
    let [tenth, whole] = sides.as_slice() else { anyhow::bail!("two sides") };
    let grown = |of: fn(&Side) -> &Times| of(whole).median().as_secs_f64() / of(tenth).median().as_secs_f64();
    let p99 = |what: &str, times: &Times| Check::at_most(what, 10.0, milliseconds(times.p99()), Unit::Milliseconds);
    let mut remarks = vec![format!(
        "Through the door, answers as JSON; {ASKED} times each, in turns with a tenth of the archive; {OPEN} open incidents \
         of {OPEN_ENTRIES} entries on the board. “Not growing” is read as: the median is at most 1.25 times that over a \
         tenth. Both files were read once before."
    )];
    for side in &sides {
        let (size, board, first, again, long) =
            (side.incidents, side.board.line(), side.first.line(), side.again.line(), side.long_again.line());
        remarks.push(format!("{size} incidents, board: {board}."));
        remarks.push(format!("{size} incidents, an incident for the first time: {first}; again: {again}."));
        remarks.push(format!("{size} incidents, one of {LONG} entries again (not judged): {long}."));
    }
    remarks.push(format!(
        "One of {LONG} entries for the first time (not judged): {:.1} and {:.1} ms.",
        milliseconds(long_first[0]),
        milliseconds(long_first[1])
    ));
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![
            p99("board, p99", &whole.board),
            p99("incident, p99", &whole.first.and(&whole.again)),
            Check::at_most("board, against a tenth of the archive", 1.25, grown(|side| &side.board), Unit::Times),
            Check::at_most("incident, against a tenth of the archive", 1.25, grown(|side| &side.first), Unit::Times),
        ],
        remarks,
    })
}

impl Side {
    fn new(ground: &Ground, entries: usize) -> Result<Self> {
        let folder = ground.folder(entries)?;
        // Read once, so that both are asked of memory: how much of a large file the machine happened to keep is not judged.
        std::io::copy(&mut File::open(folder.join("live/foghorn.db"))?, &mut std::io::sink())?;
        let app = open(&folder)?;
        clear_board(&app)?;
        for number in 0..OPEN {
            declare(&app, &format!("Checkout {number} fails for card payments"), OPEN_ENTRIES)?;
        }
        let long = declare(&app, "A long day", LONG)?;
        ask(&app, "withdraw", json!({"incident": long, "reason": "only to be looked at"}))?;
        let [board, first, again, long_again] = std::array::from_fn(|_| Times::default());
        Ok(Self { app, incidents: entries / history::ENTRIES_EACH, long, board, first, again, long_again })
    }

    fn look(&mut self, turn: usize) -> Result<()> {
        self.board.of(|| ask(&self.app, "board", Value::Null))?;
        // Spread over the archive; far enough apart that none is still folded from before.
        let reference = json!({"incident": format!("SP-{}", turn * 7_919 % self.incidents)});
        self.first.of(|| ask(&self.app, "incident", reference.clone()))?;
        self.again.of(|| ask(&self.app, "incident", reference))?;
        self.long_again.of(|| ask(&self.app, "incident", json!({"incident": self.long})))?;
        Ok(())
    }

    fn long_first(&self) -> Result<Duration> {
        let folder = self.app.folder().to_owned();
        let fresh = open(&folder)?;
        let mut times = Times::default();
        times.of(|| ask(&fresh, "incident", json!({"incident": self.long})))?;
        Ok(times.longest())
    }
}
