//! Notifications over the freedesktop bus.
//!
//! Spoken directly, over ONE connection that sends and listens from the first moment to the last, because: GNOME
//! closes what a connection showed when that connection goes; newer daemons tell only the sender about a click; and a
//! click that comes before anybody listens is lost. notify-rust opens a connection for every notification, so none
//! of the three could be had with it. Every call has a time limit: a frozen daemon owns its name and answers never.

use std::collections::HashMap;
use std::time::Duration;

use futures_lite::StreamExt;
use tokio::time::{Instant, timeout, timeout_at};
use zbus::Connection;
use zbus::proxy::CacheProperties;
use zbus::zvariant::Value;

use super::{Click, Heard, Notice, Order, Orders};

/// A daemon that works answers in a few milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long to wait before looking for a lost bus again.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// As the specification spells "for ever" and "as you like".
const EXPIRES_NEVER: i32 = 0;
const EXPIRES_AS_USUAL: i32 = -1;
const NORMAL: u8 = 1;
const CRITICAL: u8 = 2;

#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
trait Notifications {
    /// Shows one; answers with its id.
    #[expect(clippy::too_many_arguments, reason = "the specification's call")]
    fn notify(
        &self,
        app_name: &str,
        replaces_id: u32,
        app_icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        expire_timeout: i32,
    ) -> zbus::Result<u32>;

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
    let mut standing = Standing::default();
    // Asked before there is anything to show, so that the window can say early that it is on its own.
    probe(&daemon, hear).await;
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                None => return Ok(()),
                Some(Order::Show(notice)) => standing.show(&daemon, notice, hear).await,
                Some(Order::TakeAway(key)) => standing.take_away(&daemon, &key).await,
            },
            click = clicks.next() => {
                let Some(click) = click else { anyhow::bail!("the session bus went away") };
                let arguments = click.args()?;
                if let (Some(key), Some(click)) = (standing.key_of(arguments.id), click_of(&arguments.action_key)) {
                    hear(Heard::Clicked { key, click });
                }
            },
            gone = closed.next() => {
                let Some(gone) = gone else { anyhow::bail!("the session bus went away") };
                standing.forget(gone.args()?.id);
            }
            owner = owners.next() => {
                // Another daemon knows nothing of what the last one showed.
                standing = Standing::default();
                if owner.flatten().is_some() {
                    probe(&daemon, hear).await;
                }
            }
        }
    }
}

async fn probe(daemon: &NotificationsProxy<'_>, hear: &impl Fn(Heard)) {
    hear(match within(daemon.get_capabilities()).await {
        Ok(_) => Heard::Reachable,
        Err(error) => Heard::Unreachable(format!("{error:#}")),
    });
}

/// What stands on the screen: the daemon's number of each key.
#[derive(Default)]
struct Standing(HashMap<String, u32>);

impl Standing {
    async fn show(&mut self, daemon: &NotificationsProxy<'_>, notice: Notice, hear: &impl Fn(Heard)) {
        let replaces = self.0.get(&notice.key).copied().unwrap_or(0);
        match notify(daemon, &notice, replaces).await {
            Ok((id, silent)) => {
                self.0.insert(notice.key.clone(), id);
                hear(Heard::Reachable);
                hear(Heard::Shown { key: notice.key, silent });
            }
            Err(error) => {
                hear(Heard::Unreachable(format!("{error:#}")));
                hear(Heard::Unseen { key: notice.key });
            }
        }
    }

    async fn take_away(&mut self, daemon: &NotificationsProxy<'_>, key: &str) {
        let Some(id) = self.0.remove(key) else { return };
        // A daemon that does not answer keeps it on the screen; there is nobody else to ask.
        if let Err(error) = within(daemon.close_notification(id)).await {
            tracing::debug!("notification {id} could not be closed: {error:#}");
        }
    }

    fn key_of(&self, id: u32) -> Option<String> {
        self.0.iter().find(|(_, standing)| **standing == id).map(|(key, _)| key.clone())
    }

    fn forget(&mut self, id: u32) {
        self.0.retain(|_, standing| *standing != id);
    }
}

/// Shows a notice; answers with the daemon's number for it, and whether a wanted sound was not made.
async fn notify(daemon: &NotificationsProxy<'_>, notice: &Notice, replaces: u32) -> anyhow::Result<(u32, bool)> {
    // Asked each time: daemons are exchanged while a program runs, and an answer takes about a millisecond.
    let capabilities = within(daemon.get_capabilities()).await?;
    let can = |what: &str| capabilities.iter().any(|capability| capability == what);
    let body = if can("body-markup") { escaped(&notice.body) } else { notice.body.clone() };
    let actions: &[&str] =
        if can("actions") { &["default", "Open", "snooze", "Snooze 5 min", "sent", "I sent it"] } else { &[] };
    let sound = if notice.sound {
        ("sound-name", Value::from("message-new-instant"))
    } else {
        ("suppress-sound", Value::from(true))
    };
    let urgency = Value::from(if notice.critical { CRITICAL } else { NORMAL });
    let hints = HashMap::from([("urgency", urgency), ("desktop-entry", Value::from("Foghorn")), sound]);
    let expires = if notice.critical { EXPIRES_NEVER } else { EXPIRES_AS_USUAL };
    let call = daemon.notify("Foghorn", replaces, "foghorn", &notice.summary, &body, actions, hints, expires);
    Ok((within(call).await?, notice.sound && !can("sound")))
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

async fn within<T>(call: impl Future<Output = zbus::Result<T>>) -> anyhow::Result<T> {
    match timeout(PATIENCE, call).await {
        Ok(answer) => Ok(answer?),
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
