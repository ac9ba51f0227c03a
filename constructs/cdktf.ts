/**
 * Owns what the constructs take from cdktf, so that the same sources serve CDK Terrain: the build puts `cdktn` in its place.
 * Must not know what is made of it.
 */
export { Fn, type IResolvable, type IResolveContext, type TerraformMetaArguments, Token } from "cdktf";
export { Construct } from "constructs";
