//! A package: documents of one venue that are decided together, unless they are divided.

use serde::{Deserialize, Serialize};

use super::texts::Texts;
use crate::sim::id::{ActorSet, DocumentId, Round};
use crate::sim::setting::Setting;

/// Documents that are decided together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// Which, by id: two at least, of one venue and on the table in the same rounds.
    pub documents: Vec<DocumentId>,
    /// How they are signed once they are adopted.
    pub signed: Signing,
}

/// How the documents of a package are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signing {
    /// Each by whoever likes it.
    #[default]
    LineByLine,
    /// All of them or none.
    Whole,
}

/// Whether the documents of a package were divided, so that each stands alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Division {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// Somebody has; it is decided at the end of a round, or before the vote if that is due earlier.
    Asked {
        /// Which.
        ends: Round,
    },
    /// It was not granted: they stay together.
    Refused,
    /// It was granted.
    Granted,
}

/// Where a package stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PackageState {
    /// Whether it was divided.
    pub division: Division,
    /// Who has asked to divide it.
    pub for_it: ActorSet,
    /// Who has objected to that.
    pub against: ActorSet,
}

impl Texts {
    /// Where the package of a document stands; none if it is in none.
    #[must_use]
    pub fn package(&self, setting: &Setting, document: DocumentId) -> Option<&PackageState> {
        setting.document(document).package.and_then(|package| self.packages.get(package.index()))
    }

    /// The documents that are decided together with this one, itself included, by id.
    #[must_use]
    pub fn decided_with<'a>(&self, setting: &'a Setting, document: DocumentId) -> &'a [DocumentId] {
        let is_divided = self.package(setting, document).is_some_and(|state| state.division == Division::Granted);
        if is_divided { setting.alone(document) } else { setting.bundle(document) }
    }

    /// The documents that whoever signs this one signs, too, itself included, by id.
    #[must_use]
    pub fn signed_with<'a>(&self, setting: &'a Setting, document: DocumentId) -> &'a [DocumentId] {
        match setting.package(document).map(|package| package.signed) {
            Some(Signing::Whole) => self.decided_with(setting, document),
            Some(Signing::LineByLine) | None => setting.alone(document),
        }
    }
}
