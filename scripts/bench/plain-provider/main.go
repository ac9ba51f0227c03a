// A provider that does as little as one in Go can: one resource that holds a text. What it takes is what such a provider costs.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type plain struct{}

func (plain) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "plain"
}
func (plain) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse)          {}
func (plain) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}
func (plain) DataSources(context.Context) []func() datasource.DataSource                        { return nil }
func (plain) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return text{} }}
}

type text struct{}

type model struct {
	Value types.String `tfsdk:"value"`
}

func (text) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_text"
}
func (text) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{"value": schema.StringAttribute{Required: true}}}
}
func (text) Create(context context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var planned model
	response.Diagnostics.Append(request.Plan.Get(context, &planned)...)
	response.Diagnostics.Append(response.State.Set(context, planned)...)
}
func (text) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {}
func (text) Update(context context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var planned model
	response.Diagnostics.Append(request.Plan.Get(context, &planned)...)
	response.Diagnostics.Append(response.State.Set(context, planned)...)
}
func (text) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

func main() {
	served := func() provider.Provider { return plain{} }
	options := providerserver.ServeOpts{Address: "registry.terraform.io/schemata/plain"}
	if err := providerserver.Serve(context.Background(), served, options); err != nil {
		log.Fatal(err)
	}
}
