//! What contracts owe: months of each length, days on which clocks are changed, hours, exclusions; each calculated by hand.

use chrono::{NaiveDate, NaiveTime, Weekday};
use chrono_tz::Tz;
use foghorn_core::At;
use foghorn_core::sla::{Contract, Credit, Exclusion, Failure, Hours, Period, Step, credits, percent, said};
use proptest::prelude::*;

fn gold() -> Contract {
    Contract {
        id: "gold".to_owned(),
        name: "Gold".to_owned(),
        period: Period::Month,
        zone: Tz::UTC,
        hours: None,
        holidays: Vec::new(),
        least: None,
        round_up: None,
        of: "the monthly fee".to_owned(),
        steps: vec![Step { below: 999_000, credit: 1_000 }, Step { below: 990_000, credit: 2_500 }],
    }
}

fn in_berlin() -> Contract {
    Contract { zone: Tz::Europe__Berlin, ..gold() }
}

fn at(text: &str) -> At {
    text.parse().expect("an instant")
}

fn failure(from: &str, to: &str) -> Failure {
    Failure { name: "INC-7".to_owned(), stretch: (at(from), at(to)) }
}

fn one(contract: &Contract, failures: &[Failure], exclusions: &[Exclusion]) -> Credit {
    let mut all = credits(contract, failures, exclusions);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn three_quarters_of_an_hour_in_november_are_below_three_nines() {
    let owed = one(&gold(), &[failure("2026-11-20T14:00:00Z", "2026-11-20T14:45:00Z")], &[]);
    // 30 days are 2,592,000 s; 2,700 s of them were down: 2,589,300 / 2,592,000 = 0.99895833…
    assert_eq!(
        (owed.owed_seconds, owed.down_seconds, owed.availability, owed.credit),
        (2_592_000, 2_700, 998_958, 1_000)
    );
    assert_eq!(
        owed.arithmetic,
        [
            "Owed: all of November 2026 (UTC), 30 d.",
            "INC-7: 45 min, of which 45 min count.",
            "Available: (30 d \u{2212} 45 min) / 30 d = 2589300 s / 2592000 s = 99.8958 %, rounded down.",
            "Below 99.9 %: 10 % of the monthly fee.",
        ]
    );
}

#[test]
fn a_short_month_makes_the_same_failure_weigh_more() {
    // 99.9 % of 28 days leave 2,419.2 s, of 31 days 2,678.4 s: 2,500 s are too much in the one and not in the other.
    let february = one(&gold(), &[failure("2026-02-10T10:00:00Z", "2026-02-10T10:41:40Z")], &[]);
    let january = one(&gold(), &[failure("2026-01-10T10:00:00Z", "2026-01-10T10:41:40Z")], &[]);
    assert_eq!((february.credit, january.credit), (1_000, 0));
    assert_eq!(january.arithmetic.last().map(String::as_str), Some("Not below 99.9 %: nothing is owed."));
}

#[test]
fn a_month_is_as_long_as_its_zone_makes_it() {
    let march = one(&in_berlin(), &[failure("2026-03-10T10:00:00Z", "2026-03-10T11:00:00Z")], &[]);
    let october = one(&in_berlin(), &[failure("2026-10-10T10:00:00Z", "2026-10-10T11:00:00Z")], &[]);
    assert_eq!(march.owed_seconds, 31 * 86_400 - 3_600, "the clocks are set forward");
    assert_eq!(october.owed_seconds, 31 * 86_400 + 3_600, "and back");
    // Midnight in Berlin is 23:00 UTC the day before, in summer 22:00.
    assert_eq!((march.from, march.to), (at("2026-02-28T23:00:00Z"), at("2026-03-31T22:00:00Z")));
}

#[test]
fn a_failure_over_the_end_of_a_month_is_owed_for_in_both() {
    let all = credits(&gold(), &[failure("2026-11-30T22:00:00Z", "2026-12-01T01:00:00Z")], &[]);
    let each: Vec<_> = all.iter().map(|owed| (owed.period.as_str(), owed.down_seconds)).collect();
    assert_eq!(each, [("November 2026", 7_200), ("December 2026", 3_600)]);
    let quarter = Contract { period: Period::Quarter, ..gold() };
    let year = Contract { period: Period::Year, ..gold() };
    let over = [failure("2026-11-30T22:00:00Z", "2026-12-01T01:00:00Z")];
    assert_eq!(one(&quarter, &over, &[]).period, "4th quarter of 2026");
    assert_eq!((one(&year, &over, &[]).owed_seconds, one(&year, &over, &[]).period.as_str()), (365 * 86_400, "2026"));
}

#[test]
fn only_the_hours_of_the_contract_count() {
    let week = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let office = Contract {
        hours: Some(Hours { days: week, from: time(8), to: time(18) }),
        holidays: NaiveDate::from_ymd_opt(2026, 12, 25).into_iter().collect(),
        ..in_berlin()
    };
    // December 2026 has 23 weekdays; one is a holiday: 22 times 10 h.
    let owed = one(&office, &[failure("2026-12-04T16:00:00Z", "2026-12-07T07:30:00Z")], &[]);
    assert_eq!(owed.owed_seconds, 22 * 10 * 3_600);
    // Friday 17:00 to 18:00, and Monday 08:00 to 08:30, in Berlin.
    assert_eq!(owed.down_seconds, 5_400);
    assert_eq!(owed.failures[0].because, ["2 d 14 h outside the hours of the contract"]);

    let nights =
        Contract { hours: Some(Hours { days: vec![Weekday::Sat], from: time(22), to: time(6) }), ..in_berlin() };
    // The night of 28 March 2026 has seven hours, for the clocks are set forward in it; the failure is all of it.
    let night = one(&nights, &[failure("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")], &[]);
    // 1 March is a Sunday: six hours of the night of 28 February belong to it; then four nights, one of them short.
    assert_eq!((night.down_seconds, night.owed_seconds), (7 * 3_600, 6 * 3_600 + 4 * 8 * 3_600 - 3_600));
    // 1 November 2026 is a Sunday: six hours of the night that began in October belong to it.
    let rest = one(&nights, &[failure("2026-11-01T00:00:00Z", "2026-11-01T01:00:00Z")], &[]);
    assert_eq!((rest.down_seconds, rest.owed_seconds), (3_600, 6 * 3_600 + 4 * 8 * 3_600));
}

#[test]
fn what_is_excluded_too_short_or_counted_already_is_said() {
    let strict = Contract { least: "5m".parse().ok(), round_up: "15m".parse().ok(), ..gold() };
    let planned =
        Exclusion { why: "planned work".to_owned(), stretch: (at("2026-11-20T14:20:00Z"), at("2026-11-20T14:30:00Z")) };
    let failures = [
        failure("2026-11-20T14:00:00Z", "2026-11-20T14:46:00Z"),
        Failure { name: "INC-8".to_owned(), ..failure("2026-11-20T14:40:00Z", "2026-11-20T15:00:00Z") },
        Failure { name: "INC-9".to_owned(), ..failure("2026-11-21T10:00:00Z", "2026-11-21T10:04:00Z") },
    ];
    let owed = one(&strict, &failures, &[planned]);
    let told: Vec<_> = owed.failures.iter().map(|one| (one.counted / 60, one.because.join("; "))).collect();
    assert_eq!(
        told,
        [
            (45, "10 min excluded: planned work; rounded up from 36 min to 45 min".to_owned()),
            (15, "6 min counted with another failure; rounded up from 14 min to 15 min".to_owned()),
            (0, "4 min is shorter than 5 min".to_owned()),
        ]
    );
    assert_eq!(owed.down_seconds, 3_600);
}

#[test]
fn a_failure_is_long_enough_or_not_as_a_whole() {
    let strict = Contract { least: "5m".parse().ok(), ..gold() };
    let short = failure("2026-11-20T10:00:00Z", "2026-11-20T10:04:00Z");
    let long = Failure { name: "INC-8".to_owned(), ..failure("2026-11-20T10:02:00Z", "2026-11-20T10:08:00Z") };
    let owed = one(&strict, &[short.clone(), long.clone()], &[]);
    assert_eq!(owed.down_seconds, 360, "what does not count takes nothing from what does");
    assert_eq!(one(&strict, &[long, short], &[]).down_seconds, 360);
    let all = credits(&strict, &[failure("2026-11-30T23:57:00Z", "2026-12-01T00:03:00Z")], &[]);
    assert_eq!(all.iter().map(|owed| owed.down_seconds).collect::<Vec<_>>(), [180, 180]);
}

#[test]
fn lengths_and_shares_are_said_as_people_say_them() {
    assert_eq!([said(0), said(86_400), said(93_784)], ["0 s", "1 d", "1 d 2 h 3 min 4 s"]);
    assert_eq!([percent(999_000, 10_000), percent(1_000_000, 10_000), percent(50, 100)], ["99.9 %", "100 %", "0.5 %"]);
}

proptest! {
    #[test]
    fn more_downtime_never_owes_less_and_nothing_is_counted_twice(
        start in 0_i64..40_000_000, lengths in proptest::collection::vec((0_i64..500_000, 1_i64..200_000), 1..5),
        zone in 0..chrono_tz::TZ_VARIANTS.len(),
    ) {
        let contract = Contract { zone: chrono_tz::TZ_VARIANTS[zone], ..gold() };
        let from = |seconds| At::from_timestamp(1_767_225_600 + seconds, 0).expect("an instant");
        let failures: Vec<_> = lengths.iter().map(|(gap, long)| Failure {
            name: "INC-1".to_owned(), stretch: (from(start + gap), from(start + gap + long)),
        }).collect();
        let all = credits(&contract, &failures, &[]);
        for owed in &all {
            let whole = (owed.to - owed.from).num_seconds();
            prop_assert_eq!(owed.owed_seconds, whole);
            prop_assert!(owed.down_seconds <= whole && (27 * 86_400..=32 * 86_400).contains(&whole), "{whole}");
        }
        prop_assert!(all.windows(2).all(|pair| pair[0].to <= pair[1].from), "periods do not overlap");
        let first = credits(&contract, &failures[..1], &[]);
        for before in &first {
            let now = all.iter().find(|owed| owed.from == before.from).expect("still there");
            prop_assert!(now.credit >= before.credit && now.down_seconds >= before.down_seconds);
        }
    }
}
