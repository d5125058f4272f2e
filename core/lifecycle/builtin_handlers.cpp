#include "core/lifecycle/builtin_handlers.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/handlers/handlers.h"

#include <array>

namespace botoscope::lifecycle {

namespace {

struct Row {
    const char* pattern;
    const char* label;
    events::HandlerPtr (*make)(std::string label);
    events::Position position = events::Position::Middle;
};

/// Turns a plain function of a payload into the maker the table holds.
template <auto function, class Payload> events::HandlerPtr make(std::string label)
{
    return events::makeHandler<Payload>(std::move(label), [](Payload& payload) { return function(payload); });
}

/// The same for functions that may wait.
template <auto function, class Payload> events::HandlerPtr makeAsync(std::string label)
{
    return makeAsyncHandler<Payload>(std::move(label), [](Payload& payload) { return function(payload); });
}

constexpr std::array table = {
    Row{"choose-service-name", "handle_service_name_alias", make<aliasServiceName, ChooseServiceName>},
    Row{"creating-serializer.bedrock-agentcore", "enable_millisecond_timestamp_precision",
        make<enableMilliseconds, CreatingSerializer>},
    Row{"after-call.iam", "json_decode_policies", make<decodePolicies, AfterCall>},
    Row{"after-call.ec2.GetConsoleOutput", "decode_console_output", make<decodeConsoleOutput, AfterCall>},
    Row{"after-call.cloudformation.GetTemplate", "json_decode_template_body", make<decodeTemplateBody, AfterCall>},
    Row{"after-call.s3.GetBucketLocation", "parse_get_bucket_location", make<parseBucketLocation, AfterCall>},
    Row{"after-call.sqs.*", "handle_sqs_compatible_error", make<overrideSqsErrorCode, AfterCall>},
    Row{"before-parse.s3.*", "handle_expires_header", make<handleExpiresHeader, BeforeParse>},
    Row{"before-parse.s3.*", "handle_200_error", make<handle200Error, BeforeParse>, events::Position::First},
    Row{"before-parse.sso-oidc.*", "map_oauth2_errors", make<mapOauth2Errors, BeforeParse>},
    Row{"before-parameter-build", "generate_idempotent_uuid", make<generateIdempotencyTokens, BeforeParameterBuild>},
    Row{"before-parameter-build", "handle_request_validation_mode_member",
        make<requestValidationMode, BeforeParameterBuild>},
    Row{"before-parameter-build.s3", "validate_bucket_name", make<validateBucketName, BeforeParameterBuild>},
    Row{"before-parameter-build.s3", "remove_bucket_from_url_paths_from_model",
        make<removeBucketFromPath, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.ListObjects", "set_list_objects_encoding_type_url",
        make<setListObjectsEncoding, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.ListObjectsV2", "set_list_objects_encoding_type_url",
        make<setListObjectsEncoding, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.ListObjectVersions", "set_list_objects_encoding_type_url",
        make<setListObjectsEncoding, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CopyObject", "handle_copy_source_param",
        make<encodeCopySource, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.UploadPartCopy", "handle_copy_source_param",
        make<encodeCopySource, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CopyObject", "validate_ascii_metadata",
        make<validateAsciiMetadata, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.PutObject", "validate_ascii_metadata",
        make<validateAsciiMetadata, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CreateMultipartUpload", "validate_ascii_metadata",
        make<validateAsciiMetadata, BeforeParameterBuild>},
    Row{"before-parameter-build.s3-control", "remove_accid_host_prefix_from_model",
        make<removeAccountHostPrefix, BeforeParameterBuild>},
    Row{"before-endpoint-resolution.s3", "customize_endpoint_resolver_builtins",
        make<adjustS3Endpoint, BeforeEndpointResolution>},
    Row{"before-call.s3", "add_expect_header", make<addExpectHeader, BeforeCall>},
    Row{"before-call.glacier", "add_glacier_version", make<addGlacierVersion, BeforeCall>},
    Row{"before-call.apigateway", "add_accept_header", make<addAcceptHeader, BeforeCall>},
    Row{"before-call.s3.DeleteObjects", "escape_xml_payload", make<escapeXmlPayload, BeforeCall>},
    Row{"before-call.s3.PutBucketLifecycleConfiguration", "escape_xml_payload", make<escapeXmlPayload, BeforeCall>},
    Row{"before-call.glacier.UploadArchive", "add_glacier_checksums", make<addGlacierChecksums, BeforeCall>},
    Row{"before-call.glacier.UploadMultipartPart", "add_glacier_checksums", make<addGlacierChecksums, BeforeCall>},
    Row{"before-call.ec2.CopySnapshot", "inject_presigned_url_ec2", makeAsync<injectPresignedUrlEc2, BeforeCall>},
    Row{"request-created", "add_retry_headers", make<addRetryHeaders, RequestCreated>},
    Row{"request-created.machinelearning.Predict", "switch_host_machinelearning",
        make<switchHostMachineLearning, RequestCreated>},
    Row{"choose-signer.cognito-identity.GetId", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.GetOpenIdToken", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.UnlinkIdentity", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.cognito-identity.GetCredentialsForIdentity", "disable_signing",
        make<disableSigning, ChooseSigner>},
    Row{"choose-signer.sts.AssumeRoleWithSAML", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer.sts.AssumeRoleWithWebIdentity", "disable_signing", make<disableSigning, ChooseSigner>},
    Row{"choose-signer", "set_operation_specific_signer", make<setOperationSpecificSigner, ChooseSigner>},
    Row{"choose-signer", "set_auth_scheme_preference_signer", make<choosePreferredSigner, ChooseSigner>},
    Row{"before-parameter-build.s3.HeadObject", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.GetObject", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.PutObject", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CopyObject", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CopyObject", "copy_source_sse_md5",
        make<encodeCopySourceSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CreateMultipartUpload", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.UploadPart", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.UploadPartCopy", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.UploadPartCopy", "copy_source_sse_md5",
        make<encodeCopySourceSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.CompleteMultipartUpload", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.s3.SelectObjectContent", "sse_md5", make<encodeSseKey, BeforeParameterBuild>},
    Row{"before-parameter-build.ec2.RunInstances", "base64_encode_user_data",
        make<encodeUserData, BeforeParameterBuild>},
    Row{"before-parameter-build.autoscaling.CreateLaunchConfiguration", "base64_encode_user_data",
        make<encodeUserData, BeforeParameterBuild>},
    Row{"before-parameter-build.route53", "fix_route53_ids", make<fixRoute53Ids, BeforeParameterBuild>},
    Row{"before-parameter-build.glacier", "inject_account_id", make<injectAccountId, BeforeParameterBuild>},
    Row{"before-sign.s3", "remove_arn_from_signing_path", make<removeArnFromSigningPath, BeforeSign>},
    Row{"before-sign.s3", "set_extra_headers_for_unsigned_request", make<addHeaderForUnsignedTrailer, BeforeSign>},
    Row{"before-sign.polly.SynthesizeSpeech", "remove_content_type_header_for_presigning",
        make<removeContentTypeForPresigning, BeforeSign>},
    Row{"after-call.s3.ListObjects", "decode_list_object", make<decodeListObjects, AfterCall>},
    Row{"after-call.s3.ListObjectsV2", "decode_list_object_v2", make<decodeListObjects, AfterCall>},
    Row{"after-call.s3.ListObjectVersions", "decode_list_object_versions", make<decodeListObjects, AfterCall>},
    Row{"request-created.cloudsearchdomain.Search", "change_get_to_post", make<changeGetToPost, RequestCreated>},
    Row{"before-call.rds.CopyDBClusterSnapshot", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.rds.CreateDBCluster", "inject_presigned_url_rds", makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.rds.CopyDBSnapshot", "inject_presigned_url_rds", makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.rds.CreateDBInstanceReadReplica", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.rds.StartDBInstanceAutomatedBackupsReplication", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.neptune.CopyDBClusterSnapshot", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.neptune.CreateDBCluster", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.docdb.CopyDBClusterSnapshot", "inject_presigned_url_rds",
        makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call.docdb.CreateDBCluster", "inject_presigned_url_rds", makeAsync<injectPresignedUrlRds, BeforeCall>},
    Row{"before-call", "inject_api_version_header_if_needed", make<addApiVersionHeader, BeforeCall>},
    Row{"before-parameter-build.ec2.*", "alias_parameter_in_call", make<aliasFilters, BeforeParameterBuild>,
        events::Position::First},
    Row{"before-parameter-build.logs.CreateExportTask", "alias_parameter_in_call",
        make<aliasFromTime, BeforeParameterBuild>, events::Position::First},
    Row{"before-parameter-build.cloudsearchdomain.Search", "alias_parameter_in_call",
        make<aliasReturnFields, BeforeParameterBuild>, events::Position::First},
};

} // namespace

void registerBuiltinHandlers(events::Emitter& emitter)
{
    for (const Row& row : table) {
        (void)emitter.registerHandler(row.pattern, row.make(row.label), row.position);
    }
}

} // namespace botoscope::lifecycle
