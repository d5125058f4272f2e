#include "core/client/builtin_methods.h"

#include "core/client/client.h"
#include "core/endpoint/client_endpoints.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/sign_request.h"

#include <array>

namespace botoscope::client {

namespace {

struct Removal {
    const char* service;
    const char* method;
};
constexpr std::array removals = {
    Removal{"lex-runtime-v2", "start_conversation"},
    Removal{"qbusiness", "chat"},
    Removal{"bedrock-runtime", "invoke_model_with_bidirectional_stream"},
    Removal{"connecthealth", "start_medical_scribe_listening_session"},
    Removal{"polly", "start_speech_synthesis_stream"},
};

struct Alias {
    const char* pattern;
    const char* method;
};
constexpr std::array aliases = {
    Alias{"getattr.mturk.list_hi_ts_for_qualification_type", "list_hits_for_qualification_type"},
    Alias{"getattr.socialmessaging.delete_whatsapp_media_message", "delete_whatsapp_message_media"},
    Alias{"getattr.cloudwatch.get_o_tel_enrichment", "get_otel_enrichment"},
    Alias{"getattr.cloudwatch.start_o_tel_enrichment", "start_otel_enrichment"},
    Alias{"getattr.cloudwatch.stop_o_tel_enrichment", "stop_otel_enrichment"},
};

/// What a token says: a presigned URL without its scheme.
struct TokenRequest {
    std::string host; ///< with the port where it has one
    std::string action;
    http::Parameters parameters;
    std::string region; ///< empty: the client's
    std::string signingName;
    int expiresSeconds = 900;
};

Task<Result<Value>> makeToken(Client& client, TokenRequest wanted)
{
    const std::string scheme = "https://";
    model::OperationModel operation; // no operation of the service's: events need its name
    operation.name = Name(wanted.action);
    operation.service = &client.model();
    lifecycle::CallContext context;
    context.client = &client.state();
    context.operation = &operation;
    http::Request request;
    request.method = "GET";
    request.url = scheme + wanted.host + '/';
    request.body = http::Body(std::move(wanted.parameters));
    lifecycle::SigningWish wish;
    wish.suffix = "-query";
    wish.region = wanted.region;
    wish.name = wanted.signingName;
    wish.expiresSeconds = wanted.expiresSeconds;
    const auto& standard = client.state().endpoints->standard();
    if (wish.region.empty() && standard.ok()) {
        wish.region = standard->regionName;
    }
    auto signing = lifecycle::signRequestFor(context, request, std::move(wish));
    auto outcome = co_await signing;
    if (!outcome.ok()) {
        co_return std::move(outcome).error();
    }
    co_return Value(request.url.substr(scheme.size()));
}

Task<Result<Value>> fail(Error error)
{
    co_return error;
}

/// nullptr if all of them are given.
const char* firstMissing(const Value& params, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (params[name].isNull()) {
            return name;
        }
    }
    return nullptr;
}

Error missing(const char* name)
{
    return Error(ErrorCode::ParamValidation,
                 "Parameter validation failed:\nMissing required parameter in input: \"" + std::string(name) + '"');
}

Task<Result<Value>> rdsToken(Client& client, Value params)
{
    if (const char* name = firstMissing(params, {"DBHostname", "Port", "DBUsername"})) {
        return fail(missing(name));
    }
    const Value& port = params["Port"];
    TokenRequest wanted;
    wanted.host =
        params["DBHostname"].toString() + ':' + (port.isInt() ? std::to_string(port.toInt()) : port.toString());
    wanted.action = "connect";
    wanted.parameters = {{"Action", "connect"}, {"DBUser", params["DBUsername"].toString()}};
    wanted.region = params["Region"].toString();
    wanted.signingName = "rds-db";
    return makeToken(client, std::move(wanted));
}

Task<Result<Value>> dsqlToken(Client& client, const Value& params, const char* action)
{
    if (const char* name = firstMissing(params, {"Hostname"})) {
        return fail(missing(name));
    }
    TokenRequest wanted;
    wanted.host = params["Hostname"].toString();
    wanted.action = action;
    wanted.parameters = {{"Action", action}};
    wanted.region = params["Region"].toString();
    wanted.signingName = "dsql";
    if (const Value* seconds = params.find("ExpiresIn")) {
        wanted.expiresSeconds = static_cast<int>(seconds->toInt());
    }
    return makeToken(client, std::move(wanted));
}

void addDsqlTokens(CreatingClientClass& payload)
{
    payload.methods.added["generate_db_connect_auth_token"] = [](Client& client, Value params) {
        return dsqlToken(client, params, "DbConnect");
    };
    payload.methods.added["generate_db_connect_admin_auth_token"] = [](Client& client, Value params) {
        return dsqlToken(client, params, "DbConnectAdmin");
    };
}

} // namespace

void registerBuiltinMethods(events::Emitter& emitter)
{
    for (const Alias& alias : aliases) {
        emitter.on<lifecycle::GetAttribute>(
            alias.pattern, "method_alias",
            [method = alias.method](lifecycle::GetAttribute& payload) { payload.answer.give(method); });
    }
    for (const Removal& removal : removals) {
        emitter.on<CreatingClientClass>(
            "creating-client-class." + std::string(removal.service), "remove_" + std::string(removal.method),
            [method = removal.method](CreatingClientClass& payload) { payload.methods.removed[method] = true; });
    }
    emitter.on<CreatingClientClass>("creating-client-class.dsql", "add_dsql_generate_db_auth_token_methods",
                                    addDsqlTokens);
    emitter.on<CreatingClientClass>(
        "creating-client-class.rds", "add_generate_db_auth_token",
        [](CreatingClientClass& payload) { payload.methods.added["generate_db_auth_token"] = rdsToken; });
}

} // namespace botoscope::client
