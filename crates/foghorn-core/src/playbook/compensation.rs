//! What those who were hurt may be offered, as a playbook file says it: a model for whoever approves.
//!
//! Nothing here is promised to anybody: an offer counts once somebody named has approved it (`CompensationApproved`). Not
//! here: what a contract owes for so many minutes.

use serde::{Deserialize, Serialize};

/// A kind of offer, and when it is the right one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompensationModel {
    /// Its short name, unique in the playbook.
    pub id: String,
    /// Its name on the screen: "Service credits".
    pub name: String,
    /// What is offered, as a message may say it after "you get:".
    pub offer: String,
    /// When it fits, in a sentence.
    pub fits: String,
}
