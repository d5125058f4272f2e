#include "conformance/call_functions.h"

#include "conformance/replay.h"
#include "core/base/arn.h"
#include "core/client/client_factory.h"
#include "core/credentials/ec2_file_provider.h"
#include "core/endpoint/valid_url.h"
#include "core/protocol/common/rest_header.h"
#include "core/retry/retry_config.h"
#include "core/retry/retry_policy.h"

namespace botoscope::conformance {

namespace {

std::optional<Value> arnParts(const Arguments& arguments)
{
    const auto arn = parseArn(arguments.values[0].toString());
    return arn ? std::optional(Value::object({{"partition", arn->partition},
                                              {"service", arn->service},
                                              {"region", arn->region},
                                              {"account", arn->account},
                                              {"resource", arn->resource}}))
               : std::nullopt;
}

/// Where botocore's function gives a match it gives None or False for none.
std::optional<Value> namedEndpoint(const Arguments& arguments)
{
    return endpoint::isValidEndpointUrl(arguments.values[0].toString()) ? Value("a match") : Value();
}

std::optional<Value> retryConfig(const Arguments& arguments)
{
    const Value& client = arguments.values.size() > 3 ? arguments.values[3] : arguments.named["client_retry_config"];
    const Value* most = client.find("max_attempts");
    return retry::buildRetryConfig(arguments.values[0].toString(), arguments.values[1], arguments.values[2],
                                   most ? std::optional(static_cast<int>(most->toInt())) : std::nullopt);
}

/// The pause that the legacy rules make after that attempt.
std::optional<Value> exponentialDelay(const Arguments& arguments)
{
    const Value delay =
        Value::object({{"base", arguments.named["base"]}, {"growth_factor", arguments.named["growth_factor"]}});
    const Value busy =
        Value::object({{"applies_when", Value::object({{"response", Value::object({{"http_status_code", 503}})}})}});
    const Value rules =
        Value::object({{"max_attempts", 100}, {"delay", delay}, {"policies", Value::object({{"busy", busy}})}});
    const Value data = Value::object({{"retry", Value::object({{"__default__", rules}})}});
    retry::AttemptOutcome outcome;
    outcome.attempt = static_cast<int>(arguments.named["attempts"].toInt());
    outcome.status = 503;
    return retry::makeLegacyPolicy(data, "any", std::nullopt)->decide(outcome, 0.5).delaySeconds;
}

/// Headers as the result of a call has them.
std::optional<Value> lowerCaseNames(const Arguments& arguments)
{
    Replay replay(
        Value::object({{"service", "sts"}, {"region_name", "us-east-1"}, {"credentials", List{"AKID", "secret", ""}}}));
    http::Response response;
    response.status = 200;
    response.body = std::make_shared<const std::string>("<R><GetCallerIdentityResult/></R>");
    for (const auto& [name, value] : arguments.values[0].map()) {
        response.headers.add(name.str(), value.toString());
    }
    replay.answer(std::move(response));
    const auto report = replay.call("GetCallerIdentity", Map());
    return report.ok() ? std::optional(report->parsed["ResponseMetadata"]["HTTPHeaders"]) : std::nullopt;
}

/// The shapes of these cases are made for documentation: of their traits they have none.
std::optional<Value> isJsonValue(const Arguments& arguments)
{
    const bool text = arguments.values[0].at(1).toString() == "string";
    return protocol::isJsonValueHeader(text ? model::ShapeType::String : model::ShapeType::Structure, {});
}

std::optional<Value> keysInFile(const Arguments& arguments)
{
    Value out = Map();
    for (const auto& [key, value] : credentials::keyValuePairs(arguments.values[0].toString())) {
        out.set(Name(key), value);
    }
    return out;
}

} // namespace

const std::map<std::string_view, Function>& callFunctions()
{
    static const std::map<std::string_view, Function> functions = {
        {"ArnParser.parse_arn", arnParts},
        {"is_valid_endpoint_url", namedEndpoint},
        {"is_valid_ipv6_endpoint_url",
         [](const Arguments& a) -> std::optional<Value> {
             return endpoint::isValidIpv6EndpointUrl(a.values[0].toString());
         }},
        {"build_retry_config", retryConfig},
        {"delay_exponential", exponentialDelay},
        {"lowercase_dict", lowerCaseNames},
        {"is_json_value_header", isJsonValue},
        {"parse_key_val_file_contents", keysInFile},
        {"_get_bearer_env_var_name",
         [](const Arguments& a) -> std::optional<Value> {
             return client::bearerTokenVariable(a.values[0].toString());
         }},
    };
    return functions;
}

} // namespace botoscope::conformance
