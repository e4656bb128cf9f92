//! A stamp: the hash of a step's inputs and outputs, kept beside the outputs, so that the step runs only when one
//! of them changed. Cargo does this for Rust; wasm-bindgen, wasm-opt, tsc and esbuild have nobody else to do it.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::files;

pub struct Step<'a> {
    /// Says the step in the progress line, and names the stamp.
    pub name: &'a str,
    /// Tools and arguments: whatever decides the outputs and is not a file.
    pub settings: &'a str,
    pub inputs: &'a [PathBuf],
    pub outputs: &'a [PathBuf],
    /// Where the stamps of this build are kept.
    pub stamps: &'a Path,
}

impl Step<'_> {
    /// Does the work unless the stamp shows that nothing changed since it was done.
    pub fn perform(&self, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
        let stamp = self.stamps.join(format!("{}.stamp", self.name.replace([' ', '/'], "-")));
        if let (Ok(kept), Ok(now)) = (std::fs::read_to_string(&stamp), self.hash())
            && kept == now
        {
            return Ok(());
        }
        println!("  {}", self.name);
        // The stamp goes first: a step that is broken off halfway is done again.
        let _ = std::fs::remove_file(&stamp);
        work()?;
        files::write(&stamp, self.hash()?)
    }

    fn hash(&self) -> Result<String, Failure> {
        let mut hasher = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(bytes);
        };
        add(self.settings.as_bytes());
        for path in self.inputs.iter().chain(self.outputs) {
            add(path.to_string_lossy().as_bytes());
            add(&files::read(path)?);
        }
        Ok(hex(&hasher.finalize()))
    }
}

pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use super::*;

    #[test]
    fn a_step_runs_again_only_when_an_input_an_output_or_a_setting_changed() {
        let folder = std::env::temp_dir().join(format!("baton-stamp-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (input, output) = (folder.join("in"), folder.join("out"));
        fs::write(&input, "a").unwrap();
        let runs = Cell::new(0);
        let go = |settings: &str| {
            let inputs = [input.clone()];
            let outputs = [output.clone()];
            let step = Step { name: "copy it", settings, inputs: &inputs, outputs: &outputs, stamps: &folder };
            step.perform(|| {
                runs.set(runs.get() + 1);
                files::write(&output, files::read(&input)?)
            })
            .unwrap();
            runs.get()
        };
        assert_eq!(go("one"), 1, "no stamp yet");
        assert_eq!(go("one"), 1, "nothing changed");
        fs::write(&input, "b").unwrap();
        assert_eq!(go("one"), 2, "an input changed");
        fs::write(&output, "spoiled").unwrap();
        assert_eq!(go("one"), 3, "an output changed");
        assert_eq!(go("two"), 4, "a setting changed");
        fs::remove_file(&output).unwrap();
        assert_eq!(go("two"), 5, "an output is gone");
        fs::remove_dir_all(&folder).unwrap();
    }
}
