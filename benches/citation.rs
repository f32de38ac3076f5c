//! How fast citations are found: in plain prose, in prose full of citations, and in text made to be slow.
//!
//! `cargo bench --bench citation`. Two promises are read off here: plain prose without a slash runs at
//! 200 MB/s or more, and a megabyte of slashes costs no more than a megabyte of prose.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use panelbook::base::{Lang, Slug};
use panelbook::citation::{Finder, Registry, Rules, Symbol};

const MEGABYTE: usize = 1 << 20;

const PLAIN: [(&str, &str); 4] = [
    (
        "en",
        "Views were exchanged on the challenges posed by modular and polymer weapons. Consistent with earlier \
         provisions, it was affirmed that a unique marking is required regardless of materials or methods used. ",
    ),
    (
        "ru",
        "Состоялся обмен мнениями по вопросам, связанным с модульным оружием. Было подтверждено, что маркировка \
         обязательна независимо от материалов и методов. ",
    ),
    (
        "ar",
        "وجرى تبادل للآراء بشأن التحديات التي تطرحها الأسلحة المكونة من وحدات. وأعيد تأكيد ضرورة الوسم أيا كانت المواد. ",
    ),
    ("zh", "与会者就模块化武器带来的挑战交换了意见。会上重申，无论采用何种材料或方法，都需要有独特的标识。"),
];

const DENSE: &str = "Recalling General Assembly resolutions 58/241, 60/81 and 61/66, para. 4, the report (A/74/187, \
                     paras. 4–5) and A/CONF.192/2018/RC/3, section V, para. 3, States reviewed paragraph 8 (a) of \
                     the ITI and the PoA. ";

const HOSTILE: [(&str, &str); 8] = [
    ("slashes", "/"),
    ("half symbols", "A/"),
    ("numbers", "A/1/"),
    ("brackets", "A/1(A/1("),
    ("hidden", "A\u{200b}/"),
    ("ticks", "`` ` "),
    ("lists", "resolutions 1/1, "),
    ("places", "para. 8 of the "),
];

fn filled(piece: &str) -> String {
    piece.repeat(MEGABYTE / piece.len())
}

fn register() -> Registry {
    let mut registry = Registry::new();
    let rules = Rules::default();
    for (name, symbol) in [("iti", "A/60/88"), ("poa", "A/CONF.192/15")] {
        let slug = Slug::new(name).unwrap();
        registry.add_symbol(&Symbol::parse(symbol, &rules).unwrap(), &slug);
        registry.add_name(&name.to_uppercase(), None, &slug);
    }
    registry.add_name("Programme of Action", Some(&Lang::new("en").unwrap()), &Slug::new("poa").unwrap());
    registry.add_name("Программа действий", Some(&Lang::new("ru").unwrap()), &Slug::new("poa").unwrap());
    registry.add_name("برنامج العمل", Some(&Lang::new("ar").unwrap()), &Slug::new("poa").unwrap());
    registry.add_name("《行动纲领》", Some(&Lang::new("zh").unwrap()), &Slug::new("poa").unwrap());
    registry
}

fn benches(criterion: &mut Criterion) {
    let (rules, registry) = (Rules::default(), register());
    let mut group = criterion.benchmark_group("find");
    group.sample_size(10);
    let mut run = |name: &str, tag: &str, text: &str| {
        let finder = Finder::new(&Lang::new(tag).unwrap(), &rules, &registry);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| finder.find(black_box(text))));
    };
    for (tag, piece) in PLAIN {
        run(&format!("plain {tag}"), tag, &filled(piece));
    }
    run("dense en", "en", &filled(DENSE));
    for (name, piece) in HOSTILE {
        run(&format!("hostile {name}"), "en", &filled(piece));
    }
    group.finish();
}

criterion_group!(citation, benches);
criterion_main!(citation);
