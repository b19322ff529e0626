//! Copies of a draft for other programs, and what a channel's readers will see. Nothing is sent.

use std::path::{Path, PathBuf};

use foghorn_core::{DraftId, to_second};
use foghorn_drafts::length::is_plain;
use foghorn_exchange::copies::{self, Mail};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Standing, standing};
use crate::app::App;
use crate::failure::Failure;
use crate::text_file::write_new;

/// In what form a message is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CopyAs {
    /// As it was written.
    Markdown,
    /// The words alone.
    Plain,
    /// For mail programs and status pages.
    Html,
    /// Slack's mrkdwn.
    Slack,
    /// A link that opens the mail program.
    Mailto,
}

/// Asks for a copy.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct CopyDraft {
    /// Which draft.
    pub draft: DraftId,
    /// Its text as it stands.
    pub text: String,
    /// In what form.
    #[serde(rename = "as")]
    pub form: CopyAs,
}

/// A copy.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Copied {
    /// The copy.
    pub text: String,
    /// The subject, where it goes by mail.
    pub subject: Option<String>,
}

/// Asks for a file that mail programs open.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SaveEml {
    /// Which draft.
    pub draft: DraftId,
    /// Its text as it stands.
    pub text: String,
    /// Where the file goes; one that is there is not overwritten.
    pub path: String,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Saved {
    /// Where it is.
    pub path: String,
}

/// Asks what a channel's readers will see.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct PreviewDraft {
    /// Which draft.
    pub draft: DraftId,
    /// Its text as it stands.
    pub text: String,
    /// On which channel.
    pub channel: String,
}

/// What a channel's readers will see.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Previewed {
    /// Structure and words, without anything that runs, loads or is styled; `None` where the channel shows text as it is.
    pub html: Option<String>,
    /// The words, where the channel shows text as it is.
    pub plain: Option<String>,
    /// The subject, where it goes by mail.
    pub subject: Option<String>,
}

/// A copy in one form.
pub(crate) fn copy_draft(app: &App, ask: CopyDraft) -> Result<Copied, Failure> {
    let Standing { kept, .. } = app.store().read(|reading| standing(reading, &ask.draft))?;
    let (text, subject) = (&ask.text, subject(&ask.text, &kept.written.title));
    let of_mail = |text: String| Copied { text, subject: Some(subject.clone()) };
    let as_it_is = kept.written.channel.as_deref().is_some_and(is_plain);
    Ok(match ask.form {
        CopyAs::Markdown => Copied { text: text.clone(), subject: None },
        CopyAs::Plain if as_it_is => Copied { text: text.clone(), subject: None },
        CopyAs::Plain => Copied { text: copies::plain(text), subject: None },
        CopyAs::Html => of_mail(copies::html(copies::body(text))),
        CopyAs::Slack => Copied { text: copies::slack(text), subject: None },
        CopyAs::Mailto => of_mail(copies::mailto(&[], &subject, copies::body(text))),
    })
}

/// Writes a mail that mail programs open as a draft.
pub(crate) fn save_eml(app: &App, ask: SaveEml) -> Result<Saved, Failure> {
    let Standing { kept, .. } = app.store().read(|reading| standing(reading, &ask.draft))?;
    let given = ask.path.trim();
    if given.is_empty() {
        return Err(Failure::new("empty", "Say where the mail shall be saved."));
    }
    let path = with_ending(Path::new(given));
    let mail = Mail {
        from: None,
        to: Vec::new(),
        subject: subject(&ask.text, &kept.written.title),
        markdown: copies::body(&ask.text).to_owned(),
        date: to_second(app.now()),
    };
    write_new(&path, &copies::eml(&mail))?;
    Ok(Saved { path: path.display().to_string() })
}

/// What a channel's readers will see.
pub(crate) fn preview_draft(app: &App, ask: PreviewDraft) -> Result<Previewed, Failure> {
    let Standing { kept, .. } = app.store().read(|reading| standing(reading, &ask.draft))?;
    let as_it_is = kept.written.channel.as_deref().is_some_and(is_plain);
    Ok(if is_plain(&ask.channel) {
        let plain = if as_it_is { ask.text } else { copies::plain(&ask.text) };
        Previewed { html: None, plain: Some(plain), subject: None }
    } else if ask.channel == "email" {
        let subject = subject(&ask.text, &kept.written.title);
        Previewed { html: Some(copies::html(copies::body(&ask.text))), plain: None, subject: Some(subject) }
    } else {
        Previewed { html: Some(copies::html(&ask.text)), plain: None, subject: None }
    })
}

/// The heading that the message begins with, or else what its template is called.
pub(crate) fn subject(text: &str, title: &str) -> String {
    copies::subject(text).unwrap_or_else(|| title.to_owned())
}

fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) {
        return path.to_owned();
    }
    let mut named = path.as_os_str().to_owned();
    named.push(".eml");
    PathBuf::from(named)
}
