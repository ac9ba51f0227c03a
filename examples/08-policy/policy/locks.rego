# Owns who is kept waiting: nobody while rows are written again; for an instant is worth a word.
# Must not know lock modes: the plan says what they block.
package main

deny contains message if {
	some change in changes
	some table in change.impact.rewrites
	table in change.impact.blocks_reads_and_writes
	message := sprintf("%s: nobody can read or write %s while all its rows are written again", [change.address, table])
}

warn contains message if {
	some change in changes
	some relation in change.impact.blocks_reads_and_writes
	not rewritten(change, relation)
	message := sprintf("%s: %s is locked against reads and writes for an instant", [change.address, relation])
}

rewritten(change, relation) if relation in change.impact.rewrites
