#include "conformance/suites.h"

#include "conformance/cbor.h"
#include "conformance/checksums.h"
#include "conformance/client_traces.h"
#include "conformance/config_profile.h"
#include "conformance/credentials.h"
#include "conformance/csm.h"
#include "conformance/endpoint_rules.h"
#include "conformance/event_stream.h"
#include "conformance/jmespath.h"
#include "conformance/json_parser.h"
#include "conformance/known_regions.h"
#include "conformance/paginators.h"
#include "conformance/param_validation.h"
#include "conformance/protocol_input.h"
#include "conformance/protocol_output.h"
#include "conformance/pure_functions.h"
#include "conformance/recursion_detection.h"
#include "conformance/response_parsing.h"
#include "conformance/retry.h"
#include "conformance/s3_addressing.h"
#include "conformance/service_customizations.h"
#include "conformance/sigv4.h"
#include "conformance/sigv4a.h"
#include "conformance/timestamps.h"
#include "conformance/user_agent.h"
#include "conformance/waiters.h"
#include "conformance/wire_values.h"
#include "support/model_data.h"

#include <algorithm>

namespace botoscope::conformance {

namespace {

using Folder = std::filesystem::path;

/// The result of a suite whose model data can't be read: one failed case that says so.
SuiteResult withoutData(const Error& error)
{
    SuiteResult out;
    out.fail("model data", error.message);
    return out;
}

SuiteResult bothOf(SuiteResult first, const SuiteResult& second)
{
    first.add(second);
    return first;
}

SuiteResult endpointRules(const Folder& folder)
{
    const auto modelOf = [](const std::string& service) {
        auto model = test::sharedLoader().loadServiceModel(service);
        return model ? *model : nullptr;
    };
    return bothOf(runEndpointRules(folder), runEndpointRulesOperations(folder, modelOf));
}

SuiteResult endpointRulesCore(const Folder& folder)
{
    const Folder beside = folder.parent_path() / "endpoint-rules" / "partitions.json";
    const Folder bundled = Folder(test::modelDataDir()) / "partitions.json";
    return runEndpointRulesCore(folder, std::filesystem::exists(beside) ? beside : bundled);
}

SuiteResult knownRegions(const Folder& folder)
{
    const auto endpoints = test::sharedLoader().loadData("endpoints");
    return endpoints ? runKnownRegions(folder, *endpoints) : withoutData(endpoints.error());
}

SuiteResult s3Addressing(const Folder& folder)
{
    const auto& loader = test::sharedLoader();
    const auto model = loader.loadServiceModel("s3");
    const auto rules = loader.loadServiceData("s3", "endpoint-rule-set-1");
    const auto partitions = loader.loadData("partitions");
    const auto endpoints = loader.loadData("endpoints");
    if (!model || !rules || !partitions || !endpoints) {
        return withoutData(Error(ErrorCode::Io, "the models of s3 can't be read"));
    }
    const auto table = std::make_shared<const endpoint::rules::Partitions>(*partitions);
    const auto ruleSet = endpoint::rules::RuleSet::fromValue(*rules, table);
    return ruleSet ? runS3Addressing(folder, {*model, *ruleSet, std::make_shared<endpoint::LegacyResolver>(*endpoints)})
                   : withoutData(ruleSet.error());
}

SuiteResult pureFunctions(const Folder& folder)
{
    return bothOf(runPureFunctions(folder), bothOf(runWireFunctions(folder), runParseTimestamp(folder)));
}

SuiteResult retry(const Folder& folder)
{
    return bothOf(bothOf(runRetryStandard(folder, false), runRetryStandard(folder, true)), runRetryAdaptive(folder));
}

} // namespace

const std::vector<Suite>& suites()
{
    static const std::vector<Suite> all = {
        {"cbor", runCbor},
        {"checksums", [](const Folder& f) { return bothOf(runChecksumVectors(f), runChecksumClient(f)); }},
        {"client-traces", runClientTraces},
        {"config-profile", runConfigProfile},
        {"credentials", runCredentials},
        {"csm", runCsm},
        {"endpoint-rules", endpointRules},
        {"endpoint-rules-core", endpointRulesCore},
        {"event-stream", [](const Folder& f) { return bothOf(runEventStreamFrames(f), runEventStreamModeled(f)); }},
        {"jmespath", runJmespath},
        {"json-parser", runJsonParser},
        {"known-regions", knownRegions},
        {"paginators", runPaginators},
        {"param-validation", runParamValidation},
        {"protocol-input", runProtocolInput},
        {"protocol-legacy",
         [](const Folder& f) { return bothOf(runProtocolLegacyInput(f), runProtocolLegacyOutput(f)); }},
        {"protocol-output", runProtocolOutput},
        {"pure-functions", pureFunctions},
        {"recursion-detection", runRecursionDetection},
        {"response-parsing", runResponseParsing},
        {"retry", retry},
        {"s3-addressing", s3Addressing},
        {"service-customizations", runServiceCustomizations},
        {"sigv4", [](const Folder& f) { return bothOf(runSigv4(f, false), runSigv4(f, true)); }},
        {"sigv4-legacy", runSigv4Legacy},
        {"sigv4a", runSigv4a},
        {"timestamps", [](const Folder& f) { return bothOf(runTimestampFormat(f), runTimestampParsing(f)); }},
        {"user-agent", runUserAgent},
        {"waiters", runWaiters},
    };
    return all;
}

const Suite* findSuite(std::string_view name)
{
    const auto found = std::ranges::find(suites(), name, &Suite::name);
    return found == suites().end() ? nullptr : &*found;
}

} // namespace botoscope::conformance
