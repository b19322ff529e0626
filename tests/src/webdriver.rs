//! The few WebDriver calls that the harness needs, over plain HTTP.
//!
//! Not here: what a test says (`window`). A WebDriver library was tried: it costs five times the building of this and
//! knows neither computed roles nor labels.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use ureq::Agent;

/// The key under which WebDriver wraps an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One session with one browser.
#[derive(Debug)]
pub(crate) struct Session {
    agent: Agent,
    base: String,
}

impl Session {
    /// Asks the driver on `port` to start `binary` with `args`, once it listens.
    pub(crate) fn start(port: u16, binary: &str, args: &[String]) -> Result<Self> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let root = format!("http://127.0.0.1:{port}/session");
        let options = json!({"webkitgtk:browserOptions": {"binary": binary, "args": args}});
        let answer = post(&agent, &root, &json!({"capabilities": {"alwaysMatch": options}}))?;
        let id = answer["sessionId"].as_str().context("the driver gave no session")?;
        let base = format!("{root}/{id}");
        post(&agent, &format!("{base}/timeouts"), &json!({"script": 30_000, "implicit": 0}))?;
        Ok(Self { agent, base })
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        let mut answer = self.agent.get(format!("{}/{path}", self.base)).call()?;
        value_of(answer.body_mut().with_config().limit(64 << 20).read_json()?)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        post(&self.agent, &format!("{}/{path}", self.base), body)
    }

    pub(crate) fn end(&self) -> Result<()> {
        self.agent.delete(&self.base).call()?;
        Ok(())
    }

    /// The ids of the elements that a script returns.
    pub(crate) fn elements(&self, script: &str, arguments: &Value) -> Result<Vec<String>> {
        let answer = self.post("execute/sync", &json!({"script": script, "args": arguments}))?;
        answer.as_array().context("no list of elements")?.iter().map(element_id).collect()
    }

    /// The id of the element that has the focus.
    pub(crate) fn active(&self) -> Result<String> {
        element_id(&self.get("element/active")?)
    }

    /// Presses keys down in order and lets them go in reverse.
    pub(crate) fn chord(&self, keys: &[char]) -> Result<()> {
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key.to_string()}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key.to_string()}));
        self.key_actions(down.chain(up).collect())
    }

    /// Types a text, key by key.
    pub(crate) fn type_text(&self, text: &str) -> Result<()> {
        let strokes = text.chars().flat_map(|key| {
            let key = key.to_string();
            [json!({"type": "keyDown", "value": key.clone()}), json!({"type": "keyUp", "value": key})]
        });
        self.key_actions(strokes.collect())
    }

    fn key_actions(&self, actions: Vec<Value>) -> Result<()> {
        self.post("actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]}))?;
        Ok(())
    }
}

/// A port that nobody uses now and that no other window of this test program will be given.
///
/// Taken below the range from which the machine hands out ports by itself: there, whoever connects anywhere could take
/// it before the driver does.
pub(crate) fn free_port() -> Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 8_000)?;
    for _ in 0..1_000 {
        let port = 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 8_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port between 20000 and 28000 is free")
}

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value> {
    let mut answer = agent.post(url).send_json(body)?;
    value_of(answer.body_mut().with_config().limit(64 << 20).read_json()?)
}

fn value_of(mut answer: Value) -> Result<Value> {
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(anyhow!("{error}: {}", value["message"].as_str().unwrap_or_default())),
        None => Ok(value),
    }
}

fn element_id(element: &Value) -> Result<String> {
    Ok(element[ELEMENT].as_str().context("an element without an id")?.to_owned())
}
