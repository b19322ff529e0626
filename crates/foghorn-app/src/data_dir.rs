//! Where the data is: one rule for the window and the terminal.

use std::path::PathBuf;

use crate::failure::Failure;

/// The data folder: as given, else `FOGHORN_DATA_DIR`, else the system's place for the data of programs.
///
/// # Errors
/// Where the system names no such place.
pub fn data_dir(given: Option<PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(folder) = given.or_else(|| std::env::var_os("FOGHORN_DATA_DIR").map(PathBuf::from)) {
        return std::path::absolute(&folder).map_err(|error| Failure::new("io", error.to_string()));
    }
    dirs::data_dir().map(|folder| folder.join("foghorn")).ok_or_else(|| {
        Failure::new("no-data-dir", "The system names no folder for data. Say where with --data-dir FOLDER.")
    })
}
