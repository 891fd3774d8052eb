//! All that panels say.
