#include "core/config/variables.h"

#include <algorithm>

namespace botoscope::config {

namespace {

// Most variables have one profile key and one environment variable.
Variable make(std::string_view name, std::string_view key, std::string_view environment, Value defaultValue = {},
              Conversion conversion = Conversion::None)
{
    Variable variable{name, {}, {}, std::move(defaultValue), conversion, {}, true};
    if (!key.empty()) {
        variable.profileKeys.push_back({{}, key});
    }
    if (!environment.empty()) {
        variable.environment.push_back(environment);
    }
    return variable;
}

Variable makeBool(std::string_view name, std::string_view environment, Value defaultValue = {})
{
    return make(name, name, environment, std::move(defaultValue), Conversion::Bool);
}

/// One that has to be one of some words.
Variable makeChoice(Variable variable, std::vector<std::string_view> choices, bool anyCase = true)
{
    variable.choices = std::move(choices);
    variable.choicesInAnyCase = anyCase;
    return variable;
}

Variable makeS3(std::string_view name, std::string_view environment, Conversion conversion,
                std::string_view plainKey = {})
{
    Variable variable = make(name, plainKey, environment, {}, conversion);
    variable.profileKeys.push_back({"s3", name});
    return variable;
}

std::vector<Variable> makeVariables()
{
    const Value emptyMap = Value(Map());
    return {
        Variable{"profile", {}, {"AWS_DEFAULT_PROFILE", "AWS_PROFILE"}, {}, Conversion::None, {}, true},
        make("region", "region", "AWS_DEFAULT_REGION"),
        make("data_path", "data_path", "AWS_DATA_PATH"),
        make("config_file", {}, "AWS_CONFIG_FILE", "~/.aws/config"),
        make("ca_bundle", "ca_bundle", "AWS_CA_BUNDLE"),
        make("api_versions", "api_versions", {}, emptyMap),
        make("credentials_file", {}, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
        make("metadata_service_timeout", "metadata_service_timeout", "AWS_METADATA_SERVICE_TIMEOUT", 1,
             Conversion::Int),
        make("metadata_service_num_attempts", "metadata_service_num_attempts", "AWS_METADATA_SERVICE_NUM_ATTEMPTS", 1,
             Conversion::Int),
        make("ec2_metadata_service_endpoint", "ec2_metadata_service_endpoint", "AWS_EC2_METADATA_SERVICE_ENDPOINT"),
        makeChoice(make("ec2_metadata_service_endpoint_mode", "ec2_metadata_service_endpoint_mode",
                        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"),
                   {"ipv4", "ipv6"}),
        makeBool("ec2_metadata_v1_disabled", "AWS_EC2_METADATA_V1_DISABLED", false),
        makeBool("imds_use_ipv6", "AWS_IMDS_USE_IPV6", false),
        makeBool("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT"),
        makeBool("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT"),
        makeBool("ignore_configured_endpoint_urls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"),
        make("parameter_validation", "parameter_validation", {}, true),
        makeBool("csm_enabled", "AWS_CSM_ENABLED", false),
        make("csm_host", "csm_host", "AWS_CSM_HOST", "127.0.0.1"),
        make("csm_port", "csm_port", "AWS_CSM_PORT", 31000, Conversion::Int),
        make("csm_client_id", "csm_client_id", "AWS_CSM_CLIENT_ID", ""),
        makeChoice(
            make("endpoint_discovery_enabled", "endpoint_discovery_enabled", "AWS_ENDPOINT_DISCOVERY_ENABLED", "auto"),
            {"auto", "true", "false"}),
        makeChoice(make("sts_regional_endpoints", "sts_regional_endpoints", "AWS_STS_REGIONAL_ENDPOINTS", "regional"),
                   {"legacy", "regional"}, false),
        makeChoice(make("retry_mode", "retry_mode", "AWS_RETRY_MODE", "legacy"), {"legacy", "standard", "adaptive"},
                   false),
        makeChoice(make("defaults_mode", "defaults_mode", "AWS_DEFAULTS_MODE", "legacy"),
                   {"legacy", "auto", "standard", "in-region", "cross-region", "mobile"}),
        make("max_attempts", "max_attempts", "AWS_MAX_ATTEMPTS", {}, Conversion::Int),
        make("user_agent_appid", "sdk_ua_app_id", "AWS_SDK_UA_APP_ID"),
        make("request_min_compression_size_bytes", "request_min_compression_size_bytes",
             "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", 10240),
        makeBool("disable_request_compression", "AWS_DISABLE_REQUEST_COMPRESSION", false),
        make("sigv4a_signing_region_set", "sigv4a_signing_region_set", "AWS_SIGV4A_SIGNING_REGION_SET"),
        makeChoice(make("request_checksum_calculation", "request_checksum_calculation",
                        "AWS_REQUEST_CHECKSUM_CALCULATION", "when_supported"),
                   {"when_supported", "when_required"}),
        makeChoice(make("response_checksum_validation", "response_checksum_validation",
                        "AWS_RESPONSE_CHECKSUM_VALIDATION", "when_supported"),
                   {"when_supported", "when_required"}),
        makeChoice(
            make("account_id_endpoint_mode", "account_id_endpoint_mode", "AWS_ACCOUNT_ID_ENDPOINT_MODE", "preferred"),
            {"preferred", "disabled", "required"}),
        makeBool("disable_host_prefix_injection", "AWS_DISABLE_HOST_PREFIX_INJECTION"),
        make("auth_scheme_preference", "auth_scheme_preference", "AWS_AUTH_SCHEME_PREFERENCE"),
        makeBool("tcp_keepalive", "BOTOCORE_TCP_KEEPALIVE"),
        make("s3_disable_express_session_auth", "s3_disable_express_session_auth",
             "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"),
    };
}

std::vector<Variable> makeS3Variables()
{
    return {
        makeChoice(makeS3("addressing_style", {}, Conversion::None), {"auto", "path", "virtual"}, false),
        makeS3("use_accelerate_endpoint", {}, Conversion::Bool),
        makeS3("use_dualstack_endpoint", {}, Conversion::Bool),
        makeS3("payload_signing_enabled", {}, Conversion::Bool),
        makeS3("use_arn_region", "AWS_S3_USE_ARN_REGION", Conversion::Bool, "s3_use_arn_region"),
        makeChoice(makeS3("us_east_1_regional_endpoint", "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", Conversion::None,
                          "s3_us_east_1_regional_endpoint"),
                   {"legacy", "regional"}, false),
        makeS3("s3_disable_multiregion_access_points", "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS", Conversion::Bool),
    };
}

} // namespace

std::span<const Variable> variables()
{
    static const std::vector<Variable> table = makeVariables();
    return table;
}

std::span<const Variable> s3Variables()
{
    static const std::vector<Variable> table = makeS3Variables();
    return table;
}

std::span<const Variable> proxyVariables()
{
    static const std::vector<Variable> table = {
        make("proxy_ca_bundle", "proxy_ca_bundle", {}),
        make("proxy_client_cert", "proxy_client_cert", {}),
        makeBool("proxy_use_forwarding_for_https", {}),
    };
    return table;
}

const Variable* findVariable(std::span<const Variable> table, std::string_view name)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Variable& variable) { return variable.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace botoscope::config
