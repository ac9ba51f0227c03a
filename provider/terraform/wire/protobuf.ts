/**
 * Owns the protobuf runtime as the generated codecs use it: 64-bit integers as plain numbers.
 * Must not know any message.
 */
import protobuf from "protobufjs/minimal.js";

// Every int64 of the protocol is a schema version, an index or a count: exact as a number, and simpler than Long objects.
(protobuf.util as { Long: unknown }).Long = null;
protobuf.configure();

export default protobuf;
