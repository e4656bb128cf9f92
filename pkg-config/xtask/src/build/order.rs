//! The functions of a wasm in an order in which those that are alike are neighbours: whatever compresses them looks back, and what
//! it finds near it can name in fewer bits.

use std::collections::BTreeSet;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in another order.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>, Error<Infallible>> {
    let (mut imported, mut functions) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => functions.push(pairs(&body, wasm)?),
            _ => {}
        }
    }
    let order = neighbours(&functions);
    let mut places = vec![0; order.len()];
    for (place, own) in (imported..).zip(&order) {
        places[*own] = place;
    }
    let mut module = Module::new();
    Order { imported, order, places }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// Each instruction of a function with the one behind it.
fn pairs(body: &FunctionBody<'_>, wasm: &[u8]) -> wasmparser::Result<BTreeSet<[u8; 2]>> {
    let mut instructions = Vec::new();
    let mut reader = body.get_operators_reader()?;
    while !reader.eof() {
        instructions.push(wasm[reader.original_position()]);
        reader.read()?;
    }
    Ok(instructions.windows(2).map(|pair| [pair[0], pair[1]]).collect())
}

/// From the first one on, the next is always the one that shares most pairs with the last, for the number of both.
fn neighbours(functions: &[BTreeSet<[u8; 2]>]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut order: Vec<usize> = left.drain(..left.len().min(1)).collect();
    while let Some(last) = order.last().map(|last| &functions[*last]) {
        let likeness = |one: &usize| {
            let other = &functions[*one];
            let shared = last.intersection(other).count() as f64;
            shared * shared / (last.len() * other.len()).max(1) as f64
        };
        // Of several the first.
        let Some(next) = (0..left.len()).rev().max_by(|a, b| likeness(&left[*a]).total_cmp(&likeness(&left[*b]))) else { break };
        order.push(left.remove(next));
    }
    order
}

/// Writes a module anew.
struct Order {
    /// How many functions come from outside: they stay before all others.
    imported: u32,
    /// The old places of the module's own functions, in their new order.
    order: Vec<usize>,
    /// The new number of each of them.
    places: Vec<u32>,
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.and_then(|own| self.places.get(own as usize)).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for own in &self.order {
            functions.function(types[*own]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for own in self.order.clone() {
            self.parse_function_body(code, bodies[own].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection, ValType};

    /// Four functions that are exported by their names; each calls the one before it, and the first itself.
    fn module() -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        for (place, name) in (0..).zip(["a", "long", "b", "c"]) {
            functions.function(u32::from(name == "long"));
            exports.export(name, ExportKind::Func, place);
            let mut function = Function::new([]);
            if name == "long" {
                function.instructions().i32_const(7).i32_const(8).i32_add().drop().nop().nop();
            }
            let called = place.saturating_sub(1);
            if called == 1 {
                function.instructions().i32_const(1);
            }
            function.instructions().call(called).end();
            code.function(&function);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// By the names of the functions: their types, and whom they call.
    fn told(wasm: &[u8]) -> Vec<(String, u32, String)> {
        let (mut types, mut names, mut calls) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::FunctionSection(section) => types = section.into_iter().map(Result::unwrap).collect(),
                Payload::ExportSection(section) => {
                    names = section.into_iter().map(|export| export.map(|one| (one.index, one.name)).unwrap()).collect();
                }
                Payload::CodeSectionEntry(body) => {
                    let all = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
                    calls.extend(all.filter_map(|one| match one {
                        wasmparser::Operator::Call { function_index } => Some(function_index),
                        _ => None,
                    }));
                }
                _ => {}
            }
        }
        names.sort_unstable();
        let name = |place: u32| names.iter().find(|(index, _)| *index == place).unwrap().1.to_owned();
        (0..).zip(types).map(|(place, kind)| (name(place), kind, name(calls[place as usize]))).collect()
    }

    #[test]
    fn those_that_are_alike_become_neighbours_and_everything_means_what_it_meant() {
        let (before, after) = (told(&module()), told(&by_likeness(&module()).unwrap()));
        let names = |told: &[(String, u32, String)]| told.iter().map(|(name, ..)| name.clone()).collect::<Vec<_>>();
        assert_eq!((names(&before).concat(), names(&after).concat()), ("alongbc".to_owned(), "acblong".to_owned()));
        let sorted = |mut told: Vec<(String, u32, String)>| {
            told.sort();
            told
        };
        assert_eq!(sorted(before), sorted(after));
    }

    #[test]
    fn what_is_no_wasm_is_said_to_be_none() {
        assert!(by_likeness(b"no wasm").is_err());
    }
}
