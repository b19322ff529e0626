//! Words for numbers: `two`, `fifteen`, `half`.
//!
//! One table for lengths ("two hours") and for the figures that a message names ("one in eight"). Not here: numbers made
//! of several words ("twenty-five"), which whoever reads lengths puts together.

const NUMBERS: [(&str, f64); 30] = [
    ("a", 1.0),
    ("an", 1.0),
    ("half", 0.5),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// The number that a word in small letters stands for.
pub fn number(word: &str) -> Option<f64> {
    NUMBERS.into_iter().find(|(name, _)| *name == word).map(|(_, number)| number)
}
