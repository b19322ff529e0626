//! How an event is written down once: its struct, its name in the log, writing it and reading it.

/// One struct and one variant of `Event` for each kind, with the name under which the log keeps it.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
            pub struct $name { $($(#[$fdoc])* pub $field: $type),* }

            impl From<$name> for Event {
                fn from(event: $name) -> Self {
                    Self::$name(event)
                }
            }
        )+

        /// Something that happened.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)+
            /// A kind, or a shape, that this version does not know: kept, shown, and ignored by the fold.
            Unknown(Unknown),
        }

        impl Event {
            /// Every kind that this version writes.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The name under which the log keeps it.
            pub fn kind(&self) -> &str {
                match self {
                    $(Self::$name(_) => $kind,)+
                    Self::Unknown(unknown) => &unknown.kind,
                }
            }
        }

        impl Said {
            /// The body's JSON text.
            pub fn encode(&self) -> String {
                match &self.event {
                    $(Event::$name(event) => encode(self.author.as_deref(), event),)+
                    Event::Unknown(unknown) => unknown.json.clone(),
                }
            }

            /// Reads a body; never fails, see [`Event::Unknown`].
            pub fn decode(kind: &str, json: &str) -> Self {
                let known = match kind {
                    $($kind => decode::<$name>(json),)+
                    _ => None,
                };
                known.unwrap_or_else(|| Self {
                    author: None,
                    event: Event::Unknown(Unknown { kind: kind.to_owned(), json: json.to_owned() }),
                })
            }
        }
    };
}
