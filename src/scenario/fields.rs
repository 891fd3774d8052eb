//! The names of the fields of a struct, as serde knows them: facts name the field that they are about, and a field in the
//! wrong place belongs to another struct.

use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use super::file;

/// What has a field of this name, in a scenario: none if `fields` are of nothing that a scenario has.
pub(super) fn owners_of(field: &str, fields: &[&str]) -> Vec<&'static str> {
    let all = [
        ("the scenario itself", fields_of::<file::Scenario>()),
        ("an actor", fields_of::<file::Actor>()),
        ("an incident", fields_of::<file::Incident>()),
        ("a venue", fields_of::<file::Venue>()),
        ("a document", fields_of::<file::Document>()),
        ("a clause", fields_of::<file::Clause>()),
    ];
    let is_known = all.iter().any(|(_, known)| *known == fields);
    let owners = all.into_iter().filter(|(_, known)| is_known && known.contains(&field));
    owners.map(|(owner, _)| owner).collect()
}

/// The fields of a struct in the file; none for other types.
pub(super) fn fields_of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let mut fields: &'static [&'static str] = &[];
    // The deserialiser below never yields a value: it only listens to what is asked of it.
    drop(T::deserialize(Listener { fields: &mut fields }));
    fields
}

struct Listener<'a> {
    fields: &'a mut &'static [&'static str],
}

impl<'de> Deserializer<'de> for Listener<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.fields = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("there is nothing to read"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_of_the_file() {
        assert_eq!(fields_of::<file::Tie>(), ["between", "kind", "weight", "facts"]);
        assert_eq!(fields_of::<f64>(), [""; 0]);
        assert_eq!(owners_of("sits", fields_of::<file::Document>()), ["a venue"]);
        assert_eq!(owners_of("sits", &["model"]), [""; 0]);
    }
}
