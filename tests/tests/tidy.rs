//! The house rules, read off the tree: each test is one invariant of ARCHITECTURE.md.
//!
//! A rule that needs a human eye is not here; neither is what clippy or the compiler already refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use foghorn_tests::tree::{Text, root, texts};
use serde_json::Value;

/// Rust files longer than this have grown past one thing; the reason for the number: ARCHITECTURE.md, invariants.
const RUST_LINES: usize = 600;
const SVELTE_LINES: usize = 250;

#[test]
fn nothing_below_the_shell_depends_on_tauri() -> Result<()> {
    let graph = Graph::read()?;
    for room in [
        "foghorn-core",
        "foghorn-drafts",
        "foghorn-review",
        "foghorn-exchange",
        "foghorn-store",
        "foghorn-app",
        "foghorn-cli",
    ] {
        // The terminal reminds, too (`foghorn watch`); a window it never opens.
        let of_desktop =
            if room == "foghorn-cli" { &["wry", "gtk"][..] } else { &["wry", "gtk", "zbus", "notify-rust"] };
        let below = graph.below(room)?.into_iter();
        let shell: Vec<_> =
            below.filter(|name| name.starts_with("tauri") || of_desktop.contains(&name.as_str())).collect();
        ensure!(shell.is_empty(), "{room} depends on the shell's {shell:?}");
    }
    Ok(())
}

#[test]
fn the_pure_rooms_depend_on_nothing_that_does_io() -> Result<()> {
    let graph = Graph::read()?;
    let doors = ["rusqlite", "tokio", "dirs", "getrandom", "iana-time-zone", "mio", "ureq", "tempfile"];
    for room in ["foghorn-core", "foghorn-drafts", "foghorn-review", "foghorn-exchange"] {
        let direct = graph.direct(room)?;
        let found: Vec<_> = doors.iter().filter(|door| direct.contains(**door)).collect();
        ensure!(found.is_empty(), "{room} depends on {found:?}");
    }
    Ok(())
}

#[test]
fn core_knows_nothing_of_the_review() -> Result<()> {
    let graph = Graph::read()?;
    let below = graph.below("foghorn-core")?;
    ensure!(!below.contains("foghorn-review"), "foghorn-core depends on foghorn-review; only the other way round");
    Ok(())
}

#[test]
fn only_the_store_knows_sql() -> Result<()> {
    let graph = Graph::read()?;
    for room in graph.members() {
        ensure!(
            room == "foghorn-store" || !graph.direct(room)?.contains("rusqlite"),
            "{room} depends on rusqlite; only foghorn-store may"
        );
    }
    let sql = ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    complain(
        rust().filter(|file| !file.path.starts_with("crates/foghorn-store/") && !is_this(file)),
        |line| sql.iter().any(|word| code(line).contains(&format!("\"{word}"))),
        "SQL outside foghorn-store",
    )
}

#[test]
fn zbus_is_built_without_tokio() -> Result<()> {
    // With it, blocking calls panic inside tokio; any crate of the tree could switch it on.
    let graph = Graph::read()?;
    let features = graph.features("zbus")?;
    ensure!(!features.contains("tokio"), "zbus is built with {features:?}");
    Ok(())
}

#[test]
fn only_the_clock_reads_the_time() -> Result<()> {
    let readings = ["Utc::now", "Local::now", "SystemTime::now"];
    complain(
        rust().filter(|file| {
            let product = file.path.starts_with("crates/") || file.path.starts_with("src-tauri/src");
            product && file.path != "crates/foghorn-app/src/clock.rs" && !file.path.contains("/tests/")
        }),
        |line| readings.iter().any(|reading| code(line).contains(reading)),
        "the time is read outside foghorn-app's clock",
    )
}

#[test]
fn only_one_file_of_the_ui_knows_tauri() -> Result<()> {
    let scope = ["@tauri", "-apps"].concat();
    complain(
        texts()?.into_iter().filter(|file| file.path.starts_with("ui/src/") && file.path != "ui/src/host/tauri.ts"),
        |line| line.contains(&scope) && (line.contains("import") || line.contains("from ")),
        "Tauri is imported outside ui/src/host/tauri.ts",
    )
}

#[test]
fn nothing_opens_a_connection() -> Result<()> {
    let graph = Graph::read()?;
    let reaching = ["reqwest", "hyper", "ureq", "curl", "openssl", "rustls", "native-tls"];
    for room in graph.members().filter(|room| *room != "foghorn-tests") {
        let below = graph.below(room)?;
        let found: Vec<_> = reaching.iter().filter(|name| below.contains(**name)).collect();
        ensure!(found.is_empty(), "{room} can reach the network through {found:?}");
    }
    complain(
        rust().filter(|file| file.path.starts_with("crates/") || file.path.starts_with("src-tauri/")),
        |line| ["TcpStream", "UdpSocket", "TcpListener"].iter().any(|socket| code(line).contains(socket)),
        "a socket",
    )
}

#[test]
fn the_web_view_may_do_little() -> Result<()> {
    let capabilities: Vec<_> =
        texts()?.into_iter().filter(|file| file.path.starts_with("src-tauri/capabilities/")).collect();
    ensure!(capabilities.len() == 1, "one capability file, not {}", capabilities.len());
    let capability: Value = serde_json::from_str(&capabilities[0].text)?;
    for permission in capability["permissions"].as_array().context("permissions")? {
        let name = permission.as_str().context("a permission with a scope")?;
        let broad = ["fs:", "shell:", "http:", "opener:", "core:default"].iter().any(|kind| name.starts_with(kind));
        ensure!(!broad && !name.ends_with(":default"), "{name} is broader than needed");
    }
    let config: Value = serde_json::from_str(&std::fs::read_to_string(root().join("src-tauri/tauri.conf.json"))?)?;
    let policy = config["app"]["security"]["csp"].as_object().context("a content security policy")?;
    for (directive, sources) in policy {
        let sources = sources.as_str().context("sources")?;
        let open = ["unsafe-inline", "unsafe-eval", "*", "https:"].iter().any(|open| sources.contains(open));
        ensure!(!open, "the policy's {directive} allows {sources}");
    }
    for shut in ["default-src", "script-src", "style-src", "object-src", "base-uri", "form-action", "frame-ancestors"] {
        ensure!(policy.contains_key(shut), "the policy does not say {shut}");
    }
    ensure!(config["app"]["withGlobalTauri"] == Value::Bool(false), "the page must not see a global Tauri");
    Ok(())
}

#[test]
fn every_file_keeps_its_size() -> Result<()> {
    let limit = |file: &Text| match file.path.rsplit('.').next() {
        Some("rs") => Some(RUST_LINES),
        Some("svelte") => Some(SVELTE_LINES),
        _ => None,
    };
    let long: Vec<String> = texts()?
        .iter()
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > limit(file)?).then(|| format!("{}: {lines} lines", file.path))
        })
        .collect();
    ensure!(long.is_empty(), "longer than one thing needs:\n{}", long.join("\n"));
    Ok(())
}

#[test]
fn every_module_opens_by_saying_what_is_here() -> Result<()> {
    let silent: Vec<String> =
        rust().filter(|file| !file.text.trim_start().starts_with("//!")).map(|file| file.path).collect();
    ensure!(silent.is_empty(), "modules without a word at their head:\n{}", silent.join("\n"));
    Ok(())
}

#[test]
fn nothing_is_left_for_later() -> Result<()> {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X:"], ["to", "do!("], ["unimple", "mented!("]];
    let marks: Vec<String> = marks.iter().map(|halves| halves.concat()).collect();
    complain(
        texts()?.into_iter().filter(|file| is_source(&file.path)),
        |line| marks.iter().any(|mark| line.contains(mark.as_str())),
        "something is left for later",
    )
}

#[test]
fn nothing_names_a_machine_or_a_registry() -> Result<()> {
    let names = [["/wo", "rk/"], ["/ro", "ot/"], ["/ho", "me/"], ["registry.npm", "js"], ["index.cra", "tes.io"]];
    let names: Vec<String> = names.iter().map(|halves| halves.concat()).collect();
    complain(
        texts()?.into_iter(),
        |line| names.iter().any(|name| line.contains(name.as_str())),
        "a path of a machine or the host of a registry",
    )
}

#[test]
fn scripts_stop_at_the_first_failure() -> Result<()> {
    for file in texts()?.iter().filter(|file| file.path.ends_with(".sh") || file.path == ".ci/run") {
        ensure!(file.text.contains("set -euo pipefail"), "{} goes on after a failure", file.path);
    }
    Ok(())
}

/// Packages and what they depend on, without what only tests and build scripts need.
struct Graph {
    names: BTreeMap<String, String>,
    needs: BTreeMap<String, Vec<String>>,
    features: BTreeMap<String, BTreeSet<String>>,
    members: Vec<String>,
}

impl Graph {
    fn read() -> Result<Self> {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"])
            .current_dir(root())
            .output()?;
        ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let packages = list(&metadata["packages"]);
        let names: BTreeMap<_, _> =
            packages.iter().map(|package| (text(&package["id"]), text(&package["name"]))).collect();
        let nodes = list(&metadata["resolve"]["nodes"]);
        let is_normal = |need: &Value| list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        let needs = nodes
            .iter()
            .map(|node| {
                let normal = list(&node["deps"]).into_iter().filter(is_normal).map(|need| text(&need["pkg"])).collect();
                (text(&node["id"]), normal)
            })
            .collect();
        let features =
            nodes.iter().map(|node| (text(&node["id"]), list(&node["features"]).iter().map(text).collect())).collect();
        let members =
            list(&metadata["workspace_members"]).iter().filter_map(|id| names.get(&text(id)).cloned()).collect();
        Ok(Self { names, needs, features, members })
    }

    fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(String::as_str)
    }

    fn id(&self, name: &str) -> Result<&String> {
        let found = self.names.iter().find(|(_, other)| *other == name).map(|(id, _)| id);
        found.with_context(|| format!("no package {name}"))
    }

    fn direct(&self, name: &str) -> Result<BTreeSet<&str>> {
        let needs = &self.needs[self.id(name)?];
        Ok(needs.iter().map(|id| self.names[id].as_str()).collect())
    }

    fn below(&self, name: &str) -> Result<BTreeSet<String>> {
        let mut seen = BTreeSet::new();
        let mut open = vec![self.id(name)?];
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                open.extend(&self.needs[id]);
            }
        }
        Ok(seen.into_iter().map(|id| self.names[id].clone()).collect())
    }

    fn features(&self, name: &str) -> Result<&BTreeSet<String>> {
        Ok(&self.features[self.id(name)?])
    }
}

fn rust() -> impl Iterator<Item = Text> {
    texts().unwrap_or_default().into_iter().filter(|file| file.path.ends_with(".rs"))
}

fn is_source(path: &str) -> bool {
    ["rs", "ts", "svelte", "css", "html", "sh", "toml", "sql", "md"].contains(&path.rsplit('.').next().unwrap_or(""))
}

/// This file names what it looks for.
fn is_this(file: &Text) -> bool {
    file.path == "tests/tests/tidy.rs"
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

fn complain(files: impl Iterator<Item = Text>, wrong: impl Fn(&str) -> bool, what: &str) -> Result<()> {
    let found: Vec<String> = files
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| wrong(line));
            lines.map(|(index, line)| format!("{}:{}: {}", file.path, index + 1, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    ensure!(found.is_empty(), "{what}:\n{}", found.join("\n"));
    Ok(())
}
