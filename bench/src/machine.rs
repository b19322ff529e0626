//! The machine that measured: what a number means nothing without.

use std::fs;
use std::process::Command;

/// What the report says of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// As the processor calls itself.
    pub processor: String,
    /// How many cores this process may use.
    pub cores: usize,
    /// In GiB, rounded.
    pub memory: u64,
    /// The kernel's release.
    pub kernel: String,
    /// How busy it was when this was read: the average number of running processes over one, five, fifteen minutes.
    pub load: String,
}

impl Machine {
    /// This machine, as far as it tells.
    pub fn read() -> Self {
        let text = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let after = |text: &str, key: &str| {
            let line = text.lines().find(|line| line.starts_with(key)).and_then(|line| line.split_once(':'));
            line.map(|(_, value)| value.trim().to_owned())
        };
        let memory = after(&text("/proc/meminfo"), "MemTotal").and_then(|size| size.split(' ').next()?.parse().ok());
        Self {
            processor: after(&text("/proc/cpuinfo"), "model name").unwrap_or_else(|| "unknown processor".to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory: memory.map_or(0, |kibibytes: u64| (kibibytes + 524_288) / 1_048_576),
            kernel: text("/proc/sys/kernel/osrelease").trim().to_owned(),
            load: text("/proc/loadavg").split(' ').take(3).collect::<Vec<_>>().join(" "),
        }
    }

    /// In one line.
    pub fn line(&self) -> String {
        let Self { processor, cores, memory, kernel, .. } = self;
        format!("{processor}, {cores} cores, {memory} GiB of memory, Linux {kernel}")
    }
}

/// The first line that a program says when it is asked for its version in this way.
pub fn version_of(program: &str, question: &[&str]) -> String {
    let said = Command::new(program).args(question).output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&said).lines().next().unwrap_or("not there").trim().to_owned()
}
