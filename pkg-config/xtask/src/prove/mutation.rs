//! A file with one row applied to it, given back however the trial ends.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::row::Row;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;

pub struct Mutation {
    file: PathBuf,
    original: String,
    mutated: String,
    /// The original on disk, for the case that this process is killed.
    backup: PathBuf,
    restored: bool,
}

impl Mutation {
    pub fn apply(places: &Places, backups: &Path, row: &Row) -> Result<Mutation, Failure> {
        let file = places.root.join(&row.file);
        let original = files::read_text(&file)?;
        let mutated = row.mutate(&original)?;
        let backup = backups.join(&row.file);
        files::write(&backup, &original)?;
        let mutation = Mutation { file, original, mutated, backup, restored: false };
        files::write(&mutation.file, &mutation.mutated)?;
        Ok(mutation)
    }

    pub fn restore(mut self) -> Result<(), Failure> {
        self.give_back()
    }

    /// What somebody else wrote in the meantime is never overwritten.
    fn give_back(&mut self) -> Result<(), Failure> {
        if self.restored {
            return Ok(());
        }
        self.restored = true;
        let now = files::read_text(&self.file)?;
        if now != self.mutated && now != self.original {
            let cure = format!("take the mutation out by hand; the original is {}", self.backup.display());
            return Err(Failure::new(self.file.display(), "was edited while a mutation was in it", cure));
        }
        files::write(&self.file, &self.original)?;
        remove(&self.backup)
    }
}

/// Ctrl-C and errors return through here, and so does a panic.
impl Drop for Mutation {
    fn drop(&mut self) {
        if let Err(failure) = self.give_back() {
            eprintln!("error: {failure}");
        }
    }
}

/// Refuses to start while a file still differs from the original that a killed run kept.
pub fn nothing_left_over(places: &Places, backups: &Path) -> Result<(), Failure> {
    for backup in files::below(backups)? {
        let inner = backup.strip_prefix(backups).unwrap_or(&backup);
        let file = places.root.join(inner);
        if fs::read(&file).is_ok_and(|now| fs::read(&backup).is_ok_and(|kept| kept == now)) {
            remove(&backup)?;
            continue;
        }
        let reason = "differs from the original that a broken-off run kept";
        let cure = format!("copy {} over it, or remove that copy if the file is right", places.short(&backup));
        return Err(Failure::new(inner.display(), reason, cure));
    }
    Ok(())
}

fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Failure::file(path, "remove it", &e)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::super::row::Kind;
    use super::*;

    const ORIGINAL: &str = "let score = intent + fit;\n";
    const MUTATED: &str = "let score = intent - fit;\n";

    struct Room {
        places: Places,
        backups: PathBuf,
        file: PathBuf,
        row: Row,
    }

    fn room(name: &str) -> Room {
        let root = std::env::temp_dir().join(format!("baton-prove-{}-{name}", std::process::id()));
        let file = root.join("src/score.rs");
        files::write(&file, ORIGINAL).unwrap();
        let row = Row {
            file: "src/score.rs".into(),
            find: "intent + fit".into(),
            replace: "intent - fit".into(),
            kind: Kind::Native,
            test: "the_score_is_the_sum".into(),
            package: "baton-handoff".into(),
            why: "the sum".into(),
            stands_in: String::new(),
        };
        Room { backups: root.join("backup"), places: Places { target: root.join("target"), root }, file, row }
    }

    impl Drop for Room {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.places.root);
        }
    }

    #[test]
    fn a_mutation_stands_in_the_file_until_it_is_given_back() {
        let room = room("stands");
        let mutation = Mutation::apply(&room.places, &room.backups, &room.row).unwrap();
        assert_eq!(fs::read_to_string(&room.file).unwrap(), MUTATED);
        mutation.restore().unwrap();
        assert_eq!(fs::read_to_string(&room.file).unwrap(), ORIGINAL);
        assert_eq!(files::below(&room.backups).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_panic_gives_the_file_back() {
        let room = room("panic");
        let trial = catch_unwind(AssertUnwindSafe(|| {
            let _mutation = Mutation::apply(&room.places, &room.backups, &room.row).unwrap();
            panic!("the trial breaks");
        }));
        assert!(trial.is_err());
        assert_eq!(fs::read_to_string(&room.file).unwrap(), ORIGINAL);
    }

    #[test]
    fn an_edit_made_meanwhile_is_kept_and_reported() {
        let room = room("edit");
        let mutation = Mutation::apply(&room.places, &room.backups, &room.row).unwrap();
        fs::write(&room.file, "let score = intent - fit; // edited\n").unwrap();
        let line = mutation.restore().unwrap_err().to_string();
        assert!(line.contains("was edited while a mutation was in it; take the mutation out by hand; the original is"), "{line}");
        assert!(fs::read_to_string(&room.file).unwrap().contains("edited"));
    }

    #[test]
    fn a_start_is_refused_while_a_killed_run_left_its_mutation_behind() {
        let room = room("killed");
        let mutation = Mutation::apply(&room.places, &room.backups, &room.row).unwrap();
        std::mem::forget(mutation);
        let line = nothing_left_over(&room.places, &room.backups).unwrap_err().to_string();
        let start = "src/score.rs: differs from the original that a broken-off run kept; copy backup/src/score.rs over it";
        assert!(line.starts_with(start), "{line}");
        fs::write(&room.file, ORIGINAL).unwrap();
        nothing_left_over(&room.places, &room.backups).unwrap();
        assert_eq!(files::below(&room.backups).unwrap(), Vec::<PathBuf>::new());
    }
}
