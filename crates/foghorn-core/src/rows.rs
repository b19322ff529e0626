//! Rows of a list by their numbers, as people write them: `1-20,25`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Rows of a list, counted from 1: stretches in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows(Vec<(u32, u32)>);

/// A text that names no rows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} names no rows; write 7, 1-20, or 1-20,25")]
pub struct NotRows(String);

impl Rows {
    /// From one row to another, both counted; none where the first is 0 or comes after the last.
    pub fn span(first: u32, last: u32) -> Self {
        Self(if first == 0 || first > last { Vec::new() } else { vec![(first, last)] })
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(first, last)| usize::try_from(last - first).unwrap_or(usize::MAX).saturating_add(1)).sum()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where this row is one of them.
    pub fn contains(&self, row: u32) -> bool {
        let place = self.0.partition_point(|(_, last)| *last < row);
        self.0.get(place).is_some_and(|(first, _)| *first <= row)
    }

    /// The last of them.
    pub fn last(&self) -> Option<u32> {
        self.0.last().map(|(_, last)| *last)
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// These and those.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        let mut all: Vec<_> = self.0.iter().chain(&others.0).copied().collect();
        all.sort_unstable();
        let mut together: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        for (first, last) in all {
            match together.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = (*end).max(last),
                _ => together.push((first, last)),
            }
        }
        Self(together)
    }

    /// These without those.
    #[must_use]
    pub fn without(&self, others: &Self) -> Self {
        let mut left = Vec::with_capacity(self.0.len());
        for &(first, last) in &self.0 {
            let mut from = Some(first);
            let start = others.0.partition_point(|(_, end)| *end < first);
            for &(begin, end) in others.0.get(start..).unwrap_or_default() {
                let Some(here) = from.filter(|_| begin <= last) else { break };
                if here < begin {
                    left.push((here, begin - 1));
                }
                from = end.checked_add(1).filter(|next| *next <= last);
            }
            left.extend(from.map(|here| (here, last)));
        }
        Self(left)
    }
}

impl FromIterator<u32> for Rows {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let alone = rows.into_iter().filter(|row| *row > 0).map(|row| (row, row));
        Self::default().and(&Self(alone.collect()))
    }
}

impl FromStr for Rows {
    type Err = NotRows;

    fn from_str(text: &str) -> Result<Self, NotRows> {
        let refuse = || NotRows(text.chars().take(40).collect());
        let number = |part: &str| part.trim().parse::<u32>().ok().filter(|row| *row > 0);
        let stretch = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some((number(first)?, number(last)?)).filter(|(first, last)| first <= last)
        };
        let stretches = text.split(',').filter(|part| !part.trim().is_empty());
        let stretches: Option<Vec<_>> = stretches.map(stretch).collect();
        Ok(Self::default().and(&Self(stretches.ok_or_else(refuse)?)))
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (first, last)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            match first == last {
                true => write!(f, "{comma}{first}")?,
                false => write!(f, "{comma}{first}-{last}")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn they_are_written_as_people_write_them() {
        let rows: Rows = "25, 1-20,21 , 7".parse().unwrap();
        assert_eq!(rows.to_string(), "1-21,25");
        assert_eq!((rows.len(), rows.last()), (22, Some(25)));
        assert_eq!("".parse::<Rows>().unwrap(), Rows::default());
        for wrong in ["0", "3-1", "a", "1-", "-1", "1..4", "4294967296"] {
            assert!(wrong.parse::<Rows>().is_err(), "{wrong}");
        }
        assert_eq!(Rows::span(1, u32::MAX).len(), u32::MAX as usize);
    }

    fn some() -> impl Strategy<Value = BTreeSet<u32>> {
        proptest::collection::btree_set(1_u32..40, 0..30)
    }

    proptest! {
        #[test]
        fn they_behave_like_sets(these in some(), those in some()) {
            let rows = |set: &BTreeSet<u32>| set.iter().copied().collect::<Rows>();
            let (a, b) = (rows(&these), rows(&those));
            prop_assert_eq!(a.and(&b), rows(&(&these | &those)));
            prop_assert_eq!(a.without(&b), rows(&(&these - &those)));
            prop_assert_eq!(a.len(), these.len());
            prop_assert_eq!(a.iter().collect::<BTreeSet<_>>(), these.clone());
            prop_assert!((1..40).all(|row| a.contains(row) == these.contains(&row)));
            prop_assert_eq!(a.to_string().parse::<Rows>().unwrap(), a);
        }
    }
}
