use std::fmt;

/// A date as exact as it is known: a year, a month or a day of the Gregorian calendar. Sorts by time,
/// the less exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

impl Date {
    /// Reads `2015`, `2015-06` or `2015-06-29`; `None` for anything else, and for days that no calendar has.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Some(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<u16>().ok().map(Some)
            }
            Some(_) => None,
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        if parts.next().is_some() || year == 0 {
            return None;
        }
        let month = month.map(|m| u8::try_from(m).ok().filter(|m| (1..=12).contains(m)));
        let day = day.map(|d| u8::try_from(d).ok().filter(|d| *d >= 1));
        let date = match (month, day) {
            (None, None) => Date { year, month: None, day: None },
            (Some(month), None) => Date { year, month: Some(month?), day: None },
            (Some(month), Some(day)) => {
                let (month, day) = (month?, day?);
                (day <= days_in(year, month)).then_some(Date { year, month: Some(month), day: Some(day) })?
            }
            (None, Some(_)) => return None,
        };
        Some(date)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        for good in ["2015", "2015-06", "2015-06-29", "2024-02-29", "2000-02-29"] {
            assert_eq!(Date::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "15",
            "2015-6",
            "2015-13",
            "2015-00",
            "2023-02-29",
            "1900-02-29",
            "2015-06-31",
            "2015-06-29-1",
            "x",
            "2015-06-29T10:00",
        ] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
        assert!(Date::parse("2015") < Date::parse("2015-01"));
    }
}
