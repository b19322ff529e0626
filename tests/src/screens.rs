//! Every screen, one after the other, in both themes and at both widths: for axe and for the camera.

use anyhow::{Context, Result};

use crate::key;
use crate::wait::{PATIENCE, until};
use crate::window::Window;

/// A strip beside a video call, and an ordinary window.
const SIZES: [(u32, u32); 2] = [(420, 760), (1280, 760)];

/// How wide the strip is, in pixels, as the window's own code makes it.
const STRIP: u32 = 460;

/// What stands in the window now.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Which screen.
    pub screen: &'static str,
    /// `dark` or `light`.
    pub theme: &'static str,
    /// Of the window, in pixels.
    pub width: u32,
}

/// Opens every screen; `title` is that of an open incident.
///
/// # Errors
/// A screen does not come, or `look` has something to say.
pub fn visit(window: &Window, title: &str, mut look: impl FnMut(Look) -> Result<()>) -> Result<()> {
    for theme in ["dark", "light"] {
        choose_theme(window, theme)?;
        for (width, height) in SIZES {
            window.resize(width, height)?;
            for (screen, open) in SCREENS {
                open(window, title)?;
                look(Look { screen, theme, width })?;
            }
            leave_the_wall(window, width)?;
        }
        beside_a_call(window, || look(Look { screen: "strip", theme, width: STRIP }))?;
    }
    Ok(())
}

/// Opens the strip, which is a window of its own, for as long as `look` takes.
fn beside_a_call(window: &Window, look: impl FnOnce() -> Result<()>) -> Result<()> {
    let [main] = window.windows()?.try_into().ok().context("one window at first")?;
    window.presses(&[key::F9])?;
    let strip = until("the strip", PATIENCE, || Ok(window.windows()?.into_iter().find(|handle| *handle != main)))?;
    window.go_to(&strip)?;
    window.has("button", "Snooze")?;
    look()?;
    // The window is gone before the key is let go, which the driver minds.
    window.presses(&[key::ESCAPE]).ok();
    window.go_to(&main)?;
    until("the strip to go", PATIENCE, || Ok((window.windows()? == [main.as_str()]).then_some(())))
}

type Opening = fn(&Window, &str) -> Result<()>;

/// A draft as it stands in the middle of the work, with something for every kind of mark.
const DRAFT: &str = "# Card payments: 12 % of checkouts in the EU still fail

Some card payments in the EU fail since the release of this noon. PayPal and bank transfer work.

We are rolling it back, and 3 of 8 regions, starting with 10.2.14.7, are done.

We do not know yet whether a retried payment was charged twice. Your data is ⟦data safety⟧.

We are sorry for any inconvenience this may have caused. This was our mistake, and you could not pay when you needed to. \
     We will write again shortly.";

const SCREENS: [(&str, Opening); 30] = [
    ("board", |window, _| {
        window.presses(&[key::CONTROL, '1'])?;
        window.has("textbox", "What is broken?")
    }),
    ("incident", |window, title| {
        window.click("button", title)?;
        window.has("button", "Write the")
    }),
    ("hand-over", |window, _| {
        window.presses(&['h'])?;
        window.has("dialog", "Hand over")?;
        window.sees("Clocks running")
    }),
    ("draft", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.has("button", "Write the")?;
        window.presses(&[key::ENTER])?;
        window.writes("Text for", DRAFT)?;
        // Written by and by, it is reviewed by and by.
        window.sees("ip-address")?;
        window.sees("Saved ")
    }),
    ("finding", |window, _| {
        window.presses(&[key::F8])?;
        window.has("button", "Options").or_else(|_| window.has("button", "Fix"))
    }),
    ("preview", |window, _| {
        window.click("tab", "Status page")?;
        window.has("tabpanel", "Preview")
    }),
    ("approve", |window, _| {
        window.click("tab", "Write")?;
        window.click("button", "Approve")?;
        window.has("dialog", "Approve this text")
    }),
    ("sent", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::CONTROL, key::ENTER])?;
        window.has("dialog", "I sent it")?;
        // The text is read a moment after the last key.
        window.sees("As it stands,")
    }),
    ("keys", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::ESCAPE])?;
        window.presses(&['?'])?;
        window.has("dialog", "Keys")
    }),
    ("playbook", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::CONTROL, 'k'])?;
        window.types("another playbook")?;
        window.presses(&[key::ENTER])?;
        window.has("dialog", "Apply another playbook")?;
        window.choose("Playbook", "finance")?;
        window.sees("Money on its way")
    }),
    ("take-in", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::CONTROL, 'o'])?;
        window.has("dialog", "Take in a brief")
    }),
    ("archive", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.presses(&[key::CONTROL, '2'])?;
        window.has("heading", "Archive")
    }),
    ("figures", |window, _| {
        window.presses(&[key::CONTROL, '5'])?;
        window.has("heading", "Figures")?;
        window.sees("Incidents by month")
    }),
    ("report", |window, _| {
        window.click("button", "Report of a month …")?;
        window.sees("How this was counted")
    }),
    ("afterwards", |window, title| {
        window.presses(&[key::CONTROL, '1'])?;
        window.click("button", title)?;
        window.has("button", "Write the")?;
        window.presses(&['a'])?;
        // Whatever part was open before is left.
        window.click("tab", "Closing")?;
        window.sees("Still owed a word")
    }),
    ("making-good", |window, _| {
        window.click("tab", "Making good")?;
        window.sees("What contracts owe")
    }),
    ("customers", |window, _| {
        window.click("tab", "One by one")?;
        window.click("button", "Ann Lee")?;
        window.sees("They answered")
    }),
    ("postmortem", |window, _| {
        window.click("tab", "Postmortem")?;
        window.sees("How we communicated")
    }),
    ("document", |window, _| {
        window.click("button", "Write on")?;
        window.has("heading", "Postmortem, for ourselves")?;
        window.sees("unfilled-blank")
    }),
    ("incident-figures", |window, _| {
        window.presses(&[key::ESCAPE])?;
        window.click("tab", "Figures")?;
        window.sees("Time to detect")
    }),
    ("follow-ups", |window, _| {
        window.presses(&[key::CONTROL, '7'])?;
        window.has("heading", "Follow-ups")?;
        window.sees("under a week")
    }),
    ("contacts", |window, _| {
        window.presses(&[key::CONTROL, '6'])?;
        window.has("heading", "Contacts")?;
        window.sees("never looked at")
    }),
    ("ringing", |window, title| {
        window.presses(&[key::CONTROL, '1'])?;
        window.click("button", title)?;
        window.sees("No answer")
    }),
    ("library", |window, _| {
        window.presses(&[key::CONTROL, '4'])?;
        window.has("heading", "Library")?;
        // Whatever was open before is closed.
        window.click("tab", "Playbooks")?;
        window.click("tab", "Rules")?;
        window.has("button", "Minimising")
    }),
    ("library-page", |window, _| {
        window.click("button", "Minimising")?;
        window.has("heading", "Minimising")?;
        window.sees("It flags what is marked")
    }),
    ("library-text", |window, _| {
        window.click("button", "Customise")?;
        window.has("textbox", "Text of minimising")
    }),
    ("library-template", |window, _| {
        window.click("button", "Back to the built-in one")?;
        window.has("button", "Customise")?;
        window.click("tab", "Templates")?;
        window.click("button", "Cause found")?;
        window.sees("Just declared: nothing is known but the title")
    }),
    ("library-playbook", |window, _| {
        window.click("tab", "Playbooks")?;
        window.click("button", "finance")?;
        window.sees("What must not be forgotten")
    }),
    ("settings", |window, _| {
        window.presses(&[key::CONTROL, '3'])?;
        window.has("heading", "Settings")
    }),
    ("wall", |window, _| {
        window.presses(&[key::F11])?;
        window.has("heading", "Wallboard")
    }),
];

/// The last screen has the whole display: what comes next needs the window as it was.
fn leave_the_wall(window: &Window, width: u32) -> Result<()> {
    window.presses(&[key::ESCAPE])?;
    window.has("textbox", "What is broken?")?;
    until("the window to have its size back", PATIENCE, || {
        let wide = window.script("return innerWidth")?;
        Ok((wide.as_u64() == Some(u64::from(width))).then_some(()))
    })
}

fn choose_theme(window: &Window, theme: &str) -> Result<()> {
    window.presses(&[key::CONTROL, '3'])?;
    window.choose("Theme", theme)?;
    until(&format!("the theme {theme}"), PATIENCE, || {
        let set = window.script("return document.documentElement.dataset.theme")?;
        Ok((set == theme).then_some(()))
    })
}
