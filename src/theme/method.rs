//! What templates may call: the questions of a [`View`] as methods of `site`, and `href` in parts.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, Value, ValueKind, from_args};
use minijinja::{Error, ErrorKind, State};

use super::View;
use crate::base::SitePath;
use crate::model::Date;

impl fmt::Debug for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("site")
    }
}

impl Object for View {
    fn call_method(
        self: &Arc<Self>,
        _: &mut State<'_, '_>,
        method: &str,
        args: &[Value],
    ) -> Result<Value, Error> {
        // An undefined argument would ask about nothing, and the page would silently lack a part.
        if args.iter().any(|arg| arg.kind() == ValueKind::Undefined) {
            return Err(Error::new(
                ErrorKind::UndefinedError,
                format!("site.{method}(…) was given an undefined value"),
            ));
        }
        match method {
            "card" => {
                let (id,): (&str,) = from_args(args)?;
                Ok(self.card(self.index(id)?).unwrap_or_default())
            }
            "href" => {
                let (card, anchor): (Value, Option<&str>) = from_args(args)?;
                href(self.here(), &card, anchor)
            }
            "file" => {
                let (path,): (&str,) = from_args(args)?;
                let path = SitePath::new(path).map_err(|_| {
                    Error::new(
                        ErrorKind::InvalidOperation,
                        format!("`{path}` cannot be an address in the site"),
                    )
                })?;
                Ok(Value::from(self.here().link_to(&path)))
            }
            "kind" => {
                let (id,): (&str,) = from_args(args)?;
                self.kind(id)
            }
            "count" => {
                let (id,): (&str,) = from_args(args)?;
                Ok(Value::from(self.count(id)?))
            }
            "kinds" => none(args).map(|()| Value::from(self.kinds())),
            "titles" => none(args).map(|()| Value::from(self.titles())),
            "languages" => none(args).map(|()| Value::from(self.languages())),
            "relations" => none(args).and_then(|()| self.relations()).map(Value::from),
            "backlinks" => none(args).and_then(|()| self.backlinks()).map(Value::from),
            "neighbors" => none(args).map(|()| self.neighbors()),
            "related" => none(args).map(|()| Value::from(self.related())),
            "cited_by" => {
                let (anchor,): (&str,) = from_args(args)?;
                self.cited_by(anchor).map(Value::from)
            }
            "kind_href" => {
                let (id,): (&str,) = from_args(args)?;
                self.kind_index(id)?;
                Ok(Value::from(self.kind_address(id)))
            }
            "facets" => {
                let (kind,): (&str,) = from_args(args)?;
                self.facets(kind).map(Value::from)
            }
            "facet_words" => {
                let (kind, id): (&str, &str) = from_args(args)?;
                self.facet_words(kind, id).map(Value::from)
            }
            "pages" => none(args).map(|()| Value::from(self.pages())),
            "beside" => none(args).map(|()| self.pages_beside()),
            "latest" => none(args).map(|()| self.latest()),
            "provisions" => none(args).and_then(|()| self.provisions()),
            "date" => {
                let (text,): (&str,) = from_args(args)?;
                let date = Date::parse(text)
                    .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("`{text}` is no date")))?;
                self.strings().date(date).map(Value::from)
            }
            _ => Err(Error::new(
                ErrorKind::UnknownMethod,
                format!(
                    "a page cannot ask `{method}` of the site: it may ask card, href, file, kind, kind_href, count, kinds, titles, \
                     languages, relations, backlinks, neighbors, related, cited_by, provisions, facets, facet_words, pages, beside, latest and date"
                ),
            )),
        }
    }
}

/// `href(card, anchor)` in a part: a relative link from the page at this address.
pub(super) struct Href(pub(super) SitePath);

impl fmt::Debug for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("href")
    }
}

impl Object for Href {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (card, anchor): (Value, Option<&str>) = from_args(args)?;
        href(&self.0, &card, anchor)
    }
}

/// The relative link from a page to the page of a card; none when the card has no page.
pub(super) fn href(here: &SitePath, card: &Value, anchor: Option<&str>) -> Result<Value, Error> {
    let path = card.get_attr("path")?;
    let Some(path) = path.as_str().and_then(|path| SitePath::new(path).ok()) else {
        return Ok(Value::from(()));
    };
    let mut href = here.link_to(&path);
    if let Some(anchor) = anchor {
        href.push('#');
        href.push_str(anchor);
    }
    Ok(Value::from(href))
}

fn none(args: &[Value]) -> Result<(), Error> {
    let (): () = from_args(args)?;
    Ok(())
}
