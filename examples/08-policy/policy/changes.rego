# Owns what the other policies judge: each schema that the plan changes, and what that does to others.
# Must not know what is allowed.
package main

schemas contains {"address": resource.address, "change": resource.change} if {
	some resource in input.resource_changes
	resource.type == "schemata_postgres_schema"
}

# `impact` is null when nothing is to do, and so is each list in it that would be empty: there is nothing to iterate over.
changes contains {"address": schema.address, "impact": schema.change.after.impact} if {
	some schema in schemas
	is_object(schema.change.after.impact)
}

# A plan that waits for something else's apply tells nothing that could be judged.
deny contains message if {
	some schema in schemas
	schema.change.after_unknown.impact == true
	message := sprintf("%s: what it does is known at apply only; apply first what it waits for", [schema.address])
}
