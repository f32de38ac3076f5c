use crate::model::{Edge, EntryIndex, Via};

/// An edge whose start is known from where it was found.
pub(super) struct Outgoing {
    pub(super) via: Via,
    /// The place in the author's list; 0 where order says nothing, as in running text.
    pub(super) order: u32,
    pub(super) to: EntryIndex,
    pub(super) anchor: Option<String>,
}

impl Outgoing {
    /// The edge, starting at the entry with this place.
    pub(super) fn starting_at(self, from: u32) -> Edge {
        Edge { from: EntryIndex(from), via: self.via, order: self.order, to: self.to, anchor: self.anchor }
    }
}

/// The edges, each once, sorted by start, way and the author's order; and their places sorted by where
/// they lead. An entry that leads to itself has no edge.
pub(super) fn sort(mut edges: Vec<Edge>) -> (Vec<Edge>, Vec<u32>) {
    edges.retain(|edge| edge.from != edge.to);
    edges.sort_unstable_by(|a, b| same(a).cmp(&same(b)).then(a.order.cmp(&b.order)));
    edges.dedup_by(|later, first| same(later) == same(first));
    edges.sort_unstable();
    let mut backward: Vec<u32> = (0..u32::try_from(edges.len()).unwrap_or(u32::MAX)).collect();
    backward.sort_unstable_by(|a, b| {
        let (a, b) = (&edges[*a as usize], &edges[*b as usize]);
        (a.to, a.via, a.from, &a.anchor).cmp(&(b.to, b.via, b.from, &b.anchor))
    });
    (edges, backward)
}

fn same(edge: &Edge) -> (EntryIndex, Via, EntryIndex, Option<&str>) {
    (edge.from, edge.via, edge.to, edge.anchor.as_deref())
}
