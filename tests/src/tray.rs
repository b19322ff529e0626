//! A panel with room for tray icons, and a finger that chooses from their menus.
//!
//! Here: `org.kde.StatusNotifierWatcher`, which icons register with; the label beside an icon and the lines of its
//! menu, read as a panel reads them. Not here: drawing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use zbus::blocking::{Connection, Proxy, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

use crate::desk::Desk;
use crate::wait::{PATIENCE, until};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// A panel on a desk; dropping it takes the tray away.
#[derive(Debug)]
pub struct Tray {
    bus: Connection,
    icons: Icons,
}

/// Who registered an icon, and under which path.
type Icons = Arc<Mutex<Vec<(String, String)>>>;

/// A menu: its number, its properties, its lines.
type Root = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// One line of a menu; a separator has no text.
struct Line {
    id: i32,
    text: String,
}

struct Watcher {
    icons: Icons,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: String, #[zbus(header)] header: Header<'_>) {
        // An icon names its path, and its owner is whoever calls.
        let owner = header.sender().map(ToString::to_string).unwrap_or_default();
        self.icons.lock().unwrap_or_else(PoisonError::into_inner).push((owner, service));
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner);
        icons.iter().map(|(owner, path)| format!("{owner}{path}")).collect()
    }
}

impl Tray {
    /// Puts a panel on a desk.
    ///
    /// # Errors
    /// The bus refuses.
    pub fn start(desk: &Desk) -> Result<Self> {
        let icons = Icons::default();
        let watcher = Watcher { icons: Arc::clone(&icons) };
        let bus = connection::Builder::address(desk.session_bus())?
            .serve_at("/StatusNotifierWatcher", watcher)?
            .name(WATCHER)?
            .build()?;
        Ok(Self { bus, icons })
    }

    /// The label beside the newest icon.
    ///
    /// # Errors
    /// There is no icon.
    pub fn label(&self) -> Result<String> {
        Ok(self.icon()?.get_property("XAyatanaLabel")?)
    }

    /// The lines of the newest icon's menu, separators left out.
    ///
    /// # Errors
    /// There is no icon, or it has no menu.
    pub fn lines(&self) -> Result<Vec<String>> {
        let lines = self.menu_lines()?.into_iter().map(|line| line.text);
        Ok(lines.filter(|text| !text.is_empty()).collect())
    }

    /// Waits until the label and the menu's first line are both `text`.
    ///
    /// # Errors
    /// They do not become it; the sentence tells what they are.
    pub fn says(&self, text: &str) -> Result<()> {
        let said = || Ok((self.label()?, self.lines()?.into_iter().next().unwrap_or_default()));
        until(&format!("the tray to say “{text}”"), PATIENCE, || {
            Ok(said().is_ok_and(|(label, line)| label == text && line == text).then_some(()))
        })
        .with_context(|| format!("label and first line: {:?}", said().map_err(|error: anyhow::Error| error)))
    }

    /// Chooses the first line that contains `text`, once it is there.
    ///
    /// # Errors
    /// It does not come; the sentence lists the lines.
    pub fn choose(&self, text: &str) -> Result<()> {
        let line = until(&format!("“{text}” in the tray's menu"), PATIENCE, || {
            let lines = self.menu_lines().unwrap_or_default();
            Ok(lines.into_iter().find(|line| line.text.contains(text)))
        })
        .with_context(|| format!("its lines: {:?}", self.lines()))?;
        Ok(self.menu()?.call("Event", &(line.id, "clicked", Value::from(0_i32), 0_u32))?)
    }

    fn menu_lines(&self) -> Result<Vec<Line>> {
        let everything: (i32, i32, Vec<&str>) = (0, -1, Vec::new());
        let (_revision, (_id, _properties, lines)): (u32, Root) = self.menu()?.call("GetLayout", &everything)?;
        lines.into_iter().map(Line::read).collect()
    }

    fn icon(&self) -> Result<Proxy<'static>> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner);
        let (owner, path) = icons.last().cloned().context("no icon is in the tray")?;
        Ok(Proxy::new(&self.bus, owner, path, ITEM)?)
    }

    fn menu(&self) -> Result<Proxy<'static>> {
        let icon = self.icon()?;
        let path: OwnedObjectPath = icon.get_property("Menu")?;
        Ok(Proxy::new(&self.bus, icon.destination().to_owned(), path, MENU)?)
    }
}

impl Line {
    /// From `(ia{sv}av)`: its number, its properties, its own lines.
    fn read(value: OwnedValue) -> Result<Self> {
        let line = Structure::try_from(value)?;
        let (id, properties) = line.fields().split_first().context("a menu's line without a number")?;
        let properties: HashMap<String, OwnedValue> = match properties.first() {
            Some(Value::Dict(properties)) => properties.try_clone()?.try_into()?,
            _ => HashMap::new(),
        };
        let text = properties.get("label").and_then(|label| label.downcast_ref::<String>().ok());
        Ok(Self { id: id.downcast_ref()?, text: text.unwrap_or_default() })
    }
}
