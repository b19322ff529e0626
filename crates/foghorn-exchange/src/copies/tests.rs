//! Copies as the people and programs that get them see them.

use chrono::{TimeZone, Utc};
use insta::assert_snapshot;
use proptest::prelude::*;

use super::{Mail, Mailbox, body, document, eml, html, mailto, plain, slack, subject};

const MESSAGE: &str = "# Card payments fail\n\n12 % of *card payments* fail, and **PayPal** works \\*.\n\n- See \
    [our page](https://status.example.com)\n- <https://example.com>\n  1. one\n  2. two\n\n> a quote\n> of two lines\n\n\
    ## Code\n\n```\nlet x = 1 < 2;\n```\n\n`a & b` ~~gone~~\n";

const HOSTILE: &str = "# <b>Hi</b>\n\n<script>alert(1)</script>\n\n[click](javascript:alert(1)) \
    ![pixel](https://evil.example/p.png) <img src=x onerror=alert(1)> [d](data:text/html,x) &lt;i&gt;\n";

fn mail(subject: &str, markdown: &str) -> Mail {
    Mail {
        from: Some(Mailbox { name: "Ann Müller".to_owned(), address: "ann@example.com".to_owned() }),
        to: vec![Mailbox { name: String::new(), address: "all@example.com".to_owned() }],
        subject: subject.to_owned(),
        markdown: markdown.to_owned(),
        date: Utc.with_ymd_and_hms(2026, 11, 21, 14, 10, 0).unwrap(),
    }
}

#[test]
fn plain_text_is_the_words_alone() {
    assert_snapshot!(plain(MESSAGE), @"
    Card payments fail

    12 % of card payments fail, and PayPal works *.

    - See our page (https://status.example.com)
    - https://example.com
      1. one
      2. two

    > a quote
    > of two lines

    Code

    let x = 1 < 2;

    a & b gone
    ");
}

#[test]
fn slack_has_marks_of_its_own() {
    assert_snapshot!(slack(MESSAGE), @"
    *Card payments fail*

    12 % of _card payments_ fail, and *PayPal* works *.

    • See our page (https://status.example.com)
    • https://example.com
      1. one
      2. two

    > a quote
    > of two lines

    *Code*

    ```
    let x = 1 < 2;
    ```

    `a & b` ~gone~
    ");
}

#[test]
fn html_keeps_the_structure() {
    assert_snapshot!(html(MESSAGE), @r#"
    <h1>Card payments fail</h1>
    <p>12 % of <em>card payments</em> fail, and <strong>PayPal</strong> works *.</p>
    <ul>
    <li>See <a href="https://status.example.com" rel="noopener noreferrer">our page</a></li>
    <li><a href="https://example.com" rel="noopener noreferrer">https://example.com</a>
    <ol>
    <li>one</li>
    <li>two</li>
    </ol>
    </li>
    </ul>
    <blockquote>
    <p>a quote
    of two lines</p>
    </blockquote>
    <h2>Code</h2>
    <pre><code>let x = 1 &lt; 2;
    </code></pre>
    <p><code>a &amp; b</code> <del>gone</del></p>
    "#);
}

#[test]
fn hostile_text_stays_text() {
    assert_snapshot!(format!("{}\n--\n{}\n--\n{}", html(HOSTILE), plain(HOSTILE), slack(HOSTILE)), @"
    <h1>&lt;b&gt;Hi&lt;/b&gt;</h1>
    <p>&lt;script&gt;alert(1)&lt;/script&gt;
    </p>
    <p>click pixel &lt;img src=x onerror=alert(1)&gt; d &lt;i&gt;</p>
    --
    <b>Hi</b>

    <script>alert(1)</script>

    click pixel <img src=x onerror=alert(1)> d <i>
    --
    *<b>Hi</b>*

    <script>alert(1)</script>

    click pixel <img src=x onerror=alert(1)> d <i>
    ");
}

#[test]
fn the_heading_is_the_subject() {
    assert_eq!(subject(MESSAGE).as_deref(), Some("Card payments fail"));
    assert!(body(MESSAGE).starts_with("12 %"));
    assert_eq!((subject("No heading"), body("No heading")), (None, "No heading"));
}

#[test]
fn a_mail_is_seven_bit_and_the_same_each_time() {
    let long = "Zahlungen schlagen fehl: Prüfung läuft, ".repeat(4);
    let bytes = eml(&mail(&long, "# Grüße\n\nÄtsch \u{1f6a8}. Bcc: x\n.\n"));
    assert_eq!(bytes, eml(&mail(&long, "# Grüße\n\nÄtsch \u{1f6a8}. Bcc: x\n.\n")));
    assert!(bytes.is_ascii());
    assert_snapshot!(String::from_utf8(bytes).unwrap().replace("\r\n", "\n"), @r#"
    From: =?utf-8?Q?Ann_M=C3=BCller?= <ann@example.com>
    To: <all@example.com>
    Subject: =?utf-8?Q?Zahlungen_schlagen_fehl:_Pr=C3=BCfung_l=C3=A4uft,_Zahlu?=
     =?utf-8?Q?ngen_schlagen_fehl:_Pr=C3=BCfung_l=C3=A4uft,_Zahlungen_schlagen?=
     =?utf-8?Q?_fehl:_Pr=C3=BCfung_l=C3=A4uft,_Zahlungen_schlagen_fehl:_Pr?=
     =?utf-8?Q?=C3=BCfung_l=C3=A4uft,?=
    Date: Sat, 21 Nov 2026 14:10:00 +0000
    Message-ID: <db6ae45f3581d44f0ff71992652d0c13@foghorn.invalid>
    X-Unsent: 1
    MIME-Version: 1.0
    Content-Type: multipart/alternative;
     boundary="=_db6ae45f3581d44f0ff71992652d0c13"

    --=_db6ae45f3581d44f0ff71992652d0c13
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: base64

    R3LDvMOfZQ0KDQrDhHRzY2gg8J+aqC4gQmNjOiB4DQou

    --=_db6ae45f3581d44f0ff71992652d0c13
    Content-Type: text/html; charset="utf-8"
    Content-Transfer-Encoding: base64

    PGgxPkdyw7zDn2U8L2gxPg0KPHA+w4R0c2NoIPCfmqguIEJjYzogeA0KLjwvcD4=

    --=_db6ae45f3581d44f0ff71992652d0c13--
    "#);
}

#[test]
fn no_text_can_forge_a_header() {
    let mut forged = mail("Hi\r\nBcc: all@evil.example\r\n\r\nBody", "x");
    forged.to[0].address = "a@b.example>\r\nBcc: <c@evil.example".to_owned();
    forged.from =
        Some(Mailbox { name: "Ann\r\nBcc: d@evil.example".to_owned(), address: "ann@example.com".to_owned() });
    let text = String::from_utf8(eml(&forged)).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
}

#[test]
fn a_mailto_link_carries_subject_and_body() {
    let to = mail("", "").to;
    assert_snapshot!(mailto(&to, "R&D: 100 %\nBcc: x", "# Hi\n\nÄ & b?"), @"
    mailto:all@example.com?subject=R%26D%3A%20100%20%25%20Bcc%3A%20x&body=Hi%0D%0A%0D%0A%C3%84%20%26%20b%3F
    ");
}

#[test]
fn a_document_may_have_a_table_and_a_message_none() {
    let markdown = "| month | **late** |\n|:---|---:|\n| <b>May</b> | [2](javascript:x) |\n";
    let table = document(markdown);
    assert!(table.contains("<th>month</th><th><strong>late</strong></th>"), "{table}");
    assert!(table.contains("<td>&lt;b&gt;May&lt;/b&gt;</td><td>2</td>"), "{table}");
    assert!(!html(markdown).contains("<table"), "no channel of a message shows one");
}

proptest! {
    #[test]
    fn no_message_breaks_a_copy(markdown in "\\PC{0,60}|(<(script|img src=x|a href=javascript:x)>|\\[x\\]\\((java|HTTPS:|data:x)\\)|[-*_`#>+~\\[\\]()<>&;!|=0-9.\\\\ a\n]){0,60}") {
        let page = html(&markdown) + &document(&markdown);
        for tag in ["<script", "<img", "<iframe", "<style", "<svg"] {
            prop_assert!(!page.contains(tag), "{}", page);
        }
        for address in page.split("href=\"").skip(1) {
            prop_assert!(["https:", "http:", "mailto:", "tel:"].iter().any(|s| address.starts_with(s)), "{}", page);
        }
        plain(&markdown);
        slack(&markdown);
        let bytes = eml(&mail(&markdown, &markdown));
        prop_assert!(bytes.is_ascii());
        let text = String::from_utf8(bytes).unwrap();
        prop_assert!(text.lines().all(|line| line.len() <= 998));
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends with CR LF");
    }

    #[test]
    fn words_survive_in_every_copy(word in "[a-z]{3,12}", other in "[a-z]{3,12}") {
        let markdown = format!("# {word}\n\n- **{other}**\n\n> {word}\n");
        for copy in [plain(&markdown), slack(&markdown), html(&markdown)] {
            prop_assert_eq!(copy.matches(&word).count() >= 2 && copy.contains(&other), true, "{}", copy);
        }
    }
}
