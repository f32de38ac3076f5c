//! The map of what leads to an entry and from it, as a drawing. A pure function of the neighbors: what
//! leads to the entry stands on the side where a line begins, what it leads to on the side where a line ends,
//! a block for each relation. Looks are the style sheet's; only places are given here.

use std::fmt::Write as _;

use crate::theme::{Group, Map, Neighbor, push_escaped};

const WIDTH: i32 = 960;
const NODE: i32 = 270;
const LINE: i32 = 19;
const PAD: i32 = 8;
const GAP: i32 = 8;
const LABEL: i32 = 26;
/// Neighbors of one relation that are drawn; the list below the drawing has all.
const MOST: usize = 6;
/// How far down the entry itself stands at the most, so that it is seen before anything is scrolled.
const MIDDLE: i32 = 240;
/// Letters of a line, by twos: a Chinese character takes two.
const LETTERS: usize = 33;

/// Draws a map; `mirrored` for languages that run from right to left, and `label` names the drawing.
pub(super) fn draw(map: &Map, mirrored: bool, label: &str, more: impl Fn(usize) -> String) -> String {
    let height = side_height(&map.to).max(side_height(&map.from)).max(120);
    let mut out = String::new();
    let _ = write!(out, "<svg class=\"map\" viewBox=\"0 0 {WIDTH} {height}\" role=\"group\" aria-label=\"");
    push_escaped(label, &mut out);
    out.push_str("\">\n");
    let place = |x: i32| if mirrored { WIDTH - x - NODE } else { x };
    let center = (place((WIDTH - NODE) / 2), (height / 2).min(MIDDLE));
    let sides = [(&map.to, 1, true), (&map.from, WIDTH - NODE - 1, false)];
    for (groups, x, inward) in sides {
        let x = place(x);
        let mut y = start(groups, height);
        for group in groups {
            let inner = group_height(group);
            line(x, y + LABEL + (inner - LABEL - GAP) / 2, center, inward, &mut out);
            y += inner;
        }
    }
    node(&map.center, center.0, center.1 - node_height(&map.center) / 2, true, &mut out);
    for (groups, x, _) in sides {
        let x = place(x);
        let mut y = start(groups, height);
        for group in groups {
            text(&group.label, "map-label", x + NODE / 2, y + LABEL - 8, None, &mut out);
            y += LABEL;
            for neighbor in group.neighbors.iter().take(MOST) {
                node(neighbor, x, y, false, &mut out);
                y += node_height(neighbor) + GAP;
            }
            if group.neighbors.len() > MOST {
                text(
                    &more(group.neighbors.len() - MOST),
                    "map-more",
                    x + NODE / 2,
                    y + LINE - 4,
                    None,
                    &mut out,
                );
                y += LINE + GAP;
            }
            y += GAP;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Where the blocks of a side begin: in the middle of the drawing, but not below the entry itself.
fn start(groups: &[Group], height: i32) -> i32 {
    ((height - side_height(groups)) / 2).min(MIDDLE / 2)
}

/// A curve from the inner edge of a block to the middle, and an arrow where it ends.
fn line(x: i32, y: i32, (middle, middle_y): (i32, i32), inward: bool, out: &mut String) {
    let (edge, goal) = if x < middle { (x + NODE, middle) } else { (x, middle + NODE) };
    let half = i32::midpoint(edge, goal);
    let way = (goal - edge).signum();
    let _ = writeln!(
        out,
        "<path class=\"map-line\" d=\"M{edge} {y}C{half} {y} {half} {middle_y} {goal} {middle_y}\"/>"
    );
    let (tip, tip_y, back) = if inward { (goal, middle_y, -way) } else { (edge, y, way) };
    let base = tip + 9 * back;
    let _ =
        writeln!(out, "<path class=\"map-tip\" d=\"M{tip} {tip_y}L{base} {}V{}Z\"/>", tip_y - 5, tip_y + 5);
}

fn side_height(groups: &[Group]) -> i32 {
    groups.iter().map(group_height).sum()
}

fn group_height(group: &Group) -> i32 {
    let nodes: i32 = group.neighbors.iter().take(MOST).map(|one| node_height(one) + GAP).sum();
    let more = if group.neighbors.len() > MOST { LINE + GAP } else { 0 };
    LABEL + nodes + more + GAP
}

fn node_height(neighbor: &Neighbor) -> i32 {
    let lines = i32::try_from(lines(&neighbor.title).len()).unwrap_or(1);
    lines * LINE + 2 * PAD
}

fn node(neighbor: &Neighbor, x: i32, y: i32, center: bool, out: &mut String) {
    let class = if center { "map-node map-center" } else { "map-node" };
    let _ = write!(out, "<a class=\"{class} kind-{}\" href=\"", neighbor.kind);
    push_escaped(&neighbor.href, out);
    out.push('"');
    let _ = write!(
        out,
        "><rect x=\"{x}\" y=\"{y}\" width=\"{NODE}\" height=\"{}\" rx=\"4\"/>",
        node_height(neighbor)
    );
    let mut line_y = y + PAD + LINE - 5;
    for line in lines(&neighbor.title) {
        text(&line, "", x + NODE / 2, line_y, neighbor.lang.as_deref(), out);
        line_y += LINE;
    }
    out.push_str("</a>\n");
}

/// A line of text, centered: so it stands the same whichever way it runs.
fn text(words: &str, class: &str, x: i32, y: i32, lang: Option<&str>, out: &mut String) {
    out.push_str("<text");
    if !class.is_empty() {
        let _ = write!(out, " class=\"{class}\"");
    }
    if let Some(lang) = lang {
        let _ = write!(out, " lang=\"{lang}\"");
    }
    let _ = write!(out, " x=\"{x}\" y=\"{y}\">");
    push_escaped(words, out);
    // The space keeps words apart when the lines are read out one after another.
    out.push_str(" </text>");
}

/// A title in lines that fit a node, three at the most.
fn lines(title: &str) -> Vec<String> {
    let wide = |c: char| if c as u32 >= 0x2E80 { 2 } else { 1 };
    let mut lines: Vec<String> = vec![String::new()];
    let mut width = 0;
    for word in title.split_inclusive(|c: char| c.is_whitespace() || wide(c) == 2) {
        let long: usize = word.trim_end().chars().map(wide).sum();
        if width > 0 && width + long > LETTERS {
            if lines.len() == 3 {
                if let Some(last) = lines.last_mut() {
                    last.truncate(last.trim_end().len());
                    last.push('…');
                }
                return lines;
            }
            lines.push(String::new());
            width = 0;
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(word);
        }
        width += word.chars().map(wide).sum::<usize>();
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn neighbor(title: &str) -> Neighbor {
        Neighbor { title: title.to_owned(), kind: "note".to_owned(), href: "a.html".to_owned(), lang: None }
    }

    fn map(count: usize) -> Map {
        let neighbors =
            (0..count).map(|at| neighbor(&format!("Note {at} with a title that takes two lines"))).collect();
        let group = |neighbors| Group { label: "Leads <to>".to_owned(), neighbors };
        Map {
            center: neighbor("Middle"),
            to: vec![group(vec![neighbor("One")])],
            from: vec![group(neighbors)],
        }
    }

    /// The numbers behind an attribute of every element of a name.
    fn numbers(svg: &str, attribute: &str) -> Vec<i32> {
        let rects = svg.split("<rect").skip(1);
        rects
            .map(|rect| {
                rect.split(&format!(" {attribute}=\""))
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap()
            })
            .collect()
    }

    #[test]
    fn nodes_of_a_side_do_not_lie_upon_each_other_and_stay_within_the_drawing() {
        for mirrored in [false, true] {
            let svg = draw(&map(9), mirrored, "Map", |n| n.to_string());
            let (x, y, height) = (numbers(&svg, "x"), numbers(&svg, "y"), numbers(&svg, "height"));
            let whole: i32 =
                svg.split("viewBox=\"0 0 960 ").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            for at in 0..x.len() {
                assert!(x[at] >= 0 && x[at] + NODE <= WIDTH && y[at] >= 0 && y[at] + height[at] <= whole);
                for other in 0..at {
                    let apart = x[at] != x[other]
                        || y[at] >= y[other] + height[other]
                        || y[other] >= y[at] + height[at];
                    assert!(apart, "{at} and {other}");
                }
            }
            // What it leads to stands where a line ends.
            assert_eq!(x[0] < x[2], !mirrored);
        }
    }

    #[test]
    fn what_is_too_much_to_draw_is_counted_and_words_are_no_markup() {
        let svg = draw(&map(14), false, "Map", |n| format!("{n} more"));
        assert!(svg.contains("8 more") && svg.contains("Leads &lt;to&gt;"), "{svg}");
        assert_eq!(svg.matches("<a ").count(), 8);
        assert!(!svg.contains("style="));
    }

    #[test]
    fn a_title_is_cut_where_words_end() {
        assert_eq!(lines("Short"), ["Short"]);
        assert_eq!(
            lines("Interchangeable parts hinder the tracing of weapons"),
            ["Interchangeable parts hinder the", "tracing of weapons"]
        );
        assert_eq!(lines("三维打印三维打印三维打印三维打印三维打印").len(), 2);
        assert!(lines(&"many words ".repeat(30))[2].ends_with('…'));
    }
}
