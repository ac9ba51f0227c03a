# Owns the loss of data: a person approves it by a label on the pull request.
# Must not know how labels come here: as data.labels, a list of names.
package main

approved if "loses-data" in data.labels

deny contains message if {
	some change in changes
	some object in change.impact.data_loss
	not approved
	message := sprintf("%s: %s is lost with what it holds; the label loses-data approves it", [change.address, object])
}

deny contains message if {
	some schema in schemas
	"delete" in schema.change.actions
	schema.change.before.on_destroy != "retain"
	not approved
	message := sprintf("%s: the schema is destroyed; the label loses-data approves it", [schema.address])
}
