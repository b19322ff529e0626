//! What can be typed to tie incidents to each other.

use clap::Args;
use foghorn_app::core::Tie;

#[derive(Args)]
pub(crate) struct Link {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The other one
    pub(crate) other: String,
    /// What the other one is to it: same-cause, part-of, has-part, duplicate-of (it is withdrawn), has-duplicate
    #[arg(long = "as", value_name = "TIE")]
    pub(crate) tie: Tie,
}

#[derive(Args)]
pub(crate) struct Unlink {
    /// INC-7, 7, or a stream's id
    pub(crate) incident: String,
    /// The other one
    pub(crate) other: String,
    /// Why
    #[arg(long)]
    pub(crate) reason: Option<String>,
}
