# Owns which findings are not to be had at all, though `allow` in the configuration lets them through, and tells the others.
# Must not know how Schemata finds them: each is "rule:name".
package main

forbidden := {"drops-schema", "drops-table", "breaks-code"}

deny contains message if {
	some change in changes
	some finding in change.impact.findings
	rule_of(finding) in forbidden
	message := sprintf("%s: %s is against our rules", [change.address, finding])
}

warn contains message if {
	some change in changes
	some finding in change.impact.findings
	not rule_of(finding) in forbidden
	message := sprintf("%s: %s", [change.address, finding])
}

rule_of(finding) := split(finding, ":")[0]
