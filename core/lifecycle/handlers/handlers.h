#pragma once
#include "core/base/result.h"
#include "core/lifecycle/payloads.h"

// The built-in behaviours, one file each; what they do is botocore's (its name is the label in the table), see
// botocore-behaviour.md §2.4.
namespace botoscope::lifecycle {

/// Old names of services, e.g. runtime.sagemaker.
void aliasServiceName(ChooseServiceName& payload);
/// Timestamps with milliseconds on the wire.
void enableMilliseconds(CreatingSerializer& payload);
/// Names for parameters that read better than the model's; giving both is an error.
Result<void> aliasFilters(BeforeParameterBuild& payload);
Result<void> aliasFromTime(BeforeParameterBuild& payload);
Result<void> aliasReturnFields(BeforeParameterBuild& payload);
/// S3's metadata travels in headers, which take ASCII.
Result<void> validateAsciiMetadata(BeforeParameterBuild& payload);
/// Fills top-level idempotency tokens whose key is absent with a uuid.
void generateIdempotencyTokens(BeforeParameterBuild& payload);
/// S3 listings ask for URL-encoded keys unless the caller chose, and remember it.
void setListObjectsEncoding(BeforeParameterBuild& payload);
/// Where the model lets a response's checksum be asked for, it is, unless the caller chose.
void requestValidationMode(BeforeParameterBuild& payload);
/// A bucket must be a bucket's name or the ARN of an access point.
Result<void> validateBucketName(BeforeParameterBuild& payload);
/// The rule set puts the bucket into the URL, so the path does not; signatures of old go on naming it.
void removeBucketFromPath(BeforeParameterBuild& payload);
/// The rule set puts S3 Control's account into the host name, so the model's prefix does not.
void removeAccountHostPrefix(BeforeParameterBuild& payload);
/// Buckets decide on S3's address style.
void adjustS3Endpoint(BeforeEndpointResolution& payload);
/// Access point ARNs are not part of the path that S3's oldest signature covers.
void removeArnFromSigningPath(BeforeSign& payload);
/// CopySource as text or as {Bucket, Key, VersionId}, encoded for its header.
Result<void> encodeCopySource(BeforeParameterBuild& payload);
/// SSE-C keys go over the wire in base64 with their MD5, unless the caller gave one.
void encodeSseKey(BeforeParameterBuild& payload);
void encodeCopySourceSseKey(BeforeParameterBuild& payload);
/// UserData is base64-encoded.
void encodeUserData(BeforeParameterBuild& payload);
/// Route 53 ids are taken with or without their path.
void fixRoute53Ids(BeforeParameterBuild& payload);
/// Glacier's account defaults to the caller's own, "-".
void injectAccountId(BeforeParameterBuild& payload);
/// Glacier wants the SHA-256 of an upload and of its tree of megabytes.
Result<void> addGlacierChecksums(BeforeCall& payload);
/// Copies between regions carry a presigned URL for the source's region.
Task<Result<void>> injectPresignedUrlEc2(BeforeCall& payload);
Task<Result<void>> injectPresignedUrlRds(BeforeCall& payload);
/// Operations that hand out endpoints want to know the API's version.
void addApiVersionHeader(BeforeCall& payload);
/// Predictions go to the host that the caller got with the model.
void switchHostMachineLearning(RequestCreated& payload);
/// Searches go as a form: their query may be too long for a URL.
void changeGetToPost(RequestCreated& payload);
/// An unsigned upload with a trailer says so.
void addHeaderForUnsignedTrailer(BeforeSign& payload);
/// Presigned speech is fetched by browsers, which send no Content-Type.
void removeContentTypeForPresigning(BeforeSign& payload);
/// S3 uploads wait for 100 Continue.
void addExpectHeader(BeforeCall& payload);
void addGlacierVersion(BeforeCall& payload);
void addAcceptHeader(BeforeCall& payload);
/// Calls from inside a Lambda function carry the trace on that they were called with, so that loops can be found.
void registerRecursionHeader(events::Emitter& emitter, const std::string& traceId);
/// CR and LF inside an XML body are escaped, so that they reach S3 as they are.
void escapeXmlPayload(BeforeCall& payload);
/// The note of a call's context that says until when its next attempt is of use, e.g. "20240101T000100Z".
inline constexpr const char* retryTtlNote = "retry_ttl";
/// amz-sdk-invocation-id and amz-sdk-request ("ttl=…; attempt=2; max=5", what is known of it); runs after signing, so
/// they are never signed.
void addRetryHeaders(RequestCreated& payload);
/// The operation takes no signature.
void disableSigning(ChooseSigner& payload);
/// Signer of an operation whose model or endpoint names one.
void setOperationSpecificSigner(ChooseSigner& payload);
/// Signer of a client whose user prefers one of those its service offers, or has a bearer token for it.
Result<void> choosePreferredSigner(ChooseSigner& payload);
/// S3 answers 200 with an error in the body: taken as 500, so that it is retried.
void handle200Error(BeforeParse& payload);
/// S3's Expires as text besides; dropped as a time when it is none.
void handleExpiresHeader(BeforeParse& payload);
/// OAuth2 errors carry their message as error_description.
void mapOauth2Errors(BeforeParse& payload);
/// IAM policy documents come URL-encoded; they become data.
void decodePolicies(AfterCall& payload);
void decodeConsoleOutput(AfterCall& payload);
/// CloudFormation's TemplateBody becomes data when it is JSON.
void decodeTemplateBody(AfterCall& payload);
/// GetBucketLocation's document is nothing but a text.
void parseBucketLocation(AfterCall& payload);
/// SQS kept its old error codes for exceptions.
void overrideSqsErrorCode(AfterCall& payload);
/// Undoes setListObjectsEncoding in the result.
void decodeListObjects(AfterCall& payload);

} // namespace botoscope::lifecycle
