//! What crosses the wire beside answers: the one event; and the TypeScript of it all.

use foghorn_core::StreamId;
use serde::Serialize;
use ts_rs::{Config, TS, TypeVisitor};

use crate::failure::Failure;
use crate::table;
use crate::tick::Reminder;

/// Something happened that a window may want to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Changed {
    /// The state changed; empty: ask anew for whatever is shown.
    Changed {
        /// The streams that changed.
        streams: Vec<StreamId>,
        /// The arrival number of the newest entry that this is about; a snapshot that reaches as far has it all. `None`:
        /// something else changed, or nobody knows how much.
        up_to: Option<i64>,
    },
    /// Long work goes on.
    Progress {
        /// Which: `import`, `export`, `rebuild`.
        job: String,
        /// How much is done.
        done: u32,
        /// Of how much, where known.
        total: Option<u32>,
        /// What is being done, in a few words.
        text: String,
    },
    /// Notifications do not work: the window alarms by itself.
    Alarm {
        /// What would have been shown.
        reminders: Vec<Reminder>,
        /// Whether it makes a sound.
        sound: bool,
    },
    /// Somebody asked for a screen: a click on a notification, the tray, a second start.
    Open {
        /// `board`, `incident`, `declare`, `send`, `write` or `quit`.
        what: String,
        /// Which incident.
        incident: Option<StreamId>,
        /// For whom.
        stakeholder: Option<String>,
    },
}

/// The whole of `ui/src/wire/index.ts`.
pub fn typescript() -> String {
    // Arrival numbers and counts stay far below 2^53; ids and hlc cross as text.
    let config = Config::new().with_large_int("number");
    let mut types = Types { config: &config, seen: Vec::new() };
    table::visit_types(&mut types);
    types.visit::<Failure>();
    types.visit::<Changed>();
    let mut declarations: Vec<String> = types.seen.into_iter().map(|(_, declaration)| declaration).collect();
    declarations.retain(|declaration| !declaration.is_empty());
    declarations.sort();
    declarations.dedup();
    format!(
        "// Generated from Rust by `make wire`; a test compares it. Do not edit.\n\n{}\n\n\
         /** Every command: what it takes and what it answers. */\nexport type Commands = {{\n{}}};\n",
        declarations.join("\n\n"),
        table::typescript(&config),
    )
}

struct Types<'a> {
    config: &'a Config,
    seen: Vec<(std::any::TypeId, String)>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let id = std::any::TypeId::of::<T>();
        if self.seen.iter().any(|(seen, _)| *seen == id) {
            return;
        }
        let named = T::output_path().is_some();
        let declaration = if named { format!("export {}", T::decl(self.config)) } else { String::new() };
        self.seen.push((id, declaration));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
