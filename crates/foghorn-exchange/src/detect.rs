//! Which format a file is in, told from its beginning.

use crate::{brief_file, cstate, statuspage_json};

/// How every file begins that `age` encrypted.
const ENCRYPTED: &[u8] = b"age-encryption.org/";

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Foghorn's own export: entries, one a line.
    FoghornJsonl,
    /// A brief that one commander hands to the next: `.foghorn`.
    FoghornBrief,
    /// A file that `age` encrypted; what is in it shows when it is opened.
    Encrypted,
    /// The history of a status page, one incident a line.
    StatuspageJsonl,
    /// What a status page answers about its incidents, one JSON text: `incidents.json`.
    StatuspageJson,
    /// An incident of a cState page: Markdown under a front matter.
    CState,
}

impl Format {
    /// Its name, as files, messages and the command line spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FoghornJsonl => "foghorn-jsonl",
            Self::FoghornBrief => "foghorn-brief",
            Self::Encrypted => "age",
            Self::StatuspageJsonl => crate::statuspage_jsonl::SOURCE,
            Self::StatuspageJson => statuspage_json::SOURCE,
            Self::CState => cstate::SOURCE,
        }
    }
}

/// Tells the format from the first bytes of a file; some kilobytes are enough. The first line that is recognised decides,
/// so that a file whose first line is damaged can be imported all the same.
pub fn detect(first_bytes: &[u8]) -> Option<Format> {
    if first_bytes.starts_with(ENCRYPTED) {
        return Some(Format::Encrypted);
    }
    // A brief is taken whole or not at all: what begins otherwise is none, whatever follows.
    if first_bytes.trim_ascii_start().starts_with(brief_file::BEGINNING) {
        return Some(Format::FoghornBrief);
    }
    let text = String::from_utf8_lossy(first_bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if cstate::is_one(text) {
        return Some(Format::CState);
    }
    if statuspage_json::is_one(text) {
        return Some(Format::StatuspageJson);
    }
    text.lines().find_map(|line| {
        let object = line.trim_start().strip_prefix('{')?;
        let has = |name: &str| object.contains(&format!("\"{name}\""));
        if object.trim_start().starts_with("\"foghorn\"") {
            Some(Format::FoghornJsonl)
        } else if has("id") && has("title") && (has("started_at") || has("updates") || has("status_sequence")) {
            Some(Format::StatuspageJsonl)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, detect};

    #[test]
    fn the_first_line_that_is_recognised_decides() {
        assert_eq!(detect(b"{\"foghorn\":1,\"id\":\"00"), Some(Format::FoghornJsonl));
        assert_eq!(detect(b"\xef\xbb\xbf\n{ \"foghorn\": 1"), Some(Format::FoghornJsonl));
        assert_eq!(detect(b"{\"foghorn-brief\":1,\"made_at\""), Some(Format::FoghornBrief));
        assert_eq!(detect(b"age-encryption.org/v1\n-> scrypt"), Some(Format::Encrypted));
        let status_page = b"{\"id\": \"1\", \"title\": \"Cards\", \"started_at\": \"2026-";
        assert_eq!(detect(status_page), Some(Format::StatuspageJsonl));
        assert_eq!(detect(&[b"\xffgarbage\n", status_page.as_slice()].concat()), Some(Format::StatuspageJsonl));
        assert_eq!(detect(b"{\n  \"page\": {\"id\": \"x\"},\n  \"incidents\": ["), Some(Format::StatuspageJson));
        assert_eq!(detect(b"{\"page\":{\"id\":\"x\"},\"scheduled_maintenances\":["), Some(Format::StatuspageJson));
        assert_eq!(detect(b"---\r\ntitle: Cards\r\ndate: 2026-11-21\r\n"), Some(Format::CState));
        assert_eq!(detect(b"---\ntitle: A page\n---\n"), None);
        for other in [b"".as_slice(), b"[]", b"{}", b"{\"id\":1}", b"SQLite format 3\0", b"title: Cards\n"] {
            assert_eq!(detect(other), None);
        }
    }
}
