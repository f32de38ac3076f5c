use minijinja::{Error, Value};

use super::View;
use crate::model::Route;

/// What leads to an entry and from it, for a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The entry itself.
    pub center: Neighbor,
    /// Who leads to it, by the inverse of the relation.
    pub to: Vec<Group>,
    /// Where it leads, by relation.
    pub from: Vec<Group>,
}

/// The neighbors that one relation joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What the relation is called, seen from the entry.
    pub label: String,
    /// The neighbors, each once.
    pub neighbors: Vec<Neighbor>,
}

/// An entry beside the one in the middle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbor {
    /// Its title.
    pub title: String,
    /// The id of its kind.
    pub kind: String,
    /// The link to its page.
    pub href: String,
    /// The language of its title, when it is not the page's.
    pub lang: Option<String>,
}

impl View {
    /// The neighbors of the page's own entry: relations in both directions. Mentions in running text are
    /// none, for they would hide what the panel has stated.
    ///
    /// # Errors
    /// When the theme lacks the words for a relation.
    pub fn map(&self) -> Result<Map, Error> {
        let Some(center) = self.own.and_then(|own| self.card(own)) else { return Ok(Map::default()) };
        Ok(Map {
            center: self.neighbor(&center)?,
            to: self.groups(&self.backlinks()?)?,
            from: self.groups(&self.relations()?)?,
        })
    }

    fn groups(&self, groups: &[Value]) -> Result<Vec<Group>, Error> {
        let mut drawn = Vec::new();
        for group in groups {
            if group.get_attr("name")?.as_str() == Some("mentions") {
                continue;
            }
            let mut neighbors: Vec<Neighbor> = Vec::new();
            for target in group.get_attr("targets")?.try_iter()? {
                let neighbor = self.neighbor(&target.get_attr("card")?)?;
                // Several paragraphs of one document are one neighbor.
                if !neighbors.contains(&neighbor) {
                    neighbors.push(neighbor);
                }
            }
            drawn.push(Group { label: group.get_attr("label")?.to_string(), neighbors });
        }
        Ok(drawn)
    }

    fn neighbor(&self, card: &Value) -> Result<Neighbor, Error> {
        let text =
            |name: &str| card.get_attr(name).map(|value| value.as_str().unwrap_or_default().to_owned());
        let lang = text("lang")?;
        Ok(Neighbor {
            title: text("title")?,
            kind: text("kind")?,
            href: super::method::href(self.here(), card, None)?.as_str().unwrap_or_default().to_owned(),
            lang: (lang != self.lang().as_str()).then_some(lang),
        })
    }

    /// The addresses of the pages beside the page's own entry: `map`, `provisions`; none where there is no
    /// such page.
    pub(super) fn pages_beside(&self) -> Value {
        let Some(own) = self.own else { return Value::from(()) };
        let entry = self.site().entry(own);
        let kind = &self.config().kinds[entry.kind];
        let (lang, id) = (self.lang().clone(), entry.id.clone());
        let mut map = None;
        if kind.beside.map {
            map = self.route_href(&Route::Map { lang: lang.clone(), id: id.clone() }, &kind.folder);
        }
        let mut provisions = None;
        if kind.beside.provisions && self.is_cited() {
            provisions = self.route_href(&Route::Provisions { lang, id }, &kind.folder);
        }
        minijinja::context! { map, provisions }
    }
}
