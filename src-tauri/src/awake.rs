//! Keeps the laptop from falling asleep by itself while clocks run.
//!
//! Through logind, which every desktop asks before an idle suspend; closing the lid still works. Not here: whether
//! the user wants it (a setting) and whether clocks run (the ticker).

#[cfg(target_os = "linux")]
pub(crate) use linux::Awake;
#[cfg(not(target_os = "linux"))]
pub(crate) use nowhere::Awake;

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use tokio::time::timeout;
    use zbus::Connection;
    use zbus::zvariant::OwnedFd;

    const PATIENCE: Duration = Duration::from_secs(2);

    #[zbus::proxy(
        interface = "org.freedesktop.login1.Manager",
        default_service = "org.freedesktop.login1",
        default_path = "/org/freedesktop/login1",
        gen_blocking = false
    )]
    trait Logind {
        /// Inhibits `what` until the descriptor is closed.
        fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> zbus::Result<OwnedFd>;
    }

    /// Holds logind's descriptor, or not.
    #[derive(Debug, Default)]
    pub(crate) struct Awake {
        held: Option<OwnedFd>,
        refused: bool,
    }

    impl Awake {
        /// Keeps awake, or lets go. Where nobody can be asked, it says so once in the log and is content.
        pub(crate) async fn keep(&mut self, wanted: bool) {
            if !wanted {
                self.held = None;
                self.refused = false;
            } else if self.held.is_none() && !self.refused {
                match timeout(PATIENCE, inhibit()).await {
                    Ok(Ok(descriptor)) => self.held = Some(descriptor),
                    Ok(Err(error)) => self.give_up(&error.to_string()),
                    Err(_) => self.give_up("logind does not answer"),
                }
            }
        }

        fn give_up(&mut self, why: &str) {
            self.refused = true;
            tracing::info!("idle sleep is not held off: {why}");
        }
    }

    async fn inhibit() -> zbus::Result<OwnedFd> {
        let logind = LogindProxy::new(&Connection::system().await?).await?;
        logind.inhibit("idle", "Foghorn", "An incident's clocks are running", "block").await
    }
}

#[cfg(not(target_os = "linux"))]
mod nowhere {
    /// Nothing to hold: not built for this system.
    #[derive(Debug, Default)]
    pub(crate) struct Awake;

    impl Awake {
        /// Does nothing here.
        pub(crate) async fn keep(&mut self, _wanted: bool) {}
    }
}
