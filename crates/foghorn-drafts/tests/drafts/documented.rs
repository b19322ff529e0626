//! docs/templates.md names everything that a template can use, so that the page cannot fall behind.

use foghorn_drafts::{Line, Occasion, sheet};

const PAGE: &str = include_str!("../../../../docs/templates.md");

#[test]
fn every_occasion_line_and_condition_is_on_the_page() {
    let occasions = Occasion::ALL.iter().map(|occasion| occasion.as_str());
    let lines = Line::ALL.iter().map(|line| line.name());
    let missing: Vec<_> =
        occasions.chain(lines).chain(sheet::conditions()).filter(|name| !PAGE.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "not in docs/templates.md: {missing:?}");
}
