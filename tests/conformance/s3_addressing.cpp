#include "conformance/s3_addressing.h"

#include "core/base/encoding.h"
#include "core/endpoint/builtins.h"
#include "core/endpoint/rule_set_source.h"
#include "core/http/message.h"

namespace botoscope::conformance {

namespace {

using namespace endpoint;

/// What a client would make of a case's settings before its first call.
struct Settings {
    BuiltinSettings builtins;
    EndpointQuery query;
    std::string partition;
};

Result<Settings> readSettings(const Value& input, const S3Data& data)
{
    Settings out;
    BuiltinSettings& builtins = out.builtins;
    builtins.endpointPrefix = "s3";
    builtins.region = input["region"].toString();
    builtins.fips = input["use_fips_endpoint"].toBool();
    builtins.fips = normalizeFipsRegion(builtins.region) || builtins.fips;
    builtins.customUrl = input["customer_provided_endpoint"].toString();
    builtins.s3 = input["s3_config"];
    builtins.dualstack = builtins.s3["use_dualstack_endpoint"].toBool();
    EndpointQuery& query = out.query;
    query.service = data.model.get();
    query.fips = builtins.fips;
    query.dualstack = builtins.dualstack;
    query.customUrl = builtins.customUrl;
    const bool global = usesGlobalS3(builtins.region, builtins.s3);
    query.region = global ? "" : builtins.region;
    const auto legacy = LegacyEndpointSource(data.legacy).resolve(query);
    if (!legacy) {
        return legacy.error();
    }
    builtins.legacyRegion = global && legacy->regionName == "aws-global" ? "us-east-1" : legacy->regionName;
    out.partition = legacy->partition;
    return out;
}

Result<std::string> urlOf(const Value& item, const S3Data& data)
{
    const Value& input = item["input"];
    const auto settings = readSettings(input, data);
    if (!settings) {
        return settings.error();
    }
    const bool presign = item["kind"].toString() == "presign_get_object";
    const std::string operation = presign ? "GetObject" : "PutObject";
    const Value params = Value::object({{"Bucket", input["bucket"]}, {"Key", input["key"]}});
    const BuiltinSettings& builtinSettings = settings->builtins;
    Map builtins = defaultBuiltins(builtinSettings);
    adjustS3Builtins(builtins, operation, params,
                     presign && presignsGlobally(settings->partition, builtinSettings.region, builtinSettings.s3));
    EndpointQuery query = settings->query;
    query.operation = data.model->operation(operation);
    query.params = &params;
    query.builtins = &builtins;
    query.clientContext = &builtinSettings.s3.map();
    const Value* secure = input.find("is_secure");
    const auto found =
        RuleSetEndpointSource(data.ruleSet, {}, !secure || secure->isNull() || secure->toBool()).resolve(query);
    if (!found) {
        return found.error();
    }
    http::RequestDict request;
    request.urlPath = '/' + percentEncode(input["key"].toString(), "/");
    return http::buildUrl(found->url, request);
}

/// Scheme, host and path of a URL.
std::string withoutQuery(const std::string& url)
{
    return url.substr(0, url.find('?'));
}

} // namespace

SuiteResult runS3Addressing(const std::filesystem::path& folder, const S3Data& data)
{
    SuiteResult result;
    const Value cases = casesIn(folder / "cases.json", result);
    for (const Value& item : cases.list()) {
        const auto url = urlOf(item, data);
        const std::string got = url ? *url : url.error().message;
        const Value* wanted = item["expect"].find("url");
        const bool passed = wanted ? url && got == withoutQuery(wanted->toString()) : !url;
        result.count(item["id"].toString(),
                     passed ? std::nullopt
                            : std::optional("expected " + (wanted ? wanted->toString() : "an error") + ", got " + got));
    }
    return result;
}

} // namespace botoscope::conformance
