#pragma once
#include "core/base/value.h"
#include "core/http/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace botoscope::lifecycle {

/// Retry settings of a client (botocore's Config.retries).
struct RetryConfig {
    std::optional<std::string> mode;     ///< legacy | standard
    std::optional<int> totalMaxAttempts; ///< attempts with the first one; the mode's own default if unset
};

/// Options of a client, botocore's Config (botocore-behaviour.md §7.3). Unset optionals come from the session's
/// configuration chain.
struct ClientConfig {
    std::optional<std::string> region;
    std::optional<std::string> signatureVersion; ///< "unsigned" for none
    std::string userAgentExtra;
    std::optional<std::string> userAgent; ///< replaces the whole text but the extra
    std::string userAgentAppId;
    std::optional<std::int64_t> connectTimeoutMicros; ///< the defaults mode's unless set, in legacy mode a minute
    std::int64_t readTimeoutMicros = 60'000'000;
    std::optional<std::string> defaultsMode; ///< legacy | standard | in-region | cross-region | mobile | auto
    std::optional<bool> parameterValidation; ///< true unless set
    std::optional<bool> injectHostPrefix;    ///< true unless set
    std::optional<bool> useFipsEndpoint;
    std::optional<bool> useDualstackEndpoint;
    bool tcpKeepalive = false;
    bool verifyTls = true;
    std::string caBundle;
    std::string clientCertificate;
    std::string clientKey;
    std::string proxy; ///< empty: from the environment
    RetryConfig retries;
    std::optional<bool> s3PayloadSigning;
    Value s3;                        ///< botocore's Config.s3: addressing_style, use_accelerate_endpoint, …
    Value clientContext;             ///< botocore's Config.client_context_params
    std::optional<bool> s3Dualstack; ///< what the s3 options say of it, for S3 and S3 Control alone; set by the client
    std::optional<bool> disableS3ExpressSessionAuth;
    std::optional<bool> ignoreConfiguredEndpointUrls;
    std::optional<std::string> stsRegionalEndpoints;       ///< legacy | regional
    std::optional<std::string> accountIdEndpointMode;      ///< preferred | disabled | required
    std::optional<std::string> endpointDiscovery;          ///< auto | true | false
    std::optional<std::string> authSchemePreference;       ///< e.g. "sigv4a,sigv4"
    bool authPreferenceInCode = false;                     ///< set by the client
    std::optional<std::string> sigv4aRegionSet;            ///< e.g. "us-east-1,us-west-2" or "*"
    std::optional<std::string> requestChecksumCalculation; ///< when_supported | when_required
    std::optional<std::string> responseChecksumValidation; ///< when_supported | when_required
    std::optional<bool> disableRequestCompression;
    std::optional<int> requestMinCompressionSize; ///< bytes, 1 to 1048576
};

} // namespace botoscope::lifecycle
