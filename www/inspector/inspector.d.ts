// The style sheet beside this file, minified, as a text.
declare module "baton-inspector-style" {
  const text: string;
  export default text;
}
