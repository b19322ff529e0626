//! Looking for words: what people type finds what was said, newest first, and nothing they type can break it.

mod common;

use common::*;

#[test]
fn every_word_must_stand_there_and_the_last_may_be_unfinished() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "Checkout fails for card payments");
    note(&store, "inc-b", "Card payments are back");
    note(&store, "inc-c", "Café in Zürich cannot pay");
    index_all(&store);
    assert_eq!(found(&store, "card pay"), ["Card payments are back", "Checkout fails for card payments"]);
    assert_eq!(found(&store, "CHECKOUT CARD"), ["Checkout fails for card payments"]);
    assert_eq!(found(&store, "cafe zurich"), ["Café in Zürich cannot pay"], "accents do not matter");
    assert_eq!(
        found(&store, "ca"),
        ["Café in Zürich cannot pay", "Card payments are back", "Checkout fails for card payments"]
    );
    assert_eq!(found(&store, "card zurich"), [""; 0]);
    assert_eq!(found(&store, "ard"), [""; 0], "words are found by their beginning");
}

#[test]
fn one_letter_alone_is_left_to_titles_and_after_words_it_waits_for_the_next() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "checkout fails");
    index_all(&store);
    assert_eq!(found(&store, "c"), [""; 0]);
    assert_eq!(found(&store, ""), [""; 0]);
    assert_eq!(found(&store, "checkout x"), ["checkout fails"]);
    assert_eq!(found(&store, "checkout xy"), [""; 0]);
}

#[test]
fn nothing_that_is_typed_is_a_command_to_the_index() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "api.example.com answers \"502 Bad Gateway\" to text:near OR not");
    index_all(&store);
    let long = "word ".repeat(2_000);
    let endless = "a".repeat(10_000);
    for hostile in [
        "\"",
        "\"\"",
        "*",
        "**",
        "^",
        "(",
        "))",
        "NEAR(",
        "NEAR(a b, 2)",
        "a AND",
        "OR",
        "NOT",
        "-",
        "--",
        "+ +",
        "text:",
        "{text}: a",
        "a\u{0}b",
        "\u{0}",
        "'; DROP TABLE pieces; --",
        "\\",
        "\u{202e}",
        "💥",
        "%",
        "_",
        "a\"b",
        &long,
        &endless,
    ] {
        store.search(hostile, 20, None).unwrap_or_else(|error| panic!("{hostile:.20?}: {error}"));
    }
    for typed in ["api.example.com", "example", "\"502 bad\"", "text:near", "OR not", "502 bad*", "api*", "(gateway)"] {
        assert_eq!(found(&store, typed).len(), 1, "{typed}");
    }
}

#[test]
fn what_is_not_indexed_yet_is_said() {
    let mut desk = Desk::new();
    let store = desk.open();
    for number in 0..10 {
        note(&store, "inc-a", &format!("line number {number}"));
    }
    assert_eq!(store.search("line", 20, None).unwrap().behind, 10);
    let indexed = store.index_some(4, &text_of).unwrap();
    assert_eq!((indexed.up_to, indexed.remaining), (4, 6));
    let answer = store.search("line", 20, None).unwrap();
    assert_eq!((answer.hits.len(), answer.indexed_up_to, answer.behind), (4, 4, 6));
    index_all(&store);
    let answer = store.search("line", 3, None).unwrap();
    assert_eq!((answer.hits.iter().map(|hit| hit.seq).collect::<Vec<_>>(), answer.behind), (vec![10, 9, 8], 0));
    let next = store.search("line", 3, Some(8)).unwrap();
    assert_eq!(next.hits.iter().map(|hit| hit.seq).collect::<Vec<_>>(), [7, 6, 5]);
    assert_eq!(next.hits[0].stream.as_str(), "inc-a");
}

#[test]
fn a_lost_or_damaged_index_is_made_anew() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "checkout fails");
    index_all(&store);
    drop(store);
    for damage in [
        &b"this is no database, and long enough to be looked at as if it were one. ............................."[..],
        b"",
    ] {
        std::fs::write(desk.path().join("live/search.db"), damage).unwrap();
        let store = desk.open();
        assert_eq!(store.search("checkout", 20, None).unwrap().behind, 1);
        index_all(&store);
        assert_eq!(found(&store, "checkout"), ["checkout fails"]);
    }
    // Damaged while it is in use: it finds nothing for a moment, and is made anew.
    let store = desk.open();
    assert_eq!(found(&store, "checkout"), ["checkout fails"]);
    std::fs::remove_file(desk.path().join("live/search.db")).unwrap();
    drop(store);
    let store = desk.open();
    index_all(&store);
    assert_eq!(found(&store, "checkout"), ["checkout fails"]);
}

#[test]
fn an_index_of_another_log_is_not_believed() {
    let (mut desk, mut other) = (Desk::new(), Desk::new());
    let store = desk.open();
    note(&store, "inc-a", "checkout fails");
    index_all(&store);
    drop(store);
    drop(other.open_as("other laptop", noon()).unwrap());
    drop(other.open_as("yet another laptop", noon()).unwrap()); // so that it is called otherwise
    std::fs::copy(desk.path().join("live/search.db"), other.path().join("live/search.db")).unwrap();
    let store = other.open_as("yet another laptop", noon()).unwrap().store;
    note(&store, "inc-z", "something else entirely");
    index_all(&store);
    assert_eq!(found(&store, "checkout"), [""; 0]);
    assert_eq!(found(&store, "something"), ["something else entirely"]);
}

#[test]
fn an_expunged_text_leaves_the_index() {
    let mut desk = Desk::new();
    let store = desk.open();
    note(&store, "inc-a", "all is well");
    let secret = note(&store, "inc-a", "the password is hunter2hunter2");
    index_all(&store);
    assert_eq!(found(&store, "hunter2").len(), 1);
    store.write(|write| write.expunge(&"inc-a".into(), secret.entry.header.id)).unwrap();
    assert_eq!(found(&store, "hunter2"), [""; 0]);
    index_all(&store);
    assert_eq!(found(&store, "well"), ["all is well"]);
    assert_eq!(found(&store, "hunter2"), [""; 0]);
    for file in ["live/search.db", "live/search.db-wal"] {
        let bytes = std::fs::read(desk.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(8).any(|window| window == b"hunter2h"), "the word still stands in {file}");
    }
}

#[test]
fn an_index_that_two_begin_at_once_is_one_index() {
    for _ in 0..20 {
        let mut desk = Desk::new();
        let (window, terminal) = (desk.open(), desk.open());
        note(&window, "inc-a", "checkout fails");
        let begin = std::sync::Barrier::new(3);
        std::thread::scope(|scope| {
            for store in [&window, &terminal] {
                scope.spawn(|| {
                    begin.wait();
                    index_all(store);
                });
            }
            begin.wait();
            window.search("checkout", 20, None).unwrap();
        });
        assert_eq!(found(&terminal, "checkout"), ["checkout fails"]);
    }
}

#[test]
fn both_processes_may_feed_the_index() {
    let mut desk = Desk::new();
    let (window, cli) = (desk.open(), desk.open());
    for number in 0..50 {
        note(&window, "inc-a", &format!("line number {number}"));
    }
    std::thread::scope(|scope| {
        for store in [&window, &cli] {
            scope.spawn(|| while store.index_some(7, &text_of).unwrap().remaining > 0 {});
        }
    });
    for store in [&window, &cli] {
        assert_eq!(store.search("line", 100, None).unwrap().hits.len(), 50);
    }
}
