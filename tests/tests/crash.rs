//! An answer means that it is on disk: writers that are killed at a random moment lose no act that was acknowledged.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use foghorn_tests::cli::Cli;
use foghorn_tests::folder::DataFolder;

/// How often a writer is killed; `CRASH_ROUNDS` says otherwise.
const ROUNDS: u32 = 200;
/// Every so many rounds the whole log is read back; every round it is verified.
const READ_BACK: u32 = 25;

#[test]
fn a_killed_writer_loses_nothing_that_it_acknowledged() -> Result<()> {
    let rounds = std::env::var("CRASH_ROUNDS").ok().map_or(Ok(ROUNDS), |rounds| rounds.parse())?;
    let folder = DataFolder::new()?;
    let cli = Cli::on(folder.path());
    let receipt = cli.json(&["declare", "The writer is killed at random", "--sev", "1"])?;
    let reference = receipt["reference"].as_str().context("a receipt without a reference")?.to_owned();

    let mut acknowledged = Vec::new();
    let mut usual = time_of_one_act(&cli, &reference, &mut acknowledged)?;
    let mut killed = 0;
    for round in 0..rounds {
        let text = format!("act of round {round}.");
        if let Some(took) = write_or_be_killed(&cli, &reference, &text, usual)? {
            usual = took.max(Duration::from_millis(5));
            acknowledged.push(text);
        } else {
            killed += 1;
        }
        let verified = cli.json(&["verify"])?;
        ensure!(verified["clean"] == true, "after round {round}: {verified}");
        if round % READ_BACK == 0 || round + 1 == rounds {
            all_there(&cli, &reference, &acknowledged)?;
        }
    }
    ensure!(killed > rounds / 10, "only {killed} of {rounds} writers were killed in time: the test tests nothing");
    Ok(())
}

fn time_of_one_act(cli: &Cli, reference: &str, acknowledged: &mut Vec<String>) -> Result<Duration> {
    let start = Instant::now();
    cli.run(&["note", reference, "an undisturbed act."])?;
    acknowledged.push("an undisturbed act.".to_owned());
    Ok(start.elapsed())
}

/// Writes a note and kills the writer at a moment of its life; `Some` with its time when it was faster.
fn write_or_be_killed(cli: &Cli, reference: &str, text: &str, usual: Duration) -> Result<Option<Duration>> {
    let start = Instant::now();
    let mut writer = cli.command(&["note", reference, text]).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // The moment is what is tested here, not a wait for something.
    thread::sleep(usual.mul_f64(1.2 * random()));
    writer.kill().ok();
    let status = writer.wait()?;
    Ok(status.success().then(|| start.elapsed()))
}

fn all_there(cli: &Cli, reference: &str, acknowledged: &[String]) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("log.jsonl");
    cli.run(&["export", &file.to_string_lossy(), "--incident", reference])?;
    let log = std::fs::read_to_string(&file)?;
    let lost: Vec<_> = acknowledged.iter().filter(|text| !log.contains(text.as_str())).collect();
    ensure!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    Ok(())
}

/// From 0 to 1, anew each time.
fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish() >> 11;
    bits as f64 / (1_u64 << 53) as f64
}
