//! Desktop notifications: shown, replaced, closed, and what became of them.
//!
//! One long-lived task owns the work, so that neither the ticker nor the window ever waits for a daemon. notify-rust
//! shows; on Linux it is accompanied by a line to the bus that hears clicks and daemons coming and going
//! (`freedesktop`), elsewhere it shows and no more (`elsewhere`). Not here: when to remind and
//! in which words (foghorn-app), and what is done about a click or about silence (`alarm`).

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod freedesktop;

#[cfg(not(target_os = "linux"))]
use elsewhere::run;
#[cfg(target_os = "linux")]
use freedesktop::run;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// One notification; a later one of the same key takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What it is about, for whoever hears of it again.
    pub(crate) key: String,
    /// The first line: plain text.
    pub(crate) summary: String,
    /// The rest: plain text.
    pub(crate) body: String,
    /// Due or overdue: critical, and it does not go by itself.
    pub(crate) critical: bool,
    /// Whether the daemon may make a sound with it.
    pub(crate) sound: bool,
    /// Whether a word is due, which can be put off or have been sent.
    pub(crate) word: bool,
}

/// What a person clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Click {
    /// The notification itself, or "Open".
    Open,
    /// "Snooze 5 min".
    Snooze,
    /// "I sent it".
    Sent,
}

/// News from the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A daemon is there and answers.
    Reachable,
    /// No daemon answers, and why not.
    Unreachable(String),
    /// A notice is on the screen. `silent`: it asked for a sound that this daemon does not make.
    Shown {
        /// Which.
        key: String,
        /// See above.
        silent: bool,
    },
    /// A notice is not on the screen.
    Unseen {
        /// Which.
        key: String,
    },
    /// Somebody clicked.
    Clicked {
        /// Which.
        key: String,
        /// What.
        click: Click,
    },
}

enum Order {
    Show(Notice),
    TakeAway(String),
}

type Orders = UnboundedReceiver<Order>;

/// The line to the task that shows notifications.
#[derive(Clone, Debug)]
pub(crate) struct Notices(UnboundedSender<Order>);

impl Notices {
    /// Starts the task; `hear` is told the news, on the task itself, so it must not block.
    pub(crate) fn start(hear: impl Fn(Heard) + Send + Sync + 'static) -> Self {
        let (sender, orders) = unbounded_channel();
        tauri::async_runtime::spawn(run(orders, hear));
        Self(sender)
    }

    /// Shows a notice, in place of an older one of the same key.
    pub(crate) fn show(&self, notice: Notice) {
        self.order(Order::Show(notice));
    }

    /// Takes a notice away: the word was sent, the clock was quietened.
    pub(crate) fn take_away(&self, key: String) {
        self.order(Order::TakeAway(key));
    }

    fn order(&self, order: Order) {
        // The task ends only with the program; then nobody misses the order.
        let _ = self.0.send(order);
    }
}
