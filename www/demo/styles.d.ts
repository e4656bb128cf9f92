// Style sheets are imported for their effect alone: esbuild gathers them into `assets/consent.css`.
declare module "*.css";
