//! What each deed at the treaty table changes.

use super::stir;
use crate::sim::id::{ActorSet, DocumentId};
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::deed::Deed;

pub(super) fn apply(situation: &mut Situation, setting: &Setting, deed: &Deed) {
    match deed {
        Deed::EnteredIntoForce { document, parties } => {
            enter_into_force(situation, setting, *document, *parties);
        }
    }
}

fn enter_into_force(situation: &mut Situation, setting: &Setting, document: DocumentId, parties: ActorSet) {
    let round = situation.round;
    situation.texts.documents[document.index()].in_force.get_or_insert(round);
    for actor in parties.iter() {
        situation.texts.party_mut(document, actor).is_bound = true;
    }
    bind(situation, setting, document);
}

/// What binds whom has changed: whoever it binds, or bound, weighs other duties.
fn bind(situation: &mut Situation, setting: &Setting, document: DocumentId) {
    situation.texts.bind(setting, document);
    stir(situation, setting.document(document).invited(setting.everybody()));
    situation.moved_this_round = true;
}
