use super::Exit;
use super::args::{Deny, FindingFormat, Findings};
use crate::build::Outcome;
use crate::diagnostic::{Diagnostic, Format, Look, Severity, emit};
use crate::source::Snapshot;

/// The findings of an outcome in the words asked for; the human form ends with a line that counts them.
pub(super) fn words(outcome: &Outcome, snapshot: &Snapshot, how: &Findings, look: Look) -> String {
    let format = match how.format {
        FindingFormat::Human => Format::Human,
        FindingFormat::Short => Format::Short,
        FindingFormat::Json => Format::Json,
        FindingFormat::Github => Format::Github,
    };
    let mut text = emit(&outcome.findings, &|path| outcome.text(snapshot, path), format, look);
    if format == Format::Human && !outcome.findings.is_empty() {
        text.push_str(&count(&outcome.findings));
        text.push('\n');
    }
    text
}

/// "2 errors, 1 warning (panelbook explain CODE says more)".
pub(super) fn count(findings: &[Diagnostic]) -> String {
    let said: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let n = findings.iter().filter(|finding| finding.severity == severity).count();
            let plural = if n == 1 { "" } else { "s" };
            (n > 0).then(|| format!("{n} {}{plural}", severity.as_str()))
        })
        .collect();
    let code = findings.first().map_or("CODE", |finding| finding.code.as_str());
    format!("{} (`panelbook explain {code}` says more)", said.join(", "))
}

/// Whether the findings fail the command.
pub(super) fn exit(outcome: &Outcome, how: &Findings) -> Exit {
    let worst = match how.deny {
        Some(Deny::Warnings) => Severity::Warning,
        None => Severity::Error,
    };
    let failing = outcome.findings.iter().any(|finding| finding.severity <= worst);
    if failing { Exit::Findings } else { Exit::Fine }
}
