#include "conformance/replay.h"

#include "conformance/tagged_value.h"
#include "core/base/encoding.h"
#include "support/model_data.h"

namespace botoscope::conformance {

namespace {

/// Timers that fire at once.
class ImpatientTimers final : public Timers {
public:
    Id start(std::int64_t, std::function<void()> callback) override
    {
        callback();
        return 0;
    }
    void cancel(Id) override {}
};

class StoppedClock final : public Clock {
public:
    Timestamp now() const override { return Timestamp::fromSeconds(1704067200); }
    std::int64_t monotonicMicros() const override { return 0; }
};

class FixedRandom final : public Random {
public:
    double uniform() override { return 0; }
    std::string uuid4() override { return "00000000-0000-4000-8000-000000000000"; }
};

template <class T> void take(std::optional<T>& target, const Value* value, T (*convert)(const Value&))
{
    if (value && !value->isNull()) {
        target = convert(*value);
    }
}

std::string asText(const Value& value)
{
    return value.find("$unsigned") ? "unsigned" : value.toString();
}

bool asBool(const Value& value)
{
    return value.toBool();
}

int asInt(const Value& value)
{
    return static_cast<int>(value.toInt());
}

/// botocore's Config.
lifecycle::ClientConfig configOf(const Value& given)
{
    lifecycle::ClientConfig config;
    take(config.region, given.find("region_name"), asText);
    take(config.signatureVersion, given.find("signature_version"), asText);
    take(config.userAgent, given.find("user_agent"), asText);
    config.userAgentExtra = given["user_agent_extra"].toString();
    config.userAgentAppId = given["user_agent_appid"].toString();
    take(config.useFipsEndpoint, given.find("use_fips_endpoint"), asBool);
    take(config.useDualstackEndpoint, given.find("use_dualstack_endpoint"), asBool);
    take(config.parameterValidation, given.find("parameter_validation"), asBool);
    take(config.injectHostPrefix, given.find("inject_host_prefix"), asBool);
    take(config.requestChecksumCalculation, given.find("request_checksum_calculation"), asText);
    take(config.responseChecksumValidation, given.find("response_checksum_validation"), asText);
    take(config.disableRequestCompression, given.find("disable_request_compression"), asBool);
    take(config.accountIdEndpointMode, given.find("account_id_endpoint_mode"), asText);
    take(config.authSchemePreference, given.find("auth_scheme_preference"), asText);
    take(config.retries.mode, given["retries"].find("mode"), asText);
    take(config.retries.totalMaxAttempts, given["retries"].find("total_max_attempts"), asInt);
    if (const Value* most = given["retries"].find("max_attempts"); most && !most->isNull()) {
        config.retries.totalMaxAttempts = asInt(*most) + 1; // botocore's counts retries
    }
    if (const Value* discovery = given.find("endpoint_discovery_enabled"); discovery && !discovery->isNull()) {
        config.endpointDiscovery =
            discovery->isBool() ? (discovery->toBool() ? "true" : "false") : discovery->toString();
    }
    config.s3 = given["s3"];
    config.clientContext = given["client_context_params"];
    return config;
}

client::ClientOptions optionsOf(const Value& settings)
{
    client::ClientOptions options;
    take(options.region, settings.find("region_name"), asText);
    take(options.endpointUrl, settings.find("endpoint_url"), asText);
    take(options.apiVersion, settings.find("api_version"), asText);
    options.useSsl = !settings["use_ssl"].isBool() || settings["use_ssl"].toBool();
    options.config = configOf(settings["config"]);
    const Value& keys = settings["credentials"];
    if (keys.isList()) {
        auth::Credentials credentials;
        credentials.accessKeyId = keys.at(0).toString();
        credentials.secretAccessKey = SecretString(keys.at(1).toString());
        credentials.sessionToken = SecretString(keys.at(2).toString());
        credentials.accountId = settings["aws_account_id"].toString();
        options.credentials = std::move(credentials);
    }
    return options;
}

} // namespace

Task<Result<http::Exchange>> ScriptedTransport::send(http::Request request, http::TransportOptions)
{
    requests.push_back(std::move(request));
    if (answers.empty()) {
        co_return Error(ErrorCode::Internal, "one request more than there are answers");
    }
    Result<http::Exchange> answer = std::move(answers.front());
    answers.pop_front();
    co_return answer;
}

Replay::Replay(const Value& settings, const std::filesystem::path& modelFolder)
    : m_timers(std::make_unique<ImpatientTimers>()), m_clock(std::make_unique<StoppedClock>()),
      m_random(std::make_unique<FixedRandom>()), m_service(settings["service"].toString()),
      m_options(optionsOf(untagged(settings)))
{
    const auto opened = openSession(settings, modelFolder);
    if (!opened.ok()) {
        m_problem = opened.error();
    }
}

Replay::~Replay() = default;

Result<void> Replay::openSession(const Value& settings, const std::filesystem::path& modelFolder)
{
    client::SessionSetup setup;
    if (modelFolder.empty()) {
        setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    } else {
        setup.loader =
            std::make_shared<const model::Loader>(std::vector<std::string>{modelFolder.string(), test::modelDataDir()});
    }
    setup.runtime = {&m_transport, m_timers.get(), m_clock.get(), m_random.get(), &m_datagrams};
    for (const auto& [name, value] : settings["env"].map()) {
        setup.environment.set(name.str(), value.toString());
    }
    config::ConfigFiles files;
    if (const Value* text = settings["files"].find("AWS_CONFIG_FILE")) {
        files.config = {"config", text->toString(), {}};
    }
    if (const Value* text = settings["files"].find("AWS_SHARED_CREDENTIALS_FILE")) {
        files.credentials = {"credentials", text->toString(), {}};
    }
    auto profiles = config::ProfileStore::parse(std::move(files));
    if (!profiles.ok()) {
        return std::move(profiles).error();
    }
    setup.profiles = std::move(profiles).value();
    setup.programVersion = "1";
    auto session = client::Session::create(std::move(setup));
    if (!session.ok()) {
        return std::move(session).error();
    }
    m_session = std::move(session).value();
    return {};
}

void Replay::answer(const Value& response)
{
    http::Response made;
    made.status = static_cast<int>(response["status"].toInt());
    for (const auto& [name, value] : response["headers"].map()) {
        made.headers.add(name.str(), value.toString());
    }
    made.body = std::make_shared<const std::string>(base64Decode(response["body_base64"].toString()).value_or(""));
    answer(std::move(made));
}

void Replay::answer(http::Response response)
{
    http::Exchange exchange;
    exchange.response = std::move(response);
    m_transport.answers.emplace_back(std::move(exchange));
}

void Replay::fail(Error error)
{
    m_transport.answers.emplace_back(std::move(error));
}

Result<std::shared_ptr<client::Client>> Replay::client()
{
    if (m_problem) {
        return *m_problem;
    }
    if (!m_client) {
        auto made = m_session->client(m_service, m_options);
        if (!made.ok()) {
            return made;
        }
        m_client = std::move(made).value();
    }
    return m_client;
}

Result<lifecycle::CallReport> Replay::call(const std::string& operation, Value params)
{
    const auto made = client();
    if (!made.ok()) {
        return made.error();
    }
    const auto found = (*made)->model().findOperation(operation);
    if (!found.ok()) {
        return found.error();
    }
    auto calling = (*made)->perform(**found, std::move(params));
    if (!calling.done()) {
        return Error(ErrorCode::Internal, "the call waits for something");
    }
    return calling.take();
}

std::string wholeBody(const http::Body& body)
{
    if (!body.isStream()) {
        return body.bytes();
    }
    std::string out;
    (void)http::readThrough(*body.stream(), [&out](std::string_view piece) { out += piece; });
    return out;
}

} // namespace botoscope::conformance
