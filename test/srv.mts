import { startServer } from "./postgres.ts";
const s = await startServer(18);
console.log(s.url);
await new Promise((r) => process.on("SIGTERM", r));
await s.stop();
