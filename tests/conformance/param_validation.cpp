#include "conformance/param_validation.h"

#include "conformance/tagged_value.h"
#include "core/model/service_model.h"
#include "core/protocol/validate.h"

namespace botoscope::conformance {

namespace {

std::optional<std::string> caseDiffers(const Value& testCase)
{
    Value description;
    description.set("metadata", Value::object({{"protocol", "json"}, {"serviceId", "vectors"}}));
    description.set("shapes", testCase["shapes"]);
    description.set("operations", Value(Map()));
    const auto service = model::ServiceModel::fromValue("vectors", description);
    if (!service) {
        return "model: " + service.error().message;
    }
    const auto checked =
        protocol::checkParams(untagged(testCase["params"]), (*service)->shape(testCase["shape"].toString()));
    const std::string report = checked ? "" : std::string(checked.error().get("report"));
    if (testCase["expect"]["valid"].toBool() != checked.ok()) {
        return "valid: got " + std::string(checked.ok() ? "true" : "false: " + report);
    }
    const std::string& wanted = testCase["expect"]["report"].toString();
    return report == wanted ? std::nullopt : std::optional("wanted '" + wanted + "', got '" + report + "'");
}

} // namespace

SuiteResult runParamValidation(const std::filesystem::path& folder)
{
    SuiteResult result;
    const auto cases = readJson(folder / "cases.json");
    if (!cases) {
        result.fail("cases.json", cases.error().message);
        return result;
    }
    for (const Value& testCase : cases->list()) {
        result.count(testCase["id"].toString(), caseDiffers(testCase));
    }
    return result;
}

} // namespace botoscope::conformance
