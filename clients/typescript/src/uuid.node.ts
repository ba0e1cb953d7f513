// Node 18 has no global `crypto`.
export { randomUUID } from "node:crypto";
