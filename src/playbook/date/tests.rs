//! What texts say about dates.

use super::*;
use crate::source::{Lexicons, Tag};

fn parse(text: &str) -> ParsedDate {
    super::parse(text, &Lexicons::default())
}

#[test]
fn certain_dates_are_iso_in_every_dress() {
    let cases = [
        ("3/27/2020", "2020-03-27"),
        ("03/26/2020", "2020-03-26"),
        ("27/3/2020", "2020-03-27"),
        ("01.10.2019", "2019-10-01"),
        ("2020/03/27", "2020-03-27"),
        ("2020-03-27", "2020-03-27"),
        ("2020 年 3 月 27 日", "2020-03-27"),
        ("2020年3月27日", "2020-03-27"),
        ("２０年３月２７日", "2020-03-27"),
        ("令和2年3月27日", "2020-03-27"),
        ("㋿ 2 年 3 月 27 日 (金)", "2020-03-27"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("R2年3月27日", "2020-03-27"),
        ("27 Mar 2020", "2020-03-27"),
        ("27. März 2020", "2020-03-27"),
        ("27 de marzo de 2020", "2020-03-27"),
        ("10/018/2019", "2019-10-18"),
        ("5/5/19", "2019-05-05"),
        ("03\u{200B}/26/2020", "2020-03-26"),
        ("3.18.2020", "2020-03-18"),
        ("2020-03-27T10:00:00Z", "2020-03-27"),
        ("3/27/2020 10:00 AM", "2020-03-27"),
        ("2020-03-27 10:00:00 UTC+2", "2020-03-27"),
        ("2020年3月27日 10:00", "2020-03-27"),
        ("令和2.3.27", "2020-03-27"),
        ("令2/3/27", "2020-03-27"),
        ("水平 2020年3月27日", "2020-03-27"),
        ("for 20年3月27日", "2020-03-27"),
    ];
    for (text, iso) in cases {
        let parsed = parse(text);
        assert!(matches!(parsed, ParsedDate::Certain { .. }), "{text}: {parsed:?}");
        assert_eq!(parsed.date().unwrap().to_string(), iso, "{text}");
    }
}

#[test]
fn exchangeable_dates_follow_the_order_that_is_proven() {
    let either = parse("5/2/19");
    assert_eq!(either.date().unwrap().to_string(), "2019-05-02");
    assert_eq!(either.date_in(Some(Order::DayFirst)).unwrap().to_string(), "2019-02-05");
    assert_eq!(proven_order(&[either, parse("31/1/2020")]), Some(Order::DayFirst));
    assert_eq!(proven_order(&[parse("1/31/2020"), parse("31/1/2020")]), None);
    assert_eq!(order_by(&[either], parse("2019-02-05")), Some(Order::DayFirst));
    assert_eq!(order_by(&[either], parse("2019-05-02")), Some(Order::MonthFirst));
    assert_eq!(order_by(&[either], parse("2019-05-05")), None);
    assert_eq!(order_by(&[either], either), None);
}

#[test]
fn a_digit_too_many_is_overlooked_and_told() {
    assert!(matches!(parse("10/018/2019"), ParsedDate::Certain { is_clean: false, .. }));
    assert!(matches!(parse("10/18/2019"), ParsedDate::Certain { is_clean: true, .. }));
}

#[test]
fn what_is_no_day_is_no_date() {
    for text in ["", "soon", "13/13/2019", "30/02/2019", "2019", "1/2/3/4", "10/0018/2019"] {
        assert_eq!(parse(text), ParsedDate::Invalid, "{text}");
    }
}

#[test]
fn the_name_of_a_month_counts_whatever_stands_around_it() {
    for (text, iso) in [
        ("martes 3 de diciembre de 2019", "2019-12-03"),
        ("mar., 3 dic. 2019", "2019-12-03"),
        ("mar. 3, 2019", "2019-03-03"),
        ("5ª feira, 3 out 2019", "2019-10-03"),
        ("quarta-feira, 3 de outubro de 2018", "2018-10-03"),
        ("Dienstag, den 3. Dezember 2019", "2019-12-03"),
        ("Berlin, 3. Dez. 19", "2019-12-03"),
        ("Updated: Dec 3rd, 2019", "2019-12-03"),
        ("2019-Dec-03", "2019-12-03"),
        ("3-Dec-19", "2019-12-03"),
        ("3Dec2019", "2019-12-03"),
        ("mar. 13/12/2019", "2019-12-13"),
    ] {
        let date = parse(text).date().map(|date| date.to_string());
        assert_eq!(date.as_deref().unwrap_or_default(), iso, "{text}");
    }
}

#[test]
fn what_may_mean_several_days_is_no_date() {
    for text in [
        "3.-5. Dezember 2019",
        "3./4. Dezember 2019",
        "Rev. 3, 5. Juni 2018",
        "Rev. 3, Juni 2018",
        "Oct. 5 & 6, 2019",
        "Oct. 5 & 2019",
        "Dec 1-3, 2018",
        "v2 Sep 2017",
        "Week 3, Aug 2018",
        "3 a 5 de outubro de 2018",
        "5 y 6 de octubre",
        "5 y 16 de octubre",
        "Oct 5-16",
        "5/19 May",
        "Nov/Dec 3, 2019",
        "30 Nov - 2 Dec 2019",
        "27–29/3/2020",
        "3-5/2020",
        "2020-03/04",
        "2020-03-27/29",
        "2020-03-27 10:00 - 2020-03-29 12:00",
        "Q3 2019",
        "Q3 Sep 2019",
        "KW 12, 3/2019",
        "v1.10.2019",
        "19-12-03",
        "R1.5.31",
        "3月7日 2020",
        "2020年3月27日～29日",
        "2019年度 3/27",
        "2020年第3四半期 27",
    ] {
        assert_eq!(parse(text), ParsedDate::Invalid, "{text}");
    }
}

#[test]
fn the_letters_of_eras_count_on_japanese_pages() {
    let on = |lang: &str, text: &str| {
        let date = parse_on(text, &Tag::new(lang), &Lexicons::default()).date();
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    for (text, iso) in [
        ("R1.5.31", "2019-05-31"),
        ("Ｒ１．１０．３１", "2019-10-31"),
        ("H30.12.1", "2018-12-01"),
        ("R2/1/3", "2020-01-03"),
        ("20.3.27", ""),
        ("V2.1.3", ""),
    ] {
        assert_eq!(on("ja", text), iso, "{text}");
        let german = if text == "20.3.27" { "2027-03-20" } else { "" };
        assert_eq!(on("de", text), german, "{text}");
    }
}

#[test]
fn a_date_in_a_sentence_begins_with_a_number_a_month_or_an_era() {
    let lexicons = Lexicons::default();
    for word in ["3", "27th", "March", "März", "dez", "令和", "R1", "2020年3月27日", "１２"] {
        assert!(may_begin_with(word, &lexicons), "{word}");
    }
    for word in ["on", "Changed", "Monday", "de", "geändert", "変更"] {
        assert!(!may_begin_with(word, &lexicons), "{word}");
    }
}
