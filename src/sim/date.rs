//! A day of the calendar.

use std::fmt;

use serde::Serialize;

/// A day: year, month, day. Ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Date {
    /// The year, 0 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads a day that is written as in `2017-06-27`; none if there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Self { year: digits(year, 4)?, month: digits(month, 2)?, day: digits(day, 2)? };
        let exists = (1..=12).contains(&date.month) && (1..=date.days_in_month()).contains(&date.day);
        (parts.next().is_none() && exists).then_some(date)
    }

    /// Whether the text is a year, a month or a day: `2018`, `2018-02` or `2018-02-15`.
    #[must_use]
    pub fn is_partial(text: &str) -> bool {
        [text.to_owned(), format!("{text}-01"), format!("{text}-01-01")].iter().any(|day| Self::parse(day).is_some())
    }

    /// The day that is so many days later.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let (mut date, mut left) = (self, days);
        loop {
            let rest_of_month = u16::from(date.days_in_month().saturating_sub(date.day));
            if left <= rest_of_month {
                return Self { day: date.day + left as u8, ..date };
            }
            left -= rest_of_month + 1;
            date = date.first_of_next_month();
        }
    }

    /// The day of the same number so many months later; the last of the month where that one has fewer days.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let month = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let first = Self { year: (month / 12) as u16, month: (month % 12) as u8 + 1, day: 1 };
        Self { day: self.day.min(first.days_in_month()), ..first }
    }

    /// The first day of the month after this day's.
    #[must_use]
    pub fn first_of_next_month(self) -> Self {
        Self { day: 1, ..self.plus_months(1) }
    }

    /// How many days it lies after `earlier`; below 0 if before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.number() - earlier.number()
    }

    /// The number of the day, from 0 for the first of March of the year 0, without gaps.
    #[must_use]
    pub fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        // Counting years from March on lets leap days come last.
        let year = i64::from(self.year) - i64::from(month <= 2);
        let months = (month + 9) % 12;
        let days_of_months = (153 * months + 2) / 5;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + days_of_months + day - 1
    }

    /// The day of this number, if it lies in the years 0 to 9999.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        let (era, day_of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
        let months = (5 * day_of_year + 2) / 153;
        let month = if months < 10 { months + 3 } else { months - 9 };
        let year = era * 400 + year + i64::from(month <= 2);
        let day = day_of_year - (153 * months + 2) / 5 + 1;
        let date = Self { year: u16::try_from(year).ok()?, month: month as u8, day: day as u8 };
        (date.year <= 9999).then_some(date)
    }

    fn days_in_month(self) -> u8 {
        match self.month {
            2 if self.is_in_leap_year() => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn is_in_leap_year(self) -> bool {
        self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400))
    }
}

fn digits<N: std::str::FromStr>(text: &str, length: usize) -> Option<N> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read() {
        for day in ["2017-06-27", "2016-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(Date::parse(day).map(|date| date.to_string()).as_deref(), Some(day));
        }
        for no_day in
            ["2017-02-29", "1900-02-29", "2017-13-01", "2017-6-27", "27.6.2017", "2017-06-27-1", "", "2017-06"]
        {
            assert_eq!(Date::parse(no_day), None, "{no_day}");
        }
        assert!(Date::is_partial("2018") && Date::is_partial("2018-02") && !Date::is_partial("Feb 2018"));
    }

    #[test]
    fn days_and_months_are_added_over_the_ends_of_months_and_years() {
        let after = |day: &str, add: &dyn Fn(Date) -> Date| add(Date::parse(day).unwrap()).to_string();
        assert_eq!(after("2004-01-31", &|date| date.plus_months(1)), "2004-02-29");
        assert_eq!(after("2003-11-30", &|date| date.plus_months(15)), "2005-02-28");
        assert_eq!(after("2003-12-31", &Date::first_of_next_month), "2004-01-01");
        assert_eq!(after("2004-02-28", &|date| date.plus_days(2)), "2004-03-01");
        assert_eq!(after("2003-12-31", &|date| date.plus_days(366)), "2004-12-31");
        assert_eq!(after("2003-12-31", &|date| date.plus_days(0)), "2003-12-31");
    }

    #[test]
    fn days_are_counted_across_months_and_leap_days() {
        let days = |from: &str, to: &str| Date::parse(to).unwrap().days_since(Date::parse(from).unwrap());
        assert_eq!(days("2017-06-27", "2018-02-15"), 233);
        assert_eq!(days("2016-02-28", "2016-03-01"), 2);
        assert_eq!(days("1900-02-28", "1900-03-01"), 1);
        assert_eq!(days("2018-01-01", "2017-12-31"), -1);
    }

    #[test]
    fn every_number_is_that_of_its_day() {
        let mut day = Date::parse("1896-01-01").unwrap();
        for number in day.number()..day.number() + 80_000 {
            assert_eq!((day.number(), Date::of_number(number)), (number, Some(day)));
            day = day.plus_days(1);
        }
        assert_eq!((Date::of_number(-400), Date::of_number(4_000_000)), (None, None));
    }
}
