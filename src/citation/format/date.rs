//! Dates as the UN prints them, for every day, month or year that an entry may give.
//!
//! The Arabic month names are the UN's double ones, which differ from those of the Unicode locale data;
//! all were seen in UN texts but April.

use crate::base::Date;

/// The date in words of the language with this primary tag; English for any other.
pub fn in_words(date: Date, lang: &str) -> String {
    let Date { year, month, day } = date;
    let Some(month) = month else {
        return match lang {
            "zh" => format!("{year}年"),
            _ => year.to_string(),
        };
    };
    let name = |names: [&'static str; 12]| names[usize::from(month.clamp(1, 12)) - 1];
    match (lang, day) {
        ("zh", Some(day)) => format!("{year}年{month}月{day}日"),
        ("zh", None) => format!("{year}年{month}月"),
        ("ar", Some(day)) => format!("{day} {} {year}", name(ARABIC)),
        ("ar", None) => format!("{} {year}", name(ARABIC)),
        ("fr", Some(1)) => format!("1er {} {year}", name(FRENCH)),
        ("fr", Some(day)) => format!("{day} {} {year}", name(FRENCH)),
        ("fr", None) => format!("{} {year}", name(FRENCH)),
        ("es", Some(day)) => format!("{day} de {} de {year}", name(SPANISH)),
        ("es", None) => format!("{} de {year}", name(SPANISH)),
        ("ru", Some(day)) => format!("{day} {} {year} года", name(RUSSIAN)),
        ("ru", None) => format!("{} {year} года", name(RUSSIAN_ALONE)),
        (_, Some(day)) => format!("{day} {} {year}", name(ENGLISH)),
        (_, None) => format!("{} {year}", name(ENGLISH)),
    }
}

/// Whether the wording of [`in_words`] was not seen in a source.
pub(super) fn is_unconfirmed(date: Date, lang: &str) -> bool {
    lang == "ar" && date.month == Some(4)
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const RUSSIAN: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const RUSSIAN_ALONE: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const ARABIC: [&str; 12] = [
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
];
