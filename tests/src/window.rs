//! The real window, as a person uses it: by roles and names, by keys, by what can be read in it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use rustix::process::Signal;
use serde_json::{Value, json};

use crate::clock::FakeClock;
use crate::desk::Desk;
use crate::key;
use crate::process::{Process, children_of, signal};
use crate::wait::{PATIENCE, until, until_ok};
use crate::webdriver::{Session, free_port};

/// What can be reached: behind an open dialog nothing can.
const REACHABLE: &str = "
    const root = [...document.querySelectorAll('dialog:modal')].pop() ?? document.body;
    return [root, ...root.querySelectorAll('*')].filter(
        element => element.matches(arguments[0]) && element.checkVisibility());";

/// WebKit takes a picture with the next change on the screen: where nothing moves there is none for a minute. So one
/// pixel changes its colour, too faintly to be seen.
const FLICKER: &str = "
    const speck = document.createElement('i');
    Object.assign(speck.style, {position: 'fixed', right: 0, bottom: 0, width: '1px', height: '1px'});
    document.body.append(speck);
    let odd = false;
    const change = () => {
        odd = !odd;
        speck.style.background = odd ? 'rgb(128 128 128 / 1%)' : 'rgb(128 128 128 / 2%)';
        window.flicker.frame = requestAnimationFrame(change);
    };
    window.flicker = {speck};
    change();";

/// How to start a window.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// The program, as cargo built it: `foghorn-window`, or `examples/bare`.
    pub program: PathBuf,
    /// What stands after the program's name.
    pub args: Vec<String>,
    /// Variables on top of the desk's.
    pub env: Vec<(String, String)>,
}

/// A running window and the driver that sees into it; dropping it ends both.
#[derive(Debug)]
pub struct Window {
    session: Session,
    driver: Process,
    pictures: PathBuf,
}

impl Launch {
    /// Foghorn on a data folder.
    pub fn foghorn(data_dir: &Path) -> Self {
        Self {
            program: built("foghorn-window"),
            args: vec!["--data-dir".to_owned(), data_dir.to_string_lossy().into_owned()],
            env: Vec::new(),
        }
    }

    /// The bare window that benches compare with.
    pub fn bare() -> Self {
        Self { program: built("examples/bare"), ..Self::default() }
    }

    /// With a variable more.
    #[must_use]
    pub fn with_env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a wall clock that the test moves.
    #[must_use]
    pub fn with_clock(mut self, clock: &FakeClock) -> Self {
        self.env.extend(clock.environment());
        self
    }
}

impl Window {
    /// Starts a window on a desk and waits until its page is there.
    ///
    /// # Errors
    /// The program was not built, or its page does not come.
    pub fn open(desk: &Desk, launch: &Launch) -> Result<Self> {
        if !launch.program.exists() {
            bail!("{} is not built; `make test` builds it", launch.program.display());
        }
        let port = free_port()?;
        let mut command = desk.command("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        let driver = Process::start("WebKitWebDriver", &mut command, &desk.dir().join(format!("window-{port}.log")))?;
        // `env` gives the variables to the window alone: a faked clock would confuse the driver.
        let args: Vec<String> = launch
            .env
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .chain([launch.program.to_string_lossy().into_owned()])
            .chain(launch.args.iter().cloned())
            .collect();
        until_ok("the driver", PATIENCE, || Ok(std::net::TcpStream::connect(("127.0.0.1", port))?))?;
        let session = Session::start(port, "/usr/bin/env", &args)?;
        let window = Self { session, driver, pictures: pictures()? };
        until_ok("the page", PATIENCE, || {
            let ready = window.script("return document.readyState === 'complete' && document.body !== null")?;
            if ready == json!(true) { Ok(()) } else { bail!("still loading") }
        })?;
        Ok(window)
    }

    /// The process id of the program behind the window.
    ///
    /// # Errors
    /// It is gone.
    pub fn process_id(&self) -> Result<u32> {
        children_of(self.driver.id())?.first().copied().context("the window is gone")
    }

    /// Kills the program as a power cut would, and waits until it is gone.
    ///
    /// # Errors
    /// It was gone already.
    pub fn kill(self) -> Result<()> {
        signal(self.process_id()?, Signal::KILL)?;
        self.is_gone()
    }

    /// Ends the program as the end of a desktop session does, and waits until it is gone.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn end(self) -> Result<()> {
        self.session.end()?;
        self.is_gone()
    }

    /// Waits until the program is gone: a start beside one that is still going would hand over to it.
    ///
    /// # Errors
    /// It stays.
    pub fn is_gone(&self) -> Result<()> {
        until("the program to end", PATIENCE, || Ok(self.process_id().is_err().then_some(())))
    }

    /// The windows of the program, as the driver names them.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn windows(&self) -> Result<Vec<String>> {
        let all = self.session.get("window/handles")?;
        Ok(all.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// Goes on in another window of the program.
    ///
    /// # Errors
    /// There is no such window.
    pub fn go_to(&self, handle: &str) -> Result<()> {
        self.session.post("window", &json!({"handle": handle})).map(drop)
    }

    /// Runs JavaScript in the page and gives what it returns.
    ///
    /// # Errors
    /// It throws.
    pub fn script(&self, body: &str) -> Result<Value> {
        self.script_with(body, &json!([]))
    }

    /// As [`Window::script`], with `arguments` (a list).
    ///
    /// # Errors
    /// It throws.
    pub fn script_with(&self, body: &str, arguments: &Value) -> Result<Value> {
        self.session.post("execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// Runs JavaScript that answers through its last argument.
    ///
    /// # Errors
    /// It throws, or does not answer within 30 s.
    pub fn script_async(&self, body: &str) -> Result<Value> {
        self.session.post("execute/async", &json!({"script": body, "args": []}))
    }

    /// Everything that can be read in the page now.
    ///
    /// # Errors
    /// The page is gone.
    pub fn text(&self) -> Result<String> {
        let text = self.script("return document.body.innerText")?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until `text` can be read.
    ///
    /// # Errors
    /// It cannot be, in 20 s; the sentence tells what can.
    pub fn sees(&self, text: &str) -> Result<()> {
        self.sees_within(text, PATIENCE).map(|_| ())
    }

    /// Waits until `text` can be read, and tells how long that took.
    ///
    /// # Errors
    /// It cannot be, in time; the sentence tells what can.
    pub fn sees_within(&self, text: &str, within: Duration) -> Result<Duration> {
        let start = Instant::now();
        let waiting =
            until(&format!("“{text}” in the window"), within, || Ok(self.text()?.contains(text).then_some(())));
        self.pictured(waiting)?;
        Ok(start.elapsed())
    }

    /// Waits until `text` can no longer be read.
    ///
    /// # Errors
    /// It still can, after 20 s.
    pub fn loses(&self, text: &str) -> Result<()> {
        let waiting =
            until(&format!("“{text}” to go"), PATIENCE, || Ok((!self.text()?.contains(text)).then_some(())));
        self.pictured(waiting)
    }

    /// Clicks what has this role and a name that contains `name`, once it is there.
    ///
    /// # Errors
    /// There is no such thing; the sentence lists what there is of that role.
    pub fn click(&self, role: &str, name: &str) -> Result<()> {
        self.act_on("click", role, name, |element| self.session.post(&format!("{element}/click"), &json!({})))
    }

    /// Clicks what ends the program; the answer to that click may be lost with it.
    ///
    /// # Errors
    /// There is no such thing, or the program stays.
    pub fn click_to_leave(&self, role: &str, name: &str) -> Result<()> {
        self.act_on("find", role, name, |element| {
            self.session.post(&format!("{element}/click"), &json!({})).ok();
            Ok(Value::Null)
        })?;
        self.is_gone()
    }

    /// Puts `text` into the field of this role and name, in place of what stood there.
    ///
    /// # Errors
    /// There is no such field.
    pub fn fill(&self, role: &str, name: &str, text: &str) -> Result<()> {
        self.act_on("fill", role, name, |element| {
            self.session.post(&format!("{element}/clear"), &json!({}))?;
            self.session.post(&format!("{element}/value"), &json!({"text": text}))
        })
    }

    /// Puts `text` into the editor of this name, in place of all that stood there, on the keyboard.
    ///
    /// # Errors
    /// There is no such editor, or it does not take the text.
    pub fn writes(&self, name: &str, text: &str) -> Result<()> {
        self.click("textbox", name)?;
        self.presses(&[key::CONTROL, 'a'])?;
        self.types(&text.replace('\n', &key::ENTER.to_string()))?;
        let waiting =
            until(&format!("“{text}” in the editor"), PATIENCE, || Ok((self.written()? == text).then_some(())));
        self.pictured(waiting)
    }

    /// All that stands in the editor.
    ///
    /// # Errors
    /// There is none.
    pub fn written(&self) -> Result<String> {
        let lines = "return [...document.querySelectorAll('.cm-line')].map(line => line.textContent).join('\\n')";
        let text = self.script(lines)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Chooses from a list by the first letters of an option, as one does on a keyboard.
    ///
    /// # Errors
    /// There is no such list.
    pub fn choose(&self, name: &str, option: &str) -> Result<()> {
        self.act_on("choose from", "button", name, |element| {
            self.session.post(&format!("{element}/value"), &json!({"text": option}))
        })
    }

    /// Waits until something of this role and name is there.
    ///
    /// # Errors
    /// It does not come.
    pub fn has(&self, role: &str, name: &str) -> Result<()> {
        self.act_on("see", role, name, |_| Ok(Value::Null))
    }

    /// What stands in the field of this role and name.
    ///
    /// # Errors
    /// There is no such field.
    pub fn typed(&self, role: &str, name: &str) -> Result<String> {
        let value = self.session.get(&format!("element/{}/property/value", self.element(role, name)?))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Types on the keyboard, wherever the focus is.
    ///
    /// # Errors
    /// The page is gone.
    pub fn types(&self, text: &str) -> Result<()> {
        self.session.type_text(text)
    }

    /// Presses keys together: `&[key::CONTROL, 'n']`.
    ///
    /// # Errors
    /// The page is gone.
    pub fn presses(&self, keys: &[char]) -> Result<()> {
        self.session.chord(keys)
    }

    /// Declares an incident from the board by the keyboard alone: the shortcut, a line, Enter.
    ///
    /// # Errors
    /// There is no line to write it into, or no clock runs 20 s later.
    pub fn declares(&self, title: &str) -> Result<()> {
        self.has("textbox", "What is broken?")?;
        self.presses(&[key::CONTROL, 'n'])?;
        self.types(title)?;
        self.presses(&[key::ENTER])?;
        self.has("button", "Write the first word")
    }

    /// Role and name of what has the focus.
    ///
    /// # Errors
    /// Nothing has it.
    pub fn focus(&self) -> Result<(String, String)> {
        self.role_and_name(&self.session.active()?)
    }

    /// Gives the window a size in pixels.
    ///
    /// # Errors
    /// The page is gone.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.session.post("window/rect", &json!({"width": width, "height": height}))?;
        until("the new size", PATIENCE, || {
            let wide = self.script("return window.innerWidth")?;
            Ok((wide == json!(width)).then_some(()))
        })
    }

    /// Writes a picture of the page.
    ///
    /// # Errors
    /// The page is gone or the file cannot be written.
    pub fn picture(&self, path: &Path) -> Result<()> {
        self.script(FLICKER)?;
        let answer = self.session.get("screenshot");
        self.script(
            "cancelAnimationFrame(window.flicker.frame); window.flicker.speck.remove(); delete window.flicker;",
        )?;
        let answer = answer?;
        let png = BASE64.decode(answer.as_str().context("a picture that is no text")?)?;
        std::fs::write(path, png).with_context(|| format!("write {}", path.display()))
    }

    fn act_on(&self, act: &str, role: &str, name: &str, how: impl Fn(&str) -> Result<Value>) -> Result<()> {
        let acting = until_ok(&format!("to {act} the {role} “{name}”"), PATIENCE, || {
            let acted = self.element(role, name).and_then(|element| how(&format!("element/{element}")));
            match acted {
                // A program that is gone will not do better later.
                Err(gone) if self.process_id().is_err() => Ok(Err(gone)),
                acted => acted.map(Ok),
            }
        });
        self.pictured(acting.flatten().map(|_| ()))
    }

    /// What failed is easier to understand with what the window says, and with a picture of it. What failed stands first:
    /// long outputs are cut at their end.
    fn pictured(&self, outcome: Result<()>) -> Result<()> {
        outcome.map_err(|error| {
            let test = std::thread::current().name().unwrap_or("window").replace("::", "-");
            let path = self.pictures.join(format!("{test}.png"));
            let picture =
                self.picture(&path).map(|()| format!("; its picture: {}", path.display())).unwrap_or_default();
            anyhow!("{error:#}\nthe window says:\n{}\n{picture}", self.text().unwrap_or_default())
        })
    }

    /// The element of this role whose name is `name`, or else contains it.
    fn element(&self, role: &str, name: &str) -> Result<String> {
        let mut others = Vec::new();
        let mut near = None;
        for element in self.session.elements(REACHABLE, &json!([selector_of(role)]))? {
            let (found_role, found_name) = self.role_and_name(&element)?;
            if found_role == role && found_name == name {
                return Ok(element);
            }
            if found_role == role && found_name.contains(name) && near.is_none() {
                near = Some(element);
            } else {
                others.push(format!("{found_role} “{found_name}”"));
            }
        }
        near.with_context(|| format!("no {role} “{name}”; there are: {}", others.join(", ")))
    }

    fn role_and_name(&self, element: &str) -> Result<(String, String)> {
        let text = |value: Value| value.as_str().unwrap_or_default().trim().to_owned();
        let role = self.session.get(&format!("element/{element}/computedrole"))?;
        let name = self.session.get(&format!("element/{element}/computedlabel"))?;
        Ok((text(role), text(name)))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.session.end();
        // The driver ends the program a moment after it has answered, and may not live that long.
        if let Ok(id) = self.process_id() {
            let _ = signal(id, Signal::KILL);
        }
    }
}

/// Elements that can have a role; the browser's own computed role decides.
fn selector_of(role: &str) -> &'static str {
    match role {
        // A closed list is a button to WebKitGTK.
        "button" => "button, select, [role=button], summary, input[type=submit]",
        "link" => "a, [role=link]",
        "textbox" | "searchbox" => "input, textarea, [contenteditable=true], [role=textbox], [role=searchbox]",
        "combobox" | "listbox" => "input, [role=combobox], [role=listbox]",
        "checkbox" | "radio" | "switch" => "input, [role=checkbox], [role=radio], [role=switch], button",
        "heading" => "h1, h2, h3, h4, [role=heading]",
        "dialog" | "alertdialog" => "dialog, [role=dialog], [role=alertdialog]",
        "option" => "option, [role=option]",
        "tab" => "[role=tab]",
        _ => "*",
    }
}

/// A program that cargo built beside the test that runs.
pub fn built(name: &str) -> PathBuf {
    // …/target/debug/deps/e2e_clock-0123 -> …/target/debug
    let test = std::env::current_exe().unwrap_or_default();
    test.ancestors().nth(2).unwrap_or(Path::new("target/debug")).join(name)
}

fn pictures() -> Result<PathBuf> {
    let folder = built("e2e-failures");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
