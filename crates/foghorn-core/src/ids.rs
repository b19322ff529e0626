//! Identities: of a stream, a replica, an act, an entry, a stakeholder, a channel.
//!
//! Here: newtypes, so that one id cannot be passed for another. Not here: minting them (random numbers are an
//! argument of core; foghorn-app mints).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id!(
    /// One append-only log: an incident, or the directory. A UUID v7 for what was declared here, derived for imports.
    StreamId
);
text_id!(
    /// One writer of a data folder, minted anew when the folder is created, restored or copied.
    ReplicaId
);
text_id!(
    /// The entries of one act, and the unit of undo.
    ActId
);
text_id!(
    /// One thing to be done, as its list and its own short name: `first-minutes/brief-support`.
    ItemId
);
text_id!(
    /// A message that is being written, from its first version on.
    DraftId
);
text_id!(
    /// A group that must be told, as its playbook spells it: `customers`, `support`, `acme-bank`.
    StakeholderId
);
text_id!(
    /// Where a message goes, as its playbook spells it: `status-page`, `email`, `phone`.
    Channel
);
text_id!(
    /// Who wrote an entry: opaque (headers carry no personal data); the name stands in the body.
    AuthorId
);

/// The identity of an entry: SHA-256 over its header, its body's hash and the replica's previous id in the stream.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct EntryId(pub [u8; 32]);

impl EntryId {
    /// What stands before a replica's first entry in a stream.
    pub const NONE: Self = Self([0; 32]);

    /// Reads 64 hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        digest_from_hex(text).map(Self)
    }
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| serde::de::Error::custom("an entry id is 64 hexadecimal digits"))
    }
}

/// Reads a 32-byte digest from 64 hexadecimal digits.
pub(crate) fn digest_from_hex(text: &str) -> Option<[u8; 32]> {
    let bytes = text.as_bytes();
    if bytes.len() != 64 {
        return None;
    }
    let mut digest = [0_u8; 32];
    for (slot, pair) in digest.iter_mut().zip(bytes.chunks_exact(2)) {
        let high = char::from(pair[0]).to_digit(16)?;
        let low = char::from(pair[1]).to_digit(16)?;
        *slot = u8::try_from(high * 16 + low).ok()?;
    }
    Some(digest)
}
