/**
 * Owns the run of all cases on the newest server of this run.
 * Must not know any particular case.
 */
import { versions } from "../servers.ts";
import { proveCases } from "./proven.ts";

proveCases(versions().slice(-1));
