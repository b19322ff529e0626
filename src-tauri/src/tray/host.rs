//! Whether anybody shows tray icons: on Linux, whether `org.kde.StatusNotifierWatcher` is owned, now and later.

#[cfg(target_os = "linux")]
pub(super) use linux::follow;
#[cfg(target_os = "linux")]
pub(crate) use linux::is_there;

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use futures_lite::StreamExt;
    use tokio::time::timeout;
    use zbus::Connection;
    use zbus::fdo::DBusProxy;
    use zbus::names::BusName;

    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    const PATIENCE: Duration = Duration::from_millis(500);

    /// Asks once.
    pub(crate) async fn is_there() -> bool {
        let asking = async { has_owner(&DBusProxy::new(&Connection::session().await?).await?).await };
        matches!(timeout(PATIENCE, asking).await, Ok(Ok(true)))
    }

    /// Tells `changed` now, and whenever a host comes or goes.
    pub(crate) async fn follow(changed: impl Fn(bool) + Send + Sync + 'static) {
        if let Err(error) = listen(&changed).await {
            tracing::info!("tray: no host to follow: {error}");
        }
    }

    async fn listen(changed: &impl Fn(bool)) -> zbus::fdo::Result<()> {
        let bus = DBusProxy::new(&Connection::session().await?).await?;
        let mut owners = bus.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
        changed(has_owner(&bus).await?);
        while let Some(owner) = owners.next().await {
            changed(owner.args()?.new_owner().is_some());
        }
        Ok(())
    }

    async fn has_owner(bus: &DBusProxy<'_>) -> zbus::fdo::Result<bool> {
        bus.name_has_owner(BusName::try_from(WATCHER).map_err(zbus::Error::from)?).await
    }
}

/// Other systems always have a tray.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn is_there() -> bool {
    true
}

/// Other systems always have a tray.
#[cfg(not(target_os = "linux"))]
pub(super) async fn follow(changed: impl Fn(bool) + Send + Sync + 'static) {
    changed(true);
}
