//! A message as a mail: an `.eml` file that a mail program opens as a draft, and a `mailto:` link.
//!
//! The bytes depend on the arguments alone: date, boundary and Message-ID follow from them, no clock and no chance.

use foghorn_core::At;
use foghorn_core::entry::sha256_hex;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

use super::{html, one_line, plain};

/// A name with its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Shown; may be empty.
    pub name: String,
    /// `ann@example.com`.
    pub address: String,
}

/// A mail to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// By whom; `None`: the mail program that opens it fills it in.
    pub from: Option<Mailbox>,
    /// To whom; may be empty.
    pub to: Vec<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The message, Markdown, without the heading that became the subject.
    pub markdown: String,
    /// When it was written.
    pub date: At,
}

/// The mail as a file (RFC 5322, MIME): plain words and HTML, 7 bit, no line over 78 bytes in its head.
pub fn eml(mail: &Mail) -> Vec<u8> {
    let fingerprint = sha256_hex(format!("{}\n{}\n{}", mail.date, mail.subject, mail.markdown).as_bytes());
    let id = fingerprint.get(..32).unwrap_or_default();
    let boundary = format!("=_{id}");
    let parts = vec![
        MimePart::new("text/plain", BodyPart::Text(with_crlf(&plain(&mail.markdown)).into())),
        MimePart::new("text/html", BodyPart::Text(with_crlf(&html(&mail.markdown)).into())),
    ];
    let body = MimePart::new(
        ContentType::new("multipart/alternative").attribute("boundary", boundary),
        BodyPart::Multipart(parts),
    );
    let mut message = MessageBuilder::new();
    if let Some(from) = &mail.from {
        message = message.from(address(from));
    }
    if !mail.to.is_empty() {
        message = message.to(Address::new_list(mail.to.iter().map(address).collect()));
    }
    message = message
        .subject(one_line(&mail.subject))
        .date(Date::new(mail.date.timestamp()))
        .message_id(format!("{id}@foghorn.invalid"))
        // Mail programs open such a file as a draft that can be sent.
        .header("X-Unsent", Raw::new("1"))
        .body(body);
    let mut bytes = Vec::new();
    message.serialize(&mut bytes);
    bytes
}

/// A link that opens the mail program with subject and body (RFC 6068).
pub fn mailto(to: &[Mailbox], subject: &str, markdown: &str) -> String {
    let to: Vec<_> = to.iter().map(|mailbox| encoded(&one_line(&mailbox.address)).replace("%40", "@")).collect();
    let body = with_crlf(&plain(markdown));
    format!("mailto:{}?subject={}&body={}", to.join(","), encoded(&one_line(subject)), encoded(&body))
}

fn address(mailbox: &Mailbox) -> Address<'static> {
    let name = Some(one_line(&mailbox.name)).filter(|name| !name.is_empty());
    // An address has no white space and no brackets; what is left of a forged one reaches nobody.
    let address: String =
        mailbox.address.chars().filter(|c| !c.is_control() && !c.is_whitespace() && !"<>,;\"".contains(*c)).collect();
    Address::new_address(name, address)
}

fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}
