//! Files of the machine, and its clock: all that the commands know of the world.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use baton_handoff::time::Timestamp;

use crate::Failure;

/// A text file; `-` is standard input.
pub fn read(path: &Path) -> Result<String, Failure> {
    let text = if path.as_os_str() == "-" { io::read_to_string(io::stdin()) } else { fs::read_to_string(path) };
    text.map_err(|why| Failure::Unable(format!("{}: cannot be read ({why}); check the name and the permissions", path.display())))
}

/// Prints a line. A reader who has seen enough and left (`| head`) is no error.
pub fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Refuses to replace a file by another one: leads that were promised times by the old offsets could no longer be verified.
pub fn keeps(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match fs::read(path) {
        Ok(held) if held != bytes => Err(Failure::Found(format!(
            "{}: holds the offsets of an earlier publication, which its leads were promised times by; give the lead definition a new version, or publish with the same --offsets-from",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folders = path.parent().map_or(Ok(()), fs::create_dir_all);
    folders.and_then(|()| fs::write(path, bytes)).map_err(|why| {
        Failure::Unable(format!("{}: cannot be written ({why}); check the folder and its permissions", path.display()))
    })
}

/// All files of a folder by their names, with `/` between its folders.
pub fn folder(path: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut files = BTreeMap::new();
    gather(path, "", &mut files).map_err(|why| {
        Failure::Unable(format!("{}: cannot be read ({why}); check the name and the permissions", path.display()))
    })?;
    Ok(files)
}

fn gather(path: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// The machine's clock. The commands take a time as an argument as well, so that what they do can be done again.
#[expect(clippy::disallowed_methods, reason = "the one place where a command that was given no time asks for one")]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
