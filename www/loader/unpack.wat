;; Unpacks the engine: a wasm of some 800 bytes that runs fast at once, where a script would have to be warmed up for most of the start.
;; It imports nothing; its memory goes when the unpacking is done.
;;
;; First it makes bytes of a text. The law (`src/publish/packing.rs`): the signs are printable ASCII from the space to |, without ", ', `
;; and \; that is 89. A sign alone is the byte of its own code, but 43 of them are lent to other bytes. The bytes that have no sign
;; alone, in their order, are written as two signs: the first 89 behind }, the rest behind ~. A byte is always one or two whole signs, so
;; brotli sees the wasm through the text and packs it nearly as well as the bytes themselves.
;;
;; Then it puts a wasm together again of rows of what is alike, which weigh less when they are sent. The law
;; (`src/publish/streams.rs`): the length of what stands before the functions and those of eight rows; the rows; behind them whatever else
;; was packed. What is damaged says anything of itself: each step writes a byte further on, so that the end of the memory ends it with a trap.
(module
  ;; A megabyte: the text, the wasm behind it, and tables behind both. Pages that nobody touches are none.
  (memory (export "room") 16)

  ;; The tables are at 983040, so many further on:
  ;; 32: the byte of each sign alone, by its code; ' (39) for the four that are no signs.
  (data (i32.const 983072) " !'#$~\7f'()\80\90\98-\a0/01\b0\c04\d067\d4\d8:\e0\f0\f8\fc\ff@AB\00\01EFG\02I\03\04\05\06\07\08\09\0a\0b\0c\0d\0e\0f\10\11\12\13\14'\15\18_'abcdefghijklmnopqrstuvwx\1a\1b\1c\22")
  ;; 160: the byte of each sign behind }, 253: behind ~. `$signs` writes them.
  ;; 384: four times the row of the number behind an instruction, by the instruction's code; 0 where there is none. Numbers of locals are in
  ;; row 2, offsets in 3, constants in 4, types of blocks in 5, branches in 6; the others stand between the instructions, in row 1.
  (data (i32.const 983426) "\14\14\14\00\00\00\00\00\00\00\18\18\18\00\04\04")
  (data (i32.const 983456) "\08\08\08\04\04\04\04\00\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\0c\04\04\10\10")
  ;; 640: 1 for each byte that has a sign alone.
  ;; At 0 is the text, later its bytes: first the nine lengths. From 4 on, the place in each row is written over its length.

  ;; Where the next byte of the wasm goes.
  (global $out (mut i32) (i32.const 0))

  ;; Makes bytes of the text, in its place, and gives their end.
  (func $signs (param $length i32) (result i32)
    (local $code i32) (local $byte i32) (local $place i32) (local $shift i32)
    (loop $alone
      (i32.store8 offset=983680 (i32.load8_u offset=983072 (local.get $code)) (i32.const 1))
      (br_if $alone (i32.lt_u (local.tee $code (i32.add (local.get $code) (i32.const 1))) (i32.const 93))))
    (i32.store8 offset=983680 (i32.const 39) (i32.const 0))
    (loop $rest
      (if (i32.eqz (i32.load8_u offset=983680 (local.get $byte))) (then
        (i32.store8 offset=983200 (local.get $place) (local.get $byte))
        (loop $no_sign
          (local.set $place (i32.add (local.get $place) (i32.const 1)))
          (br_if $no_sign (i32.eq (i32.load8_u offset=983072 (i32.rem_u (local.get $place) (i32.const 93))) (i32.const 39))))))
      (br_if $rest (i32.lt_u (local.tee $byte (i32.add (local.get $byte) (i32.const 1))) (i32.const 256))))
    (local.set $place (i32.const 0))
    (local.set $byte (i32.const 0))
    (loop $sign
      (if (i32.gt_u (local.tee $code (i32.load8_u offset=0 (local.get $place))) (i32.const 124))
        ;; From the place of the space, 128 further on for }, 221 for ~.
        (then (local.set $shift (i32.sub (i32.mul (local.get $code) (i32.const 93)) (i32.const 11497))))
        (else
          (i32.store8 (local.get $byte) (i32.load8_u offset=983040 (i32.add (local.get $shift) (local.get $code))))
          (local.set $byte (i32.add (local.get $byte) (i32.const 1)))
          (local.set $shift (i32.const 0))))
      (br_if $sign (i32.lt_u (local.tee $place (i32.add (local.get $place) (i32.const 1))) (local.get $length))))
    (local.get $byte))

  ;; Unpacks the text of this length. Gives where the rows end, where the bytes end and the wasm begins, and its end.
  (func (export "unpack") (param $length i32) (result i32 i32 i32)
    (local $end i32) (local $rows i32) (local $row i32) (local $frame i32) (local $begins i32) (local $groups i32)
    (local $depth i32) (local $at i32) (local $from i32) (local $code i32) (local $next i32) (local $more i32)
    (local.set $end (call $signs (local.get $length)))
    ;; From 208 on instructions name functions and memories.
    (memory.fill (i32.const 983632) (i32.const 4) (i32.const 48))
    (local.set $rows (i32.const 36))
    (loop $length
      (local.set $next (i32.load offset=4 (local.get $row)))
      (i32.store offset=4 (local.get $row) (local.get $rows))
      (local.set $rows (i32.add (local.get $rows) (local.get $next)))
      (br_if $length (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 4))) (i32.const 32))))
    (global.set $out (local.get $end))
    (call $frame (i32.load offset=0 (i32.const 0)))
    ;; What surrounds the functions ends where the instructions begin.
    (local.set $frame (i32.load offset=4 (i32.const 4)))
    (loop $function
      ;; The locals are in row 7, the last.
      (if (i32.lt_u (i32.load offset=4 (i32.const 28)) (local.get $rows)) (then
        (local.set $begins (global.get $out))
        (local.set $groups (i32.shl (call $local) (i32.const 1)))
        (loop $group
          (if (local.get $groups) (then
            (drop (call $local))
            (local.set $groups (i32.sub (local.get $groups) (i32.const 1)))
            (br $group))))
        ;; Nine tenths of the bytes pass here, so nothing is called.
        (local.set $depth (i32.const 1))
        (local.set $at (i32.load offset=4 (i32.const 4)))
        (loop $instruction
          (i32.store8 (global.get $out) (local.tee $code (i32.load8_u (local.get $at))))
          (global.set $out (i32.add (global.get $out) (i32.const 1)))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (local.set $depth (i32.sub (local.get $depth) (i32.eq (local.get $code) (i32.const 11))))
          (if (local.tee $row (i32.load8_u offset=983424 (local.get $code))) (then
            (local.set $depth (i32.add (local.get $depth) (i32.eq (local.get $row) (i32.const 20))))
            ;; Before the offset of a load or a store stands its alignment, which is 0.
            (if (i32.eq (local.get $row) (i32.const 12)) (then
              (i32.store8 (global.get $out) (i32.const 0))
              (global.set $out (i32.add (global.get $out) (i32.const 1)))))
            (i32.store offset=4 (i32.const 4) (local.get $at))
            (local.set $from (i32.load offset=4 (local.get $row)))
            (local.set $more (i32.const 1))
            (loop $byte
              (i32.store8 (global.get $out) (local.tee $next (i32.load8_u (local.get $from))))
              (global.set $out (i32.add (global.get $out) (i32.const 1)))
              (local.set $from (i32.add (local.get $from) (i32.const 1)))
              (br_if $byte (i32.gt_u (local.get $next) (i32.const 127)))
              ;; A branch by a table has so many places and one for all else.
              (if (i32.eq (local.get $code) (i32.const 14)) (then (local.set $more (i32.add (local.get $next) (i32.const 2)))))
              ;; A call by a table names type and table.
              (if (i32.eq (local.get $code) (i32.const 17)) (then (local.set $more (i32.const 2))))
              ;; Memory is copied, or it or a table filled.
              (if (i32.eq (local.get $code) (i32.const 252)) (then
                (local.set $more (select (i32.const 3) (i32.const 2) (i32.eq (local.get $next) (i32.const 10))))))
              (local.set $code (i32.const 0))
              (br_if $byte (local.tee $more (i32.sub (local.get $more) (i32.const 1)))))
            (i32.store offset=4 (local.get $row) (local.get $from))
            (local.set $at (i32.load offset=4 (i32.const 4)))))
          (br_if $instruction (local.get $depth)))
        (i32.store offset=4 (i32.const 4) (local.get $at))
        ;; The size stands before the function, and is known only now: the function makes room for it.
        (local.set $next (local.tee $more (i32.sub (global.get $out) (local.get $begins))))
        (local.set $from (local.get $begins))
        (loop $room
          (local.set $from (i32.add (local.get $from) (i32.const 1)))
          (br_if $room (local.tee $next (i32.shr_u (local.get $next) (i32.const 7)))))
        (memory.copy (local.get $from) (local.get $begins) (local.get $more))
        (global.set $out (i32.add (local.get $from) (local.get $more)))
        (loop $size
          (i32.store8 (local.get $begins)
            (i32.or (i32.and (local.get $more) (i32.const 127)) (i32.shl (i32.gt_u (local.get $more) (i32.const 127)) (i32.const 7))))
          (local.set $begins (i32.add (local.get $begins) (i32.const 1)))
          (br_if $size (local.tee $more (i32.shr_u (local.get $more) (i32.const 7)))))
        (br $function))))
    (call $frame (i32.sub (local.get $frame) (i32.load offset=4 (i32.const 0))))
    (local.get $rows) (local.get $end) (global.get $out))

  ;; Takes so many bytes of what surrounds the functions: row 0.
  (func $frame (param $length i32)
    (memory.copy (global.get $out) (i32.load offset=4 (i32.const 0)) (local.get $length))
    (i32.store offset=4 (i32.const 0) (i32.add (i32.load offset=4 (i32.const 0)) (local.get $length)))
    (global.set $out (i32.add (global.get $out) (local.get $length))))

  ;; Takes a number of the row of locals and gives it: seven bits a byte, the lowest first.
  (func $local (result i32)
    (local $from i32) (local $byte i32) (local $shift i32) (local $number i32)
    (local.set $from (i32.load offset=4 (i32.const 28)))
    (loop $each
      (i32.store8 (global.get $out) (local.tee $byte (i32.load8_u (local.get $from))))
      (global.set $out (i32.add (global.get $out) (i32.const 1)))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (local.set $number (i32.or (local.get $number) (i32.shl (i32.and (local.get $byte) (i32.const 127)) (local.get $shift))))
      (local.set $shift (i32.add (local.get $shift) (i32.const 7)))
      (br_if $each (i32.gt_u (local.get $byte) (i32.const 127))))
    (i32.store offset=4 (i32.const 28) (local.get $from))
    (local.get $number)))
