//! Notifications where there is no freedesktop bus (macOS, Windows), through notify-rust.
//!
//! Shown only: these systems' buttons need a signed bundle. Not tried on a machine of either kind; the README says so.

use notify_rust::Notification;

use super::{Heard, Notice, Order, Orders};

/// Takes orders until the program ends.
pub(super) async fn run(mut orders: Orders, hear: impl Fn(Heard) + Send + Sync + 'static) {
    while let Some(order) = orders.recv().await {
        // What was shown cannot be taken away here; it leaves the screen by itself.
        let Order::Show(notice) = order else { continue };
        let (key, silent) = (notice.key.clone(), notice.sound);
        let outcome = tauri::async_runtime::spawn_blocking(move || show(&notice)).await;
        match outcome.map_err(|error| error.to_string()).and_then(|shown| shown.map_err(|error| error.to_string())) {
            Ok(()) => {
                hear(Heard::Reachable);
                hear(Heard::Shown { key, silent });
            }
            Err(why) => {
                hear(Heard::Unreachable(why));
                hear(Heard::Unseen { key });
            }
        }
    }
}

fn show(notice: &Notice) -> notify_rust::error::Result<()> {
    Notification::new().summary(&notice.summary).body(&notice.body).show().map(drop)
}
