use std::fmt;

/// Why a text was not imported, in words for the person who asked, and what to do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// A lower-case phrase without a full stop.
    pub message: String,
    /// What to do instead, one advice a line.
    pub help: Vec<String>,
}

impl Refusal {
    /// A refusal without advice.
    pub fn new(message: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), help: Vec::new() }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Refusal {
        self.help.push(help.into());
        self
    }

    /// The same with "did you mean", when something near is known.
    #[must_use]
    pub fn did_you_mean(self, near: Option<&str>) -> Refusal {
        match near {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\n  = help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
