#include "core/credentials/container_provider.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/credentials/failure.h"
#include "core/credentials/metadata_request.h"
#include "core/credentials/moment.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace botoscope::credentials {

namespace {

constexpr const char* method = "container-role";
constexpr const char* relativeUri = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
constexpr const char* fullUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
constexpr const char* tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
constexpr const char* tokenVariable = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
constexpr std::array<std::string_view, 4> agentHosts = {"169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost"};
constexpr int tries = 3;

/// Dotted decimal in 127.0.0.0/8.
bool isLoopback(std::string_view host)
{
    if (host == "::1" || host == "0:0:0:0:0:0:0:1") {
        return true;
    }
    int numbers = 0;
    bool local = false;
    while (!host.empty() && numbers < 4) {
        int number = -1;
        const auto [end, problem] = std::from_chars(host.data(), host.data() + host.size(), number);
        const auto length = static_cast<std::size_t>(end - host.data());
        if (problem != std::errc() || number < 0 || number > 255 || (length > 1 && host.front() == '0')) {
            return false;
        }
        local = numbers == 0 ? number == 127 : local;
        ++numbers;
        host.remove_prefix(length);
        if (numbers < 4) {
            if (!host.starts_with('.')) {
                return false;
            }
            host.remove_prefix(1);
        }
    }
    return local && numbers == 4 && host.empty();
}

/// The header that lets us in; nullopt: none is configured. A file is read each time: its content changes.
Result<std::optional<std::string>> authorization(const Surroundings& around)
{
    const config::Environment& environment = around.settings.environment();
    std::optional<std::string> token;
    if (const std::string* path = environment.find(tokenFile)) {
        std::string problem;
        token = around.readFile(*path, &problem);
        if (!token) {
            return retrievalFailure(method, *path + " (" + tokenFile + ") can't be read: " + problem)
                .with("exception", "OSError");
        }
    } else if (const std::string* text = environment.find(tokenVariable)) {
        token = *text;
    }
    if (token && token->find_first_of("\r\n") != std::string::npos) {
        return retrievalFailure(method, "the authorization token has line ends, which no header can hold")
            .with("exception", "ValueError");
    }
    return token;
}

Result<Fetched> readKeys(const Value& json)
{
    Fetched fetched;
    for (const char* key : {"AccessKeyId", "SecretAccessKey", "Token", "Expiration"}) {
        if (!json.find(key)) {
            return retrievalFailure(method, "the answer has no " + std::string(key)).with("exception", "KeyError");
        }
    }
    fetched.credentials.accessKeyId = json["AccessKeyId"].toString();
    fetched.credentials.secretAccessKey = SecretString(json["SecretAccessKey"].toString());
    fetched.credentials.sessionToken = SecretString(json["Token"].toString());
    fetched.credentials.accountId = json["AccountId"].toString();
    fetched.credentials.method = method;
    fetched.credentials.features = {"CREDENTIALS_HTTP"};
    fetched.expires = readMoment(json["Expiration"].toString());
    if (!fetched.expires) {
        return retrievalFailure(method, "the answer's Expiration is not a time").with("exception", "ValueError");
    }
    return fetched;
}

/// One try: the answer's JSON, or what went wrong and whether it may go better.
struct Try {
    std::optional<Value> json;
    std::string problem;
    std::optional<Error> fatal;
    Try() = default;
};

Task<Try> tryOnce(const Surroundings& around, MetadataRequest request, FetchLog& log)
{
    Try outcome;
    auto asking = askMetadata(around, std::move(request), log);
    auto response = co_await asking;
    if (!response.ok()) {
        outcome.problem = "Received error when attempting to retrieve container metadata: " + response.error().message;
        if (!isWorthAnotherTry(response.error().code)) {
            outcome.fatal = response.error();
        }
        co_return outcome;
    }
    if (response->status != 200) {
        outcome.problem = "Received non 200 response " + std::to_string(response->status) + " from container metadata";
        co_return outcome;
    }
    auto json = parseJson(response->bodyView(), JsonGrammar::Python);
    if (json.ok()) {
        outcome.json = std::move(*json);
    } else {
        outcome.problem = "Unable to parse JSON returned from container metadata services";
    }
    co_return outcome;
}

Task<Result<Fetched>> fetch(std::shared_ptr<const Surroundings> around, std::string url, FetchLog& log)
{
    auto token = authorization(*around);
    if (!token.ok()) {
        co_return std::move(token).error();
    }
    if (!ContainerProvider::isAllowed(url)) {
        co_return retrievalFailure(method, "Unsupported host in " + url +
                                               ". Without encryption keys are only taken from this machine, or from "
                                               "169.254.170.2, 169.254.170.23, fd00:ec2::23, localhost")
            .with("exception", "ValueError");
    }
    MetadataRequest request;
    request.url = url;
    request.timeoutMicros = 2'000'000;
    request.headers.add("Accept", "application/json");
    if (*token) {
        request.headers.add("Authorization", **token);
    }
    Try last;
    for (int i = 0; i < tries; ++i) {
        if (i > 0) {
            auto pause = sleepFor(*around->timers, 1'000'000);
            co_await pause;
        }
        auto trying = tryOnce(*around, request, log);
        last = co_await trying;
        if (last.json) {
            co_return readKeys(*last.json);
        }
        if (last.fatal) {
            co_return *last.fatal;
        }
    }
    co_return retrievalFailure(method, "Error retrieving metadata: " + last.problem);
}

} // namespace

bool ContainerProvider::isAllowed(const std::string& url)
{
    const auto parts = http::splitUrl(url);
    if (!parts) {
        return false;
    }
    std::string host = toLower(parts->host);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    const bool agent = std::find(agentHosts.begin(), agentHosts.end(), host) != agentHosts.end();
    return toLower(parts->scheme) == "https" || agent || isLoopback(host);
}

Task<Result<Answer>> ContainerProvider::load(Asking& asking)
{
    const config::Environment& environment = m_around->settings.environment();
    const std::string* relative = environment.find(relativeUri);
    const std::string* full = environment.find(fullUri);
    if (!relative && !full) {
        co_return Answer(std::string(relativeUri) + " and " + fullUri + " are not set");
    }
    const std::string url = relative ? "http://169.254.170.2" + *relative : *full;
    asking.attempt.facts = {{"url", url, relative ? relativeUri : fullUri}};
    const auto again = [around = m_around, url](FetchLog& log) { return fetch(around, url, log); };
    auto fetching = again(asking.log);
    auto first = co_await fetching;
    if (!first.ok()) {
        co_return std::move(first).error();
    }
    co_return Answer(std::make_shared<RefreshableCredentials>(*m_around->clock, again, std::move(*first)), url);
}

} // namespace botoscope::credentials
