#include "conformance/credentials.h"

#include "conformance/credential_stage.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/credentials/chain.h"
#include "core/credentials/login_provider.h"
#include "core/credentials/sso_token_provider.h"
#include "support/model_data.h"

#include <algorithm>

namespace botoscope::conformance {

namespace {

using credentials::ServiceAnswer;
using credentials::ServiceCall;
using Difference = std::optional<std::string>;

const Timestamp beforeEveryExpiry = Timestamp::fromSeconds(1234526400); // 2009-02-13T12:00Z

Result<http::Exchange> exchangeOf(const Value& script)
{
    if (!script["error"].isNull()) {
        return Error(ErrorCode::EndpointConnection, "scripted: nobody there");
    }
    http::Exchange exchange;
    exchange.response.status = static_cast<int>(script["status"].toInt());
    for (const auto& [name, values] : script["headers"].map()) {
        for (const Value& value : values.list()) {
            // The sizes are of the texts as they were recorded, not as they stand here.
            if (toLower(name.view()) != "content-length") {
                exchange.response.headers.add(name.str(), value.toString());
            }
        }
    }
    const Value* encoded = script.find("body_base64");
    exchange.response.body = std::make_shared<const std::string>(
        encoded ? base64Decode(encoded->toString()).value_or("") : script["body"].toString());
    return exchange;
}

/// "GET host/path" of a request; the order of parameters does not count, nor a slash that ends the path.
std::string target(const std::string& method, const std::string& url, bool withHost)
{
    const auto parts = http::splitUrl(url);
    std::vector<std::string> query;
    std::string rest = parts ? parts->query : "";
    for (std::size_t at = 0; at <= rest.size() && !rest.empty();) {
        const std::size_t end = std::min(rest.find('&', at), rest.size());
        query.push_back(rest.substr(at, end - at));
        at = end + 1;
    }
    std::sort(query.begin(), query.end());
    std::string text = method + ' ' + (parts && withHost ? parts->scheme + "://" + parts->authority() : "");
    text += parts && parts->path != "/" ? parts->path : "";
    for (const std::string& parameter : query) {
        text += '&' + parameter;
    }
    return text;
}

Difference compareRequests(const Value& item, const std::vector<http::Request>& requests)
{
    const List& script = item["http"].list();
    if (script.size() != requests.size()) {
        return std::to_string(requests.size()) + " requests instead of " + std::to_string(script.size());
    }
    // botocore does not read AWS_REGION, so that STS is another region's.
    const bool otherRegion = item["env"].find("AWS_REGION") && !item["env"].find("AWS_DEFAULT_REGION");
    for (std::size_t i = 0; i < script.size(); ++i) {
        const Value& wanted = script[i]["request"];
        const bool sts = wanted["uri"].toString().find("://sts.") != std::string::npos;
        const bool withHost = !(sts && otherRegion);
        const std::string expected = target(wanted["method"].toString(), wanted["uri"].toString(), withHost);
        const std::string actual = target(requests[i].method, requests[i].url, withHost);
        if (expected != actual) {
            return actual + " instead of " + expected;
        }
    }
    return std::nullopt;
}

std::shared_ptr<client::Session> openSession(CredentialStage& stage)
{
    client::SessionSetup setup;
    setup.loader = std::shared_ptr<const model::Loader>(&test::sharedLoader(), [](const model::Loader*) {});
    setup.runtime = {&stage.transport, stage.timers.get(), stage.clock.get(), stage.random.get()};
    setup.environment = stage.environment;
    setup.profiles = stage.profiles;
    setup.programVersion = "1";
    setup.local = stage.local();
    auto session = client::Session::create(std::move(setup));
    return session.ok() ? *session : nullptr;
}

/// What a session comes to, in the form of "expect"; or why it fails.
Result<Value> resolve(const Value& item, client::Session& session, const Clock& clock)
{
    const std::string& provider = item["provider"].toString();
    credentials::FetchLog log(false, clock);
    if (provider == "token-chain") {
        auto asking = session.token(log);
        auto token = asking.take();
        if (!token.ok() || !*token) {
            return token.ok() ? Error(ErrorCode::NoAuthToken, "nobody had a token") : token.error();
        }
        const auto expires = (*token)->expires;
        return Value::object({{"token", (*token)->token.reveal()},
                              {"expiration", expires ? credentials::ssoTime(*expires) : std::string()}});
    }
    if (provider == "profile") {
        for (const char* other : {"env", "ec2-credentials-file", "boto-config", "container-role", "iam-role"}) {
            session.credentialResolver().remove(other);
        }
    }
    auto asking = session.credentials(log);
    if (!asking.done()) {
        return Error(ErrorCode::Internal, "still waiting");
    }
    auto found = asking.take();
    if (!found.ok() || !*found) {
        return found.ok() ? Error(ErrorCode::NoCredentials, "nobody had credentials") : found.error();
    }
    Value actual = Value::object({{"access_key_id", (*found)->accessKeyId},
                                  {"secret_access_key", (*found)->secretAccessKey.reveal()},
                                  {"session_token", (*found)->sessionToken.reveal()},
                                  {"account_id", (*found)->accountId}});
    const auto last = credentials::broughtUpToDate(session.credentialResolver().attempts().back());
    if (last.expires) {
        actual.set("expiry", last.expires->seconds());
    }
    return actual;
}

Difference runChainCase(const Value& item)
{
    CredentialStage stage(beforeEveryExpiry);
    auto furnished = stage.furnish(item["env"], item["files"]);
    const auto session = furnished.ok() ? openSession(stage) : nullptr;
    for (const Value& one : item["http"].list()) {
        stage.transport.answers.push_back(exchangeOf(one["response"]));
    }
    const Value* expected = item["expect"].find("Ok");
    auto actual = session ? resolve(item, *session, *stage.clock)
                          : Result<Value>(Error(ErrorCode::ProfileNotFound, "no session"));
    if (!expected) {
        return actual.ok() ? Difference("there are credentials") : std::nullopt;
    }
    if (!actual.ok()) {
        return actual.error().message;
    }
    Value wanted = Map();
    Value compared = Map();
    for (const auto& [name, value] : expected->map()) {
        if (!value.isNull()) {
            wanted.set(name, value);
            compared.set(name, (*actual)[name.view()]);
        }
    }
    const Difference different = difference(wanted, compared);
    return different ? different : compareRequests(item, stage.transport.requests);
}

/// Profiles and sso-sessions as a configuration file.
std::string fileOf(const Value& input)
{
    std::string text;
    for (const auto& [kind, section] : {std::pair("profiles", "profile"), std::pair("sso_sessions", "sso-session")}) {
        for (const auto& [name, options] : input[kind].map()) {
            text += std::string("[") + section + ' ' + name.str() + "]\n";
            for (const auto& [key, value] : options.map()) {
                text += key.str() + " = " + value.toString() + '\n';
            }
        }
    }
    return text;
}

Value credentialsAnswer(const std::string& number)
{
    return Value::object({{"AccessKeyId", "K" + number},
                          {"SecretAccessKey", "S" + number},
                          {"SessionToken", "T" + number},
                          {"Expiration", Timestamp::fromSeconds(1234570000)}});
}

/// The script answers every call with keys, and instances with a role.
struct RoleWorld {
    RoleWorld() : stage(beforeEveryExpiry)
    {
        services = std::make_shared<ScriptedServices>([this](const ServiceCall&) {
            ServiceAnswer answer;
            answer.parsed = Value::object({{"Credentials", credentialsAnswer(std::to_string(services->calls.size()))}});
            answer.parsed.set("roleCredentials", Value::object({{"accessKeyId", "SSO"},
                                                                {"secretAccessKey", "S"},
                                                                {"sessionToken", "T"},
                                                                {"expiration", std::int64_t{1234570000000}}}));
            return Result<ServiceAnswer>(answer);
        });
    }
    CredentialStage stage;
    std::shared_ptr<ScriptedServices> services;
};

void answerAsInstance(ScriptedTransport& transport)
{
    const auto text = [&transport](std::string body) {
        transport.answers.push_back(exchangeOf(Value::object({{"status", 200}, {"body", std::move(body)}})));
    };
    text("token");
    text("role");
    text(R"({"AccessKeyId": "IMDS", "SecretAccessKey": "s", "Token": "t", "Expiration": "2009-02-13T23:31:30Z"})");
}

Difference compareRole(const Value& step, const ServiceCall& call, const std::string& operation)
{
    const std::pair<const char*, const char*> members[] = {{"role_arn", "RoleArn"},
                                                           {"external_id", "ExternalId"},
                                                           {"session_name", "RoleSessionName"},
                                                           {"role_session_name", "RoleSessionName"}};
    if (call.operation != operation) {
        return call.operation + " instead of " + operation;
    }
    for (const auto& [name, member] : members) {
        if (const Value* wanted = step.find(name); wanted && *wanted != call.params[member]) {
            return std::string(name) + " is " + call.params[member].toString();
        }
    }
    return std::nullopt;
}

/// The first step of a way: where its keys come from.
Difference compareBase(const Value& step, const RoleWorld& world, const auth::Credentials& signer, std::size_t& call)
{
    if (const Value* keys = step.find("AccessKey")) {
        const bool same = signer.accessKeyId == (*keys)["access_key_id"].toString() &&
                          signer.secretAccessKey.reveal() == (*keys)["secret_access_key"].toString();
        return same ? std::nullopt : Difference("the keys are " + signer.accessKeyId);
    }
    if (step.find("NamedSource")) {
        return signer.accessKeyId == "IMDS" ? std::nullopt : Difference("not the instance's keys");
    }
    if (const Value* web = step.find("WebIdentityToken")) {
        return call < world.services->calls.size()
                   ? compareRole(*web, world.services->calls[call++], "AssumeRoleWithWebIdentity")
                   : Difference("no call");
    }
    if (const Value* sso = step.find("Sso")) {
        const bool same = call < world.services->calls.size() &&
                          world.services->calls[call].operation == "GetRoleCredentials" &&
                          world.services->calls[call].region == (*sso)["sso_region"].toString() &&
                          world.services->calls[call].params["accountId"] == (*sso)["sso_account_id"];
        ++call;
        return same ? std::nullopt : Difference("not SSO's keys");
    }
    return "a step this runner does not know";
}

Difference compareWay(const List& steps, const RoleWorld& world, const auth::Credentials& last)
{
    std::size_t call = 0;
    const auto& calls = world.services->calls;
    const std::size_t firstRole = steps.empty() || !steps.front().find("WebIdentityToken") ? 0 : 1;
    const bool signs = calls.size() > firstRole && calls[firstRole].credentials.has_value();
    const Difference base = compareBase(steps.front(), world, signs ? *calls[firstRole].credentials : last, call);
    if (base) {
        return base;
    }
    for (std::size_t i = 1; i < steps.size(); ++i) {
        const Difference different = call < calls.size()
                                         ? compareRole(steps[i]["AssumeRole"], calls[call], "AssumeRole")
                                         : Difference("no call");
        if (different) {
            return different;
        }
        ++call;
    }
    return call == calls.size() ? std::nullopt : Difference("more calls than steps");
}

Difference runRoleCase(const Value& item)
{
    RoleWorld world;
    const Value& input = item["input"];
    auto furnished = world.stage.furnish(Value::object({{"AWS_PROFILE", input["selected_profile"]}}),
                                         Value::object({{"/home/me/.aws/config", fileOf(input)}}));
    world.stage.files.files["/var/token.jwt"] = "token";
    for (const auto& [name, options] : input["profiles"].map()) {
        for (const char* key : {"sso_start_url", "sso_session"}) {
            const std::string cacheKey = credentials::SsoTokenCache::key(options[key].toString());
            world.stage.files.files["/home/me/.aws/sso/cache/" + cacheKey + ".json"] =
                R"({"accessToken": "t", "expiresAt": "2080-01-01T00:00:00Z"})";
        }
    }
    const bool fails = item["output"].find("Error");
    if (!fails) {
        answerAsInstance(world.stage.transport);
    }
    if (!furnished.ok()) {
        return fails ? std::nullopt : Difference(furnished.error().message);
    }
    auto chain = credentials::makeChain(world.stage.surroundings(world.services));
    credentials::FetchLog log(false, *world.stage.clock);
    auto loading = chain.load(log);
    auto found = loading.take();
    if (!found.ok() || !*found) {
        return fails ? std::nullopt : Difference(found.ok() ? "nobody had credentials" : found.error().message);
    }
    auto freezing = (*found)->freeze(log);
    auto frozen = freezing.take();
    if (fails || !frozen.ok()) {
        return fails ? (frozen.ok() ? Difference("there are credentials") : std::nullopt)
                     : Difference(frozen.error().message);
    }
    return compareWay(item["output"]["ProfileChain"].list(), world, *frozen);
}

/// The first URL that the chain asks when nothing else has credentials.
Difference runEndpointCase(const Value& item)
{
    CredentialStage stage(beforeEveryExpiry);
    auto furnished = stage.furnish(item["env"], item["fs"]);
    if (!furnished.ok()) {
        return furnished.error().message;
    }
    const auto around = stage.surroundings(nullptr);
    if (const Value* url = item.find("endpoint_override"); url && url->isString()) {
        around->settings.set("ec2_metadata_service_endpoint", *url);
    }
    if (const Value* mode = item.find("mode_override"); mode && mode->isString()) {
        around->settings.set("ec2_metadata_service_endpoint_mode", *mode);
    }
    auto chain = credentials::makeChain(around);
    credentials::FetchLog log(false, *stage.clock);
    auto loading = chain.load(log);
    auto found = loading.take();
    const Value* expected = item["result"].find("Ok");
    const std::string asked = stage.transport.requests.empty() ? "nobody" : stage.transport.requests.front().url;
    if (!expected) {
        const bool failed = !found.ok() || stage.transport.requests.empty();
        return failed ? std::nullopt : Difference("asked " + asked);
    }
    return asked == expected->toString() ? std::nullopt : Difference("asked " + asked);
}

Difference judgeOutcome(const Value& outcome, const Result<auth::Credentials>& keys,
                        const std::shared_ptr<credentials::ProvidedCredentials>& found, const CredentialStage& stage)
{
    const std::string& kind = outcome["result"].toString();
    if (kind == "error") {
        return keys.ok() ? Difference("there are credentials") : std::nullopt;
    }
    if (kind == "cacheContents") {
        for (const auto& [name, wanted] : outcome.map()) {
            if (name.view() != "result") {
                const auto file = stage.files.files.find("/cache/" + name.str());
                const auto actual = file == stage.files.files.end() ? Result<Value>(Value()) : parseJson(file->second);
                return difference(wanted, actual.ok() ? *actual : Value());
            }
        }
        return std::nullopt;
    }
    if (!keys.ok()) {
        return keys.error().message;
    }
    Value actual = Value::object({{"result", "credentials"},
                                  {"accessKeyId", keys->accessKeyId},
                                  {"secretAccessKey", keys->secretAccessKey.reveal()},
                                  {"sessionToken", keys->sessionToken.reveal()},
                                  {"accountId", keys->accountId}});
    const auto expires = found->expiry();
    actual.set("expiresAt", expires ? credentials::ssoTime(*expires) : "");
    return difference(outcome, actual);
}

Result<ServiceAnswer> answerLogin(const Value& item, std::size_t number, const ServiceCall& call)
{
    const Value& script = item["mockApiCalls"].at(number);
    if (call.params != script["request"]) {
        return Error(ErrorCode::Internal, "the call is not the scripted one");
    }
    ServiceAnswer answer;
    answer.parsed = script["response"];
    if (!script["responseCode"].isNull() && script["responseCode"].toInt() != 200) {
        answer.refusal = Error(ErrorCode::ClientError, "refused").with("code", "AccessDeniedException");
    }
    return answer;
}

Difference runLoginCase(const Value& item)
{
    CredentialStage stage(Timestamp::fromSeconds(1763510400)); // 2025-11-19T00:00Z
    Value files = Value::object({{"/home/me/.aws/config", item["configContents"]}});
    for (const auto& [name, token] : item["cacheContents"].map()) {
        files.set("/cache/" + name.str(), writeJson(token));
    }
    auto furnished =
        stage.furnish(Value::object({{"AWS_PROFILE", "signin"}, {"AWS_LOGIN_CACHE_DIRECTORY", "/cache"}}), files);
    if (!furnished.ok()) {
        return furnished.error().message;
    }
    std::size_t calls = 0;
    const auto services = std::make_shared<ScriptedServices>(
        [&item, &calls](const ServiceCall& call) { return answerLogin(item, calls++, call); });
    credentials::LoginProvider provider(stage.surroundings(services), "signin");
    credentials::FetchLog log(false, *stage.clock);
    credentials::Attempt attempt;
    credentials::Asking asking{log, attempt};
    auto loading = provider.load(asking);
    auto answer = loading.take();
    const auto found = answer.ok() ? answer->credentials : nullptr;
    Result<auth::Credentials> keys = answer.ok() ? Error(ErrorCode::NoCredentials, "none") : answer.error();
    if (found) {
        auto freezing = found->freeze(log);
        keys = freezing.take();
    }
    for (const Value& outcome : item["outcomes"].list()) {
        if (auto different = judgeOutcome(outcome, keys, found, stage)) {
            return different;
        }
    }
    return std::nullopt;
}

} // namespace

SuiteResult runCredentialChain(const std::filesystem::path& folder)
{
    SuiteResult result;
    for (const std::filesystem::path& file : filesIn(folder / "chain", ".json")) {
        const auto item = readJson(file);
        if (item.ok()) {
            result.count((*item)["id"].toString(), runChainCase(*item));
        } else {
            result.fail(file.filename().string(), item.error().message);
        }
    }
    return result;
}

SuiteResult runAssumeRoleChain(const std::filesystem::path& folder)
{
    return runEach(folder / "assume-role-chain.json", runRoleCase);
}

SuiteResult runMetadataEndpoints(const std::filesystem::path& folder)
{
    SuiteResult result = runEach(folder / "ecs-endpoint.json", runEndpointCase);
    result.add(runEach(folder / "imds-endpoint.json", runEndpointCase));
    return result;
}

SuiteResult runLogin(const std::filesystem::path& folder)
{
    return runEach(folder / "login.json", runLoginCase);
}

SuiteResult runCredentials(const std::filesystem::path& folder)
{
    SuiteResult result = runCredentialChain(folder);
    for (const auto run : {runAssumeRoleChain, runMetadataEndpoints, runLogin}) {
        result.add(run(folder));
    }
    return result;
}

} // namespace botoscope::conformance
