//! Briefs behind a passphrase: the format of `age`, so that other programs open them, too.
//!
//! Here: encrypting and opening bytes in memory. Not here: what is in them.

use std::io::{Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};

use crate::failure::Failure;

/// The work of guessing one passphrase, as a power of two: some 64 MiB and a fifth of a second.
const WORK: u8 = 16;
/// The most that is done for a stranger's file: 256 MiB. It is what the program `age` writes.
const WORK_AT_MOST: u8 = 18;
/// A passphrase is typed; a megabyte of it is a mistake.
const LONGEST: usize = 1_000;

/// Encrypts what only who has the passphrase shall read.
pub(super) fn seal(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, Failure> {
    if passphrase.is_empty() || passphrase.len() > LONGEST {
        return Err(Failure::new("passphrase", format!("A passphrase has 1 to {LONGEST} bytes.")));
    }
    let broken = |error: String| Failure::new("not-encrypted", format!("It could not be encrypted: {error}."));
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn Recipient))
        .map_err(|error| broken(error.to_string()))?;
    let write = || -> std::io::Result<Vec<u8>> {
        let mut sealed = Vec::with_capacity(bytes.len() + bytes.len() / 1_000 + 1_000);
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(bytes)?;
        writer.finish()?;
        Ok(sealed)
    };
    write().map_err(|error| broken(error.to_string()))
}

/// Opens what was encrypted with a passphrase.
pub(super) fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, Failure> {
    let damaged =
        |what: &str| Failure::new("damaged-brief", format!("The encrypted file is damaged: {what}. {NOTHING}"));
    let decryptor = Decryptor::new(bytes).map_err(|_| damaged("its beginning makes no sense"))?;
    if !decryptor.is_scrypt() {
        let message = format!("The file is encrypted for a key, not with a passphrase; open it with `age`. {NOTHING}");
        return Err(Failure::new("not-a-brief", message));
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(WORK_AT_MOST);
    let mut reader = decryptor.decrypt(std::iter::once(&identity as &dyn Identity)).map_err(|error| match error {
        DecryptError::ExcessiveWork { required, .. } => {
            let message = format!(
                "The file asks for more work than Foghorn does for a file of somebody else (2^{required}; at most \
                 2^{WORK_AT_MOST}). Open it with `age` where you trust it. {NOTHING}"
            );
            Failure::new("excessive-work", message)
        }
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Failure::new("passphrase", format!("The passphrase does not open the file. {NOTHING}"))
        }
        _ => damaged("its beginning was altered"),
    })?;
    let mut opened = Vec::with_capacity(bytes.len());
    reader.read_to_end(&mut opened).map_err(|_| {
        damaged(&format!("a part of it is missing or was altered, behind {} bytes of what it holds", opened.len()))
    })?;
    Ok(opened)
}

const NOTHING: &str = "Nothing was taken in.";
