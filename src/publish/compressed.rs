//! The compressed twin of each file, for servers that send what is already compressed.

use std::io::Write;

use super::files::File;

/// What a browser may ask for by a name of its own, and what is text or an engine: the rest is for the receiver or for an officer.
const SERVED: [&str; 9] = [".js", ".mjs", ".wasm", ".css", ".svg", ".html", ".json", ".csv", ".d.ts"];

/// The `.br` and the `.gz` of each file that a browser may ask for. A server sends them with `Content-Encoding` and the type of the
/// file itself. The same bytes everywhere: no time and no machine stands in them.
pub fn compressed(files: &[File]) -> Vec<File> {
    let is_served = |file: &&File| !file.name.contains('/') && SERVED.iter().any(|ending| file.name.ends_with(ending));
    let twins = files.iter().filter(is_served).flat_map(|file| {
        [("br", brotli(&file.bytes)), ("gz", gzip(&file.bytes))]
            .map(|(ending, bytes)| File { name: format!("{}.{ending}", file.name), bytes })
    });
    twins.collect()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 22);
    let _ = writer.write_all(bytes);
    drop(writer);
    small
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::best());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}
