# Owns the size of a plan: what a person can read is reviewed, what is longer comes in parts.
# Must not know what the statements do.
package main

default limit := 20

limit := data.limits.statements

deny contains message if {
	some change in changes
	change.impact.statements > limit
	message := sprintf("%s: %d statements, more than %d; split the change", [change.address, change.impact.statements, limit])
}
