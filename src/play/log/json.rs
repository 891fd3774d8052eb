//! JSON as `serde_json` would write it, byte for byte, but straight into memory and without looking for characters to
//! escape in field names. A logged game is mostly field names, slugs and numbers, so this is half of its cost.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

/// Where a log is written.
pub(super) type Text = Vec<u8>;

/// Appends a value to a line of a log. Bytes are taken to be JSON already.
///
/// # Errors
/// The value has no form in a log: keys that are no text.
pub(super) fn append(value: &impl Serialize, line: &mut Text) -> Result<(), fmt::Error> {
    value.serialize(Json(line))
}

/// Appends a number.
pub(super) fn number(value: f64, text: &mut Text) {
    text.extend_from_slice(digits(value, &mut zmij::Buffer::new()));
}

/// The text of a number; `null` if it is none.
#[inline]
pub(super) fn digits(value: f64, buffer: &mut zmij::Buffer) -> &[u8] {
    if value.is_finite() { buffer.format_finite(value).as_bytes() } else { b"null" }
}

/// Where a value goes.
struct Json<'a>(&'a mut Text);

/// A list or object that is being written: a comma after every part, of which the last gives way to the brackets.
struct Open<'a> {
    line: &'a mut Text,
    close: &'static [u8],
}

impl<'a> Json<'a> {
    fn open(self, start: u8, close: &'static [u8]) -> Open<'a> {
        self.0.push(start);
        Open { line: self.0, close }
    }

    /// Opens the object that holds one variant: `{"name":` and what follows.
    fn open_variant(self, variant: &str, start: u8, close: &'static [u8]) -> Open<'a> {
        self.0.push(b'{');
        key(self.0, variant);
        self.open(start, close)
    }

    fn put(self, bytes: &[u8]) -> Result<(), fmt::Error> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn integer(self, value: impl itoa::Integer) -> Result<(), fmt::Error> {
        self.put(itoa::Buffer::new().format(value).as_bytes())
    }
}

/// Field names are words of ours: nothing in them needs escaping.
fn key(line: &mut Text, name: &str) {
    line.reserve(name.len() + 3);
    line.push(b'"');
    line.extend_from_slice(name.as_bytes());
    line.extend_from_slice(b"\":");
}

impl Open<'_> {
    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), fmt::Error> {
        value.serialize(Json(self.line))?;
        self.line.push(b',');
        Ok(())
    }

    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), fmt::Error> {
        key(self.line, name);
        self.part(value)
    }

    fn finish(self) -> Result<(), fmt::Error> {
        if self.line.last() == Some(&b',') {
            self.line.pop();
        }
        self.line.extend_from_slice(self.close);
        Ok(())
    }
}

impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), fmt::Error> {
        self.put(if value { b"true" } else { b"false" })
    }

    fn serialize_i8(self, value: i8) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_u16(self, value: u16) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_u32(self, value: u32) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_u64(self, value: u64) -> Result<(), fmt::Error> {
        self.integer(value)
    }

    fn serialize_f32(self, value: f32) -> Result<(), fmt::Error> {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), fmt::Error> {
        number(value, self.0);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), fmt::Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), fmt::Error> {
        let is_special = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
        // No early end: short strings are looked through faster without branches.
        if value.bytes().fold(false, |found, byte| found | is_special(byte)) {
            return serde_json::to_writer(self.0, value).map_err(|_| fmt::Error);
        }
        self.0.reserve(value.len() + 2);
        self.0.push(b'"');
        self.0.extend_from_slice(value.as_bytes());
        self.0.push(b'"');
        Ok(())
    }

    fn serialize_bytes(self, json: &[u8]) -> Result<(), fmt::Error> {
        self.put(json)
    }

    fn serialize_none(self) -> Result<(), fmt::Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), fmt::Error> {
        self.put(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), fmt::Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), fmt::Error> {
        self.0.push(b'"');
        self.0.extend_from_slice(variant.as_bytes());
        self.put(b"\"")
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), fmt::Error> {
        let mut object = self.open(b'{', b"}");
        object.field(variant, value)?;
        object.finish()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open(b'[', b"]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open_variant(variant, b'[', b"]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open(b'{', b"}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open(b'{', b"}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, fmt::Error> {
        Ok(self.open_variant(variant, b'{', b"}}"))
    }
}

/// Lists differ only in what `serde` calls their parts.
macro_rules! list {
    ($($kind:ident $part:ident),*) => {$(
        impl ser::$kind for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
                self.part(value)
            }

            fn end(self) -> Result<(), fmt::Error> {
                self.finish()
            }
        }
    )*};
}

list!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

/// And so do objects with known fields.
macro_rules! object {
    ($($kind:ident),*) => {$(
        impl ser::$kind for Open<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), fmt::Error> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), fmt::Error> {
                self.finish()
            }
        }
    )*};
}

object!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), fmt::Error> {
        let start = self.line.len();
        name.serialize(Json(self.line))?;
        let is_text = self.line.get(start) == Some(&b'"');
        self.line.push(b':');
        if is_text { Ok(()) } else { Err(fmt::Error) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), fmt::Error> {
        self.part(value)
    }

    fn end(self) -> Result<(), fmt::Error> {
        self.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    #[derive(Serialize)]
    enum Kind {
        Plain,
        Wrapped(f64),
        Pair(u8, i64),
        Named { left: Option<char>, right: () },
    }

    #[derive(Serialize)]
    struct Everything {
        flag: bool,
        numbers: [f64; 6],
        kinds: Vec<Kind>,
        texts: BTreeMap<String, (u16, &'static str)>,
        nothing: Vec<u8>,
    }

    #[test]
    fn every_value_is_written_as_serde_json_writes_it() {
        let value = Everything {
            flag: true,
            numbers: [0.0, -0.0, 1.0, 0.1 + 0.2, 1e300, f64::NAN],
            kinds: vec![
                Kind::Plain,
                Kind::Wrapped(-2.5),
                Kind::Pair(7, -8),
                Kind::Named { left: Some('é'), right: () },
                Kind::Named { left: None, right: () },
            ],
            texts: [("a \"b\" \\ \n".to_owned(), (1, "ü")), (String::new(), (2, "plain_slug"))].into(),
            nothing: Vec::new(),
        };
        let mut ours = Vec::new();
        super::append(&value, &mut ours).unwrap();
        assert_eq!(String::from_utf8(ours).unwrap(), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert!(super::append(&BTreeMap::from([(1, 2)]), &mut Vec::new()).is_err());
    }
}
