//! `foghorn-window`: the shell around foghorn-app.
//!
//! Here: how the parts are put together. Each part is a file named after its noun; none of them decides anything
//! about an incident.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod alarm;
mod args;
mod awake;
mod door;
mod file_dialog;
mod instance;
mod locale;
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

use clap::Parser;
use tauri_plugin_window_state::StateFlags;

use crate::args::Args;
use crate::shell::Shell;
use crate::window::Appearing;

fn main() -> anyhow::Result<()> {
    locale::mend();
    let args = Args::parse();
    tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(std::io::stderr).init();
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

fn appearing(minimized: bool) -> Appearing {
    match minimized {
        false => Appearing::Shown,
        true if tauri::async_runtime::block_on(tray::host_is_there()) => Appearing::Hidden,
        true => Appearing::Minimized,
    }
}
