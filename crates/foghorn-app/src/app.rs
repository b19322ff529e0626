//! An open data folder: the store, the folds that are kept, the library, and who listens for changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use foghorn_core::ids::AuthorId;
use foghorn_core::reminders::Editing;
use foghorn_core::verbs::Actor;
use foghorn_core::when::Here;
use foghorn_core::{At, ReplicaId, StakeholderId, StreamId};
use foghorn_store::{Reading, Store, StoreError, TickerLock};

use crate::clock::Clock;
use crate::customers::list::Lists;
use crate::data_dir;
use crate::failure::Failure;
use crate::folds::Folds;
use crate::library::Library;
use crate::library::folders::Folders;
use crate::read::desk::Problem;
use crate::settings::{self, Known, Settings};
use crate::wire::Changed;
use crate::workshop::facts::Facts;

/// How to open a data folder.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// The folder; where missing, see [`data_dir()`].
    pub data_dir: Option<PathBuf>,
}

/// An open data folder; cheap to clone, to be used from any thread.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

type Listener = Box<dyn Fn(Changed) + Send + Sync>;

struct Inner {
    folder: PathBuf,
    store: Store,
    folds: Folds,
    facts: Facts,
    customers: Lists,
    library: RwLock<Arc<Library>>,
    author: AuthorId,
    clock: Clock,
    editing: Mutex<BTreeMap<(StreamId, StakeholderId), Editing>>,
    problems: Mutex<Vec<Problem>>,
    listeners: RwLock<Vec<Listener>>,
    ticker_lock: Mutex<Option<TickerLock>>,
    settings: Mutex<Option<Arc<Known>>>,
    seen: Mutex<Seen>,
    announced: AtomicI64,
    cancelled: AtomicBool,
    /// True once every incident has its figures; an older version did not make them.
    figured: AtomicBool,
}

/// The log as it was when somebody looked last for what other processes write.
struct Seen {
    version: i64,
    commits: u64,
    reaches: i64,
    /// The settings, as listeners know them; `None` where they could not be read.
    settings: Option<Settings>,
}

impl App {
    /// Opens a data folder, and makes it where it is not there.
    ///
    /// # Errors
    /// A sentence that says what to do: no room, not allowed, a newer version's file, a damaged one that cannot be
    /// set aside.
    pub fn open(options: OpenOptions) -> Result<Self, Failure> {
        Self::open_with(options, Clock::default())
    }

    /// Opens a data folder with a clock of one's own, for tests that cannot wait.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_with(options: OpenOptions, clock: Clock) -> Result<Self, Failure> {
        let folder = data_dir(options.data_dir)?;
        match Self::open_folder(folder.clone(), clock.clone()) {
            // What is there must be readable, and the clocks must run, also where not a byte more has room.
            Err(full) if full.code == "disk-full" && Store::release_ballast_of(&folder).unwrap_or(false) => {
                let app = Self::open_folder(folder, clock)?;
                app.report(on_the_reserve());
                Ok(app)
            }
            opened => opened,
        }
    }

    fn open_folder(folder: PathBuf, clock: Clock) -> Result<Self, Failure> {
        let opened = Store::open(&folder, &machine(), &mut || ReplicaId::new(token()), clock.now())?;
        let author = match opened.store.read(|reading| reading.local_get("me"))? {
            Some(id) => id,
            None => {
                let id = token();
                opened.store.write(|tx| tx.local_set("me", &id))?;
                id
            }
        };
        let mut news = crate::read::desk::news(&opened.store, &opened.news, clock.now())?;
        let seen = Seen {
            version: opened.store.data_version()?,
            commits: opened.store.commits(),
            reaches: opened.store.max_seq()?,
            settings: None,
        };
        let known = opened
            .store
            .read(|reading| settings::seen(&folder, reading))
            .map(|seen| Known::read(&folder, seen, None))?;
        news.extend(known.fault.clone());
        let app = Self {
            inner: Arc::new(Inner {
                library: RwLock::new(Arc::new(Library::read(Folders::of(&folder, &known.settings.team), None))),
                folder,
                store: opened.store,
                folds: Folds::default(),
                facts: Facts::default(),
                customers: Lists::default(),
                author: AuthorId::new(author),
                clock,
                editing: Mutex::default(),
                problems: Mutex::new(news),
                listeners: RwLock::default(),
                ticker_lock: Mutex::default(),
                settings: Mutex::new(Some(Arc::new(known))),
                seen: Mutex::new(seen),
                announced: AtomicI64::default(),
                cancelled: AtomicBool::new(false),
                figured: AtomicBool::new(false),
            }),
        };
        crate::transfer::finish_projections(&app)?;
        Ok(app)
    }

    /// Runs a command of the table.
    ///
    /// # Errors
    /// The command's own failure, or `no-command`, or `payload` where the payload has another shape.
    pub fn dispatch(&self, name: &str, payload: serde_json::Value) -> Result<serde_json::Value, Failure> {
        let again = payload.clone();
        match crate::table::dispatch(self, name, payload) {
            Err(failure) if failure.code == "disk-full" && self.give_reserve_back() => {
                crate::table::dispatch(self, name, again)
            }
            answer => answer,
        }
    }

    /// Gives the reserve of the data folder back to a full disk, so that the act under way still fits; false where it
    /// is gone already.
    fn give_reserve_back(&self) -> bool {
        let given = self.store().release_ballast().unwrap_or(false);
        if given {
            self.report(on_the_reserve());
        }
        given
    }

    /// Calls `listener` after every change, from whichever thread made it.
    pub fn on_change(&self, listener: Box<dyn Fn(Changed) + Send + Sync>) {
        write_lock(&self.inner.listeners).push(listener);
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// Now, in UTC.
    pub fn now(&self) -> At {
        self.inner.clock.now()
    }

    /// Takes the right to notify; false where another window of this folder has it.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn take_ticker_lock(&self) -> Result<bool, Failure> {
        let mut held = lock(&self.inner.ticker_lock);
        if held.is_none() {
            *held = TickerLock::take(&self.inner.folder)?;
        }
        Ok(held.is_some())
    }

    /// True where another process wrote to the log, or somebody saved the settings or a file of the library, since the
    /// last call; listeners are told.
    pub fn poll_other_writers(&self) -> bool {
        let known = self.library();
        let saved = self.library_now().is_ok_and(|now| !Arc::ptr_eq(&known, &now));
        let others = self.log_grew() || saved;
        let set = self.settings_changed();
        if others || set {
            self.changed(Vec::new());
        }
        others || set
    }

    /// Whether the settings are others than at the last look. An editor or a terminal may have saved them, and whoever
    /// asked since has read them anew without a word to anybody.
    fn settings_changed(&self) -> bool {
        let Ok(now) = self.settings() else { return false };
        let before = lock(&self.inner.seen).settings.replace(now.clone());
        before.is_some_and(|before| before != now)
    }

    fn log_grew(&self) -> bool {
        let mut seen = lock(&self.inner.seen);
        // Counted before the version is asked for: a commit of our own in between is looked at once more, not missed.
        let commits = self.store().commits();
        let Ok(version) = self.store().data_version() else { return false };
        let own = commits != seen.commits;
        if version == seen.version && !own {
            return false;
        }
        let Ok(reaches) = self.store().max_seq() else { return false };
        // Where we wrote as well, the version tells nothing: then others are known by entries that nobody here announced.
        let others = version != seen.version && (!own || reaches > seen.reaches.max(self.announced()));
        (seen.version, seen.commits, seen.reaches) = (version, commits, reaches);
        others
    }

    /// The newest arrival number that listeners were told of.
    fn announced(&self) -> i64 {
        self.inner.announced.load(Ordering::SeqCst)
    }

    /// Says something about this laptop that the user must know; said once per code.
    pub fn report(&self, problem: Problem) {
        let mut problems = lock(&self.inner.problems);
        if problems.contains(&problem) {
            return;
        }
        problems.retain(|known| known.code != problem.code);
        problems.push(problem);
        drop(problems);
        self.changed(Vec::new());
    }

    /// Takes back what was reported under this code.
    pub fn settled(&self, code: &str) {
        let mut problems = lock(&self.inner.problems);
        let before = problems.len();
        problems.retain(|known| known.code != code);
        if problems.len() != before {
            drop(problems);
            self.changed(Vec::new());
        }
    }

    /// The settings in force.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn settings(&self) -> Result<Settings, Failure> {
        Ok(self.store().read(|reading| self.known(reading))?.settings.clone())
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn folds(&self) -> &Folds {
        &self.inner.folds
    }

    /// What messages are held against.
    pub(crate) fn facts(&self) -> &Facts {
        &self.inner.facts
    }

    /// The lists of customers who hear one by one.
    pub(crate) fn customers(&self) -> &Lists {
        &self.inner.customers
    }

    /// The library as it was read last; where a file may have changed meanwhile, see [`library_now`](Self::library_now).
    pub(crate) fn library(&self) -> Arc<Library> {
        Arc::clone(&self.inner.library.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The library as its files say now: a glance at them, and where one changed, all of them read.
    pub(crate) fn library_now(&self) -> Result<Arc<Library>, Failure> {
        let folders = self.library_folders()?;
        let known = self.library();
        Ok(if known.is_current(&folders) { known } else { self.read_library(folders) })
    }

    /// Where the library lies, by the settings in force.
    pub(crate) fn library_folders(&self) -> Result<Folders, Failure> {
        Ok(Folders::of(self.folder(), &self.settings()?.team))
    }

    /// Reads every file of the library.
    pub(crate) fn read_library(&self, folders: Folders) -> Arc<Library> {
        let before = self.library();
        let library = Arc::new(Library::read(folders, Some(&before)));
        // Whoever reviews at every key press does not wait for it.
        if before.is_compiled() {
            library.rules();
        }
        *write_lock(&self.inner.library) = Arc::clone(&library);
        library
    }

    /// What the user must know about this laptop and its data.
    pub fn problems(&self) -> Vec<Problem> {
        lock(&self.inner.problems).clone()
    }

    pub(crate) fn author(&self) -> &AuthorId {
        &self.inner.author
    }

    pub(crate) fn editing(&self) -> MutexGuard<'_, BTreeMap<(StreamId, StakeholderId), Editing>> {
        lock(&self.inner.editing)
    }

    pub(crate) fn figured(&self) -> bool {
        self.inner.figured.load(Ordering::Relaxed)
    }

    /// Every incident has its figures.
    pub(crate) fn is_figured(&self) {
        self.inner.figured.store(true, Ordering::Relaxed);
    }

    pub(crate) fn cancelled(&self) -> &AtomicBool {
        &self.inner.cancelled
    }

    /// Where and when the user is.
    pub(crate) fn here(&self, reading: &Reading<'_>) -> Result<Here, Failure> {
        Ok(Here { now: self.now(), zone: self.known(reading)?.zone })
    }

    /// Who acts now. Asked inside the act's own transaction: a reading of its own would cost as much as the rest of it.
    pub(crate) fn actor(&self, reading: &Reading<'_>) -> Result<Actor, Failure> {
        let known = self.known(reading)?;
        let name = Some(known.settings.me.trim().to_owned()).filter(|name| !name.is_empty());
        let here = Here { now: self.now(), zone: known.zone };
        Ok(Actor { id: self.author().clone(), name, here })
    }

    /// The settings in force, read anew where somebody changed them.
    pub(crate) fn known(&self, reading: &Reading<'_>) -> Result<Arc<Known>, StoreError> {
        let seen = settings::seen(self.folder(), reading)?;
        let mut kept = lock(&self.inner.settings);
        let before = kept.take();
        if let Some(known) = before.as_ref().filter(|known| known.seen == seen) {
            return Ok(Arc::clone(kept.insert(Arc::clone(known))));
        }
        let known = Arc::clone(kept.insert(Arc::new(Known::read(self.folder(), seen, before.as_deref()))));
        drop(kept);
        match &known.fault {
            Some(fault) => self.report(fault.clone()),
            None => self.settled(settings::FAULT),
        }
        Ok(known)
    }

    /// Looks at the system's zone anew, which may change while the laptop travels.
    pub(crate) fn look_at_zone_anew(&self) {
        let mut kept = lock(&self.inner.settings);
        *kept = kept.take().map(|known| Arc::new(known.with_zone_of_now()));
    }

    /// Settings were written: two writes within one tick of the file system's clock would look like one.
    pub(crate) fn read_settings_anew(&self) {
        *lock(&self.inner.settings) = None;
    }

    /// Tells the listeners that something changed, nobody knows how much.
    pub(crate) fn changed(&self, streams: Vec<StreamId>) {
        self.tell(&Changed::Changed { streams, up_to: None });
    }

    /// Tells the listeners that entries were added to a stream, up to this arrival number.
    pub(crate) fn added(&self, stream: StreamId, up_to: i64) {
        self.inner.announced.fetch_max(up_to, Ordering::SeqCst);
        self.tell(&Changed::Changed { streams: vec![stream], up_to: Some(up_to) });
    }

    pub(crate) fn tell(&self, what: &Changed) {
        let listeners = self.inner.listeners.read().unwrap_or_else(PoisonError::into_inner);
        listeners.iter().for_each(|listener| listener(what.clone()));
    }
}

fn on_the_reserve() -> Problem {
    Problem {
        code: "disk-full".to_owned(),
        message:
            "The disk is full. Foghorn goes on with its reserve of 2 MiB: free some space now, then start Foghorn \
                  again."
                .to_owned(),
    }
}

/// A token that nobody has used before.
pub(crate) fn token() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// What tells this machine from others; empty where the system has no such id.
fn machine() -> String {
    std::fs::read_to_string("/etc/machine-id").map(|id| id.trim().to_owned()).unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What these hold stays true whatever a panicking thread was about to do.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write_lock<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
