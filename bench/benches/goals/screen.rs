//! A virtual screen whose pixels can be read: what a person sees, and when.
//!
//! The display writes its picture into a file (`Xvfb -fbdir`), so looking costs next to nothing and asks nobody.

use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::FileExt;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use foghorn_tests::desk::Desk;
use foghorn_tests::process::Process;
use foghorn_tests::wait::{PATIENCE, until, until_ok};

/// Every so manieth row of pixels is looked at: every line of text crosses one.
const EVERY: u64 = 8;
/// How often the screen is looked at.
const LOOK: Duration = Duration::from_millis(2);
/// How long it is watched after the first change.
const WATCHED: Duration = Duration::from_secs(8);
/// What changes so shortly before the end is alive (a countdown, a cursor) and no part of the painting. Some ticks long,
/// because a digit that stands before others changes less often.
const ALIVE: Duration = Duration::from_millis(5_500);
/// The screen is looked at in fields of so many such rows and a part of the width: a countdown at the end of a card is
/// alive, the title at its beginning is not.
const ROWS: u64 = 5;
const COLUMNS: u64 = 4;

/// An empty window has fields of so many kinds at most: its own, and one that it shares with an edge.
const BLANK: usize = 2;
/// The painting is over when nothing but what is alive changed for so long.
const QUIET: Duration = Duration::from_millis(300);

/// The display, and the file of its pixels.
pub(crate) struct Screen {
    _display: Process,
    name: String,
    frame: File,
    pixels_at: u64,
    stride: u64,
    height: u64,
}

impl Screen {
    /// A screen beside the one that the desk has.
    pub(crate) fn new(desk: &Desk) -> Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir"]).arg(desk.dir());
        let (display, number) = Process::start_saying("Xvfb", &mut command, &desk.dir().join("screen.log"))?;
        let frame = until_ok("the screen's picture", PATIENCE, || Ok(File::open(desk.dir().join("Xvfb_screen0"))?))?;
        // An X window dump: numbers of four bytes, the highest first.
        let mut header = [0; 100];
        frame.read_exact_at(&mut header, 0).context("the head of the screen's picture")?;
        let number_at = |place: usize| {
            header[place * 4..].first_chunk().map_or(0, |bytes: &[u8; 4]| u64::from(u32::from_be_bytes(*bytes)))
        };
        let (header_size, height, stride, colours) = (number_at(0), number_at(5), number_at(12), number_at(19));
        ensure!(height == 800 && stride >= 1_280, "the screen's picture has another form than an X window dump");
        let name = format!(":{number}");
        let screen = Self { _display: display, name, frame, pixels_at: header_size + colours * 12, stride, height };
        let mut known = screen.fields()?;
        until("the empty screen to be drawn", PATIENCE, || {
            std::thread::sleep(QUIET);
            let before = std::mem::replace(&mut known, screen.fields()?);
            Ok((before == known).then_some(()))
        })?;
        Ok(screen)
    }

    /// What stands in `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Watches from now on, and tells how long after `began` the last field that is not alive was painted.
    pub(crate) fn painted(&self, before: &[u64], began: Instant) -> Result<Duration> {
        let mut known = before.to_vec();
        let mut changed: Vec<Option<Duration>> = vec![None; known.len()];
        let (mut first, mut shown) = (None, None);
        let mut history = Vec::new();
        loop {
            let now = self.fields()?;
            let at = began.elapsed();
            for (field, _) in now.iter().zip(&known).enumerate().filter(|(_, (now, known))| now != known) {
                changed[field] = Some(at);
                history.push((at, field));
                first = first.or(Some(at));
            }
            if first.is_some() && now.iter().collect::<BTreeSet<_>>().len() > BLANK {
                shown = shown.or(Some(at));
            }
            known = now;
            match first {
                Some(first) if at - first > WATCHED => break,
                None if at > PATIENCE => break,
                _ => std::thread::sleep(LOOK),
            }
        }
        let end = began.elapsed();
        let alive = |field: usize| changed[field].is_some_and(|at| end - at <= ALIVE);
        let mut painted = shown;
        for (at, field) in history {
            match painted {
                Some(before) if at > before && !alive(field) => {
                    if at - before > QUIET {
                        break;
                    }
                    painted = Some(at);
                }
                _ => {}
            }
        }
        painted.context("nothing was painted")
    }

    /// What stands on the screen, field by field, as numbers that can be compared.
    pub(crate) fn fields(&self) -> Result<Vec<u64>> {
        let mut row = vec![0; usize::try_from(self.stride)?];
        let width = usize::try_from(self.stride / COLUMNS)?;
        let mut fields = Vec::new();
        for field in 0..self.height / EVERY / ROWS {
            let mut hashers = vec![DefaultHasher::new(); row.len().div_ceil(width)];
            for place in field * ROWS..(field + 1) * ROWS {
                self.frame.read_exact_at(&mut row, self.pixels_at + place * EVERY * self.stride)?;
                row.chunks(width).zip(&mut hashers).for_each(|(part, hasher)| part.hash(hasher));
            }
            fields.extend(hashers.iter().map(Hasher::finish));
        }
        Ok(fields)
    }
}
