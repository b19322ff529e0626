//! A bare Tauri window on the same web view: what start, memory and painting cost before Foghorn adds anything.
//!
//! Here: a window, and a page that echoes a key and can draw one ticking number (`#ticking`); the benches compare
//! Foghorn with it, and the test harness proves itself on it. Not here: any crate, plugin or setting of Foghorn.

fn main() -> tauri::Result<()> {
    let page = if std::env::args().any(|arg| arg == "--ticking") { "index.html#ticking" } else { "index.html" };
    tauri::Builder::default()
        .setup(move |app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::App(page.into()))
                .title("Bare")
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!("examples/bare/tauri.conf.json"))
}
