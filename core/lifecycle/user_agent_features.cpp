#include "core/lifecycle/user_agent_features.h"

#include "core/base/encoding.h"

#include <algorithm>
#include <array>
#include <utility>

namespace botoscope::lifecycle {

namespace {

/// Sorted by name.
constexpr std::pair<std::string_view, std::string_view> features[] = {
    {"ACCOUNT_ID_MODE_DISABLED", "Q"},
    {"ACCOUNT_ID_MODE_PREFERRED", "P"},
    {"ACCOUNT_ID_MODE_REQUIRED", "R"},
    {"BEARER_SERVICE_ENV_VARS", "3"},
    {"CLI_V1_TO_V2_MIGRATION_DEBUG_MODE", "-"},
    {"CREDENTIALS_BOTO2_CONFIG_FILE", "x"},
    {"CREDENTIALS_CODE", "e"},
    {"CREDENTIALS_ENV_VARS", "g"},
    {"CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN", "h"},
    {"CREDENTIALS_HTTP", "z"},
    {"CREDENTIALS_IMDS", "0"},
    {"CREDENTIALS_LOGIN", "AD"},
    {"CREDENTIALS_PROCESS", "w"},
    {"CREDENTIALS_PROFILE", "n"},
    {"CREDENTIALS_PROFILE_LOGIN", "AC"},
    {"CREDENTIALS_PROFILE_NAMED_PROVIDER", "p"},
    {"CREDENTIALS_PROFILE_PROCESS", "v"},
    {"CREDENTIALS_PROFILE_SOURCE_PROFILE", "o"},
    {"CREDENTIALS_PROFILE_SSO", "r"},
    {"CREDENTIALS_PROFILE_SSO_LEGACY", "t"},
    {"CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN", "q"},
    {"CREDENTIALS_SSO", "s"},
    {"CREDENTIALS_SSO_LEGACY", "u"},
    {"CREDENTIALS_STS_ASSUME_ROLE", "i"},
    {"CREDENTIALS_STS_ASSUME_ROLE_WEB_ID", "k"},
    {"ENDPOINT_OVERRIDE", "N"},
    {"FLEXIBLE_CHECKSUMS_REQ_CRC32", "U"},
    {"FLEXIBLE_CHECKSUMS_REQ_CRC32C", "V"},
    {"FLEXIBLE_CHECKSUMS_REQ_CRC64", "W"},
    {"FLEXIBLE_CHECKSUMS_REQ_MD5", "AE"},
    {"FLEXIBLE_CHECKSUMS_REQ_SHA1", "X"},
    {"FLEXIBLE_CHECKSUMS_REQ_SHA256", "Y"},
    {"FLEXIBLE_CHECKSUMS_REQ_SHA512", "AF"},
    {"FLEXIBLE_CHECKSUMS_REQ_WHEN_REQUIRED", "a"},
    {"FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED", "Z"},
    {"FLEXIBLE_CHECKSUMS_REQ_XXHASH128", "AI"},
    {"FLEXIBLE_CHECKSUMS_REQ_XXHASH3", "AG"},
    {"FLEXIBLE_CHECKSUMS_REQ_XXHASH64", "AH"},
    {"FLEXIBLE_CHECKSUMS_RES_WHEN_REQUIRED", "c"},
    {"FLEXIBLE_CHECKSUMS_RES_WHEN_SUPPORTED", "b"},
    {"GZIP_REQUEST_COMPRESSION", "L"},
    {"PAGINATOR", "C"},
    {"PROTOCOL_RPC_V2_CBOR", "M"},
    {"RESOLVED_ACCOUNT_ID", "T"},
    {"RETRY_MODE_ADAPTIVE", "F"},
    {"RETRY_MODE_LEGACY", "D"},
    {"RETRY_MODE_STANDARD", "E"},
    {"S3_EXPRESS_BUCKET", "J"}, // botocore, which knows the others, does not tell of this one
    {"S3_TRANSFER", "G"},
    {"SIGV4A_SIGNING", "S"},
    {"WAITER", "B"},
};

} // namespace

std::string_view userAgentFeature(std::string_view feature)
{
    const auto found =
        std::ranges::lower_bound(features, feature, {}, &std::pair<std::string_view, std::string_view>::first);
    return found != std::end(features) && found->first == feature ? found->second : std::string_view();
}

std::vector<std::string> clientFeatures(const ClientConfig& config, const std::string& endpointUrl)
{
    std::vector<std::string> out;
    if (!endpointUrl.empty()) {
        out.emplace_back("ENDPOINT_OVERRIDE");
    }
    if (config.retries.mode) {
        out.push_back("RETRY_MODE_" + toUpper(*config.retries.mode));
    }
    if (config.requestChecksumCalculation) {
        out.push_back("FLEXIBLE_CHECKSUMS_REQ_" + toUpper(*config.requestChecksumCalculation));
    }
    if (config.responseChecksumValidation) {
        out.push_back("FLEXIBLE_CHECKSUMS_RES_" + toUpper(*config.responseChecksumValidation));
    }
    return out;
}

std::string featureComponent(const std::vector<std::string>& clients, const std::vector<std::string>& calls)
{
    constexpr std::size_t longest = 1024;
    std::vector<std::string_view> names;
    for (const auto* list : {&clients, &calls}) {
        for (const std::string& feature : *list) {
            const std::string_view name = userAgentFeature(feature);
            if (!name.empty() && std::ranges::find(names, name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    std::string out;
    for (const std::string_view name : names) {
        out.append(out.empty() ? "m/" : ",").append(name);
    }
    return shortenUserAgent(std::move(out), longest, ',');
}

std::string shortenUserAgent(std::string component, std::size_t most, char delimiter)
{
    while (component.size() > most) {
        const auto last = component.rfind(delimiter);
        component.resize(last == std::string::npos ? 0 : last);
    }
    return component;
}

std::string userAgentOf(const CallContext& context)
{
    const UserAgent& agent = context.client->userAgent;
    if (agent.given) {
        return agent.head + agent.tail;
    }
    const std::string features = featureComponent(agent.features, context.features);
    return agent.head + (features.empty() ? "" : ' ' + features) + agent.tail;
}

void rebuildUserAgent(RequestCreated& payload)
{
    if (payload.request.headers.contains("User-Agent")) {
        payload.request.headers.set("User-Agent", userAgentOf(payload.context));
    }
}

} // namespace botoscope::lifecycle
