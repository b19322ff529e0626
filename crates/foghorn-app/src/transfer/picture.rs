//! A picture that the window drew, into a file: SVG as it stands, or PNG.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use ts_rs::TS;

use crate::app::App;
use crate::failure::Failure;
use crate::text_file::write_new;
use crate::workshop::copies::Saved;

/// Asks to write a picture. Its ending says what it becomes.
#[derive(Clone, Debug, Deserialize, TS)]
pub(crate) struct SavePicture {
    /// The file, `.svg` or `.png`; never overwritten.
    pub path: String,
    /// The picture as SVG.
    pub svg: String,
    /// The same as PNG, in base64; needed for `.png`.
    #[serde(default)]
    #[ts(optional)]
    pub png: Option<String>,
}

/// How every PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n";

/// Writes a picture.
pub(crate) fn save_picture(_: &App, ask: SavePicture) -> Result<Saved, Failure> {
    let path = Path::new(ask.path.trim());
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    let bytes = match (ending.as_deref().and_then(|ending| ending.to_str()), ask.png) {
        (Some("svg"), _) if ask.svg.trim_start().starts_with("<svg") => ask.svg.into_bytes(),
        (Some("png"), Some(png)) => {
            STANDARD.decode(png).ok().filter(|bytes| bytes.starts_with(PNG)).ok_or_else(no_picture)?
        }
        (Some("svg" | "png"), _) => return Err(no_picture()),
        _ => return Err(Failure::new("ending", "Name a file that ends in .svg or .png.")),
    };
    write_new(path, &bytes)?;
    Ok(Saved { path: path.display().to_string() })
}

fn no_picture() -> Failure {
    Failure::new("picture", "The window gave no picture to save; try again.")
}
