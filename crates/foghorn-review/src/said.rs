//! What a rule file says of itself: for its page in the library, also where it is switched off or its patterns are wrong.
//!
//! Not here: whether it can be in force, which only `Rules::read` knows.

use crate::finding::Level;
use crate::kinds;
use crate::rule::Page;
use crate::rule_file::{Example, RuleFile};

/// What a rule file says of itself.
#[derive(Clone, Debug)]
pub struct Said {
    /// The kind of check.
    pub kind: String,
    /// How much its findings weigh; `None` for lists of words and for parts of an apology, which find nothing bad.
    pub severity: Option<Level>,
    /// What to write instead; `{match}` is what was found.
    pub message: String,
    /// Whose finding counts where it touches one of this rule.
    pub yields_to: Vec<String>,
    /// Its page, with its examples.
    pub page: Page,
    /// Its examples, line by line.
    pub examples: Vec<Example>,
}

impl Said {
    /// Reads a rule file.
    ///
    /// # Errors
    /// The line, and what is wrong with the file's form.
    pub fn read(text: &str) -> Result<Self, (usize, String)> {
        let RuleFile { front, page, examples, .. } = RuleFile::read(text)?;
        let kind = front.kind.into_inner();
        let weighs = kind != kinds::WORDS && kind != kinds::PART;
        Ok(Self {
            severity: weighs.then_some(front.severity.unwrap_or(Level::Warning)),
            kind,
            message: front.message,
            yields_to: front.yields_to,
            page: Page(page),
            examples,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Said;
    use crate::finding::Level;
    use crate::rule_file::Shows;

    #[test]
    fn a_file_says_what_it_is_although_its_pattern_is_wrong() {
        let text = "+++\nkind = \"existence\"\nmessage = \"No “{match}”.\"\npatterns = [\"(\"]\nyields_to = [\"blame\"]\n\
                    +++\n# Our words\n\nNobody knows them.\nNot even we.\n\n- Bad: foo\n\n```facts\nseverity = \"SEV1\"\nstatus = \"resolved\"\n\
                    ```\n\n```flags resolved\nThe «foo» is down.\n```\n\nThe end.\n";
        let said = Said::read(text).unwrap();
        assert_eq!((said.kind.as_str(), said.severity), ("existence", Some(Level::Warning)));
        assert_eq!((said.page.title(), said.yields_to), ("Our words", vec!["blame".to_owned()]));
        assert_eq!(said.page.prose(), "Nobody knows them.\nNot even we.\n\n- Bad: foo\n\n\n\nThe end.");
        let example = &said.examples[0];
        assert_eq!((example.shows, example.occasion.as_str(), example.line), (Shows::Flags, "resolved", 20));
        assert_eq!((example.text.as_str(), &example.spans), ("The foo is down.", &vec![(4, 7)]));
        assert_eq!(example.facts.as_deref(), Some("severity = \"SEV1\"\nstatus = \"resolved\""));
        assert_eq!(Said::read("kind = 1").unwrap_err().0, 1);
    }
}
