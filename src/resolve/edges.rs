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
    fn starting_at(self, from: EntryIndex) -> Edge {
        Edge { from, via: self.via, order: self.order, to: self.to, anchor: self.anchor }
    }
}

/// The edges that start at one entry, each once, sorted by way and the author's order. An entry that
/// leads to itself has no edge.
pub(super) fn starting_at(from: EntryIndex, outgoing: Vec<Outgoing>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = outgoing
        .into_iter()
        .filter(|outgoing| outgoing.to != from)
        .map(|outgoing| outgoing.starting_at(from))
        .collect();
    edges.sort_unstable_by(|a, b| same(a).cmp(&same(b)).then(a.order.cmp(&b.order)));
    edges.dedup_by(|later, first| same(later) == same(first));
    edges.sort_unstable();
    edges
}

/// The places of sorted edges between `entries` entries in the order of where they lead, then by way,
/// start and paragraph.
pub(super) fn backward(edges: &[Edge], entries: usize) -> Vec<u32> {
    // Each entry's share of the list is known when the edges to it are counted; sorting the shares is
    // much less than sorting all.
    let mut ends = vec![0_u32; entries + 1];
    for edge in edges {
        ends[edge.to.0 as usize + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let starts = ends.clone();
    let mut backward = vec![0_u32; edges.len()];
    for (place, edge) in (0..).zip(edges) {
        let next = &mut ends[edge.to.0 as usize];
        backward[*next as usize] = place;
        *next += 1;
    }
    for share in starts.windows(2) {
        backward[share[0] as usize..share[1] as usize].sort_unstable_by(|a, b| {
            let (a, b) = (&edges[*a as usize], &edges[*b as usize]);
            (a.via, a.from, &a.anchor).cmp(&(b.via, b.from, &b.anchor))
        });
    }
    backward
}

fn same(edge: &Edge) -> (EntryIndex, Via, EntryIndex, Option<&str>) {
    (edge.from, edge.via, edge.to, edge.anchor.as_deref())
}
