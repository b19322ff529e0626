//! Search as you type, over everything said: each beginning of each question of a committed set.

use anyhow::{Context, Result};
use foghorn_bench::goal::{Check, Row, Unit};
use foghorn_bench::times::{Times, milliseconds};
use serde_json::json;

use crate::ground::{Ground, ask, open};

const QUERIES: &str = include_str!("../../assets/queries.txt");
/// How often all of it is typed.
const TYPED: usize = 5;

pub(crate) fn measure(ground: &Ground) -> Result<Row> {
    let app = open(&ground.folder(ground.entries)?)?;
    let mut all = Times::default();
    let mut slowest: Vec<(f64, String, usize)> = Vec::new();
    let mut behind = 0;
    let queries = || QUERIES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for query in queries() {
        let ends = query.char_indices().map(|(place, letter)| place + letter.len_utf8());
        for typed in ends.map(|end| &query[..end]).filter(|typed| !typed.ends_with(' ')) {
            let mut times = Times::default();
            let mut hits = 0;
            for _ in 0..TYPED {
                let found = times.of(|| ask(&app, "search", json!({"query": typed})))?;
                hits = found["hits"].as_array().context("no hits")?.len();
                behind = found["behind"].as_u64().context("no word on what is not indexed")?;
            }
            slowest.push((milliseconds(times.longest()), typed.to_owned(), hits));
            all = all.and(&times);
        }
    }
    slowest.sort_by(|one, other| other.0.total_cmp(&one.0));
    slowest.dedup_by(|one, other| one.1 == other.1);
    let worst = slowest.iter().take(5).map(|(took, typed, hits)| format!("“{typed}” {took:.1} ms ({hits} hits)"));
    Ok(Row {
        name: "",
        figure: "",
        checks: vec![Check::at_most("p99", 10.0, milliseconds(all.p99()), Unit::Milliseconds)],
        remarks: vec![
            format!(
                "Each beginning of {} questions (bench/assets/queries.txt: common, rare, absent words and beginnings), \
                 {TYPED} times each, through the door; one letter finds titles only.",
                queries().count()
            ),
            format!("All: {}.", all.line()),
            format!("The slowest: {}.", worst.collect::<Vec<_>>().join(", ")),
            format!("Entries that the answer said were not indexed yet: {behind}."),
        ],
    })
}
