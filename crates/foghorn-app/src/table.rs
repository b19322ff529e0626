//! Every command, once: its name, what it takes, what it answers, and what does it.
//!
//! The table yields `dispatch` for the window and the terminal, and the TypeScript type `Commands` (see [`wire`]),
//! so that a call is checked by name, payload and answer on both sides.
//!
//! [`wire`]: crate::wire

use foghorn_core::verbs::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::contacts::{change::*, files::*, *};
use crate::customers::{CustomersView, ShowCustomers, customers, files::*, letters::*, list::*};
use crate::failure::Failure;
use crate::library::change::*;
use crate::library::playbook_page::PlaybookCompensation;
use crate::linking::{Link, SendForAll, Unlink};
use crate::read::timeline::timeline;
use crate::read::{
    aftermath::*, archive::*, board::*, brief::BriefView, brief::ShowBrief, brief::brief, desk::*, due::*, figures::*,
    follow_ups::*, incident::*, library::*, line::*, making_good::*, offers::*, playbooks::*, postmortem::*, prove::*,
    report::*, similar::*, suggested::*, todo::*, word::*,
};
use crate::settings::{SetSetting, Settings};
use crate::transfer::brief_in::{BriefAbout, LookIntoBrief, look_into_brief};
use crate::transfer::brief_out::{BriefSaved, HandOverOn, HandedOver, SaveBrief, hand_over, save_brief};
use crate::transfer::picture::{SavePicture, save_picture};
use crate::transfer::{Backup, BackupDone, Export, ExportDone, Import, ImportDone, Rebuilt, VerifyReport};
use crate::workshop::{approve::*, copies::*, document::*, keep::*, open::*, review::*};
use crate::write::{self, Receipt};
use crate::{linking, settings, transfer};

/// A payload without fields.
#[derive(Clone, Copy, Debug, Default, Deserialize, serde::Serialize, ts_rs::TS)]
pub(crate) struct Nothing {}

/// An act on an incident: the incident beside the act's own fields.
#[derive(Deserialize)]
struct On<V> {
    incident: String,
    #[serde(flatten)]
    verb: V,
}

macro_rules! table {
    (
        acts { $($act:literal: $verb:ident,)+ }
        others { $($name:literal: $payload:ty => $answer:ty = $handler:path,)+ }
    ) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$($act,)+ $($name,)+];

        /// Runs a command.
        ///
        /// # Errors
        /// The command's own failure, `no-command`, or `payload`.
        pub fn dispatch(app: &App, name: &str, payload: Value) -> Result<Value, Failure> {
            match name {
                $($act => {
                    let on: On<$verb> = parse(name, payload)?;
                    answer(write::act(app, &on.incident, on.verb)?)
                })+
                $($name => answer($handler(app, parse::<$payload>(name, payload)?)?),)+
                _ => Err(Failure::new("no-command", format!("There is no command \u{201c}{name}\u{201d}."))),
            }
        }

        /// The TypeScript of the table: `name: { payload: …; answer: … }`, a line a command.
        pub(crate) fn typescript(config: &ts_rs::Config) -> String {
            use ts_rs::TS;
            let mut lines = String::new();
            $({
                let verb = <$verb as TS>::name(config);
                lines += &format!("  \"{}\": {{ payload: {{ incident: string }} & {verb}; answer: Receipt }};\n", $act);
            })+
            $({
                let (payload, answer) = (<$payload as TS>::name(config), <$answer as TS>::name(config));
                lines += &format!("  \"{}\": {{ payload: {payload}; answer: {answer} }};\n", $name);
            })+
            lines
        }

        /// Calls `visit` with every type that crosses the wire as payload or answer.
        pub(crate) fn visit_types(visit: &mut impl ts_rs::TypeVisitor) {
            $(visit.visit::<$verb>();)+
            $(visit.visit::<$payload>(); visit.visit::<$answer>();)+
        }
    };
}

table! {
    acts {
        "set": Set,
        "retitle": Retitle,
        "state-start": StateStart,
        "state-fact": StateFact,
        "change-status": ChangeStatus,
        "change-severity": ChangeSeverity,
        "assign-role": AssignRole,
        "note": Note,
        "log-line": LogLine,
        "correct-note": CorrectNote,
        "send": Send,
        "correct-update": CorrectUpdate,
        "add-stakeholder": AddStakeholder,
        "drop-stakeholder": DropStakeholder,
        "hold": PutOnHold,
        "release-hold": ReleaseHold,
        "snooze": SnoozeClock,
        "stretch-cadence": StretchCadence,
        "withdraw": Withdraw,
        "reopen": Reopen,
        "close": Close,
        "place-legal-hold": PlaceLegalHold,
        "lift-legal-hold": LiftLegalHold,
        "approve-compensation": ApproveCompensation,
        "move-compensation": MoveCompensation,
        "post-letters": PostLetters,
        "answer-customer": AnswerCustomer,
        "set-customer-step": SetCustomerStep,
        "do-customer-step": DoCustomerStep,
        "do-item": DoItem,
        "skip-item": SkipItem,
        "reopen-item": ReopenItem,
        "give-item": GiveItem,
        "add-item": AddItem,
        "state-aspect": StateAspect,
        "trigger-deadline": TriggerDeadline,
        "meet-deadline": MeetDeadline,
        "ask-for": AskFor,
        "answer-ask": AnswerAsk,
        "extend-ask": ExtendAsk,
        "drop-ask": DropAsk,
        "accept-command": AcceptCommand,
        "confirm-handover": ConfirmHandover,
        "add-follow-up": AddFollowUp,
        "change-follow-up": ChangeFollowUp,
        "do-follow-up": DoFollowUp,
        "drop-follow-up": DropFollowUp,
        "reopen-follow-up": ReopenFollowUp,
        "state-lesson": StateLesson,
        "move-postmortem": MovePostmortem,
        "publish-postmortem": PublishPostmortem,
        "settle-reassurance": SettleReassurance,
        "no-answer": NoAnswer,
        "answer-ring": AnswerRing,
        "drop-ring": DropRing,
        "retract": Retract,
        "undo": Undo,
        "redo": Redo,
    }
    others {
        "declare": Declare => Receipt = write::declare,
        "take-over": TakeOverOn => Receipt = write::take_over,
        "apply-playbook": PlaybookOn => Receipt = write::apply_playbook,
        "playbook-difference": PlaybookOn => PlaybookDifference = playbook_difference,
        "compensations": ShowCompensations => Vec<PlaybookCompensation> = compensations,
        "link": Link => Receipt = linking::link,
        "unlink": Unlink => Receipt = linking::unlink,
        "send-for-all": SendForAll => Receipt = linking::send_for_all,
        "expunge": ExpungeOn => Receipt = expunge,
        "board": Nothing => Board = board,
        "incident": ShowIncident => IncidentView = incident,
        "timeline": ShowTimeline => TimelineWindow = timeline,
        "wave-offer": WaveOffer => Nothing = wave_offer,
        "fact-history": ShowFact => Vec<FactStatement> = fact_history,
        "due": ShowDue => Vec<DueClock> = due,
        "due-todo": ShowDue => Vec<DueThing> = due_todo,
        "suggest-word": SuggestWord => SuggestedWord = suggest_word,
        "read-word": ReadWord => WordRead = read_word,
        "open-draft": OpenDraft => DraftView = open_draft,
        "open-postmortem": OpenPostmortem => DraftView = open_postmortem,
        "rewrite-draft": RewriteDraft => DraftView = rewrite_draft,
        "save-draft": SaveDraft => DraftSaved = save_draft,
        "overrule": Overrule => DraftSaved = overrule,
        "draft-version": ShowVersion => OldVersion = draft_version,
        "discard-draft": OfDraft => Nothing = discard_draft,
        "drafts": ShowDrafts => Vec<DraftCard> = drafts,
        "review-draft": ReviewDraft => DraftReview = review_draft,
        "preview-draft": PreviewDraft => Previewed = preview_draft,
        "copy-draft": CopyDraft => Copied = copy_draft,
        "save-eml": SaveEml => Saved = save_eml,
        "approve-draft": ApproveOn => Receipt = approve_draft,
        "prove": Prove => Proven = prove,
        "customers": ShowCustomers => CustomersView = customers,
        "import-customers": ImportCustomers => CustomersTaken = import_customers,
        "forget-customers": CustomersOf => Receipt = forget_customers,
        "letter": ShowLetter => Letter = letter,
        "review-letters": ReviewLetters => LettersReviewed = review_letters,
        "approve-letters": ApproveLettersOn => Receipt = approve_letters,
        "save-letters": SaveLetters => LettersSaved = save_letters,
        "contacts": ShowContacts => ContactsView = contacts,
        "save-contact": SaveContact => ContactsChanged = save_contact,
        "remove-contact": RemoveContact => ContactsChanged = remove_contact,
        "review-contacts": ReviewContacts => ContactsChanged = review_contacts,
        "look-into-contacts": ContactsFile => ContactsAbout = look_into_contacts,
        "import-contacts": ContactsFile => ContactsAbout = import_contacts,
        "export-contacts": ExportContacts => Saved = export_contacts,
        "ring": RingOn => Receipt = ring,
        "aftermath": ShowAftermath => AftermathView = aftermath,
        "follow-ups": Nothing => FollowUpsView = all_follow_ups,
        "export-follow-ups": ExportFollowUps => FollowUpsSaved = export_follow_ups,
        "making-good": ShowMakingGood => MakingGood = making_good,
        "credits": ShowCredits => CreditsView = show_credits,
        "postmortem": ShowPostmortem => PostmortemView = postmortem,
        "save-postmortem": SavePostmortem => Saved = save_postmortem,
        "figures": ShowFigures => FiguresView = figures,
        "trends": ShowTrends => TrendsView = trends,
        "report": ShowReport => ReportView = report,
        "save-report": SaveReport => Saved = save_report,
        "save-picture": SavePicture => Saved = save_picture,
        "similar": ShowSimilar => Vec<Similar> = similar,
        "hand-over": HandOverOn => HandedOver = hand_over,
        "brief": ShowBrief => BriefView = brief,
        "save-brief": SaveBrief => BriefSaved = save_brief,
        "look-into-brief": LookIntoBrief => BriefAbout = look_into_brief,
        "todo": ShowTodo => Todo = todo,
        "read-line": ReadLine => LineRead = read_line,
        "archive": ShowArchive => ArchiveWindow = archive,
        "search": Search => Found = search,
        "desk": Nothing => Desk = desk,
        "library": Nothing => LibraryView = library,
        "library-page": LibraryName => LibraryPage = library_page,
        "library-switch": LibrarySwitch => LibraryView = library_switch,
        "library-customise": LibraryCustomise => LibraryPage = library_customise,
        "library-save": LibrarySave => LibraryPage = library_save,
        "library-reset": LibraryName => LibraryView = library_reset,
        "settings": Nothing => Settings = settings::settings,
        "set-setting": SetSetting => Settings = settings::set_setting,
        "set-settings": Settings => Settings = settings::set_settings,
        "editing": Editing => Nothing = editing,
        "import": Import => ImportDone = transfer::import,
        "export": Export => ExportDone = transfer::export,
        "backup": Backup => BackupDone = transfer::backup,
        "verify": Nothing => VerifyReport = transfer::verify,
        "rebuild": Nothing => Rebuilt = transfer::rebuild,
        "cancel": Nothing => Nothing = transfer::cancel,
    }
}

/// Starts the clocks of an imported record.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub(crate) struct TakeOverOn {
    /// `SP-12`, or a stream's id.
    pub incident: String,
    /// Which playbook; the setting's where missing.
    #[serde(default)]
    #[ts(optional)]
    pub playbook: Option<String>,
}

/// A playbook for an incident.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub(crate) struct PlaybookOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which, by its name.
    pub playbook: String,
}

/// Removes the body of one entry of an incident.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub(crate) struct ExpungeOn {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// Which entry.
    pub entry: foghorn_core::EntryId,
    /// Why; do not repeat the secret here.
    pub why: String,
}

/// A key press in a draft.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub(crate) struct Editing {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// For whom the draft is.
    pub stakeholder: foghorn_core::StakeholderId,
}

fn expunge(app: &App, on: ExpungeOn) -> Result<Receipt, Failure> {
    write::expunge(app, &on.incident, Expunge { entry: on.entry, why: on.why })
}

fn editing(app: &App, on: Editing) -> Result<Nothing, Failure> {
    crate::tick::editing(app, &on.incident, on.stakeholder)?;
    Ok(Nothing {})
}

fn parse<T: DeserializeOwned>(name: &str, payload: Value) -> Result<T, Failure> {
    let payload = if payload.is_null() { Value::Object(serde_json::Map::new()) } else { payload };
    serde_json::from_value(payload).map_err(|error| Failure::new("payload", format!("{name}: {error}.")))
}

fn answer<T: serde::Serialize>(answer: T) -> Result<Value, Failure> {
    serde_json::to_value(answer).map_err(|error| Failure::new("answer", error.to_string()))
}
