//! The TypeScript of the wire is what Rust says. `UPDATE=1 cargo test -p foghorn-app --test wire` writes it anew.

use std::path::Path;

#[test]
fn the_committed_typescript_is_what_rust_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/wire/index.ts");
    let generated = foghorn_app::wire::typescript();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        std::fs::write(&path, &generated).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "ui/src/wire/index.ts is stale: run `make wire` and commit it");
}
