//! What code scanning reads of a review.

use chrono_tz::Tz;
use foghorn_exchange::sarif::{Reviewed, Unread, sarif};
use foghorn_review::{Around, Message, Rules, review};

const ZONELESS: &str = "+++\nkind = \"promise-zoneless\"\nseverity = \"error\"\nmessage = \"\u{201c}{match}\u{201d} has no zone.\"\n+++\n\
                        # No zone\n\nReaders sit in other ones.\n\n```flags\n\u{ab}Next update by 14:30\u{bb}.\n```\n";
const WORKAROUND: &str = "+++\nkind = \"absence\"\nseverity = \"hint\"\nmessage = \"What can they do?\"\npatterns = [\"you can\"]\n+++\n# What to do\n";

#[test]
fn a_run_has_rules_places_and_fixes() {
    let (rules, faults) = Rules::read([("no-zone.md", ZONELESS), ("what-to-do.md", WORKAROUND)].into_iter());
    assert!(faults.is_empty(), "{faults:?}");
    let text = "Caf\u{e9}s fail.\n\u{c9}t\u{e9}: next update by 14:30.";
    let around = Around { now: foghorn_core::At::UNIX_EPOCH, zone: Tz::UTC, incident: None };
    let said = review(&rules, &Message { text, ..Message::default() }, &around);
    let texts = [Reviewed { file: "updates/caf\u{e9} 1:2.md", text, review: &said }];
    let unread = [Unread { file: "/updates/gone.md", why: "/updates/gone.md cannot be reviewed: it is not there." }];
    insta::assert_snapshot!(serde_json::to_string_pretty(&sarif(&rules, &texts, &unread)).unwrap(), @r##"
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "unicodeCodePoints",
          "invocations": [
            {
              "executionSuccessful": false,
              "toolExecutionNotifications": [
                {
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "file:///updates/gone.md"
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "/updates/gone.md cannot be reviewed: it is not there."
                  }
                }
              ]
            }
          ],
          "results": [
            {
              "level": "note",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "updates/caf%C3%A9%201%3A2.md"
                    },
                    "region": {
                      "startLine": 1
                    }
                  }
                }
              ],
              "message": {
                "text": "What can they do?"
              },
              "ruleId": "what-to-do",
              "ruleIndex": 1
            },
            {
              "fixes": [
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "updates/caf%C3%A9%201%3A2.md"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "endColumn": 26,
                            "endLine": 2,
                            "startColumn": 6,
                            "startLine": 2
                          },
                          "insertedContent": {
                            "text": "next update by 14:30 UTC"
                          }
                        }
                      ]
                    }
                  ]
                }
              ],
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "updates/caf%C3%A9%201%3A2.md"
                    },
                    "region": {
                      "endColumn": 26,
                      "endLine": 2,
                      "startColumn": 6,
                      "startLine": 2
                    }
                  }
                }
              ],
              "message": {
                "text": "“next update by 14:30” has no zone."
              },
              "ruleId": "no-zone",
              "ruleIndex": 0
            }
          ],
          "tool": {
            "driver": {
              "name": "Foghorn",
              "rules": [
                {
                  "defaultConfiguration": {
                    "level": "error"
                  },
                  "help": {
                    "markdown": "# No zone\n\nReaders sit in other ones.",
                    "text": "# No zone\n\nReaders sit in other ones."
                  },
                  "id": "no-zone",
                  "shortDescription": {
                    "text": "No zone"
                  }
                },
                {
                  "defaultConfiguration": {
                    "level": "note"
                  },
                  "help": {
                    "markdown": "# What to do",
                    "text": "# What to do"
                  },
                  "id": "what-to-do",
                  "shortDescription": {
                    "text": "What to do"
                  }
                }
              ],
              "semanticVersion": "0.1.0"
            }
          }
        }
      ],
      "version": "2.1.0"
    }
    "##);
}
