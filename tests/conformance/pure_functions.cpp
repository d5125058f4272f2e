#include "conformance/pure_functions.h"

#include "conformance/call_functions.h"
#include "conformance/replay.h"
#include "conformance/tagged_value.h"
#include "core/client/page_token.h"
#include "core/client/user_agent.h"
#include "core/config/ini.h"
#include "core/config/profiles.h"
#include "core/config/shell_split.h"
#include "core/endpoint/builtins.h"
#include "core/endpoint/rules/functions.h"
#include "core/http/url_path.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace botoscope::conformance {

namespace {

std::optional<Value> resultOf(Result<Value> result)
{
    return result.ok() ? std::optional(std::move(result).value()) : std::nullopt;
}

std::optional<Value> snakeName(const Arguments& arguments)
{
    const std::string separator = arguments.values.size() > 1   ? arguments.values[1].toString()
                                  : arguments.named.find("sep") ? arguments.named["sep"].toString()
                                                                : "_";
    return model::xformName(arguments.values[0].toString(), separator[0]);
}

std::optional<Value> hyphenName(const Arguments& arguments)
{
    const Value model =
        Value::object({{"metadata", Value::object({{"serviceId", arguments.values[0]}, {"protocol", "json"}})},
                       {"operations", Map()},
                       {"shapes", Map()}});
    const auto service = model::ServiceModel::fromValue("any", model);
    return service.ok() ? std::optional<Value>((*service)->serviceId()) : std::nullopt;
}

/// "a.b[1]" as the rules' compiler takes it apart.
std::vector<endpoint::rules::PathStep> pathSteps(std::string_view text)
{
    std::vector<endpoint::rules::PathStep> steps;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, text.find('.'));
        text.remove_prefix(std::min(piece.size() + 1, text.size()));
        const auto bracket = piece.find('[');
        endpoint::rules::PathStep step;
        step.name = std::string(piece.substr(0, bracket));
        if (bracket != std::string_view::npos) {
            std::from_chars(piece.data() + bracket + 1, piece.data() + piece.size(), step.index);
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

std::optional<Value> ruleFunction(const char* name, const Arguments& arguments)
{
    static const endpoint::rules::Partitions none{Value()};
    endpoint::rules::Call call;
    call.function = *endpoint::rules::findFunction(name);
    List values = arguments.values;
    for (const auto& [key, value] : arguments.named.map()) {
        values.push_back(value);
    }
    if (call.function == endpoint::rules::Function::GetAttr) {
        call.path = pathSteps(values.at(1).toString());
    }
    return resultOf(endpoint::rules::callFunction(call, values, none));
}

Value sectionValue(const config::Section& section)
{
    Value out = Map();
    for (const config::Setting& setting : section.settings) {
        out.set(Name(setting.key), setting.value());
    }
    return out;
}

std::optional<Value> configSections(const Arguments& arguments)
{
    const auto sections = config::parseIni(arguments.values[0].toBlob().view(), "config");
    if (!sections.ok()) {
        return std::nullopt;
    }
    Value out = Map();
    for (const config::Section& section : *sections) {
        out.set(Name(section.name), sectionValue(section));
    }
    return out;
}

/// Sections as the file they came from.
std::string configText(const Value& sections)
{
    std::string text;
    for (const auto& [name, settings] : sections.map()) {
        text += '[' + name.str() + "]\n";
        for (const auto& [key, value] : settings.map()) {
            text += key.str() + " = " + value.toString() + '\n';
            for (const auto& [innerKey, innerValue] : value.map()) {
                text += "  " + innerKey.str() + " = " + innerValue.toString() + '\n';
            }
        }
    }
    return text;
}

std::optional<Value> profileMap(const Arguments& arguments)
{
    const auto store = config::ProfileStore::parse({{"config", configText(arguments.values[0]), {}}, {}});
    if (!store.ok()) {
        return std::nullopt;
    }
    Value profiles = Map();
    for (const std::string& name : store->profileNames()) {
        profiles.set(Name(name), sectionValue(*store->profile(name)));
    }
    return Value::object({{"profiles", profiles}});
}

std::optional<Value> shellWords(const Arguments& arguments)
{
    const auto words = config::shellSplit(arguments.values[0].toString());
    if (!words) {
        return std::nullopt;
    }
    return List(words->begin(), words->end());
}

/// A region that a client refuses, or nothing.
std::optional<Value> checkedRegion(const Arguments& arguments)
{
    Replay replay(Value::object({{"service", "sts"}, {"region_name", arguments.values[0]}}));
    const auto client = replay.client();
    const bool refused = !client.ok() && client.error().code == ErrorCode::InvalidRegion;
    return refused ? std::nullopt : std::optional<Value>(Value());
}

std::optional<Value> agentComponent(const Arguments& arguments)
{
    const Value& text = arguments.values.empty() ? arguments.named["raw_str"] : arguments.values[0];
    const Value& hash = arguments.values.size() > 1 ? arguments.values[1] : arguments.named["allow_hash"];
    return client::sanitizeUserAgent(text.toString(), hash.toBool());
}

/// As a variable that takes yes or no reads what code sets it to.
std::optional<Value> truthOf(const Arguments& arguments)
{
    config::Settings settings;
    settings.set("use_fips_endpoint", arguments.values[0]);
    const auto value = settings.get("use_fips_endpoint");
    return value.ok() ? std::optional<Value>(value->isBool() && value->toBool()) : std::nullopt;
}

std::optional<Value> headerIsThere(const Arguments& arguments)
{
    http::Headers headers;
    for (const auto& [name, value] : arguments.values[1].map()) {
        headers.add(name.str(), value.toString());
    }
    return arguments.values[0].isString() && headers.contains(arguments.values[0].toString());
}

/// The hash of an upload, as it is sent to Glacier.
template <const char* header> std::optional<Value> glacierHash(const Arguments& arguments)
{
    Replay replay(Value::object(
        {{"service", "glacier"}, {"region_name", "us-east-1"}, {"credentials", List{"AKID", "secret", ""}}}));
    replay.answer(Value::object({{"status", 201}}));
    Value params = Value::object({{"vaultName", "any"}, {"body", arguments.values[0]}});
    const auto report = replay.call("UploadArchive", std::move(params));
    return report.ok() && !replay.requests().empty() ? std::optional<Value>(replay.requests()[0].headers.get(header))
                                                     : std::nullopt;
}

/// Whether a client takes that endpoint.
std::optional<Value> endpointTaken(const Arguments& arguments)
{
    Replay replay(
        Value::object({{"service", "sts"}, {"region_name", "us-east-1"}, {"endpoint_url", arguments.values[0]}}));
    return replay.client().ok();
}

/// A bucket's name that may stand in a host's as one label.
std::optional<Value> bucketLabel(const Arguments& arguments)
{
    return ruleFunction("aws.isVirtualHostableS3Bucket", {{arguments.values[0], Value(false)}, Map()});
}

template <const char* name> std::optional<Value> rule(const Arguments& arguments)
{
    return ruleFunction(name, arguments);
}

constexpr char linearHash[] = "x-amz-content-sha256", treeHash[] = "x-amz-sha256-tree-hash";
constexpr char substring[] = "substring", stringEquals[] = "stringEquals", getAttr[] = "getAttr", isSet[] = "isSet",
               isHostLabel[] = "isValidHostLabel", parseArn[] = "aws.parseArn", parseUrl[] = "parseURL",
               virtualHostable[] = "aws.isVirtualHostableS3Bucket", uriEncode[] = "uriEncode",
               booleanEquals[] = "booleanEquals", negate[] = "not";

const std::map<std::string_view, Function> functions = {
    {"xform_name", snakeName},
    {"check_dns_name", bucketLabel},
    {"hyphenize_service_id", hyphenName},
    {"ruleset.substring", rule<substring>},
    {"ruleset.string_equals", rule<stringEquals>},
    {"ruleset.get_attr", rule<getAttr>},
    {"ruleset.is_set", rule<isSet>},
    {"ruleset.is_valid_host_label", rule<isHostLabel>},
    {"ruleset.aws_parse_arn", rule<parseArn>},
    {"ruleset.aws_is_virtual_hostable_s3_bucket", rule<virtualHostable>},
    {"ruleset.parse_url", rule<parseUrl>},
    {"ruleset.uri_encode", rule<uriEncode>},
    {"ruleset.boolean_equals", rule<booleanEquals>},
    {"ruleset._not", rule<negate>},
    {"raw_config_parse", configSections},
    {"build_profile_map", profileMap},
    {"compat_shell_split", shellWords},
    {"validate_region_name", checkedRegion},
    {"sanitize_user_agent_string_component", agentComponent},
    {"TokenEncoder.encode",
     [](const Arguments& a) -> std::optional<Value> { return client::encodePageToken(a.values[0]); }},
    {"TokenDecoder.decode",
     [](const Arguments& a) { return resultOf(client::decodePageToken(a.values[0].toString())); }},
    {"ensure_boolean", truthOf},
    {"has_header", headerIsThere},
    {"is_valid_uri", endpointTaken},
    {"calculate_sha256", glacierHash<linearHash>},
    {"calculate_tree_hash", glacierHash<treeHash>},
    {"is_s3_accelerate_url",
     [](const Arguments& a) -> std::optional<Value> { return endpoint::isS3AccelerateUrl(a.values[0].toString()); }},
    {"remove_dot_segments",
     [](const Arguments& a) -> std::optional<Value> { return http::removeDotSegments(a.values[0].toString()); }},
    {"normalize_url_path",
     [](const Arguments& a) -> std::optional<Value> {
         const std::string& path = a.values[0].toString();
         return path.empty() ? "/" : http::removeDotSegments(path);
     }},
};

/// Why a call has no counterpart here, a behaviour on the list of deviations; empty if it has.
std::string_view whyForeign(std::string_view function, const Arguments& arguments)
{
    static const std::map<std::string_view, std::string_view> reasons = {
        {"CloudFrontSigner.build_policy", "@no-cloudfront-signer"},
        {"get_encoding_from_headers", "@bodies-stay-bytes"},
        {"is_global_accesspoint", "@rules-decide-access-points"},
    };
    if (const auto reason = reasons.find(function); reason != reasons.end()) {
        return reason->second;
    }
    if (function == "compat_shell_split" && arguments.values.size() > 1 && arguments.values[1] == Value("win32")) {
        return "@windows-command-line";
    }
    const auto isText = [](const Map::Entry& entry) { return entry.value.isString(); };
    if (function == "lowercase_dict" && !std::ranges::all_of(arguments.values[0].map(), isText)) {
        return "@headers-are-text";
    }
    const Value* blocks = arguments.named.find("parse_subsections");
    return function == "raw_config_parse" && blocks && !blocks->toBool() ? "@always-with-blocks" : "";
}

/// The functions of this suite that other runners judge.
bool isJudgedElsewhere(std::string_view function)
{
    return function == "percent_encode" || function == "percent_encode_sequence" || function == "parse_timestamp" ||
           function == "parse_to_aware_datetime";
}

Function functionOf(std::string_view name)
{
    for (const auto* table : {&functions, &callFunctions()}) {
        if (const auto found = table->find(name); found != table->end()) {
            return found->second;
        }
    }
    return nullptr;
}

std::optional<std::string> runCase(const Value& expect, const std::string& name, const Arguments& arguments)
{
    if (const auto why = whyForeign(name, arguments); !why.empty()) {
        return std::string(why) + ": not called";
    }
    const Function function = functionOf(name);
    if (!function) {
        return "no function of ours is compared with " + name;
    }
    const auto got = function(arguments);
    const Value* wanted = expect.find("result");
    if (!got || !wanted) {
        return !got && !wanted ? std::nullopt : std::optional<std::string>(got ? "not refused" : "refused");
    }
    if (name == "is_valid_endpoint_url" && wanted->isBool()) {
        return difference(*wanted, !got->isNull());
    }
    if (name == "build_profile_map") {
        return difference((*wanted)["profiles"], (*got)["profiles"], "profiles");
    }
    return difference(*wanted, *got);
}

} // namespace

SuiteResult runPureFunctions(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value cases = casesIn(folder / "cases.json", result);
    for (const Value& item : cases.list()) {
        const std::string& name = item["fn"].toString();
        const Arguments arguments{untagged(item["args"]).list(), untagged(item["kwargs"])};
        if (!isJudgedElsewhere(name)) {
            result.count(item["id"].toString(), runCase(untagged(item["expect"]), name, arguments));
        }
    }
    return result;
}

} // namespace botoscope::conformance
