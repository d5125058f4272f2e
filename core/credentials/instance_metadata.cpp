#include "core/credentials/instance_metadata.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/credentials/failure.h"

#include <algorithm>

namespace botoscope::credentials {

namespace {

constexpr const char* defaultUrl = "http://169.254.169.254/";
constexpr const char* ipv6Url = "http://[fd00:ec2::254]/";
constexpr int leastTriesWhileBusy = 3;

/// Letters, digits and inner dashes between dots, as botocore checks host names.
bool isHostName(std::string_view host)
{
    if (host.ends_with('.')) {
        host.remove_suffix(1);
    }
    std::size_t label = 0;
    for (std::size_t i = 0; i <= host.size(); ++i) {
        if (i == host.size() || host[i] == '.') {
            const bool dashed = label > 0 && (host[i - 1] == '-' || host[i - label] == '-');
            if (label == 0 || label > 63 || dashed) {
                return false;
            }
            label = 0;
            continue;
        }
        const char c = host[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
        ++label;
    }
    return true;
}

bool isBaseUrl(const std::string& url)
{
    const auto parts = http::splitUrl(url);
    const bool control = url.find_first_of("\t\r\n") != std::string::npos;
    if (control || !parts || parts->host.empty() || parts->host.size() > 255) {
        return false;
    }
    return (parts->host.starts_with('[') && parts->host.ends_with(']')) || isHostName(parts->host);
}

/// Whether IPv6 is chosen; the mode beats the switch.
Result<bool> choosesIpv6(const config::Settings& settings)
{
    const auto mode = settings.resolve("ec2_metadata_service_endpoint_mode");
    const auto ipv6 = settings.get("imds_use_ipv6");
    if (!mode.ok() || !ipv6.ok()) {
        return mode.ok() ? ipv6.error() : mode.error();
    }
    if (mode->value.isNull()) {
        return ipv6->toBool();
    }
    const std::string name = toLower(mode->value.toString());
    if (name != "ipv4" && name != "ipv6") {
        return invalidConfig("Invalid EC2 Instance Metadata endpoint mode: " + mode->value.toString() +
                             " Valid endpoint modes (case-insensitive): ipv4, ipv6.")
            .with("where", mode->source.text())
            .with("exception", "InvalidIMDSEndpointModeError");
    }
    return name == "ipv6";
}

} // namespace

Result<MetadataSettings> MetadataSettings::read(const config::Settings& settings)
{
    const auto timeout = settings.get("metadata_service_timeout");
    const auto attempts = settings.get("metadata_service_num_attempts");
    const auto endpoint = settings.resolve("ec2_metadata_service_endpoint");
    const auto v1Disabled = settings.get("ec2_metadata_v1_disabled");
    const auto ipv6 = choosesIpv6(settings);
    for (const auto* value : {&timeout, &attempts}) {
        if (!value->ok()) {
            return value->error();
        }
    }
    if (!ipv6.ok() || !v1Disabled.ok()) {
        return ipv6.ok() ? v1Disabled.error() : ipv6.error();
    }
    if (!endpoint.ok()) {
        return endpoint.error();
    }
    MetadataSettings result;
    const std::string& custom = endpoint->value.toString();
    result.baseUrl = !custom.empty() ? custom : *ipv6 ? ipv6Url : defaultUrl;
    result.source = custom.empty() ? "default" : endpoint->source.text();
    if (!isBaseUrl(result.baseUrl)) {
        return invalidConfig("Invalid endpoint EC2 Instance Metadata endpoint: " + result.baseUrl)
            .with("where", result.source)
            .with("exception", "InvalidIMDSEndpointError");
    }
    result.timeoutMicros = timeout->toInt() * 1'000'000;
    result.attempts = static_cast<int>(std::clamp<std::int64_t>(attempts->toInt(), 0, 1000));
    result.disabled = toLower(settings.environment().get("AWS_EC2_METADATA_DISABLED")) == "true";
    result.v1Disabled = v1Disabled->toBool();
    return result;
}

MetadataRequest InstanceMetadata::request(const std::string& path) const
{
    MetadataRequest request;
    request.url = m_settings.baseUrl + (m_settings.baseUrl.ends_with('/') ? "" : "/") + path;
    request.timeoutMicros = m_settings.timeoutMicros;
    request.throughProxies = true;
    return request;
}

InstanceMetadata::Verdict InstanceMetadata::judgeToken(const http::Response& response)
{
    const int status = response.status;
    const bool known = status == 200 || status == 400 || status == 403 || status == 404 || status == 405;
    return known ? Verdict::Done : status >= 500 ? Verdict::Busy : Verdict::Again;
}

InstanceMetadata::Verdict InstanceMetadata::judgeText(const http::Response& response)
{
    if (response.status == 200) {
        return response.bodyView().empty() ? Verdict::Again : Verdict::Good;
    }
    return response.status >= 500 ? Verdict::Busy : Verdict::Again;
}

InstanceMetadata::Verdict InstanceMetadata::judgeObject(const http::Response& response)
{
    const Verdict verdict = judgeText(response);
    if (verdict != Verdict::Good) {
        return verdict;
    }
    return parseJson(response.bodyView(), JsonGrammar::Python).ok() ? Verdict::Good : Verdict::Again;
}

Task<Result<std::optional<http::Response>>> InstanceMetadata::ask(MetadataRequest request, Judge judge, FetchLog& log)
{
    int limit = m_settings.attempts;
    for (int i = 0; i < limit; ++i) {
        auto asking = askMetadata(*m_around, request, log);
        auto response = co_await asking;
        if (!response.ok()) {
            m_why = response.error().message;
            if (!isWorthAnotherTry(response.error().code)) {
                co_return std::move(response).error();
            }
            // A token that does not come in time is as good as refused (botocore's rule, since it may be a hop too
            // far).
            if (judge == &judgeToken && response.error().code == ErrorCode::ReadTimeout) {
                break;
            }
            continue;
        }
        const Verdict verdict = judge(*response);
        if (verdict == Verdict::Good || verdict == Verdict::Done) {
            co_return std::optional(std::move(*response));
        }
        m_why = request.url + " answered with status " + std::to_string(response->status);
        if (verdict == Verdict::Busy) {
            limit = std::max(limit, leastTriesWhileBusy);
        }
    }
    co_return std::optional<http::Response>();
}

Task<Result<bool>> InstanceMetadata::open(FetchLog& log)
{
    if (m_settings.disabled) {
        m_why = "AWS_EC2_METADATA_DISABLED is true";
        co_return false;
    }
    MetadataRequest put = request("latest/api/token");
    put.method = "PUT";
    put.headers.add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    put.headers.add("User-Agent", m_around->userAgent);
    auto asking = ask(std::move(put), &judgeToken, log);
    auto response = co_await asking;
    if (!response.ok()) {
        co_return std::move(response).error();
    }
    if (*response && (*response)->status == 400) {
        m_why = "the metadata service refused to give a session token (400)";
        co_return false;
    }
    if (*response && (*response)->status == 200) {
        m_token = (*response)->bodyView();
    }
    co_return true;
}

Task<Result<std::optional<http::Response>>> InstanceMetadata::fetch(std::string path, Judge judge, FetchLog& log)
{
    if ((!m_token || m_token->empty()) && m_settings.v1Disabled) {
        co_return failureOf("MetadataRetrievalError",
                            "Error retrieving metadata: Unable to retrieve token for use in IMDSv2 call and IMDSv1 has "
                            "been disabled");
    }
    MetadataRequest get = request(path);
    if (m_token) {
        get.headers.add("x-aws-ec2-metadata-token", *m_token);
    }
    get.headers.add("User-Agent", m_around->userAgent);
    auto asking = ask(std::move(get), judge, log);
    auto response = co_await asking;
    co_return response;
}

Task<Result<std::optional<std::string>>> InstanceMetadata::get(std::string path, FetchLog& log)
{
    auto fetching = fetch(std::move(path), &judgeText, log);
    auto response = co_await fetching;
    if (!response.ok()) {
        co_return std::move(response).error();
    }
    std::optional<std::string> text;
    if (*response) {
        text = (*response)->bodyView();
    }
    co_return text;
}

Task<Result<std::optional<Value>>> InstanceMetadata::getObject(std::string path, FetchLog& log)
{
    auto fetching = fetch(std::move(path), &judgeObject, log);
    auto response = co_await fetching;
    if (!response.ok()) {
        co_return std::move(response).error();
    }
    std::optional<Value> object;
    if (*response) {
        auto parsed = parseJson((*response)->bodyView(), JsonGrammar::Python);
        object = parsed.ok() ? std::move(*parsed) : Value();
    }
    co_return object;
}

} // namespace botoscope::credentials
