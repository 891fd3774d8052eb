//! Days between dates.

use crate::scenario::date::Date;

/// How many days `to` lies after `from`; below 0 if before.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// The number of a day in the Gregorian calendar, by counting years from March on so that leap days come last.
fn day_number(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month), i64::from(date.day));
    let year = i64::from(date.year) - i64::from(month <= 2);
    let months = (month + 9) % 12;
    let days_of_months = (153 * months + 2) / 5;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_of_months + day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> i64 {
        days_between(Date::parse(from).unwrap(), Date::parse(to).unwrap())
    }

    #[test]
    fn days_are_counted_across_months_and_leap_days() {
        assert_eq!(days("2017-06-27", "2018-02-15"), 233);
        assert_eq!(days("2016-02-28", "2016-03-01"), 2);
        assert_eq!(days("1900-02-28", "1900-03-01"), 1);
        assert_eq!(days("2018-01-01", "2017-12-31"), -1);
    }
}
