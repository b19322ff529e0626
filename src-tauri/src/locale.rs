//! Keeps a plain `C` locale away from the web view.
//!
//! With `LANG=C.UTF-8` WebKitGTK reports the language "C"; `Intl` throws on it and the window stays blank. The
//! variables must be right before GTK starts, and changing one's own environment is unsafe beside threads, so the
//! program starts itself once more with better ones. Not here: any language of Foghorn's own texts.

use std::ffi::OsString;

/// What to change in the environment: set these, remove those.
#[derive(Debug, Default, PartialEq, Eq)]
struct Mending {
    set: Vec<(&'static str, OsString)>,
    remove: Vec<&'static str>,
}

/// Replaces this process by itself in a locale that the web view understands, where the present one is `C` or `POSIX`.
#[cfg(target_os = "linux")]
pub(crate) fn mend() {
    use std::os::unix::process::CommandExt;

    let Some(mending) = needed(|name| std::env::var_os(name)) else { return };
    let Ok(program) = std::env::current_exe() else { return };
    let mut command = std::process::Command::new(program);
    command.args(std::env::args_os().skip(1)).envs(mending.set);
    for name in mending.remove {
        command.env_remove(name);
    }
    // Only comes back when it could not start; then the window may be blank, which is no worse than before.
    let error = command.exec();
    tracing::warn!("could not start again in a better locale: {error}");
}

/// Other systems' web views do not take the language from the environment.
#[cfg(not(target_os = "linux"))]
pub(crate) fn mend() {}

/// The locale of messages is the first of LC_ALL, LC_MESSAGES, LANG that says something.
fn needed(var: impl Fn(&str) -> Option<OsString>) -> Option<Mending> {
    let said = |name: &'static str| var(name).filter(|value| !value.is_empty());
    let lc_all = said("LC_ALL");
    let locale = lc_all.clone().or_else(|| said("LC_MESSAGES")).or_else(|| said("LANG"))?;
    let locale = locale.to_string_lossy().into_owned();
    let plain = ["C", "POSIX"].contains(&locale.split('.').next().unwrap_or_default());
    if !plain {
        return None;
    }
    let mut mending = Mending { set: vec![("LC_MESSAGES", "en_US.UTF-8".into())], remove: Vec::new() };
    if let Some(all) = lc_all {
        // LC_ALL would win over LC_MESSAGES; as LANG it keeps its say on everything else.
        mending.set.push(("LANG", all));
        mending.remove.push("LC_ALL");
    }
    Some(mending)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(vars: &'static [(&'static str, &'static str)]) -> Option<Mending> {
        needed(|name| vars.iter().find(|(other, _)| *other == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn a_real_locale_and_none_at_all_are_left_alone() {
        assert_eq!(with(&[("LANG", "de_DE.UTF-8")]), None);
        assert_eq!(with(&[("LANG", "C.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")]), None);
        assert_eq!(with(&[]), None);
    }

    #[test]
    fn plain_c_speaks_english() {
        for lang in [&[("LANG", "C.UTF-8")] as &'static [_], &[("LANG", "C")], &[("LC_MESSAGES", "POSIX")]] {
            let mending = with(lang).unwrap();
            assert_eq!(mending.set, [("LC_MESSAGES", OsString::from("en_US.UTF-8"))]);
            assert!(mending.remove.is_empty());
        }
    }

    #[test]
    fn lc_all_steps_back_to_lang() {
        let mending = with(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE.UTF-8")]).unwrap();
        assert_eq!(mending.remove, ["LC_ALL"]);
        assert!(mending.set.contains(&("LANG", OsString::from("C.UTF-8"))));
    }
}
