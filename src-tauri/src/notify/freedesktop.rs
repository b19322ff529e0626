//! Notifications over the freedesktop bus: shown and replaced through notify-rust, heard about on a line of our own.
//!
//! What each shows is kept (`Standing`), because GNOME closes what a connection showed when that connection goes, and
//! notify-rust opens one for each. Clicks are heard twice: on one connection that listens from the first moment to the
//! last, since a click that comes before anybody listens is lost; and on the sender's own, since newer daemons tell
//! only the sender. The first of the two counts. Every call has a time limit: a frozen daemon owns its name and
//! answers never.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures_lite::StreamExt;
use notify_rust::{Hint, Notification, NotificationHandle, NotificationResponse, Timeout, Urgency};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;
use tokio::time::{Instant, timeout, timeout_at};
use zbus::Connection;
use zbus::proxy::CacheProperties;

use super::{Click, Heard, Notice, Order, Orders};

/// A daemon that works answers in a few milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to wait before looking for a lost bus again.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Notifications {
    /// Takes one away.
    fn close_notification(&self, id: u32) -> zbus::Result<()>;

    /// What the daemon can do.
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;

    /// A button was clicked; `default` is the notification itself.
    #[zbus(signal)]
    fn action_invoked(&self, id: u32, action_key: String) -> zbus::Result<()>;

    /// One is gone.
    #[zbus(signal)]
    fn notification_closed(&self, id: u32, reason: u32) -> zbus::Result<()>;
}

/// Takes orders until the program ends, with or without a bus.
pub(super) async fn run(mut orders: Orders, hear: impl Fn(Heard) + Send + Sync + 'static) {
    loop {
        let lost = match serve(&mut orders, &hear).await {
            Ok(()) => return,
            Err(error) => error,
        };
        hear(Heard::Unreachable(format!("{lost:#}")));
        if let Ended::Program = refuse_for(LOOK_AGAIN, &mut orders, &hear).await {
            return;
        }
    }
}

enum Ended {
    Pause,
    Program,
}

/// Without a bus every notice is unseen at once.
async fn refuse_for(pause: Duration, orders: &mut Orders, hear: &impl Fn(Heard)) -> Ended {
    let until = Instant::now() + pause;
    loop {
        match timeout_at(until, orders.recv()).await {
            Ok(Some(Order::Show(notice))) => hear(Heard::Unseen { key: notice.key }),
            Ok(Some(Order::TakeAway(_))) => {}
            Ok(None) => return Ended::Program,
            Err(_) => return Ended::Pause,
        }
    }
}

/// Serves until the program ends (`Ok`) or the bus is lost.
async fn serve(orders: &mut Orders, hear: &impl Fn(Heard)) -> anyhow::Result<()> {
    let connection = within(Connection::session()).await?;
    let daemon = NotificationsProxy::builder(&connection).cache_properties(CacheProperties::No).build();
    let daemon = within(daemon).await?;
    let mut clicks = within(daemon.receive_action_invoked()).await?;
    let mut closed = within(daemon.receive_notification_closed()).await?;
    let mut owners = within(daemon.inner().receive_owner_changed()).await?;
    let (sender, mut own_clicks) = unbounded_channel();
    let mut standing = Standing::new(sender);
    // Asked before there is anything to show, so that the window can say early that it is on its own.
    probe(&daemon, hear).await;
    loop {
        tokio::select! {
            // In this order: a daemon says "clicked" and "closed" in one breath, and what is closed is forgotten.
            biased;
            click = clicks.next() => {
                let Some(click) = click else { anyhow::bail!("the session bus went away") };
                let arguments = click.args()?;
                standing.clicked(arguments.id, &arguments.action_key, hear);
            },
            click = own_clicks.recv() => {
                if let Some((id, action)) = click {
                    standing.clicked(id, &action, hear);
                }
            },
            gone = closed.next() => {
                let Some(gone) = gone else { anyhow::bail!("the session bus went away") };
                standing.forget(gone.args()?.id);
            }
            owner = owners.next() => {
                // Another daemon knows nothing of what the last one showed.
                standing.clear();
                if owner.flatten().is_some() {
                    probe(&daemon, hear).await;
                }
            }
            order = orders.recv() => match order {
                None => return Ok(()),
                Some(Order::Show(notice)) => standing.show(&daemon, notice, hear).await,
                Some(Order::TakeAway(key)) => standing.take_away(&daemon, &key).await,
            },
        }
    }
}

async fn probe(daemon: &NotificationsProxy<'_>, hear: &impl Fn(Heard)) {
    hear(match within(daemon.get_capabilities()).await {
        Ok(_) => Heard::Reachable,
        Err(error) => Heard::Unreachable(format!("{error:#}")),
    });
}

/// What stands on the screen.
struct Standing {
    shown: HashMap<String, Shown>,
    clicks: UnboundedSender<(u32, String)>,
}

/// One notification on the screen.
struct Shown {
    /// The daemon's number for it.
    id: u32,
    /// Its senders: the first, which the daemon took it from, and the one that replaced it last.
    senders: Vec<Arc<NotificationHandle>>,
    /// Listens for what only the sender is told; stopped when this goes.
    listening: AbortHandle,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Standing {
    fn new(clicks: UnboundedSender<(u32, String)>) -> Self {
        Self { shown: HashMap::new(), clicks }
    }

    async fn show(&mut self, daemon: &NotificationsProxy<'_>, notice: Notice, hear: &impl Fn(Heard)) {
        let before = self.shown.remove(&notice.key);
        match notify(daemon, &notice, before.as_ref().map(|shown| shown.id)).await {
            Ok((sender, silent)) => {
                let sender = Arc::new(sender);
                let id = sender.id();
                let listening = self.listen(Arc::clone(&sender));
                let first = before.as_ref().filter(|shown| shown.id == id).and_then(|shown| shown.senders.first());
                let senders = first.cloned().into_iter().chain([sender]).collect();
                self.shown.insert(notice.key.clone(), Shown { id, senders, listening });
                hear(Heard::Reachable);
                hear(Heard::Shown { key: notice.key, silent });
            }
            Err(error) => {
                hear(Heard::Unreachable(format!("{error:#}")));
                hear(Heard::Unseen { key: notice.key });
            }
        }
    }

    /// Waits on the sender's own connection; a wait whose daemon dies would last for ever, so it can be stopped.
    fn listen(&self, sender: Arc<NotificationHandle>) -> AbortHandle {
        let clicks = self.clicks.clone();
        let waiting = tokio::spawn(async move {
            let id = sender.id();
            let answered = |response: &NotificationResponse| {
                let action = match response {
                    NotificationResponse::Default => "default",
                    NotificationResponse::Action(action) => action,
                    _ => return,
                };
                // The line ends only with the task that listens to it.
                clicks.send((id, action.to_owned())).ok();
            };
            sender.wait_for_action_async(answered).await;
        });
        waiting.abort_handle()
    }

    /// Says what was clicked, once: the notification is answered then.
    fn clicked(&mut self, id: u32, action: &str, hear: &impl Fn(Heard)) {
        let key = self.shown.iter().find(|(_, shown)| shown.id == id).map(|(key, _)| key.clone());
        if let (Some(key), Some(click)) = (key, click_of(action)) {
            self.shown.remove(&key);
            hear(Heard::Clicked { key, click });
        }
    }

    async fn take_away(&mut self, daemon: &NotificationsProxy<'_>, key: &str) {
        let Some(shown) = self.shown.remove(key) else { return };
        tracing::debug!("taking notification {} of {} senders away", shown.id, shown.senders.len());
        // A daemon that does not answer keeps it on the screen; there is nobody else to ask.
        if let Err(error) = within(daemon.close_notification(shown.id)).await {
            tracing::debug!("notification {} could not be closed: {error:#}", shown.id);
        }
    }

    fn forget(&mut self, id: u32) {
        self.shown.retain(|_, shown| shown.id != id);
    }

    fn clear(&mut self) {
        self.shown.clear();
    }
}

/// Shows a notice; answers with its sender, and whether a wanted sound was not made.
async fn notify(
    daemon: &NotificationsProxy<'_>,
    notice: &Notice,
    replaces: Option<u32>,
) -> anyhow::Result<(NotificationHandle, bool)> {
    // Asked each time: daemons are exchanged while a program runs, and an answer takes about a millisecond.
    let capabilities = within(daemon.get_capabilities()).await?;
    let can = |what: &str| capabilities.iter().any(|capability| capability == what);
    let body = if can("body-markup") { escaped(&notice.body) } else { notice.body.clone() };
    let mut notification = Notification::new();
    notification
        .appname("Foghorn")
        .icon("foghorn")
        .summary(&notice.summary)
        .body(&body)
        .urgency(if notice.critical { Urgency::Critical } else { Urgency::Normal })
        .timeout(if notice.critical { Timeout::Never } else { Timeout::Default })
        .hint(Hint::DesktopEntry("Foghorn".to_owned()))
        .hint(if notice.sound { Hint::SoundName("message-new-instant".to_owned()) } else { Hint::SuppressSound(true) });
    if can("actions") {
        notification.action("default", "Open");
    }
    if can("actions") && notice.word {
        notification.action("snooze", "Snooze 5 min").action("sent", "I sent it");
    }
    if let Some(id) = replaces {
        notification.id(id);
    }
    Ok((within(notification.show_async()).await?, notice.sound && !can("sound")))
}

/// A body is markup, and comes from people in a hurry: it must show as text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn click_of(action: &str) -> Option<Click> {
    match action {
        "default" => Some(Click::Open),
        "snooze" => Some(Click::Snooze),
        "sent" => Some(Click::Sent),
        _ => None,
    }
}

async fn within<T, E>(call: impl Future<Output = Result<T, E>>) -> anyhow::Result<T>
where
    E: Into<anyhow::Error>,
{
    match timeout(PATIENCE, call).await {
        Ok(answer) => answer.map_err(Into::into),
        Err(_) => anyhow::bail!("no answer for {} seconds", PATIENCE.as_secs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_title_shows_as_text() {
        assert_eq!(escaped("<img onerror=x> & co"), "&lt;img onerror=x&gt; &amp; co");
    }

    #[test]
    fn only_our_own_buttons_count() {
        assert_eq!(click_of("default"), Some(Click::Open));
        assert_eq!(click_of("snooze"), Some(Click::Snooze));
        assert_eq!(click_of("sent"), Some(Click::Sent));
        assert_eq!(click_of("inline-reply"), None);
    }
}
