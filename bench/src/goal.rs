//! A goal of the table "Speed and memory", what was measured, and whether it was met.

/// Which side of the line is good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// The measured value may be so high.
    AtMost(f64),
    /// It must be so high.
    AtLeast(f64),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// How many times as much as what it is compared with.
    Times,
    /// Thousandths of a second.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// So many a second.
    PerSecond,
    /// Hundredths of the whole.
    Percent,
    /// Hundredths of one processor core.
    PercentOfACore,
}

/// One number against its goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was measured, in a few words.
    pub what: String,
    /// What it shall be.
    pub goal: Goal,
    /// What it is.
    pub measured: f64,
    /// What both count.
    pub unit: Unit,
}

/// One line of the table: a figure with its checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The name by which `make bench ROWS=…` calls it.
    pub name: &'static str,
    /// What it is about.
    pub figure: &'static str,
    /// The numbers that are judged; none where it could not be measured.
    pub checks: Vec<Check>,
    /// How it was measured, and numbers that are not judged.
    pub remarks: Vec<String>,
}

impl Check {
    /// A value that may be so high.
    pub fn at_most(what: impl Into<String>, limit: f64, measured: f64, unit: Unit) -> Self {
        Self { what: what.into(), goal: Goal::AtMost(limit), measured, unit }
    }

    /// A value that must be so high.
    pub fn at_least(what: impl Into<String>, limit: f64, measured: f64, unit: Unit) -> Self {
        Self { what: what.into(), goal: Goal::AtLeast(limit), measured, unit }
    }

    /// How much is missing; `None` where it is met. What is not a number is never met.
    pub fn missed_by(&self) -> Option<f64> {
        let missing = match self.goal {
            Goal::AtMost(limit) => self.measured - limit,
            Goal::AtLeast(limit) => limit - self.measured,
        };
        if missing <= 0.0 { None } else { Some(missing) }
    }

    /// `met`, or `missed by 3.1 ms`.
    pub fn verdict(&self) -> String {
        match self.missed_by() {
            None => "met".to_owned(),
            Some(missing) => format!("**missed by {}**", self.unit.print(missing)),
        }
    }

    /// `at most 10 ms`.
    pub fn goal(&self) -> String {
        match self.goal {
            Goal::AtMost(limit) => format!("at most {}", self.unit.print_limit(limit)),
            Goal::AtLeast(limit) => format!("at least {}", self.unit.print_limit(limit)),
        }
    }

    /// What was measured, with its unit.
    pub fn measured(&self) -> String {
        self.unit.print(self.measured)
    }
}

impl Unit {
    fn print(self, value: f64) -> String {
        match self {
            Self::PerSecond => format!("{} a second", thousands(value)),
            Self::Milliseconds if value.abs() >= 100.0 => format!("{value:.0} ms"),
            Self::Milliseconds => format!("{value:.1} ms"),
            Self::Seconds => format!("{value:.1} s"),
            Self::Times => format!("{value:.2} times"),
            Self::Percent => format!("{value:.1} %"),
            Self::PercentOfACore => format!("{value:.2} % of a core"),
        }
    }

    fn print_limit(self, value: f64) -> String {
        // As short as it can be said: 10, 1.25, 16.7.
        let value = (value * 100.0).round() / 100.0;
        match self {
            Self::PerSecond => self.print(value),
            Self::Milliseconds => format!("{value} ms"),
            Self::Seconds => format!("{value} s"),
            Self::Times => format!("{value} times"),
            Self::Percent => format!("{value} %"),
            Self::PercentOfACore => format!("{value} % of a core"),
        }
    }
}

fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_met_up_to_its_very_number() {
        assert_eq!(Check::at_most("it", 10.0, 10.0, Unit::Milliseconds).verdict(), "met");
        assert_eq!(Check::at_most("it", 10.0, 12.5, Unit::Milliseconds).verdict(), "**missed by 2.5 ms**");
        assert_eq!(
            Check::at_least("it", 50_000.0, 48_000.0, Unit::PerSecond).verdict(),
            "**missed by 2,000 a second**"
        );
    }

    #[test]
    fn what_is_no_number_meets_no_goal() {
        assert!(Check::at_most("it", 1.0, f64::NAN, Unit::Times).missed_by().is_some());
    }

    #[test]
    fn goals_are_printed_as_the_table_says_them() {
        assert_eq!(Check::at_most("it", 1.25, 1.0, Unit::Times).goal(), "at most 1.25 times");
        assert_eq!(Check::at_least("it", 50_000.0, 1.0, Unit::PerSecond).goal(), "at least 50,000 a second");
    }
}
