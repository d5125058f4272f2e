#include "conformance/endpoint_rules.h"

#include "core/endpoint/rule_set_source.h"

#include <algorithm>

namespace botoscope::conformance {

namespace {

namespace fs = std::filesystem;
using endpoint::rules::Partitions;
using endpoint::rules::RuleSet;

std::optional<std::string> compareEndpoint(const Value& expected, const endpoint::rules::RuleEndpoint& actual)
{
    Map headers;
    for (const auto& [name, values] : actual.headers) {
        List list(values.begin(), values.end());
        headers.set(name, std::move(list));
    }
    const auto orEmpty = [](const Value& value) { return value.isMap() ? value : Value(Map()); };
    const Value wanted = Value::object({{"url", expected["url"]},
                                        {"properties", orEmpty(expected["properties"])},
                                        {"headers", orEmpty(expected["headers"])}});
    const Value got =
        Value::object({{"url", actual.url}, {"properties", actual.properties}, {"headers", std::move(headers)}});
    return difference(wanted, got);
}

std::optional<std::string> runCase(const RuleSet& ruleSet, const Value& item)
{
    const auto result = ruleSet.resolve(item["params"].map());
    const Value& expected = item["expect"];
    if (const Value* error = expected.find("error")) {
        if (result) {
            return "expected the error '" + error->toString() + "', got " + result->url;
        }
        return result.error().message == error->toString() ? std::nullopt
                                                           : std::optional("expected the error '" + error->toString() +
                                                                           "', got '" + result.error().message + "'");
    }
    return result ? compareEndpoint(expected["endpoint"], *result) : std::optional(result.error().message);
}

void runCases(SuiteResult& out, const std::string& prefix, const Value& ruleSetData, const Value& cases,
              const std::shared_ptr<const Partitions>& partitions)
{
    const auto ruleSet = RuleSet::fromValue(ruleSetData, partitions);
    int number = 0;
    for (const Value& item : cases.list()) {
        const Value* id = item.find("id");
        const std::string name = id ? id->toString() : prefix + '/' + std::to_string(number);
        ++number;
        out.count(name, ruleSet ? runCase(**ruleSet, item) : std::optional(ruleSet.error().message));
    }
}

std::vector<fs::path> serviceFolders(const fs::path& folder)
{
    std::vector<fs::path> services;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory()) {
            services.push_back(entry.path());
        }
    }
    std::sort(services.begin(), services.end());
    return services;
}

std::optional<std::string> runOperation(const endpoint::RuleSetEndpointSource& source,
                                        const model::ServiceModel& service, const Value& input, const Value& expected)
{
    endpoint::EndpointQuery query;
    query.service = &service;
    query.operation = service.operation(input["operationName"].toString());
    if (!query.operation) {
        return "no operation " + input["operationName"].toString();
    }
    const Value params = input["operationParams"];
    query.params = &params;
    query.builtins = &input["builtInParams"].map();
    const auto endpoint = source.resolve(query);
    if (const Value* error = expected.find("error")) {
        return endpoint ? std::optional("expected the error '" + error->toString() + "', got " + endpoint->url)
                        : std::nullopt;
    }
    if (!endpoint) {
        return endpoint.error().message;
    }
    const std::string& wanted = expected["endpoint"]["url"].toString();
    return endpoint->url == wanted ? std::nullopt : std::optional("expected " + wanted + ", got " + endpoint->url);
}

} // namespace

SuiteResult runEndpointRules(const fs::path& folder)
{
    SuiteResult result;
    const auto table = readJson(folder / "partitions.json");
    const auto partitions = std::make_shared<const Partitions>(table ? *table : Value());
    for (const fs::path& service : serviceFolders(folder)) {
        const auto rules = readJson(service / "endpoint-rule-set-1.json");
        const auto tests = readJson(service / "endpoint-tests-1.json");
        if (rules && tests) {
            runCases(result, service.filename().string(), *rules, (*tests)["testCases"], partitions);
        } else {
            result.fail(service.filename().string(), "unreadable");
        }
    }
    return result;
}

SuiteResult
runEndpointRulesOperations(const fs::path& folder,
                           const std::function<std::shared_ptr<const model::ServiceModel>(const std::string&)>& modelOf)
{
    SuiteResult result;
    const auto table = readJson(folder / "partitions.json");
    const auto partitions = std::make_shared<const Partitions>(table ? *table : Value());
    for (const fs::path& path : serviceFolders(folder)) {
        const std::string name = path.filename().string();
        const auto tests = readJson(path / "endpoint-tests-1.json");
        std::shared_ptr<const model::ServiceModel> service;
        std::optional<endpoint::RuleSetEndpointSource> source;
        int number = 0;
        for (const Value& item : (tests ? (*tests)["testCases"] : Value()).list()) {
            for (const Value& input : item["operationInputs"].list()) {
                if (!source) {
                    const auto data = readJson(path / "endpoint-rule-set-1.json");
                    source.emplace(RuleSet::fromValue(data ? *data : Value(), partitions).value());
                    service = modelOf(name);
                }
                result.count(name + '/' + std::to_string(number++),
                             service ? runOperation(*source, *service, input, item["expect"]) : "no model");
            }
        }
    }
    return result;
}

SuiteResult runEndpointRulesCore(const fs::path& folder, const fs::path& partitions)
{
    SuiteResult result;
    const auto table = readJson(partitions);
    for (const fs::path& file : filesIn(folder, ".json")) {
        const Value data = casesIn(file, result);
        if (!data.find("ruleset")) {
            continue;
        }
        const Value* own = data.find("partitions");
        const auto used = std::make_shared<const Partitions>(own ? *own : table ? *table : Value());
        runCases(result, file.stem().string(), data["ruleset"], data["testCases"], used);
    }
    return result;
}

} // namespace botoscope::conformance
