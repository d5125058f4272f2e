#include "conformance/known_regions.h"

#include "core/endpoint/legacy_resolver.h"

namespace botoscope::conformance {

SuiteResult runKnownRegions(const std::filesystem::path& folder, const Value& endpoints)
{
    SuiteResult result;
    const endpoint::LegacyResolver resolver(endpoints);
    const Value cases = casesIn(folder / "cases.json", result);
    for (const Value& item : cases.list()) {
        const auto found = resolver.resolveOrAssume(item["service"].toString(), item["region"].toString());
        const std::string actual = found ? found->hostname : found.error().message;
        std::string expected = item["hostname"].toString();
        if (expected.starts_with("https://")) {
            expected.erase(0, 8);
        }
        result.count(item["id"].toString(),
                     actual == expected ? std::nullopt : std::optional(actual + ", expected " + expected));
    }
    return result;
}

} // namespace botoscope::conformance
