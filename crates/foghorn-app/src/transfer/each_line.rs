//! The lines of a long file, read on all processors at once and handed on in the file's order.
//!
//! Not here: what a line says.

use std::num::NonZero;
use std::thread;

use foghorn_exchange::{Line, LineFault, Lines};

/// So many lines are held at a time, read or not: a file may be larger than what memory should hold twice.
const HELD: usize = 1_024;

/// Reads every line with `read`, which runs on several threads; `take` gets what each became, with the line's number, in
/// the file's order. Answers with the lines that are faulty, each with its place and reason.
pub(super) fn each_line<T: Send>(
    bytes: &[u8],
    read: impl Fn(&Line) -> Result<T, LineFault> + Sync,
    mut take: impl FnMut(usize, T),
) -> Vec<String> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let read_one = |line: Result<Line, LineFault>| line.and_then(|line| Ok((line.number, read(&line)?)));
    let (mut lines, mut faults) = (Lines::new(bytes), Vec::new());
    loop {
        let mut held: Vec<_> = lines.by_ref().take(HELD).collect();
        if held.is_empty() {
            return faults;
        }
        let share = held.len().div_ceil(threads);
        let outcomes: Vec<Vec<_>> = thread::scope(|scope| {
            let mut shares = Vec::with_capacity(threads);
            while !held.is_empty() {
                let rest = held.split_off(share.min(held.len()));
                let mine = std::mem::replace(&mut held, rest);
                shares.push(scope.spawn(|| mine.into_iter().map(read_one).collect()));
            }
            let join = |share: thread::ScopedJoinHandle<'_, _>| {
                share.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            shares.into_iter().map(join).collect()
        });
        for outcome in outcomes.into_iter().flatten() {
            match outcome {
                Ok((number, one)) => take(number, one),
                Err(fault) => faults.push(fault.to_string()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HELD, each_line};

    #[test]
    fn lines_come_in_the_order_of_the_file_however_many_read_them() {
        let text: String = (1..=3 * HELD + 7).map(|number| format!("{number}\n")).collect();
        let (mut taken, mut wanted) = (Vec::new(), 1..);
        let faults =
            each_line(text.as_bytes(), |line| Ok(line.text.clone()), |number, text| taken.push((number, text)));
        assert!(faults.is_empty());
        assert_eq!(taken.len(), 3 * HELD + 7);
        assert!(taken.into_iter().all(|(number, text)| Some(number) == wanted.next() && text == number.to_string()));
    }

    #[test]
    fn a_line_that_is_no_text_is_named_and_the_rest_is_read() {
        let mut taken = Vec::new();
        let faults = each_line(b"one\n\xff\n\nfour\n", |line| Ok(line.text.clone()), |number, _| taken.push(number));
        assert_eq!(faults, ["line 2: it is not UTF-8 text"]);
        assert_eq!(taken, [1, 4]);
    }
}
