//! Numbers with a unit: shares of one and points. The only file that uses `libm`.

use std::ops::{Add, AddAssign, Mul, Neg, Sub};

use serde::{Deserialize, Serialize};

/// A number from 0 to 1: a probability, a weight, a portion.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Share(f64);

/// Why a number is not a [`Share`].
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("{0} is not between 0 and 1")]
pub struct NotAShare(pub f64);

impl Share {
    /// Nothing.
    pub const ZERO: Self = Self(0.0);
    /// All of it.
    pub const ONE: Self = Self(1.0);

    /// A share.
    ///
    /// # Errors
    /// The number is below 0, above 1, or not a number.
    pub fn new(value: f64) -> Result<Self, NotAShare> {
        if (0.0..=1.0).contains(&value) { Ok(Self(value)) } else { Err(NotAShare(value)) }
    }

    /// The nearest share to a number; 0 for what is not a number.
    #[must_use]
    pub fn clamped(value: f64) -> Self {
        if value > 0.0 { Self(if value < 1.0 { value } else { 1.0 }) } else { Self(0.0) }
    }

    /// The bare number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// One minus this.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(1.0 - self.0)
    }
}

/// Value in points: 1 point is the harm that the reference incident (severity 10) does to its only victim.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Points(pub f64);

impl Points {
    /// No value.
    pub const ZERO: Self = Self(0.0);

    /// The bare number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The nearest finite value: logs hold no infinities.
    #[must_use]
    pub fn max_finite(self) -> Self {
        Self(self.0.clamp(f64::MIN, f64::MAX))
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Points {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

/// A number that counts only above 0. Faster than `max`, which takes care of what is not a number.
#[inline]
#[must_use]
pub fn positive(x: f64) -> f64 {
    if x > 0.0 { x } else { 0.0 }
}

/// e to the `x`, bit-equal on every platform.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm, bit-equal on every platform.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `base` to the `exponent`, bit-equal on every platform.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The chance that a standard normal number is at most `x`, bit-equal on every platform.
#[must_use]
pub fn normal(x: f64) -> Share {
    Share::clamped(0.5 * libm::erfc(-x / std::f64::consts::SQRT_2))
}

/// The logistic curve 1/(1+e^-x): odds in logits to a probability.
#[must_use]
pub fn logistic(x: f64) -> Share {
    Share(1.0 / (1.0 + exp(-x)))
}
