#include "conformance/jmespath.h"

#include "core/base/json.h"
#include "core/jmespath/jmespath.h"
#include "core/jmespath/semantics.h"

namespace botoscope::conformance {

namespace {

std::optional<std::string> checkCase(const Value& document, const Value& testCase)
{
    const auto result = jmespath::search(testCase["expression"].toString(), document);
    if (const Value* error = testCase.find("error")) {
        const std::string kind(result ? "a result" : result.error().get("kind"));
        return kind == error->toString() ? std::nullopt
                                         : std::optional("expected " + error->toString() + ", got " + kind);
    }
    if (!result) {
        return result.error().message;
    }
    return jmespath::equals(*result, testCase["result"])
               ? std::nullopt
               : std::optional("expected " + writeJson(testCase["result"], JsonStyle::Line) + ", got " +
                               writeJson(*result, JsonStyle::Line));
}

} // namespace

SuiteResult runJmespath(const std::filesystem::path& folder)
{
    SuiteResult out;
    for (const auto& file : filesIn(folder, ".json")) {
        const Value groups = casesIn(file, out); // botocore-results.json, no list, has no cases
        for (const Value& group : groups.list()) {
            for (const Value& testCase : group["cases"].list()) {
                out.count(testCase["id"].toString(), checkCase(group["given"], testCase));
            }
        }
    }
    return out;
}

} // namespace botoscope::conformance
