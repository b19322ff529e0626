//! `foghorn-window`: the shell around foghorn-app.
//!
//! Here: how the parts are put together. Each part is a file named after its noun; none of them decides anything
//! about an incident.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alarm;
mod args;
mod awake;
mod door;
mod environment;
mod file_dialog;
mod instance;
mod mail;
mod notify;
mod passing;
mod quit;
mod settings;
mod shell;
mod shortcut;
mod strip;
mod ticker;
mod tray;
mod window;

use std::time::Duration;

use clap::Parser;
use tauri_plugin_window_state::StateFlags;

use crate::args::Args;
use crate::shell::Shell;
use crate::window::Appearing;

fn main() -> anyhow::Result<()> {
    environment::mend();
    let args = Args::parse();
    tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(std::io::stderr).init();
    let threads = threads()?;
    tauri::async_runtime::set(threads.handle().clone());
    // Shown or hidden is ours to say; size and place are what people expect back.
    let remembered = StateFlags::all() - StateFlags::VISIBLE;
    tauri::Builder::default()
        .plugin(instance::only_one_on(args.data_dir.clone()))
        .plugin(tauri_plugin_window_state::Builder::new().with_state_flags(remembered).build())
        .plugin(tauri_plugin_autostart::Builder::new().args(args.for_autostart()).build())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_global_shortcut::Builder::new().build())
        .invoke_handler(tauri::generate_handler![door::call])
        .setup(move |tauri| {
            Shell::start(tauri.handle(), args.data_dir);
            window::make(tauri.handle(), appearing(args.minimized))?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}

/// The threads that acts and snapshots are made on.
///
/// Once started they stay. The C library gives each new thread a heap of its own and keeps what that once needed: with
/// threads that go after 10 s without work, the program's own part grew by 24 KiB an act, now by 14.
fn threads() -> std::io::Result<tokio::runtime::Runtime> {
    const ALL_NIGHT: Duration = Duration::from_secs(24 * 60 * 60);
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_keep_alive(ALL_NIGHT).enable_all().build()
}

fn appearing(minimized: bool) -> Appearing {
    match minimized {
        false => Appearing::Shown,
        true if tauri::async_runtime::block_on(tray::host_is_there()) => Appearing::Hidden,
        true => Appearing::Minimized,
    }
}
