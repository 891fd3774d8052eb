//! Payoffs of textbook agreements among actors alike: what a member and what an outsider gets, by size.
//!
//! `q` is an actor's effort, `Q` everybody's, `b` what effort brings, `c` what it costs; payoffs are in the unit of
//! `b` and `c`, both above 0. Each is a special case of [`stable_sizes`](super::stable_sizes).
//! Which of them is whose: docs/settlement.md.

/// Linear benefit, quadratic cost: `b Q - c q^2/2`. Members choose effort together, `q = k b/c`; outsiders `q = b/c`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearBenefit {
    /// How many actors there are.
    pub actors: usize,
    /// What a unit of anybody's effort brings each actor (`b`).
    pub benefit: f64,
    /// How steeply effort costs (`c`).
    pub cost: f64,
}

impl LinearBenefit {
    /// What a member of, or an outsider to, a coalition of `size` gets.
    #[must_use]
    pub fn payoff(&self, is_member: bool, size: usize) -> f64 {
        let (members, outsiders) = (size as f64, self.actors.saturating_sub(size) as f64);
        let unit = self.benefit / self.cost;
        let all = (members * members + outsiders) * unit;
        let own = if is_member { members * unit } else { unit };
        self.benefit * all - self.cost * own * own / 2.0
    }
}

/// Quadratic benefit and cost: `(b/N)(a Q - Q^2/2) - c q^2/2`. Members lead: they choose first, knowing how outsiders
/// will answer (Barrett 1994).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuadraticBenefit {
    /// How many actors there are (`N`).
    pub actors: usize,
    /// The effort of all beyond which more is no use (`a`).
    pub enough: f64,
    /// What effort brings to all together (`b`).
    pub benefit: f64,
    /// How steeply effort costs (`c`).
    pub cost: f64,
}

/// Who makes how much effort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Efforts {
    /// Each member.
    pub member: f64,
    /// Each outsider.
    pub outsider: f64,
    /// Everybody together (`Q`).
    pub all: f64,
}

impl QuadraticBenefit {
    /// What everybody does when a coalition of `size` leads. Outsiders take the share `r` of what members leave undone;
    /// members choose the best of what is left to them, given `r`.
    #[must_use]
    pub fn efforts(&self, size: usize) -> Efforts {
        let (members, outsiders) = (size as f64, self.actors.saturating_sub(size) as f64);
        let each = self.benefit / self.actors as f64;
        let answer = outsiders * each / (self.cost + outsiders * each);
        let pull = members * members * each * (1.0 - answer) * (1.0 - answer);
        let led = pull * self.enough / (self.cost + pull);
        let followed = answer * (self.enough - led);
        Efforts { member: led / members.max(1.0), outsider: followed / outsiders.max(1.0), all: led + followed }
    }

    /// What a member of, or an outsider to, a coalition of `size` gets.
    #[must_use]
    pub fn payoff(&self, is_member: bool, size: usize) -> f64 {
        let efforts = self.efforts(size);
        let own = if is_member { efforts.member } else { efforts.outsider };
        let gain = self.enough * efforts.all - efforts.all * efforts.all / 2.0;
        self.benefit / self.actors as f64 * gain - self.cost * own * own / 2.0
    }
}

/// A dilemma of doing or not: `b Q - c q` with `q` 0 or 1. Members act if that pays them together, `k b >= c`;
/// outsiders never do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dilemma {
    /// What each act brings each actor (`b`).
    pub benefit: f64,
    /// What an act costs who does it (`c`).
    pub cost: f64,
}

impl Dilemma {
    /// Whether a coalition of `size` acts.
    #[must_use]
    pub fn acts(&self, size: usize) -> bool {
        size as f64 * self.benefit >= self.cost
    }

    /// What a member of, or an outsider to, a coalition of `size` gets.
    #[must_use]
    pub fn payoff(&self, is_member: bool, size: usize) -> f64 {
        let acting = if self.acts(size) { size as f64 } else { 0.0 };
        let cost = if is_member && self.acts(size) { self.cost } else { 0.0 };
        self.benefit * acting - cost
    }
}

/// A threshold: all get `G` once `need` take part, and taking part costs `c` whatever comes of it. Joint attribution
/// and joint sanctions are like this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Threshold {
    /// How many must take part.
    pub need: usize,
    /// What all get then (`G`).
    pub gain: f64,
    /// What taking part costs (`c`).
    pub cost: f64,
}

impl Threshold {
    /// What who takes part, or does not, gets if `size` do.
    #[must_use]
    pub fn payoff(&self, is_member: bool, size: usize) -> f64 {
        let gain = if size >= self.need { self.gain } else { 0.0 };
        if is_member { gain - self.cost } else { gain }
    }
}

/// A minimum-participation clause on any agreement: below `need` members nobody owes anything, and all get what they
/// would get without an agreement.
pub fn from_members_on(need: usize, payoff: impl Fn(bool, usize) -> f64) -> impl Fn(bool, usize) -> f64 {
    move |is_member, size| if size >= need { payoff(is_member, size) } else { payoff(false, 0) }
}
