//! What the web view reads from the environment: its language, and how it paints.
//!
//! With `LANG=C.UTF-8` WebKitGTK reports the language "C"; `Intl` throws on it and the window stays blank. And it paints
//! without a graphics card: Foghorn draws text and lines; composed by layers, a frame took nearly twice as long here and
//! the window 85 MiB more (the figures of docs/bench.md, measured both ways), and some drivers show nothing but black. Its
//! setting for that comes after the page is made, and then no wheel scrolls any more; the variable comes before.
//! Not here: any language of Foghorn's own texts.

use std::ffi::OsString;

/// What to change in the environment: set these, remove those.
#[derive(Debug, Default, PartialEq, Eq)]
struct Mending {
    set: Vec<(&'static str, OsString)>,
    remove: Vec<&'static str>,
}

/// Paints without layers, whatever its value.
const PLAINLY: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Puts the environment right for the web view. Only before there is any thread but the first: whoever reads the
/// environment beside a change of it may read nonsense. A program that is started anew would do without that care, and
/// took a tenth of a second longer to its first picture.
#[cfg(target_os = "linux")]
pub(crate) fn mend() {
    use gtk::glib;

    let mending = needed(|name| std::env::var_os(name));
    for (name, value) in mending.set {
        if let Err(error) = glib::setenv(name, value, true) {
            // Then the window may be blank, which is no worse than before.
            tracing::warn!("{name} could not be set: {error}");
        }
    }
    for name in mending.remove {
        glib::unsetenv(name);
    }
}

/// Other systems' web views do not ask the environment.
#[cfg(not(target_os = "linux"))]
pub(crate) fn mend() {}

fn needed(var: impl Fn(&str) -> Option<OsString>) -> Mending {
    let mut mending = Mending::default();
    if var(PLAINLY).is_none() {
        mending.set.push((PLAINLY, "1".into()));
    }
    // The locale of messages is the first of these that says something.
    let said = |name: &'static str| var(name).filter(|value| !value.is_empty());
    let lc_all = said("LC_ALL");
    let Some(locale) = lc_all.clone().or_else(|| said("LC_MESSAGES")).or_else(|| said("LANG")) else { return mending };
    let locale = locale.to_string_lossy().into_owned();
    if ["C", "POSIX"].contains(&locale.split('.').next().unwrap_or_default()) {
        mending.set.push(("LC_MESSAGES", "en_US.UTF-8".into()));
        if let Some(all) = lc_all {
            // LC_ALL would win over LC_MESSAGES; as LANG it keeps its say on everything else.
            mending.set.push(("LANG", all));
            mending.remove.push("LC_ALL");
        }
    }
    mending
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(vars: &'static [(&'static str, &'static str)]) -> Mending {
        needed(|name| vars.iter().find(|(other, _)| *other == name).map(|(_, value)| value.into()))
    }

    /// The same where it is said how to paint.
    fn locale_of(vars: &'static [(&'static str, &'static str)]) -> Mending {
        let mut mending = with(vars);
        mending.set.retain(|(name, _)| *name != PLAINLY);
        mending
    }

    #[test]
    fn it_paints_plainly() {
        assert_eq!(with(&[]).set, [(PLAINLY, OsString::from("1"))]);
        assert_eq!(with(&[(PLAINLY, "0")]), Mending::default());
    }

    #[test]
    fn a_real_locale_and_none_at_all_are_left_alone() {
        assert_eq!(locale_of(&[("LANG", "de_DE.UTF-8")]), Mending::default());
        assert_eq!(locale_of(&[("LANG", "C.UTF-8"), ("LC_MESSAGES", "en_GB.UTF-8")]), Mending::default());
        assert_eq!(locale_of(&[]), Mending::default());
    }

    #[test]
    fn plain_c_speaks_english() {
        for lang in [&[("LANG", "C.UTF-8")] as &'static [_], &[("LANG", "C")], &[("LC_MESSAGES", "POSIX")]] {
            let mending = locale_of(lang);
            assert_eq!(mending.set, [("LC_MESSAGES", OsString::from("en_US.UTF-8"))]);
            assert!(mending.remove.is_empty());
        }
    }

    #[test]
    fn lc_all_steps_back_to_lang() {
        let mending = locale_of(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE.UTF-8")]);
        assert_eq!(mending.remove, ["LC_ALL"]);
        assert!(mending.set.contains(&("LANG", OsString::from("C.UTF-8"))));
    }
}
