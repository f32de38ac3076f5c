//! The Facilitator's Summary, the founding document of the first book: three symbols, no more.

use crate::cited;

/// Lines of the Summary that hold symbols or what looks like them (2021, notes 2 to 4 and paragraph 5).
const SUMMARY: &str = "\
Informal consultations on opportunities and challenges presented by recent developments in small arms and \
light weapons manufacturing, technology and design¹

25 June 2021

² [A/CONF.192/2018/RC/3](#), Section V, paragraph 3.

³ https://meetings.unoda.org/section/poa-bms7-2021_informal-consultations/

⁴ See [A/74/187](#); [A/CONF.192/BMS/2014/1](#)

5. Other technological applications were also referenced, including the use of QR/data matrix bar codes, \
distributed ledger technologies to secure transfers and transportation. […] may be needed to address modular \
and/or polymer weapons. 3-D printing was not likely to render relevant international frameworks obsolete.
";

#[test]
fn the_summary_has_exactly_three_symbols() {
    let symbols = ["A/CONF.192/2018/RC/3", "A/74/187", "A/CONF.192/BMS/2014/1"];
    assert_eq!(cited("en", SUMMARY), symbols);
    // As read from the tree of the Markdown, where the link's own text is a text by itself.
    let plain = SUMMARY.replace("](#)", "").replace('[', "");
    assert_eq!(cited("en", &plain), ["A/CONF.192/2018/RC/3 @ s5-p3", symbols[1], symbols[2]]);
}
