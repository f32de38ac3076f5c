//! What an image file says beside its picture: titles, captions and comments that programs write into it and that
//! travel with it wherever it is copied. Only text is read; what is compressed within it, and the picture, are not.

use crate::source::{Body, File};

/// Texts shorter than this are chance: no State's name is.
const SHORTEST: usize = 4;

/// The texts within an image file. Layouts: PNG (W3C, third edition, 5.3), JPEG (ITU-T T.81, annex B), WebP
/// (RFC 9649), GIF (version 89a, 24). A file of another kind is searched as a whole.
pub(super) fn texts(file: &File) -> Vec<String> {
    let bytes = match &file.body {
        Body::Text(text) => return vec![text.to_string()],
        Body::Bytes(bytes) => bytes,
    };
    let mut found = Vec::new();
    for part in beside_the_picture(bytes) {
        runs(part, &mut found);
        wide_runs(part, &mut found);
    }
    found
}

/// The parts of a file that hold no picture.
fn beside_the_picture(bytes: &[u8]) -> Vec<&[u8]> {
    if let Some(chunks) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        // Length, name, contents, checksum.
        return walk(chunks, |rest| {
            let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
            let picture = rest.get(4..8)? == b"IDAT";
            Some((rest.get(8..8 + length)?, picture, 12 + length))
        });
    }
    if let Some(segments) = bytes.strip_prefix(b"\xff\xd8") {
        // Marker, length with its own two bytes, contents; the picture begins behind "start of scan".
        return walk(segments, |rest| {
            let length = usize::from(u16::from_be_bytes(rest.get(2..4)?.try_into().ok()?));
            let marker = *rest.get(1)?;
            (rest.first() == Some(&0xff) && marker != 0xda).then_some((
                rest.get(4..2 + length)?,
                matches!(marker, 0xc0..=0xcf | 0xdb),
                2 + length,
            ))
        });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        // Name, length, contents, filled up to an even number.
        return walk(&bytes[12..], |rest| {
            let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
            let name = rest.get(..4)?;
            let picture = name.starts_with(b"VP8") || name == b"ALPH" || name == b"ANMF";
            Some((rest.get(8..8 + length)?, picture, 8 + length + length % 2))
        });
    }
    vec![bytes]
}

/// Walks through the parts of a file: each says its contents, whether they are picture, and how long it is in all.
fn walk<'b>(bytes: &'b [u8], next: impl Fn(&'b [u8]) -> Option<(&'b [u8], bool, usize)>) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some((contents, picture, length)) = next(rest) {
        if !picture {
            parts.push(contents);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    parts
}

/// Runs of readable UTF-8.
fn runs(part: &[u8], found: &mut Vec<String>) {
    for chunk in part.utf8_chunks() {
        let texts = chunk.valid().split(|c: char| c.is_control() && c != '\n' && c != '\t');
        found.extend(texts.filter(|text| text.trim().len() >= SHORTEST).map(str::to_owned));
    }
}

/// Runs of readable UTF-16, low byte first, in which Windows writes titles and authors. Alphabets only: two
/// letters of plain text read as one would be a Chinese character.
fn wide_runs(part: &[u8], found: &mut Vec<String>) {
    for start in 0..2 {
        let units = part.get(start..).unwrap_or_default().chunks_exact(2);
        let letters =
            char::decode_utf16(units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]))).map(|letter| {
                letter.ok().filter(|letter| {
                    *letter < '\u{700}' && (letter.is_alphanumeric() || " .,'-()".contains(*letter))
                })
            });
        let mut text = String::new();
        for letter in letters.chain([None]) {
            match letter {
                Some(letter) => text.push(letter),
                None if text.len() >= SHORTEST => found.push(std::mem::take(&mut text)),
                None => text.clear(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{BookPath, Fingerprint};

    fn said(bytes: &[u8]) -> Vec<String> {
        let path = BookPath::new("content/notes/a.png").unwrap();
        texts(&File { path, body: Body::Bytes(bytes.into()), fingerprint: Fingerprint::of(bytes) })
    }

    fn chunk(name: [u8; 4], contents: &[u8]) -> Vec<u8> {
        let length = u32::try_from(contents.len()).unwrap();
        [&length.to_be_bytes(), &name[..], contents, &[0; 4]].concat()
    }

    #[test]
    fn a_title_within_an_image_is_read_and_its_picture_is_not() {
        let png = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(*b"tEXt", b"Title\0A cup from Kenya"),
            chunk(*b"IDAT", b"pixels that read Iceland"),
        ]
        .concat();
        assert_eq!(said(&png), ["Title", "A cup from Kenya"]);
        let jpeg = [
            b"\xff\xd8\xff\xe1\x00\x0cExif\0\0Chad\xff\xfe\x00\x07Kenya".as_slice(),
            b"\xff\xda\x00\x02 Iceland",
        ]
        .concat();
        assert_eq!(said(&jpeg), ["Exif", "Chad", "Kenya"]);
        let webp = b"RIFF\x00\x00\x00\x00WEBPVP8 \x04\x00\x00\x00ChadXMP \x05\x00\x00\x00Kenya\x00";
        assert_eq!(said(webp), ["Kenya"]);
        let wide: Vec<u8> = "Kenya".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(said(&[b"GIF89a\0\0".to_vec(), wide].concat()), ["GIF89a", "Kenya"]);
    }

    #[test]
    fn a_file_that_is_cut_short_is_read_as_far_as_it_goes() {
        assert_eq!(said(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt"), Vec::<String>::new());
        assert_eq!(said(b"\xff\xd8\xff"), Vec::<String>::new());
        assert_eq!(said(b"RIFF\0\0\0\0WEBPXMP \xff\xff\xff\xff"), Vec::<String>::new());
    }
}
