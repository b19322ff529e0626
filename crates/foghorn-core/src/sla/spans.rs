//! Stretches of time as sets: joined, cut out of each other, and added up.

use crate::entry::At;

/// From an instant to another; nothing where the second does not come after the first.
pub type Stretch = (At, At);

/// The same instants, in order, without overlap; what is empty is left out.
pub(super) fn joined(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    stretches.retain(|(from, to)| from < to);
    stretches.sort();
    let mut out: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// The instants that are in both; each must be joined.
pub(super) fn both(a: &[Stretch], b: &[Stretch]) -> Vec<Stretch> {
    let (mut out, mut i, mut j) = (Vec::new(), 0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        let (from, to) = (one.0.max(other.0), one.1.min(other.1));
        if from < to {
            out.push((from, to));
        }
        if one.1 < other.1 { i += 1 } else { j += 1 }
    }
    out
}

/// The instants of `a` that are not in `b`; each must be joined.
pub(super) fn without(a: &[Stretch], b: &[Stretch]) -> Vec<Stretch> {
    let mut out = Vec::new();
    for &(start, to) in a {
        let mut from = start;
        for &(cut_from, cut_to) in b.iter().filter(|cut| cut.1 > start && cut.0 < to) {
            if cut_from > from {
                out.push((from, cut_from));
            }
            from = from.max(cut_to);
        }
        if from < to {
            out.push((from, to));
        }
    }
    out
}

/// How many seconds they are together; they must be joined.
pub(super) fn seconds(stretches: &[Stretch]) -> i64 {
    stretches.iter().map(|(from, to)| (*to - *from).num_seconds()).sum()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::{Stretch, both, joined, seconds, without};

    fn stretches() -> impl Strategy<Value = Vec<Stretch>> {
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        proptest::collection::vec((0_i64..60, 0_i64..20), 0..8)
            .prop_map(move |all| joined(all.into_iter().map(|(from, long)| (at(from), at(from + long))).collect()))
    }

    proptest! {
        #[test]
        fn sets_of_time_are_sets(a in stretches(), b in stretches()) {
            let is_in = |set: &[Stretch], second: i64| set.iter().any(|(from, to)| (from.timestamp()..to.timestamp()).contains(&second));
            for second in 0..80 {
                let (in_a, in_b) = (is_in(&a, second), is_in(&b, second));
                prop_assert_eq!(is_in(&both(&a, &b), second), in_a && in_b);
                prop_assert_eq!(is_in(&without(&a, &b), second), in_a && !in_b);
            }
            prop_assert_eq!(seconds(&both(&a, &b)) + seconds(&without(&a, &b)), seconds(&a));
        }
    }
}
