// Endpoint rule sets, partitions and endpoints.json: one JSON document with all of them and the parameters' values.
#include "core/base/json.h"
#include "core/endpoint/legacy_resolver.h"
#include "core/endpoint/rules/rule_set.h"
#include "tests/fuzz/fuzz.h"

namespace botoscope::fuzz {

namespace {

using namespace endpoint;

void checkRules(const Value& document)
{
    const auto partitions = std::make_shared<const rules::Partitions>(document["partitions"]);
    const std::string& region = document["params"]["Region"].toString();
    expect(partitions->match(region).isMap() || document["partitions"]["partitions"].size() == 0,
           "some partition has every region");
    const auto set = rules::RuleSet::fromValue(document, partitions);
    if (!set) {
        expect(set.error().code == ErrorCode::ModelDefect, "a defective rule set is the model's defect");
        return;
    }
    (*set)->usesBuiltIn("AWS::Region");
    const auto found = (*set)->resolve(document["params"].map());
    const auto again = (*set)->resolve(document["params"].map());
    expect(found.ok() == again.ok(), "the same values give the same answer");
    if (!found) {
        expect(found.error().code == ErrorCode::EndpointResolution, "a rule's refusal is one");
        return;
    }
    expect(found->url == again->url && found->properties == again->properties, "the same values, the same endpoint");
    expect(!found->reason.empty(), "an endpoint has a reason");
}

void checkLegacy(const Value& document)
{
    const LegacyResolver resolver(document["endpoints"]);
    const std::string& region = document["params"]["Region"].toString();
    for (const bool dualstack : {false, true}) {
        const auto found = resolver.resolveOrAssume("sample", region, dualstack, dualstack);
        expect(!found || !found->hostname.empty(), "an endpoint has a host name");
    }
    for (const std::string& partition : resolver.partitions()) {
        resolver.regions(partition);
        resolver.availableRegions("sample", partition, true);
        resolver.dnsSuffix(partition, true, false);
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    const auto document = parseJson(bytes);
    if (document) {
        checkRules(*document);
        checkLegacy(*document);
    }
}

} // namespace botoscope::fuzz
