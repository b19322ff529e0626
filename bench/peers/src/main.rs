//! What harper-core takes for each text, warm: one JSON object on the standard output.
//!
//! Texts come as a JSON array on the standard input; the argument is how often each is checked. Not here: what it finds.

use std::io::Read;
use std::time::Instant;

use harper_core::linting::{LintGroup, Linter};
use harper_core::parsers::Markdown;
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rounds: usize = std::env::args().nth(1).unwrap_or_default().parse().unwrap_or(20);
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let texts: Vec<String> = serde_json::from_str(&input)?;
    let began = Instant::now();
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
    let started = began.elapsed();
    let mut times = Vec::new();
    for round in 0..rounds + 1 {
        for text in &texts {
            let began = Instant::now();
            let found = linter.lint(&Document::new_curated(text, &Markdown::default()));
            std::hint::black_box(found);
            if round > 0 {
                times.push(began.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    let start = started.as_secs_f64() * 1e3;
    println!("{}", serde_json::json!({ "harper-core": times, "harper-core start": [start] }));
    Ok(())
}
