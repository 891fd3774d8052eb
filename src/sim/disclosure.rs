//! Timing: when a resource that is used up by use should be used (Axelrod and Iliev, PNAS 111(4), 2014; stated in
//! full by Axelrod, World Politics 31(2), 1979). Here the resource is intelligence: public proof burns its sources.

use super::actor::Sources;
use super::quantity::Points;

/// What showing the sources once costs their owner: `w*V*(P-S)`, never below 0.
#[must_use]
pub fn cost(sources: &Sources) -> Points {
    let lost = sources.persistence.get() - sources.stealth.get();
    Points((sources.discount.get() * sources.value.get() * lost).max(0.0))
}
