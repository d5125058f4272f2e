#include "core/client/explain.h"

#include "core/client/client_defaults.h"
#include "core/config/ca_bundle.h"
#include "core/config/endpoint_url.h"
#include "core/config/unread_files.h"
#include "core/config/variables.h"
#include "core/trace/redact.h"

namespace botoscope::client {

namespace {

using credentials::FetchLog;

/// URLs may have a password in them.
Value shown(const Value& value)
{
    const bool url = value.isString() && value.toString().find("://") != std::string::npos;
    return url ? Value(trace::shownUrl(value.toString())) : value;
}

bool isChosen(const config::Source& source)
{
    return source.kind != config::Source::Kind::None && source.kind != config::Source::Kind::Default;
}

ExplainedValue explained(const std::string& name, const config::ResolvedValue& resolved)
{
    ExplainedValue value{name, shown(resolved.value), resolved.source.text()};
    if (name == "user_agent_appid" && resolved.value.toString().size() > config::longestAppId) {
        value.source += "; longer than the 50 characters that services read";
    }
    return value;
}

void addSettings(const config::Settings& settings, std::vector<ExplainedValue>& list)
{
    for (const config::Variable& variable : config::variables()) {
        const auto resolved = settings.resolve(variable.name);
        if (!resolved.ok()) {
            list.push_back({std::string(variable.name), {}, resolved.error().message});
        } else if (isChosen(resolved->source)) {
            list.push_back(explained(std::string(variable.name), *resolved));
        }
    }
    const auto bundle = config::caBundle(settings);
    if (bundle.ok() && bundle->source.detail == "REQUESTS_CA_BUNDLE") {
        list.push_back(explained("ca_bundle", *bundle));
    }
    const auto block = settings.resolveBlock("s3");
    for (const auto& [name, resolved] :
         block.ok() ? *block : std::map<std::string, config::ResolvedValue, std::less<>>()) {
        if (isChosen(resolved.source)) {
            list.push_back(explained("s3." + name, resolved));
        }
    }
}

void addPlace(const Session& session, const std::string& region, Explanation& explanation)
{
    const config::Settings& settings = session.settings();
    explanation.profile = session.profile();
    const config::Section* section = settings.profiles().profile(explanation.profile);
    const auto chosen = settings.resolve("profile");
    const bool byHand = chosen.ok() && chosen->source.kind == config::Source::Kind::Code;
    const std::string how = byHand                                    ? "chosen"
                            : chosen.ok() && isChosen(chosen->source) ? chosen->source.text()
                                                                      : "default";
    explanation.profileSource = how + (section ? ", at " + section->origin.text() : ", in no file");
    if (const std::string unread = config::unreadFiles(settings.profiles()); !unread.empty()) {
        explanation.profileSource += "; not read: " + unread;
    }
    const auto resolved = settings.resolve("region");
    explanation.region.name = "region";
    explanation.region.value = region.empty() && resolved.ok() ? resolved->value : Value(region);
    explanation.region.source = !region.empty() ? "chosen" : resolved.ok() ? resolved->source.text() : "not set";
    explanation.endpoint.name = "endpoint_url";
    const auto url = config::configuredEndpointUrl(settings, "sts");
    explanation.endpoint.source = url.ok() && *url ? (*url)->source.text() : "the service's endpoint rules";
}

/// The settings that calls go out with: those of the defaults mode as well.
Task<void> addChosenSettings(Session& session, ExplainDepth depth, Explanation& explanation)
{
    config::ModeWish wish;
    const std::string region = explanation.region.value.toString();
    wish.region = region;
    auto defaults = clientDefaults(session.settings(), wish, session.loader());
    if (defaults.ok() && defaults->mode.asksInstance && depth != ExplainDepth::Chosen) {
        FetchLog log(false, *session.runtime().clock);
        auto asking = session.instanceRegion(log);
        wish.instanceRegion = co_await asking;
        defaults = clientDefaults(session.settings(), wish, session.loader());
    }
    addSettings(defaults.ok() ? defaults->settings : session.settings(), explanation.settings);
    if (defaults.ok() && defaults->mode.connectTimeoutMicros) {
        const config::Source mode{config::Source::Kind::Mode, defaults->mode.words()};
        explanation.settings.push_back(
            {"connect_timeout", static_cast<double>(*defaults->mode.connectTimeoutMicros) / 1e6, mode.text()});
    }
}

void addKeys(const auth::Credentials& keys, Explanation& explanation)
{
    const std::string& id = keys.accessKeyId;
    explanation.method = keys.method;
    explanation.accessKeyHint = id.substr(id.size() > 4 ? id.size() - 4 : 0);
    explanation.hasSessionToken = !keys.sessionToken.empty();
    explanation.accountId = keys.accountId;
}

Task<void> addCredentials(Session& session, ExplainDepth depth, Explanation& explanation)
{
    FetchLog log(false, *session.runtime().clock);
    auto finding = session.provided(log);
    auto found = co_await finding;
    if (!found.ok() || !*found) {
        explanation.error =
            found.ok() ? Error(ErrorCode::NoCredentials, "Unable to locate credentials") : std::move(found).error();
        co_return;
    }
    const std::shared_ptr<credentials::ProvidedCredentials> provided = *found;
    if (depth != ExplainDepth::Chosen) {
        auto freezing = provided->freeze(log);
        auto frozen = co_await freezing;
        if (!frozen.ok()) {
            explanation.error = std::move(frozen).error();
        }
    }
    if (const auto keys = provided->peek()) {
        addKeys(*keys, explanation);
    }
    explanation.expires = provided->expiry();
}

Result<std::shared_ptr<Client>> identityClient(Session& session, const std::string& region)
{
    ClientOptions options;
    if (!region.empty()) {
        options.region = region;
    }
    return session.client("sts", std::move(options));
}

/// The endpoint as it is resolved, and unless it is only that, who STS says we are.
Task<void> addIdentity(Result<std::shared_ptr<Client>> made, bool ask, Explanation& explanation)
{
    const model::OperationModel* operation = made.ok() ? (*made)->model().operation("GetCallerIdentity") : nullptr;
    if (!operation) {
        explanation.identityError =
            made.ok() ? Error(ErrorCode::UnknownOperation, "sts has no GetCallerIdentity") : std::move(made).error();
        co_return;
    }
    const std::shared_ptr<Client> client = *made;
    lifecycle::CallOptions call;
    call.dryRun = ask ? lifecycle::DryRun::No : lifecycle::DryRun::Serialized;
    auto performing = client->perform(*operation, Map(), std::move(call));
    auto report = co_await performing;
    explanation.endpoint.value = trace::shownUrl(report.request.url);
    if (report.error || report.refusal) {
        explanation.identityError = report.error ? std::move(report.error) : std::move(report.refusal);
        co_return;
    }
    if (ask) {
        explanation.accountId = report.parsed["Account"].toString();
        explanation.arn = report.parsed["Arn"].toString();
        explanation.userId = report.parsed["UserId"].toString();
    }
}

Value asValue(const ExplainedValue& value)
{
    return Value::object({{"name", value.name}, {"value", value.value}, {"source", value.source}});
}

void setIfGiven(Value& target, const char* name, const std::string& text)
{
    if (!text.empty()) {
        target.set(name, text);
    }
}

} // namespace

Task<Explanation> explain(std::shared_ptr<Session> session, std::string region, ExplainDepth depth)
{
    Explanation explanation;
    addPlace(*session, region, explanation);
    // Before credentials are asked for: roles are assumed in the region of the session's first client.
    auto client = identityClient(*session, region);
    auto listing = addChosenSettings(*session, depth, explanation);
    co_await listing;
    auto looking = addCredentials(*session, depth, explanation);
    co_await looking;
    for (const credentials::Attempt& attempt : session->credentialResolver().attempts()) {
        explanation.attempts.push_back(credentials::broughtUpToDate(attempt));
    }
    if (!explanation.error && explanation.method.empty() && !explanation.attempts.empty()) {
        explanation.method = explanation.attempts.back().method;
    }
    const bool ask = depth == ExplainDepth::Identity && !explanation.error;
    auto asking = addIdentity(std::move(client), ask, explanation);
    co_await asking;
    co_return explanation;
}

Value toValue(const Explanation& explanation)
{
    Value value = Value::object({{"profile", explanation.profile}, {"profile_source", explanation.profileSource}});
    setIfGiven(value, "method", explanation.method);
    setIfGiven(value, "access_key_hint", explanation.accessKeyHint);
    value.set("session_token", explanation.hasSessionToken);
    setIfGiven(value, "account_id", explanation.accountId);
    if (explanation.expires) {
        value.set("expires", *explanation.expires);
    }
    if (explanation.error) {
        value.set("error", explanation.error->message);
    }
    List attempts;
    for (const credentials::Attempt& attempt : explanation.attempts) {
        attempts.push_back(credentials::toValue(attempt));
    }
    value.set("providers", std::move(attempts));
    value.set("region", asValue(explanation.region));
    value.set("endpoint", asValue(explanation.endpoint));
    List settings;
    for (const ExplainedValue& setting : explanation.settings) {
        settings.push_back(asValue(setting));
    }
    value.set("settings", std::move(settings));
    return value;
}

} // namespace botoscope::client
