//! The list of an incident's customers: a file of the data folder, `customers/<stream>.csv`, that any spreadsheet opens.
//!
//! Names and addresses are no history and never come into the log, which knows how many rows the list has and its
//! SHA-256: so a list can be destroyed, and is known again. The file is written before its entry; rows that the log does
//! not know are not shown. Here: reading, adding and destroying. Not here: what a row says (foghorn-exchange).

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use foghorn_core::StreamId;
use foghorn_core::entry::sha256_hex;
use foghorn_core::incident::Customers as Listed;
use foghorn_core::verbs::{ForgetCustomers, ListCustomers};
use foghorn_exchange::LineFault;
use foghorn_exchange::customers::{CUSTOMERS_AT_MOST, Customers};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::find;
use crate::library::saving;
use crate::write::{self, Receipt};

/// So many faults are told; the others are counted.
const FAULTS_SHOWN: usize = 20;
/// No list of customers is longer, in bytes.
const FILE_AT_MOST: u64 = 256 << 20;

/// The list that was read last.
#[derive(Default)]
pub(crate) struct Lists {
    kept: Mutex<Option<Kept>>,
}

struct Kept {
    path: PathBuf,
    changed: (SystemTime, u64),
    list: Arc<Customers>,
}

/// Takes customers in.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ImportCustomers {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// The file, CSV: `name`, and `address`, `plan`, `happened` and any other column that a letter may print.
    pub path: String,
}

/// What became of it.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct CustomersTaken {
    /// How many came in.
    pub added: u32,
    /// How many the list has now.
    pub total: u32,
    /// True where this is the list that the log knows, and was not on this laptop.
    pub found_again: bool,
    /// What to know about them, in sentences.
    pub notes: Vec<String>,
}

/// Names an incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct CustomersOf {
    /// `INC-7`, or a stream's id.
    pub incident: String,
}

/// The list as far as the log knows it; `None` where it is not on this laptop, or another one is.
pub(crate) fn list(app: &App, stream: &StreamId, listed: &Listed) -> Result<Option<Arc<Customers>>, Failure> {
    let total = usize::try_from(listed.total()).unwrap_or(usize::MAX);
    if total == 0 || listed.forgotten.is_some() {
        return Ok(None);
    }
    let Some(list) = read(app, stream)? else { return Ok(None) };
    if list.len() == total {
        return Ok(Some(list));
    }
    // More rows than the log knows: taking them in was broken off, or undone.
    let mut known = Customers::clone(&list);
    known.truncate(total);
    Ok((known.len() == total).then(|| Arc::new(known)))
}

/// Takes customers in, after those who are on the list.
pub(crate) fn import_customers(app: &App, ask: ImportCustomers) -> Result<CustomersTaken, Failure> {
    let more = read_file(&ask.path)?;
    let (stream, listed) = app.store().read(|reading| {
        let stream = find(reading, &ask.incident)?;
        let folded = app.folds().read(reading, &stream)?;
        Ok::<_, Failure>((stream, folded.incident.customers.clone()))
    })?;
    let known_sha256 = listed.listed.last().map(|(_, listed)| listed.sha256.as_str());
    let before = list(app, &stream, &listed)?;
    let text = more.write();
    if before.is_none() && known_sha256 == Some(sha256_hex(text.as_bytes()).as_str()) && listed.forgotten.is_none() {
        write_file(app, &stream, &text)?;
        return Ok(CustomersTaken { added: 0, total: listed.total(), found_again: true, notes: notes(&more) });
    }
    let mut whole = match before {
        Some(list) => Customers::clone(&list),
        // Rows that the log speaks of keep their numbers.
        None if listed.forgotten.is_some() => Customers::destroyed(listed.total().try_into().unwrap_or(usize::MAX)),
        None if listed.total() > 0 => return Err(elsewhere(listed.total())),
        None => Customers::default(),
    };
    whole.add(&more);
    if whole.len() > CUSTOMERS_AT_MOST {
        let message = format!("The list would have more than {CUSTOMERS_AT_MOST} rows; nothing was taken in.");
        return Err(Failure::new("customers-file", message));
    }
    let text = whole.write();
    write_file(app, &stream, &text)?;
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let (added, total) = (count(more.len()), count(whole.len()));
    write::act(app, &ask.incident, ListCustomers { added, total, sha256: sha256_hex(text.as_bytes()) })?;
    Ok(CustomersTaken { added, total, found_again: false, notes: notes(&more) })
}

/// Destroys the list: names and addresses are gone from this laptop, what became of each row stays in the log.
pub(crate) fn forget_customers(app: &App, ask: CustomersOf) -> Result<Receipt, Failure> {
    let stream = app.store().read(|reading| find(reading, &ask.incident))?;
    let receipt = write::act(app, &ask.incident, ForgetCustomers)?;
    let path = path(app, &stream);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Failure::new("io", format!("{} cannot be removed: {error}. Delete it yourself.", path.display())))
        }
        _ => Ok(receipt),
    }
}

/// The list that the log knows is not here.
pub(super) fn elsewhere(total: u32) -> Failure {
    let message = format!(
        "The list of these {total} customers is not on this laptop: names and addresses never travel with the log. Take \
         the same file in here, and it is known again."
    );
    Failure::new("customers-elsewhere", message)
}

fn path(app: &App, stream: &StreamId) -> PathBuf {
    // A stream's id of another laptop could be any text: no name may lead out of the folder.
    let name: String =
        stream.as_str().chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    app.folder().join("customers").join(format!("{name}.csv"))
}

fn write_file(app: &App, stream: &StreamId, text: &str) -> Result<(), Failure> {
    saving::write(&path(app, stream), text)
}

fn read(app: &App, stream: &StreamId) -> Result<Option<Arc<Customers>>, Failure> {
    let path = path(app, stream);
    let unreadable = |error: &dyn std::fmt::Display| {
        Failure::new("customers-file", format!("{} cannot be read: {error}", path.display()))
    };
    let about = match fs::metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
        Ok(about) => about,
    };
    let changed = (about.modified().unwrap_or(SystemTime::UNIX_EPOCH), about.len());
    let mut kept = app.customers().kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = kept.as_ref().filter(|kept| kept.path == path && kept.changed == changed) {
        return Ok(Some(kept.list.clone()));
    }
    let bytes = fs::read(&path).map_err(|error| unreadable(&error))?;
    let list = Arc::new(Customers::read(&bytes).map_err(|faults| unreadable(&told(&faults)))?);
    *kept = Some(Kept { path, changed, list: list.clone() });
    Ok(Some(list))
}

fn read_file(given: &str) -> Result<Customers, Failure> {
    let path = PathBuf::from(given.trim());
    let unreadable = |why: &dyn std::fmt::Display| {
        Failure::new("customers-file", format!("{} cannot be read: {why}", path.display()))
    };
    let about = fs::metadata(&path).map_err(|error| unreadable(&error))?;
    if !about.is_file() || about.len() > FILE_AT_MOST {
        return Err(unreadable(&format!("it is no file of at most {} MiB.", FILE_AT_MOST >> 20)));
    }
    let bytes = fs::read(&path).map_err(|error| unreadable(&error))?;
    let list = Customers::read(&bytes)
        .map_err(|faults| Failure::new("customers-file", format!("Nothing was taken in. {}", told(&faults))))?;
    if list.is_empty() {
        return Err(Failure::new("customers-file", "The file has column names and no customer beneath them."));
    }
    Ok(list)
}

fn told(faults: &[LineFault]) -> String {
    let said: Vec<String> = faults.iter().take(FAULTS_SHOWN).map(LineFault::to_string).collect();
    let more = faults.len().saturating_sub(FAULTS_SHOWN);
    let others = if more == 0 { String::new() } else { format!(" And {more} more.") };
    format!("{}{others}", said.join(" "))
}

/// What to know about a list: who cannot be written to, and who would be twice.
fn notes(list: &Customers) -> Vec<String> {
    use foghorn_exchange::customers::Field;

    let rows = 1..=u32::try_from(list.len()).unwrap_or(u32::MAX);
    let mut addresses: Vec<String> = rows.map(|row| list.value(row, Field::Address).to_lowercase()).collect();
    let without = addresses.iter().filter(|address| address.is_empty()).count();
    addresses.retain(|address| !address.is_empty());
    addresses.sort_unstable();
    let twice = addresses.windows(2).filter(|two| two.first() == two.get(1)).count();
    let mut notes = Vec::new();
    match without {
        0 => {}
        1 => notes.push("1 of them has no address: its letter names nobody to send it to.".to_owned()),
        many => notes.push(format!("{many} of them have no address: their letters name nobody to send them to.")),
    }
    match twice {
        0 => {}
        1 => notes.push("1 address stands there twice: it would get two letters.".to_owned()),
        many => {
            notes.push(format!("{many} addresses stand there more than once: they would get more than one letter."))
        }
    }
    notes
}
