//! The review of a message, warm, and of a long history at once; beside it what other checkers of prose take.
//!
//! The texts are written by hand (bench/assets/messages). The peers stand in a workspace of their own (bench/peers), which
//! is built here; where that fails, a remark says so. They look for other things than the review does: what is compared is
//! how long somebody waits, not what is found.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use foghorn_app::Reviewer;
use foghorn_app::review::Message;
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use foghorn_tests::tree;
use serde_json::{Value, json};

use crate::ground::{Ground, ask, open};

const TEXTS: [(&str, &str); 4] = [
    ("report", include_str!("../../assets/messages/report.md")),
    ("careless", include_str!("../../assets/messages/careless.md")),
    ("progress", include_str!("../../assets/messages/progress.md")),
    ("letter", include_str!("../../assets/messages/letter.md")),
];
/// How often each text is reviewed.
const ROUNDS: usize = 2_000;
/// How often each peer checks each text.
const PEER_ROUNDS: usize = 25;
/// A real history, where it lies beside the project.
const HISTORY: &str = "../shared/data/github-status-incidents.jsonl";

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let alone = warm(&Reviewer::alone(None).context("the rules")?);
    let at_hand = with_an_incident(ground)?;
    let mut checks = vec![
        Check::at_most("alone, p99", 2.0, milliseconds(alone.p99()), Unit::Milliseconds),
        Check::at_most("with an incident, p99", 2.0, milliseconds(at_hand.p99()), Unit::Milliseconds),
    ];
    let words: Vec<_> =
        TEXTS.iter().map(|(name, text)| format!("{name} {}", text.split_whitespace().count())).collect();
    let mut remarks = vec![
        format!(
            "Four messages (bench/assets/messages; words: {}), one after the other, {ROUNDS} times each with another letter \
             at the end, in this process.",
            words.join(", ")
        ),
        format!("Alone: {}. With an incident at hand: {}.", alone.line(), at_hand.line()),
    ];
    match history(ground)? {
        Some((updates, took)) => {
            checks.push(Check::at_most("4,570 updates", 5.0, took.as_secs_f64(), Unit::Seconds));
            remarks.push(format!(
                "{updates} updates, a file each, by one `foghorn review --json` on one core, start included."
            ));
        }
        None => remarks.push(format!("Skipped: no real history lies at {HISTORY}.")),
    }
    match peers() {
        Ok(lines) => remarks.extend(lines),
        Err(error) => remarks.push(format!("The peers could not be measured: {error:#}")),
    }
    Ok(Row { name: "", figure: "", checks, remarks })
}

/// As somebody writes: one text after the other, each time with another letter at its end.
fn warm(reviewer: &Reviewer) -> Times {
    let mut times = Times::default();
    for (_, text) in TEXTS {
        let typed: Vec<String> = ('a'..='z').map(|letter| format!("{} {letter}", text.trim_end())).collect();
        for round in 0..=ROUNDS {
            let text = typed[round % typed.len()].as_str();
            let message = Message { text, occasion: "progress", stakeholder: "customers", ..Message::default() };
            let began = Instant::now();
            std::hint::black_box(reviewer.review(&message));
            // The first time fills what patterns keep between texts.
            if round > 0 {
                times.add(began.elapsed());
            }
        }
    }
    times
}

fn with_an_incident(ground: &Ground) -> Result<Times> {
    let app = open(&ground.fresh("review")?)?;
    let declared = ask(&app, "declare", json!({"title": "Card payments fail in Europe", "severity": "SEV1"}))?;
    let incident = declared["incident"].as_str().context("no incident")?;
    for (fact, text) in [
        ("impact", "12 % of card payments in Europe fail"),
        ("scope", "customers in Spain, Portugal and France"),
        ("known", "our release of 13:00 UTC changed the second check"),
        ("workaround", "pay by bank transfer"),
        ("data-safety", "no data was lost or seen by others"),
    ] {
        ask(&app, "state-fact", json!({"incident": incident, "fact": fact, "text": text}))?;
    }
    Ok(warm(&Reviewer::of_incident(&app, incident, "customers", None).context("the incident")?))
}

/// How many updates, and how long one program took for all of them.
fn history(ground: &Ground) -> Result<Option<(usize, Duration)>> {
    let path = tree::root().join(HISTORY);
    let Ok(lines) = fs::read_to_string(&path) else { return Ok(None) };
    let folder = ground.fresh("review-history")?;
    let mut files = Vec::new();
    for line in lines.lines() {
        let incident: Value = serde_json::from_str(line)?;
        for update in incident["updates"].as_array().context("no updates")? {
            let name = format!("{}.md", files.len());
            fs::write(folder.join(&name), update["message"].as_str().context("no message")?)?;
            files.push(name);
        }
    }
    let began = Instant::now();
    let done = Command::new("taskset")
        .args(["-c", "0"])
        .arg(tree::root().join("target/release/foghorn"))
        .args(["review", "--occasion", "progress", "--for", "customers", "--json"])
        .args(&files)
        .current_dir(&folder)
        .stdout(fs::File::create(ground.file("review-history.json"))?)
        .stderr(Stdio::null())
        .status()
        .context("run taskset and foghorn")?;
    let took = began.elapsed();
    // 5: it found errors, as it should in real messages.
    ensure!(matches!(done.code(), Some(0 | 5)), "foghorn review ended with {done}");
    Ok(Some((files.len(), took)))
}

/// What each peer takes, in lines.
fn peers() -> Result<Vec<String>> {
    let folder = tree::root().join("bench/peers");
    run(Command::new("cargo").args(["build", "--release", "--locked", "--quiet"]).current_dir(&folder))?;
    if !folder.join("node_modules").exists() {
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder))?;
    }
    let rounds = PEER_ROUNDS.to_string();
    let rust = answer(Command::new(folder.join("target/release/foghorn-bench-peers")).arg(&rounds), &folder)?;
    let node = answer(Command::new("node").args(["peers.mjs", &rounds]), &folder)?;
    let both = [rust, node];
    let all = both.iter().filter_map(Value::as_object).flatten();
    let lines = all.map(|(name, times)| {
        let times: Times =
            times.as_array().into_iter().flatten().filter_map(Value::as_f64).map(of_milliseconds).collect();
        format!("{name}: {}.", times.line())
    });
    let head =
        format!("Peers (bench/peers) on the same texts, warm, {PEER_ROUNDS} times each, in processes of their own:");
    Ok(std::iter::once(head).chain(lines).collect())
}

fn of_milliseconds(time: f64) -> Duration {
    Duration::from_secs_f64(time.max(0.0) / 1e3)
}

fn run(command: &mut Command) -> Result<()> {
    let done = command.stdout(Stdio::null()).status().with_context(|| format!("run {command:?}"))?;
    ensure!(done.success(), "{command:?} ended with {done}");
    Ok(())
}

fn answer(command: &mut Command, folder: &Path) -> Result<Value> {
    let mut peer = command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("run {command:?}"))?;
    let texts = json!(TEXTS.map(|(_, text)| text)).to_string();
    peer.stdin.take().context("no standard input")?.write_all(texts.as_bytes())?;
    let done = peer.wait_with_output()?;
    ensure!(done.status.success(), "{command:?} ended with {}", done.status);
    Ok(serde_json::from_slice(&done.stdout)?)
}
