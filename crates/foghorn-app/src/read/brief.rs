//! The brief: what the next commander must know, made from the log. Markdown, and the same as a page of HTML.
//!
//! Here: the command, and what is read for it. Its words are in `words`. Not here: the file that another laptop takes in
//! (`transfer`).

mod words;

use foghorn_core::StreamId;
use foghorn_core::when::Here;
use foghorn_exchange::LeftOut;
use foghorn_exchange::copies;
use foghorn_store::Reading;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::find::{find, shown_reference};
use crate::folds::Folded;
use crate::workshop::keep::{DraftCard, cards};

/// Asks for the brief of an incident.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct ShowBrief {
    /// `INC-7`, or a stream's id.
    pub incident: String,
    /// What is left out of it.
    #[serde(default)]
    #[ts(optional, type = "(\"contacts\" | \"names\" | \"notes\" | \"drafts\")[]")]
    pub without: Option<Vec<LeftOut>>,
}

/// A brief.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct BriefView {
    /// The incident's stream.
    pub incident: StreamId,
    /// `INC-7`.
    pub reference: String,
    /// To be pasted wherever Markdown is read.
    pub markdown: String,
    /// The same as structure and words, without anything that runs, loads or is styled.
    pub html: String,
    /// A whole page, to be saved or printed.
    pub page: String,
}

/// What a brief is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// To be pasted.
    Markdown,
    /// To be opened and printed.
    Html,
}

/// A brief in words.
pub(crate) struct BriefText {
    stream: StreamId,
    reference: String,
    markdown: String,
}

impl BriefText {
    /// In one of its forms, ready for a file.
    pub(crate) fn text(self, form: Form) -> String {
        match form {
            Form::Markdown => self.markdown,
            Form::Html => copies::page(&self.title(), &self.markdown),
        }
    }

    fn title(&self) -> String {
        format!("Brief of {}", self.reference)
    }
}

/// The brief of an incident.
pub(crate) fn brief(app: &App, ask: ShowBrief) -> Result<BriefView, Failure> {
    let said = app
        .store()
        .read(|reading| brief_text(app, reading, &ask.incident, ask.without.as_deref().unwrap_or_default()))?;
    Ok(BriefView {
        html: copies::html(&said.markdown),
        page: copies::page(&said.title(), &said.markdown),
        incident: said.stream,
        reference: said.reference,
        markdown: said.markdown,
    })
}

/// The brief in words.
pub(crate) fn brief_text(
    app: &App,
    reading: &Reading<'_>,
    incident: &str,
    without: &[LeftOut],
) -> Result<BriefText, Failure> {
    let stream = find(reading, incident)?;
    let folded = app.folds().read(reading, &stream)?;
    let reference = shown_reference(reading, &folded.incident.reference, &stream)?;
    let told = Told {
        folded: &folded,
        reference: &reference,
        drafts: cards(app, reading, Some(&stream))?,
        by: app.known(reading)?.settings.me.trim().to_owned(),
        here: app.here(reading)?,
        without,
    };
    let markdown = words::markdown(&told);
    Ok(BriefText { stream, reference, markdown })
}

/// What a brief is made from.
struct Told<'a> {
    folded: &'a Folded,
    reference: &'a str,
    drafts: Vec<DraftCard>,
    /// Who makes it; may be empty.
    by: String,
    here: Here,
    without: &'a [LeftOut],
}
