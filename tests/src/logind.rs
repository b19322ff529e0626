//! The desk's logind: who holds off idle sleep.
//!
//! Here: `Inhibit`, whose answer is a descriptor that holds until its last copy is closed. Not here: real sleep; no
//! test can put the machine to bed.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::Result;
use zbus::blocking::{Connection, connection};
use zbus::{fdo, zvariant};

use crate::desk::Desk;

/// A logind on a desk's system bus.
#[derive(Debug)]
pub struct Logind {
    _bus: Connection,
    inhibitors: Inhibitors,
}

type Inhibitors = Arc<Mutex<Vec<Inhibitor>>>;

/// One call of `Inhibit`.
#[derive(Clone, Debug)]
pub struct Inhibitor {
    /// What it holds off: `idle`.
    pub what: String,
    /// Who asked.
    pub who: String,
    /// Why, as `systemd-inhibit` shows it.
    pub why: String,
    /// `block` or `delay`.
    pub mode: String,
    released: Arc<AtomicBool>,
}

struct Manager {
    inhibitors: Inhibitors,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn inhibit(&self, what: String, who: String, why: String, mode: String) -> fdo::Result<zvariant::OwnedFd> {
        let (mut ours, theirs) = io::pipe().map_err(|error| fdo::Error::Failed(error.to_string()))?;
        let released = Arc::new(AtomicBool::new(false));
        let inhibitor = Inhibitor { what, who, why, mode, released: Arc::clone(&released) };
        self.inhibitors.lock().unwrap_or_else(PoisonError::into_inner).push(inhibitor);
        // Nothing is ever written: the pipe ends when its last other end is closed.
        thread::spawn(move || {
            io::copy(&mut ours, &mut io::sink()).ok();
            released.store(true, Ordering::Relaxed);
        });
        Ok(OwnedFd::from(theirs).into())
    }
}

impl Logind {
    /// Starts it on a desk.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn start(desk: &Desk) -> Result<Self> {
        let inhibitors = Inhibitors::default();
        let manager = Manager { inhibitors: Arc::clone(&inhibitors) };
        let bus = connection::Builder::address(desk.system_bus())?
            .serve_at("/org/freedesktop/login1", manager)?
            .name("org.freedesktop.login1")?
            .build()?;
        Ok(Self { _bus: bus, inhibitors })
    }

    /// What holds off something now.
    pub fn holding(&self) -> Vec<Inhibitor> {
        let inhibitors = self.inhibitors.lock().unwrap_or_else(PoisonError::into_inner);
        inhibitors.iter().filter(|inhibitor| !inhibitor.released.load(Ordering::Relaxed)).cloned().collect()
    }
}
