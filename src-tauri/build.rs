//! Lets Tauri read tauri.conf.json and the capability file; nothing of our own is generated here.

fn main() {
    tauri_build::build();
}
