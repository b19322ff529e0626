//! A disk of a few MiB, so that a test can fill it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// A mounted disk; dropping it takes it away.
#[derive(Debug)]
pub struct SmallDisk {
    dir: TempDir,
}

impl SmallDisk {
    /// A disk of so many MiB; `None` where this user may not mount one (the test then has nothing to stand on).
    ///
    /// # Errors
    /// `mount` is not installed.
    pub fn mount(mebibytes: u32) -> Result<Option<Self>> {
        let dir = TempDir::with_prefix("foghorn-disk-")?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={mebibytes}m,mode=0700"), "tmpfs"]).arg(dir.path());
        let mounted = mount.output().context("mount is not installed")?;
        Ok(mounted.status.success().then_some(Self { dir }))
    }

    /// A folder on it.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Fills it to the last byte.
    ///
    /// # Errors
    /// It fails in another way than by being full.
    pub fn fill(&self) -> Result<()> {
        let mut file = File::options().create(true).append(true).open(self.filling())?;
        // Whole pages first, then what is left of the last one.
        for size in [4096, 1] {
            while let Some(()) = room(file.write_all(&vec![b'x'; size]))? {}
        }
        Ok(())
    }

    /// Gives back what [`SmallDisk::fill`] took.
    ///
    /// # Errors
    /// It was not filled.
    pub fn free(&self) -> Result<()> {
        Ok(fs::remove_file(self.filling())?)
    }

    /// Lets nobody write to it any more, the superuser included.
    ///
    /// # Errors
    /// Somebody has a file open for writing.
    pub fn write_protect(&self) -> Result<()> {
        self.mount_again("ro")
    }

    /// Lets its user write to it again.
    ///
    /// # Errors
    /// The system refuses.
    pub fn lift_protection(&self) -> Result<()> {
        self.mount_again("rw")
    }

    fn mount_again(&self, how: &str) -> Result<()> {
        let options = format!("remount,{how}");
        let mounted = Command::new("mount").args(["-o", &options]).arg(self.dir.path()).status()?;
        ensure!(mounted.success(), "the disk cannot be mounted anew: {options}");
        Ok(())
    }

    fn filling(&self) -> PathBuf {
        self.dir.path().join("filling")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a program that the test killed may not be gone yet.
        let _ = Command::new("umount").arg("--lazy").arg(self.dir.path()).status();
    }
}

/// `None` where there was none.
fn room(written: io::Result<()>) -> Result<Option<()>> {
    match written {
        Ok(()) => Ok(Some(())),
        Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::WriteZero) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
