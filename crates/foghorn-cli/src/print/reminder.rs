//! A reminder, as a line of `foghorn watch`.

use foghorn_app::tick::Reminder;
use serde_json::json;

use super::terminal::{Place, line};

/// `14:05 UTC  Customers: word due now (INC-7 Checkout fails, due 14:05 UTC)`.
pub(crate) fn reminder(reminder: &Reminder, place: &Place) -> String {
    let now = place.time(&json!(place.0.now));
    let body: Vec<_> = reminder.body.lines().map(line).collect();
    format!("{now}  {} ({})\n", line(&reminder.summary), body.join("; "))
}
