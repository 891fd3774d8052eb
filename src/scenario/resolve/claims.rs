//! Claims: what measures of many games should be.

use super::Directory;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::published::{Expectation, Status};

/// One claim; none if something in it cannot be read.
pub(super) fn resolve(desk: &mut Desk<'_>, names: &Directory, entry: &file::Claim) -> Option<Expectation> {
    let quantity = desk.take(&entry.measure).cloned();
    let (is, status) = (desk.take(&entry.is).cloned(), desk.take(&entry.status).copied());
    let within = desk.amount(&entry.within);
    if status == Some(Status::Published) {
        let finding = Diagnostic::error(code::NOT_READ, desk.span(&entry.status), "games of a scenario are ours");
        let help = "say `replication`, `derived`, `sign_only` or `judgement`".to_owned();
        desk.report(finding.label("nobody has published them").help(help));
    }
    let source = entry.source.as_ref().and_then(|slug| names.source(desk, slug));
    let note = desk.take(&entry.note).cloned().unwrap_or_default();
    Some(Expectation { quantity: quantity?, is: is?, within, status: status?, source, note })
}
