//! Bars that are readable in grey.
