//! axe-core, run inside the window: what a person with a screen reader, a keyboard or weak eyes would trip over.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::tree;
use crate::window::Window;

/// Asserts that axe finds nothing in the window as it is now.
///
/// # Errors
/// Lists each finding with the elements that it concerns.
pub fn finds_nothing(window: &Window, screen: &str) -> Result<()> {
    let source = tree::root().join("ui/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(&source)
        .with_context(|| format!("{} is not there; `make setup` installs it", source.display()))?;
    window.script(&source)?;
    let violations = window.script_async(
        "const done = arguments[arguments.length - 1];
         // Colours that are still on their way from one theme to the other are nobody's.
         const still = document.getAnimations().filter(it => it instanceof CSSTransition).map(it => it.finished);
         Promise.allSettled(still).then(() => axe.run({ resultTypes: ['violations'] }))
            .then(result => done(result.violations))
            .catch(error => done([{ id: 'axe', help: String(error), nodes: [] }]));",
    )?;
    let violations = violations.as_array().context("axe answered no list")?;
    ensure!(violations.is_empty(), "axe on {screen}:\n{}", violations.iter().map(told).collect::<Vec<_>>().join("\n"));
    Ok(())
}

fn told(violation: &Value) -> String {
    let targets = violation["nodes"].as_array().into_iter().flatten();
    let targets: Vec<String> = targets.map(|node| format!("    {} {}", node["target"], node["html"])).collect();
    let text = |key: &str| violation[key].as_str().unwrap_or_default().to_owned();
    format!("  {}: {}\n{}", text("id"), text("help"), targets.join("\n"))
}
