//! The text that holds engine and copy: taken apart, packed, and as the loader finds it again.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use baton_handoff::publish::{apart, pack};
use proptest::prelude::*;

/// The first half of what `www/loader/unpack.wat` does, written apart from `pack`: signs that are lent to other bytes, signs that are their own, and the
/// rest behind a shift.
pub fn unpack(text: &str) -> Vec<u8> {
    let lent = b"%&*+,.23589;<=>?CDHJKLMNOPQRSTUVWXYZ[]^yz{|";
    let to = [126, 127, 128, 144, 152, 160, 176, 192, 208, 212, 216, 224, 240, 248, 252, 255]
        .into_iter()
        .chain(0..=21)
        .chain([24, 26, 27, 28, 34]);
    let signs: Vec<u8> = (b' '..=b'|').filter(|sign| !b"\"'`\\".contains(sign)).collect();
    let mut alone: BTreeMap<u8, u8> = signs.iter().map(|sign| (*sign, *sign)).collect();
    alone.extend(lent.iter().copied().zip(to));
    let rest: Vec<u8> = (0..=255).filter(|byte| !alone.values().any(|one| one == byte)).collect();
    assert_eq!((signs.len(), rest.len()), (89, 256 - 89));
    let (mut bytes, mut shift) = (Vec::new(), None);
    for sign in text.bytes() {
        match (sign, shift.take()) {
            (b'}', None) => shift = Some(0),
            (b'~', None) => shift = Some(89),
            (sign, None) => bytes.push(alone[&sign]),
            (sign, Some(shift)) => bytes.push(rest[signs.iter().position(|one| *one == sign).unwrap() + shift]),
        }
    }
    bytes
}

/// The other half, written apart from `apart`: the wasm, and what stands behind its rows.
pub fn woven(bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let numbers: Vec<usize> = bytes[..36].chunks(4).map(|four| u32::from_le_bytes(four.try_into().unwrap()) as usize).collect();
    let mut behind = &bytes[36..];
    let mut rows: Vec<&[u8]> = numbers[1..].iter().map(|length| behind.split_off(..*length).unwrap()).collect();
    let mut wasm = rows[0].split_off(..numbers[0]).unwrap().to_vec();
    fn byte(row: &mut &[u8], wasm: &mut Vec<u8>) -> u8 {
        wasm.push(*row.split_off_first().unwrap());
        *wasm.last().unwrap()
    }
    fn number(row: &mut &[u8], wasm: &mut Vec<u8>) -> usize {
        let next = byte(row, wasm);
        usize::from(next & 127) | if next > 127 { number(row, wasm).wrapping_shl(7) } else { 0 }
    }
    while !rows[7].is_empty() {
        let mut function = Vec::new();
        for _ in 0..number(&mut rows[7], &mut function) {
            number(&mut rows[7], &mut function);
            byte(&mut rows[7], &mut function);
        }
        let mut depth = 1;
        while depth > 0 {
            let code = byte(&mut rows[1], &mut function);
            let row = match code {
                0x02..=0x04 => 5,
                0x0c..=0x0e => 6,
                0x20..=0x22 => 2,
                0x28..=0x3e => 3,
                0x41 | 0x42 => 4,
                0x10 | 0x11 | 0x23..=0x26 | 0x3f | 0x40 | 0xd0.. => 1,
                0x0b => {
                    depth -= 1;
                    continue;
                }
                _ => continue,
            };
            match row {
                3 => function.push(0),
                5 => depth += 1,
                _ => {}
            }
            let first = number(&mut rows[row], &mut function);
            let more = match code {
                0x0e => first + 1,
                0x11 => 1,
                0xfc => 12 - first,
                _ => 0,
            };
            for _ in 0..more {
                number(&mut rows[row], &mut function);
            }
        }
        leb(function.len(), &mut wasm);
        wasm.extend(function);
    }
    wasm.extend(rows[0]);
    (wasm, behind.to_vec())
}

proptest! {
    #[test]
    fn packed_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = pack(&bytes);
        prop_assert!(text.bytes().all(|sign| (b' '..=b'~').contains(&sign) && !b"\"'`\\".contains(&sign)));
        prop_assert_eq!(unpack(&text), bytes);
    }
}

/// A module with one function for each list of instructions.
fn module(functions: &[Vec<u8>]) -> Vec<u8> {
    let mut code = vec![functions.len() as u8];
    for instructions in functions {
        let locals = [2, 3, 0x7f, 0x81, 1, 0x7e];
        leb(locals.len() + instructions.len() + 1, &mut code);
        code.extend(locals);
        code.extend(instructions);
        code.push(0x0b);
    }
    let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a".to_vec();
    leb(code.len(), &mut wasm);
    wasm.extend(code);
    wasm.extend(b"\x0b\x04data");
    wasm
}

fn leb(mut number: usize, bytes: &mut Vec<u8>) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Each kind of instruction that an engine has, with numbers of several bytes.
const INSTRUCTIONS: [&[u8]; 19] = [
    &[0x02, 0x40, 0x0b],
    &[0x04, 0x7f, 0x03, 0x40, 0x0b, 0x05, 0x0b],
    &[0x0d, 0x01],
    &[0x0e, 0x02, 0x00, 0x01, 0x83, 0x01],
    &[0x10, 0xff, 0x02],
    &[0x11, 0x04, 0x00],
    &[0x1a],
    &[0x20, 0x05],
    &[0x22, 0x85, 0x01],
    &[0x23, 0x00],
    &[0x28, 0x00, 0x90, 0x80, 0x40],
    &[0x3e, 0x00, 0x00],
    &[0x40, 0x00],
    &[0x41, 0x80, 0x80, 0xc0, 0x00],
    &[0x42, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
    &[0x6a],
    &[0xd2, 0x07],
    &[0xfc, 0x0a, 0x00, 0x00],
    &[0xfc, 0x0b, 0x00],
];

#[test]
fn a_wasm_is_taken_apart_by_what_is_alike() {
    let wasm = module(&[INSTRUCTIONS.concat(), vec![0x20, 0x01]]);
    let bytes = apart(&wasm);
    // Sizes and alignments follow from the rest: of two functions, and of two loads and stores.
    assert_eq!(bytes.len(), 36 + wasm.len() - 4, "nothing is added but nine lengths");
    let lengths: Vec<u8> = bytes.chunks(4).take(9).map(|four| four[0]).collect();
    // What precedes the functions, and with what is behind them; 27 instructions and 12 bytes of what they name; ...
    assert_eq!(lengths, [17, 23, 39, 4, 4, 13, 3, 6, 12]);
    assert_eq!(woven(&bytes).0, wasm);
}

#[test]
fn a_wasm_that_would_not_come_back_stands_whole() {
    let long_table = [&[0x0e, 0x80, 0x01][..], &[0; 129]].concat();
    let aligned = [0x28, 0x02, 0x00];
    for unknown in [
        &long_table[..],
        &[0x06, 0x40],
        &[0x43, 0, 0, 0, 0],
        &[0xd1],
        &[0xfd, 0x00],
        &[0xfc, 0x00],
        &[0x41, 0x80],
        &aligned,
        &[0x02, 0x40],
    ] {
        let wasm = module(&[unknown.to_vec()]);
        let bytes = apart(&wasm);
        assert_eq!(bytes[36..], wasm, "{unknown:?}");
        assert_eq!(woven(&bytes).0, wasm);
    }
    // The loader would write a longer size as a shorter one.
    let mut wasm = module(&[vec![0x01]]);
    let size = wasm.iter().rposition(|byte| *byte == 8).unwrap();
    wasm.splice(size..=size, [0x88, 0x00]);
    assert_eq!(apart(&wasm)[36..], wasm);
}

proptest! {
    #[test]
    fn a_wasm_that_was_taken_apart_comes_back(
        functions in prop::collection::vec(prop::collection::vec(prop::sample::select(&INSTRUCTIONS[..]), 0..90), 0..5),
        behind in prop::collection::vec(any::<u8>(), 0..40),
        cut in 0_usize..400,
    ) {
        let wasm = module(&functions.iter().map(|function| function.concat()).collect::<Vec<_>>());
        prop_assert_eq!(woven(&[apart(&wasm), behind.clone()].concat()), (wasm.clone(), behind.clone()));
        // Whatever is missing of it, what is there comes back.
        let cut = &wasm[..wasm.len().saturating_sub(cut)];
        prop_assert_eq!(woven(&[apart(cut), behind.clone()].concat()), (cut.to_vec(), behind));
    }
}

#[test]
fn the_loader_unpacks_what_publishing_packs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let (unpacker, glue) = (folder.path().join("unpacker.wasm"), folder.path().join("unpacker.js"));
    let made = Command::new(root.join("www/node_modules/.bin/wasm-opt"))
        .arg(root.join("www/loader/unpack.wat"))
        .args(["--enable-bulk-memory", "--enable-multivalue", "-o"])
        .arg(&unpacker)
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return eprintln!("SKIPPED: the loader's side of the packing needs node and `npm ci` in www");
    }
    let signs: String = fs::read(&unpacker).unwrap().iter().map(|byte| format!("\\x{byte:02x}")).collect();
    fs::write(&glue, format!("export default \"{signs}\"")).unwrap();
    let esbuild = Command::new("node")
        .arg(root.join("www/node_modules/esbuild/bin/esbuild"))
        .arg(root.join("www/loader/unpack.ts"))
        .args(["--bundle", "--format=esm"])
        .arg(format!("--alias:baton-unpacker={}", glue.display()))
        .output()
        .unwrap();
    assert!(esbuild.status.success(), "{}", String::from_utf8_lossy(&esbuild.stderr));
    let script = String::from_utf8(esbuild.stdout).unwrap();
    let wasm = module(&[INSTRUCTIONS.concat(), INSTRUCTIONS[10..].concat()]);
    let copy: Vec<u8> = (0..=255).collect();
    let packed = pack(&[apart(&wasm), copy.clone()].concat());
    let script = format!(
        "{script}\nimport {{ readFileSync }} from 'node:fs';\n\
         console.log(unpacker()(readFileSync(0, 'latin1')).map((bytes) => Buffer.from(bytes).toString('hex')).join(' '));"
    );
    let mut node = Command::new("node")
        .args(["--input-type=module", "--eval", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(packed.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("{} {}\n", hex(&wasm), hex(&copy)));
}
