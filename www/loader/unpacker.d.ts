// The unpacker as the build hands it over.

declare module "baton-unpacker" {
  /** The wasm of `unpack.wat`, a sign for each byte. */
  const signs: string;
  export default signs;
}
